#!/usr/bin/env python3
"""Variable fonts with CFF2 outlines: outlines, advances and kerning of each weight are those of the font.

Fonttools reads the outlines of the variable font and of what is embedded; hb-shape says where glyphs stand.

Usage: cff2_fonts.py JIANBAO PROJECT_FOLDER
"""
import io
import re
import subprocess
import sys
from pathlib import Path

from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from cff2_font import FAMILY, write_font
from font_project import Project

SOURCE = Path("/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf")
SIZE = 10.5  # pt
TEXT = "AVATo Hamburgefonstiv 2024 (50.5%)"
problems = []


def expect(name, condition, message):
    if not condition:
        problems.append(f"{name}: {message}")


def qpdf(pdf, *arguments):
    return subprocess.run(["qpdf", *arguments, pdf], capture_output=True, check=True).stdout


def embedded_outlines(pdf, weight):
    """The outline of each CID of a CFF font in a file, and the widths that the file declares."""
    plain = pdf.with_suffix(".plain.pdf")
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, plain], check=True)
    objects = re.findall(r"\d+ 0 obj\n(.*?)endobj", plain.read_bytes().decode("latin-1"), re.DOTALL)
    name = rf"\+TwoWeights_{weight}wght\b"
    stream, = {found[1] for text in objects if re.search("/FontName /[A-Z]{6}" + name, text)
               for found in [re.search(r"/FontFile3 (\d+) 0 R", text)]}
    dictionary, = [text for text in objects if "/W [" in text and re.search(name, text)]
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(qpdf(plain, f"--show-object={stream}", "--filtered-stream-data")), None)
    outlines = {}
    for name in fonts[0].charset:
        cid = 0 if name == ".notdef" else int(name[3:])
        outlines[cid] = segments(fonts[0].CharStrings[name])
    widths = {}
    array = " ".join(dictionary[dictionary.index("/W [") + 4:].split())
    for first, row in re.findall(r"(\d+) \[([^\]]*)\]", array):
        widths |= {int(first) + i: int(width) for i, width in enumerate(row.split())}
    return outlines, widths


def segments(glyph):
    """What a glyph draws; the line that leads back to a contour's start may be left to its closing."""
    pen, drawn, start = RecordingPen(), [], None
    glyph.draw(pen)
    for verb, points in pen.value:
        if verb == "moveTo":
            start = points[0]
        if verb != "closePath":
            drawn.append((verb, points))
        elif drawn[-1][0] == "lineTo" and max(abs(a - b) for a, b in zip(drawn[-1][1][0], start)) <= 1:
            drawn.pop()
    return drawn


def unlike(ours, theirs):
    """Whether a point is more than a rounding of its coordinates away, or the segments are others."""
    if [verb for verb, _ in ours] != [verb for verb, _ in theirs]:
        return True
    pairs = [(a, b) for (_, mine), (_, other) in zip(ours, theirs) for a, b in zip(mine, other)]
    return any(abs(a - b) > 1 for mine, other in pairs for a, b in zip(mine, other))


def check_outlines(weight, pdf, path):
    outlines, widths = embedded_outlines(pdf, weight)
    font = TTFont(path)
    glyphs = font.getGlyphSet(location={"wght": weight})
    expect(weight, len(outlines) > 20, f"{len(outlines)} glyphs")
    for cid, outline in outlines.items():
        name = font.getGlyphName(cid)
        expect(f"{weight} {name}", not unlike(outline, segments(glyphs[name])), "is another outline")
        if cid in widths:
            exact = glyphs[name].width * 1000 / font["head"].unitsPerEm
            expect(f"{weight} {name}", abs(widths[cid] - exact) <= 1, f"is {widths[cid]} wide, not {exact}")
    return outlines


def check_places(weight, pdf, path):
    """The width of the whole line, with its kerning, in thousandths of its size."""
    shaped = subprocess.run(["hb-shape", f"--variations=wght={weight}", "--no-glyph-names", "--no-clusters", path, TEXT],
                            capture_output=True, text=True, check=True).stdout
    advances = [int(advance) for advance in re.findall(r"\+(\d+)", shaped)]
    wanted = sum(advances[:-1]) / TTFont(path)["head"].unitsPerEm
    words = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    boxes = [(float(a), float(b), word) for a, b, word in
             re.findall(r'<word xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>([^<]*)<', words)]
    line = boxes[:len(TEXT.split())]
    expect(weight, [word for _, _, word in line] == TEXT.split(), line)
    last = advances[-1] / TTFont(path)["head"].unitsPerEm
    set_width = (line[-1][1] - line[0][0]) / SIZE
    expect(weight, abs(set_width - wanted - last) < 0.01, f"the line is {set_width} wide, not {wanted + last}")


def check_weight(weight):
    project = Project([FAMILY], body=f"{{zh: '{TEXT}', en: '{TEXT}'}}", editions="[en]")
    path = project.folder / "fonts/two.otf"
    write_font(SOURCE, path)
    theme = project.folder / "theme.yaml"
    theme.write_text(theme.read_text(encoding="utf-8").replace("font-family:", f"font-size: {SIZE}pt, font-weight: {weight}, font-family:"))
    (project.folder / "layout.yaml").write_text("jianbao: 1\ntheme: theme.yaml\nblocks:\n  - text: '{body}'\n")
    result = project.build("--strict")
    expect(weight, result.returncode == 0, result.stderr)
    if result.returncode:
        return None
    pdf = project.folder / "out/brief.en.pdf"
    check_places(weight, pdf, path)
    return check_outlines(weight, pdf, path)


made = [check_weight(weight) for weight in (100, 700, 900)]
expect("weights", made[0] != made[1] and made[1] != made[2], "are alike")
print("\n".join(problems) or "cff2 fonts: as expected")
sys.exit(1 if problems else 0)
