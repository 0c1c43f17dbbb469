#!/usr/bin/env python3
"""The figures behind a brief come out of its PDF as they went in, read by poppler and qpdf, and belong to what they are behind.

Usage: attachments.py JIANBAO PROJECT_FOLDER
"""
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
failures = []
DATA = {"title": "数字", "rows": [{"name": {"zh": "海盐", "en": "Haiyan"}, "value": 5.20, "unit": "亿元", "note": "甲,“乙”\n丙"},
                                {"name": {"zh": "嘉善", "en": "Jiashan"}, "value": -3, "unit": "亿元"}]}
CHART = {"data": "rows", "lines": 6, "spec": {"mark": "bar", "encoding": {"y": {"field": "name"}, "x": {"field": "value", "type": "quantitative"}}}}
LAYOUT = {"jianbao": 1, "theme": "theme.yaml", "blocks": [{"heading": "{title}"}, {"chart": CHART}],
          "attach": [{"file": "数字.csv", "data": "rows", "description": "各县"}, {"file": "all.json", "data": "rows", "relationship": "source"}, {"charts": "csv"}]}
PROJECT = {"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"), "sources": {"data": "data.json"},
           "briefs": [{"name": "brief", "layout": "layout.yaml", "data": "data", "editions": ["zh"]}]}


def expect(condition, message):
    if not condition:
        failures.append(message)


def objects(pdf):
    said = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", pdf], capture_output=True, check=True).stdout
    return json.loads(said)["qpdf"][1]


def build(folder, layout):
    (folder / "layout.yaml").write_text(json.dumps(layout, ensure_ascii=False))
    return subprocess.run([engine, "build", "project.yaml", "--out", "out"], cwd=folder, capture_output=True, text=True)


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    shutil.copy(root / "layouts/themes/red-ink.yaml", folder / "theme.yaml")
    (folder / "data.json").write_text(json.dumps(DATA, ensure_ascii=False))
    (folder / "project.yaml").write_text(json.dumps(PROJECT))
    for tagged in (True, False):
        result = build(folder, LAYOUT if tagged else {**LAYOUT, "pdf": {"tagged": False}})
        expect(result.returncode == 0, result.stderr)
        pdf = folder / "out/brief.zh.pdf"
        files = folder / f"files-{tagged}"
        files.mkdir()
        subprocess.run(["pdfdetach", "-saveall", "-o", files, pdf], check=True, capture_output=True)
        expect({path.name for path in files.iterdir()} == {"数字.csv", "all.json", "chart-1.csv"}, f"{[p.name for p in files.iterdir()]}")
        expect(json.loads((files / "all.json").read_text()) == DATA["rows"], "the JSON is not the data")
        for table in ("数字.csv", "chart-1.csv"):
            rows = list(csv.DictReader((files / table).open(encoding="utf-8-sig", newline="")))
            expect([row["name.zh"] for row in rows] == ["海盐", "嘉善"] and [float(row["value"]) for row in rows] == [5.2, -3], f"{table}: {rows}")
            expect(rows[0]["note"] == DATA["rows"][0]["note"] and rows[1]["note"] == "", f"{table}: {rows}")
        found = objects(pdf)
        values = [entry.get("value") for entry in found.values() if isinstance(entry.get("value"), dict)]
        figures = [value for value in values if value.get("/S") == "/Figure"]
        catalog = found["obj:" + found["trailer"]["value"]["/Root"]]["value"]
        of_figure = [found["obj:" + ref]["value"]["/UF"] for figure in figures for ref in figure.get("/AF", [])]
        of_document = sorted(found["obj:" + ref]["value"]["/UF"].removeprefix("u:") for ref in catalog["/AF"])
        expect(of_figure == (["u:chart-1.csv"] if tagged else []), f"the figure has {of_figure}")
        expect(of_document == ["all.json", "数字.csv"] if tagged else len(of_document) == 3, f"the document has {of_document}")
        types = sorted(entry["stream"]["dict"]["/Subtype"] for entry in found.values() if entry.get("stream", {}).get("dict", {}).get("/Type") == "/EmbeddedFile")
        expect(types == ["/application/json", "/text/csv", "/text/csv"], f"{types}")
        relations = {value["/UF"].removeprefix("u:"): value["/AFRelationship"] for value in values if value.get("/Type") == "/Filespec"}
        expect(relations["all.json"] == "/Source" and relations["数字.csv"] == "/Data", f"{relations}")
    # A map of figures has a row for each; another map is one row. The data of a chart in a layout lie beside the layout.
    figures = {"gdp": {"value": 5.2, "unit": "亿元", "name": {"zh": "产值"}}, "area": {"value": 7}}
    (folder / "data.json").write_text(json.dumps({"title": "数字", "figures": figures}, ensure_ascii=False))
    (folder / "rows.csv").write_text("name,value\nA,1\nB,2\n")
    beside = {"chart": {"lines": 6, "spec": {**CHART["spec"], "data": {"url": "rows.csv"}}}}
    maps = {**LAYOUT, "blocks": [{"heading": "{title}"}, beside],
            "attach": [{"charts": "csv"}, {"file": "figures.csv", "data": "figures"}, {"file": "one.csv", "data": "figures.gdp"}]}
    result = build(folder, maps)
    expect(result.returncode == 0, result.stderr)
    files = folder / "maps"
    files.mkdir()
    subprocess.run(["pdfdetach", "-saveall", "-o", files, folder / "out/brief.zh.pdf"], check=True, capture_output=True)
    for table, wanted in {"figures.csv": "key,value,unit,name.zh|gdp,5.2,亿元,产值|area,7,,", "one.csv": "value,unit,name.zh|5.2,亿元,产值",
                          "chart-1.csv": "name,value|A,1|B,2"}.items():
        found = "|".join((files / table).read_text(encoding="utf-8-sig").split())
        expect(found == wanted, f"{table}: {found}")
    # Charts in both forms, and figures that the page withholds.
    withheld = {"value": 87654, "status": "suppressed", "growth": "76543%", "text": "65432", "rank": 43210, "previous": 32109, "was": {"value": 21098}, "year": 2020, "name": {"zh": "平湖", "en": "Pinghu"}}
    secret = {"title": "数字", "rows": DATA["rows"] + [withheld, {"value": 54321, "status": "missing", "name": {"zh": "桐乡", "en": "Tongxiang"}}],
              "one": withheld, "figures": {"deep": {"inner": [withheld]}}}
    (folder / "data.json").write_text(json.dumps(secret, ensure_ascii=False))
    both = {**LAYOUT, "attach": [{"charts": "csv"}, {"charts": "json"}, {"file": "one.csv", "data": "one"}, {"file": "one.json", "data": "one"},
                                 {"file": "deep.json", "data": "figures"}, {"file": "rows.csv", "data": "rows"}]}
    result = build(folder, both)
    expect(result.returncode == 0, result.stderr)
    files = folder / "withheld"
    files.mkdir()
    subprocess.run(["pdfdetach", "-saveall", "-o", files, folder / "out/brief.zh.pdf"], check=True, capture_output=True)
    expect({path.name for path in files.iterdir()} == {"chart-1.csv", "chart-1.json", "one.csv", "one.json", "deep.json", "rows.csv"},
           f"{[p.name for p in files.iterdir()]}")
    for path in files.iterdir():
        text = path.read_text(encoding="utf-8-sig")
        for number in ("87654", "76543", "65432", "54321", "43210", "32109", "21098"):
            expect(number not in text, f"{path.name} has {number}, which the page withholds")
        expect("suppressed" in text, f"{path.name} does not say that a value is suppressed")
    for table in ("chart-1.csv", "rows.csv"):
        rows = list(csv.DictReader((files / table).open(encoding="utf-8-sig", newline="")))
        expect([(row["value"], row["status"]) for row in rows][2:] == [("", "suppressed"), ("", "missing")], f"{table}: {rows}")
    rows = json.loads((files / "chart-1.json").read_text())
    expect(rows[2]["value"] is None and rows[2]["status"] == "suppressed" and rows[0]["value"] == 5.2, f"chart-1.json: {rows}")
    found = objects(folder / "out/brief.zh.pdf")
    figures = [entry["value"] for entry in found.values() if isinstance(entry.get("value"), dict) and entry["value"].get("/S") == "/Figure"]
    of_figure = sorted(found["obj:" + ref]["value"]["/UF"] for figure in figures for ref in figure.get("/AF", []))
    expect(of_figure == ["u:chart-1.csv", "u:chart-1.json"], f"the figure has {of_figure}")
    bare = build(folder, {**LAYOUT, "blocks": [{"heading": "{title}"}]})
    expect(bare.returncode == 0 and "warning: the layout has no chart" in bare.stderr, bare.stderr)
    (folder / "data.json").write_text(json.dumps(DATA, ensure_ascii=False))
    refused = build(folder, {**LAYOUT, "pdf": {"standard": "pdf/a-2b"}})
    expect(refused.returncode == 1 and "ISO 19005-2, 6.8" in refused.stderr, refused.stderr)

for failure in failures:
    print(failure)
print("attachments: as expected" if not failures else f"attachments: {len(failures)} failed")
sys.exit(1 if failures else 0)
