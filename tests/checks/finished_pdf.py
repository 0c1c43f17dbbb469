#!/usr/bin/env python3
"""The example's PDFs are sound, and every paragraph and figure of the article comes back from them.

The words are read from the data files by a small reader of their own (the paragraphs stand one a
line), figures are filled in from the same files, and poppler and MuPDF must give the text back but
for white space beside Han and for the hyphens of line ends.

Usage: finished_pdf.py JIANBAO PROJECT_FOLDER
"""
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
DATA = root / "data/jiaxing-2020"

PARAGRAPH = re.compile(r"^\s+(?:- )?(zh|en): (.{40,})$", re.M)


def paragraphs(name):
    """Texts of the data with their language; holes stay as they are."""
    for match in PARAGRAPH.finditer((DATA / name).read_text(encoding="utf-8")):
        text = match.group(2)
        yield match.group(1), (text[1:-1].replace("\\n", "\n") if text[0] == '"' else text)


def normal(text):
    text = unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("\f", "\n"))
    return re.sub(r"\s+", "", text)


def literal_parts(text):
    """What stands between the holes; a reader's hyphens at line ends are dropped on both sides."""
    return [normal(part).replace("-", "") for part in re.split(r"\{[^}]*\}", text) if len(part.strip()) > 1]


def missing(text, words):
    """The parts of a paragraph that do not follow one another in the text."""
    plain, at = words.replace("-", ""), 0
    for part in literal_parts(text):
        found = plain.find(part, at)
        if found < 0:
            return part
        at = found + len(part)
    return None


def read_back(path):
    poppler = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    mupdf = subprocess.run(["mutool", "draw", "-q", "-F", "text", path], capture_output=True, text=True, check=True)
    return {"poppler": poppler.stdout, "MuPDF": mupdf.stdout}


def running_heads():
    """What headers may say: titles and labels of the data."""
    heads = set()
    for source in ("brief.yaml", "haiyan.yaml", "jiashan.yaml"):
        text = (DATA / source).read_text(encoding="utf-8")
        for line in re.findall(r"^.*(?:title|label):.*\n(?:\s+(?:zh|en): .*\n)*", text, re.M):
            heads.update(normal(part.strip('"')) for part in re.findall(r"(?:zh|en): (\"[^\"]*\"|[^,}\n]*)", line))
    return heads - {""}


def without_furniture(text, heads):
    """A paragraph that goes on over the page has folio and header within."""
    lines = []
    for line in text.splitlines():
        bare = normal(line)
        if re.fullmatch(r"\d+/\d+", bare) or bare in heads or any(bare.startswith(h) and bare[len(h):] in heads for h in heads):
            continue
        lines.append(line)
    return normal("\n".join(lines))


problems = []
FIGURES = {
    "zh": ["5500亿元", "2.3∶51.9∶45.8", "790.20亿元", "3000亿元", "344个", "26.47亿美元", "第2位", "23.2亿元", "增长74.4%",
           "1.61", "97.26%", "100%", "3个", "36个", "62个", "117个", "三纵三横三连", "85.46分", "连续三年", "十五连冠",
           "一星平安金鼎", "544.51亿元", "57条", "236辆", "2019年11月1日", "2300多平方公里", "五个镇", "半小时交通圈",
           "四位一体", "17号线", "4条铁路", "去年10月", "12320", "100年前"],
    "en": ["RMB550billion", "2.3:51.9:45.8", "RMB79.02billion", "RMB300billion", "344foreign", "USD2.647billion",
           "2ndintheprovince", "RMB2.32billion", "up74.4%", "1.61times", "97.26%", "100%", "85.46points",
           "threeyearsinarow", "fifteenyearsrunning", "one-star", "RMB54.451billion", "57busroutes", "236vehicles",
           "1November2019", "over2,300km²", "fivetowns", "half-hourtravelcircle", "four-in-one", "Line17",
           "4railways", "October2020", "12320", "Ahundredyears"],
}

with tempfile.TemporaryDirectory() as name:
    out = Path(name)
    subprocess.run([engine, "build", "--out", out], cwd=root, check=True, stdout=subprocess.DEVNULL)
    files = sorted(out.glob("*.pdf"))
    if len(files) != 9:
        sys.exit(f"{len(files)} files, not 9")
    for path in files:
        qpdf = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
        if qpdf.returncode != 0:
            problems.append(f"{path.name}: qpdf: {qpdf.stdout}{qpdf.stderr}")
        drawn = subprocess.run(["mutool", "draw", "-q", "-o", "/dev/null", "-r", "20", path], capture_output=True, text=True)
        complaints = [line for line in drawn.stderr.splitlines() if "ICC support" not in line]
        if drawn.returncode != 0 or complaints:
            problems.append(f"{path.name}: mutool: {complaints}")
        fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        for line in fonts:
            if not re.search(r"Identity-H\s+yes yes yes", line):
                problems.append(f"{path.name}: font not embedded, subset and with ToUnicode: {line}")

    checked = 0
    for language in ("zh", "en"):
        for reader, text in read_back(out / f"jiaxing.{language}.pdf").items():
            words = without_furniture(text, running_heads())
            for figure in FIGURES[language]:
                if figure.replace("-", "") not in words.replace("-", ""):
                    problems.append(f"{reader}: the figure '{figure}' is not in jiaxing.{language}.pdf")
            for source in ("brief.yaml", "haiyan.yaml", "jiashan.yaml"):
                for tag, paragraph in paragraphs(source):
                    if tag != language:
                        continue
                    checked += 1
                    lost = missing(paragraph, words)
                    if lost:
                        problems.append(f"{reader}: lost from jiaxing.{language}.pdf: {lost[:60]}")
    # The check can fail: a paragraph that nobody printed is not found.
    if missing("这一段没有印出来，所以读不回来，检查必须发现。", words) is None:
        problems.append("a dropped paragraph would not be noticed")
    if checked < 40:
        problems.append(f"only {checked} paragraphs were checked")

print("\n".join(problems) or f"finished PDFs: {len(files)} sound, {checked} paragraphs read back")
sys.exit(1 if problems else 0)
