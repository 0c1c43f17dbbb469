#!/usr/bin/env python3
"""The text of the structure tree, as poppler reads it, is what was written: every paragraph is one block of the tree,
whole and in the order of the data, in each language; with languages one after the other each part has its own alone.
Copies of the project with a letter changed and with two paragraphs in the other order must be found wanting.

Usage: structure_text.py JIANBAO PROJECT_FOLDER
"""
import functools
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from finished_pdf import IDEOGRAPHS, PARTS, build, changed_copy, filled, load, load_figures, normal, passages, root

INLINE = {"Span", "Quote", "Reference", "Code", "Link", "Ruby", "RB", "RT", "Annot"}
PAIRS = 2  # languages side by side
PARAGRAPH = r"( +- zh: .*\n +en: .*\n)"
CHANGES = {"a letter changed": ("jiashan.yaml", r"first_towns\} go first", "first_towns} goes first"),
           "two paragraphs in the other order": ("haiyan.yaml", f"{PARAGRAPH}(  - title.*\\n    text:\\n){PARAGRAPH}", r"\3\2\1")}


def lines_of_tree(path):
    """Depth, and name of an element or text of its content; a text may have lines' ends."""
    said = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True).stdout
    for match in re.finditer(r'^( *)(?:"(.*?)"(?=\n *"|\n *[A-Z/]|\n*\Z)|([A-Z]\w*)\b.*)$', said, re.M):
        yield len(match[1]) // 2, match[3], match[2]


@functools.cache
def blocks(path):
    """Text of each block in reading order, with the elements that it stands in; what is inline belongs to its block."""
    stack, found = [], []
    for depth, name, said in lines_of_tree(path):
        del stack[depth:]
        if name:
            outer = stack[-1][1] if stack else None
            block = outer if name in INLINE and outer is not None else []
            stack.append((name, block))
            if block is not outer:
                found.append(([kind for kind, _ in stack], block))
        elif stack:
            stack[-1][1].append(said)
    return [(kinds, "".join(texts)) for kinds, texts in found if "".join(texts).strip()]


def language_of(text):
    """As a line's in the check of finished files: whatever has more Han characters than Latin letters, or Chinese marks."""
    return "zh" if re.search("[，。、：；《》]", text) or len(re.findall(f"[{IDEOGRAPHS}]", text)) > len(re.findall("[A-Za-z]", text)) else "en"


def whole(text, language):
    return normal(text.replace("\u00ad", "\u00ad\n"), language).strip()


def body(brief, language):
    """Paragraphs of the sections as they are written, in their order."""
    for part in PARTS[brief]:
        data = load(part + ".yaml")
        figures = {**data["figures"], **load("economy.json")} if part == "brief" else load_figures(part + "-figures.csv")
        for section in data.get("sections", []) + data.get("moves", []):
            for text in section["text"]:
                yield filled(text[language], figures, language)


def check_edition(path):
    brief, edition = path.stem.split(".")
    languages, found = edition.split("+"), blocks(path)
    problems, checked = [], 0
    for language in languages:
        said = [whole(text, language) for _, text in found]
        for passage in map(lambda text: whole(text, language), passages(brief, language, len(languages) == PAIRS)):
            checked += 1
            if not any(passage in text for text in said):
                problems.append(f"{path.name}: '{passage[:30]}…' is in no block")
        last = -1
        for paragraph in map(lambda text: whole(text, language), body(brief, language)):
            place = said.index(paragraph) if paragraph in said else None
            if place is None or place <= last:
                problems.append(f"{path.name}: '{paragraph[:30]}…' " + ("is no block of its own" if place is None else "comes too early"))
            last = last if place is None else max(last, place)
    return problems, checked


def check_parts(path):
    """Languages one after the other: two parts, each in one language, with the same number of paragraphs of the data."""
    brief = path.stem.split(".")[0]
    parts = {}
    for kinds, text in blocks(path):
        if "Part" in kinds:
            parts.setdefault(language_of(text), []).append(text)
    problems = []
    order = [language_of(text) for kinds, text in blocks(path) if kinds[-1] == "P" and len(text) > 60]
    if order != sorted(order, reverse=True) or set(order) != {"zh", "en"}:
        problems.append(f"{path.name}: paragraphs are in {order}")
    for language in ("zh", "en"):
        said = [whole(text, language) for text in parts.get(language, [])]
        problems += [f"{path.name}: '{paragraph[:30]}…' is not in its part" for paragraph in map(lambda text: whole(text, language), body(brief, language)) if paragraph not in said]
    return problems


def by_languages(folder):
    """The project, its layouts asking for one language after the other."""
    changed_copy(folder, "brief.yaml", r"\A", "")
    for name in ("city", "county"):
        layout = folder / f"layouts/{name}.yaml"
        layout.write_text(layout.read_text(encoding="utf-8") + "pdf: {reading-order: languages}\n", encoding="utf-8")
    build(folder, folder / "out")
    return sorted((folder / "out").glob("*.zh+en.pdf"))


def main():
    problems, checked = [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(root, folder / "out")
        for path in sorted((folder / "out").glob("*.pdf")):
            found, count = check_edition(path)
            problems, checked = problems + found, checked + count
        (folder / "languages").mkdir()
        files = by_languages(folder / "languages")
        for path in files:
            problems += check_parts(path)
        if not check_parts(folder / "out/haiyan.zh+en.pdf"):
            problems.append("languages in pairs are taken for parts")
        for title, change in CHANGES.items():
            (folder / title).mkdir()
            changed_copy(folder / title, *change)
            build(folder / title, folder / title / "out", "--only", change[0].split(".")[0], "--edition", "en")
            if not any(check_edition(path)[0] for path in (folder / title / "out").glob("*.pdf")):
                problems.append(f"{title} would not be noticed")
        if checked < 140 or len(files) != 3:
            problems.append(f"only {checked} passages and {len(files)} files by language")
    print("\n".join(problems) or f"structure: {checked} passages are blocks of the tree, in their order")
    sys.exit(1 if problems else 0)


main()
