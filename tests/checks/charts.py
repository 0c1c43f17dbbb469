#!/usr/bin/env python3
"""Charts are drawn where Vega-Lite draws them.

For each NAME.vl.json, NAME.expected.txt lists what Vega 6.4.0 and Vega-Lite 6.4.3 made of it, with text
measured in the same font: the canvas, bars, circles, rules and texts, in pixels. Each of them must be
in our SVG, to a quarter of a pixel, and as many texts as there, no more. Then the other formats, an
edition in two languages, and a drawing that is found wanting.

Usage: charts.py JIANBAO PROJECT_FOLDER
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SPECS = root / "tests/charts"
NEAR = 0.25


def draw(spec, out, *options):
    return subprocess.run([engine, "chart", spec, "-o", out, *options], cwd=root, capture_output=True, text=True)


def boxes(path):
    """Bounding box of a path that we wrote: absolute commands only."""
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", path)]
    xs, ys = numbers[0::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def things(svg):
    tree = ElementTree.fromstring(svg)
    found = [("size", float(tree.get("width")), float(tree.get("height")))]
    for element in tree.iter():
        kind = element.tag.split("}")[-1]
        if kind == "path" and element.get("d"):
            paint = element.get("fill") if element.get("fill") != "none" else element.get("stroke")
            found.append(("path", *boxes(element.get("d")), paint.lower()))
        elif kind == "text":
            turned = element.get("transform") is not None
            place = () if turned else (float(element.get("x").split()[0]), float(element.get("y")))
            found.append(("turned" if turned else "text", *place, element.get("font-size"), element.text))
    return found


def near(a, b):
    return all(abs(x - y) <= NEAR for x, y in zip(a, b))


def matches(line, found):
    kind, rest = line.split(" ", 1)
    if kind in ("text", "turned"):
        places = 2 if kind == "text" else 0
        *numbers, text = rest.split(" ", places + 1)
        return any(t[0] == kind and t[-1] == text and t[-2] == numbers[places] and near(t[1:1 + places], [float(n) for n in numbers[:places]])
                   for t in found)
    parts = rest.split()
    numbers = [float(n) for n in parts[:4]]
    if kind == "size":
        return near(numbers, found[0][1:])
    if kind == "rect":
        x, y, width, height = numbers
        return any(t[0] == "path" and near((x, y, x + width, y + height), t[1:5]) and t[5] == parts[4] for t in found)
    if kind == "circle":
        x, y, size = numbers
        half = size / 2
        return any(t[0] == "path" and near((x - half, y - half, x + half, y + half), t[1:5]) for t in found)
    x1, y1, x2, y2 = numbers
    return any(t[0] == "path" and near((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)), t[1:5]) for t in found)


problems, checked = [], 0
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    for spec in sorted(SPECS.glob("*.vl.json")):
        out = folder / (spec.name + ".svg")
        result = draw(spec, out)
        # The years of one chart touch, in Vega too, which only we say.
        if result.returncode != 0 or "error:" in result.stderr:
            problems.append(f"{spec.name}: {result.stderr}")
            continue
        expected = (SPECS / spec.name.replace(".vl.json", ".expected.txt")).read_text(encoding="utf-8").splitlines()
        found = things(out.read_text(encoding="utf-8"))
        missing = [line for line in expected if not matches(line, found)]
        problems += [f"{spec.name}: not drawn: {line}" for line in missing]
        texts = sum(line.split()[0] in ("text", "turned") for line in expected)
        drawn = sum(t[0] in ("text", "turned") for t in found)
        if texts != drawn:
            problems.append(f"{spec.name}: {drawn} texts, not {texts}")
        checked += len(expected)
        if not any(not matches(re.sub(r"(\d+)(?=\D*$)", lambda m: str(int(m.group(1)) + 3), line), found) for line in expected if line.startswith("size")):
            problems.append("another size would not be noticed")

    spec = SPECS / "grouped_bars.vl.json"
    for ending, start in ((".png", b"\x89PNG"), (".pdf", b"%PDF-1")):
        result = draw(spec, folder / ("chart" + ending))
        if result.returncode != 0 or not (folder / ("chart" + ending)).read_bytes().startswith(start):
            problems.append(f"chart{ending}: {result.stderr}")
    text = subprocess.run(["pdftotext", folder / "chart.pdf", "-"], capture_output=True, text=True).stdout
    if "Haiyan" not in text:
        problems.append("the text of chart.pdf cannot be read")
    draw(SPECS / "titled.vl.json", folder / "titled.pdf")
    for name, title in (("chart", "chart"), ("titled", "Imports and exports")):
        said = subprocess.run(["pdfinfo", folder / (name + ".pdf")], capture_output=True, text=True).stdout
        if not re.search(rf"^Title: +{title}$", said, re.M):
            problems.append(f"{name}.pdf has another title: {said}")
        tags = subprocess.run(["pdfinfo", "-struct", folder / (name + ".pdf")], capture_output=True, text=True).stdout
        if re.findall(r"^ *(\w+)", tags, re.M)[:2] != ["Document", "Figure"]:
            problems.append(f"{name}.pdf is tagged {tags}")
    if draw(spec, folder / "chart.gif").returncode != 2:
        problems.append("a .gif is a wrong use")

    # Texts by language are set in the edition's, and numbers by the language's habit.
    both = folder / "both.yaml"
    both.write_text("data: {values: [{name: {zh: 海盐县, en: Haiyan}, v: 54451}]}\nmark: bar\n"
                    "encoding: {y: {field: name, title: {zh: 县, en: County}}, x: {field: v, type: quantitative, title: null}}\n", encoding="utf-8")
    for languages, words, others in (("zh", {"海盐县", "县", "50000"}, {"Haiyan"}), ("en", {"Haiyan", "County", "50,000"}, {"海盐县"}), ("zh+en", {"海盐县", "Haiyan"}, set())):
        draw(both, folder / "both.svg", "--language", languages, "--theme", "layouts/themes/red-ink.yaml")
        shown = {t[-1] for t in things((folder / "both.svg").read_text(encoding="utf-8")) if t[0] in ("text", "turned")}
        if not words <= shown or others & shown:
            problems.append(f"--language {languages} shows {shown}")

print("\n".join(problems) or f"charts: {checked} things where they should be")
sys.exit(1 if problems else 0)
