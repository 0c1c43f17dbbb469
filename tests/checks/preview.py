#!/usr/bin/env python3
"""The PNG of each example page is the PDF's page, as poppler rasterises it; the SVG holds real text.

Mean difference at most 2 of 255, no tile of 16 × 16 pixels over 25 %; both found wanting when one glyph
run is moved by 1 mm.

Usage: preview.py JIANBAO PROJECT_FOLDER
"""
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
DPI, TILE = 60, 16


def read_ppm(data):
    header = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    return int(header.group(1)), int(header.group(2)), data[header.end():]


def read_png(data):
    """8-bit RGB without interlace, as Cairo writes it."""
    at, stream, width, height = 8, b"", 0, 0
    while at < len(data):
        (length,), kind = struct.unpack(">I", data[at:at + 4]), data[at + 4:at + 8]
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", body[:10])
            assert (depth, color) == (8, 2)
        if kind == b"IDAT":
            stream += body
        at += 12 + length
    raw, stride, before, rows = zlib.decompress(stream), width * 3, bytearray(width * 3), []
    for y in range(height):
        start = y * (stride + 1)
        kind, line = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        for i in range(stride):
            left = line[i - 3] if i >= 3 else 0
            up, corner = before[i], before[i - 3] if i >= 3 else 0
            if kind == 1:
                line[i] = (line[i] + left) & 255
            elif kind == 2:
                line[i] = (line[i] + up) & 255
            elif kind == 3:
                line[i] = (line[i] + (left + up) // 2) & 255
            elif kind == 4:
                p = left + up - corner
                a, b, c = abs(p - left), abs(p - up), abs(p - corner)
                line[i] = (line[i] + (left if a <= b and a <= c else up if b <= c else corner)) & 255
        rows.append(bytes(line))
        before = line
    return width, height, b"".join(rows)


def differences(first, second):
    """Mean over the page and the largest mean of a tile, of 255."""
    width, height, a = first
    if (width, height) != second[:2]:
        return 255.0, 255.0
    b, total, tiles = second[2], 0, {}
    if a == b:
        return 0.0, 0.0
    for y in range(height):
        row = y * width * 3
        for x0 in range(0, width, TILE):
            s, e = row + x0 * 3, row + min(x0 + TILE, width) * 3
            one, two = a[s:e], b[s:e]
            if one != two:
                difference = sum(abs(p - q) for p, q in zip(one, two))
                total += difference
                tiles[y // TILE, x0] = tiles.get((y // TILE, x0), 0) + difference
    return total / len(a), max(tiles.values(), default=0) / (TILE * TILE * 3)


def poppler(pdf, page):
    return read_ppm(subprocess.run(["pdftoppm", "-r", str(DPI), "-f", str(page), "-l", str(page), pdf],
                                   capture_output=True, check=True).stdout)


def moved(picture):
    """The page with the ink of one band of text moved right by 1 mm."""
    width, height, data = picture
    shift = max(1, round(DPI / 25.4))
    rows = [bytearray(data[y * width * 3:(y + 1) * width * 3]) for y in range(height)]
    dark = max(range(height // 4, height * 3 // 4), key=lambda y: sum(255 - v for v in rows[y]))
    for y in range(dark - 5, dark + 5):
        rows[y] = rows[y][-shift * 3:] + rows[y][:-shift * 3]
    return width, height, b"".join(bytes(row) for row in rows)


problems, worst, checked, noticed = [], (0, 0), 0, False
with tempfile.TemporaryDirectory() as name:
    out = Path(name)
    subprocess.run([engine, "build", "--out", out, "--format", "pdf,png,svg", "--dpi", str(DPI)], cwd=root, check=True,
                   stdout=subprocess.DEVNULL)
    for pdf in sorted(out.glob("*.pdf")):
        pngs = sorted(out.glob(pdf.stem + "-*.png"))
        if not pngs:
            problems.append(f"{pdf.stem}: no pictures")
        for png in pngs:
            page = int(png.stem.rsplit("-", 1)[1])
            ours, theirs = read_png(png.read_bytes()), poppler(pdf, page)
            mean, tile = differences(ours, theirs)
            worst = max(worst[0], mean), max(worst[1], tile)
            checked += 1
            if mean > 2 or tile > 0.25 * 255:
                problems.append(f"{png.name}: mean {mean:.2f}, worst tile {tile:.1f} of 255")
            if not noticed and page == 1 and "haiyan" in png.name:
                _, bad = differences(moved(ours), theirs)
                noticed = bad > 0.25 * 255
            text = re.sub(r"<[^>]+>", "", (out / (png.stem + ".svg")).read_text(encoding="utf-8"))
            if page == 1 and pdf.stem == "haiyan.zh" and "544.51亿元" not in text:
                problems.append(f"{png.stem}.svg has no real text")
if not noticed:
    problems.append("ink moved by 1 mm would not be noticed")
print("\n".join(problems) or f"preview: {checked} pages, mean at most {worst[0]:.2f}, a tile at most {worst[1]:.0f} of 255")
sys.exit(1 if problems else 0)
