#!/usr/bin/env python3
"""The same inputs give the same bytes, whatever the threads, folder, time zone, locale or clock.

Usage: same_bytes.py JIANBAO PROJECT_FOLDER
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()


def build(folder, *arguments, prefix=(), **environment):
    out = folder / "out"
    subprocess.run([*prefix, engine, "build", "--out", out, *arguments], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL, env={**os.environ, **environment})
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


with tempfile.TemporaryDirectory() as name:
    variants = {
        "plain": {},
        "two threads": {"arguments": ["-j", "2"]},
        "zone and locale": {"environment": {"TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"}},
        # faketime is preloaded before the address sanitizer, which minds unless it is told.
        "another time": {"prefix": ["faketime", "2001-02-03 04:05:06"], "environment": {"ASAN_OPTIONS": "verify_asan_link_order=0"}},
    }
    results = {}
    for number, (title, variant) in enumerate(variants.items()):
        folder = Path(name) / f"copy-{number}" / ("deeper" * number)
        folder.mkdir(parents=True)
        for part in ("jianbao.yaml", "data", "layouts", "fonts"):
            source = root / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
        results[title] = build(folder, *variant.get("arguments", []), prefix=variant.get("prefix", ()),
                               **variant.get("environment", {}))
    plain = results["plain"]
    if not plain:
        sys.exit("nothing was built")
    for title, files in results.items():
        if files != plain:
            different = [f for f in plain if files.get(f) != plain[f]]
            sys.exit(f"{title}: other bytes in {different}")
    # Fonts are inputs: a lock that fits builds, one that records another digest is refused.
    locked = Path(name) / "copy-1"
    subprocess.run([engine, "lock"], cwd=locked / "deeper", check=True)
    build(locked / "deeper", "--locked")
    lock = locked / "deeper" / "jianbao.lock"
    lock.write_text(lock.read_text().replace(": '", ": '0", 2), encoding="utf-8")
    refused = subprocess.run([engine, "build", "--locked"], cwd=locked / "deeper", capture_output=True, text=True)
    if refused.returncode != 1 or "has changed" not in refused.stderr or "another engine" not in refused.stderr:
        sys.exit("a changed font is not refused: " + refused.stderr)
    # Without a date, SOURCE_DATE_EPOCH is the clock; the machine's never is.
    undated = Path(name) / "copy-0" / "jianbao.yaml"
    dated = undated.read_text(encoding="utf-8")
    undated.write_text(dated.replace("date: 2021-07-16\n", ""), encoding="utf-8")
    for now in ("2001-02-03 04:05:06", "2031-02-03 04:05:06"):
        again = build(undated.parent, prefix=["faketime", now], SOURCE_DATE_EPOCH="1626479999", TZ="Pacific/Kiritimati",
                      ASAN_OPTIONS="verify_asan_link_order=0")
        if again != plain:
            sys.exit(f"SOURCE_DATE_EPOCH in {now}: other bytes")
    for epoch, reason in ((None, "no 'date'"), ("tomorrow", "SOURCE_DATE_EPOCH is 'tomorrow'"), ("", "no 'date'")):
        environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        if epoch is not None:
            environment["SOURCE_DATE_EPOCH"] = epoch
        refused = subprocess.run([engine, "build", "--out", "undated"], cwd=undated.parent, capture_output=True, text=True, env=environment)
        if refused.returncode != 1 or reason not in refused.stderr or (undated.parent / "undated").exists():
            sys.exit(f"SOURCE_DATE_EPOCH {epoch} is not refused: {refused.stderr}")
    undated.write_text(dated, encoding="utf-8")
    # The check can fail: another date is another file.
    project = Path(name) / "copy-0" / "jianbao.yaml"
    project.write_text(project.read_text(encoding="utf-8").replace("date: 2021-07-16", "date: 2021-07-17"), encoding="utf-8")
    if build(project.parent) == plain:
        sys.exit("another date gave the same bytes")
print("same bytes:", len(plain), "files,", len(results), "ways")
