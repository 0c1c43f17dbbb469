#!/usr/bin/env python3
"""Builds the example from files with random mistakes: it may fail, but never crash, hang or leave half a file.

Not part of ctest; run it with the asan build. A failing input is kept and its folder printed; the same
seed makes the same mistakes.

Usage: mutate.py JIANBAO PROJECT_FOLDER [--runs N] [--seed N] [--seconds N]
"""
import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from outcome import problem_of

parser = argparse.ArgumentParser()
parser.add_argument("engine", type=Path)
parser.add_argument("project", type=Path)
parser.add_argument("--runs", type=int, default=200)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--seconds", type=float, default=float("inf"), help="stop then, and say how many ran")
options = parser.parse_args()

NASTY = ["", "0", "-1", "1e999", "999999999999999999", "-999999999999999999", "0.000000000000000001", "true", "null", "~", "[]", "{}",
         "[[[[]]]]", "{zh: 甲}", "{en: a}", "{value: 5}", "{value: 5, unit: 亿元, growth: -x%}", "'{gdp}'", "'{'", "'}}{{'", "'{a.b.c[0]}'",
         "'{1/0}'", "'{data}'", "&a [*a]", "!!binary x", "|", ">-", "-", "---", "%", "@", "0pt", "-5pt", "99999pt", "0.0001pt", "1em", "#FFFFFF",
         "'#12345'", "zh", "en", "zh+en", "zh+zh", "fr", "x in y", "present", "present a.", "../../../etc/passwd", "/dev/zero", "/", ".",
         "\u202e", "\u0000", "\ud7ff", "\U0010ffff", "👨‍👩‍👧", "ﬁ", "﷽", "e\u0301" * 50, "字" * 3000, "long " * 2000, "supercalifragilistic" * 50,
         "'" + "(" * 500 + "'", "'{" + "(" * 5000 + "}'", "\t", "\r", "\xa0", "2020-02-30", "2021-07-16", "0x10", ".5", "5."]


def nasty(chance):
    return chance.choice(NASTY)


def change_bytes(data, chance):
    at = chance.randrange(len(data) + 1)
    kind = chance.randrange(3)
    if kind == 0:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1:]
    if kind == 1:
        return data[:at] + data[at + chance.randrange(1, 30):]
    return data[:at] + bytes(chance.randrange(256) for _ in range(chance.randrange(1, 5))) + data[at:]


def change_lines(data, chance):
    lines = data.splitlines(True) or [b""]
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(4)
    if kind == 0:
        del lines[a]
    elif kind == 1:
        lines.insert(a, lines[b])
    elif kind == 2:
        lines[a], lines[b] = lines[b], lines[a]
    else:
        lines[a] = b" " * chance.randrange(8) + lines[a].lstrip()
    return b"".join(lines)


def change_value(data, chance):
    """What stands behind a colon, a comma, a quote or a brace becomes something else."""
    places = [i for i, byte in enumerate(data) if byte in b":,\"'{[=>"]
    if not places:
        return data
    begin = chance.choice(places) + 1
    end = begin
    while end < len(data) and data[end] not in b",}]\"'\n<":
        end += 1
    return data[:begin] + b" " + nasty(chance).encode("utf-8", "surrogatepass") + data[end:]


def cut(data, chance):
    return data[:chance.randrange(len(data) + 1)]


def mutated(data, chance):
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        change = chance.choice([change_bytes, change_lines, change_lines, change_value, change_value, change_value, change_value, cut])
        data = change(data, chance)
    return data


def copy_project(folder):
    for part in ("jianbao.yaml", "data", "layouts", "fonts"):
        source = options.project / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)


def problem(folder, chance):
    """What is wrong with how a build ends, or nothing."""
    brief, edition = chance.choice(["jiaxing", "haiyan", "*"]), chance.choice(["zh", "en", "zh+en"])
    command = [options.engine.resolve(), "build", "--only", brief, "--edition", edition, "--format", "pdf,svg"]
    return problem_of(folder, command)


def main():
    started, failures, runs = time.monotonic(), 0, 0
    for run in range(options.runs):
        if time.monotonic() - started > options.seconds:
            break
        runs += 1
        chance = random.Random(options.seed * 1_000_003 + run)
        folder = Path(tempfile.mkdtemp(prefix="jianbao-fuzz-"))
        copy_project(folder)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        for path in chance.sample(files, chance.choice([1, 1, 2])):
            path.write_bytes(mutated(path.read_bytes(), chance))
        found = problem(folder, chance)
        if found:
            failures += 1
            print(f"run {run}, kept in {folder}: {found}", flush=True)
        else:
            shutil.rmtree(folder)
    print(f"{runs} mutated projects, {failures} crashed or hung")
    return 1 if failures else 0


sys.exit(main())
