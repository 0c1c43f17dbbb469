#!/usr/bin/env python3
"""What readers hear of small parts: the second set of a folded table has row headers as the first, remarks of cards
are in their own languages, links say clean words, notes of tables have labels, files name all their languages, totals are of no group, merged headers of all their rows, and pictures are read where they stand.

Usage: said_parts.py JIANBAO PROJECT_FOLDER
"""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pdf_file import File, XMP, text, xmp
from structure import Structure

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
failures = []
DATA = {"title": {"zh": "概况", "en": "Overview"}, "rows": [{"n": name, "v": name * 2} for name in "abcde"],
        "one": {"name": {"zh": "产值", "en": "Output"}, "value": 5.2, "unit": "亿元", "rank": 3, "year": 2020}}
BLOCKS = ["contents", {"heading": {"zh": "概况", "en": "Overview"}},
          {"cards": {"figures": ["one"]}},
          {"text": {"zh": "正文[^n]。\n\n[^n]: 尾注", "en": "Text.[^n]\n\n[^n]: End note"}},
          {"table": {"rows": "rows", "fold": 2, "columns": [
              {"header": {"zh": "名", "en": "Name"}, "cell": "{row.n}"},
              {"header": {"zh": "词[^t]\n\n[^t]: 表注", "en": "Word[^t]\n\n[^t]: Table note"}, "cell": "{row.v}"}]}},
          "endnotes"]
LAYOUT = {"jianbao": 1, "theme": "theme.yaml", "notes": {"place": "end"}, "blocks": BLOCKS}


def expect(condition, message):
    if not condition:
        failures.append(message)


def build(folder, data, blocks, edition, more={}):
    project = {"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"), "sources": {"data": "data.json"},
               "briefs": [{"name": "brief", "layout": "layout.yaml", "data": "data", "editions": [edition]}]}
    for name, value in (("data.json", data), ("layout.yaml", {**LAYOUT, **more, "blocks": blocks}), ("project.yaml", project)):
        (folder / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return subprocess.run([engine, "build", "project.yaml", "--out", "out"], cwd=folder, capture_output=True, text=True)


def check_table(tree):
    table = tree.of("Table")[0]
    rows = list(tree.rows(table))
    kinds = [[cell.kind for cell in row.kids] for row in rows]
    expect(kinds == [["TH"] * 4, ["TH", "TD"] * 2, ["TH", "TD"] * 2, ["TH", "TD", "TD", "TD"]], f"the folded table has {kinds}")
    titles, first = rows[0].kids, rows[1].kids
    expect([tree.attribute(cell, "/Scope") for cell in first] == ["/Row", None, "/Row", None], "the rows' headers have no scope")
    named = [{text(name) for name in tree.attribute(cell, "/Headers", [])} for cell in first]
    of = [text(cell.entry.get("/ID", "u:")) for cell in (*titles, *first)]
    expect(named == [{of[0]}, {of[1], of[4]}, {of[2]}, {of[3], of[6]}], f"its cells have the headers {named}, the headers are {of}")


def check_notes(tree):
    # An end note stands in a list, whose item has the label.
    below = [note for note in tree.of("Note") if not note.within("P") and not note.within("LI")]
    expect(len(below) == 2 and all([kid.kind for kid in note.kids] == ["Lbl", "P"] for note in below),
           f"notes of the table: {[[kid.kind for kid in note.kids] for note in below]}")


def check_cards(tree):
    card = tree.of("LBody")[0]
    spans = [(at.kind, tree.language(at)) for line in card.kids for at in line.kids]
    expect(("Span", "en") in spans, f"'No. 3' is not English: {spans}")


def check_links(file):
    said = [text(found["/Contents"]) for _, found in file.dictionaries() if found.get("/Subtype") == "/Link"]
    expect(said and not any("\u2060" in words for words in said), f"links say {said!r}")
    expect(any("概况 " in words and "Overview" in words for words in said), f"links say {said!r}")


def check_languages(file):
    named = [item.text for item in xmp(file).iterfind(".//dc:language/rdf:Bag/rdf:li", XMP)]
    expect(named == ["zh", "en"], f"dc:language is {named}")


def check_groups(folder):
    """The total of all is of no group; a row's header that spans further rows is theirs too."""
    rows = [{"g": group, "k": kind, "n": f"{kind}{group}", "v": 1} for group in "xy" for kind in "pp"]
    columns = [{"header": "Kind", "cell": "{row.k}", "merge": True}, {"header": "Name", "cell": "{row.n}"},
               {"header": "Value", "cell": "{row.v}", "total": "sum"}]
    result = build(folder, {"title": "x", "rows": rows}, [{"heading": "x"}, {"table": {"rows": "rows", "group": "{row.g}", "total": True, "columns": columns}}],
                   "en", {"notes": {}})
    expect(result.returncode == 0, result.stderr)
    if result.returncode:
        return
    tree = Structure(File(folder / "out/brief.en.pdf"))
    table = tree.of("Table")[0]
    expect([kid.kind for kid in table.kids] == ["THead", "TBody", "TBody", "TBody"], f"the table has {[kid.kind for kid in table.kids]}")
    cells = [[(text(cell.entry.get("/ID", "u:")), {text(name) for name in tree.attribute(cell, "/Headers", [])}) for cell in row.kids] for row in tree.rows(table)]
    titles, first_group, spanned, second_group, total = cells[0], cells[1], cells[3], cells[4], cells[-1]
    kind = cells[2][0][0]
    expect(kind and all(kind in headers for _, headers in spanned), f"the row below the merged header has {spanned}, not {kind}")
    groups = {first_group[0][0], second_group[0][0]}
    expect(len(groups) == 2 and not any(headers & groups for _, headers in total), f"the total is of a group: {total}")
    expect(all(headers for _, headers in total[1:]), f"the total has no headers: {titles}")


def check_pictures_in_lines(folder):
    """They are read where they stand, with the spaces around them; in notes and headers they are not lost."""
    (folder / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#ff0000" d="M0 0H9V9Z"/></svg>')
    blocks = [{"heading": "Part ![mark](dot.svg) one"}, {"text": "before ![dot](dot.svg) between ![dot](dot.svg) after[^n]\n\n[^n]: note ![dot](dot.svg) end"}]
    result = build(folder, {"title": "x"}, blocks, "en", {"page": {"header": {"inner": "Office ![logo](dot.svg) of figures", "outer": "{section.title}"}}, "notes": {}})
    expect(result.returncode == 0, result.stderr)
    if result.returncode:
        return
    pdf = folder / "out/brief.en.pdf"
    said = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, check=True).stdout
    flat = " ".join(line.strip() for line in said.splitlines() if line.strip().startswith(('"', "Figure")) and line.strip() != '""')
    for wanted in ('"Part " Figure: " one"', '"before " Figure: " between " Figure: " after', '"note " Figure: " end"'):
        expect(wanted in flat, f"{wanted} is not in {flat}")
    content = subprocess.run(["mutool", "trace", pdf], capture_output=True, text=True, check=True).stdout
    drawn = content.count('color="1 0 0"')
    expect(drawn == 5, f"{drawn} pictures are drawn, not 5")


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    shutil.copy(root / "layouts/themes/red-ink.yaml", folder / "theme.yaml")
    result = build(folder, DATA, BLOCKS, "zh+en")
    if result.returncode != 0 or result.stderr:
        sys.exit(result.stderr)
    pdf = folder / "out/brief.zh+en.pdf"
    file = File(pdf)
    tree = Structure(file)
    for check in (check_table, check_notes, check_cards):
        check(tree)
    for check in (check_links, check_languages):
        check(file)
    flat = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    expect("3No." not in flat and "位No." not in flat, "a remark of a card runs into the next")
    check_pictures_in_lines(folder)
    check_groups(folder)
    untitled = build(folder, {}, [{"text": "Words"}], "en")
    expect("layout.yaml:1:" in untitled.stderr and "warning: the brief has no title" in untitled.stderr, untitled.stderr)

for failure in failures:
    print(failure)
print("said_parts: as expected" if not failures else f"said_parts: {len(failures)} failed")
sys.exit(1 if failures else 0)
