#!/usr/bin/env python3
"""The specimen book builds without a warning, and poppler and MuPDF give every text of its data back.

White space and hyphens apart, each piece of a text that stands between figures, references, notes and pictures
must be found in the PDFs that show it. A copy of the book with a changed text must be found wanting. The YAML of
docs/typography.md builds too.

Usage: specimen.py JIANBAO PROJECT_FOLDER
"""
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import yaml

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
BRIEFS = {"blocks": 4, "inline": 4, "settings": 2, "rows": 2, "vertical": 2, "apparatus": 4, "endnotes": 2, "facing": 1}
# Readers show quotation marks of vertical lines by the forms that they have there.
VERTICAL_FORMS = str.maketrans("『』「」", "“”‘’")
LIMIT = 300  # seconds


def load(folder, name):
    return yaml.safe_load((folder / "specimen/data" / name).read_text(encoding="utf-8"))


def texts(value, language):
    """Every text of a value in one language, however deep; a string is a text in all of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, language)
    elif isinstance(value, dict) and set(value) & {"zh", "en"}:
        if language in value:
            yield value[language]
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item, language)


def shown_texts(folder, brief, edition, language):
    """What a brief says, by the data file that says it."""
    book, settings, rows = (load(folder, f"{name}.yaml") for name in ("book", "settings", "rows"))
    if brief in ("apparatus", "endnotes", "facing"):
        return list(texts(load(folder, "apparatus.yaml"), language))
    inline = [sample["text"] for sample in book["inline"]]
    if brief == "blocks":
        hidden = {"inline", "figures", "months"} | (set() if edition == "zh" else {"vertical-text"})
        said = [book[key] for key in book if key not in hidden] + [row["month"] for row in book["months"]]
        said += [figure["name"] for key, figure in book["figures"].items()]
    elif brief == "inline":
        said = book["inline"]
    elif brief == "settings":
        said = list(settings.values())
    elif brief == "rows":
        said = [[row["wanted"], row["samples"]] for row in rows["rows"]] + [rows["mark-styles"], rows["traditional"]]
    else:
        said = [book[key] for key in ("paragraphs", "noted", "quotation", "quoted-from", "items")] + [inline, rows["vertical"]]
    return list(texts(said, language))


CUT = r"""\{[^{}]*\}|!\[[^\]]*\]\([^)]*\)|\[\]\(\#[^)]*\)|\[\^\w+\]:?|<img[^>]*>|<a\ [^>]*></a>|\n|\|"""


def pieces(text):
    """What stands between holes, notes, references and pictures, without its marks."""
    text = text.replace("{{", "\ue000").replace("}}", "\ue001")
    for piece in re.split(CUT, text, flags=re.X):
        piece = re.sub(r"^\s*(?:#+ |> |\d+\. |- |[-:]+$)", "", piece)
        piece = re.sub(r"<[^>]*>", "", re.sub(r"\[([^\]\[]*)\]\((?:https?|mailto)[^)]*\)", r"\1", piece))
        piece = re.sub(r"\\([*_\[\]<])|[*`]", lambda match: match[1] or "", piece)
        piece = squeezed(piece.replace("\ue000", "{").replace("\ue001", "}"))
        if piece:
            yield piece


def squeezed(text):
    # MuPDF gives what is set in small capitals as lower case.
    return re.sub(r"[\s\u00ad-]", "", unicodedata.normalize("NFC", text)).lower()


def read_back(path):
    """What each reader gives, page by page without the folio and the section's name."""
    commands = {"poppler": ["pdftotext", "-raw", path, "-"], "MuPDF": ["mutool", "draw", "-q", "-F", "text", path]}
    for reader, command in commands.items():
        raw = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        yield reader, squeezed(re.sub(r"(?m)^\d+ / \d+$", "", raw))


def han(text):
    # The groups of an index in traditional characters are called by their strokes.
    text = re.sub(r"\d+劃", "", text)
    return sum("\u3400" <= c <= "\u9fff" for c in text)


def build(folder, out):
    return subprocess.run([engine, "build", "specimen", "--out", out], cwd=folder, capture_output=True, text=True, timeout=LIMIT)


def missing(folder, out):
    """Pieces that a reader does not give back, and how many were looked for."""
    problems, looked_for = [], 0
    for brief in BRIEFS:
        counts = {}
        for path in sorted(out.glob(f"{brief}.*.pdf")):
            edition = path.stem.split(".")[1]
            for reader, text in read_back(path):
                counts[edition, reader] = han(text)
                for language in edition.split("+") if edition != "zh-Hant" else ():
                    plain = text.translate(VERTICAL_FORMS) if brief == "vertical" else text
                    for said in shown_texts(folder, brief, edition, language):
                        for piece in pieces(said):
                            looked_for += 1
                            if piece not in text and piece.translate(VERTICAL_FORMS) not in plain:
                                problems.append(f"{path.name}: {reader} has lost '{piece}'")
        # Conversion changes characters, not their number.
        for (edition, reader), count in counts.items():
            if edition == "zh-Hant" and count != counts["zh", reader]:
                problems.append(f"{brief}: {reader} gives {count} Han in traditional characters, {counts['zh', reader]} in simplified ones")
    return problems, looked_for


def snippets(folder):
    """The YAML of docs/typography.md in one brief: a stranger must be able to write it."""
    shutil.copytree(root / "tests/diagnostics/common", folder)
    for path in (root / "fonts/fonts.yaml", root / "specimen/images/boat.png", root / "specimen/images/boat.jpg"):
        shutil.copy(path, folder)
    theme = yaml.safe_load((folder / "theme.yaml").read_text(encoding="utf-8"))
    theme["colors"]["vermilion"] = "#B3261E"
    blocks, settings = [], 0
    for snippet in re.findall(r"```yaml\n(.*?)```", (root / "docs/typography.md").read_text(encoding="utf-8"), re.S):
        written = yaml.safe_load(snippet)
        if "text" in written:
            blocks.append(written)
            continue
        settings += 1
        for name, style in written.get("styles", {}).items():
            theme["styles"].setdefault(name, {}).update(style)
    (folder / "theme.yaml").write_text(yaml.safe_dump(theme, allow_unicode=True), encoding="utf-8")
    layout = {"jianbao": 1, "theme": "theme.yaml", "blocks": blocks}
    (folder / "layout.yaml").write_text(yaml.safe_dump(layout, allow_unicode=True), encoding="utf-8")
    built = subprocess.run([engine, "build"], cwd=folder, capture_output=True, text=True, timeout=LIMIT)
    if built.returncode or built.stderr or settings < 18 or len(blocks) < 15:
        return [f"docs/typography.md: {settings} settings, {len(blocks)} marks:\n{built.stderr}"]
    return [f"docs/typography.md names a picture that is not there: {name}"
            for name in re.findall(r"\(images/(.*?)\)", (root / "docs/typography.md").read_text(encoding="utf-8"))
            if not (root / "docs/images" / name).is_file()]


def main():
    problems = []
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        built = build(root, out)
        if built.returncode or built.stderr:
            problems.append(f"the book does not build without a word:\n{built.stderr}")
        found = sorted(out.glob("*.pdf"))
        if len(found) != sum(BRIEFS.values()):
            problems.append(f"{len(found)} files, not {sum(BRIEFS.values())}")
        lost, looked_for = missing(root, out)
        problems += lost
        if looked_for < 1200:
            problems.append(f"only {looked_for} pieces were looked for")
        problems += snippets(Path(name) / "snippets")
        copy = Path(name) / "copy"
        for part in ("specimen", "data", "fonts"):
            shutil.copytree(root / part, copy / part, ignore=shutil.ignore_patterns("out"))
        book = copy / "specimen/data/book.yaml"
        book.write_text(book.read_text(encoding="utf-8").replace("秋水共长天一色", "秋水共长天二色"), encoding="utf-8")
        if not missing(copy, out)[0]:
            problems.append("a changed text is not noticed")
    print("\n".join(problems) or f"specimen: {len(found)} files, {looked_for} pieces of text read back")
    sys.exit(1 if problems else 0)


main()
