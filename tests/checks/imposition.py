#!/usr/bin/env python3
"""A brief's pages on sheets for the press, as MuPDF finds their words: which page stands where, and how large.

Usage: imposition.py JIANBAO PROJECT_FOLDER
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def runs(pdf):
    """By page: its width, and (text, x, y, size) of the first character of each line."""
    xml = subprocess.run(["mutool", "draw", "-q", "-F", "stext", pdf], capture_output=True, check=True).stdout
    pages = []
    for page in ElementTree.fromstring(xml).iter("page"):
        found = []
        for line in page.iter("line"):
            font = next(line.iter("font"))
            first = next(font.iter("char"))
            found.append(("".join(c.get("c") for c in line.iter("char")), float(first.get("x")), float(first.get("y")), float(font.get("size"))))
        pages.append((float(page.get("width")), found))
    return pages


def place(pages, sheet, text):
    return next(((x, y, size) for said, x, y, size in pages[sheet][1] if said == text), None)


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    subprocess.run([engine, "build", "--only", "jiaxing", "--edition", "zh", "--out", folder], cwd=root, check=True, stdout=subprocess.DEVNULL)
    source = folder / "jiaxing.zh.pdf"
    pages = runs(source)

    def impose(*options):
        out = folder / "sheets.pdf"
        result = subprocess.run([engine, "impose", source, "-o", out, *options], capture_output=True, text=True)
        expect(result.returncode == 0, result.stderr)
        first = out.read_bytes()
        subprocess.run([engine, "impose", source, "-o", out, *options], capture_output=True, check=True)
        expect(out.read_bytes() == first, f"{options}: other bytes the second time")
        said = subprocess.run(["qpdf", "--check", out], capture_output=True, text=True)
        expect(said.returncode == 0, said.stdout + said.stderr)
        return runs(out)

    # On the outermost sheet the cover is the right page; a page of the inside moves by the creep.
    booklet, crept = impose("--sheet", "A3"), impose("--sheet", "A3", "--creep", "1mm")
    expect(len(booklet) == (len(pages) + 3) // 4 * 2, f"{len(booklet)} sides for {len(pages)} pages")
    for number in (0, 2):
        text, x, y, size = max(pages[number][1], key=lambda run: run[3])
        where = place(booklet, 0 if number == 0 else 2, text)
        expect(where is not None and abs(where[0] - x - 595.276) < 1 and abs(where[1] - y) < 1 and abs(where[2] - size) < 0.01,
               f"page {number + 1}: {text} at {x} {y} stands at {where}")
        moved = place(crept, 0 if number == 0 else 2, text)
        by = 0 if number == 0 else 72 / 25.4
        expect(moved is not None and where is not None and abs(where[0] - moved[0] - by) < 0.1, f"page {number + 1}: by {moved} from {where}")
    # Two on a sheet of one's own size: each is √½ as large.
    text, x, y, size = max(pages[1][1], key=lambda run: run[3])
    where = place(impose("--as", "2-up"), 0, text)
    expect(where is not None and abs(where[2] - size * 0.7071) < 0.02 and where[0] > 841.89 / 2, f"{text} of {size} is {where}")
    where = place(impose("--as", "4-up"), 0, text)
    expect(where is not None and abs(where[2] - size / 2) < 0.02, f"{text} of {size} is {where}")
    (folder / "none.pdf").write_text("no PDF")
    (folder / "same.pdf").symlink_to(source)
    before = source.read_bytes()
    for status, words, wrong in (
            (1, "cannot impose", [folder / "none.pdf"]), (1, "cannot read", [folder / "missing.pdf"]),
            (1, "is the file itself", [source, "-o", source]), (1, "is the file itself", [source, "-o", folder / "same.pdf"]),
            (1, "half an inch", [source, "--sheet", "A5", "--as", "4-up", "--margin", "200pt"]),
            (2, "'x' is no length", [source, "--creep", "x"]), (2, "such as 0.1mm", [source, "--margin", "400mm"]), (2, "A9", [source, "--sheet", "A9"]),
            (2, "booklet", [source, "--as", "2-up", "--creep", "1mm"]), (2, "booklet", [source, "--as", "4-up", "--creep", "1mm"])):
        said = subprocess.run([engine, "impose", *wrong], capture_output=True, text=True)
        expect(said.returncode == status and words in said.stderr and not said.stdout, f"{wrong}: {said}")
    expect(source.read_bytes() == before, "the file is another one")
    # Sheets are not encrypted: that is for the owner to decide.
    locked = folder / "locked.pdf"
    subprocess.run(["qpdf", "--encrypt", "reader", "owner", "256", "--", source, locked], check=True)
    for password, words in (("owner", ""), ("reader", "owner's password"), ("x", "another password"), ("", "was not given")):
        said = subprocess.run([engine, "impose", locked], capture_output=True, text=True, env={**os.environ, "JIANBAO_PASSWORD": password})
        expect(said.returncode == (1 if words else 0) and words in said.stderr, f"{password}: {said}")
    (folder / "owner.txt").write_text("owner\n")
    said = subprocess.run([engine, "impose", locked, "--password-file", folder / "owner.txt"], capture_output=True, text=True)
    expect(said.returncode == 0 and len(runs(folder / "locked.booklet.pdf")) == len(booklet), str(said))

# Pages with a bleed are cut and folded by marks, outside of what is printed.
BLEEDING = {"jianbao": 1, "theme": str(root / "layouts/themes/red-ink.yaml"), "pdf": {"bleed": "3mm", "marks": ["crop"]}, "blocks": [{"cover": {"title": "{title}"}}, {"heading": "One"}]}
MM = 72 / 25.4


def boxes(pdf):
    said = subprocess.run(["pdfinfo", "-box", "-f", "1", "-l", "1", pdf], capture_output=True, text=True, check=True).stdout
    return {line.split()[2][:-4]: [float(n) for n in line.split(":")[1].split()] for line in said.splitlines() if re.match(r"Page +1 \w+Box", line)}


def marks(pdf):
    """Lines in the separation of all plates: (x, y, x, y), and from where they are dashed."""
    content = subprocess.run(["mutool", "show", "-b", pdf, "pages/1/Contents"], capture_output=True, check=True).stdout.decode("latin-1")
    _, _, marked = content.partition("/All CS 1 SCN")
    lines = [tuple(map(float, found)) for found in re.findall(r"([-\d.]+) ([-\d.]+) m ([-\d.]+) ([-\d.]+) l S", marked)]
    return lines, len(re.findall("l S", marked.partition(" d\n")[0]))


def near(a, b):
    return len(a) == len(b) and all(abs(x - y) < 0.05 for x, y in zip(a, b))


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "layout.yaml").write_text(json.dumps(BLEEDING))
    (folder / "data.json").write_text('{"title": "Title"}')
    (folder / "jianbao.yaml").write_text(json.dumps({"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"), "sources": {"data": "data.json"},
                                                     "briefs": [{"name": "a", "layout": "layout.yaml", "data": "data", "editions": ["en"]}]}))
    subprocess.run([engine, "build"], cwd=folder, check=True, stdout=subprocess.DEVNULL)

    def sheets(*options):
        subprocess.run([engine, "impose", folder / "out/a.en.pdf", "-o", folder / "sheets.pdf", *options], check=True, stdout=subprocess.DEVNULL)
        return boxes(folder / "sheets.pdf"), *marks(folder / "sheets.pdf")

    found, lines, cut = sheets("--sheet", "SRA3")
    trim = [15 * MM, 11.5 * MM, 435 * MM, 308.5 * MM]
    expect(near(found["Trim"], trim) and near(found["Bleed"], [t + b * 3 * MM for t, b in zip(trim, (-1, -1, 1, 1))]), f"cut at {found}")
    expect(cut == 8 and len(lines) == 10, f"{cut} of {lines}")
    expect(all(abs(line[0] - 225 * MM) < 0.05 and line[0] == line[2] for line in lines[cut:]), f"folded at {lines[cut:]}")
    for x, y, to_x, to_y in lines:
        bleed = found["Bleed"]
        outside = [max(bleed[0] - a, a - bleed[2], bleed[1] - b, b - bleed[3]) for a, b in ((x, y), (to_x, to_y))]
        expect(2.9 < outside[0] < outside[1] and 0 <= to_x <= 450 * MM + 0.1 and 0 <= to_y <= 320 * MM + 0.1, f"a mark from {x} {y} to {to_x} {to_y}")
    said = subprocess.run(["qpdf", "--json", "--json-key=qpdf", folder / "sheets.pdf"], capture_output=True, text=True, check=True).stdout
    expect("/OutputIntents" in said and "/StructTreeRoot" not in said, "sheets have the colours' intent, and no tags")
    packet = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", (folder / "sheets.pdf").read_bytes(), re.S)
    expect(packet is not None and b"Title" in packet[0] and b"pdfaid" not in packet[0], f"the metadata are {packet}")
    found, lines, _ = sheets("--sheet", "SRA3", "--marks", "none")
    expect(not lines and near(found["Trim"], trim), f"{lines} {found}")
    # A sheet that is as large as its pages is not cut.
    found, lines, _ = sheets()
    expect(not lines and near(found["Trim"], found["Media"]), f"{lines} {found}")
    # What is cut apart has marks of its own, but for where the other page is.
    found, lines, cut = sheets("--as", "2-up", "--sheet", "SRA3")
    expect(len(lines) == cut == 16, f"{cut} of {lines}")
    found, lines, cut = sheets("--as", "2-up", "--sheet", "420mm x 320mm")
    expect(cut == 8 and all(y < 11.5 * MM - 8 or y > 308.5 * MM + 8 for _, y, _, _ in lines), f"{cut} of {lines}")

for failure in failures:
    print(failure)
print("imposition: as expected" if not failures else f"imposition: {len(failures)} failed")
sys.exit(1 if failures else 0)
