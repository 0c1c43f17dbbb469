#!/usr/bin/env python3
"""One bad brief ends itself and no other: numbers out of range, endless texts, long titles, files outside the project.

Each case stands between two good briefs, which must be built; the bad one fails with an error at its place, in seconds.

Usage: reliability.py JIANBAO PROJECT_FOLDER
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
failures = []
TIME_LIMIT = 100  # seconds; the sanitizers are slow
PROJECT = {"jianbao": 1, "date": "2026-01-01", "sources": {"d": "d.json"},
           "briefs": [{"name": name, "layout": layout, "data": "d", "editions": ["en"]}
                      for name, layout in (("good", "good.json"), ("bad", "bad.json"), ("good2", "good.json"))]}
DATA = {"title": "Title", "l": [1, 2], "rows": [{"a": i, "b": i} for i in range(40)]}
GOOD = {"jianbao": 1, "theme": "themes/red-ink.yaml", "blocks": [{"heading": "{title}"}]}


def expect(condition, message):
    if not condition:
        failures.append(message)


def run(*command, **options):
    started = time.monotonic()
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=TIME_LIMIT, **options)
    except subprocess.TimeoutExpired:
        done = subprocess.CompletedProcess(command, None, "", f"no end within {TIME_LIMIT} s")
    return done, time.monotonic() - started


def project(folder, layout, data=None):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (("jianbao.yaml", PROJECT), ("d.json", DATA | (data or {})), ("good.json", GOOD), ("bad.json", GOOD | layout)):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1))
    return folder


def refused(folder, name, layout, *words, data=None, options=()):
    """The bad brief alone fails, and says all of the words."""
    done, _ = run(engine, "build", "-j", "1", *options, cwd=project(folder / name, layout, data))
    built = sorted(path.name for path in (folder / name / "out").iterdir()) if (folder / name / "out").exists() else []
    expect(done.returncode == 1, f"{name}: exit status {done.returncode}: {done.stderr[-500:]}")
    expect(built == ["good.en.pdf", "good2.en.pdf"], f"{name}: built {built}: {done.stderr[-500:]}")
    for word in words:
        expect(word in done.stderr, f"{name}: does not say {word!r}: {done.stderr[-800:]}")
    expect(len(done.stderr) < 200_000, f"{name}: says {len(done.stderr)} characters")


def ranges(folder):
    level = "'level' must be a whole number from 1 to 6"
    for number in (0, -1, 7, 10**9):
        refused(folder, f"level {number}", {"blocks": [{"heading": {"text": "x", "level": number}}]}, "bad.json:", level)
        refused(folder, f"numbered level {number}", {"numbering": {"headings": ["1", "1.1"]}, "blocks": [{"heading": {"text": "x", "level": number}}]}, level)
        refused(folder, f"notes' level {number}", {"notes": {"place": "end"}, "blocks": [
            {"text": "a[^1]\n\n[^1]: b"}, {"endnotes": {"title": "Notes", "level": number}}]}, level)
    refused(folder, "count", {"blocks": [{"columns": {"blocks": [{"text": "x"}], "count": 10**9}}]}, "'count' must be a whole number from 2 to 6")
    refused(folder, "fold", {"blocks": [{"table": {"rows": "l", "fold": 10**9, "columns": [{"header": "a", "cell": "{row}"}]}}]}, "'fold' must be")
    refused(folder, "lines", {"blocks": [{"space": 10**9}]}, "'lines' must be a whole number from 0 to 100")
    refused(folder, "start", {"blocks": [{"list": {"items": ["a"], "ordered": True, "start": 10**9}}]}, "'start' must be")
    refused(folder, "share", {"blocks": [{"table": {"rows": "l", "columns": [{"header": "a", "cell": "{row}", "share": -5}]}}]}, "'share' must be")
    refused(folder, "width", {"blocks": [{"table": {"rows": "l", "columns": [{"header": "a", "cell": "{row}", "width": "999999pt"}]}}]}, "from 0pt to 14400pt")
    refused(folder, "font size", {"styles": {"text": {"font-size": "100000pt"}}, "blocks": [{"text": "x"}]}, "from 1pt to 500pt")
    for mark in ("", True, [], ["1"], {}, {"zh": True}):
        refused(folder, f"mark {mark!r}", {"notes": {"place": "end", "mark": mark}, "blocks": [{"text": "a[^1]\n\n[^1]: b"}, "endnotes"]}, "mark")


def chart(**more):
    return {"mark": "bar", "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}}, **more}


def chart_ranges(folder):
    def refused_chart(name, spec, *words):
        refused(folder, name, {"blocks": [{"chart": {"spec": spec, "data": "rows", "alt": "a"}}]}, *words)
    refused_chart("opacity", chart(mark={"type": "bar", "opacity": 7}), "'opacity' must be a number from 0 to 1")
    refused_chart("stroke", chart(mark={"type": "bar", "strokeWidth": -5}), "'strokeWidth' must be a number from 0 to 1,000")
    refused_chart("padding", chart(padding=1e9), "'padding' must be")
    refused_chart("weight", chart(config={"axis": {"labelFontWeight": 10**9}}), "'labelFontWeight' must be a number from 1 to 1,000")
    refused_chart("dash", chart(mark={"type": "bar", "strokeDash": [10**9, 1]}), "'strokeDash' must be")
    layers = [{"mark": "bar", "encoding": {"y": {"field": "d", "type": "temporal"}}}, {"mark": "point", "encoding": {"y": {"field": "a", "bin": True, "type": "quantitative"}}}]
    refused(folder, "far bins", {"blocks": [{"chart": {"spec": {"data": {"values": [{"a": 1, "d": "2010-01-05"}, {"a": 9, "d": "2011-01-05"}]}, "layer": layers}, "alt": "a"}}]}, "at most 1,000 bins")
    month = {"mark": "bar", "encoding": {"x": {"timeUnit": "month", "field": "d", "type": "quantitative"}, "y": {"aggregate": "mean", "field": "p"}},
             "data": {"values": [{"d": "2010-01-05", "p": 3}, {"d": "2010-02-05", "p": 5}]}}
    refused(folder, "far bars", {"blocks": [{"chart": {"spec": month, "alt": "a"}}]}, "bad.json:")


def budgets(folder):
    doubling = {"s0": "'xxxxxxxxxx'"} | {f"s{i}": f"s{i - 1} + s{i - 1}" for i in range(1, 50)}
    refused(folder, "doubled texts", {"blocks": [{"let": doubling, "text": "{s49}"}]}, "bad.json:", "too large")
    lists = {"s0": "l"} | {f"s{i}": f"concat(s{i - 1}, s{i - 1})" for i in range(1, 50)}
    refused(folder, "doubled lists", {"blocks": [{"let": lists, "text": "{s49}"}]}, "bad.json:", "too large")
    joined = {"s0": "'xxxxxxxxxx'"} | {f"s{i}": f"join(concat(l, l, l, l, l), s{i - 1})" for i in range(1, 50)}
    refused(folder, "doubled joins", {"blocks": [{"let": joined, "text": "{s49}"}]}, "bad.json:", "too large")
    laughs = {f"t{i}": "{t%d}" % (i + 1) * 12 for i in range(8)} | {"t8": "ha"}
    refused(folder, "texts of texts", {"blocks": [{"text": "{t0}"}]}, "grows without end", data=laughs)
    doubled = [{"calculate": "datum.c + datum.c", "as": "c"}] * 60
    refused(folder, "calculate", {"blocks": [{"chart": {"spec": chart(transform=doubled, data={"values": [{"a": 1, "b": 1, "c": "k"}]}), "alt": "a"}}]}, "too large")
    folds = [{"fold": ["a", "b", "c"], "as": ["c", f"v{i}"]} for i in range(40)]
    refused(folder, "fold of a chart", {"blocks": [{"chart": {"spec": chart(transform=folds, data={"values": [{"a": 1, "b": 1, "c": 2}]}), "alt": "a"}}]}, "too many rows")
    rows = [{"a": i, "b": i} for i in range(30_000)]
    frame = [{"window": [{"op": "median", "field": "a", "as": "m"}], "frame": [None, 0]}]
    refused(folder, "wide frame", {"blocks": [{"chart": {"spec": chart(transform=frame, data={"values": rows}), "alt": "a"}}]}, "too many rows")
    loops = {"for": "a in rows", "blocks": [{"for": "b in rows", "blocks": [{"for": "c in rows", "blocks": [{"for": "d in rows", "blocks": [
        {"for": "e in rows", "blocks": [{"if": "a.a + b.a + c.a + d.a + e.a < 0", "text": "x"}]}]}]}]}]}
    refused(folder, "loops of loops", {"blocks": [loops]}, "at most 200,000 blocks", data={"rows": DATA["rows"] * 10})


def long_texts(folder):
    long = "x " * 8_500
    done, _ = run(engine, "build", cwd=project(folder / "title", {"blocks": [{"text": "x"}]}, {"title": long}))
    expect(done.returncode == 1 and "d.json:" in done.stderr and "the title has" in done.stderr, f"a long title: {done.returncode} {done.stderr[:500]}")
    refused(folder, "long heading", {"blocks": [{"heading": long}]}, "bad.json:", "too many for a PDF outside its pages")
    attach = {"file": "a.csv", "data": "rows"}
    refused(folder, "long description", {"blocks": [{"text": "x"}], "attach": [attach | {"description": long}]}, "bad.json:", "too many for a PDF")
    refused(folder, "long name", {"blocks": [{"text": "x"}], "attach": [attach | {"file": "a" * 40_000 + ".csv"}]}, "bad.json:")
    for letters in ("a" * 100_000, "iVBORw0KGgoAAAANSUhEUgAA" * 4_000, "\u4e2d\u0301" + "\u0301" * 20_000):
        done, seconds = run(engine, "build", "-j", "1", "--only", "bad", cwd=project(folder / f"word {letters[:3]}", {"blocks": [{"text": letters}]}))
        expect(done.returncode in (0, 1) and seconds < 60, f"a word of {len(letters)}: {done.returncode} after {seconds:.0f} s: {done.stderr[:300]}")


def big_chart(folder):
    spec = chart(data={"values": [{"a": 1, "b": 2}]}, title="x" * 12_000)
    (folder / "c.json").write_text(json.dumps(spec))
    done, _ = run(engine, "chart", "c.json", "-o", "o.pdf", cwd=folder)
    expect(done.returncode in (0, 1), f"a chart with a long title: {done.returncode} {done.stderr[:300]}")
    expect(done.returncode == 0 or "14400pt" in done.stderr, f"a chart with a long title: {done.stderr[:300]}")
    (folder / "c.json").write_text(json.dumps(chart(data={"values": []}, height=1)))
    done, _ = run(engine, "chart", "c.json", "-o", "low.pdf", cwd=folder)
    expect(done.returncode == 1 and "a page of a PDF is 3pt" in done.stderr and not (folder / "low.pdf").exists(), f"a chart of a pixel's height: {done.stderr[:300]}")


def rows_of_others(folder):
    """With --only, a wrong row of a brief that was not asked for is a warning; who shows the whole source fails."""
    place = project(folder, {"blocks": [{"text": "{name} {v}"}]})
    (place / "rows.csv").write_text("key,name,v\na,甲,1\nb,乙,六百\n", encoding="utf-8")
    (place / "jianbao.yaml").write_text("jianbao: 1\ndate: 2024-01-05\nsources: {rows: {file: rows.csv, columns: {v: number}}}\n"
                                        "briefs:\n  - {for: row in rows, name: '{row.key}', data: row, layout: bad.json, editions: [zh]}\n", encoding="utf-8")
    done, _ = run(engine, "build", "--only", "a", cwd=place)
    expect(done.returncode == 0 and "rows.csv:3:5: warning:" in done.stderr, f"another brief's wrong row: {done.returncode} {done.stderr}")
    done, _ = run(engine, "build", "--only", "b", cwd=place)
    expect(done.returncode == 1 and "rows.csv:3:5: error:" in done.stderr, f"its own wrong row: {done.returncode} {done.stderr}")
    (place / "bad.json").write_text(json.dumps({"jianbao": 1, "theme": "themes/red-ink.yaml", "blocks": [{"text": "{sum(rows, 'v')}"}]}))
    done, _ = run(engine, "build", "--only", "a", cwd=place)
    expect(done.returncode == 1 and "rows.csv:3:5: error:" in done.stderr, f"a wrong row in the whole: {done.returncode} {done.stderr}")


def header_links(folder):
    """A heading that is an address stands in the header of the next page as well."""
    blocks = [{"heading": "https://example.org/a"}, {"text": "x"}, "page-break", {"text": "y"}, "page-break", {"text": "z"}]
    place = project(folder / "links", {"blocks": blocks, "page": {"header": {"inner": "{section.title}", "outer": "https://example.org/b"}}})
    done, _ = run(engine, "build", "-j", "1", "--only", "bad", cwd=place)
    expect(done.returncode == 0, f"links in headers: {done.returncode} {done.stderr}")


def outside(folder):
    (folder / "secret.yaml").write_text("title: S3CRET-LINE: broken\n")
    (folder / "other").mkdir(exist_ok=True)
    (folder / "other/d.json").write_text('[{"a": 1, "b": 2}]')
    inside = project(folder / "in", {"blocks": [{"text": "x"}]})
    (inside / "link.json").symlink_to("../other/d.json")
    for name, spec in (("dots", "../other/d.json"), ("link", "link.json"), ("absolute", str(folder / "other/d.json"))):
        layout = {"blocks": [{"chart": {"spec": chart(data={"url": spec}), "alt": "a"}}]}
        (inside / "bad.json").write_text(json.dumps(GOOD | layout))
        done, _ = run(engine, "build", "--only", "bad", cwd=inside)
        expect(done.returncode == 1 and "outside the project" in done.stderr, f"{name}: {done.returncode} {done.stderr}")
        done, _ = run(engine, "build", "--only", "bad", "--allow", "../other", cwd=inside)
        expect(done.returncode == 0, f"{name}, allowed: {done.returncode} {done.stderr}")
    for key, layout in (("include", {"blocks": [{"include": "../secret.yaml"}]}), ("theme", {"theme": "../secret.yaml", "blocks": ["space"]}),
                        ("chart", {"blocks": [{"chart": {"spec": "../secret.yaml"}}]}), ("image", {"blocks": [{"image": {"file": "../secret.yaml", "alt": "a"}}]})):
        (inside / "bad.json").write_text(json.dumps(GOOD | layout))
        done, _ = run(engine, "build", "--only", "bad", cwd=inside)
        expect(done.returncode == 1 and "outside the project" in done.stderr and "S3CRET" not in done.stderr, f"{key}: {done.returncode} {done.stderr}")
    (inside / "jianbao.yaml").write_text(json.dumps(PROJECT | {"sources": {"d": "../secret.yaml"}}))
    done, _ = run(engine, "build", cwd=inside)
    expect(done.returncode == 1 and "outside the project" in done.stderr and "S3CRET" not in done.stderr, f"source: {done.stderr}")


def written_files(folder):
    place = project(folder / "written", {"blocks": [{"text": "x"}]})
    out = place / "out"
    out.mkdir()
    (out / "bad.en.pdf.part0123456789abcdef").write_text("left over")
    (out / "good.en.pdf").symlink_to(place / "elsewhere.pdf")
    done, _ = run(engine, "build", "--report", "out/report.json", cwd=place)
    names = sorted(path.name for path in out.iterdir())
    expect(done.returncode == 0 and names == ["bad.en.pdf", "good.en.pdf", "good2.en.pdf", "report.json"], f"files: {names} {done.stderr}")
    expect(not (place / "elsewhere.pdf").exists() and not (out / "good.en.pdf").is_symlink(), "a link was followed")
    for report in ("out/bad.en.pdf", "./out/../out/bad.en-1.png", "d.json", "jianbao.yaml"):
        before = (place / "d.json").read_bytes()
        done, _ = run(engine, "build", "--report", report, cwd=place)
        expect(done.returncode == 1 and before == (place / "d.json").read_bytes() and (place / "jianbao.yaml").read_text().startswith("{"), f"report {report}: {done.returncode} {done.stderr}")
    (place / "jianbao.yaml").write_text("briefs: [")
    done, _ = run(engine, "build", "--report", "jianbao.yaml", cwd=place)
    expect((place / "jianbao.yaml").read_text() == "briefs: [", "a report took the place of a project that cannot be read")
    locked = {"pdf": {"encryption": {"owner-password": {"env": "TEST_OWNER"}, "permissions": ["print"]}, "standard": "pdf-1.7"}}
    done, _ = run(engine, "build", "--only", "bad", cwd=project(folder / "locked", locked), env={**os.environ, "TEST_OWNER": "owner"})
    mode = (folder / "locked/out/bad.en.pdf").stat().st_mode & 0o777
    expect(done.returncode == 0 and mode == 0o600, f"an encrypted file: {done.returncode} {mode:o} {done.stderr}")


def standard_output(folder):
    with open("/dev/full", "w", encoding="utf-8") as full:
        for command in (["schema", "layout"], ["--help"], ["--version"]):
            status = subprocess.run([engine, *command], stdout=full, stderr=subprocess.DEVNULL, cwd=folder).returncode
            expect(status == 3, f"a full standard output: {command} ends with {status}")
    reading, writing = os.pipe()
    os.close(reading)
    status = subprocess.run([engine, "schema", "layout"], stdout=writing, stderr=subprocess.DEVNULL, cwd=folder).returncode
    os.close(writing)
    expect(status == 3, f"a closed pipe: {status} ({signal.strsignal(-status) if status < 0 else ''})")


def many_mistakes(folder):
    shapes = "".join(f'<foo x="{i}"/>\n' for i in range(30_000))
    place = project(folder / "many", {"blocks": [{"image": {"file": "a.svg", "alt": "a"}}]})
    (place / "a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{shapes}</svg>')
    done, _ = run(engine, "build", "--only", "bad", cwd=place)
    expect(len(done.stderr) < 200_000 and "not shown" in done.stderr, f"30,000 mistakes: {len(done.stderr)} characters: {done.stderr[-200:]}")


with tempfile.TemporaryDirectory() as name:
    place = Path(name).resolve()
    for check in (ranges, chart_ranges, budgets, long_texts, big_chart, rows_of_others, header_links, outside, written_files, standard_output, many_mistakes):
        (place / check.__name__).mkdir()
        check(place / check.__name__)
for failure in failures:
    print(failure)
sys.exit(1 if failures else 0)
