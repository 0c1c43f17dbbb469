#!/usr/bin/env python3
"""What the README tells a stranger to do works: its files, its command, its error message's form.

Usage: readme.py JIANBAO PROJECT_FOLDER
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
readme = (root / "README.md").read_text(encoding="utf-8")
files = re.findall(r"^`([\w./-]+\.yaml)`,.*?\n```yaml\n(.*?)```", readme, re.M | re.S)
command = re.search(r"^build/release/jianbao (build .*)$", readme, re.M)
if len(files) != 3 or not command:
    sys.exit(f"the README's example has changed its form: {len(files)} files")

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    shutil.copytree(root / "layouts", folder / "layouts")
    shutil.copytree(root / "fonts", folder / "fonts")
    for path, text in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    result = subprocess.run([engine, *command.group(1).split()], cwd=folder, capture_output=True, text=True)
    if result.returncode != 0 or result.stderr:
        sys.exit("the README's example does not build:\n" + result.stderr)
    for path in re.findall(r"`(out/[\w.+-]+\.pdf)`", readme):
        if not (folder / path).exists():
            sys.exit(f"the README promises {path}")
    text = subprocess.run(["pdftotext", folder / "out/mine.en.pdf", "-"], capture_output=True, text=True, check=True).stdout
    if "In 2020 the city’s GDP came to RMB 103.08 billion, up 2.4%." not in " ".join(text.split()):
        sys.exit("the example's sentence is not in the PDF: " + text)
    shown = subprocess.run([engine, "--help"], capture_output=True, text=True)
    if shown.returncode != 0 or "Examples:" not in shown.stdout:
        sys.exit("--help has no examples")
for path in re.findall(r"\]\(([\w./-]+)\)", readme):
    if not (root / path).exists():
        sys.exit(f"the README links to {path}, which is not there")
print("readme: works as told")
