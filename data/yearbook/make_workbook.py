#!/usr/bin/env python3
"""Writes 各县.xlsx beside itself: thirty counties that do not exist, ten years of each, as an office keeps them.

A title row, a header of two stories, names merged over their years, codes with leading zeros as texts, gaps as
— and …, percentages, and a footer. The same bytes each time.
"""
import random
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

CITIES = {"清江市": "Qingjiang", "云州市": "Yunzhou", "海平市": "Haiping"}
COUNTIES = [
    ("东溪县", "Dongxi"), ("西岭县", "Xiling"), ("南浦县", "Nanpu"), ("北塘县", "Beitang"), ("石门县", "Shimen"),
    ("桃源县", "Taoyuan"), ("竹山县", "Zhushan"), ("梅川县", "Meichuan"), ("柳河县", "Liuhe"), ("松阳县", "Songyang"),
    ("青田区", "Qingtian"), ("白沙县", "Baisha"), ("红岩县", "Hongyan"), ("金湖县", "Jinhu"), ("银滩县", "Yintan"),
    ("铜陵县", "Tongling"), ("玉泉县", "Yuquan"), ("宝丰县", "Baofeng"), ("安乐县", "Anle"), ("平昌县", "Pingchang"),
    ("海门区", "Haimen"), ("江口县", "Jiangkou"), ("湖滨县", "Hubin"), ("河源县", "Heyuan"), ("溪口县", "Xikou"),
    ("岛前县", "Daoqian"), ("港北县", "Gangbei"), ("渔浦县", "Yupu"), ("潮州县", "Chaozhou"), ("浪石县", "Langshi")]
YEARS = range(2014, 2024)
UPPER = ["代码", "地区", None, "城市", "年份", "生产总值", None, None, None, "常住人口", "财政收入", "城镇化率", "备注"]
LOWER = [None, "名称", "英文名", None, None, "总量", "第一产业", "第二产业", "第三产业", None, None, None, None]
TITLE = "清江省各县主要指标（2014—2023年；产值、收入：亿元，人口：万人）"
FOOTER = "注：本表数据为虚构，用于说明排版；“—”表示无此项，“…”表示数据尚未公布。"


def figures():
    """Rows of cells: texts, numbers, None; a number with % is a pair."""
    chance = random.Random(20240105)
    for place, (name, english) in enumerate(COUNTIES):
        code = f"0{90101 + place // 10 * 100 + place % 10}"
        city = list(CITIES)[place // 10]
        size = chance.uniform(60, 420)
        people = chance.uniform(18, 95)
        urban = chance.uniform(0.42, 0.66)
        shares = (chance.uniform(0.06, 0.2), chance.uniform(0.35, 0.52))
        for year in YEARS:
            size *= 1 + chance.gauss(0.062 if year != 2020 else 0.018, 0.015)
            people *= 1 + chance.gauss(0.002, 0.004)
            urban = min(0.86, urban + chance.uniform(0.004, 0.014))
            gdp = round(size, 2)
            first, second = round(gdp * shares[0], 2), round(gdp * shares[1], 2)
            revenue = round(gdp * chance.uniform(0.07, 0.11), 2)
            row = [code, name, english, city, year, gdp, first, second, round(gdp - first - second, 2),
                   round(people, 1), revenue, (round(urban, 4), "%"), None]
            if place in (4, 17) and year < 2017:
                row[10] = "—"
            if place == 25 and year == 2023:
                row[9] = "…"
                row[12] = "人口数待核定"
            yield row


def column(number):
    return chr(65 + number)


def cell(row, number, value, style):
    place = f'r="{column(number)}{row}"'
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f'<c {place} s="2"><v>{value[0]}</v></c>'
    if isinstance(value, str):
        return f'<c {place} t="inlineStr" s="{style}"><is><t>{escape(value)}</t></is></c>'
    return f'<c {place} s="{3 if isinstance(value, float) else 0}"><v>{value}</v></c>'


def sheet():
    rows = list(figures())
    merges = ["A1:M1"]
    lines = [(1, [TITLE]), (2, UPPER), (3, LOWER)]
    for number in range(len(UPPER)):
        if LOWER[number] is None:
            merges.append(f"{column(number)}2:{column(number)}3")
    merges += ["B2:C2", "F2:I2"]
    for place, row in enumerate(rows):
        line = place + 4
        if place % len(YEARS) == 0:
            merges += [f"{column(number)}{line}:{column(number)}{line + len(YEARS) - 1}" for number in range(4)]
        else:
            row = [None] * 4 + row[4:]
        lines.append((line, row))
    lines.append((len(rows) + 4, [FOOTER]))
    data = "".join(f'<row r="{line}">' + "".join(cell(line, number, value, 1 if line < 4 else 0) for number, value in enumerate(row)) + "</row>"
                   for line, row in lines)
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in merges)
    return (f'<worksheet xmlns="{MAIN}"><cols><col min="2" max="2" width="12" customWidth="1"/></cols><sheetData>{data}</sheetData>'
            f'<mergeCells count="{len(merges)}">{merged}</mergeCells></worksheet>')


def relations(*targets):
    inner = "".join(f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                    for number, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def parts():
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    yield "[Content_Types].xml", (
        f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>')
    yield "_rels/.rels", relations(("officeDocument", "xl/workbook.xml"))
    yield "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="总表" sheetId="1" r:id="rId1"/></sheets></workbook>'
    yield "xl/_rels/workbook.xml.rels", relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
    yield "xl/styles.xml", (
        f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/>'
        '<xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="2" applyNumberFormat="1"/></cellXfs></styleSheet>')
    yield "xl/worksheets/sheet1.xml", sheet()


def main():
    with zipfile.ZipFile(Path(__file__).with_name("各县.xlsx"), "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts():
            info = zipfile.ZipInfo(name, (2024, 1, 5, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)


main()
