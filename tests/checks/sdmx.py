#!/usr/bin/env python3
"""SDMX-CSV and SDMX-JSON messages as data sources, through the binary.

Usage: sdmx.py JIANBAO
"""
import json
import sys
import tempfile

from source_case import Case

BINARY = sys.argv[1]

CSV_1 = """DATAFLOW,FREQ,GEO,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE,UNIT_MULT
ESTAT:NAMA(1.0),A,CN-33,2020,64689.06,A,F,CNY,8
ESTAT:NAMA(1.0),A,CN-33,2021,73516,P,F,CNY,8
ESTAT:NAMA(1.0),A,CN-33,2022,,M,F,CNY,8
ESTAT:NAMA(1.0),A,CN-33,2023,99887,A,C,CNY,8
ESTAT:NAMA(1.0),A,CN-33,2020-Q1,5,A,,XDC_X,6
ESTAT:NAMA(1.0),A,CN-33,2020-01,7.50,B,F,PT,0
ESTAT:NAMA(1.0),A,CN-33,2020-01-05,NaN,L,F,,
ESTAT:NAMA(1.0),A,CN-33,2020-W05,88776,Q,,,
ESTAT:NAMA(1.0),A,CN-33,2020-S1,55443,H,,,
"""


def csv(case):
    write = lambda text: (case.folder / "a.csv").write_text(text, encoding="utf-8")
    write(CSV_1)
    told = "{file: a.csv, format: sdmx}"
    text = " ".join(f"{{rows[{i}].TIME_PERIOD}}={{rows[{i}].OBS_VALUE}}" for i in range(9))
    said = case.page("version 1.0", told, "{length(rows)} " + text, [
        "9 2020年=64689.06亿元", "2021年=73516亿元", "2022年=…", "2023年=x", "2020年一季度=5000000", "2020年1月=7.50%", "2020年1月5日=…", "2020-W05=x", "2020-S1=…"])
    if "SDMX" in said:
        case.fail("version 1.0", said)
    case.page("a provisional value", told, "{rows[1].OBS_VALUE.status} {rows[0].GEO} {rows[0].GEO == 'CN-33' ? '是' : '否'} {rows[0].names.GEO}",
              "provisional CN-33 是 CN-33")
    page, _ = case.build(told, text + " {rows[3].OBS_VALUE.value} {rows[7].OBS_VALUE.value} {rows[8].OBS_VALUE.value} {sum(rows.OBS_VALUE)}")
    for secret in ("99887", "88776", "55443"):
        if page and secret in page:
            case.fail("a value that is withheld", page)
    said = case.page("without the word it stays what it was", "a.csv", "{rows[0].OBS_VALUE} {rows[0].UNIT_MULT}", "64689.06 8")
    case.expect("and says so", said, ["warning: 'a.csv' is an SDMX message", "'format: sdmx' reads its codes"])
    said = case.page("which a word can silence", "{file: a.csv, format: plain}", "{rows[0].OBS_VALUE}", "64689.06")
    if "SDMX" in said:
        case.fail("format: plain", said)

    write("DATAFLOW,FREQ: Frequency,GEO: Region,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status,TITLE: Title\n"
          "ESTAT:X(1.0),A: Annual,CN-33: Zhejiang: all,2020,12.5,A: Normal value,\"GDP, at prices\"\n"
          "ESTAT:X(1.0),A: Annual,CN-31: Shanghai,2020,7,E: Estimated value,Note: see below\n")
    case.page("labels beside codes", told, "{rows[0].FREQ} {rows[0].names.GEO} {rows[1].names.OBS_STATUS} {rows[1].OBS_VALUE.status} {rows[1].TITLE}", 
              "A Zhejiang: all Estimated value provisional Note: see below", edition="en")

    write("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,UNIT_MEASURE,,TIME_PERIOD,Time,OBS_VALUE,Value,OBS_STATUS,Status,UNIT_MULT,Mult\n"
          "DATAFLOW,OECD:DF(1.7),Flows,I,CHN,China,USD,US dollar,2020,,12.5,,A,Normal value,6,Millions\n"
          "DATAFLOW,OECD:DF(1.7),Flows,I,FRA,France,PT_GDP,% of GDP,2021,,3,,E;B,,_Z,\n")
    case.page("version 2.0 with names in columns of their own", told,
              "{rows[0].names.REF_AREA} {rows[0].OBS_VALUE} {rows[0].UNIT_MULT} {rows[1].OBS_VALUE} {rows[1].OBS_VALUE.status}",
              "China 1250万美元 6 3%p provisional")
    write("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE\ndataflow,A:B(1.0),I,CHN,2020,1e3\n")
    case.page("version 2.0 with codes alone", told, "{rows[0].REF_AREA} {rows[0].OBS_VALUE}", "CHN 1000")


def csv_mistakes(case):
    told = "{file: a.csv, format: sdmx}"
    head = "STRUCTURE,STRUCTURE_ID,ACTION,GEO,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MULT\n"
    for name, row, wanted in [
            ("an unknown status", "d,x,I,CN,2020,5,Y,,", "a.csv:2:17: error: 'Y' is no code of CL_OBS_STATUS"),
            ("several in one word", "d,x,I,CN,2020,5,AB,,", "'AB' is no code of CL_OBS_STATUS"),
            ("an unknown confidentiality", "d,x,I,CN,2020,5,A,free,", "'free' is no code of CL_CONF_STATUS"),
            ("a value that is none", "d,x,I,CN,2020,many,A,,", 'a.csv:2:15: error: "many" is not a number'),
            ("a multiplier that is none", "d,x,I,CN,2020,5,A,,millions", "'millions' is no power of ten"),
            ("a multiplier without end", "d,x,I,CN,2020,5,A,,99999999999999999999", "is no power of ten"),
            ("too large a number", "d,x,I,CN,2020,123456789012,A,,15", "has more than 18 digits"),
            ("a cell too few", "d,x,I,CN,2020,5,A,", "this row has 8 cells, the header has 9"),
            ("a row that deletes", "d,x,D,CN,2020,5,A,,", "this row deletes an observation")]:
        (case.folder / "a.csv").write_text(head + row + "\n")
        case.wrong(name, told, wanted, text="{rows[0].OBS_VALUE}")
    for name, text, wanted in [("no values", "DATAFLOW,GEO\nx,CN\n", "this SDMX message has no OBS_VALUE"),
                               ("a column twice", "DATAFLOW,GEO,GEO,OBS_VALUE\nx,a,b,1\n", "duplicate column 'GEO'"),
                               ("nothing", "", "an empty data set")]:
        (case.folder / "a.csv").write_text(text)
        case.wrong(name, told, wanted)
    (case.folder / "a.csv").write_text(head)
    case.wrong("a key of tables", "{file: a.csv, format: sdmx, skip: 1}", "'skip' means nothing to SDMX-CSV")
    (case.folder / "a.yaml").write_text("a: 1\n")
    case.wrong("another kind of file", "{file: a.yaml, format: sdmx}", "means nothing to a YAML file")


def code(identity, zh=None, en=None):
    names = {language: name for language, name in (("zh", zh), ("en", en), ("fr", "nom")) if name}
    return {"id": identity, "name": en or identity, **({"names": names} if zh else {})}


def message(version):
    dimensions = {"series": [{"id": "FREQ", "values": [code("A", "年", "Annual")]}, {"id": "GEO", "values": [code("CN-33", "浙江", "Zhejiang"), code("CN-31")]}],
                  "observation": [{"id": "TIME_PERIOD", "values": [{"id": "2020"}, {"value": "2021-Q1"}]}]}
    attributes = {"dataSet": [{"id": "UNIT_MEASURE", "values": [code("CNY", "元", "yuan")]}], "series": [{"id": "UNIT_MULT", "values": [{"id": "8"}]}],
                  "observation": [{"id": "OBS_STATUS", "values": [code("A"), code("P", "初步", "Provisional"), code("Q")]}]}
    data_set = {"action": "Information", "attributes": [0], "series": {
        "0:0": {"attributes": [0], "observations": {"0": [64689.06, 0], "1": ["7.50", 1]}},
        "0:1": {"attributes": [None], "observations": {"0": [99887, 2], "1": [None]}}}}
    structure = {"dimensions": dimensions, "attributes": attributes}
    if version == 1:
        return {"meta": {"schema": "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/1.0/sdmx-json-data-schema.json"},
                "data": {"dataSets": [data_set], "structure": structure}}
    attributes["dimensionGroup"] = [{"id": "SECTOR", "values": [code("S1", "全部", "Total")]}, {"id": "NOTE"}]
    data_set["structure"] = 0
    data_set["dimensionGroupAttributes"] = {":1:": [0, "free words"], ":0:": [None, {"zh": "说明", "en": "a note"}]}
    structure["measures"] = {"observation": [{"id": "OBS_VALUE"}]}
    return {"meta": {"schema": "https://…/sdmx-json/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json"},
            "data": {"dataSets": [data_set], "structures": [structure]}}


def trees(case):
    told = "{file: a.json, format: sdmx}"
    write = lambda tree: (case.folder / "a.json").write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    for version in (1, 2):
        write(message(version))
        text = "{length(rows)} {rows[0].OBS_VALUE} {rows[0].TIME_PERIOD} {rows[0].names.GEO} {rows[1].OBS_VALUE} {rows[1].OBS_VALUE.status} {rows[2].OBS_VALUE} {rows[3].OBS_VALUE} {rows[2].GEO} {rows[2].names.GEO}"
        case.page(f"version {version}.0", told, text, "4 64689.06亿元 2020年 浙江 7.50亿元p provisional x … CN-31 CN-31")
        case.page(f"version {version}.0 in English", told, "{rows[1].names.GEO}, {rows[1].names.OBS_STATUS}, {rows[1].TIME_PERIOD}", "Zhejiang, Provisional, ", edition="en")
        page, said = case.build(told, "{rows[2].OBS_VALUE} {rows[2].OBS_VALUE.value} {rows}")
        if "99887" in (page or ""):
            case.fail("a value that is withheld", page)
    case.page("attributes of groups", told, "{rows[2].SECTOR} {rows[2].names.SECTOR} {rows[2].NOTE} {rows[0].SECTOR} {rows[0].names.NOTE}", "S1 全部 free words … 说明")
    said = case.page("without the word it stays what it was", "a.json", "{rows.data.dataSets[0].action}", "Information")
    case.expect("and says so", said, "warning: 'a.json' is an SDMX message")

    flat = message(1)
    flat["data"]["dataSets"] = [{"observations": {"0:0:0": [1.50, 0], "0:1:1": [2, 1]}}]
    parts = flat["data"]["structure"]["dimensions"]
    parts["observation"], parts["series"] = parts["series"] + parts["observation"], []
    flat["data"]["structure"]["attributes"] = {"observation": flat["data"]["structure"]["attributes"]["observation"]}
    write(flat)
    case.page("observations without series", told, "{length(rows)} {rows[0].OBS_VALUE} {rows[1].GEO} {rows[1].OBS_VALUE.status}", "2 1.5 CN-31 provisional")

    def broken(change):
        tree = message(2)
        change(tree["data"])
        write(tree)

    for name, change, wanted in [
            ("an index too large", lambda data: data["dataSets"][0]["series"].update({"0:7": {"observations": {"0": [1]}}}), ["error: 'GEO' has no value 7", "it has 2, counted from 0"]),
            ("a key that is none", lambda data: data["dataSets"][0]["series"].update({"0:x": {}}), "'0:x' is not the key of an observation"),
            ("a key too short", lambda data: data["dataSets"][0]["series"].update({"0": {}}), "'0' is not the key of an observation"),
            ("a group's key", lambda data: data["dataSets"][0].update({"dimensionGroupAttributes": {"0": [0]}}), "'0' is not the key of an observation"),
            ("a structure that is not there", lambda data: data["dataSets"][0].update({"structure": 3}), "there is no structure 3"),
            ("no structure", lambda data: data.pop("structures"), "this SDMX message has no structure"),
            ("no data", lambda data: data.pop("dataSets"), "this SDMX message has no 'dataSets'"),
            ("a component without a name", lambda data: data["structures"][0]["dimensions"]["series"][0].pop("id"), "a component of SDMX has an 'id'"),
            ("an unknown status", lambda data: data["structures"][0]["attributes"]["observation"][0]["values"][1].update({"id": "?"}), "'?' is no code of CL_OBS_STATUS")]:
        broken(change)
        case.wrong(name, told, wanted, text="{rows[0].OBS_VALUE} {rows}")
    for tree in ([], {}, {"data": []}, {"data": {"structure": 1, "dataSets": [1]}}, {"data": {"structures": [[]], "dataSets": []}},
                 {"data": {"structure": {"dimensions": {"series": 1}}, "dataSets": [{"series": {"": 1}, "observations": []}]}}):
        write(tree)
        _, said = case.build(told, "x")
        if "error:" not in said and said and not said.startswith("brief"):
            case.fail("a shape that is none: " + json.dumps(tree), said)


def main():
    with tempfile.TemporaryDirectory(prefix="jianbao-sdmx-") as folder:
        case = Case(BINARY, folder)
        for part in (csv, csv_mistakes, trees):
            part(case)
    print(f"sdmx: {len(case.failures)} failures" if case.failures else "sdmx: as expected")
    sys.exit(1 if case.failures else 0)


main()
