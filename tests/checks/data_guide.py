#!/usr/bin/env python3
"""Each example of docs/data.md becomes a brief; that of PostgreSQL does where its server is, in databases.py.

Usage: data_guide.py JIANBAO PROJECT_FOLDER
"""
import sys
import tempfile
from pathlib import Path

import guide

failures = []
with tempfile.TemporaryDirectory(prefix="jianbao-guide-") as name:
    found = guide.examples(sys.argv[2])
    if list(found) != ["A CSV file", "JSON of an interface", "SQLite", "PostgreSQL", "SDMX"]:
        failures.append(f"other examples than these: {list(found)}")
    for title, files in found.items():
        if title == "PostgreSQL":
            continue
        folder = Path(name) / title
        guide.write(folder, files)
        if said := guide.problem(sys.argv[1], folder):
            failures.append(f"{title}: {said}")

print("\n".join(failures) if failures else "data guide: as expected")
sys.exit(1 if failures else 0)
