#!/usr/bin/env python3
"""Builds projects that `blocks.py` makes: they may fail, but never crash, hang, grow without end or leave half a file.

A failing project is kept and its folder printed; a seed always makes the same one, so that what an hour found is looked at again by
--first SEED --runs 1. A few hundred seeds are part of ctest; scripts/soak runs it for an hour with the sanitizers.

Usage: structured.py JIANBAO [--runs N] [--first SEED] [--seconds N]
"""
import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import blocks
from outcome import problem_of

parser = argparse.ArgumentParser()
parser.add_argument("engine", type=Path)
parser.add_argument("--runs", type=int, default=1000)
parser.add_argument("--first", type=int, default=1)
parser.add_argument("--seconds", type=float, default=float("inf"), help="stop then, and say how many ran")
options = parser.parse_args()

engine = options.engine.resolve()
schema = json.loads(subprocess.run([engine, "schema", "layout"], capture_output=True, check=True, text=True).stdout)


def write(folder, seed):
    folder.mkdir()
    for name, text in blocks.project(blocks.Chance(seed), schema).items():
        (folder / name).write_text(text, encoding="utf-8", errors="replace")


def problem(folder):
    """What is wrong with how a build ends, or a chart alone, or nothing."""
    chart = f"chart.{'pdf' if int(folder.name) % 2 else 'svg'}"
    return (problem_of(folder, [engine, "build", "-j", "1", "--format", "pdf,svg"]) or
            problem_of(folder, [engine, "chart", "chart.json", "-o", f"out/{chart}"]))


def main():
    started, failures, built, runs = time.monotonic(), 0, 0, 0
    for seed in range(options.first, options.first + options.runs):
        if time.monotonic() - started > options.seconds:
            break
        folder = Path(tempfile.mkdtemp(prefix="jianbao-fuzz-")) / str(seed)
        write(folder, seed)
        found = problem(folder)
        runs += 1
        built += 1 if list(folder.glob("out/*.pdf")) else 0
        if found:
            failures += 1
            print(f"seed {seed}, kept in {folder}: {found}", flush=True)
        else:
            shutil.rmtree(folder.parent)
    print(f"{runs} made projects, {built} of them built, {failures} crashed or hung")
    return 1 if failures else 0


sys.exit(main())
