#!/usr/bin/env python3
"""Bad input says what is wrong, letter for letter, and leaves no file.

Each folder of the cases overlays the files of `common`; its `expected.txt` is what standard error
must say. With --write, writes what is said now (then read it before you commit it).

Usage: diagnostics.py JIANBAO CASES [--write]
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, cases = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
write = "--write" in sys.argv
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}


def run(folder, *arguments):
    return subprocess.run([engine, "build", *arguments], cwd=folder, capture_output=True, text=True, timeout=60,
                          env=ENVIRONMENT)


def lay_out(folder, case):
    shutil.copytree(cases / "common", folder, dirs_exist_ok=True)
    fonts = (cases.parent.parent / "fonts/fonts.yaml").read_text(encoding="utf-8")
    (folder / "fonts.yaml").write_text(fonts, encoding="utf-8")
    if case:
        shutil.copytree(case, folder, dirs_exist_ok=True)


failures = []


def expect(name, condition, message):
    if not condition:
        failures.append(f"{name}: {message}")


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    lay_out(folder, None)
    good = run(folder)
    expect("common", good.returncode == 0 and (folder / "out/brief.zh.pdf").exists(), "must build: " + good.stderr)
    ENVIRONMENT["SOURCE_DATE_EPOCH"] = ""
    expect("common", run(folder).returncode == 0, "a SOURCE_DATE_EPOCH that is empty is not set")
    del ENVIRONMENT["SOURCE_DATE_EPOCH"]

for case in sorted(p for p in cases.iterdir() if p.is_dir() and p.name != "common"):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, case)
        result = run(folder)
        expected = case / "expected.txt"
        if write:
            expected.write_text(result.stderr, encoding="utf-8")
        expect(case.name, result.returncode == 1, f"exit status {result.returncode}, not 1")
        expect(case.name, not list(folder.glob("out/*")), "left a file in out/")
        expect(case.name, result.stderr == expected.read_text(encoding="utf-8"), "said:\n" + result.stderr)

# Inputs too large or too deep to keep as files.
GENERATED = {
    "huge": "a: " + "x" * (100 << 20),
    "laughs": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{c}: &{c} [{','.join(['*' + p] * 9)}]\n" for p, c in zip("abcdefghij", "bcdefghijk")),
    "deep": "[" * 100000,
    "nul": 'title: {zh: "嘉\0兴"}\nbody: {zh: 甲}\n',
}
for case, text in GENERATED.items():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, None)
        (folder / "brief.yaml").write_text(text, encoding="utf-8")
        result = run(folder)
        expect(case, result.returncode == 1 and "error:" in result.stderr, f"{result.returncode} {result.stderr[:300]}")
        expect(case, not list(folder.glob("out/*")), "left a file in out/")

# A font that fails, fails every brief that needs it, on one thread as on two.
LATIN = Path("/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf")
sound = LATIN.read_bytes()
middle = len(sound) // 2
FONTS = {
    "is cut off": sound[:middle],
    "is damaged": sound[:middle] + bytes(byte ^ 0xFF for byte in sound[middle : middle + 64]) + sound[middle + 64 :],
    "is not an OpenType font": b"glyphs" * 100,
    "no folder of this manifest has": None,
}
for message, font in FONTS.items():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, None)
        manifest = (folder / "fonts.yaml").read_text(encoding="utf-8").replace(LATIN.name, "own.ttf")
        (folder / "fonts.yaml").write_text(manifest, encoding="utf-8")
        if font is not None:
            (folder / "own.ttf").write_bytes(font)
        project = (folder / "jianbao.yaml").read_text(encoding="utf-8")
        (folder / "jianbao.yaml").write_text(project.replace("[zh]", "[zh, en, zh+en]"), encoding="utf-8")
        said = set()
        for jobs in ("-j1", "-j2"):
            result = run(folder, jobs)
            said.add(result.stderr)
            good = result.returncode == 1 and message in result.stderr and "3 of 3 failed" in result.stderr
            expect(f"font {message} {jobs}", good, result.stderr)
            expect(f"font {message} {jobs}", not list(folder.glob("out/*")), "left a file in out/")
        expect(f"font {message}", len(said) == 1, "says something else with -j2")

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    lay_out(folder, None)
    (folder / "taken").write_text("a file, not a folder")
    result = run(folder, "--out", "taken")
    expect("out_is_a_file", result.returncode == 1 and "cannot write" in result.stderr, result.stderr)
    for place in ("/proc/nowhere", "/dev/null/out"):
        result = run(folder, "--out", place)
        expect("unwritable " + place, result.returncode == 1 and "cannot write" in result.stderr, result.stderr)
    for arguments, message in (
        (["--only", "breif"], "no brief's name matches 'breif' (did you mean 'brief'?)"),
        (["--edition", "fr"], "no brief has the edition 'fr'"),
    ):
        result = run(folder, *arguments)
        expect(" ".join(arguments), result.returncode == 1 and message in result.stderr, result.stderr)
    result = run(folder.parent, str(folder), "--out", str(folder / "out"))
    expect("a folder as project", result.returncode == 0, result.stderr)
    usage = run(folder, "--no-such-option")
    expect("usage", usage.returncode == 2, f"exit status {usage.returncode}, not 2")

print("\n".join(failures) or "diagnostics: as expected")
sys.exit(1 if failures else 0)
