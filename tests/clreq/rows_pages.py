"""C49, C52–C54, C62: lines on pages."""
from bench import Case
from rows_lines import HAN
from suite import near, require, row


def pages(setting):
    """The lines of each page, from top to bottom."""
    found = {}
    for line in setting.lines:
        found.setdefault(line.chars[0].page, []).append(line)
    return [found[number] for number in sorted(found)]


def baselines(lines):
    return sorted({round(line.y, 1) for line in lines})


@row("C49", "one-line tail on the next page", "avoided")
def no_widow():
    # Paragraphs of three lines: one of them would leave its last line for the next page.
    cases = [Case(f"C49-{n}", [HAN * 10] * n + [HAN * 28] * 15, measure=10) for n in range(3)]

    def check(settings):
        for setting in settings:
            found = pages(setting)
            require(len(found) >= 2, "one page")
            for lines in found[1:]:
                require(len(lines[0].text) == 10, f"a page starts with a paragraph's last line: {lines[0].text}")
    return cases, check


@row("C52", "body pages", "line gap constant, 50–100 % of the size")
def line_gap():
    def check(settings):
        for lines in pages(settings[0]):
            ys = baselines(lines)
            steps = [b - a for a, b in zip(ys, ys[1:])]
            require(all(near(step, 17.5, 0.11) for step in steps), steps)
            require(0.5 <= 17.5 / lines[0].size - 1 <= 1, 17.5 / lines[0].size)
    return [Case("C52", [HAN * 60] * 20, measure=20)], check


@row("C53", "heading at a page's foot", "moves on; its height is a whole number of lines")
def heading():
    tail = [{"heading": {"text": {"zh": "小标题"}, "level": 2}}] + [HAN * 60] * 2
    cases = [Case(f"C53-{n}", [HAN * 20] * n + tail, styles={"heading-2": {"font-size": "14pt"}}, measure=20)
             for n in range(36, 41)]

    def check(settings):
        for setting in settings:
            found = pages(setting)
            for lines in found:
                require(lines[-1].text != "小标题", "a heading alone at the foot")
                ys = [line.y for line in lines]
                for y in ys:
                    lines_down = (y - ys[0]) / 17.5
                    require(near(lines_down, round(lines_down), 0.02), f"{lines_down} lines down")
    return cases, check


@row("C54", "last page in two columns", "lines balanced, last may be short")
def balanced_columns():
    columns = {"columns": {"count": 2, "gutter": "10pt", "blocks": [{"text": {"zh": HAN * 9 * 31 + HAN * 3}}]}}

    def check(settings):
        chars = settings[0].chars
        last = max(char.page for char in chars)
        left = baselines([line for line in settings[0].lines if line.chars[0].page == last and line.chars[0].x < 120])
        middle = (min(c.x for c in chars) + max(c.x for c in chars)) / 2
        sides = [{round(c.y, 1) for c in chars if c.page == last and (c.x < middle) == side} for side in (True, False)]
        require(len(sides[0]) - len(sides[1]) in (0, 1), [len(side) for side in sides])
        require(sides[1] <= sides[0], "the columns' lines do not stand on one grid")
        require(left, "no column at the left")
    return [Case("C54", [columns], measure=19)], check


@row("C62", "caption, table head", "header row on top; caption above or below, never apart from it")
def captions():
    table = {"table": {"rows": "data.rows", "caption": {"zh": "题名"}, "number": True,
                       "columns": [{"header": {"zh": "表头"}, "cell": "{row.a}"}]}}
    cases = [Case(f"C62-{n}", [HAN * 20] * n + [table], measure=20) for n in (34, 37, 38, 39)]

    def check(settings):
        for setting in settings:
            for lines in pages(setting):
                texts = [line.text for line in lines]
                if any("题名" in text for text in texts):
                    at = next(i for i, text in enumerate(texts) if "题名" in text)
                    require(at + 2 < len(texts) and texts[at + 1] == "表头", f"apart: {texts[at:]}")
                if "甲" in texts:
                    require("表头" in texts and texts.index("表头") < texts.index("甲"), texts)
    return cases, check
