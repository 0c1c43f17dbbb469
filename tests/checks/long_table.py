#!/usr/bin/env python3
"""A long table is streamed: nothing of it is lost or doubled, each page is as full as in a short one, and the memory
that it takes beyond its data does not grow with its rows.

Usage: long_table.py JIANBAO SOURCE_FOLDER
"""
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

engine, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
ROWS_OF_GROUP, ROWS_OF_TOWN = 70, 7
LAYOUT = f"""jianbao: 1
theme: {source}/layouts/themes/red-ink.yaml
page: {{footer: {{outer: "{{page}} / {{pages}}"}}}}
blocks:
  - heading: Towns
  - text: "Before the table.[^1]\\n\\n[^1]: A note of the page."
  - table:
      rows: rows
      group: "{{row.county}}"
      total: true
      subtotals: true
      columns:
        - {{header: Town, cell: "{{row.town}}", width: content, merge: true}}
        - {{header: Code, cell: "{{row.code}}{{row.call}}", width: 90pt}}
        - {{header: Value, cell: "{{row.value}}", align: decimal, total: sum}}
  - text: After the table.
"""
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def write_project(folder, count):
    rows = [f"{{county: County {i // ROWS_OF_GROUP}, town: T{i // ROWS_OF_TOWN}, code: C{i:06}x, value: {i % 10}.5, "
            + ('call: "[^a]\\n\\n[^a]: An estimate."' if i % 1000 == 5 else 'call: ""') + "}" for i in range(count)]
    (folder / "rows.yaml").write_text("rows:\n" + "".join(f"  - {row}\n" for row in rows), encoding="utf-8")
    (folder / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    (folder / "jianbao.yaml").write_text(
        f"jianbao: 1\ndate: 2021-07-16\nfonts: {source}/fonts/fonts.yaml\nsources: {{towns: rows.yaml}}\n"
        "briefs:\n  - {name: towns, layout: layout.yaml, data: towns, editions: [en]}\n", encoding="utf-8")


def build(count):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, count)
        process = subprocess.Popen([engine, "build", "--out", "out"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        _, said = process.communicate(), None
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        expect(process.returncode == 0, f"{count} rows: exit status {process.returncode}")
        text = subprocess.run(["pdftotext", "-layout", folder / "out/towns.en.pdf", "-"], capture_output=True, text=True, check=True).stdout
        return text.split("\f")[:-1], usage.ru_maxrss


def check(count):
    pages, memory = build(count)
    whole = "\n".join(pages)
    codes = [int(code) for code in re.findall(r"C(\d{6})x", whole)]
    expect(codes == list(range(count)), f"{count} rows: {len(codes)} codes, in order: {codes == sorted(codes)}")
    expect(all("Code" in page and "Value" in page for page in pages[:-1]), "a page has no header")
    expect(f"{len(pages)} / {len(pages)}" in pages[-1], "the last page does not know how many there are")
    total = sum(10 * (i % 10) + 5 for i in range(count)) / 10
    expect(f"{total:,.1f}" in pages[-1] or f"{total:,.1f}" in pages[-2], f"the total {total:,.1f} is not there")
    expect(whole.count("An estimate.") == 1, "the table's note stands once, below it")
    expect(len(re.findall(r"C\d{6}x *a\b", whole)) == (count + 994) // 1000, "each call of the note has its letter")
    expect(whole.count("A note of the page.") == 1, "the page's note stands once")
    towns = re.findall(r"^\s*T(\d+) ", whole, flags=re.M)
    expect(set(map(int, towns)) == set(range((count + ROWS_OF_TOWN - 1) // ROWS_OF_TOWN)), "a town's name is missing")
    rows = [len(re.findall(r"C\d{6}x", page)) for page in pages[1:-2]]
    expect(not rows or min(rows) > 0.85 * max(rows), f"pages have from {min(rows)} to {max(rows)} rows")
    return memory


few = check(2300)
many = check(6900)
# Sanitizers keep what is freed.
if "asan" not in str(engine):
    grown = (many - few) / (6900 - 2300)
    expect(grown < 4, f"each row takes {grown:.1f} KB more")
for failure in failures:
    print(failure)
print(f"long_table: {few} KB for 2,300 rows, {many} KB for 6,900" if not failures else f"long_table: {len(failures)} failed")
sys.exit(1 if failures else 0)
