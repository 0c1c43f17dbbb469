#!/usr/bin/env python3
"""What the README tells a stranger to do works: its files, its command, its error message's form.

In an otherwise empty folder, with the engine as it is built and as it is installed.

Usage: readme.py JIANBAO PROJECT_FOLDER BUILD_FOLDER
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root, build = (Path(argument).resolve() for argument in sys.argv[1:])
readme = (root / "README.md").read_text(encoding="utf-8")
reference = (root / "docs/reference.md").read_text(encoding="utf-8")
files = re.findall(r"^`([\w./-]+\.yaml)`,.*?\n```yaml\n(.*?)```", readme, re.M | re.S)
command = re.search(r"^build/release/jianbao (build .*)$", readme, re.M)
if len(files) != 3 or not command:
    sys.exit(f"the README's example has changed its form: {len(files)} files")


def try_example(program, folder):
    for path, text in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    result = subprocess.run([program, *command.group(1).split()], cwd=folder, capture_output=True, text=True)
    if result.returncode != 0 or result.stderr:
        sys.exit(f"the README's example does not build with {program}:\n{result.stderr}")
    for path in re.findall(r"`(out/[\w.+-]+\.pdf)`", readme):
        if not (folder / path).exists():
            sys.exit(f"the README promises {path}")
    text = subprocess.run(["pdftotext", folder / "out/mine.en.pdf", "-"], capture_output=True, text=True, check=True).stdout
    if "In 2020 the city’s GDP came to RMB 103.08 billion, up 2.4%." not in " ".join(text.split()):
        sys.exit("the example's sentence is not in the PDF: " + text)
    # The chart that the README and the reference show goes into that layout, and draws.
    for document, data in ((readme, ""), (reference, "primary: &x {name: 甲, value: 2.3}\nsecondary: *x\ntertiary: *x\n")):
        snippet = re.search(r"```yaml\n( *- chart:\n.*?)```", document, re.S).group(1)
        indented = "".join("  " + line.removeprefix("  ") if document is readme else "  " + line for line in snippet.splitlines(True))
        layout, figures = folder / "layouts/mine.yaml", folder / "data/mine/brief.yaml"
        layout.write_text(files[1][1] + indented, encoding="utf-8")
        figures.write_text(files[0][1] + data, encoding="utf-8")
        result = subprocess.run([program, *command.group(1).split(), "--out", "charts"], cwd=folder, capture_output=True, text=True)
        if result.returncode != 0 or result.stderr:
            sys.exit(f"the chart of the documentation does not build:\n{result.stderr}")
    layout.write_text(files[1][1], encoding="utf-8")
    figures.write_text(files[0][1], encoding="utf-8")


with tempfile.TemporaryDirectory() as name:
    folder, prefix = Path(name), Path(name) / "prefix"
    try_example(engine, folder / "built")
    subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    installed = prefix / "bin/jianbao"
    try_example(installed, folder / "installed")
    if (folder / "built/out/mine.zh.pdf").read_bytes() != (folder / "installed/out/mine.zh.pdf").read_bytes():
        sys.exit("the installed engine builds another PDF")
    for path in ("layouts/city.yaml", "fonts/fonts.yaml", "schema/layout.schema.json"):
        if not (prefix / "share/jianbao" / path).exists():
            sys.exit(f"{path} is not installed")
    # It is the installed folder that is used, not the source tree's.
    (prefix / "share/jianbao/layouts/themes/red-ink.yaml").unlink()
    orphan = subprocess.run([installed, "check", "mine.yaml"], cwd=folder / "installed", capture_output=True, text=True)
    if orphan.returncode != 1 or "red-ink.yaml': no such file" not in orphan.stderr:
        sys.exit("the installed engine finds a theme that is not installed: " + orphan.stderr)
    shutil.copytree(root / "fonts", folder / "installed/fonts")
    for where, expected in ((folder / "installed", "Noto Serif"), (folder / "built", "Noto Serif")):
        shown = subprocess.run([installed, "fonts"], cwd=where, capture_output=True, text=True)
        if shown.returncode != 0 or expected not in shown.stdout:
            sys.exit("jianbao fonts finds no manifest: " + shown.stderr)
    shown = subprocess.run([engine, "--help"], capture_output=True, text=True)
    if shown.returncode != 0 or "Examples:" not in shown.stdout:
        sys.exit("--help has no examples")
for path in re.findall(r"\]\(([\w./-]+)\)", readme):
    if not (root / path).exists():
        sys.exit(f"the README links to {path}, which is not there")
print("readme: works as told")
