"""Writes small Excel and OpenDocument workbooks, part by part."""
import zipfile

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
