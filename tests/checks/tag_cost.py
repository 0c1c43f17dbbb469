#!/usr/bin/env python3
"""A report with 10,000 table cells is at most half as large again with its tags.

Small random numbers, which leave little else in the file: in two, five and ten columns, in groups, below two rows of
headers; then words.

Usage: tag_cost.py JIANBAO PROJECT_FOLDER [--table]
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
CELLS, MOST = 10_000, 1.5
WORDS = "雨 晴 河 桥 船 闸 米 茶 rain river lock freight harvest tea".split()


def column(index):
    return {"header": f"c{index}", "cell": f"{{row.c{index}}}"}


def table(columns, **more):
    return {"table": {"rows": "rows", "columns": columns, **more}}


def two_levels(count):
    return [column(0), {"header": "a", "columns": [column(i) for i in range(1, count // 2)]},
            {"header": "b", "columns": [column(i) for i in range(count // 2, count)]}]


def kinds():
    numbers = lambda: str(random.randrange(1000))
    words = lambda: " ".join(random.choices(WORDS, k=3))
    plain = lambda count: [column(i) for i in range(count)]
    grouped = {"group": "第{row.group}组"}
    return {"2 columns of numbers": (2, numbers, table(plain(2))), "5 columns of numbers": (5, numbers, table(plain(5))), "10 columns of numbers": (10, numbers, table(plain(10))),
            "20 groups": (10, numbers, table(plain(10), **grouped)),
            "20 groups below two rows of headers": (10, numbers, table(two_levels(10), **grouped)),
            "5 columns of words": (5, words, table(plain(5)))}


def write_project(folder):
    random.seed(1)
    project = {"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"), "sources": {}, "briefs": []}
    for number, (name, (columns, value, block)) in enumerate(kinds().items()):
        count = CELLS // columns
        rows = [{"group": i * 20 // count + 1, **{f"c{k}": value() for k in range(columns)}} for i in range(count)]
        (folder / f"data{number}.json").write_text(json.dumps({"title": name, "rows": rows}, ensure_ascii=False), encoding="utf-8")
        project["sources"][f"data{number}"] = f"data{number}.json"
        for tagged in (True, False):
            layout = {"jianbao": 1, "theme": str(root / "layouts/themes/red-ink.yaml"), "pdf": {"tagged": tagged},
                      "blocks": [{"heading": "{title}"}, block]}
            file = f"{'tagged' if tagged else 'untagged'}{number}"
            (folder / f"{file}.yaml").write_text(json.dumps(layout, ensure_ascii=False), encoding="utf-8")
            project["briefs"].append({"name": file, "layout": f"{file}.yaml", "data": f"data{number}", "editions": ["zh"]})
    (folder / "jianbao.yaml").write_text(json.dumps(project), encoding="utf-8")


def sizes():
    """The bytes of each kind with and without tags."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder)
        subprocess.run([engine, "build", "--out", "out"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        return {kind: [(folder / f"out/{form}{number}.zh.pdf").stat().st_size for form in ("tagged", "untagged")]
                for number, kind in enumerate(kinds())}


found = sizes()
if "--table" in sys.argv:
    print("| 10,000 cells | tagged | untagged | ratio |\n|---|---:|---:|---:|")
    print("\n".join(f"| {kind} | {tagged:,} | {untagged:,} | {tagged / untagged:.2f} |" for kind, (tagged, untagged) in found.items()))
    sys.exit()
problems = [f"{kind}: {tagged} bytes, {untagged} without tags" for kind, (tagged, untagged) in found.items() if tagged > MOST * untagged]
print("\n".join(problems) or "the cost of tags: as expected")
sys.exit(1 if problems else 0)
