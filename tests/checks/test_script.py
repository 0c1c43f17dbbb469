#!/usr/bin/env python3
"""A suite whose npm packages cannot be had is NOT RUN and fails scripts/test, but for --offline.

Runs the script in a copy of its folder in which every program that it calls is a stand-in.

Usage: test_script.py PROJECT_FOLDER
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

script = (Path(sys.argv[1]) / "scripts/test").read_text(encoding="utf-8")


def stand_in(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + text + "\n", encoding="utf-8")
    path.chmod(0o755)


def run(packages, tests, *arguments, ctest=0):
    """The script with an npm suite; the numbers say how npm ci, npm test and ctest end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tests/npm/suite").mkdir(parents=True)
        (folder / "tests/npm/suite/package-lock.json").write_text("{}", encoding="utf-8")
        stand_in(folder / "scripts/setup", "exit 0")
        stand_in(folder / "build/release/jianbao", "exit 0")
        stand_in(folder / "bin/ctest", f'echo "ctest $@"; exit {ctest}')
        stand_in(folder / "bin/npm", f'case $1 in ci) exit {packages};; test) echo suite has run; exit {tests};; esac')
        (folder / "scripts/test").write_text(script, encoding="utf-8")
        environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
        result = subprocess.run(["bash", "scripts/test", *arguments], cwd=folder, env=environment, capture_output=True, text=True)
        return result.returncode == 0, result.stdout


problems = []


def expect(title, result, passes, *said):
    passed, text = result
    if passed != passes or not all(words in text for words in said):
        problems.append(f"{title}: {'passed' if passed else 'failed'}, said: {text}")


expect("packages and tests", run(0, 0), True, "suite has run")
expect("tests that fail", run(0, 1), False, "suite has run", "FAILED: tests/npm/suite")
expect("no packages", run(1, 0), False, "NOT RUN")
expect("no packages, offline", run(1, 0, "--offline"), True, "skipped")
expect("tests that fail, offline", run(0, 1, "--offline"), False, "suite has run")
expect("C++ tests that fail", run(1, 0, ctest=1), False, "FAILED: debug", "FAILED: asan", "NOT RUN")
expect("other options", run(0, 0, "--offline", "-R", "unit"), True, "ctest --preset debug -R unit", "ctest --preset asan -R unit")

print("\n".join(problems) or "scripts/test: suites are run, skipped or missed as told")
sys.exit(1 if problems else 0)
