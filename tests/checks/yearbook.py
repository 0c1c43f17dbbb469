#!/usr/bin/env python3
"""The example of docs/data.md: an Excel sheet of thirty counties becomes their briefs.

The workbook is what its script writes, the project in the document is the one in the folder, and the pages say
what the sheet does: rank, growth, the first five, gaps, the total of all.

Usage: yearbook.py JIANBAO SOURCE_FOLDER
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BINARY, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SOURCE = ROOT / "data" / "yearbook"
failures = []


def expect(what, right):
    if not right:
        failures.append(what)


def text_of(page):
    shown = subprocess.run(["pdftotext", "-layout", page, "-"], capture_output=True, text=True, check=True).stdout
    return "".join(shown.split())


with tempfile.TemporaryDirectory(prefix="jianbao-yearbook-") as name:
    folder = Path(name) / "yearbook"
    shutil.copytree(SOURCE, folder)
    (folder / "各县.xlsx").unlink()
    subprocess.run([sys.executable, folder / "make_workbook.py"], check=True)
    expect("the workbook is what its script writes", (folder / "各县.xlsx").read_bytes() == (SOURCE / "各县.xlsx").read_bytes())

    document = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    shown = re.search(r"```yaml data/yearbook/jianbao.yaml\n(.*?)```", document, re.S).group(1)
    expect("docs/data.md shows the project", shown == (SOURCE / "jianbao.yaml").read_text(encoding="utf-8"))

    looked = subprocess.run([BINARY, "data", "各县.xlsx"], cwd=folder, capture_output=True, text=True)
    expect("the title is named: " + looked.stderr, "left out by 'skip: 1'" in looked.stderr)

    for wanted, shown in ((["--source", "latest"], "latest: 30 rows"), ([], "top5: 5 rows")):
        looked = subprocess.run([BINARY, "data", "jianbao.yaml", *wanted], cwd=folder, capture_output=True, text=True)
        expect(f"{shown} of the project: {looked.stdout}{looked.stderr}", looked.returncode == 0 and shown in looked.stdout)
    expect("one source alone", "top5" not in subprocess.run([BINARY, "data", ".", "--source", "latest"], cwd=folder, capture_output=True, text=True).stdout)
    looked = subprocess.run([BINARY, "data", "jianbao.yaml", "--source", "lates"], cwd=folder, capture_output=True, text=True)
    expect("a source that is none: " + looked.stderr, looked.returncode == 1 and "did you mean 'latest'?" in looked.stderr)

    built = subprocess.run([BINARY, "build", "--only", "0901[0-9]7"], cwd=folder, capture_output=True, text=True)
    expect("it builds without a word: " + built.stderr, built.returncode == 0 and "warning" not in built.stderr)
    if built.returncode == 0:
        chinese, english = text_of(folder / "out/090107.zh.pdf"), text_of(folder / "out/090107.en.pdf")
        for part in ("竹山县2023年生产总值364.92亿元，比上年增长6.2%，居全省三十县第18位。", "城镇化率72.79%",
                     "前五位的是溪口县、海门区、白沙县、梅川县、宝丰县，合计占全省的27.9%", "1溪口县763.335.86.256.456.00%",
                     "24岛前县221.855.91.8…72.45%", "合计12,397.61100.0"):
            expect(f"{part} in the Chinese brief:\n{chinese}", part in chinese)
        for part in ("theGDPofZhushancametoRMB36.49billion", "ranks18thoftheprovince", "Total12,397.61100.0"):
            expect(f"{part} in the English brief:\n{english}", part in english)

print("\n".join(failures) if failures else "yearbook: as expected")
sys.exit(1 if failures else 0)
