#!/usr/bin/env python3
"""Typesets random texts for a while, by the rules of tests/unit/text_property_test.cpp.

Not part of ctest. A failing text is printed with its seed; JIANBAO_TEXT_SEED and JIANBAO_TEXT_CASES=1 make it again.

Usage: text.py UNIT_TESTS [--cases N] [--seed N] [--seconds N]
"""
import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("unit_tests", type=Path)
parser.add_argument("--cases", type=int, default=100_000)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--seconds", type=float, default=float("inf"), help="stop then, and say how many ran")
options = parser.parse_args()

BATCH = 5000  # a crash loses no more
started, failures, cases = time.monotonic(), 0, 0
for first in range(options.seed, options.seed + options.cases, BATCH):
    if time.monotonic() - started > options.seconds:
        break
    count = min(BATCH, options.seed + options.cases - first)
    cases += count
    environment = {**os.environ, "JIANBAO_TEXT_SEED": str(first), "JIANBAO_TEXT_CASES": str(count)}
    done = subprocess.run([options.unit_tests.resolve(), "[property]"], env=environment, capture_output=True, text=True)
    if done.returncode:
        failures += 1
        print(f"from seed {first}: exit status {done.returncode}\n{done.stdout[-6000:]}{done.stderr[-2000:]}", flush=True)
print(f"{cases} texts, {failures} batches with failures")
sys.exit(1 if failures else 0)
