#!/usr/bin/env python3
"""What the levels of libdeflate cost and save on the streams of PDFs, by kind of content.

Each stream of the files is unpacked and packed again at each level: bytes, and the time of one core, both as parts of
level 9. The engine packs at level 9, and at 10 what has very many tagged cells (src/pdf/deflate.cpp).

Usage: deflate.py PDF… (such as those of an example: jianbao build; bench/deflate.py out/*.pdf)
"""
import argparse
import ctypes
import re
import time
import zlib
from pathlib import Path

LEVELS = [6, 8, 9, 10, 12]
ROUNDS = 7
library = ctypes.CDLL("libdeflate.so.0")
library.libdeflate_alloc_compressor.restype = ctypes.c_void_p
library.libdeflate_zlib_compress.restype = ctypes.c_size_t
library.libdeflate_zlib_compress.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]
compressors = {level: library.libdeflate_alloc_compressor(level) for level in LEVELS}


def kind_of(dictionary, data):
    if b"/ObjStm" in dictionary or b"/XRef" in dictionary:
        return "objects and structure"
    if b"/Image" in dictionary:
        return "pictures"
    if b"/Length1" in dictionary or b"CIDFontType0C" in dictionary or b"OpenType" in dictionary or data[:4] in (b"OTTO", b"\0\1\0\0", b"\1\0\4\2"):
        return "fonts"
    if b"beginbfchar" in data or b"beginbfrange" in data or b"begincmap" in data:
        return "what glyphs say"
    if b"BDC" in data and (b"/TD" in data or b"/TH" in data or data.count(b"BDC") > 200):
        return "pages of tables"
    return "pages of text" if b"BT" in data else "drawings and profiles"


def streams(path):
    pdf = path.read_bytes()
    for found in re.finditer(rb"\d+ 0 obj\n(<<(?:(?!endobj).)*?/Length (\d+)>>)\nstream\n", pdf, re.S):
        dictionary, size = found.group(1), int(found.group(2))
        if b"FlateDecode" in dictionary:
            data = zlib.decompress(pdf[found.end():found.end() + size])
            yield kind_of(dictionary, data), data


def packed(level, data):
    """Bytes, and the least of several times."""
    out = ctypes.create_string_buffer(len(data) + len(data) // 8 + 100)
    least, size = float("inf"), 0
    for _ in range(ROUNDS):
        begin = time.process_time_ns()
        size = library.libdeflate_zlib_compress(compressors[level], data, len(data), out, len(out))
        least = min(least, time.process_time_ns() - begin)
    return size, least


parser = argparse.ArgumentParser()
parser.add_argument("files", nargs="+", type=Path)
totals = {}
for file in parser.parse_args().files:
    for kind, data in streams(file):
        plain, by_level = totals.setdefault(kind, [0, {level: [0, 0] for level in LEVELS}])
        totals[kind][0] += len(data)
        for level in LEVELS:
            size, nanoseconds = packed(level, data)
            by_level[level][0] += size
            by_level[level][1] += nanoseconds
print("| kind | plain bytes | packed at 9 | " + " | ".join(f"{level}: bytes, time" for level in LEVELS if level != 9) + " |")
print("|---|---:|---:|" + "---:|" * (len(LEVELS) - 1))
for kind, (plain, by_level) in sorted(totals.items(), key=lambda item: -item[1][1][9][0]):
    size, duration = by_level[9]
    cells = [f"{100 * by_level[level][0] / size - 100:+.1f} %, {by_level[level][1] / max(duration, 1):.2f}×" for level in LEVELS if level != 9]
    print(f"| {kind} | {plain:,} | {size:,} | " + " | ".join(cells) + " |")
