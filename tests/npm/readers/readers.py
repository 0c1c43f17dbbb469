"""pdf.js, the third reader, gives every paragraph and figure of the example back, from the content and from the structure tree.

Equality is that of tests/checks/finished_pdf.py but for line ends: pdf.js leaves out the hyphen that hyphenation made
(U+00AD), so that a line's end may stand within a word. Copies of the project with a paragraph dropped, a figure and a letter
changed must be found wanting. Artifacts are left out.

Usage: readers.py JIANBAO PROJECT_FOLDER
"""
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "checks"))
from finished_pdf import CHANGES, FIGURES, HAN, build, changed_copy, normal, passages, root  # noqa: E402

INLINE = {"Span", "Quote", "Reference", "Code", "Link", "Ruby", "RB", "RT", "Annot"}


def read(paths):
    said = subprocess.run(["node", HERE / "read.mjs", *paths], capture_output=True, text=True)
    if said.returncode != 0:
        sys.exit("pdf.js cannot read the files: " + said.stderr)
    return [json.loads(line) for line in said.stdout.splitlines()]


def pattern(passage, language):
    """A passage, its lines broken anywhere: at a space instead of it, and between any two characters that are not one."""
    return r"\n?".join(r"[ \n]" if character == " " else re.escape(character) for character in normal(passage, language))


def plain(text, language):
    """White space beside Han is none, as in normal(), but lines' ends stay."""
    text = unicodedata.normalize("NFC", text.replace("\u00a0", " "))
    text = re.sub(r" *\n[ \n]*", "\n", text)
    return re.sub(rf"(?<=[{HAN[language]}])\s+|\s+(?=[{HAN[language]}])", "", text)


def block_texts(node):
    """Text of each block of a tree in reading order; what is inline belongs to its block."""
    def of(node):
        return "".join(kid if isinstance(kid, str) else of(kid) if kid["role"] in INLINE else "" for kid in node["kids"])
    if node["role"] not in INLINE and of(node).strip():
        yield of(node)
    for kid in node["kids"]:
        if isinstance(kid, dict):
            yield from block_texts(kid)


def split_over_pages(found, pages):
    """A block that goes on over the page ends one element of a page and begins one of the next."""
    return any(re.fullmatch(found, (first.strip() + "\n" + second.strip()))
               for before, after in zip(pages, pages[1:]) for first in before for second in after if re.match(found[:1], first.strip()))


def check_content(document, brief, languages):
    for language in languages:
        said = {block: plain("\n".join(page["text"].get(block, "") for page in document["pages"]), language) for block in languages}
        for passage in passages(brief, language, len(languages) > 1):
            if not re.search(pattern(passage, language), said[language]):
                yield passage, "content"
        # Titles in two languages are one block.
        for figure in FIGURES[language] if brief == "jiaxing" else []:
            if not any(re.search(pattern(figure, language), text) for text in said.values()):
                yield figure, "content"


def check_structure(document, brief, languages):
    for language in languages:
        pages = [[plain(text, language) for text in block_texts(page["structure"])] for page in document["pages"]]
        for passage in passages(brief, language, len(languages) > 1):
            found = pattern(passage, language)
            if not any(re.search(found, text) for page in pages for text in page) and not split_over_pages(found, pages):
                yield passage, "structure"


def check(document):
    brief, edition = Path(document["path"]).stem.split(".")
    languages = edition.split("+")
    lost = [*check_content(document, brief, languages), *check_structure(document, brief, languages)]
    problems = [f"{brief}.{edition}: '{passage[:30]}…' is lost in pdf.js's {where}" for passage, where in lost]
    if document["language"] != languages[0] or not document["title"]:
        problems.append(f"{brief}.{edition}: language {document['language']}, title {document['title']}")
    return problems


def main():
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(root, folder / "out")
        documents = read(sorted((folder / "out").glob("*.pdf")))
        for document in documents:
            problems += check(document)
        if len(documents) != 9:
            problems.append(f"{len(documents)} files, not 9")
        for title, (file, place, replacement, brief, _) in CHANGES.items():
            (folder / title).mkdir()
            changed_copy(folder / title, file, place, replacement)
            build(folder / title, folder / title / "out", "--only", brief, "--edition", "en")
            changed = read(sorted((folder / title / "out").glob("*.en.pdf")))
            if not changed or not all(check(document) for document in changed):
                problems.append(f"pdf.js would not notice {title}")
    print("\n".join(problems) or f"pdf.js: {len(documents)} files read back, content and structure")
    sys.exit(1 if problems else 0)


main()
