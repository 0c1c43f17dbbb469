#!/usr/bin/env python3
"""Pictures of pixels as readers of finished PDFs see them.

A brief shows a picture of every form twice. Poppler must draw each with the colours that it has (its four
quarters are red, green, blue and yellow, or greys), the SVG and PNG of the page likewise; JPEG must be in the
PDF to the letter, and each picture once. Files that are broken are said to be, where they are named.

Usage: pictures.py JIANBAO MAKE_PICTURES PROJECT_FOLDER
"""
import base64
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import numpy

engine, maker, root = (Path(argument).resolve() for argument in sys.argv[1:])
DPI = 72
COLORS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]
GREYS = [(0, 0, 0), (85, 85, 85), (170, 170, 170), (255, 255, 255)]
# Shown on white, the yellow quarter of pictures that are half transparent there.
PALE_YELLOW, PALE_GREY = (255, 255, 127), (255, 255, 255)
# The quarters, top left, top right, bottom left, bottom right, that EXIF's orientation moves where.
TURNS = {2: "1032", 3: "3210", 4: "2301", 5: "0213", 6: "2031", 7: "3120", 8: "1302"}
problems = []


def expected(name):
    colors = list(GREYS if name.startswith("grey") else COLORS)
    if re.search(r"\da", name):
        colors[3] = PALE_GREY if name.startswith("grey") else PALE_YELLOW
    if name in ("grey1.png", "grey1i.png"):
        colors = [(0, 0, 0), (0, 0, 0), (0, 0, 0), (255, 255, 255)]
    if name.startswith("key"):
        colors[2] = (255, 255, 255)
    if name.startswith("turned"):
        colors = [colors[int(i)] for i in TURNS[int(name[6])]]
    return colors


def read_ppm(path):
    data = path.read_bytes()
    width, height = (int(number) for number in re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data).groups())
    return numpy.frombuffer(data[-width * height * 3:], numpy.uint8).reshape(height, width, 3)


def lay_out(folder, blocks, standard="pdf-1.7"):
    shutil.copytree(root / "tests/diagnostics/common", folder, dirs_exist_ok=True)
    shutil.copy(root / "fonts/fonts.yaml", folder)
    (folder / "layout.yaml").write_text("jianbao: 1\ntheme: theme.yaml\nblocks:\n" + "".join(f"  - {block}\n" for block in blocks) +
                                        f"pdf: {{standard: {standard}}}\n")


def build(folder, *arguments):
    return subprocess.run([engine, "build", *arguments], cwd=folder, capture_output=True, text=True, timeout=120)


def poppler(pdf, folder):
    subprocess.run(["pdftoppm", "-r", str(DPI), pdf, folder / "page"], check=True)
    return [read_ppm(path) for path in sorted(folder.glob("page*.ppm"))]


def check_quarters(name, page, place, source):
    """`place` is left, top, width and height in pixels."""
    left, top, width, height = place
    tolerance = 24 if name in ("cmyk.jpg", "ycck.jpg") else 6
    for i, color in enumerate(expected(name)):
        x = left + width * (1 + 2 * (i % 2)) // 4
        y = top + height * (1 + 2 * (i // 2)) // 4
        seen = page[y, x].astype(int)
        # Readers differ in how they show ink.
        ink = name in ("cmyk.jpg", "ycck.jpg")
        near = numpy.abs(seen - numpy.array(color)).max() <= (110 if ink and source == "poppler" else tolerance)
        if not near:
            problems.append(f"{source}: {name}: quarter {i} is {tuple(seen)}, not {color}")


def check_shown(folder):
    names = sorted(path.name for path in folder.glob("*.png")) + sorted(path.name for path in folder.glob("*.jpg"))
    size = 40
    blocks = []
    for name in names:
        # One a page, and all of them a second time.
        blocks += [f"image: {{file: {name}, image-height: {size}pt, image-width: {size}pt, alt: picture {name}}}", "page-break"]
    lay_out(folder, blocks + blocks[:-1])
    built = build(folder, "--format", "pdf,png,svg", "--dpi", str(DPI))
    # profile.png has none that is one.
    said = re.findall("(?:warning|error): .*", built.stderr)
    if built.returncode != 0 or said != ["warning: the colour profile of this picture is not used"] * 2:
        problems.append("does not build: " + built.stderr)
        return
    pdf = folder / "out/brief.zh.pdf"
    pages = poppler(pdf, folder / "out")
    if len(pages) != 2 * len(names):
        problems.append(f"{len(pages)} pages, not {2 * len(names)}")
    for number, page in enumerate(pages, 1):
        name = names[(number - 1) % len(names)]
        svg = (folder / f"out/brief.zh-{number}.svg").read_text(encoding="utf-8")
        drawn = png_pixels(folder / f"out/brief.zh-{number}.png")
        places = svg_place(svg, name)
        for source, pixels in (("poppler", page), ("preview", drawn)):
            check_quarters(name, pixels, places, source)
    check_embedded(pdf, folder, names)


def svg_place(svg, name):
    """The place of the picture, from the SVG; its bytes are the file's, or those of one without a turn."""
    image = re.search(r"<image[^>]*>", svg).group()
    kind, data = re.search(r'href="data:image/(\w+);base64,([^"]*)"', image).groups()
    bytes_ = base64.b64decode(data, validate=True)
    if kind != ("jpeg" if name.endswith("jpg") else "png"):
        problems.append(f"SVG: {name} is said to be {kind}")
    if f"<title>picture {name}</title>" not in svg:
        problems.append(f"SVG: {name} lost its description")
    original = (folder_of_pictures / name).read_bytes()
    if not name.startswith("turned") and bytes_ != original:
        problems.append(f"SVG: {name} is not the file")
    if name.startswith("turned"):
        a, b, c, d, e, f = (float(x) for x in re.search(r"matrix\(([^)]*)\)", image).group(1).split())
        xs, ys = [e, e + a, e + c, e + a + c], [f, f + b, f + d, f + b + d]
        return tuple(round(x) for x in (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
    return tuple(round(float(re.search(rf' {key}="([^"]*)"', image).group(1))) for key in ("x", "y", "width", "height"))


def png_pixels(path):
    """By poppler's own tools there is no way: the page's PNG has eight bits, three colours and no interlacing."""
    data = path.read_bytes()
    width, height, bits, kind, _, _, interlace = struct.unpack(">IIBBBBB", data[16:29])
    if (bits, kind, interlace) != (8, 2, 0):
        raise ValueError("not the form that pages have")
    chunks, at = b"", 8
    while at < len(data):
        length = struct.unpack(">I", data[at:at + 4])[0]
        if data[at + 4:at + 8] == b"IDAT":
            chunks += data[at + 8:at + 8 + length]
        at += 12 + length
    raw = numpy.frombuffer(zlib.decompress(chunks), numpy.uint8).reshape(height, 1 + width * 3)
    pixels = numpy.zeros((height, width * 3), numpy.int64)
    above = numpy.zeros(width * 3, numpy.int64)
    for y in range(height):
        kind, row = raw[y, 0], raw[y, 1:].astype(numpy.int64)
        if kind == 2:
            row = row + above
        elif kind in (1, 3, 4):
            for x in range(0, width * 3):
                left = row[x - 3] if x >= 3 else 0
                up, corner = above[x], above[x - 3] if x >= 3 else 0
                row[x] = (row[x] + [left, (left + up) // 2, paeth(left, up, corner)][(1, 3, 4).index(kind)]) & 255
        above = pixels[y] = row & 255
    return pixels.reshape(height, width, 3).astype(numpy.uint8)


def paeth(left, up, corner):
    guess = left + up - corner
    return min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]


def check_embedded(pdf, folder, names):
    bytes_ = pdf.read_bytes()
    for name in names:
        if name.endswith(".jpg") and bytes_.count((folder / name).read_bytes()) != 1:
            problems.append(f"{name} is not in the PDF once and to the letter")
    rows = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    objects = {row.split()[10] for row in rows if row.split()[2] == "image"}
    unique = {(folder / name).read_bytes() for name in names}
    if len(objects) != len(unique):
        problems.append(f"{len(objects)} pictures in the PDF, not {len(unique)}")
    forms = {row.split()[0]: row.split() for row in rows if row.split()[2] == "image"}
    for number, name in enumerate(names, 1):
        _, _, _, _, _, color, _, bits, encoding, *_ = forms[str(number)]
        wanted = re.match(r"(grey|rgb|palette)(\d+)(a?)(i?)\.png", name)
        if not wanted:
            continue
        kind = {"grey": "gray", "rgb": "rgb", "palette": "index"}[wanted.group(1)]
        depth = wanted.group(2) if not (kind == "index" and wanted.group(3)) else "8"
        if (color, bits) != (kind, depth):
            problems.append(f"{name} became {color} with {bits} bits, not {kind} with {depth}")
    checked = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
    drawn = subprocess.run(["mutool", "draw", "-q", "-o", "/dev/null", "-r", "20", pdf], capture_output=True, text=True)
    complaints = [line for line in drawn.stderr.splitlines() if "ICC support" not in line]
    if checked.returncode != 0 or drawn.returncode != 0 or complaints:
        problems.append(f"qpdf or mutool: {checked.stdout}{checked.stderr}{complaints}")
    if "picture rgb8.png".encode("utf-16-be").hex().upper() not in uncompressed(pdf).decode("latin-1").upper():
        problems.append("the description of a picture is not in the PDF")


def uncompressed(pdf):
    return subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True, check=True).stdout


def check_same_bytes(folder):
    first = (folder / "out/brief.zh.pdf").read_bytes()
    build(folder, "--out", "again", "-j2")
    if (folder / "again/brief.zh.pdf").read_bytes() != first:
        problems.append("the same pictures give other bytes")


def check_said(name, files, block, message, status=1, standard="pdf-1.7"):
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        lay_out(folder, [block, "text: words"], standard)
        for file, bytes_ in files.items():
            (folder / file).write_bytes(bytes_)
        result = build(folder)
        if result.returncode != status or not re.search(message, result.stderr) or "layout.yaml:4:" not in result.stderr:
            problems.append(f"{name}: {result.returncode}: {result.stderr}")


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def check_broken(pictures):
    png, jpeg = (pictures / "rgb8ai.png").read_bytes(), (pictures / "progressive.jpg").read_bytes()
    block = "image: {file: broken.png, alt: a}"
    check_said("cut PNG", {"broken.png": png[:-30]}, block, r"the picture 'broken\.png' is cut off or damaged")
    check_said("cut JPEG", {"broken.png": jpeg[:len(jpeg) * 2 // 3]}, block, r"is cut off or damaged \(.*end of JPEG")
    check_said("mangled PNG", {"broken.png": png.replace(b"\r\n", b"\n")}, block, "is cut off or damaged")
    check_said("GIF", {"broken.png": b"GIF89a\x10\x00\xff\xfe"}, block, "is no picture that can be shown")
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    bomb = png[:8] + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(90_000)))
    check_said("PNG bomb", {"broken.png": bomb}, block, "has more than 64 million pixels")


def check_archives(pictures):
    """No archive takes inks without a profile of theirs, the first takes nothing transparent."""
    for file, standard, clause in (("cmyk.jpg", "pdf/a-2b", "ISO 19005-2, 6.2.4.3"), ("rgb8a.png", "pdf/a-1b", "ISO 19005-1, 6.4")):
        data = {"a.png": (pictures / file).read_bytes()}
        check_said(f"{file} in {standard}", data, "image: {file: a.png, alt: a}", clause, standard=standard)
        check_said(f"{file} within a text", data, "text: 'x![a](a.png)y'", clause, standard=standard)


def check_sizes(pictures):
    sound = {"a.png": (pictures / "rgb8.png").read_bytes()}
    check_said("too wide", sound, "image: {file: a.png, alt: a, image-width: 1000mm}",
               r"warning: this picture is wider than its place\n.*\n.*it is set at \d+% of its size", 0)
    check_said("too tall", sound, "image: {file: a.png, alt: a, image-height: 400mm, image-width: 700mm}",
               r"warning: this picture is", 0)
    check_said("no size", sound, "image: {file: a.png, alt: a, image-width: 0pt}", "'image-width' must be from 1pt to 20000pt")


with tempfile.TemporaryDirectory() as temporary:
    folder_of_pictures = Path(temporary)
    subprocess.run([maker, temporary], check=True)
    check_shown(folder_of_pictures)
    check_same_bytes(folder_of_pictures)
    check_archives(folder_of_pictures)
    check_broken(folder_of_pictures)
    check_sizes(folder_of_pictures)
print("\n".join(problems) or "pictures: as expected")
sys.exit(1 if problems else 0)
