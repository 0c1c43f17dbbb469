#!/usr/bin/env python3
"""`jianbao inspect` tells what a finished PDF is made of, and says of others why they cannot be read.

Usage: inspected_files.py JIANBAO PROJECT_FOLDER
"""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def inspect(*arguments):
    return subprocess.run([engine, "inspect", *arguments], capture_output=True, text=True, timeout=60)


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    subprocess.run([engine, "build", "--only", "haiyan", "--out", folder], cwd=root, check=True, stdout=subprocess.DEVNULL)
    path = folder / "haiyan.zh.pdf"
    result = inspect("--json", path)
    expect(result.returncode == 0, result.stderr)
    facts = json.loads(result.stdout)[0]
    shares = facts["bytes_by_kind"]
    expect(facts["bytes"] == path.stat().st_size == sum(shares.values()), f"{facts['bytes']} bytes, by kind {sum(shares.values())}")
    expect((facts["pages"], facts["version"], facts["standard"]) == (2, "1.7", "PDF/A-2a, PDF/UA-1"), str(facts))
    expect("NotoSerifCJKsc-Regular" in facts["fonts"] and facts["fonts"] == sorted(facts["fonts"]), str(facts["fonts"]))
    expect(shares["fonts"] > shares["content"] > 5000 and shares["images"] == 0 and shares["metadata"] > 500, str(shares))
    # Tags cost what the file is larger by, about: object streams are no kind of their own.
    expect(shares["structure"] > shares["objects"] > 0, str(shares))
    # Without its pages' contents a file has none.
    qdf = subprocess.run(["qpdf", "--qdf", path, "-"], capture_output=True, check=True).stdout
    other = folder / "other.pdf"
    other.write_bytes(qdf)
    more = json.loads(inspect("--json", other).stdout)[0]
    expect(more["bytes_by_kind"]["content"] > shares["content"] * 2, "uncompressed contents are larger")
    lines = inspect(path).stdout
    expect("haiyan.zh.pdf: 2 pages, PDF 1.7, PDF/A-2a, PDF/UA-1" in lines and "  fonts " in lines and "font NotoSerif-Regular" in lines, lines)
    # Asked to, a layout makes files whose first page comes first, always the same bytes.
    shutil.copytree(root / "tests/diagnostics/common", folder / "web")
    shutil.copy(root / "fonts/fonts.yaml", folder / "web")
    layout = folder / "web/layout.yaml"
    for linear in (False, True):
        if linear:
            layout.write_text(layout.read_text() + "pdf: {linearize: true}\n")
        made = []
        for out in ("one", "two"):
            subprocess.run([engine, "build", "--out", out], cwd=folder / "web", check=True, stdout=subprocess.DEVNULL)
            made.append((folder / "web" / out / "brief.zh.pdf").read_bytes())
        expect(made[0] == made[1], "the same brief has other bytes")
        said = subprocess.run(["qpdf", "--check", folder / "web/one/brief.zh.pdf"], capture_output=True, text=True)
        expect(said.returncode == 0 and ("File is linearized" in said.stdout) == linear, said.stdout + said.stderr)
    for broken, data in (("text.pdf", b"no PDF"), ("cut.pdf", path.read_bytes()[:20000]), ("empty.pdf", b"")):
        (folder / broken).write_bytes(data)
        result = inspect(folder / broken, path)
        expect(result.returncode == 1 and f"cannot inspect '{folder / broken}'" in result.stderr, f"{broken}: {result.stderr}")
        expect("haiyan.zh.pdf: 2 pages" in result.stdout, f"{broken}: the other file is not told of")
    result = inspect(folder / "none.pdf")
    expect(result.returncode == 1 and "none.pdf" in result.stderr, result.stderr)
for failure in failures:
    print(failure)
print("inspect: as expected" if not failures else f"inspect: {len(failures)} failed")
sys.exit(1 if failures else 0)
