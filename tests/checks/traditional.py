#!/usr/bin/env python3
"""Editions in traditional characters, from the example's simplified texts.

No page may show a character that Unihan knows as simplified only, whatever said it: data, layout, figures, charts,
drawings. What is written in traditional characters stays, the report says what was generated, and the same
inputs give the same bytes.

Usage: traditional.py JIANBAO PROJECT_FOLDER
"""
import bz2
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
UNIHAN = Path("/usr/share/unicode/Unihan_Variants.txt.bz2")
problems = []


def expect(name, condition, message):
    if not condition:
        problems.append(f"{name}: {message}")


def simplified_only():
    """Characters whose traditional variants do not have themselves among them."""
    variants = {}
    for line in bz2.open(UNIHAN, "rt", encoding="utf-8"):
        match = re.match(r"U\+([0-9A-F]+)\tkTraditionalVariant\t(.*)", line)
        if match:
            variants[chr(int(match[1], 16))] = {chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-F]+)", match[2])}
    return {character for character, traditional in variants.items() if character not in traditional}


def run(folder, *arguments):
    return subprocess.run([engine, *arguments], cwd=folder, capture_output=True, text=True, timeout=300)


def text_of(pdf):
    return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout


def copy_project(folder, editions):
    for part in ("jianbao.yaml", "data", "layouts", "fonts"):
        source = root / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    path = folder / "jianbao.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[zh, en, zh+en]", f"[{editions}]"), encoding="utf-8")


def check_pages(folder, simplified):
    built = run(folder, "build", "--report", "out/report.json")
    expect("build", built.returncode == 0, built.stderr)
    files = sorted((folder / "out").glob("*.pdf"))
    expect("files", len(files) == 12, f"{len(files)} files, not 12")
    for file in files:
        # The English names the unit as it is written there; Hong Kong writes some characters as the mainland does.
        text = text_of(file).replace("10 亿元", "")
        left = sorted({c for c in text if c in simplified and not (".zh-HK." in file.name and c in "税说")})
        expect(file.name, not left, f"still has {''.join(left)}")
        expect(file.name, "億元" in text, "lost the unit of money")
        language = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", file, "-"], capture_output=True).stdout
        first = file.name.split(".")[1].split("+")[0]
        expect(file.name, f"/Lang ({first})".encode() in language, "has another language")
    expect("Taiwan", "網路" in text_of(folder / "out/jiaxing.zh-TW.pdf"), "has not its words")
    expect("Hong Kong", "為" in text_of(folder / "out/jiaxing.zh-HK.pdf"), "has not its forms")
    expect("no region", "網絡" in text_of(folder / "out/jiaxing.zh-Hant.pdf"), "has the words of a region")
    expect("parallel", "RMB 550 billion" in text_of(folder / "out/jiaxing.zh-Hant+en.pdf"), "lost its English")
    check_report(folder, built.stdout)


def check_report(folder, said):
    report = json.loads((folder / "out/report.json").read_text(encoding="utf-8"))
    briefs = {Path(brief["file"]).name: brief for brief in report["briefs"]}
    brief = briefs["jiaxing.zh-Hant+en.pdf"]
    generated = brief.get("generated", {})
    expect("report", (brief["edition"], brief["built"]) == ("zh-Hant+en", True) and brief["pages"] > 1, brief)
    expect("report", (generated.get("language"), generated.get("from")) == ("zh-Hant", "zh"), generated)
    expect("report", 100 < generated.get("texts", 0) < 1000, generated)
    line = next(line for line in said.splitlines() if "jiaxing.zh-Hant+en" in line)
    expect("output", f", zh-Hant generated from zh: {generated.get('texts')} texts)" in line, line)


def check_same(folder):
    one = run(folder, "build", "--edition", "zh-Hant", "--out", "one")
    two = run(folder, "build", "--edition", "zh-Hant", "--out", "two", "-j2")
    expect("same", one.returncode == two.returncode == 0, one.stderr + two.stderr)
    names = sorted(path.name for path in (folder / "one").iterdir())
    expect("edition", names == ["haiyan.zh-Hant.pdf", "jiashan.zh-Hant.pdf", "jiaxing.zh-Hant.pdf"], names)
    for name in names:
        expect("same", (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes(), name)
        expect("same", (folder / "one" / name).read_bytes() == (folder / "out" / name).read_bytes(), name)


def check_own_texts():
    """A brief that has all of its texts in traditional characters is not generated; looks follow the language."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(root / "tests/diagnostics/common", folder, dirs_exist_ok=True)
        shutil.copy(root / "fonts/fonts.yaml", folder)
        project = (folder / "jianbao.yaml").read_text(encoding="utf-8").replace("[zh]", "[zh, zh-Hant, zh-HK]")
        (folder / "jianbao.yaml").write_text(project, encoding="utf-8")
        (folder / "brief.yaml").write_text("title: {zh: 信息, zh-Hant: 皇后里}\nbody: {zh: 信息, zh-Hant: 皇后里}\n", encoding="utf-8")
        theme = (folder / "theme.yaml").read_text(encoding="utf-8")
        looks = "line-height: 17.5pt, zh-Hant: {font-family: [Noto Serif CJK TC]}, zh-HK: {font-family: [Noto Serif CJK HK]},"
        (folder / "theme.yaml").write_text(theme.replace("line-height: 17.5pt,", looks), encoding="utf-8")
        built = run(folder, "build", "--report", "report.json")
        expect("own", built.returncode == 0 and "generated" not in built.stdout, built.stdout + built.stderr)
        expect("own", "皇后里" in text_of(folder / "out/brief.zh-Hant.pdf"), "was converted")
        expect("own", "generated" not in (folder / "report.json").read_text(), "is said to be generated")
        for edition, face in (("zh", "NotoSerifCJKsc"), ("zh-Hant", "NotoSerifCJKtc"), ("zh-HK", "NotoSerifCJKhk")):
            fonts = subprocess.run(["pdffonts", folder / f"out/brief.{edition}.pdf"], capture_output=True, text=True).stdout
            expect(edition, face in fonts, fonts)
        # A file of the folder that is called as a dictionary is called is none.
        for dictionary in ("STPhrases.ocd2", "STCharacters.ocd2", "s2t.json"):
            (folder / dictionary).write_text("no dictionary")
        (folder / "brief.yaml").write_text("title: {zh: 信息}\nbody: {zh: 发展}\n", encoding="utf-8")
        again = run(folder, "build", "--edition", "zh-Hant")
        expect("dictionary", again.returncode == 0 and "發展" in text_of(folder / "out/brief.zh-Hant.pdf"), again.stderr)


def check_chart():
    with tempfile.TemporaryDirectory() as name:
        spec = {"data": {"values": [{"n": "发展", "v": 3}]}, "title": {"zh": "网络", "en": "net"}, "mark": "bar",
                "encoding": {"y": {"field": "n"}, "x": {"field": "v", "type": "quantitative"}}}
        (Path(name) / "a.json").write_text(json.dumps(spec), encoding="utf-8")
        drawn = run(root, "chart", str(Path(name) / "a.json"), "-o", str(Path(name) / "a.svg"), "--language", "zh-TW")
        svg = (Path(name) / "a.svg").read_text(encoding="utf-8") if drawn.returncode == 0 else ""
        expect("chart", "發展" in svg and "網路" in svg, drawn.stderr + svg[:500])


with tempfile.TemporaryDirectory() as temporary:
    project = Path(temporary)
    copy_project(project, "zh-Hant, zh-TW, zh-HK, zh-Hant+en")
    check_pages(project, simplified_only())
    check_same(project)
check_own_texts()
check_chart()
print("\n".join(problems) or "traditional: as expected")
sys.exit(1 if problems else 0)
