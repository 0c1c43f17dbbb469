#!/usr/bin/env python3
"""Data as offices have it, through the binary: workbooks, encodings, JSON as it comes.

Each case writes a file beside a project that prints its rows, builds it and looks at the page's text or at
what is said.

Usage: data_files.py JIANBAO
"""
import json
import sys
import tempfile
import zipfile

from source_case import Case
from workbooks import MAIN, ods, ods_row, rows, xlsx

BINARY = sys.argv[1]


def workbooks(case):
    sheet = rows(
        ["标题"], ["地区", "代码", "总值", None, "占比", "日期", "月份", "公布"], [None, None, "2022", "2023"],
        ["海盐", "0573", 35.600000000000001, 1234.5, '<c s="1"><v>0.123</v></c>', '<c s="2"><v>43835</v></c>',
         '<c s="3"><v>43831</v></c>', '<c t="b"><v>1</v></c>'],
        [None, "0574", 0.30000000000000004, '<c s="4"><v>1234.5</v></c>', '<c s="1"><v>0.05</v></c>', '<c s="2"><v>43836</v></c>',
         '<c s="3"><v>43862</v></c>', '<c t="b"><v>0</v></c>'],
        ["合计", None, 36]) + '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="A4:A5"/></mergeCells>'
    formats = ["0.0%", "yyyy/m/d", "yyyy&quot;年&quot;m&quot;月&quot;", "#,##0.00"]
    text = ("{rows[1].地区} {rows[0].代码} {rows[0].总值['2022']} {rows[0].总值['2023']} {rows[1].总值['2022']} {rows[1].总值['2023']} "
            "{rows[0].占比} {rows[0].日期} {rows[0].月份} {rows[1].公布 ? '是' : '否'} {length(rows)}")
    told = "{file: a.xlsx, skip: 1, header-rows: 2, until: 合计}"
    for absolute in (False, True):
        xlsx(case.folder / "a.xlsx", [("总表", sheet, False)], formats=formats, absolute=absolute)
        page, said = case.build(told, text)
        case.expect("a sheet with a title, a header of two stories and merged cells", page,
               "海盐 0573 35.6 1234.5 0.3 1234.50 12.3% 2020年1月5日 2020年1月 否 2")
        case.expect("and without a word", "said:" + said, "said:brief" if said.startswith("brief") else "said:")

    # Each kind of cell that programs write.
    sheet = ('<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>丙</t></r><r><t>丁</t></r></is></c></row>'
             '<row><c t="str"><f>A1</f><v>x</v></c><c><f>1+1</f><v>2</v></c><c t="d"><v>2020-01-05</v></c></row></sheetData>')
    xlsx(case.folder / "b.xlsx", [("隐", rows(["z"], [9]), True), ("S", sheet, False)],
         strings=["甲", "<r><t>乙</t></r><rPh><t>いつ</t></rPh>"])
    page, _ = case.build("b.xlsx", "{rows[0].甲} {rows[0].乙} {rows[0].丙丁}")
    case.expect("texts that are shared, rich and inline, without numbers of cells, in the first sheet that is seen", page, "x 2 2020年1月5日")
    page, _ = case.build("{file: b.xlsx, sheet: 隐}", "{rows[0].z}")
    case.expect("a hidden sheet by its name", page, "9")
    page, _ = case.build("{file: b.xlsx, sheet: 2}", "{rows[0].乙}")
    case.expect("a sheet by its number", page, "2")

    # Ranges, names and tables; hidden rows.
    sheet = '<cols><col min="2" max="2" hidden="1"/></cols>' + rows(["a", "b", "c"], [1, 2, 3], [4, 5, 6], ["k", "v"], ["q", 7], ["总", 7]).replace(
        '<row r="3">', '<row r="3" hidden="1">')
    table = (f'<table xmlns="{MAIN}" id="1" name="T" displayName="产值表" ref="A4:B6" totalsRowCount="1"/>')
    names = "<definedNames><definedName name=\"区域\">'各 县'!$A$1:$C$3</definedName></definedNames>"
    xlsx(case.folder / "c.xlsx", [("各 县", sheet, False)], names=names, tables=[table])
    for told, text, wanted in [("range: 'A1:C2'", "{length(rows)} {rows[0].c}", "1 3"), ("range: 区域", "{length(rows)} {rows[1].c}", "2 6"),
                               ("range: 产值表", "{length(rows)} {rows[0].v}", "1 7"),
                               ("range: 区域, hidden: skip", "{length(rows)} {rows[0].c}", "1 3")]:
        page, _ = case.build("{file: c.xlsx, %s}" % told, text)
        case.expect("of a sheet " + told, page, wanted)
    _, said = case.build("{file: c.xlsx, range: 区或}", "x")
    case.expect("a range that is not there", said, "did you mean '区域'?")
    _, said = case.build("{file: c.xlsx, sheet: 各县}", "x")
    case.expect("a sheet that is not there", said, ["the workbook has no sheet '各县'", "did you mean '各 县'?"])
    _, said = case.build("{file: c.xlsx, range: 区域, hidden: skip}", "{rows[0].b}")
    case.expect("a hidden column", said, "has no 'b'" if "has no 'b'" in said else "no 'b'")

    # Errors at their cells.
    sheet = rows(["name", "v", "w"], ["甲", '<c t="e"><v>#N/A</v></c>', "<c><f>A1</f></c>"], ["乙", 1, 2])
    xlsx(case.folder / "d.xlsx", [("总表", sheet, False)])
    _, said = case.build("d.xlsx", "{rows[0].v}")
    case.expect("errors of a sheet", said, ["d.xlsx:总表!B2: error: the sheet has the error #N/A here",
                                       "d.xlsx:总表!C2: error: the sheet has a formula here, and not its result"])
    page, _ = case.build("{file: d.xlsx, missing: ['#N/A', '=']}", "{rows[0].v} {rows[1].v}")
    case.expect("an error that is told to be a gap", page, "… 1")
    _, said = case.build("{file: d.xlsx, missing: ['#N/A', '='], columns: {name: number}}", "x")
    case.expect("a declared column of a sheet", said, ['d.xlsx:总表!A2: error: "甲" is not a number', "the column 'name' is declared here"])
    xlsx(case.folder / "e.xlsx", [("S", rows(["v"], ["<c><f>1+1</f><v>0</v></c>"]), False)], settings='<calcPr fullCalcOnLoad="1"/>')
    _, said = case.build("e.xlsx", "{rows[0].v}")
    case.expect("a result that nobody has reckoned", said, "e.xlsx:S!A2: error: the sheet has a formula here, and not its result")
    xlsx(case.folder / "f.xlsx", [("S", rows(["v"], ['<c s="1"><v>42373</v></c>']), False)], formats=["d/m/yyyy"], settings='<workbookPr date1904="1"/>')
    page, _ = case.build("f.xlsx", "{rows[0].v}")
    case.expect("days since 1904", page, "2020年1月5日")

    # Broken and hostile files.
    whole = (case.folder / "c.xlsx").read_bytes()
    (case.folder / "g.xlsx").write_bytes(whole[: len(whole) // 2])
    _, said = case.build("g.xlsx", "x")
    case.expect("a workbook that is cut off", said, ["cannot read the workbook", "it may be cut off, or have a password"])
    (case.folder / "h.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    _, said = case.build("h.xlsx", "x")
    case.expect("an old workbook", said, ["is not a workbook", "an old Office file (.xls) or one with a password"])
    (case.folder / "i.csv").write_bytes(whole)
    _, said = case.build("i.csv", "x")
    case.expect("a workbook called .csv", said, "is not a text file but an Excel workbook")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sheetData/>'
    xlsx(case.folder / "j.xlsx", [("S", "", False)])
    with zipfile.ZipFile(case.folder / "k.xlsx", "w") as book, zipfile.ZipFile(case.folder / "j.xlsx") as old:
        for name in old.namelist():
            book.writestr(name, bomb if name.endswith("sheet1.xml") else old.read(name))
    _, said = case.build("k.xlsx", "x")
    case.expect("entities", said, "it has a DOCTYPE")
    wide = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFE1"><v>1</v></c></row></sheetData>'
    xlsx(case.folder / "l.xlsx", [("S", wide, False)])
    _, said = case.build("l.xlsx", "x")
    case.expect("a cell outside of a sheet", said, "a cell has no place: 'XFE1'")


def open_documents(case):
    sheet = (ods_row("地区", "值", "占比", "日期", "月份")
             + ods_row('<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>海盐</text:p></table:table-cell>', 1.5,
                       '<table:table-cell office:value-type="percentage" office:value="0.123"><text:p>12.3%</text:p></table:table-cell>',
                       '<table:table-cell office:value-type="date" office:date-value="2020-01-05"><text:p>05.01.20</text:p></table:table-cell>',
                       '<table:table-cell office:value-type="date" office:date-value="2020-01-01"><text:p>2020年1月</text:p></table:table-cell>')
             + ods_row("<table:covered-table-cell/>", '<table:table-cell office:value-type="float" office:value="2.5"><text:p>2.50</text:p></table:table-cell>', more=' table:number-rows-repeated="2"')
             + ods_row('<table:table-cell table:number-columns-repeated="16384"/>', more=' table:number-rows-repeated="1048000"'))
    ods(case.folder / "a.ods", [("总表", sheet)],
        '<table:named-expressions><table:named-range table:name="区域" table:cell-range-address="$总表.$A$1:.$B$2"/></table:named-expressions>')
    page, _ = case.build("a.ods", "{length(rows)} {rows[1].地区} {rows[1].值} {rows[0].占比} {rows[0].日期} {rows[0].月份}")
    case.expect("an OpenDocument sheet", page, "3 海盐 2.50 12.3% 2020年1月5日 2020年1月")
    page, _ = case.build("{file: a.ods, range: 区域}", "{length(rows)} {rows[0].值}")
    case.expect("a named range of it", page, "1 1.5")
    ods(case.folder / "b.ods", [("S", ods_row("v") + ods_row('<table:table-cell table:formula="of:=NA()" office:value-type="string" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'))])
    _, said = case.build("b.ods", "{rows[0].v}")
    case.expect("an error of it", said, "b.ods:S!A2: error: the sheet has the error #N/A here")


def texts(case):
    write = lambda name, text, encoding="utf-8": (case.folder / name).write_bytes(text.encode(encoding))
    write("g.csv", "代码,名称\n0573,嘉兴市\n", "gb18030")
    page, said = case.build("g.csv", "{rows[0].代码} {rows[0].名称}")
    case.expect("GB18030", page, "0573 嘉兴市")
    case.expect("GB18030 is said", said, "is no UTF-8 and is read as GB18030")
    _, said = case.build("{file: g.csv, encoding: gbk}", "{rows[0].名称}")
    case.expect("GBK that is told", "none" if "GB18030" in said else "silent", "silent")
    write("u.csv", "代码\t名称\n1\t嘉兴\n", "utf-16")
    page, _ = case.build("u.csv", "{rows[0].名称}")
    case.expect("UTF-16 with tabs", page, "嘉兴")
    write("b.csv", "代碼,名稱\n1,臺灣的統計資料與經濟成長\n", "big5")
    _, said = case.build("b.csv", "x")
    case.expect("Big5 that nobody tells", said, ["what it is cannot be told", "in big5 '代碼'"])
    page, _ = case.build("{file: b.csv, encoding: big5}", "{rows[0].名稱}")
    case.expect("Big5 that is told", page, "臺灣的統計資料與經濟成長")
    (case.folder / "broken.csv").write_bytes("名称,值\n嘉兴市南湖区,1\n海盐".encode() + b"\xff" + ",2\n".encode())
    _, said = case.build("broken.csv", "x")
    case.expect("one broken byte", said, "broken.csv:3:3: error: this byte is not valid UTF-8")
    for name in ("rows.TSV", "rows.tab"):
        write(name, "a\tb\n1,5\tx\n")
        page, _ = case.build(name, "{rows[0].a}")
        case.expect(name, page, "1,5")
    write("rows.dat", "a;b\n1;2\n3;4\n")
    page, _ = case.build("rows.dat", "{rows[1].b}")
    case.expect("a name that says nothing", page, "4")
    write("words.txt", "只有一行\n")
    _, said = case.build("words.txt", "x")
    case.expect("no table at all", said, "cannot tell what")
    write("n.csv", "n,v\na,—\nb,2\n")
    page, _ = case.build("{file: n.csv, missing: —}", "{rows[0].v} {rows[1].v + 1}")
    case.expect("a word for a gap", page, "… 3")
    _, said = case.build("{file: n.csv, sheet: 1}", "x")
    case.expect("a key of another kind", said, "'sheet' means nothing to a text file")
    write("d.csv", "when\n1/2/2020\n")
    _, said = case.build("{file: d.csv, columns: {when: date}}", "x")
    case.expect("a day that may be two", said, ['"1/2/2020" may be 2020-02-01 or 2020-01-02', "format: D/M/Y"])
    page, _ = case.build("{file: d.csv, columns: {when: {type: date, format: D/M/Y}}}", "{rows[0].when}", "en")
    case.expect("and is told", page, "1 February 2020")


def trees(case):
    (case.folder / "apart.json").write_text(json.dumps([{f"k{i}": i} for i in range(4000)]))
    page, said = case.build("apart.json", "{length(rows)}")
    case.expect("records that have nothing in common", said, "apart.json:1:1: error: the records have 4000 different fields, which makes too many cells")
    write = lambda name, text: (case.folder / name).write_text(text, encoding="utf-8")
    write("a.jsonl", '{"n": "甲", "v": 1}\n\n{"n": "乙", "v": 2.50}\n')
    page, _ = case.build("a.jsonl", "{length(rows)} {rows[1].v}")
    case.expect("JSON Lines", page, "2 2.50")
    write("b.json", '{"data": {"rows": [["n", "v"], ["甲", "1,234"], ["乙", "—"]]}}')
    told = "{file: b.json, at: data.rows, orient: values, missing: —, columns: {v: number}}"
    page, _ = case.build(told, "{rows[0].n} {rows[0].v} {rows[1].v}")
    case.expect("lists in a document", page, "甲 1234 …")
    write("r.json", '[{"n": "甲", "v": 1}, {"n": "乙"}]')
    page, _ = case.build("r.json", "{rows[0].v} {rows[1].v}")
    case.expect("a field that is left out", page, "1 …")
    write("c.json", '{"n": ["甲", "乙"], "v": [1, 2]}')
    page, _ = case.build("{file: c.json, orient: columns}", "{rows[1].n} {rows[1].v}")
    case.expect("columns", page, "乙 2")
    _, said = case.build("{file: b.json, at: data.row}", "x")
    case.expect("a path that leads nowhere", said, ["the file has nothing at 'row'", "did you mean 'rows'?"])
    write("d.yaml", "标题：甲\n单位: 乙\n")
    _, said = case.build("d.yaml", "x")
    case.expect("a full-width colon", said, ["d.yaml:1:3: error: '：' is a full-width colon", "write ': '"])


def schemas(case):
    (case.folder / "s.csv").write_text("code,v,k\nA1,5,x\nA1,1.5,\n", encoding="utf-8")
    (case.folder / "s.schema.json").write_text(
        '{"fields": [{"name": "code", "type": "string", "constraints": {"unique": true, "pattern": "[A-Z][0-9]"}},'
        '{"name": "v", "type": "integer", "constraints": {"maximum": 4}}, {"name": "k", "type": "string", "constraints": {"required": true}}]}')
    _, said = case.build("s.csv", "x {rows[0].v}")
    case.expect("constraints", said, ['s.csv:2:4: error: "5" is above the most, 4', 's.csv:3:1: error: "A1" comes twice',
                                 's.csv:3:4: error: "1.5" is no whole number', "error: a gap, where a value is required"])


def main():
    with tempfile.TemporaryDirectory(prefix="jianbao-data-") as folder:
        case = Case(BINARY, folder)
        for part in (workbooks, open_documents, texts, trees, schemas):
            part(case)
    print(f"data files: {len(case.failures)} failures" if case.failures else "data files: as expected")
    sys.exit(1 if case.failures else 0)


main()
