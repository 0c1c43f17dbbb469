#!/usr/bin/env python3
"""Documents of 1, 10, 100 and 1,000 pages: what a page costs must not grow with their number.

Each page's worth is a heading, mixed Chinese and English paragraphs with a note, and every tenth a table; the texts
differ, made with a fixed seed. Prints seconds, peak memory and size of the file, all of it and by the page beyond the
shortest document; with --instructions also what valgrind's callgrind counts, for up to 100 pages.

With --rows, tables of so many rows instead, whose memory beyond their data must not grow.

Usage: linear.py JIANBAO [--pages 1,10,100,1000] [--rows 1000,10000,100000] [--edition zh] [--instructions]
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HAN = ["对外开放", "走深走实", "产业结构", "日趋优化", "乡村振兴", "共同富裕", "先行启动", "示范区", "长三角", "一体化", "高质量", "发展",
       "红船", "启航", "水网", "交通", "教育", "医疗", "公共服务", "深入推进", "形成了", "新格局", "目前", "全市", "进出口", "规模"]
LATIN = ["infrastructure", "GDP", "cross-border", "e-commerce", "growth", "supply", "integration", "innovation", "region", "digital"]
ENGLISH = LATIN + ["the", "of", "and", "with", "county", "development", "government", "prosperity", "villages", "network", "has", "in"]
LAYOUT = f"""jianbao: 1
theme: {ROOT}/layouts/themes/red-ink.yaml
page: {{measure: 378pt, header: {{outer: "{{section.title}}"}}, footer: {{outer: "{{page}} / {{pages}}"}}}}
blocks:
  - for: section in sections
    blocks:
      - heading: "{{section.title}}"
      - {{for: paragraph in section.text, text: "{{paragraph}}"}}
      - if: present(section.rows)
        table: {{rows: section.rows, columns: [{{header: {{zh: 名称, en: Name}}, cell: "{{row.name}}", share: 3}}, {{header: {{zh: 数值, en: Value}}, cell: "{{row.value}}", align: decimal, width: 80pt}}]}}
"""


def chinese(chance, words):
    out = []
    for k in range(words):
        out.append(chance.choice(LATIN) if chance.random() < 0.08 else chance.choice(HAN))
        if chance.random() < 0.05:
            out.append(f"{chance.uniform(1, 9000):.1f}亿元")
        if k % 5 == 4:
            out.append(chance.choice("，，，、；。"))
    return "".join(out).rstrip("，、；。") + "。"


def english(chance, words):
    out = [chance.choice(ENGLISH) + ("," if k % 9 == 8 else "") for k in range(words)]
    return " ".join(out).capitalize().rstrip(",") + "."


def section(chance, number):
    text = []
    for k in range(4):
        note = f"[^n{k}]" if k == 1 else ""
        said = {"zh": "\n\n[^n1]: " + chinese(chance, 8), "en": "\n\n[^n1]: " + english(chance, 12)} if note else {"zh": "", "en": ""}
        text.append({"zh": chinese(chance, 73) + note + said["zh"], "en": english(chance, 122) + note + said["en"]})
    made = {"title": {"zh": f"第{number}节", "en": f"Section {number}"}, "text": text}
    if number % 10 == 0:
        made["rows"] = [{"name": {"zh": chinese(chance, 2), "en": english(chance, 2)}, "value": round(chance.uniform(1, 999), 2)} for _ in range(20)]
    return made


def write_project(folder, sections, edition):
    chance = random.Random(20210716)
    data = {"title": {"zh": "长文", "en": "A long text"}, "sections": [section(chance, k + 1) for k in range(sections)]}
    (folder / "long.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    (folder / "jianbao.yaml").write_text(
        f"jianbao: 1\ndate: 2021-07-16\nfonts: {ROOT}/fonts/fonts.yaml\nsources: {{long: long.json}}\n"
        f"briefs:\n  - {{name: long, layout: layout.yaml, data: long, editions: [{edition}]}}\n", encoding="utf-8")


def run(engine, folder):
    """Seconds and peak memory of one build, and what it says."""
    start = time.monotonic()
    process = subprocess.Popen([engine, "build", "--out", "out"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(said[-3000:])
    return {"wall": time.monotonic() - start, "seconds": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024,
            "pages": int(re.search(r"\((\d+) page", said).group(1)), "size": next(folder.glob("out/*.pdf")).stat().st_size / 1024}


def instructions(engine, folder):
    result = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", engine, "build", "--out", "out"],
                            cwd=folder, capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", result.stderr).group(1)) / 1e6


TABLE = f"""jianbao: 1
theme: {ROOT}/layouts/themes/red-ink.yaml
page: {{footer: {{outer: "{{page}} / {{pages}}"}}}}
blocks:
  - heading: {{zh: 各县区, en: Counties}}
  - table:
      rows: rows
      columns:
        - {{header: {{zh: 代码, en: Code}}, cell: "{{row.code}}", width: 60pt}}
        - {{header: {{zh: 名称, en: Name}}, cell: {{zh: "{{row.name}}", en: "{{row.en}}"}}}}
        - {{header: {{zh: 数值, en: Value}}, cell: "{{row.value}}", align: decimal, width: 80pt}}
        - {{header: {{zh: 份额, en: Share}}, cell: "{{row.share}}%", align: end, width: content}}
"""


def write_table(folder, rows, edition):
    lines = ["code,name,en,value,share"]
    lines += [f"{330000 + i},县区名称{i % 97},County {i},{i * 37 % 9999 / 10},{i % 100}" for i in range(rows)]
    (folder / "rows.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "brief.yaml").write_text("title: {zh: 长表, en: A long table}\n", encoding="utf-8")
    (folder / "layout.yaml").write_text(TABLE, encoding="utf-8")
    (folder / "jianbao.yaml").write_text(
        f"jianbao: 1\ndate: 2021-07-16\nfonts: {ROOT}/fonts/fonts.yaml\nsources: {{rows: rows.csv, brief: brief.yaml}}\n"
        f"briefs:\n  - {{name: long, layout: layout.yaml, data: brief, editions: [{edition}]}}\n", encoding="utf-8")


def tables(engine, options):
    print("   rows  pages    seconds    MiB    KiB")
    for rows in (int(count) for count in options.rows.split(",")):
        with tempfile.TemporaryDirectory() as name:
            write_table(Path(name), rows, options.edition)
            found = run(engine, Path(name))
        print(f"{rows:7} {found['pages']:6} {found['seconds']:10.2f} {found['memory']:6.0f} {found['size']:6.0f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("engine", type=Path)
    parser.add_argument("--pages", default="1,10,100,1000")
    parser.add_argument("--rows")
    parser.add_argument("--edition", default="zh")
    parser.add_argument("--instructions", action="store_true")
    options = parser.parse_args()
    engine, first = options.engine.resolve(), None
    if options.rows:
        return tables(engine, options)
    print("pages    seconds   s/page    MiB  MiB/page    KiB  KiB/page" + ("   M instr.  M/page" if options.instructions else ""))
    for pages in (int(count) for count in options.pages.split(",")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_project(folder, pages, options.edition)
            found = run(engine, folder)
            if options.instructions and pages <= 100:
                found["instructions"] = instructions(engine, folder)
        first = first or found
        more = max(1, found["pages"] - first["pages"])
        by_page = {key: (found[key] - first[key]) / more for key in ("seconds", "memory", "size")}
        line = (f"{found['pages']:5} {found['seconds']:10.2f} {by_page['seconds']:8.4f} {found['memory']:6.0f} {by_page['memory']:9.3f}"
                f" {found['size']:6.0f} {by_page['size']:9.2f}")
        if "instructions" in found:
            line += f" {found['instructions']:10.0f} {(found['instructions'] - first['instructions']) / more:7.1f}"
        print(line, flush=True)


main()
