#!/usr/bin/env python3
"""Rows that a project turns, ranks, joins and sorts come out right on the page, and a wrong row fails no more than it must.

Builds a project with sources made of one another, tables and loops over them, and a brief a row; reads the text of the files.

Usage: shaped_rows.py JIANBAO PROJECT_FOLDER
"""
import subprocess
import sys
import tempfile
from pathlib import Path

engine = Path(sys.argv[1]).resolve()
failures = []

PROJECT = """\
jianbao: 1
date: 2021-07-16
sources:
  top:
    from: all
    transform:
      - {window: [{op: rank, as: place}], sort: [{field: gdp, order: descending}]}
      - {filter: datum.place <= 2}
  all: {from: counties, transform: [{lookup: code, from: {data: areas, key: code, fields: [area]}}]}
  counties: counties.csv
  areas: {file: areas.csv, key: code}
  years: {file: long.csv, transform: [{pivot: year, value: v, groupby: [name]}]}
  groups: groups.csv
briefs:
  - {name: whole, layout: whole.yaml, data: areas, editions: [en]}
  - {for: row in top, name: "top-{row.code}", layout: row.yaml, data: row, editions: [en]}
  - {for: row in counties, where: row.gdp > 1, sort: -gdp, limit: 2, offset: 1, name: "next-{row.code}", layout: row.yaml, data: row, editions: [en]}
"""
WHOLE = """\
theme: themes/red-ink.yaml
blocks:
  - heading: Whole
  - table:
      rows: top
      columns: [{header: Place, cell: "{row.place}"}, {header: County, cell: "{row.name}"}, {header: Area, cell: "{row.area}"}]
  - table:
      rows: years
      sort: -2020
      columns: [{header: County, cell: "{row.name}"}, {header: '2019', cell: "{row['2019']}"}, {header: '2020', cell: "{row['2020']}"}, {header: Growth, cell: "{growth(row['2020'], row['2019'])}"}]
  - table:
      rows: counties
      where: present(row.gdp)
      sort: -row.gdp
      limit: 2
      columns: [{header: No., cell: "no{loop.index}of{loop.length}"}, {header: County, cell: "{row.name}"}]
  - {for: row in counties, sort: [-gdp], limit: 1, text: "Greatest: {row.name}."}
  - {for: "key, row in areas", where: key != 'c', text: "Area {key} is {row.area}."}
  - table:
      rows: groups
      group: "{row.g}"
      subtotals: true
      columns: [{header: Town, cell: "{row.n}"}, {header: Value, cell: "{row.v}", total: sum}]
  - text: "{names(top)} make {share(sum(top, 'gdp'), sum(counties, 'gdp'))} percent."
"""
ROW = 'theme: themes/red-ink.yaml\nblocks:\n  - heading: "{name}"\n'
FILES = {
    "jianbao.yaml": PROJECT, "whole.yaml": WHOLE, "row.yaml": ROW,
    "counties.csv": "code,name,gdp,rate\na,Alder,10,1\nb,Birch,30,2\nc,Cedar,20,3\nd,Dogwood,,4\n",
    "areas.csv": "code,area\na,7\nb,8\nc,9\n",
    "long.csv": "name,year,v\nX,2019,100\nX,2020,110\nY,2019,100\nY,2020,120\n",
    "groups.csv": "g,n,v\nNorth,n-one,1\nSouth,s-one,2\nNorth,n-two,4\n",
}


def expect(condition, message):
    if not condition:
        failures.append(message)


def build(folder, **changes):
    folder.mkdir()
    for name, content in (FILES | {key.replace("_", "."): value for key, value in changes.items()}).items():
        (folder / name).write_text(content, encoding="utf-8")
    done = subprocess.run([engine, "build"], cwd=folder, capture_output=True, text=True, timeout=100)
    out = folder / "out"
    return done, sorted(path.name for path in out.glob("*.pdf")) if out.exists() else []


def text_of(path):
    return " ".join(subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout.split())


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    done, built = build(folder / "good")
    expect(done.returncode == 0, f"the good project: {done.stderr[-2000:]}")
    expect(built == ["next-a.en.pdf", "next-c.en.pdf", "top-b.en.pdf", "top-c.en.pdf", "whole.en.pdf"], f"built {built}")
    if done.returncode == 0:
        words = text_of(folder / "good/out/whole.en.pdf")
        for wanted in ("1 Birch 8 2 Cedar 9",
                       "Y 100 120 up 20.0% X 100 110 up 10.0%",
                       "no1of2 Birch no2of2 Cedar",
                       "Greatest: Birch.",
                       "Area a is 7. Area b is 8.",
                       "North n-one 1 n-two 4 Subtotal 5 South s-one 2 Subtotal 2",
                       "Birch and Cedar make 83.3 percent."):
            expect(wanted in words, f"{wanted!r} is not in {words!r}")
        expect("Area c" not in words, "'where' of a loop lets c through")

    # A wrong cell that no rank looks at fails its own row, and what shows the whole of its source.
    rate = FILES["jianbao.yaml"].replace("counties: counties.csv", "counties: {file: counties.csv, columns: {rate: number, gdp: number}}")
    done, built = build(folder / "wrong rate", jianbao_yaml=rate, counties_csv=FILES["counties.csv"].replace("30,2", "30,many"))
    expect(done.returncode == 1 and "counties.csv:3:12: error" in done.stderr, f"wrong rate: {done.stderr[-1500:]}")
    expect(built == ["next-a.en.pdf", "next-c.en.pdf", "top-c.en.pdf"], f"wrong rate: built {built}: {done.stderr}")
    expect(done.stderr.count("error:") == 1, f"wrong rate: one cause, one error: {done.stderr}")

    # Of one that ranks are made of nothing is shown.
    done, built = build(folder / "wrong gdp", jianbao_yaml=rate, counties_csv=FILES["counties.csv"].replace("30,2", "much,2"))
    expect(done.returncode == 1 and "counties.csv:3:9: error" in done.stderr, f"wrong gdp: {done.stderr[-1500:]}")
    expect(built == [], f"wrong gdp: built {built}")
    expect(done.stderr.count("error:") == 1, f"wrong gdp: one cause, one error: {done.stderr}")

    # The same bytes, whatever order the sources stand in.
    lines = PROJECT.split("\n")
    moved = lines[:3] + lines[10:11] + lines[3:10] + lines[11:]
    build(folder / "moved", jianbao_yaml="\n".join(moved))
    same = [(folder / case / "out/whole.en.pdf").read_bytes() for case in ("good", "moved") if (folder / case / "out/whole.en.pdf").exists()]
    expect(len(same) == 2 and same[0] == same[1], "another order of the sources makes another file")

for failure in failures:
    print(failure)
print("shaped rows: all as expected" if not failures else f"shaped rows: {len(failures)} failed")
sys.exit(bool(failures))
