#!/usr/bin/env python3
"""200 county briefs from one layout: documents per CPU second, and with --instructions what the first
brief of a process and each further one cost (valgrind's callgrind), and the peak of memory.

The data is made with a fixed seed: counties with rises, falls, zeros and gaps.

Usage: county_briefs.py JIANBAO [--briefs N] [--instructions]
"""
import argparse
import random
import re
import resource
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAYOUT = """jianbao: 1
theme: {root}/layouts/themes/red-ink.yaml
page: {{header: {{zh: 县域简报, en: County briefs}}, measure: 378pt}}
blocks:
  - heading: "{{name}}"
  - text:
      zh: "{{year}}年，{{name}}地区生产总值{{gdp}}，{{gdp.growth}}；常住人口{{people}}。全县不断推进供给侧结构性改革，实现产业升级发展，“美丽乡村”建设卓有成效。"
      en: "In {{gdp.year}} the GDP of {{name}} came to {{gdp}}, {{gdp.growth}}; its resident population was {{people}}. Supply-side structural reform has moved the county’s industries up the value chain, and rural development has borne fruit."
  - if: present(coverage)
    text: {{zh: "社会保险参保率达{{coverage}}。", en: "Social insurance covers {{coverage}}."}}
  - cards: {{figures: [gdp, people, coverage]}}
"""


def write_project(folder, briefs):
    rng = random.Random(20210716)
    columns = ["code", "year", "name.zh", "name.en"]
    for figure in ("gdp", "people", "coverage"):
        columns += [f"{figure}.{key}" for key in ("name.zh", "name.en", "value", "unit", "growth", "year")]
    rows = [",".join(columns)]
    for i in range(briefs):
        growth = rng.choice(["0%", f"{rng.uniform(-9, 15):.1f}%"])
        coverage = rng.choice(["", f"{rng.uniform(80, 100):.2f}"])
        name = "".join(rng.choice("嘉海平桐南湖秀洲善盐宁乡") for _ in range(2))
        rows.append(",".join([f"county-{i:04}", "2020", name + "县", f"County {i}",
                              "地区生产总值", "GDP", f"{rng.uniform(50, 2000):.2f}", "亿元", growth, "2020",
                              "常住人口", "Population", f"{rng.uniform(10, 150):.2f}", "万", "", "2020",
                              "参保率", "Coverage", coverage, "%", "", "2020"]))
    (folder / "counties.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "layout.yaml").write_text(LAYOUT.format(root=ROOT), encoding="utf-8")
    (folder / "jianbao.yaml").write_text(
        f"jianbao: 1\ndate: 2021-07-16\nfonts: {ROOT}/fonts/fonts.yaml\nsources: {{counties: counties.csv}}\n"
        "briefs:\n  - {for: c in counties, name: '{c.code}', layout: layout.yaml, data: c, editions: [zh+en]}\n",
        encoding="utf-8")


def instructions(engine, briefs):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, briefs)
        result = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", engine, "build"],
                                cwd=folder, capture_output=True, text=True, check=True)
        return int(re.search(r"Collected : (\d+)", result.stderr).group(1))


parser = argparse.ArgumentParser()
parser.add_argument("engine", type=Path)
parser.add_argument("--briefs", type=int, default=200)
parser.add_argument("--instructions", action="store_true")
options = parser.parse_args()
engine = options.engine.resolve()

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    write_project(folder, options.briefs)
    subprocess.run([engine, "build"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    sizes = [path.stat().st_size for path in folder.glob("out/*.pdf")]
    print(f"{len(sizes)} briefs, {seconds:.2f} CPU s, {len(sizes) / seconds:.1f} per CPU s, "
          f"{used.ru_maxrss / 1024:.0f} MB at most, {sum(sizes) / len(sizes) / 1024:.0f} KB each")
if options.instructions:
    first, six = instructions(engine, 1), instructions(engine, 6)
    print(f"first brief {first / 1e6:.0f} M instructions, each further {(six - first) / 5e6:.0f} M")
