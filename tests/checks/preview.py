#!/usr/bin/env python3
"""The PNG of each example page is the PDF's page, as poppler rasterises it; the SVG holds real text.

Mean difference at most 2 of 255, no tile of 16 × 16 pixels over 25 %. The limits are worth something:
a PDF in which one glyph is moved by 1 mm is found wanting (of a line, those with more than a few thin
strokes, which cover less than a quarter of any tile).

Usage: preview.py JIANBAO PROJECT_FOLDER
"""
import ctypes
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
DPI, TILE = 200, 16
LARGEST_MEAN, LARGEST_TILE = 2.0, 0.25 * 255

cairo = ctypes.CDLL("libcairo.so.2")
cairo.cairo_image_surface_create_from_png.restype = ctypes.c_void_p
cairo.cairo_image_surface_get_data.restype = ctypes.c_void_p


def read_png(path):
    surface = ctypes.c_void_p(cairo.cairo_image_surface_create_from_png(str(path).encode()))
    width, height, stride = (getattr(cairo, "cairo_image_surface_get_" + what)(surface) for what in ("width", "height", "stride"))
    data = ctypes.string_at(cairo.cairo_image_surface_get_data(surface), height * stride)
    cairo.cairo_surface_destroy(surface)
    return numpy.frombuffer(data, numpy.uint8).reshape(height, stride // 4, 4)[:, :width, 2::-1]


def rasterise(pdf, *options):
    """The pages as poppler draws them."""
    data = subprocess.run(["pdftoppm", "-r", str(DPI), *options, pdf], capture_output=True, check=True).stdout
    at = 0
    while at < len(data):
        header = re.compile(rb"P6\s+(\d+)\s+(\d+)\s+255\s").match(data, at)
        width, height = int(header.group(1)), int(header.group(2))
        at = header.end() + width * height * 3
        yield numpy.frombuffer(data, numpy.uint8, width * height * 3, header.end()).reshape(height, width, 3)


def differences(first, second):
    """Mean over the page and the largest mean of a tile, of 255."""
    if first.shape != second.shape:
        return 255.0, 255.0
    difference = (numpy.maximum(first, second) - numpy.minimum(first, second)).sum(axis=2, dtype=numpy.uint16)
    height, width = difference.shape
    rows = numpy.add.reduceat(difference, range(0, height, TILE), axis=0, dtype=numpy.uint32)
    tiles = numpy.add.reduceat(rows, range(0, width, TILE), axis=1)
    return tiles.sum() / (height * width * 3), tiles.max() / (TILE * TILE * 3)


def qdf(pdf):
    return subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True, check=True).stdout


def with_moved_glyph(data, which):
    """A PDF in which one glyph of a line of text stands 1 mm further right, and all else where it was."""
    # Strings of at least 20 two-byte codes, in a size of the text; qpdf writes some as literals.
    size, found = 0.0, None
    for line in re.finditer(rb"/F\d+ ([\d.]+) Tf|Tm \[<([0-9a-f]{80,})>[^\n]*\] TJ", data):
        if line.group(1):
            size = float(line.group(1))
        elif found is None and 10 <= size <= 11:
            found = line.start(2), size
    if found is None:
        sys.exit("no line of text to move a glyph in")
    units = round(72 / 25.4 / found[1] * 1000)
    at = found[0] + 4 * which
    moved = data[:at] + b"> %d <%s> %d <" % (-units, data[at:at + 4], units) + data[at + 4:]
    return subprocess.run(["fix-qdf"], input=moved, capture_output=True, check=True).stdout


def compare(pdf, *options):
    """Each page's differences from the picture of the same number."""
    pictures = pdf.parent / pdf.name.removesuffix(".pdf")
    return [differences(read_png(f"{pictures}-{number}.png"), page) for number, page in enumerate(rasterise(pdf, *options), 1)]


def within_limits(mean, tile):
    return mean <= LARGEST_MEAN and tile <= LARGEST_TILE


def notices_moved_glyphs(pdf):
    """Whether the first page of a PDF is the same after qpdf, but not when a glyph of it is moved."""
    data = qdf(pdf)
    pdf.write_bytes(data)
    if not within_limits(*compare(pdf, "-l", "1")[0]):
        return False
    for which in range(8):
        pdf.write_bytes(with_moved_glyph(data, which))
        if not within_limits(*compare(pdf, "-l", "1")[0]):
            return True
    return False


CJK = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
OUTLINES = {
    # The subset keeps the CIDs of the whole font, which are not its glyphs' numbers.
    "CID-keyed CFF": (lambda own, text: subprocess.run(["hb-subset", CJK, "--face-index=2", "--text=" + text, "-o", own], check=True),
                      "嘉兴海盐县，Haiyan 544.51"),
    "name-keyed CFF": (lambda own, _: shutil.copy("/usr/share/fonts/opentype/urw-base35/C059-Roman.otf", own), "Haiyan County 544.51 fi"),
    "TrueType": (lambda own, _: shutil.copy("/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf", own), "Haiyan County 544.51 fi"),
}


def check_outlines(kind, problems):
    """A brief in one font of the kind: its glyphs are those of the preview, and its text comes back."""
    make, text = OUTLINES[kind]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(root / "tests/diagnostics/common", folder, dirs_exist_ok=True)
        make(folder / "own.otf", text)
        (folder / "fonts.yaml").write_text("families:\n  - {name: Own, faces: [{file: own.otf}]}\nfolders: .\n", encoding="utf-8")
        (folder / "theme.yaml").write_text("jianbao: 1\ncolors: {ink: '#000000'}\nstyles:\n  text: {font-family: [Own], font-size: 24pt}\n", encoding="utf-8")
        (folder / "layout.yaml").write_text("jianbao: 1\ntheme: theme.yaml\npage: {footer: ''}\nblocks:\n  - text: '{body}'\n", encoding="utf-8")
        (folder / "brief.yaml").write_text(f"title: a\nbody: '{text}'\n", encoding="utf-8")
        built = subprocess.run([engine, "build", "--format", "pdf,png", "--dpi", str(DPI)], cwd=folder, capture_output=True, text=True)
        if built.returncode:
            return problems.append(f"{kind}: {built.stderr}")
        pdf = folder / "out/brief.zh.pdf"
        said = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout.strip()
        if re.sub(r"\s", "", said) != re.sub(r"\s", "", text):
            problems.append(f"{kind}: its text is '{said}'")
        if not within_limits(*compare(pdf)[0]):
            problems.append(f"{kind}: {compare(pdf)[0]}")
        if len(set(rasterise(pdf).__next__().reshape(-1, 3).min(axis=1))) < 2:
            problems.append(f"{kind}: the page is blank")


def main():
    problems, worst, checked = [], (0, 0), 0
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(2) as workers:
        out = Path(name)
        subprocess.run([engine, "build", "--out", out, "--format", "pdf,png,svg", "--dpi", str(DPI), "-j", "2"], cwd=root, check=True,
                       stdout=subprocess.DEVNULL)
        pdfs = sorted(out.glob("*.pdf"))
        for pdf, results in zip(pdfs, workers.map(compare, pdfs)):
            for number, (mean, tile) in enumerate(results, 1):
                checked, worst = checked + 1, (max(worst[0], mean), max(worst[1], tile))
                if not within_limits(mean, tile):
                    problems.append(f"{pdf.stem}-{number}.png: mean {mean:.2f}, worst tile {tile:.1f} of 255")
        if checked < 20:
            problems.append(f"only {checked} pages were compared")
        words = re.sub(r"<[^>]+>|\s", "", (out / "haiyan.zh-1.svg").read_text(encoding="utf-8"))
        if "544.51亿元" not in words:
            problems.append("haiyan.zh-1.svg has no real text")
        if not notices_moved_glyphs(out / "haiyan.zh.pdf"):
            problems.append("a glyph moved by 1 mm would not be noticed")
    for kind in OUTLINES:
        check_outlines(kind, problems)
    print("\n".join(problems) or f"preview: {checked} pages, mean at most {worst[0]:.2f}, a tile at most {worst[1]:.0f} of 255")
    sys.exit(1 if problems else 0)


main()
