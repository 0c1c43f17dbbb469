#!/usr/bin/env python3
"""What a press gets, read from finished files: pages with bleed and marks, and colours as inks.

Usage: press.py JIANBAO MAKE_PRESS_PROFILE PROJECT_FOLDER
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

engine, maker, root = (Path(argument).resolve() for argument in sys.argv[1:4])
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def build(folder, keys, status=0):
    layout = json.loads(json.dumps(LAYOUT)) | ({"pdf": keys} if keys else {})
    (folder / "layout.yaml").write_text(json.dumps(layout, ensure_ascii=False))
    result = subprocess.run([engine, "build", "project.yaml", "--out", "out"], cwd=folder, capture_output=True, text=True)
    expect(result.returncode in ((0, 1) if status is None else (status,)), f"{keys}: {result.returncode}: {result.stderr}")
    return result.stderr


def qdf(pdf):
    said = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True)
    expect(said.returncode == 0, said.stderr.decode())
    return said.stdout.decode("latin-1")


def boxes(pdf):
    said = subprocess.run(["pdfinfo", "-box", pdf], capture_output=True, text=True, check=True).stdout
    return {name: [float(n) for n in numbers.split()] for name, numbers in re.findall(r"(\w+Box):\s+([\d. ]+)", said)}


def boxes_count(pdf):
    return int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout).group(1))


def operators(text, names):
    return re.findall(rf"^.* (?:{names})$", text, re.M)


THEME = """colors:
  ink: '#1F2328'
  lake: {rgb: '#2E6F6B', cmyk: [75, 30, 50, 30]}
  seal: {rgb: '#C8281E', cmyk: [0, 95, 90, 10], spot: PANTONE 485 C (a)}
"""
LAYOUT = {"jianbao": 1, "theme": "theme.yaml", "blocks": [
    {"heading": "{title}"}, {"image": {"file": "a.svg", "alt": "four colours"}},
    {"text": "Black words, <span style=\"color: lake\">lake</span>, <span style=\"color: seal\">red</span>, <span style=\"color: #808080\">grey</span>, <span style=\"color: #C0C0C0\">pale</span>."}]}
PROJECT = {"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"), "sources": {"data": "data.json"},
           "briefs": [{"name": "brief", "layout": "layout.yaml", "data": "data", "editions": ["en"]}]}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="10" height="10" fill="#0000FF"/></svg>'

def damaged_profiles(folder):
    """Whatever is cut off or is another byte: an error at its place, or a profile that still serves."""
    sound, random = (folder / "press.icc").read_bytes(), Random(8)
    cuts = [sound[:size] for size in (0, 1, 64, 127, 128, 132, 200, 300, 1000, len(sound) // 2, len(sound) - 1)]
    changed = []
    for _ in range(12):
        bytes_ = bytearray(sound)
        for _ in range(30):
            bytes_[random.randrange(random.choice((132, 600, len(sound))))] = random.randrange(256)
        changed.append(bytes(bytes_))
    for profile in cuts + changed:
        (folder / "damaged.icc").write_bytes(profile)
        said = build(folder, {"color": "cmyk", "profile": "damaged.icc"}, status=1 if profile in cuts else None)
        expect(not said or "'damaged.icc' is no ICC profile of a press: " in said, said)


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    theme = (root / "layouts/themes/red-ink.yaml").read_text()
    theme = re.sub(r"^colors:\n(  .*\n)+", lambda found: THEME + "".join(
        line + "\n" for line in found.group().splitlines()[1:] if not re.match(r"  (ink|lake):", line)), theme, count=1, flags=re.M)
    (folder / "theme.yaml").write_text(theme)
    (folder / "data.json").write_text('{"title": "Colours"}')
    (folder / "project.yaml").write_text(json.dumps(PROJECT))
    (folder / "a.svg").write_text(SVG)
    subprocess.run([maker, folder / "press.icc"], check=True)
    (folder / "text.icc").write_text("no profile")
    pdf = folder / "out/brief.en.pdf"

    build(folder, None)
    screen = qdf(pdf)
    expect(operators(screen, "rg") and not operators(screen, "k"), "usually colours are red, green and blue")
    if failures:
        sys.exit("\n".join(failures))
    plain = boxes(pdf)["MediaBox"]

    for standard in ("pdf/a-1b", "pdf/a-2b"):
        expect(("warning: the file does not say how" in build(folder, {"standard": standard, "duplex": "short-edge"})) == (standard == "pdf/a-1b"), standard)
    damaged_profiles(folder)
    newer = bytearray((folder / "press.icc").read_bytes())
    newer[8] = 4
    (folder / "newer.icc").write_bytes(newer)
    for part, status in (("1b", 1), ("2b", 0)):
        said = build(folder, {"standard": f"pdf/a-{part}", "color": "cmyk", "profile": "newer.icc"}, status)
        expect(("ISO 19005-1, 6.2.2" in said) == bool(status), f"{part}: {said}")
    inks = {"color": "cmyk", "profile": "press.icc"}
    build(folder, inks)
    press = qdf(pdf)
    expect(not operators(press, "rg|RG"), "no red, green and blue beside inks")
    expect("0 0 0 1 k" in press and "0.75 0.3 0.5 0.3 k" in press, "black in black alone, the theme's inks")
    expect("0 0 0 0.498 k" in press, f"grey in black alone: {sorted(set(operators(press, 'k')))}")
    expect(re.search(r"/Separation\s+/PANTONE#20485#20C#20#28a#29\s+/DeviceCMYK", press), "the spot colour has its name")
    expect("/S1 cs 1 scn" in press, "the spot colour is used")
    shares = [[float(part) for part in o.split()[:4]] for o in operators(press, "k")]
    expect(any(c > 0.7 and m > 0.8 and y < 0.1 for c, m, y, k in shares), f"the profile mixes blue: {sorted(set(operators(press, 'k')))}")
    expect(re.search(r"/N 4\b", press), "the output intent is the press's")
    first = pdf.read_bytes()
    build(folder, inks)
    expect(pdf.read_bytes() == first, "other bytes the second time")

    build(folder, {"bleed": "3mm", "marks": ["crop", "registration"]})
    found = boxes(pdf)
    bleed = 3 * 72 / 25.4
    expect(abs(found["TrimBox"][2] - found["TrimBox"][0] - plain[2]) < 0.01, f"the sheet is the TrimBox: {found}")
    expect(abs(found["TrimBox"][0] - found["BleedBox"][0] - bleed) < 0.01 and found["MediaBox"][2] > found["BleedBox"][2] + 14, f"{found}")
    build(folder, {"bleed": "3mm"})
    found = boxes(pdf)
    expect(abs(found["MediaBox"][2] - plain[2] - 2 * bleed) < 0.01 and found["BleedBox"] == found["MediaBox"], f"{found}")

    expect("/All CS 1 SCN" not in qdf(pdf), "without inks there are no plates")

    build(folder, {**inks, "marks": ["crop", "registration"]})
    marked = qdf(pdf)
    expect(marked.count("/All CS 1 SCN") == 16 * boxes_count(pdf) and "/Separation\n" in marked, "marks are on all plates")
    expect("/Over gs" in marked and "/OPM 1" in marked, "black type is printed over what is below")
    build(folder, {**inks, "overprint": "none"})
    expect("/OPM" not in qdf(pdf), "unless the layout says otherwise")

    build(folder, {**inks, "device-independent": True})
    free = qdf(pdf)
    expect(not operators(free, "k|K|rg|RG") and "/Process cs 0 0 0 1 scn" in free, "inks with a profile of their own")
    expect(re.search(r"/Separation\s+/PANTONE#20485#20C#20#28a#29\s+\[\s+/ICCBased", free), "a spot colour's stand-in too")
    expect(re.search(r"/N 3\b", free) and "/GTS_PDFA1" in free, "the output intent is that of a screen")
    build(folder, {"device-independent": True})
    expect(not operators(qdf(pdf), "k|K|rg|RG") and "/Process cs 0.784 0.157 0.118 scn" in qdf(pdf), "colours of a screen with a profile")

    expect("are one grey" not in build(folder, None), "nobody asked for the check")
    expect("hard to read without colour: #C0C0C0 on #FFFFFF has a contrast of 1.8 : 1" in build(folder, {"greyscale-check": True}), "pale type")

    expect("ISO 19005-2, 6.2.4.3" in build(folder, {"color": "cmyk"}, 1), "an archive needs a profile for inks")
    build(folder, {"color": "cmyk", "standard": "pdf-1.7"})
    expect("is no ICC profile of a press" in build(folder, {"color": "cmyk", "profile": "text.icc"}, 1), "no profile")
    expect("cannot read 'none.icc'" in build(folder, {"color": "cmyk", "profile": "none.icc"}, 1), "no file")
    expect("goes with 'color: cmyk'" in build(folder, {"profile": "press.icc"}, 1), "a profile alone")

for failure in failures:
    print(failure)
print("press: as expected" if not failures else f"press: {len(failures)} failed")
sys.exit(1 if failures else 0)
