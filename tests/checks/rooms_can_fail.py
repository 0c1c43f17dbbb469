#!/usr/bin/env python3
"""The rooms check fails when it should: an upward include, a hidden library, a cycle."""
import shutil
import sys
import tempfile
from pathlib import Path

from rooms import check

root = Path(sys.argv[1])
cases = {
    "upward include": ("base/length.cpp", '#include "pdf/pdf.h"\n', "may not include 'pdf'"),
    "hidden library": ("layout/layout.cpp", "#include <hpdf.h>\n", "is hidden in"),
    "cycle": ("base/length.h", '#include "base/base.h"\n', "cycle:"),
}
for name, (file, line, expected) in cases.items():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "src", copy / "src")
        shutil.copytree(root / "docs", copy / "docs")
        target = copy / "src" / file
        target.write_text(line + target.read_text(encoding="utf-8"), encoding="utf-8")
        if not any(expected in problem for problem in check(copy)):
            sys.exit(f"not found: {name}")
print("rooms: the check fails when it should")
