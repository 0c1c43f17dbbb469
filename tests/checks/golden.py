#!/usr/bin/env python3
"""The example's pages line by line, as MuPDF reads them back: baseline, left edge, font, size, text. And what they mean,
as poppler reads the structure tree: tags, languages, attributes, text.

A page that changes on purpose: run with --write, look at the pages, commit the new text.

Usage: golden.py JIANBAO PROJECT_FOLDER [--write]
"""
import difflib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
GOLDEN = root / "tests/golden"
TAGGED = ("haiyan.zh", "haiyan.zh+en", "jiaxing.zh+en")


def dump(path):
    xml = subprocess.run(["mutool", "draw", "-q", "-F", "stext", path], capture_output=True, check=True).stdout
    out = []
    for number, page in enumerate(ElementTree.fromstring(xml).iter("page"), 1):
        out.append(f"page {number}")
        for line in page.iter("line"):
            for font in line.iter("font"):
                chars = list(font.iter("char"))
                name = font.get("name").split("+")[-1]
                text = "".join(c.get("c") for c in chars)
                out.append(f"  {float(chars[0].get('y')):.1f} {float(chars[0].get('x')):.1f} {name} {float(font.get('size')):.4g} {text}")
    return "\n".join(out) + "\n"


def tags(path):
    said = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True).stdout
    return re.sub(r"Object \d+ \d+", "annotation", said)


changed = 0
with tempfile.TemporaryDirectory() as name:
    subprocess.run([engine, "build", "--out", name], cwd=root, check=True, stdout=subprocess.DEVNULL)
    for path in sorted(Path(name).glob("*.pdf")):
        dumps = {path.stem + ".txt": dump(path)}
        if path.stem in TAGGED:
            dumps[path.stem + ".tags.txt"] = tags(path)
        for file, text in dumps.items():
            golden = GOLDEN / file
            if "--write" in sys.argv:
                golden.write_text(text, encoding="utf-8")
            expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
            if text != expected:
                changed += 1
                sys.stdout.writelines(list(difflib.unified_diff(expected.splitlines(True), text.splitlines(True), golden.name, path.name))[:40])
print(f"golden pages: {changed} files differ" if changed else "golden pages: as expected")
sys.exit(1 if changed else 0)
