#!/usr/bin/env python3
"""Two languages below one another and on facing pages, notes and floats, as MuPDF reads them from finished PDFs.

Usage: arrangements.py JIANBAO SOURCE_FOLDER
"""
import sys
import tempfile
from pathlib import Path

engine, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(source / "tests/clreq"))
from bench import Case, typeset  # noqa: E402

ZH = "对外开放走深走实，目前进出口规模首破3000亿元。"
EN = "Opening up has gone deeper and imports and exports have passed RMB 300 billion for the first time. "


def pair(i, zh=6, en=6):
    return {"text": {"zh": f"第{i}段。" + ZH * zh, "en": f"Paragraph {i}. " + EN * en}}


HEADING = {"heading": {"text": {"zh": "标题", "en": "A heading"}}}
NOTES = {"text": {"zh": "甲[^a]乙[^a]。\n\n[^a]: 中文注。", "en": "A[^a] b.\n\n[^a]: An English note."}}
TABLE = {"table": {"rows": "data.rows", "columns": [{"header": {"zh": "表头", "en": "Head"}, "cell": "{row.a}"}]},
         "float": "top"}

cases = [
    Case("stacked", [HEADING, pair(1), pair(2)], measure=40, edition="zh+en", page={"arrangement": "stacked"}),
    Case("facing", [HEADING] + [pair(i) for i in range(1, 9)], measure=40, edition="zh+en",
         page={"arrangement": "facing"}),
    Case("facing-notes", [HEADING, NOTES] + [pair(i) for i in range(1, 9)], measure=40, edition="zh+en",
         page={"arrangement": "facing"}),
    Case("parallel-notes", [HEADING, NOTES, pair(1)], measure=40, edition="zh+en"),
    Case("float", [pair(i) for i in range(1, 4)] + [TABLE, pair(4)], measure=40),
]

# Roman numbers, then decimal ones from a right-hand page on.
cases.append(Case("labels", [{"page-break": {"numbering": "lower-roman"}}, "前言。", {"page-break": {"to": "right"}},
                             "又一页。", {"page-break": {"to": "right", "numbering": "decimal"}}, "正文。"], measure=40,
                  page={"footer": {"outer": "第{page}页"}, "first": {"footer": {"outer": "首{page}页"}},
                        "blank": {"footer": {"center": "空白"}}}))

# What a cover says wraps at its own size, and a kicker keeps clear of the edition.
COVER = {"cover": {"kicker": {"zh": "刊" * 14, "en": "Bimonthly"}, "edition": {"zh": "版" * 20, "en": "Edition"},
                   "title": {"zh": "题" * 60, "en": "Title " * 20}, "deck": {"zh": "栏" * 90, "en": "Deck " * 50}}}
for name in ("parallel", "stacked", "facing"):
    cases.append(Case(f"cover-{name}", [COVER, "正文。"], measure=40, edition="zh+en", page={"arrangement": name}))

# Numbers that start anew on facing pages, and what is long in columns and on a vertical page.
cases.append(Case("facing-restart", [pair(1), {"page-break": {"start": 4}}, pair(2), {"page-break": {}}, pair(3)],
                  measure=40, edition="zh+en", page={"arrangement": "facing", "footer": {"outer": "p{page}"}}))
LONG = {"table": {"rows": "concat(data.rows, data.rows, data.rows)", "columns": [
    {"header": {"zh": "表头"}, "cell": "行{row.a}"}, {"header": {"zh": "文"}, "cell": "文" * 40}]}}
cases.append(Case("column-table", [{"columns": {"blocks": [LONG]}}], measure=36))
MANY = {"table": {"rows": f"concat({', '.join(['data.rows'] * 40)})", "columns": [
    {"header": {"zh": "表头"}, "cell": "行{row.a}"}]}}
cases.append(Case("upright-table", [MANY], measure=36, page={"writing-mode": "vertical-rl"}))
# What is over the first pages, and columns whose figures stand at other places in each language.
cases.append(Case("facing-columns", [pair(1), {"columns": {"blocks": [{"table": TABLE["table"]}, pair(2, 2, 3), {"table": TABLE["table"]}, pair(3, 2, 3)]}}, pair(4)],
                  measure=40, edition="zh+en", page={"arrangement": "facing", "first": {"header": "FIRST"}}))
# A cover within the book is of each language at its place; a number in a header is as written.
cases.append(Case("facing-covers", [pair(1), {"cover": {"title": {"zh": "第二编", "en": "Part two"}}}, pair(2)],
                  measure=40, edition="zh+en", page={"arrangement": "facing", "header": {"outer": 2019}}))
cases.append(Case("float-below-heading", [HEADING, TABLE, {"text": {"en": "First words."}}, {"text": {"en": "Second words."}}], measure=40, edition="en"))
cases.append(Case("landscape-heading", [pair(1), {"heading": {"text": {"zh": "附表", "en": "Annex"}, "level": 2}}, {"table": TABLE["table"] | {"orientation": "landscape"}}],
                  measure=40, edition="zh"))

failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def is_chinese(text):
    return any("一" <= c <= "鿿" for c in text)


def start_of(lines, text):
    return next((line for line in lines if text.replace(" ", "") in line.text), None)


with tempfile.TemporaryDirectory() as folder:
    settings = typeset(engine, source / "fonts/fonts.yaml", folder, cases)

    texts = settings["stacked"].texts
    order = [next(i for i, text in enumerate(texts) if part in text)
             for part in ("标题", "Aheading", "第1段", "Paragraph1", "第2段", "Paragraph2")]
    expect(order == sorted(order), f"stacked: out of order: {order}")

    lines = settings["facing"].lines
    pages = sorted({line.chars[0].page for line in lines})
    expect(len(pages) >= 4 and len(pages) % 2 == 0, f"facing: pages {pages}")
    for line in lines:
        left = line.chars[0].page % 2 == 1  # the file starts with the second page
        expect(is_chinese(line.text) == left, f"facing: page {line.chars[0].page} shows {line.text}")
    for i in range(1, 9):
        zh, en = start_of(lines, f"第{i}段"), start_of(lines, f"Paragraph {i}.")
        expect(zh is not None and en is not None, f"facing: paragraph {i} is lost")
        if zh and en:
            expect(abs(zh.y - en.y) < 0.1 and en.chars[0].page == zh.chars[0].page + 1, f"facing: paragraph {i}")

    for name in ("facing-notes", "parallel-notes"):
        lines = settings[name].lines
        zh = [line for line in lines if "中文注" in line.text]
        en = [line for line in lines if "AnEnglishnote" in line.text]
        # Side by side both languages' notes stand on one line of the page.
        expect(len(zh) == 1 and len(en) == 1, f"{name}: {len(zh)} Chinese, {len(en)} English notes")
        foot = max(line.y for line in lines if line.chars[0].page == zh[0].chars[0].page)
        expect(zh[0].y > foot - 20, f"{name}: the note is not at the foot")

    for name in ("parallel", "stacked", "facing"):
        lines = settings[f"cover-{name}"].lines
        for mark in "题栏刊版":
            sizes = {round(char.size, 1) for line in lines for char in line.chars if char.c == mark}
            expect(len(sizes) == 1 and min(sizes) > 9, f"cover-{name}: {mark} is set at {sizes}")
        titles = [line for line in lines if "题" in line.text]
        expect(len(titles) > 1, f"cover-{name}: the title does not wrap")

    texts = settings["labels"].texts
    expect(texts == ["前言。", "首i页", "空白", "又一页。", "第iii页", "空白", "正文。", "第1页"], f"labels: {texts}")

    lines = settings["float"].lines
    head = start_of(lines, "表头")
    tops = [line.y for line in lines if line.chars[0].page == head.chars[0].page]
    expect(head.y == min(tops), "float: the table is not at the top of its page")

    texts = settings["facing-restart"].texts
    labels = [text for text in texts if text[:1] == "p" and text[1:].isdigit()]
    expect(labels == ["p2", "p3", "p4", "p5", "p6", "p7"], f"facing-restart: pages {labels}")

    lines = settings["facing-columns"].lines
    firsts = [line.chars[0].page for line in lines if "FIRST" in line.text]
    expect(len(firsts) == 2 and firsts == sorted({line.chars[0].page for line in lines})[:2], f"facing-columns: first pages {firsts}")
    zh, en = start_of(lines, "第4段"), start_of(lines, "Paragraph 4.")
    expect(zh and en and abs(zh.y - en.y) < 0.1, "facing-columns: what follows is out of step")
    for text in ("第2段", "第3段"):
        begin = lines.index(start_of(lines, text))
        steps = [b.y - a.y for a, b in zip(lines[begin:begin + 2], lines[begin + 1:begin + 3]) if b.y > a.y]
        expect(all(step < 18 for step in steps), f"facing-columns: a hole in {text}: {steps}")

    texts = [text for text in settings["facing-covers"].texts if not text.isdigit() or text == "2019"]
    starts = [text[:4] for text in texts if text[:4] in ("第1段。", "Para", "第二编", "Part", "第2段。")]
    expect(starts == ["第1段。", "Para", "第二编", "Part", "第2段。", "Para"] and "2019" in texts, f"facing-covers: {starts}")

    lines = settings["float-below-heading"].lines
    first = start_of(lines, "First words.")
    heading = start_of(lines, "A heading")
    expect(first.y - heading.y < 36, f"float-below-heading: {first.y - heading.y} pt below the heading")

    pages = {name: line.chars[0].page for line in settings["landscape-heading"].lines for name in ("第1段", "附表", "表头") if name in line.text}
    expect(pages.get("附表") == pages.get("表头") == pages.get("第1段", 0) + 1, f"landscape-heading: {pages}")

    heads = [line for line in settings["column-table"].lines if "表头" in line.text]
    expect(len(heads) == 2 or heads[0].text.count("表头") == 2, f"column-table: {len(heads)} headers")

    lines = settings["upright-table"].lines
    rows = sum(line.text.count("行") for line in lines)
    expect(rows == 120, f"upright-table: {rows} rows of 120")
    expect(all(line.y < 800 for line in lines), "upright-table: rows run off the page")

print("\n".join(failures) or "arrangements: as they should be")
sys.exit(1 if failures else 0)
