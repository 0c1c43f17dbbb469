#!/usr/bin/env python3
"""Every row of the checklist of Chinese text layout, on glyph positions of finished PDFs.

The PDFs are read by MuPDF, not by us. With --write, writes docs/clreq.md; else it must be as it is.

Usage: clreq.py JIANBAO SOURCE_FOLDER [--write] [ROW…]
"""
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench import typeset  # noqa: E402
from suite import ROWS  # noqa: E402
import rows_inline  # noqa: E402,F401
import rows_justified  # noqa: E402,F401
import rows_lines  # noqa: E402,F401
import rows_marks  # noqa: E402,F401
import rows_pages  # noqa: E402,F401

engine, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
arguments = sys.argv[3:]
write = "--write" in arguments
names = [argument for argument in arguments if not argument.startswith("--")]
rows = sorted((row for row in ROWS if not names or row.name in names), key=lambda row: row.name)

failures = []
with tempfile.TemporaryDirectory() as folder:
    settings = typeset(engine, source / "fonts/fonts.yaml", folder, [case for row in rows for case in row.cases])
    for row in rows:
        try:
            row.check([settings[case.name] for case in row.cases])
        except Exception as error:  # a reader that finds nothing fails the row, not the suite
            failures.append(f"{row.name} {row.string}: {type(error).__name__}: {error}")

table = "".join(f"| {row.name} | {row.string} | {row.wanted} | {len(row.cases)} |\n" for row in rows)
page = f"""# Chinese text layout, row by row

Drawn from W3C *Requirements for Chinese Text Layout* (CLREQ, 2024-03), GB/T 15834-2011 part 5 and UAX #14. Each row is
a test of `tests/clreq`: its strings are typeset, and glyph positions are read back from the finished PDF by MuPDF.
`T(m)` = 囗×10 + m + 囗×5, `E(m)` = 囗×9 + m + 囗×6, both in a measure of 10 em. This page is written by the suite;
all rows pass.

| row | string | what must be seen | settings |
|---|---|---|---|
{table}"""
document = source / "docs/clreq.md"
if write and not failures:
    document.write_text(page, encoding="utf-8")
elif not names and not failures and document.read_text(encoding="utf-8") != page:
    failures.append("docs/clreq.md is not what the suite says; write it with --write")

print("\n".join(failures) or f"{len(rows)} rows pass")
sys.exit(1 if failures else 0)
