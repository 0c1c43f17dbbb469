#!/usr/bin/env python3
"""A CSV of 100,000 rows and 20 columns, made into 10 briefs: time and peak of memory, in turns with Python's csv
reading the same file once into records.

The data is made with a fixed seed. Medians of --rounds.

Usage: large_table.py JIANBAO [--rows N] [--rounds N]
"""
import argparse
import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAYOUT = f"""jianbao: 1
theme: {ROOT}/layouts/themes/red-ink.yaml
blocks:
  - heading: "{{city}}"
  - text: {{zh: "合计{{total}}，共{{n}}行。", en: "In all {{total}}, of {{n}} rows."}}
"""
PROJECT = f"""jianbao: 1
date: 2024-01-05
fonts: {ROOT}/fonts/fonts.yaml
sources:
  rows: {{file: rows.csv, columns: {{code: text, year: year}}}}
  cities: {{from: rows, transform: [{{aggregate: [{{op: sum, field: v0, as: total}}, {{op: count, as: n}}], groupby: [city]}}]}}
briefs:
  - {{for: city in cities, name: "{{city.city}}", data: city, layout: layout.yaml, editions: [zh]}}
"""
READ = "import csv, sys; rows = list(csv.DictReader(open(sys.argv[1], encoding='utf-8')))"


def write_project(folder, rows):
    rng = random.Random(20240105)
    with open(folder / "rows.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["code", "name_zh", "name_en", "city", "year"] + [f"v{i}" for i in range(15)])
        for i in range(rows):
            numbers = [f"{rng.random() * 10 ** rng.randint(1, 6):.2f}" for _ in range(15)]
            table.writerow([f"{i % 3000:06}", f"第{i % 3000}县", f"County {i % 3000}", f"city{i % 10}", 2000 + i % 24] + numbers)
    (folder / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    (folder / "jianbao.yaml").write_text(PROJECT, encoding="utf-8")


def cost(command, folder):
    """CPU seconds and the peak in MB."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed: {said[:1000]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


parser = argparse.ArgumentParser()
parser.add_argument("engine", type=Path)
parser.add_argument("--rows", type=int, default=100_000)
parser.add_argument("--rounds", type=int, default=5)
options = parser.parse_args()
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    write_project(folder, options.rows)
    costs = {"python": [], "jianbao": []}
    for _ in range(options.rounds):
        costs["python"].append(cost([sys.executable, "-c", READ, "rows.csv"], folder))
        costs["jianbao"].append(cost([options.engine.resolve(), "build"], folder))
    for who, found in costs.items():
        seconds, peak = statistics.median(c[0] for c in found), max(c[1] for c in found)
        print(f"{who:8} {seconds:.2f} CPU s, peak {peak:.0f} MB")
