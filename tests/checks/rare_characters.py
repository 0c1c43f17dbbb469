#!/usr/bin/env python3
"""Characters that share a glyph, choose one, or have none come back from poppler and MuPDF as they were written, and so do
lines of code.

Usage: rare_characters.py JIANBAO PROJECT_FOLDER
"""
import json
import struct
import subprocess
import sys
import unicodedata
from pathlib import Path

from font_project import Project

SMALL = '<span style="font-variant-caps: all-small-caps">Nine NINE nine</span>'
# What is written, and what each reader has to give; None: nothing is asked of MuPDF, which reads no ActualText.
CASES = {
    "small capitals": (f"Caps: {SMALL}.", "Caps: Nine NINE nine.", "Caps: Nine NINE nine."),
    "selectors of variations": ("葛\U000E0100飾、辻\uFE00。", "葛\U000E0100飾、辻\uFE00。", "葛飾、辻\uFE00。"),
    "a byte order mark joins": ("one\uFEFFtwo", "onetwo", "onetwo"),
    "composed of several": ("e\u0301 a\u0308 o\u0302\u0301 end", "é ä ố end", "é ä ố end"),
    "no-break spaces": ("10\u00A0kg of tea", "10 kg of tea", "10 kg of tea"),
    "for private use": ("Sign \uE000 here", "Sign \uE000 here", "Sign \uE000 here"),
    "a radical and its character": ("⼀ and 一 agree", "⼀ and 一 agree", "⼀ and 一 agree"),
}
problems = []


def expect(name, condition, message):
    if not condition:
        problems.append(f"{name}: {message}")


def reads(pdf):
    poppler = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    mupdf = subprocess.run(["mutool", "draw", "-q", "-F", "text", "-o", "-", pdf], capture_output=True, text=True, check=True).stdout
    return poppler, mupdf


def same(text):
    """As written but for composition and kinds of spaces."""
    return unicodedata.normalize("NFC", text.replace("\u00A0", " "))


for name, (written, poppler, mupdf) in CASES.items():
    project = Project(["Noto Serif", "Noto Serif CJK SC"], body="x", editions="[zh, en]")
    (project.folder / "layout.yaml").write_text(
        f"jianbao: 1\ntheme: theme.yaml\nblocks:\n  - text: {json.dumps(written, ensure_ascii=False)}\n", encoding="utf-8")
    result = project.build()
    expect(name, result.returncode == 0, result.stderr)
    if result.returncode:
        continue
    private = "warning: U+E000 has no meaning but in its font" in result.stderr
    expect(name, private == ("\uE000" in written), result.stderr)
    for edition in ("zh", "en"):
        pdf = project.folder / f"out/brief.{edition}.pdf"
        for reader, text, wanted in zip(("poppler", "MuPDF"), reads(pdf), (poppler, mupdf)):
            expect(f"{name}, {edition}, {reader}", same(wanted) in same(text), repr(text))
project = Project(["Noto Serif", "Noto Serif CJK SC"], body="x", editions="[zh, en]")
CODE = "if t > 90:  # 开 闸 x\n    return\t1"
(project.folder / "layout.yaml").write_text("jianbao: 1\ntheme: theme.yaml\nblocks:\n  - text: |\n      ```\n      "
                                            + CODE.replace("\n", "\n      ") + "\n      ```\n", encoding="utf-8")
expect("code", project.build().returncode == 0, "is not built")
for edition in ("zh", "en"):
    lines = [line.rstrip() for line in reads(project.folder / f"out/brief.{edition}.pdf")[1].splitlines() if line.strip()]
    expect(f"code, {edition}", lines[:2] == CODE.replace("\t", "  ").split("\n"), lines)


def coloured(data):
    """A font as it is, but that its letters are no outlines and are said to be drawn in colours."""
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for i in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        tables[tag] = data[offset:offset + length]
    tables[b"glyf"] = bytes(4)
    tables[b"loca"] = bytes(len(tables[b"loca"]))
    tables[b"COLR"] = struct.pack(">HHIIH", 0, 0, 14, 14, 0)
    out, rest, at = b"", b"", 12 + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        out += struct.pack(">4sIII", tag, total, at, len(table))
        rest += padded
        at += len(padded)
    return struct.pack(">4sHHHH", data[:4], len(tables), 0, 0, 0) + out + rest


MANIFEST = """folders: [., /usr/share/fonts/truetype/noto]
families:
  - name: Noto Serif
    faces: [{file: NotoSerif-Regular.ttf, weight: 400}]
"""
project = Project(["Noto Serif"], body="{en: 'Good \U0001F600'}", manifest=MANIFEST, editions="[en]")
project.drop(Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), "colour.ttf", coloured)
refused = project.build()
expect("a font of colours", refused.returncode == 1 and "only 'DejaVu Sans' has the character" in refused.stderr, refused.stderr)
expect("a font of colours", not list(project.folder.glob("out/*")), "a file is written")
print("\n".join(problems) or "rare characters: as expected")
sys.exit(1 if problems else 0)
