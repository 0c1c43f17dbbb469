"""C28, C39, C47, C55–C61: markup, readings, emphasis, vertical lines."""
import subprocess

from bench import Case
from rows_lines import HAN
from suite import near, require, row

@row("C28", "（**甲**）。 and variants with a link or a reference; `**重点。**后文`, `**（甲）**乙`",
     "same widths as plain text; both are bold, no asterisk is left")
def markup():
    variants = ["（**甲**）。乙", "（[甲](https://example.org)）。乙", "（*甲*）。乙", "（<u>甲</u>）。乙"]
    cases = [Case("C28-plain", "（甲）。乙")] + [Case(f"C28-{k}", text) for k, text in enumerate(variants)]
    cases += [Case("C28-bold-1", "**重点。**后文"), Case("C28-bold-2", "**（甲）**乙"), Case("C28-bold-3", "前文**“引”**后文")]

    def check(settings):
        plain = settings[0].lines[0]
        for setting in settings[1:5]:
            line = setting.lines[0]
            require(line.text == plain.text, line.text)
            require(all(near(line.em(i), plain.em(i)) for i in range(len(line.chars))), setting.case.name)
        bold, other = {"重点。": True, "（甲）": True, "“引”": True}, {"后文": False, "乙": False, "前文": False}
        for setting in settings[5:]:
            line = setting.lines[0]
            require("*" not in line.text, line.text)
            for part, wanted in (bold | other).items():
                if part in line.text:
                    fonts = {line.chars[line.find(part) + i].font for i in range(len(part))}
                    require(all(("Bold" in font) == wanted for font in fonts), f"{part}: {fonts}")
    return cases, check


@row("C39", "across bold, code, superscript", "the gap is kept")
def gap_across_markup():
    cases = [Case("C39-bold", "增长**GDP**增长", measure=20), Case("C39-code", "增长`GDP`增长", measure=20),
             Case("C39-sup", "面积5km<sup>2</sup>增长", measure=20),
             Case("C39-bold-alone", "**GDP**乙", {"text-autospace": "no-autospace"}, measure=20),
             Case("C39-code-alone", "`GDP`乙", {"text-autospace": "no-autospace"}, measure=20),
             Case("C39-sup-alone", "km<sup>2</sup>乙", {"text-autospace": "no-autospace"}, measure=20)]

    def check(settings):
        for setting, alone in zip(settings[:2], settings[3:5]):
            line, word = setting.lines[0], alone.lines[0]
            advance = (word.at("乙") - word.at("G")) / word.size
            require(near((line.at("G") - line.at("长")) / line.size, 1.25), f"{setting.case.name}: before")
            require(near((line.chars[-2].x - line.at("G")) / line.size, advance + 0.25), f"{setting.case.name}: after")
        spaced = {c.c: c.x for c in settings[2].chars if c.c in "k2增"}
        alone = {c.c: c.x for c in settings[5].chars if c.c in "k2乙"}
        require(near((spaced["2"] - spaced["k"]) / 10, (alone["2"] - alone["k"]) / 10), "a gap before the superscript")
        require(near((spaced["增"] - spaced["2"]) / 10, (alone["乙"] - alone["2"]) / 10 + 0.25), "no gap behind it")
    return cases, check


@row("C47", "text after an in-paragraph display", "not indented")
def continued():
    blocks = [HAN * 12, {"text": {"text": {"zh": HAN * 12}, "continues": True}}]

    def check(settings):
        starts = [round((line.chars[0].x - 68) / line.size, 2) for line in settings[0].lines]
        require(starts == [2, 0, 0, 0], starts)
    return [Case("C47", blocks, {"text-indent": "2em"})], check


def vertical(name, text, style=None, **options):
    return Case(name, text, {"writing-mode": "vertical-rl"} | (style or {}), measure=20, **options)


def column(setting):
    """Glyphs from top to bottom, with their heights in ems from the first."""
    chars = [c for c in setting.chars if c.c.strip()]
    chars.sort(key=lambda c: c.y)
    return chars, {c.c: (c.y - chars[0].y) / 10 for c in chars}


@row("C55", "vertical 甲，（乙）——……！", "vert glyphs as VerticalOrientation.txt says")
def vertical_marks():
    def check(settings):
        chars, at = column(settings[0])
        require("".join(sorted(set(c.c for c in chars))) == "".join(sorted(set("甲，（乙）—…！丙"))), at)
        require(all(abs(c.x - chars[0].x) < 12 for c in chars), "not one column")
        require(near(at["，"], 1, 0.05), at)
        glyphs = glyphs_of(settings[0].path)
        upright = glyphs_of(settings[1].path)
        require(glyphs and not glyphs & upright, "the marks have the glyphs of horizontal lines")
    return [vertical("C55", "甲，（乙）——……！丙"), Case("C55-flat", "，（）——……", measure=20)], check


def glyphs_of(path):
    """The codes of the marks that a PDF shows, as its ToUnicode maps name them."""
    shown = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True).stdout
    codes = set()
    for line in shown.decode("latin-1").splitlines():
        parts = line.split("> <")
        if line.startswith("<") and len(parts) == 2 and parts[1].rstrip(">").upper() in ("FF0C", "FF08", "FF09", "20142014", "2026"):
            codes.add((parts[0], parts[1]))
    return codes


@row("C56", "vertical 25, A, GDP, word",
     "25 → one upright cell of ≤ 1 em; A, GDP → upright, letter by letter; word → rotated")
def vertical_latin():
    cases = [vertical(f"C56-{k}", f"甲{word}乙") for k, word in enumerate(["25", "A", "GDP", "word"])]

    def check(settings):
        cell, _ = column(settings[0])
        digits = [c for c in cell if c.c in "25"]
        require(near(digits[0].y, digits[1].y, 0.1) and digits[1].x > digits[0].x, "25 is not side by side")
        require(digits[1].x - digits[0].x < 7, "25 is wider than a cell")
        one, _ = column(settings[1])
        require([c.c for c in one] == list("甲A乙"), one)
        letters, at = column(settings[2])
        require([c.c for c in letters] == list("甲GDP乙"), letters)
        require(near(at["D"] - at["G"], 1, 0.02) and near(at["P"] - at["D"], 1, 0.02), at)
        word, _ = column(settings[3])
        turned = [c for c in word if c.c in "word"]
        require(all(abs(c.direction[1]) == 1 for c in turned), [c.direction for c in turned])
        require([c.c for c in turned] == list("word"), "not turned")
    return cases, check


@row("C57", "vertical “甲” and ‘甲’", "become 『甲』 and 「甲」 (mainland); the page is bound on the right")
def vertical_quotation():
    cases = [vertical("C57", "“甲”‘乙’"), vertical("C57-corner", "『甲』「乙」"),
             Case("C57-page", "“甲”", page={"writing-mode": "vertical-rl"}, measure=20)]

    def check(settings):
        def picture(setting):
            return subprocess.run(["pdftoppm", "-r", "72", "-gray", setting.path], capture_output=True).stdout
        require(picture(settings[0]) == picture(settings[1]), "the marks are not 『 』 「 」")
        catalog = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", settings[2].path, "-"],
                                 capture_output=True).stdout
        require(b"/Direction /R2L" in catalog, "not bound on the right")
        first = settings[2].chars[0]
        require(first.x > 400, f"the first line stands at {first.x}")
    return cases, check


@row("C58", "pinyin zhuāngzhuāng", "about ½ size, gap ≥¼ em, line gap unchanged")
def pinyin():
    text = "<ruby>庄<rt>zhuāng</rt>庄<rt>zhuāng</rt></ruby>"
    cases = [Case("C58", [text + HAN * 12, HAN * 12], measure=20), Case("C58-plain", [HAN * 14, HAN * 12], measure=20)]

    def check(settings):
        chars = settings[0].chars
        small = [c for c in chars if c.c in "zhuāng"]
        require(len(small) == 12 and all(4.4 < c.size < 5.6 for c in small), [(c.c, c.size) for c in small])
        first_end = small[5].x + 0.6 * small[5].size
        require(small[6].x - first_end >= 0.2 * 10, f"{small[6].x - first_end} pt between readings")
        bases = [c for c in chars if c.c == "庄"]
        for base, reading in zip(bases, (small[:6], small[6:])):
            middle = (reading[0].x + reading[-1].x + 0.55 * reading[-1].size) / 2
            require(abs(middle - (base.x + 5)) < 1, "the reading is not in the middle")
            require(base.y - reading[0].y > 8, "the reading does not stand above")
        tops = sorted({round(c.y, 1) for c in chars if "CJK" in c.font})
        plain = sorted({round(c.y, 1) for c in settings[1].chars})
        require(tops == plain, f"lines moved: {tops} {plain}")
    return cases, check


@row("C59", "zhuyin", "at the right, 3:10, stays with its base")
def zhuyin():
    position = {"ruby-position": "inter-character"}
    cases = [Case(f"C59-{n}", HAN * n + "<ruby>莊<rt>ㄓㄨㄤ</rt></ruby>" + HAN * 8, position) for n in (2, 7, 8, 9)]

    def check(settings):
        for setting in settings:
            chars = setting.chars
            base = next(c for c in chars if c.c == "莊")
            symbols = [c for c in chars if c.c in "ㄓㄨㄤ"]
            require(len(symbols) == 3 and all(near(c.size / base.size, 0.3) for c in symbols), setting.case.name)
            require(all(near((c.x - base.x) / base.size, 1, 0.06) for c in symbols), "not at the right")
            heights = [c.y for c in symbols]
            require(heights == sorted(heights) and near((heights[1] - heights[0]) / base.size, 0.3), heights)
            require(base.y - 10 < heights[0] and heights[2] < base.y + 2, "not beside its base")
    return cases, check


def paths(setting):
    """The filled and stroked paths of a PDF's first page as (left, top, right, bottom)."""
    trace = subprocess.run(["mutool", "trace", setting.path], capture_output=True, text=True).stdout
    boxes, points, matrix = [], [], None
    for line in trace.splitlines():
        line = line.strip()
        if line.startswith(("<fill_path", "<stroke_path")):
            points = []
            matrix = [float(v) for v in line.split('transform="')[1].split('"')[0].split()]
        elif line.startswith(("<moveto", "<lineto", "<curveto")):
            values = dict(part.split("=") for part in line.strip("</>").split()[1:])
            for x, y in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("x3", "y3")):
                if x in values:
                    px, py = float(values[x].strip('"')), float(values[y].strip('"'))
                    points.append((matrix[0] * px + matrix[2] * py + matrix[4], matrix[1] * px + matrix[3] * py + matrix[5]))
        elif line.startswith(("</fill_path", "</stroke_path")) and points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes


@row("C60", "emphasis dots", "under (or right), centred; none on marks")
def emphasis():
    cases = [Case("C60", "甲，乙。", {"text-emphasis": "dot"}),
             vertical("C60-vertical", "甲乙", {"text-emphasis": "dot"})]

    def check(settings):
        chars = {c.c: c for c in settings[0].chars}
        dots = paths(settings[0])
        require(len(dots) == 2, dots)
        for c, dot in zip("甲乙", sorted(dots)):
            require(near((dot[0] + dot[2]) / 2, chars[c].x + 5, 0.1), f"{c} {dot}")
            require(dot[1] > chars[c].y + 1, "not below")
        column_chars, _ = column(settings[1])
        side = paths(settings[1])
        require(len(side) == 2 and all(box[0] > column_chars[0].x + 5 for box in side), side)
    return cases, check


@row("C61", "two adjacent proper nouns", "two separate lines; line first, then dot")
def proper_nouns():
    cases = [Case("C61", "<u>嘉兴</u><u>南湖</u>人"),
             Case("C61-dots", '<span class="name">嘉兴</span>人',
                  styles={"name": {"text-emphasis": "dot", "text-decoration-line": "proper-name"}}),
             Case("C61-title", "<cite>红船</cite>人")]

    def check(settings):
        chars = {c.c: c for c in settings[0].chars}
        lines = sorted(paths(settings[0]))
        require(len(lines) == 2, lines)
        require(lines[1][0] - lines[0][2] > 0.5, "the lines touch")
        require(chars["嘉"].x <= lines[0][0] < chars["兴"].x and lines[0][2] <= chars["南"].x, lines)
        found = paths(settings[1])
        rule = max(found, key=lambda box: box[2] - box[0])
        dots = [box for box in found if box != rule]
        require(len(dots) == 2 and all(dot[1] > rule[3] for dot in dots), found)
        wave = paths(settings[2])
        require(len(wave) == 1 and wave[0][3] - wave[0][1] > 0.5, wave)
    return cases, check
