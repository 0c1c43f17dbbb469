"""C40–C51: justified lines, paragraphs, the grid."""
from bench import Case
from rows_lines import HAN
from suite import near, require, row

PROSE = ("对外开放走深走实，形成了内外联动的全方位对外开放新格局，目前进出口规模首破3000亿元。高质量外资集聚地加快建设，“十三五”末"
         "实际使用外资26.47亿美元（居全省第2位）；嘉兴综合保税区获批，跨境电商（B2B）出口 growth 持续领先……全省第一方阵。")


def right_edge(line):
    """Where the line's ink ends, in points: a mark at the end takes half an em."""
    last = line.chars[-1]
    half = last.c in "，。、；：？！）”》"
    advance = 0.5 if half else 1 if "CJK" in last.font else None
    return None if advance is None else last.x + advance * line.size


@row("C40", "a justified page", "every line but the last is flush")
def flush():
    cases = [Case(f"C40-{measure}", PROSE * 2, measure=measure) for measure in (11, 14, 18, 25, 36)]

    def check(settings):
        for setting in settings:
            seen = 0
            for line in setting.lines[:-1]:
                edge = right_edge(line)
                if edge is not None:
                    seen += 1
                    require(near((edge - 68 - setting.case.measure) / line.size, 0, 0.02), f"{line.text}: {edge}")
            require(seen > 3, "no line was looked at")
    return cases, check


def gaps(line, before):
    """The steps from each glyph of `before` to the next one, in ems."""
    return [line.step(i) for i, char in enumerate(line.chars[:-1]) if char.c in before]


@row("C41", "order of shrinking", "line-end mark → word space (≥¼) → · → brackets → ，、； → Han–Latin (≥⅛) → 。？！")
def shrinking():
    # One line with a bracket, a comma, an edge of Latin and a full stop; ever more must go.
    text = "甲（乙）丙，丁a戊。己庚辛壬癸"
    amounts = [0, 0.3, 0.9, 1.3, 1.45, 1.6, 1.9]
    natural = Case("C41-natural", text, measure=20)
    cases = [natural] + [Case(f"C41-{k}", text, {"text-align": "justify-all"}, measure=14.99 - amount)
                         for k, amount in enumerate(amounts)]

    def check(settings):
        whole = settings[0].lines[0]
        length = whole.em(len(whole.chars) - 1) + 1
        seen = set()
        for setting in settings[1:]:
            line = setting.lines[0]
            if line.text != text:
                continue
            needed = length - setting.case.measure / line.size
            step = {c: line.em(line.find(c) + 1) - line.em(line.find(c)) for c in "甲，a。"}
            bracket = (step["甲"] + line.step(line.find("）"))) - (1 + 1)  # blanks: ½ before （, ½ after ）
            comma = step["，"] - 0.5
            stop = step["。"] - 0.5
            if needed <= 0:
                continue
            if bracket > -0.49:  # brackets still give
                require(near(comma, 0.5) and near(stop, 0.5), f"{setting.case.name}: ，{comma} 。{stop}")
                seen.add("bracket")
            elif comma > 0.01:
                require(near(stop, 0.5), f"{setting.case.name}: 。 gives before ，")
                seen.add("comma")
            else:
                edge = line.em(line.find("a")) - line.em(line.find("丁")) - 1
                if edge > 0.13:
                    require(near(stop, 0.5), f"{setting.case.name}: 。 gives before Latin")
                    seen.add("latin")
                else:
                    require(edge >= 0.124, f"edge {edge}")
                    seen.add("stop")
        require(len(seen) >= 3, f"seen only {seen}")
    return cases, check


@row("C42", "order of stretching", "word space (≤½) → Han–Latin (≤⅓) → all Han equally")
def stretching():
    text = "甲乙big red丙丁"
    cases = [Case("C42-natural", text, measure=20)] + [
        Case(f"C42-{k}", text, {"text-align": "justify-all", "font-size": "10pt"}, measure=7.6 + k / 10)
        for k in range(26)]

    def check(settings):
        natural = settings[0].lines[0]
        word = natural.em(natural.find("red") - 1), natural.em(natural.find("red"))
        g_to_r = word[1] - word[0]
        edge = natural.em(2) - natural.em(1) - 1
        require(near(edge, 0.25), edge)
        stages = set()
        for setting in settings[1:]:
            line = setting.lines[0]
            if line.text != "甲乙bigred丙丁" or line.em(9) < natural.em(9):
                continue
            space = line.em(line.find("red")) - line.em(line.find("red") - 1) - g_to_r
            gap = line.em(2) - line.em(1) - 1
            han = line.step(0) - 1
            if han > 0.01:
                require(gap >= 0.333, f"{setting.case.name}: Han move at a gap of {gap}")
                require(near(han, line.em(9) - line.em(8) - 1), "Han are not spread equally")
                stages.add("han")
            elif gap > 0.26:
                require(space > 0.2, f"{setting.case.name}: Latin edges move before word spaces")
                stages.add("edge")
            else:
                stages.add("space")
        require(stages == {"space", "edge", "han"}, stages)
    return cases, check


@row("C43", "stretch with —— or 8–10", "no space inside; avoid space around connectors")
def connectors():
    cases = [Case("C43-dash", "甲乙——丙丁", {"text-align": "justify-all"}, measure=8),
             Case("C43-range", "甲乙8–10丙丁", {"text-align": "justify-all"}, measure=9),
             Case("C43-range-alone", "8–10丙", measure=9), Case("C43-wave", "甲乙～丙丁", {"text-align": "justify-all"}, measure=8)]

    def check(settings):
        dash = settings[0].lines[0]
        require(dash.step(0) > 1.1, "nothing was stretched")
        spread, alone = settings[1].lines[0], settings[2].lines[0]
        at = spread.find("8")
        for i in range(3):
            require(near(spread.step(at + i), alone.step(i)), f"{spread.text}: a gap in the range")
        wave = settings[3].lines[0]
        require(near(wave.step(1), 1) and near(wave.step(2), 1), "space around ～")
        require(wave.step(0) > 1.3, "nothing was stretched")
    return cases, check


@row("C44", "where either fits", "shrinking is chosen first")
def shrink_first():
    # 囗×9 and a mark of 1 em fill 10 em; one more Han fits when the mark gives half, and a word half.
    text = "囗囗囗囗囗囗囗囗，囗" + HAN * 9
    cases = [Case("C44", text, measure=9.75), Case("C44-bracket", "囗囗（囗囗）囗囗囗囗囗" + HAN * 15, measure=10.4)]

    def check(settings):
        require(len(settings[0].lines[0].text) == 10, settings[0].texts)
        require(len(settings[1].lines[0].text) == 11, settings[1].texts)
    return cases, check


@row("C45", "measure of 27.6 em", "warning: not a multiple of the character size")
def odd_measure():
    cases = [Case("C45", HAN * 40, measure=27.6), Case("C45-even", HAN * 40, measure=28)]

    def check(settings):
        said = settings[0].said
        place = "C45.layout.yaml:"
        require(any(line.startswith(place) and "27.6" in line for line in said.splitlines()), said)
        require("C45-even" not in said, said)
    return cases, check


@row("C46", "paragraphs", "2 em indent (1 em in a narrow column), no extra gap")
def indents():
    cases = [Case("C46", [HAN * 30, HAN * 30], {"text-indent": "auto"}, measure=20),
             Case("C46-narrow", [HAN * 30, HAN * 30], {"text-indent": "auto"}, measure=12),
             Case("C46-code", {"code": "甲\n乙"}, {"text-indent": "auto"}, measure=20)]

    def check(settings):
        require(len({round(line.chars[0].x, 1) for line in settings[2].lines}) == 1, "lines of code are indented")
        for setting, indent in zip(settings, (2, 1)):
            lines = setting.lines
            starts = [round((line.chars[0].x - 68) / line.size, 2) for line in lines]
            require(starts.count(indent) == 2 and starts.count(0) == len(starts) - 2, starts)
            steps = {round(b.y - a.y, 1) for a, b in zip(lines, lines[1:])}
            require(steps == {17.5}, steps)
    return cases, check


@row("C48", "last line of one Han + 。", "at least two Han are pulled down (孤字)")
def lone_character():
    cases = [Case(f"C48-{n}", HAN * n + "。", measure=10) for n in range(11, 42)]

    def check(settings):
        for setting in settings:
            last = setting.texts[-1]
            require(last.count(HAN) >= 2, setting.texts)
    return cases, check


@row("C50", "张三 / 欧阳锋华 in 4 em", "evenly spread")
def names():
    spread = {"text-align": "justify-all", "font-size": "20pt"}
    cases = [Case("C50-2", "张三", spread, measure=8), Case("C50-3", "李小四", spread, measure=8),
             Case("C50-4", "欧阳锋华", spread, measure=8)]

    def check(settings):
        for setting, step in zip(settings, (3, 1.5, 1)):
            line = setting.lines[0]
            require(all(near(line.step(i), step) for i in range(len(line.chars) - 1)), setting.texts)
    return cases, check


@row("C51", "grid on, Latin ≤ +½ em", "Han cells align in both axes")
def grid():
    text = "嘉兴GDP增长8.5%，其中（工业）增加值26.47亿元，居全省第2位。" * 3

    def check(settings):
        for line in settings[0].lines:
            require(near((line.y - settings[0].lines[0].y) / 17.5 % 1, 0, 0.02) or
                    near((line.y - settings[0].lines[0].y) / 17.5 % 1, 1, 0.02), "lines are off the grid")
            for char in line.chars:
                if "CJK" in char.font and char.c not in "，。（）":
                    cell = (char.x - 68) / line.size
                    require(near(cell, round(cell)), f"{char.c} at {cell}: {line.text}")
        require(len(settings[0].lines) > 3, "too short")
        lengths = {line.find("G") for line in settings[0].lines if "GDP" in line.text}
        require(lengths, "no Latin was seen")
    return [Case("C51", text, {"character-grid": True}, measure=16)], check
