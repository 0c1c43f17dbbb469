#!/usr/bin/env python3
"""What pictures of pixels become in finished PDFs: their colour profiles, depths and numbers of pixels.

Profiles and PNGs are made here, so that their colours are known: a profile whose red and green are those of
sRGB the other way round, one of grey. Poppler and the preview must show what these profiles say.

Usage: picture_colors.py JIANBAO MAKE_PICTURES MAKE_PRESS_PROFILE PROJECT_FOLDER
"""
import hashlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import numpy

from pdf_file import File

engine, maker, press_maker, root = (Path(argument).resolve() for argument in sys.argv[1:])
problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)


def tag_table(tags):
    at, table, data = 128 + 4 + 12 * len(tags), b"", b""
    for name, value in tags.items():
        value += bytes(-len(value) % 4)
        table += struct.pack(">4sII", name, at + len(data), len(value))
        data += value
    return struct.pack(">I", len(tags)) + table + data


def profile(space, tags, version=2, kind=b"mntr"):
    """ICC.1:2010, 7.2 and 7.3; D50 is the white."""
    xyz = lambda *numbers: b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(n * 65536)) for n in numbers)
    words = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + bytes(78)
    copyright_ = b"text\0\0\0\0none\0"
    if version == 4:
        words = copyright_ = b"mluc\0\0\0\0" + struct.pack(">IIHHII", 1, 12, 0x656E, 0x5553, 8, 28) + "test".encode("utf-16-be")
    body = tag_table({b"desc": words, b"cprt": copyright_, b"wtpt": xyz(0.9642, 1, 0.8249)} | {name: xyz(*v) if isinstance(v, tuple) else v for name, v in tags.items()})
    header = struct.pack(">I4sB3s4s4s4s", 128 + len(body), bytes(4), version, bytes(3), kind, space, b"XYZ ") + struct.pack(">6H", 1999, 1, 1, 0, 0, 0)
    header += b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return header + bytes(128 - len(header)) + body


CURVE = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256))
RED, GREEN, BLUE = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
CURVES = {b"rTRC": CURVE, b"gTRC": CURVE, b"bTRC": CURVE}
SWAPPED = {b"rXYZ": GREEN, b"gXYZ": RED, b"bXYZ": BLUE} | CURVES
swapped = profile(b"RGB ", SWAPPED)
dark = profile(b"GRAY", {b"kTRC": b"curv\0\0\0\0" + struct.pack(">IH", 1, round(4.4 * 256))})


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(pixels, icc=None, more=b""):
    """Rows of pixels of one, two, three or four samples of 8 or 16 bits."""
    height, width = pixels.shape[:2]
    samples = pixels.reshape(height, -1)
    bits = samples.dtype.itemsize * 8
    kind = {1: 0, 2: 4, 3: 2, 4: 6}[samples.shape[1] // width]
    rows = b"".join(b"\0" + row.astype(f">u{bits // 8}").tobytes() for row in samples)
    profile_ = chunk(b"iCCP", b"test\0\0" + zlib.compress(icc)) if icc else b""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)) + profile_ + more +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def with_profile(picture, icc):
    """A PNG of any form, with a profile in the place for it."""
    return picture[:33] + chunk(b"iCCP", b"test\0\0" + zlib.compress(icc)) + picture[33:]


def with_parts(jpeg, parts):
    """A JPEG with the parts of a profile: (number, count, bytes)."""
    blocks = b"".join(b"\xff\xe2" + struct.pack(">H", 16 + len(data)) + b"ICC_PROFILE\0" + bytes([number, count]) + data for number, count, data in parts)
    return jpeg[:2] + blocks + jpeg[2:]


def in_parts(icc, count):
    size = -(-len(icc) // count)
    return [(i + 1, count, icc[i * size:(i + 1) * size]) for i in range(count)]


def build(folder, files, blocks, pdf="{standard: pdf-1.7}", status=0, *arguments):
    """The PDF, and what was said."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "layout.yaml").write_text("jianbao: 1\ntheme: theme.yaml\nblocks:\n" + "".join(f"  - {block}\n" for block in blocks) + f"pdf: {pdf}\n")
    made = subprocess.run([engine, "build", *arguments], cwd=folder, capture_output=True, text=True, timeout=120)
    expect(made.returncode == status, f"{blocks} {pdf}: {made.returncode}: {made.stderr}")
    return folder / "out/brief.zh.pdf", made.stderr


def image(name, width="20mm"):
    return f"image: {{file: {name}, image-width: {width}, alt: a picture}}"


def listed(pdf):
    """Of each image and mask as poppler lists them: (kind, width, height, color, components, bits, encoding, object)."""
    rows = [row.split() for row in subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]]
    return [(row[2], int(row[3]), int(row[4]), row[5], int(row[6]), int(row[7]), row[8], row[10]) for row in rows]


def pictures_of(pdf):
    """The dictionaries of the images in the order of their numbers, without masks, and the file."""
    file = File(pdf)
    found = {reference: d for reference, d in file.dictionaries() if d.get("/Subtype") == "/Image"}
    masks = {d.get("/SMask") for d in found.values()}
    return file, [d for reference, d in sorted(found.items(), key=lambda item: int(item[0].split()[0])) if reference not in masks]


def profiles_in(file):
    """How often each profile of a colour space is there, by its bytes."""
    names = [name for name, o in file.objects.items() if "stream" in o and "/N" in o["stream"]["dict"] and "/First" not in o["stream"]["dict"]]
    counts = {}
    for name in names:
        data = file.data(name.removeprefix("obj:"))
        counts[hashlib.sha256(data).hexdigest()] = counts.get(hashlib.sha256(data).hexdigest(), 0) + 1
    return counts


def read_ppm(path):
    data = path.read_bytes()
    width, height = (int(number) for number in re.match(rb"P[56]\s+(\d+)\s+(\d+)\s+255\s", data).groups())
    return numpy.frombuffer(data[-width * height * 3:], numpy.uint8).reshape(height, width, 3).astype(int)


def pixels_of_page(path, folder, number=1):
    """A page of a PDF, or a preview, at 72 dots an inch."""
    if path.suffix == ".pdf":
        subprocess.run(["pdftoppm", "-r", "72", "-f", str(number), "-l", str(number), "-singlefile", path, folder / "seen"], check=True)
        return read_ppm(folder / "seen.ppm")
    # For mutool a PNG that says nothing has 96 dots an inch.
    subprocess.run(["mutool", "draw", "-q", "-r", "96", "-o", folder / "seen.ppm", path], check=True, capture_output=True)
    return read_ppm(folder / "seen.ppm")


def colors_at(page, places):
    return [tuple(page[y, x]) for x, y in places]


def near(seen, wanted, tolerance):
    return all(max(abs(a - b) for a, b in zip(s, w)) <= tolerance for s, w in zip(seen, wanted))


def quarters_of(folder, name):
    """Where the middle of each quarter of the page's picture is, from the SVG."""
    svg = (folder / f"out/{name}").read_text()
    x, y, width, height = (float(re.search(rf'<image[^>]* {key}="([^"]*)"', svg).group(1)) for key in ("x", "y", "width", "height"))
    return [(int(x + width * (1 + 2 * i) / 4), int(y + height * (1 + 2 * k) / 4)) for k in (0, 1) for i in (0, 1)]


def check_profiles(folder, made):
    """Each form with a profile, one a page: shown alike by poppler and the preview, each profile there once."""
    press = (folder / "press.icc").read_bytes()
    inks = (made / "cmyk.jpg").read_bytes(), (made / "ycck.jpg").read_bytes()
    photo = (made / "baseline.jpg").read_bytes()
    parts = in_parts(swapped, 3)
    green_first = [(0, 255, 0), (255, 0, 0), (0, 0, 255), (255, 255, 0)]
    # A grey of g is as light as g ** 4.4, in sRGB's steps.
    dark_greys = [(max(0, round(255 * (1.055 * (level / 255) ** (4.4 / 2.4) - 0.055))),) * 3 for level in (0, 85, 170, 255)]
    quarters = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]
    cases = {
        "rgb.png": (with_profile((made / "rgb8.png").read_bytes(), swapped), green_first, 3),
        "deep.png": (with_profile((made / "rgb16i.png").read_bytes(), swapped), green_first, 3),
        "palette.png": (with_profile((made / "palette4.png").read_bytes(), swapped), green_first, 3),
        "grey.png": (with_profile((made / "grey8.png").read_bytes(), dark), dark_greys, 1),
        "photo.jpg": (with_parts(photo, in_parts(swapped, 1)), green_first, 3),
        "parts.jpg": (with_parts(photo, [parts[2], parts[0], parts[1]]), green_first, 3),
        "grey.jpg": (with_parts((made / "grey.jpg").read_bytes(), in_parts(dark, 1)), dark_greys, 1),
        "cmyk.jpg": (with_parts(inks[0], in_parts(press, 2)), quarters, 4),
        "ycck.jpg": (with_parts(inks[1], in_parts(press, 1)), quarters, 4)}
    blocks = sum(([image(name), "page-break"] for name in cases), [])[:-1]
    pdf, said = build(folder, {name: case[0] for name, case in cases.items()}, blocks, "{standard: pdf/a-2b}", 0, "--format", "pdf,png,svg", "--dpi", "72")
    expect(said == "", f"profiles that fit: {said}")
    file, pictures = pictures_of(pdf)
    counts = profiles_in(file)
    for icc in (swapped, dark, press):
        expect(counts.get(hashlib.sha256(icc).hexdigest()) == 1, f"a profile is there once: {counts}")
    expect(len(counts) == 4, f"three of pictures, one of the file: {counts}")
    expect(len(pictures) == len(cases), f"{len(pictures)} pictures")
    for number, (name, (data, colors, components)) in enumerate(cases.items(), 1):
        space = file.at(pictures[number - 1]["/ColorSpace"])
        space = file.at(space[1]) if space[0] == "/Indexed" else space
        expect(space[0] == "/ICCBased" and file.at(space[1])["/N"] == components, f"{name}: {space}")
        expect(not name.endswith("jpg") or file.bytes.count(data) == 1, f"{name} is not there to the letter")
        places = quarters_of(folder, f"brief.zh-{number}.svg")
        seen = colors_at(pixels_of_page(pdf, folder, number), places)
        drawn = colors_at(pixels_of_page(folder / f"out/brief.zh-{number}.png", folder), places)
        expect(near(seen, colors, 10), f"poppler: {name}: {seen}, not {colors}")
        expect(near(drawn, seen, 6), f"preview: {name}: {drawn}, not {seen}")
    checked = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
    expect(checked.returncode == 0, checked.stdout + checked.stderr)


def check_trouble(folder, made):
    """A profile that does not serve is a warning where the picture is named, and is not in the file."""
    photo, plain = (made / "baseline.jpg").read_bytes(), (made / "rgb8.png").read_bytes()
    parts = in_parts(swapped, 3)
    fifth = bytearray(swapped)
    fifth[8] = 5
    linked = profile(b"RGB ", SWAPPED, kind=b"link")
    empty = profile(b"RGB ", {})
    cases = {
        "a missing part": (with_parts(photo, parts[:2]), "1 of its 3 parts are missing"),
        "a part twice": (with_parts(photo, parts + parts[1:2]), "its part 2 is there twice"),
        "other counts": (with_parts(photo, [parts[0], (2, 4, b"x"), parts[2]]), "its parts are numbered wrongly"),
        "a number too high": (with_parts(photo, [(4, 3, b"x")]), "its parts are numbered wrongly"),
        "grey for colours": (with_parts(photo, in_parts(dark, 1)), "the picture is of red, green and blue, the profile is not"),
        "colours for grey": (with_parts((made / "grey.jpg").read_bytes(), in_parts(swapped, 1)), "the picture is grey, the profile is not"),
        "colours for inks": (with_parts((made / "cmyk.jpg").read_bytes(), in_parts(swapped, 1)), "the picture is of inks, the profile is not"),
        "no profile": (with_parts(photo, [(1, 1, b"x" * 200)]), "it is damaged"),
        "version 5": (with_parts(photo, in_parts(bytes(fifth), 1)), "it is of version 5"),
        "a device link": (with_parts(photo, in_parts(linked, 1)), "it is neither that of a device nor of a colour space"),
        "no colours": (with_parts(photo, in_parts(empty, 1)), "it lacks what its colours come to"),
        "grey for a PNG's colours": (with_profile(plain, dark), "Gray color space not permitted on RGB PNG"),
        "no profile in a PNG": (with_profile(plain, bytes(range(200))), "invalid length"),
        "a name of any bytes": (plain[:33] + chunk(b"iCCP", b"\xff\x1b[\0\0" + zlib.compress(bytes(range(200)))) + plain[33:], r"profile '\?\?\['")}
    for name, (data, words) in cases.items():
        pdf, said = build(folder, {"a.jpg": data}, [image("a.jpg")])
        expect("layout.yaml:4:" in said and "warning: the colour profile of this picture is not used" in said and re.search(words, said), f"{name}: {said}")
        expect(said.count("warning") == 1, f"{name}: {said}")
        expect(not profiles_in(File(pdf)), f"{name}: it is in the file")
    srgb = chunk(b"sRGB", b"\0") + chunk(b"gAMA", struct.pack(">I", 100_000))
    pdf, said = build(folder, {"a.png": plain[:33] + srgb + plain[33:]}, [image("a.png")])
    expect(said == "" and not profiles_in(File(pdf)), f"sRGB and gamma: {said}")


def check_versions(folder, made):
    """PDF/A-1 is PDF 1.4: profiles of version 2, samples of eight bits."""
    fourth = profile(b"RGB ", SWAPPED, version=4)
    plain = (made / "rgb8.png").read_bytes()
    for standard, words in (("pdf/a-1b", "it is of version 4, PDF/A-1 has version 2 alone .ISO 19005-1, 6.2.3.2"), ("pdf/a-2b", None)):
        pdf, said = build(folder, {"a.png": with_profile(plain, fourth)}, [image("a.png")], f"{{standard: {standard}}}")
        expect(re.search(words, said) if words else said == "", f"{standard}: {said}")
        expect((hashlib.sha256(fourth).hexdigest() in profiles_in(File(pdf))) == (words is None), f"{standard}: version 4")
    pdf, said = build(folder, {"a.png": with_profile(plain, swapped)}, [image("a.png")], "{standard: pdf/a-1b}")
    expect(said == "" and hashlib.sha256(swapped).hexdigest() in profiles_in(File(pdf)), f"version 2: {said}")
    names = ["grey16.png", "rgb16.png", "grey16a.png", "rgb16a.png", "rgb16ai.png"]
    blocks = [image(name) for name in names]
    pdf, _ = build(folder, {name: (made / name).read_bytes() for name in names}, blocks)
    expect([(kind, bits) for kind, _, _, _, _, bits, _, _ in listed(pdf)] == [("image", 16), ("image", 16)] + [("image", 16), ("smask", 16)] * 3, f"16 bits: {listed(pdf)}")
    rng = numpy.random.default_rng(7)
    deep = rng.integers(0, 65536, (9, 14, 3), numpy.uint16)
    pdf, _ = build(folder, {"deep.png": png(deep)}, [image("deep.png")], "{standard: pdf/a-1b}")
    expect([row[3:6] for row in listed(pdf)] == [("rgb", 3, 8)], f"8 bits: {listed(pdf)}")
    expect(pdf.read_bytes().startswith(b"%PDF-1.4"), "the version")
    expect((extracted(pdf, folder) == (deep.astype(int) * 255 + 32767) // 65535).all(), "the bits that are left")


def extracted(pdf, folder, which=0):
    """The samples of an image, as poppler takes it out."""
    for old in folder.glob("out-*"):
        old.unlink()
    subprocess.run(["pdfimages", pdf, folder / "out"], check=True)
    path = sorted(folder.glob("out-*"))[which]
    data = path.read_bytes()
    kind, width, height = re.match(rb"(P[56])\s+(\d+)\s+(\d+)\s+255\s", data).groups()
    width, height, channels = int(width), int(height), 3 if kind == b"P6" else 1
    found = numpy.frombuffer(data[-width * height * channels:], numpy.uint8).astype(int)
    return found.reshape((height, width, 3) if channels == 3 else (height, width))


def check_inks(folder, made):
    """Inks: of their own profile, of the press's, or an error."""
    press = (folder / "press.icc").read_bytes()
    bare, own = (made / "cmyk.jpg").read_bytes(), with_parts((made / "cmyk.jpg").read_bytes(), in_parts(press, 1))
    other = bytearray(press)
    other[27] ^= 1  # the date
    foreign = with_parts(bare, in_parts(bytes(other), 1))
    of_press = "color: cmyk, profile: press.icc"
    for data, keys, space in (
            (own, "standard: pdf/a-2b", "/ICCBased"), (own, "standard: pdf/a-1b", "/ICCBased"), (own, "standard: pdf-1.7", "/ICCBased"), (bare, "standard: pdf-1.7", "/DeviceCMYK"),
            (bare, f"standard: pdf/a-2b, {of_press}", "/DeviceCMYK"), (own, f"standard: pdf/a-2b, {of_press}", "/DeviceCMYK"),
            (own, f"standard: [pdf/x-4, pdf/a-2a, pdf/ua-1], {of_press}", "/DeviceCMYK"), (foreign, f"standard: pdf/x-4, {of_press}", "/ICCBased"),
            (bare, f"standard: pdf/x-4, {of_press}", "/DeviceCMYK"), (bare, "standard: pdf/x-4, device-independent: true, profile: press.icc", "/DeviceCMYK"),
            (own, f"standard: pdf/a-2b, {of_press}, device-independent: true", "/ICCBased")):
        pdf, said = build(folder, {"a.jpg": data}, [image("a.jpg")], f"{{{keys}}}")
        file, pictures = pictures_of(pdf)
        found = file.at(pictures[0]["/ColorSpace"])
        found = found[0] if isinstance(found, list) else found
        expect(found == space and said == "", f"{keys}: {found}, not {space}: {said}")
        expect(pictures[0].get("/Decode") == [1, 0] * 4, f"{keys}: Adobe's inks are upside down")
        expect(all(count == 1 for count in profiles_in(file).values()), f"{keys}: a profile twice")
    for keys, clause in (("standard: pdf/a-2b", "ISO 19005-2, 6.2.4.3"), ("standard: pdf/a-1b", "ISO 19005-1, 6.2.3.3"),
                         (f"standard: pdf/a-2b, {of_press}, device-independent: true", "ISO 19005-2, 6.2.4.3")):
        _, said = build(folder, {"a.jpg": bare}, [image("a.jpg")], f"{{{keys}}}", 1)
        expect(clause in said and "give it a profile" in said and "layout.yaml:4:" in said, f"{keys}: {said}")


def smooth(height, width, channels):
    """Nothing that a JPEG or deflate makes nothing of."""
    y, x = numpy.mgrid[0:height, 0:width]
    waves = [127 + 80 * numpy.sin(x / (9 + k)) * numpy.cos(y / (7 + 2 * k)) + 40 * numpy.sin((x * y) / 997 + k) for k in range(channels)]
    return numpy.stack(waves, -1).round().clip(0, 255).astype(numpy.uint8)


def check_resolution(folder, made):
    plain = smooth(400, 400, 3)
    seen = smooth(400, 400, 4)
    files = {"a.png": png(plain), "b.png": png(seen), "copy.png": png(plain)}
    size = lambda dpi: f"{400 * 72 / dpi}pt"
    sizes = lambda pdf: [row[1:3] for row in listed(pdf) if row[0] == "image"]
    for shown, limit, wanted in ((300, 300, 400), (449, 300, 400), (451, 300, 267), (600, 300, 200), (1200, 72, 24), (200, 300, 400)):
        pdf, said = build(folder, files, [image("a.png", size(shown))], f"{{image-resolution: {limit}}}")
        expect(sizes(pdf) == [(wanted, wanted)] and said == "", f"{shown} dpi under {limit}: {sizes(pdf)}, not {wanted}: {said}")
    # Without a limit all is as it was.
    pdf, _ = build(folder, files, [image("a.png", size(600))], "{standard: pdf-1.7}")
    expect(sizes(pdf) == [(400, 400)] and (extracted(pdf, folder) == plain).all(), "without a limit")
    # Means of whole blocks, to the number.
    pdf, _ = build(folder, files, [image("a.png", size(600))], "{image-resolution: 300}")
    wanted = (plain.astype(int).reshape(200, 2, 200, 2, 3).sum((1, 3)) + 2) // 4
    expect((extracted(pdf, folder) == wanted).all(), "the mean of four pixels")
    first = pdf.read_bytes()
    pdf, _ = build(folder, files, [image("a.png", size(600))], "{image-resolution: 300}", 0, "-j2")
    expect(pdf.read_bytes() == first, "other bytes the second time")
    check_opacity(folder, files, seen, size(600))
    check_largest(folder, files, size, sizes)
    check_small(folder, made)
    for wrong in ("71", "2401", "0", "300.5", "high"):
        _, said = build(folder, files, [image("a.png")], f"{{image-resolution: {wrong}}}", 1)
        expect("layout.yaml:5:" in said and "image-resolution" in said, f"{wrong}: {said}")


def check_opacity(folder, files, pixels, width):
    """Colours count as much as they are seen."""
    pdf, _ = build(folder, files, [image("b.png", width)], "{image-resolution: 300}")
    expect([row[0:3] for row in listed(pdf)] == [("image", 200, 200), ("smask", 200, 200)], f"a mask: {listed(pdf)}")
    wide = pixels.astype(int)
    opacity = wide[..., 3].reshape(200, 2, 200, 2).sum((1, 3))
    weighed = (wide[..., :3] * wide[..., 3:]).reshape(200, 2, 200, 2, 3).sum((1, 3))
    half = (opacity // 2)[..., None]
    colors = numpy.where(opacity[..., None] > 0, (weighed + half) // numpy.maximum(opacity, 1)[..., None], 0)
    expect((extracted(pdf, folder) == colors).all(), "colours by their opacity")
    mask = extracted(pdf, folder, 1)
    expect(((mask[..., 0] if mask.ndim == 3 else mask) == (opacity + 2) // 4).all(), "the mean opacity")


def check_largest(folder, files, size, sizes):
    """Where it is shown largest decides, be it the first page or the last, under whichever name; it is there once."""
    large, small = size(320), size(1200)
    for order in ((large, small), (small, large), (small, small, large)):
        blocks = sum(([image(("a.png", "copy.png")[i % 2], width), "page-break"] for i, width in enumerate(order)), [])[:-1]
        pdf, said = build(folder, files, blocks, "{image-resolution: 300}")
        expect(set(sizes(pdf)) == {(400, 400)} and len({row[7] for row in listed(pdf)}) == 1, f"{order}: {listed(pdf)}: {said}")
    pdf, _ = build(folder, files, ["text: 'words ![a](a.png) and more'", image("copy.png", size(600))], "{image-resolution: 300}")
    expect(set(sizes(pdf)) == {(200, 200)}, f"within a text: {listed(pdf)}")
    turned = (folder / "turned.jpg").read_bytes()
    pdf, said = build(folder, {"t.jpg": turned}, [image("t.jpg", "24pt")], "{image-resolution: 72}")
    # 48 × 32 pixels on their side, 24 pt wide: 36 pt high.
    expect(sizes(pdf) == [(48, 32)], f"96 is not far over 72: {listed(pdf)}: {said}")
    pdf, said = build(folder, {"t.jpg": turned}, [image("t.jpg", "16pt")], "{image-resolution: 72}")
    expect(sizes(pdf) == [(24, 16)], f"a picture on its side: {listed(pdf)}: {said}")


def check_small(folder, made):
    """Each form keeps its kind and its colours; none becomes larger than it was."""
    press = (folder / "press.icc").read_bytes()
    forms = {"baseline.jpg": ("rgb", "jpeg"), "progressive.jpg": ("rgb", "jpeg"), "rgb.jpg": ("rgb", "jpeg"), "grey.jpg": ("gray", "jpeg"),
             "cmyk.jpg": ("cmyk", "jpeg"), "ycck.jpg": ("cmyk", "jpeg")}
    quarters = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]
    greys = [(0, 0, 0), (85, 85, 85), (170, 170, 170), (255, 255, 255)]
    for name, (color, encoding) in forms.items():
        data = (made / name).read_bytes()
        icc = {"cmyk": press, "gray": dark, "rgb": None}[color]
        pdf, _ = build(folder, {name: data}, [image(name, "14.4pt")], "{standard: pdf-1.7, image-resolution: 120}", 0, "--format", "pdf,svg")
        expect([row[1:4] + row[6:7] for row in listed(pdf)] == [(24, 16, color, encoding)], f"{name}: {listed(pdf)}")
        places = quarters_of(folder, "brief.zh-1.svg")
        seen = colors_at(pixels_of_page(pdf, folder), places)
        expect(near(seen, greys if color == "gray" else quarters, 120 if color == "cmyk" else 24), f"{name}, fewer pixels: {seen}")
        if icc is None:
            continue
        pdf, _ = build(folder, {name: with_parts(data, in_parts(icc, 1))}, [image(name, "14.4pt")], "{image-resolution: 120}")
        expect([row[1:4] for row in listed(pdf)] == [(24, 16, "icc")], f"{name} with its profile: {listed(pdf)}")
    # One bit a pixel: greys of eight would take more.
    lines = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + bytes([0xAA, 0x55] * 25) for _ in range(400))))
    bits = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 400, 400, 1, 0, 0, 0, 0)) + lines + chunk(b"IEND", b"")
    pdf, said = build(folder, {"bits.png": bits}, [image("bits.png", "100pt")], "{image-resolution: 160}")
    expect([row[1:3] + row[5:6] for row in listed(pdf)] == [(400, 400, 1)], f"one that would grow: {listed(pdf)}: {said}")
    indexed = (made / "palette8a.png").read_bytes()
    pdf, _ = build(folder, {"p.png": indexed}, [image("p.png", "1pt")], "{image-resolution: 72}")
    expect([row[0:4] for row in listed(pdf)] == [("image", 1, 1, "rgb"), ("smask", 1, 1, "gray")], f"a palette is spelt out: {listed(pdf)}")
    deep = (smooth(64, 64, 3).astype(numpy.uint16) * 257)
    pdf, _ = build(folder, {"deep.png": png(deep)}, [image("deep.png", "32pt")], "{image-resolution: 72}")
    expect([row[1:6] for row in listed(pdf)] == [(32, 32, "rgb", 3, 16)], f"16 bits stay: {listed(pdf)}")


with tempfile.TemporaryDirectory() as temporary:
    made, folder = Path(temporary) / "made", Path(temporary) / "project"
    made.mkdir()
    shutil.copytree(root / "tests/diagnostics/common", folder)
    shutil.copy(root / "fonts/fonts.yaml", folder)
    subprocess.run([maker, made], check=True)
    subprocess.run([press_maker, folder / "press.icc"], check=True)
    shutil.copy(made / "turned6.jpg", folder / "turned.jpg")
    for check in (check_profiles, check_trouble, check_versions, check_inks, check_resolution):
        try:
            check(folder, made)
        except Exception as error:  # what was found before is said too
            problems.append(f"{check.__name__}: {error!r}")
print("\n".join(problems) or "picture colours: as expected")
sys.exit(1 if problems else 0)
