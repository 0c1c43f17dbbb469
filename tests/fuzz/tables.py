#!/usr/bin/env python3
"""Reads data files with random mistakes, told random things: that may fail, but never crash or hang.

Workbooks are changed part by part within their archive, texts in their bytes, databases in their pages. A failing
input is kept and its folder printed; the same seed makes the same mistakes.

Usage: tables.py JIANBAO PROJECT_FOLDER [--runs N] [--seed N] [--seconds N]
"""
import argparse
import json
import random
import shutil
import sqlite3
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "checks"))
from outcome import problem_of  # noqa: E402
from workbooks import ods, ods_row, rows, xlsx  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("engine", type=Path)
parser.add_argument("project", type=Path)
parser.add_argument("--runs", type=int, default=500)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--seconds", type=float, default=float("inf"), help="stop then, and say how many ran")
options = parser.parse_args()

TABLE = "代码,县,生产总值,增速,日期,名.zh,名.en\n010101,南湖区,\"1,234.5\",12.3%,2020-01-05,甲,a\n010102,秀洲区,—,(7.5),2020年1月,乙,b\n注：,,,,,,\n"
SDMX = ("DATAFLOW,FREQ,GEO: Region,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE,UNIT_MULT\n"
        "E:N(1.0),A,CN-33: 浙江,2020,64689.06,A,F,CNY,8\nE:N(1.0),A,CN-33: 浙江,2021-Q1,,M,C,PT,0\n")
SDMX_JSON = {"meta": {"schema": "sdmx-json 2.0"}, "data": {
    "structures": [{"dimensions": {"series": [{"id": "GEO", "values": [{"id": "33", "names": {"zh": "浙江", "en": "Zhejiang"}}]}],
                                   "observation": [{"id": "TIME_PERIOD", "values": [{"id": "2020"}, {"id": "2021"}]}]},
                    "attributes": {"observation": [{"id": "OBS_STATUS", "values": [{"id": "A"}, {"id": "P"}]}]}}],
    "dataSets": [{"structure": 0, "series": {"0": {"observations": {"0": ["12.5", 0], "1": [7, 1]}}}}]}}
NASTY = ["", "0", "-1", "1e999", "999999999999999999999", "1048577", "4294967296", "-2147483649", "NaN", "A0", "XFE1", "A1:XFD1048576", "B2:A1", "true", "&#0;",
         "&lt;", "&bogus;", "]]>", "<!--", "<v>", "</row>", "\u0000", "\ufffe", "字" * 2000, "9" * 400, "s", "inlineStr", "e", "d", "n", "str", "#N/A", "2020-02-30"]
OPTIONS = {"skip": ["0", "1", "2", "99", "-1"], "header-rows": ["1", "2", "3", "0"], "header-separator": ["'.'", "' / '", "''"], "until": ["注", "[注, 合计]", "''"],
           "comment": ["'#'", "注"], "missing": ["—", "['', '—']", "[1]"], "sheet": ["1", "2", "总表", "99", "''"], "range": ["A1:C3", "'A1'", "B2:A1", "A1:XFD9", "总表!A1:B2", "x"],
           "hidden": ["skip", "keep"], "fill-down": ["县", "[县, 代码]", "x"], "encoding": ["gb18030", "utf-8", "utf-16", "big5", "x"], "separator": ["';'", "tab", "'|'", "xx"],
           "decimal": ["','", "'.'"], "at": ["data", "data.dataSets.0", "/data/rows", "x.y"], "orient": ["records", "values", "columns", "split"], "key": ["代码", "x"],
           "columns": ["{生产总值: number}", "{代码: text, 日期: date}", "{生产总值: {type: number, unit: 亿元}}", "{增速: boolean}"], "format": ["plain", "markdown", "sdmx"],
           "table": ["t", "x"], "query": ["select * from t", "select", "\"select :a as a\"", "select a.* from t a, t b, t c"], "parameters": ["{a: 1}", "{a: '{1+1}'}", "{b: x}"],
           "transform": ["[{filter: datum.增速 > 1}]", "[{sort: 县}, {limit: 1}]", "[{pivot: 县, value: 生产总值}]", "[{flatten: [县]}]", "[{fold: [县, 代码]}]"]}


def samples(folder):
    """The bytes of sound files by name."""
    book = folder / "book"
    sheet = rows(["代码", "县", "生产总值", "增速", "日期"], ["010101", '<c t="s"><v>0</v></c>', 1234.5, '<c s="1"><v>0.123</v></c>', '<c s="2"><v>43835</v></c>'],
                 ["010102", '<c t="s"><v>1</v></c>', '<c t="e"><v>#N/A</v></c>', '<c><f>B2*2</f><v>7</v></c>', '<c t="b"><v>1</v></c>'])
    xlsx(book, [("总表", sheet + '<mergeCells count="1"><mergeCell ref="A4:B5"/></mergeCells>', False), ("隐", sheet, True)], strings=["南湖区", "<r><t>秀</t></r><r><t>洲区</t></r>"],
         formats=["0.0%", "yyyy/m/d"], names='<definedNames><definedName name="区">总表!$A$1:$C$3</definedName></definedNames>')
    files = {"a.xlsx": book.read_bytes(), "big.xlsx": (options.project / "data/yearbook/各县.xlsx").read_bytes()}
    ods(book, [("总表", ods_row("代码", "县", "生产总值") + ods_row("010101", "南湖区", 12.5, more=' table:number-rows-repeated="2"'))])
    files["a.ods"] = book.read_bytes()
    book.unlink()
    database = sqlite3.connect(folder / "a.sqlite")
    database.executescript("create table t (代码 text, 县 text, 生产总值 real, 日期 date); insert into t values ('010101', '南湖区', 1234.5, '2020-01-05'), ('010102', '秀洲区', null, null);")
    database.close()
    files["a.sqlite"] = (folder / "a.sqlite").read_bytes()
    (folder / "a.sqlite").unlink()
    records = [{"代码": "010101", "县": "南湖区", "生产总值": 1234.5}, {"代码": "010102", "县": None}]
    files |= {"a.csv": TABLE.encode(), "gb.csv": TABLE.replace("—", "-").encode("gb18030"), "wide.csv": TABLE.encode("utf-16"), "sdmx.csv": SDMX.encode(),
              "a.tsv": TABLE.replace(",", "\t").encode(), "a.json": json.dumps({"data": {"rows": records}}, ensure_ascii=False).encode(),
              "a.jsonl": "\n".join(json.dumps(record) for record in records).encode(), "sdmx.json": json.dumps(SDMX_JSON).encode(),
              "a.yaml": b"- {code: 1, name: {zh: a, en: b}}\n- {code: 2, name: {zh: c, en: d}}\n"}
    return files


def changed(data, chance):
    """Bytes, a stretch, or a value between marks become something else; or the end is lost."""
    kind = chance.randrange(6)
    at = chance.randrange(len(data) + 1)
    if kind == 0:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1:]
    if kind == 1:
        return data[:at] + data[at + chance.randrange(1, 60):]
    if kind == 2:
        return data[:at]
    if kind == 3:
        other = chance.randrange(len(data) + 1)
        return data[:at] + data[other:other + chance.randrange(200)] + data[at:]
    places = [i for i, byte in enumerate(data) if byte in b">\"=,:\n\t"]
    if not places:
        return data
    begin = chance.choice(places) + 1
    end = begin
    while end < len(data) and data[end] not in b"<\"',:\n\t}":
        end += 1
    return data[:begin] + chance.choice(NASTY).encode("utf-8", "surrogatepass") + data[end:]


def changed_archive(data, chance):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        names = book.namelist()
        spoilt = set(chance.sample(names, 1 if chance.random() < 0.8 else min(2, len(names))))
        for name in names:
            part = book.read(name)
            if name in spoilt and chance.random() < 0.05:
                continue
            made.writestr(name, changed(part, chance) if name in spoilt else part)
    return out.getvalue()


def mutated(name, data, chance):
    if name.endswith((".xlsx", ".ods")) and chance.random() < 0.9:
        return changed_archive(data, chance)
    for _ in range(chance.choice([1, 1, 2])):
        data = changed(data, chance)
    return data


def problem(folder, name, chance):
    told = "".join(f", {key}: {chance.choice(OPTIONS[key])}" for key in chance.sample(sorted(OPTIONS), chance.choice([0, 0, 1, 2, 3])))
    (folder / "jianbao.yaml").write_text(f"jianbao: 1\ndate: 2024-01-05\nsources:\n  rows: {{file: {name}{told}}}\n", encoding="utf-8")
    command = [options.engine.resolve(), "data", chance.choice(["jianbao.yaml", "jianbao.yaml", name]), "--as", chance.choice(["text", "json"])]
    return problem_of(folder, command)


def main():
    started, failures, runs = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as name:
        files = samples(Path(name))
    for run in range(options.runs):
        if time.monotonic() - started > options.seconds:
            break
        runs += 1
        chance = random.Random(options.seed * 1_000_003 + run)
        folder = Path(tempfile.mkdtemp(prefix="jianbao-fuzz-"))
        file = chance.choice(sorted(files))
        (folder / file).write_bytes(mutated(file, files[file], chance))
        found = problem(folder, file, chance)
        if found:
            failures += 1
            print(f"run {run}, kept in {folder}: {found}", flush=True)
        else:
            shutil.rmtree(folder)
    print(f"{runs} data files, {failures} crashed or hung")
    return 1 if failures else 0


sys.exit(main())
