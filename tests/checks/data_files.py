#!/usr/bin/env python3
"""Data as offices have it, through the binary: workbooks, encodings, JSON as it comes.

Each case writes a file beside a project that prints its rows, builds it and looks at the page's text or at
what is said.

Usage: data_files.py JIANBAO
"""
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

BINARY = Path(sys.argv[1]).resolve()

LAYOUT = """jianbao: 1
theme: themes/red-ink.yaml
blocks:
  - text: "%s"
"""
PROJECT = """jianbao: 1
date: 2024-01-05
sources:
  rows: %s
briefs:
  - {name: brief, layout: layout.yaml, data: rows, editions: %s}
"""

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>')
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def relation(number, kind, target):
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def xlsx(path, sheets, *, strings=(), formats=(), names="", settings="", absolute=False, tables=()):
    """A workbook of sheets (name, XML within <worksheet>, hidden); cells' style N is formats[N - 1]."""
    prefix = "/xl/" if absolute else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", CONTENT_TYPES)
        book.writestr("_rels/.rels", RELATIONS % relation(1, "officeDocument", ("/" if absolute else "") + "xl/workbook.xml"))
        listed = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"{" state=" + chr(34) + "hidden" + chr(34) if hidden else ""}/>'
                         for i, (name, _, hidden) in enumerate(sheets, 1))
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{settings}<sheets>{listed}</sheets>{names}</workbook>')
        parts = [relation(i, "worksheet", f"{prefix}worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
        parts += [relation(90, "sharedStrings", prefix + "sharedStrings.xml"), relation(91, "styles", prefix + "styles.xml")]
        book.writestr("xl/_rels/workbook.xml.rels", RELATIONS % "".join(parts))
        for i, (_, xml, _) in enumerate(sheets, 1):
            book.writestr(f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{MAIN}">{xml}</worksheet>')
        shared = "".join(f"<si>{text}</si>" if text.startswith("<") else f"<si><t>{text}</t></si>" for text in strings)
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>')
        own = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{code}"/>' for i, code in enumerate(formats, 1))
        cells = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(1, len(formats) + 1))
        book.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="14"/>'
                                       f'</cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>')
        for number, xml in enumerate(tables, 1):
            book.writestr(f"xl/tables/table{number}.xml", xml)
            book.writestr("xl/worksheets/_rels/sheet1.xml.rels", RELATIONS % relation(1, "table", f"../tables/table{number}.xml"))


def rows(*cells):
    """Rows of cells as XML: texts are inline, numbers plain, (kind, value) and so on as they are."""
    out = []
    for y, row in enumerate(cells, 1):
        line = ""
        for x, cell in enumerate(row):
            place = chr(65 + x) + str(y)
            if cell is None:
                continue
            if isinstance(cell, str) and cell.startswith("<"):
                line += cell.replace("<c", f'<c r="{place}"', 1)
            elif isinstance(cell, str):
                line += f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{cell}</t></is></c>'
            else:
                line += f'<c r="{place}"><v>{cell}</v></c>'
        out.append(f'<row r="{y}">{line}</row>')
    return "<sheetData>" + "".join(out) + "</sheetData>"


def ods(path, sheets, extra=""):
    office = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
              'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"')
    tables = "".join(f'<table:table table:name="{name}">{xml}</table:table>' for name, xml in sheets)
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", f'<office:document-content {office}><office:body><office:spreadsheet>{tables}{extra}'
                                     '</office:spreadsheet></office:body></office:document-content>')


def ods_row(*cells, more=""):
    out = ""
    for cell in cells:
        if cell is None:
            out += "<table:table-cell/>"
        elif isinstance(cell, str) and cell.startswith("<"):
            out += cell
        elif isinstance(cell, str):
            out += f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        else:
            out += f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    return f"<table:table-row{more}>{out}</table:table-row>"


class Case:
    def __init__(self, folder):
        self.folder = Path(folder)

    def build(self, source, text, edition="zh"):
        """The text of the page, or None, and what was said."""
        (self.folder / "layout.yaml").write_text(LAYOUT % text, encoding="utf-8")
        (self.folder / "jianbao.yaml").write_text(PROJECT % (source, edition), encoding="utf-8")
        done = subprocess.run([BINARY, "build"], cwd=self.folder, capture_output=True, text=True)
        page = self.folder / "out" / f"brief.{edition}.pdf"
        if done.returncode:
            return None, done.stderr
        shown = subprocess.run(["pdftotext", "-layout", page, "-"], capture_output=True, text=True).stdout
        return " ".join(shown.split()), done.stderr


failures = []


def expect(name, found, wanted):
    """Each wanted part stands in what was found."""
    close = lambda text: "".join(text.split())  # the page's spaces are the typesetter's
    for part in [wanted] if isinstance(wanted, str) else wanted:
        if found is None or close(part) not in close(found):
            failures.append(name)
            print(f"{name}: expected {part!r} in\n{found}\n")


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
        expect("a sheet with a title, a header of two stories and merged cells", page,
               "海盐 0573 35.6 1234.5 0.3 1234.50 12.3% 2020年1月5日 2020年1月 否 2")
        expect("and without a word", "said:" + said, "said:brief" if said.startswith("brief") else "said:")

    # Each kind of cell that programs write.
    sheet = ('<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>丙</t></r><r><t>丁</t></r></is></c></row>'
             '<row><c t="str"><f>A1</f><v>x</v></c><c><f>1+1</f><v>2</v></c><c t="d"><v>2020-01-05</v></c></row></sheetData>')
    xlsx(case.folder / "b.xlsx", [("隐", rows(["z"], [9]), True), ("S", sheet, False)],
         strings=["甲", "<r><t>乙</t></r><rPh><t>いつ</t></rPh>"])
    page, _ = case.build("b.xlsx", "{rows[0].甲} {rows[0].乙} {rows[0].丙丁}")
    expect("texts that are shared, rich and inline, without numbers of cells, in the first sheet that is seen", page, "x 2 2020年1月5日")
    page, _ = case.build("{file: b.xlsx, sheet: 隐}", "{rows[0].z}")
    expect("a hidden sheet by its name", page, "9")
    page, _ = case.build("{file: b.xlsx, sheet: 2}", "{rows[0].乙}")
    expect("a sheet by its number", page, "2")

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
        expect("of a sheet " + told, page, wanted)
    _, said = case.build("{file: c.xlsx, range: 区或}", "x")
    expect("a range that is not there", said, "did you mean '区域'?")
    _, said = case.build("{file: c.xlsx, sheet: 各县}", "x")
    expect("a sheet that is not there", said, ["the workbook has no sheet '各县'", "did you mean '各 县'?"])
    _, said = case.build("{file: c.xlsx, range: 区域, hidden: skip}", "{rows[0].b}")
    expect("a hidden column", said, "has no 'b'" if "has no 'b'" in said else "no 'b'")

    # Errors at their cells.
    sheet = rows(["name", "v", "w"], ["甲", '<c t="e"><v>#N/A</v></c>', "<c><f>A1</f></c>"], ["乙", 1, 2])
    xlsx(case.folder / "d.xlsx", [("总表", sheet, False)])
    _, said = case.build("d.xlsx", "{rows[0].v}")
    expect("errors of a sheet", said, ["d.xlsx:总表!B2: error: the sheet has the error #N/A here",
                                       "d.xlsx:总表!C2: error: the sheet has a formula here, and not its result"])
    page, _ = case.build("{file: d.xlsx, missing: ['#N/A', '=']}", "{rows[0].v} {rows[1].v}")
    expect("an error that is told to be a gap", page, "… 1")
    _, said = case.build("{file: d.xlsx, missing: ['#N/A', '='], columns: {name: number}}", "x")
    expect("a declared column of a sheet", said, ['d.xlsx:总表!A2: error: "甲" is not a number', "the column 'name' is declared here"])
    xlsx(case.folder / "e.xlsx", [("S", rows(["v"], ["<c><f>1+1</f><v>0</v></c>"]), False)], settings='<calcPr fullCalcOnLoad="1"/>')
    _, said = case.build("e.xlsx", "{rows[0].v}")
    expect("a result that nobody has reckoned", said, "e.xlsx:S!A2: error: the sheet has a formula here, and not its result")
    xlsx(case.folder / "f.xlsx", [("S", rows(["v"], ['<c s="1"><v>42373</v></c>']), False)], formats=["d/m/yyyy"], settings='<workbookPr date1904="1"/>')
    page, _ = case.build("f.xlsx", "{rows[0].v}")
    expect("days since 1904", page, "2020年1月5日")

    # Broken and hostile files.
    whole = (case.folder / "c.xlsx").read_bytes()
    (case.folder / "g.xlsx").write_bytes(whole[: len(whole) // 2])
    _, said = case.build("g.xlsx", "x")
    expect("a workbook that is cut off", said, ["cannot read the workbook", "it may be cut off, or have a password"])
    (case.folder / "h.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    _, said = case.build("h.xlsx", "x")
    expect("an old workbook", said, ["is not a workbook", "an old Office file (.xls) or one with a password"])
    (case.folder / "i.csv").write_bytes(whole)
    _, said = case.build("i.csv", "x")
    expect("a workbook called .csv", said, "is not a text file but an Excel workbook")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sheetData/>'
    xlsx(case.folder / "j.xlsx", [("S", "", False)])
    with zipfile.ZipFile(case.folder / "k.xlsx", "w") as book, zipfile.ZipFile(case.folder / "j.xlsx") as old:
        for name in old.namelist():
            book.writestr(name, bomb if name.endswith("sheet1.xml") else old.read(name))
    _, said = case.build("k.xlsx", "x")
    expect("entities", said, "it has a DOCTYPE")
    wide = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFE1"><v>1</v></c></row></sheetData>'
    xlsx(case.folder / "l.xlsx", [("S", wide, False)])
    _, said = case.build("l.xlsx", "x")
    expect("a cell outside of a sheet", said, "a cell has no place: 'XFE1'")


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
    expect("an OpenDocument sheet", page, "3 海盐 2.50 12.3% 2020年1月5日 2020年1月")
    page, _ = case.build("{file: a.ods, range: 区域}", "{length(rows)} {rows[0].值}")
    expect("a named range of it", page, "1 1.5")
    ods(case.folder / "b.ods", [("S", ods_row("v") + ods_row('<table:table-cell table:formula="of:=NA()" office:value-type="string" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'))])
    _, said = case.build("b.ods", "{rows[0].v}")
    expect("an error of it", said, "b.ods:S!A2: error: the sheet has the error #N/A here")


def texts(case):
    write = lambda name, text, encoding="utf-8": (case.folder / name).write_bytes(text.encode(encoding))
    write("g.csv", "代码,名称\n0573,嘉兴市\n", "gb18030")
    page, said = case.build("g.csv", "{rows[0].代码} {rows[0].名称}")
    expect("GB18030", page, "0573 嘉兴市")
    expect("GB18030 is said", said, "is no UTF-8 and is read as GB18030")
    _, said = case.build("{file: g.csv, encoding: gbk}", "{rows[0].名称}")
    expect("GBK that is told", "none" if "GB18030" in said else "silent", "silent")
    write("u.csv", "代码\t名称\n1\t嘉兴\n", "utf-16")
    page, _ = case.build("u.csv", "{rows[0].名称}")
    expect("UTF-16 with tabs", page, "嘉兴")
    write("b.csv", "代碼,名稱\n1,臺灣的統計資料與經濟成長\n", "big5")
    _, said = case.build("b.csv", "x")
    expect("Big5 that nobody tells", said, ["what it is cannot be told", "in big5 '代碼'"])
    page, _ = case.build("{file: b.csv, encoding: big5}", "{rows[0].名稱}")
    expect("Big5 that is told", page, "臺灣的統計資料與經濟成長")
    (case.folder / "broken.csv").write_bytes("名称,值\n嘉兴市南湖区,1\n海盐".encode() + b"\xff" + ",2\n".encode())
    _, said = case.build("broken.csv", "x")
    expect("one broken byte", said, "broken.csv:3:3: error: this byte is not valid UTF-8")
    for name in ("rows.TSV", "rows.tab"):
        write(name, "a\tb\n1,5\tx\n")
        page, _ = case.build(name, "{rows[0].a}")
        expect(name, page, "1,5")
    write("rows.dat", "a;b\n1;2\n3;4\n")
    page, _ = case.build("rows.dat", "{rows[1].b}")
    expect("a name that says nothing", page, "4")
    write("words.txt", "只有一行\n")
    _, said = case.build("words.txt", "x")
    expect("no table at all", said, "cannot tell what")
    write("n.csv", "n,v\na,—\nb,2\n")
    page, _ = case.build("{file: n.csv, missing: —}", "{rows[0].v} {rows[1].v + 1}")
    expect("a word for a gap", page, "… 3")
    _, said = case.build("{file: n.csv, sheet: 1}", "x")
    expect("a key of another kind", said, "'sheet' means nothing to a text file")
    write("d.csv", "when\n1/2/2020\n")
    _, said = case.build("{file: d.csv, columns: {when: date}}", "x")
    expect("a day that may be two", said, ['"1/2/2020" may be 2020-02-01 or 2020-01-02', "format: D/M/Y"])
    page, _ = case.build("{file: d.csv, columns: {when: {type: date, format: D/M/Y}}}", "{rows[0].when}", "en")
    expect("and is told", page, "1 February 2020")


def trees(case):
    write = lambda name, text: (case.folder / name).write_text(text, encoding="utf-8")
    write("a.jsonl", '{"n": "甲", "v": 1}\n\n{"n": "乙", "v": 2.50}\n')
    page, _ = case.build("a.jsonl", "{length(rows)} {rows[1].v}")
    expect("JSON Lines", page, "2 2.50")
    write("b.json", '{"data": {"rows": [["n", "v"], ["甲", "1,234"], ["乙", "—"]]}}')
    told = "{file: b.json, at: data.rows, orient: values, missing: —, columns: {v: number}}"
    page, _ = case.build(told, "{rows[0].n} {rows[0].v} {rows[1].v}")
    expect("lists in a document", page, "甲 1234 …")
    write("r.json", '[{"n": "甲", "v": 1}, {"n": "乙"}]')
    page, _ = case.build("r.json", "{rows[0].v} {rows[1].v}")
    expect("a field that is left out", page, "1 …")
    write("c.json", '{"n": ["甲", "乙"], "v": [1, 2]}')
    page, _ = case.build("{file: c.json, orient: columns}", "{rows[1].n} {rows[1].v}")
    expect("columns", page, "乙 2")
    _, said = case.build("{file: b.json, at: data.row}", "x")
    expect("a path that leads nowhere", said, ["the file has nothing at 'row'", "did you mean 'rows'?"])
    write("d.yaml", "标题：甲\n单位: 乙\n")
    _, said = case.build("d.yaml", "x")
    expect("a full-width colon", said, ["d.yaml:1:3: error: '：' is a full-width colon", "write ': '"])


def schemas(case):
    (case.folder / "s.csv").write_text("code,v,k\nA1,5,x\nA1,1.5,\n", encoding="utf-8")
    (case.folder / "s.schema.json").write_text(
        '{"fields": [{"name": "code", "type": "string", "constraints": {"unique": true, "pattern": "[A-Z][0-9]"}},'
        '{"name": "v", "type": "integer", "constraints": {"maximum": 4}}, {"name": "k", "type": "string", "constraints": {"required": true}}]}')
    _, said = case.build("s.csv", "x {rows[0].v}")
    expect("constraints", said, ['s.csv:2:4: error: "5" is above the most, 4', 's.csv:3:1: error: "A1" comes twice',
                                 's.csv:3:4: error: "1.5" is no whole number', "error: a gap, where a value is required"])


def main():
    with tempfile.TemporaryDirectory(prefix="jianbao-data-") as folder:
        case = Case(folder)
        for part in (workbooks, open_documents, texts, trees, schemas):
            part(case)
    print(f"data files: {len(failures)} failures" if failures else "data files: as expected")
    sys.exit(1 if failures else 0)


main()
