#!/usr/bin/env python3
"""How large a bilingual brief of four pages is, tagged and not, from us and from Typst, and what tags cost a table, and how large the example's files are.

The words are the example's, each figure in them as 100: a title, sections with headings and paragraphs in Chinese and
English one below the other, a table. All set them in Noto Serif CJK SC and Noto Serif, regular and bold, in the
same sizes on the same page. Typst is the npm package that bench/typst/package-lock.json pins; npm and Node.js must be there.
Bytes by kind are what `jianbao inspect` says. --write puts the tables into docs/size.md.

Usage: size.py JIANBAO [--write]
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
TYPST = ROOT / "bench/typst"
DATA = ROOT / "data/jiaxing-2020"
FAMILY = "[Noto Serif, Noto Serif CJK SC]"
LAYOUT = f"""jianbao: 1
theme: {ROOT}/layouts/themes/red-ink.yaml
styles:
  text: {{line-height: 17.5pt, zh: {{font-family: {FAMILY}, font-size: 10.5pt}}, en: {{font-family: {FAMILY}, font-size: 9.5pt}}}}
  heading-1: {{zh: {{font-family: {FAMILY}, font-weight: 700, font-size: 14pt}}, en: {{font-family: {FAMILY}, font-weight: 700, font-size: 14pt}}}}
  heading-2: {{font-weight: 700, zh: {{font-family: {FAMILY}, font-size: 11pt}}, en: {{font-family: {FAMILY}, font-size: 11pt}}}}
  folio: {{font-family: {FAMILY}, font-size: 8pt}}
  table: {{font-family: {FAMILY}, zh: {{font-size: 10.5pt}}, en: {{font-size: 10.5pt}}}}
  table-parallel: {{font-family: {FAMILY}, zh: {{font-size: 10.5pt}}, en: {{font-size: 10.5pt}}}}
  table-header: {{font-family: {FAMILY}, font-weight: 700, font-size: 10.5pt}}
page: {{size: A4, margins: {{inner: 68pt, outer: 75.776pt, top: 73.7pt, bottom: 68pt}}, arrangement: stacked, footer: {{outer: "{{page}} / {{pages}}"}}}}
blocks:
  - heading: "{{title}}"
  - for: section in sections
    blocks:
      - heading: {{text: "{{section.title}}", level: 2}}
      - {{for: paragraph in section.text, text: "{{paragraph}}"}}
  - heading: {{text: {{zh: 数字, en: Figures}}, level: 2}}
  - table: {{rows: rows, columns: [{{header: 名称, cell: "{{row.zh}}", share: 1}}, {{header: Name, cell: "{{row.en}}", share: 2}}, {{header: 数值 Value, cell: "{{row.value}}", share: 1}}]}}
"""
KINDS = ["fonts", "content", "images", "metadata", "structure", "objects"]
SECTIONS, ROWS = 10, 12  # so that all fills four pages


def words(pair):
    """Both languages, holes filled."""
    return {language: re.sub(r"\{[^}]*\}", "100", text) for language, text in pair.items()}


def brief():
    """Words for four pages: as many sections of the example as they take."""
    city, *counties = (yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("brief", "haiyan", "jiashan"))
    sections = [*city["sections"], *(move for county in counties for move in county.get("moves", []))]
    rows = [{**figure["name"], "value": str(figure["value"])} for figure in list(city["figures"].values())[:ROWS]]
    return {"title": words(city["title"]), "rows": rows,
            "sections": [{"title": words(section["title"]), "text": [words(text) for text in section["text"]]} for section in sections[:SECTIONS]]}


def inspect(engine, path):
    return json.loads(subprocess.run([engine, "inspect", "--json", path], capture_output=True, text=True, check=True).stdout)[0]


def ours(engine, folder):
    (folder / "jianbao.yaml").write_text(json.dumps({
        "jianbao": 1, "date": "2021-07-16", "fonts": str(ROOT / "fonts/fonts.yaml"), "sources": {"brief": "brief.json"},
        "briefs": [{"name": name, "layout": f"{name}.yaml", "data": "brief", "editions": ["zh+en"]} for name in ("tagged", "untagged")]}))
    (folder / "tagged.yaml").write_text(LAYOUT, encoding="utf-8")
    (folder / "untagged.yaml").write_text(LAYOUT + "pdf: {tagged: false, standard: pdf-1.7}\n", encoding="utf-8")
    subprocess.run([engine, "build", "--out", folder / "out"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return {name: inspect(engine, folder / f"out/{name}.zh+en.pdf") for name in ("tagged", "untagged")}


def typst(engine, folder):
    """Typst's version and its files."""
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=TYPST, check=True, stdout=subprocess.DEVNULL)
    version = subprocess.run(["node", TYPST / "make.mjs", folder], capture_output=True, text=True, check=True).stdout.strip()
    return version, {name: inspect(engine, folder / f"{name}.pdf") for name in ("tagged", "untagged")}


def row(name, facts):
    kinds = facts["bytes_by_kind"]
    return f"| {name} | {facts['pages']} | {facts['standard'] or 'PDF ' + facts['version']} | {facts['bytes']:,} | " + " | ".join(f"{kinds[kind]:,}" for kind in KINDS) + " |"


def table(rows):
    return "\n".join(["| file | pages | standard | bytes | " + " | ".join(KINDS) + " |", "|---|---:|---|" + "---:|" * (1 + len(KINDS)), *rows])


def compared(engine, folder):
    (folder / "brief.json").write_text(json.dumps(brief(), ensure_ascii=False), encoding="utf-8")
    mine = ours(engine, folder)
    version, theirs = typst(engine, folder)
    rows = [row(f"{maker}, {name}", facts[name]) for name in ("tagged", "untagged") for maker, facts in (("Jianbao", mine), (f"Typst {version}", theirs))]
    small = all(mine[name]["pages"] == theirs[name]["pages"] and mine[name]["bytes"] <= theirs[name]["bytes"] for name in mine)
    return table(rows), small


def example(engine, folder):
    subprocess.run([engine, "build", "--out", folder / "example"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return table([row(f"`{path.name}`", inspect(engine, path)) for path in sorted((folder / "example").glob("*.pdf"))])


def tag_cost(engine):
    return subprocess.run([sys.executable, ROOT / "tests/checks/tag_cost.py", engine, ROOT, "--table"], capture_output=True, text=True,
                          check=True).stdout.strip()


def write(tables):
    """Each table of the page, in its order, is replaced."""
    page = ROOT / "docs/size.md"
    left = iter(tables)
    said = re.sub(r"(?:^\|.*\n)+", lambda _: next(left) + "\n", page.read_text(encoding="utf-8"), flags=re.M)
    page.write_text(said, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("engine", type=lambda path: Path(path).resolve())
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        comparison, small = compared(arguments.engine, Path(name))
        tables = [comparison, tag_cost(arguments.engine), example(arguments.engine, Path(name))]
    print("\n\n".join(tables))
    if arguments.write:
        write(tables)
    sys.exit(0 if small else "a file of ours is larger, or has other pages")


main()
