#!/usr/bin/env python3
"""Every source file is as clang-format writes it.  Usage: format.py SOURCE_FOLDER"""
import subprocess
import sys
from pathlib import Path

root = Path(sys.argv[1])
files = [p for folder in ("src", "tests") for p in sorted((root / folder).rglob("*")) if p.suffix in {".h", ".cpp"}]
sys.exit(subprocess.run(["clang-format", "--dry-run", "--Werror", *map(str, files)], cwd=root).returncode)
