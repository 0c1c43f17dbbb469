#!/usr/bin/env python3
"""The example's PDFs are sound, and every paragraph and figure of the article comes back from them.

The words are read from the data files, figures are worded here a second time, and poppler and MuPDF
must give each paragraph back whole: white space counts but beside Han, a line's end is one space, a
hyphen that hyphenation made (U+00AD) goes with its line's end, and no figure is broken. Then copies
of the project with a paragraph dropped and with a figure changed must be found wanting.

Usage: finished_pdf.py JIANBAO PROJECT_FOLDER
"""
import csv
import functools
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import yaml

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
DATA = root / "data/jiaxing-2020"
PARTS = {"jiaxing": ("brief", "haiyan", "jiashan"), "haiyan": ("haiyan",), "jiashan": ("jiashan",)}

# Figures as the article and its translation print them, whatever the data say.
FIGURES = {
    "zh": ["5500亿元", "2.3∶51.9∶45.8", "790.20亿元", "3000亿元", "344个", "26.47亿美元", "第2位", "23.2亿元", "增长74.4%",
           "1.61", "97.26%", "100%", "3个", "36个", "62个", "117个", "三纵三横三连", "85.46分", "连续三年", "十五连冠",
           "一星平安金鼎", "544.51亿元", "57条", "236辆", "2019年11月1日", "2300多平方公里", "五个镇", "半小时交通圈",
           "四位一体", "17号线", "4条铁路", "去年10月", "12320", "100年前"],
    "en": ["RMB 550 billion", "2.3 : 51.9 : 45.8", "RMB 79.02 billion", "RMB 300 billion", "344 foreign", "USD 2.647 billion",
           "2nd in the province", "RMB 2.32 billion", "up 74.4%", "1.61 times", "97.26%", "100%", "85.46 points",
           "three years in a row", "fifteen years running", "one-star", "RMB 54.451 billion", "57 bus routes", "236 vehicles",
           "1 November 2019", "over 2,300 km²", "five towns", "half-hour travel circle", "four-in-one", "Line 17",
           "4 railways", "October 2020", "12320", "A hundred years"],
}
IDEOGRAPHS = "\u2236\u3000-\u303F\u3400-\u9FFF\uFF00-\uFFEF"
# Quotation marks and dashes are full-width in Chinese, but not in English.
HAN = {"zh": "\u00B7\u2014\u2018\u2019\u201C\u201D\u2026" + IDEOGRAPHS, "en": IDEOGRAPHS}


class Loader(yaml.SafeLoader):
    """Every scalar as it is written: 790.20 keeps its zero."""


Loader.yaml_implicit_resolvers = {}


@functools.cache
def load(name):
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader)


def load_figures(name):
    """Rows of a CSV file by their key; columns with a point are maps, empty cells nothing."""
    figures = {}
    with open(DATA / name, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            figure = figures[row["key"]] = {}
            for column, cell in row.items():
                key, _, part = column.partition(".")
                if cell and part:
                    figure.setdefault(key, {})[part] = cell
                elif cell:
                    figure[key] = cell
    return figures


# The words of a figure, apart from the engine's own.

def trimmed(number):
    return number.rstrip("0").rstrip(".") if "." in number else number


def english_money(currency, hundred_millions):
    whole, _, rest = hundred_millions.partition(".")
    digits = whole.rjust(2, "0")
    return f"{currency} {trimmed(digits[:-1] + '.' + digits[-1] + rest)} billion"


def date_words(day, language):
    year, month, date = (int(part) for part in day.split("-"))
    months = "January February March April May June July August September October November December".split()
    return f"{year}年{month}月{date}日" if language == "zh" else f"{date} {months[month - 1]} {year}"


def figure_words(figure, member, language):
    value, unit = figure["value"], figure.get("unit", "")
    if member in ("value", "year"):
        return figure[member]
    if member == "rank":
        return f"第{figure['rank']}位" if language == "zh" else {"1": "1st", "2": "2nd", "3": "3rd"}[figure["rank"]]
    if member == "growth":
        return ("增长" if language == "zh" else "up ") + figure["growth"]
    if "text" in figure:
        return figure["text"][language]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date_words(value, language)
    if language == "zh":
        return value + unit
    if unit in ("亿元", "亿美元"):
        return english_money({"亿元": "RMB", "亿美元": "USD"}[unit], value)
    if unit == "平方公里":
        return f"{int(value):,} km²"
    return value + "%" if unit == "%" else value


def filled(text, figures, language):
    def words(hole):
        name, _, member = hole.group(1).removeprefix("economy.").partition(".")
        return figure_words(figures[name], member, language)
    return re.sub(r"\{([\w.]+)\}", words, re.sub(r"</?span[^>]*>", "", text))


def texts(value, key=""):
    """Maps by language with the key that they stand under, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from texts(item, key)
    elif isinstance(value, dict) and "zh" in value and "en" in value:
        yield key, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item, name)


PRINTED = ("lead", "sections", "moves", "captions", "caption", "source", "notes")
PARAGRAPHS = {"text", "lead", "source", "notes"}


def passages(brief, language, parallel):
    """What a brief prints in a language: paragraphs and, where lines are not side by side, titles."""
    for part in PARTS[brief]:
        data = load(part + ".yaml")
        if part == "brief":
            data["figures"].update(load("economy.json"))
        else:
            data["figures"] = load_figures(part + "-figures.csv")
        for group in PRINTED:
            if group in ("captions", "source", "notes") and brief != "jiaxing":
                continue
            if group == "caption" and (brief, part) == ("jiaxing", "jiashan"):
                continue  # the city brief shows that picture with its own caption
            for key, text in texts(data.get(group, []), group):
                if key not in PARAGRAPHS and (parallel or key in ("label", "tongyuan")):
                    continue
                yield filled(text[language], data["figures"], language)


# What the readers give, in one form.

def normal(text, language):
    text = unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("\f", "\n"))
    text = re.sub(r" *\n[ \n]*", "\n", text)
    text = text.replace("\u00ad\n", "")
    # A word may go on after its own hyphen, dash or slash.
    text = re.sub(r"(?<=\w[-–—/])\n", "", text).replace("\n", " ")
    han = HAN[language]
    return re.sub(rf"(?<=[{han}])\s+|\s+(?=[{han}])", "", text)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def poppler_lines(path):
    """Line by line, since poppler's plain text puts parallel lines on one."""
    html = "{http://www.w3.org/1999/xhtml}"
    pages = ElementTree.fromstring(run("pdftotext", "-bbox-layout", path, "-")).iter(html + "page")
    return "\f".join("\n".join(" ".join(word.text for word in line) for line in page.iter(html + "line")) for page in pages)


def read_back(path, parallel):
    poppler = poppler_lines(path) if parallel else run("pdftotext", "-raw", path, "-")
    return {"poppler": poppler, "MuPDF": run("mutool", "draw", "-q", "-F", "text", path)}


def layout_heads(value):
    """What a layout itself puts into headers: running heads, and headings that are texts."""
    if isinstance(value, list):
        for item in value:
            yield from layout_heads(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ("running-head", "heading", "text") and isinstance(item, dict) and {"zh", "en"} <= set(item):
                yield from item.values()
            yield from layout_heads(item)


def running_heads():
    """What headers may say: titles and labels of the data, and what the layouts say."""
    heads = set()
    for layout in ("city", "county"):
        heads.update(layout_heads(yaml.load((root / f"layouts/{layout}.yaml").read_text(encoding="utf-8"), Loader)))
    for part in ("brief", "haiyan", "jiashan"):
        data = load(part + ".yaml")
        sections = data.get("sections", [])
        for text in (data["title"], data["short-title"], data["publication"], *(section["label"] for section in sections)):
            heads.update(text.values())
    return {squeezed(head) for head in heads}


def squeezed(text):
    return re.sub(r"\s+", "", text)


def without_furniture(text, heads):
    """A paragraph that goes on over the page has folio and header within, at a page's end or start."""
    def is_furniture(line):
        bare = squeezed(line)
        pairs = any(bare.startswith(head) and bare[len(head):] in heads for head in heads)
        return not bare or re.fullmatch(r"\d+/\d+", bare) or bare in heads or pairs

    kept = []
    for page in text.split("\f"):
        lines = page.split("\n")
        while lines and is_furniture(lines[-1]):
            lines.pop()
        while lines and is_furniture(lines[0]):
            lines.pop(0)
        kept += lines
    return "\n".join(kept)


def lines_of(text, language):
    """The lines in one of two languages that stand side by side."""
    def chinese(line):
        letters = len(re.findall("[A-Za-z]", line))
        return re.search("[，。、：；《》]", line) or len(re.findall(f"[{IDEOGRAPHS}]", line)) > letters
    return "\n".join(line for line in text.split("\n") if line.strip() and bool(chinese(line)) == (language == "zh"))


def first_lost(passage, text):
    """Where a passage stops being found."""
    found = max(size for size in range(len(passage)) if passage[:size] in text)
    return f"'{passage[:20]}…' is lost at '{passage[max(0, found - 10):found + 20]}'"


def check_text(path, heads):
    """Problems of one PDF's text, and how many passages were looked for."""
    brief, edition = path.stem.split(".")
    languages = edition.split("+")
    parallel = len(languages) > 1
    problems, checked = [], 0
    for reader, raw in read_back(path, parallel).items():
        body = without_furniture(raw, heads)
        for language in languages:
            text = lines_of(body, language) if parallel else body
            text = normal(text, language)
            for figure in FIGURES[language] if brief == "jiaxing" else []:
                if figure not in text:
                    problems.append(f"{path.name}: {reader}: the figure '{figure}' is lost")
            for passage in passages(brief, language, parallel):
                if squeezed(passage) in heads:
                    continue  # a title that is its own running head
                checked += 1
                passage = normal(passage, language)
                if passage not in text:
                    problems.append(f"{path.name}: {reader}: {first_lost(passage, text)}")
    return problems, checked


def check_form(path):
    problems = []
    qpdf = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    if qpdf.returncode != 0:
        problems.append(f"{path.name}: qpdf: {qpdf.stdout}{qpdf.stderr}")
    drawn = subprocess.run(["mutool", "draw", "-q", "-o", "/dev/null", "-r", "20", path], capture_output=True, text=True)
    complaints = [line for line in drawn.stderr.splitlines() if "ICC support" not in line]
    if drawn.returncode != 0 or complaints:
        problems.append(f"{path.name}: mutool: {complaints}")
    for line in run("pdffonts", path).splitlines()[2:]:
        if not re.search(r"Identity-H\s+yes yes yes", line):
            problems.append(f"{path.name}: font not embedded, subset and with ToUnicode: {line}")
    return problems


def build(project, out, *arguments):
    subprocess.run([engine, "build", "--out", out, *arguments], cwd=project, check=True, stdout=subprocess.DEVNULL)


def changed_copy(folder, file, pattern, replacement):
    """A copy of the project in which one place of one data file differs."""
    for part in ("jianbao.yaml", "data", "layouts", "fonts"):
        source = root / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    path = folder / "data/jiaxing-2020" / file
    text, count = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=1, flags=re.M)
    if count != 1:
        sys.exit(f"{file} has no {pattern} to change")
    path.write_text(text, encoding="utf-8")


PARAGRAPH = r"^ +- zh: .{80,}\n +en: .*\n"
CHANGES = {
    "a paragraph dropped from the city": ("brief.yaml", PARAGRAPH, "", "jiaxing", "is lost"),
    "a paragraph dropped from a county": ("haiyan.yaml", PARAGRAPH, "", "haiyan", "is lost"),
    "a figure changed": ("brief.yaml", r"value: 26\.47,", "value: 26.48,", "jiaxing", r"26\.47|2\.647"),
    "a letter changed": ("jiashan.yaml", r"first_towns\} go first", "first_towns} goes first", "jiashan", "is lost"),
}


MARKS = "（甲）“乙”，《丙》、——丁……（戊）“己”：《庚》；（辛）“壬”。" * 5


def marks_side_by_side(folder):
    """Marks that share one blank half overlap; no reader may take them for the starts of lines."""
    shutil.copytree(root / "tests/diagnostics/common", folder)
    shutil.copy(root / "fonts/fonts.yaml", folder)
    (folder / "brief.yaml").write_text(f"title: {{zh: 标题}}\nbody: {{zh: \"{MARKS}\"}}\n", encoding="utf-8")
    build(folder, folder / "out")
    pdf = folder / "out/brief.zh.pdf"
    problems = []
    for reader, command in (("poppler", ["pdftotext", pdf, "-"]), ("MuPDF", ["mutool", "draw", "-q", "-F", "text", pdf])):
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        lines = [line for line in text.splitlines() if set(line) & set(MARKS)]
        # The page has room for 44 characters, and the last line may have fewer.
        if "".join(lines) != MARKS or min(map(len, lines[:-1])) < 40:
            problems.append(f"{reader} parts lines at their marks: {lines}")
    return problems


def main():
    problems, checked, heads = [], 0, running_heads()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        build(root, out)
        files = sorted(out.glob("*.pdf"))
        if len(files) != 9:
            sys.exit(f"{len(files)} files, not 9")
        for path in files:
            found, count = check_text(path, heads)
            problems += check_form(path) + found
            checked += count
        problems += marks_side_by_side(Path(name) / "marks")
        if checked < 200:
            problems.append(f"only {checked} passages were checked")
        for title, (file, pattern, replacement, brief, expected) in CHANGES.items():
            folder = Path(name) / title
            folder.mkdir()
            changed_copy(folder, file, pattern, replacement)
            build(folder, folder / "out", "--only", brief)
            for path in sorted((folder / "out").glob("*.pdf")):
                if title == "a letter changed" and path.stem.endswith(".zh"):
                    continue
                found, _ = check_text(path, heads)
                for reader in ("poppler", "MuPDF"):
                    if not any(reader in problem and re.search(expected, problem) for problem in found):
                        problems.append(f"{reader} would not notice {title} in {path.name}")
    print("\n".join(problems) or f"finished PDFs: {len(files)} sound, {checked} passages read back")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
