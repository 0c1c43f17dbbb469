"""C17–C39: marks, their width, and the space between scripts."""
from bench import Case
from rows_lines import HAN
from suite import near, require, row


def width(line, begin, end):
    """From the origin of one glyph to that of another, in ems."""
    return line.em(end) - line.em(begin)


def pair_widths(name, pairs, wanted, style=None):
    cases = [Case(f"{name}-{k}", f"甲{pair}乙", style) for k, pair in enumerate(pairs)]

    def check(settings):
        for setting in settings:
            line = setting.lines[0]
            found = (line.at("乙") - line.at("甲")) / line.size - 1
            pair = line.text[1:-1]
            require(near(found, wanted), f"{pair} takes {found:.3f} em")
    return cases, check


@row("C17", "甲，乙。", "mainland marks are 1 em, ink at lower left")
def mainland():
    def check(settings):
        line = settings[0].lines[0]
        require(near(line.em(1), 1) and near(line.em(2), 2), [line.em(i) for i in range(4)])
        require("CJK" in line.chars[1].font, line.chars[1].font)
    return [Case("C17", "甲，乙。丙")], check


@row("C18", "· – /", "fixed ½ em (mainland)")
def half_em():
    cases = [Case(f"C18-{k}", f"甲{mark}乙") for k, mark in enumerate("·–/")]

    def check(settings):
        for setting in settings:
            line = setting.lines[0]
            found = (line.at("乙") - line.at("甲")) / line.size
            require(near(found, 1.5), f"{line.text}: {found}")
    return cases, check


PAIRS = ["）（", "》《", "。”", "：“", "，《", "（“"]
row("C19", "）（ 》《 。” ：“ ，《 （“", "the pair is 1.5 em, space removed on the bracket's side")(
    lambda: pair_widths("C19", PAIRS, 1.5))
row("C20", "same, tight style", "the pair is 1 em")(
    lambda: pair_widths("C20", PAIRS, 1, {"text-spacing-trim": "banjiao"}))


@row("C21", "？！ ！！ ！！！", "1, 1, 2 em")
def repeated():
    wanted = {"？！": 1, "！！": 1, "！！！": 2}
    cases = [Case(f"C21-{k}", f"甲{marks}乙") for k, marks in enumerate(wanted)]

    def check(settings):
        for setting in settings:
            line = setting.lines[0]
            found = (line.at("乙") - line.at("甲")) / line.size - 1
            require(near(found, wanted[line.text[1:-1]]), f"{line.text}: {found}")
    return cases, check


@row("C22", "（ at the start of a continuation line", "½ em trimmed")
def line_start():
    def check(settings):
        first, second = settings[0].lines[:2]
        require(second.text.startswith("（"), settings[0].texts)
        # The glyph's origin is its square's left edge, half an em outside.
        require(near((second.chars[0].x - first.chars[0].x) / first.size, -0.5), second.chars[0].x)
    return [Case("C22", HAN * 10 + "（" + HAN * 5 + "）")], check


@row("C23", "2 em indent + 《新生》", "trimmed by ½ em")
def paragraph_start():
    def check(settings):
        line, other = settings[0].lines[:2]
        require(near((line.at("新") - other.chars[0].x) / line.size, 2.5), line.at("新"))
    return [Case("C23", "《新生》" + HAN * 18, {"text-indent": "2em"})], check


@row("C24", "full-width 。，：？ at a line's end", "½ em")
def line_end():
    cases = [Case(f"C24-{k}", f"囗囗囗囗囗囗囗囗囗囗{mark}" + HAN * 8, {"text-align": "justify"}, measure=10.5)
             for k, mark in enumerate("。，：？")]

    def check(settings):
        for setting in settings:
            line = setting.lines[0]
            require(len(line.text) == 11, setting.texts)
            require(near(line.em(10), 10), f"{line.text}: {line.em(10)}")
    return cases, check


@row("C25", "zh-Hant 我，「極」。", "centred marks; trimmed on both sides")
def traditional():
    cases = [Case("C25", {"text": {"zh-Hant": "我，「極」。" + HAN * 6}}, measure=20, edition="zh-Hant"),
             Case("C25-end", {"text": {"zh-Hant": HAN * 9 + "極。" + HAN * 6}}, measure=10.5, edition="zh-Hant")]

    def check(settings):
        line = settings[0].lines[0]
        require(near(width(line, 0, 1), 1), "，is not 1 em")
        require(near((line.at("極") - line.at("，")) / line.size, 1.5), "，「 is not 1.5 em")
        require(near((line.at("囗") - line.at("」")) / line.size, 1.5), "」。 is not 1.5 em")
        end = settings[1].lines[0]
        require(end.text.endswith("。"), settings[1].texts)
        require(near(end.em(10), 9.75), f"。 stands at {end.em(10)}")
    return cases, check


@row("C26", "zh-Hant ！？", "stay 1 em")
def traditional_exclamation():
    cases = [Case("C26", {"text": {"zh-Hant": "甲！乙？丙"}}, edition="zh-Hant"),
             Case("C26-end", {"text": {"zh-Hant": HAN * 9 + "！" + HAN * 6}}, edition="zh-Hant")]

    def check(settings):
        line = settings[0].lines[0]
        require([round(line.em(i), 1) for i in range(5)] == [0, 1, 2, 3, 4], line.em(4))
        end = settings[1].lines[0]
        require(end.text.endswith("！") and near(end.em(9), 9), settings[1].texts)
    return cases, check


@row("C27", "the ctex punctuation styles (quanjiao, banjiao, kaiming, hangmobanjiao, CCT, plain)", "six measured widths")
def styles():
    # ， 。 within a line, 》《 together, and ， at the end of one.
    wanted = {"quanjiao": (1, 1, 1.5, 1), "banjiao": (0.5, 0.5, 1, 0.5), "kaiming": (0.5, 1, 1, 0.5),
              "hangmobanjiao": (1, 1, 1.5, 0.5), "cct": (0.7, 0.7, 1.4, 0.7), "plain": (1, 1, 2, 1)}
    cases = []
    for style in wanted:
        trim = {"text-spacing-trim": style, "text-align": "start"}
        cases.append(Case(f"C27-{style}", "甲，乙。丙》《丁", trim, measure=20))
        cases.append(Case(f"C27-{style}-end", HAN * 9 + "，" + HAN * 3, trim | {"text-align": "end"}))

    def check(settings):
        for inside, end in zip(settings[::2], settings[1::2]):
            style = inside.case.name.split("-")[1]
            line = inside.lines[0]
            at = {c: line.at(c) / line.size for c in "甲乙丙丁"}
            found = (at["乙"] - at["甲"] - 1, at["丙"] - at["乙"] - 1, at["丁"] - at["丙"] - 1)
            first = end.lines[0]
            right = 68 + end.case.measure
            trailing = (right - first.at("，")) / first.size
            for a, b in zip(found + (trailing,), wanted[style]):
                require(near(a, b), f"{style}: {found} {trailing:.3f}")
    return cases, check


@row("C29", "我说：“T'Pol 是‘虚构’”", "CJK quotes, but a Latin apostrophe")
def quotation_marks():
    cases = [Case("C29", "我说：“T'Pol 是‘虚构’”", measure=20), Case("C29-curly", "“T’Pol 是‘虚构’”", measure=20),
             Case("C29-elision", "所谓“rock ’n’ roll”", measure=20),
             Case("C29-en", "He said “the ‘boat’ isn’t here”", measure=30, edition="en")]

    def check(settings):
        for setting in settings[:2]:
            line = setting.lines[0]
            for c in line.chars:
                if c.c in "“”‘":
                    require("CJK" in c.font, f"{c.c} in {c.font}")
            apostrophe = line.chars[line.find("Pol") - 1]
            require("CJK" not in apostrophe.font, f"{apostrophe.c} in {apostrophe.font}")
        elision = [("CJK" in c.font) for c in settings[2].lines[0].chars if c.c in "“’”"]
        require(elision == [True, False, False, True], elision)
        require(not any("CJK" in c.font for c in settings[3].lines[0].chars), "English quotes in a Han face")
    return cases, check


@row("C30", "hanging, by default", "off")
def no_hanging():
    def check(settings):
        for setting in settings:
            for line in setting.lines:
                require(line.chars[-1].x < 68 + setting.case.measure - 0.4 * line.size, line.text)
    return [Case(f"C30-{k}", HAN * k + "朋友，" + HAN * 12) for k in range(6, 10)], check


HANG = {"hanging-punctuation": "force-end"}


@row("C31", "hanging on: …朋友，", "mark outside the measure, justification unchanged")
def hanging():
    cases = [Case("C31", HAN * 8 + "朋友，" + HAN * 15, HANG),
             Case("C31-allow", HAN * 8 + "朋友，" + HAN * 15, {"hanging-punctuation": "allow-end"})]

    def check(settings):
        for setting in settings:
            line = setting.lines[0]
            require(line.text == HAN * 8 + "朋友，", setting.texts)
            require(near(line.em(9), 9), "the line is not set as without the mark")
            require(near(line.em(10), 10), "the mark does not stand outside")
    return cases, check


@row("C32", "hanging on: 。”", "not hung")
def quotation_not_hung():
    def check(settings):
        for setting in settings:
            for line in setting.lines:
                right = 68 + setting.case.measure
                require(line.chars[-1].x <= right - 0.4 * line.size, f"{line.text} hangs")
    return [Case(f"C32-{k}", HAN * k + "朋友。”" + HAN * 12, HANG) for k in range(5, 9)], check


@row("C33", "hanging on: ——", "never hung")
def dash_not_hung():
    def check(settings):
        for setting in settings:
            for line in setting.lines:
                if "——" in line.text:
                    require(line.at("—") + 2 * line.size <= 68 + setting.case.measure + 0.2, f"{line.text} hangs")
    return [Case(f"C33-{k}", HAN * k + "——" + HAN * 12, HANG) for k in range(7, 10)], check


@row("C34", "zh-Hant, horizontal", "never hung")
def traditional_not_hung():
    def check(settings):
        for setting in settings:
            for line in setting.lines:
                last = line.chars[-1]
                require(last.x + 0.7 * line.size <= 68 + setting.case.measure, f"{line.text} hangs")
    cases = [Case(f"C34-{k}", {"text": {"zh-Hant": HAN * k + "朋友，" + HAN * 12}}, HANG, edition="zh-Hant")
             for k in range(6, 10)]
    return cases, check


@row("C35", "第3季度GDP增长", "¼ em at each Han–Latin and Han–digit edge")
def autospace():
    alone = Case("C35-alone", "3乙GDP乙", {"text-autospace": "no-autospace"}, measure=20)

    def check(settings):
        spaced, tight = settings[0].lines[0], settings[1].lines[0]
        digit = (tight.at("乙") - tight.at("3")) / tight.size
        word = (tight.chars[5].x - tight.at("G")) / tight.size
        require(near((spaced.at("3") - spaced.at("第")) / spaced.size, 1.25), "before 3")
        require(near((spaced.at("季") - spaced.at("3")) / spaced.size, digit + 0.25), "after 3")
        require(near((spaced.at("G") - spaced.at("度")) / spaced.size, 1.25), "before GDP")
        require(near((spaced.at("增") - spaced.at("G")) / spaced.size, word + 0.25), "after GDP")
    return [Case("C35", "第3季度GDP增长", measure=20), alone], check


@row("C36", "GDP，增长 / （GDP）", "no gap added beside marks")
def beside_marks():
    cases = [Case("C36", "甲GDP，增长（GDP）乙", measure=20), Case("C36-dash", "甲——GDP……乙(GDP)丙", measure=20),
             Case("C36-alone", "GDP乙", {"text-autospace": "no-autospace"}, measure=20)]

    def check(settings):
        line, dashes, alone = (setting.lines[0] for setting in settings)
        word = (alone.at("乙") - alone.at("G")) / alone.size
        require(near((line.at("，") - line.at("G")) / line.size, word), "before ，")
        open_at = line.find("（")
        require(near((line.chars[open_at + 1].x - line.chars[open_at].x) / line.size, 1), "after （")
        require(near((line.at("）") - line.chars[open_at + 1].x) / line.size, word), "before ）")
        require(near((dashes.at("G") - dashes.at("甲")) / dashes.size, 3), "after ——")
        require(near((dashes.at("乙") - dashes.at("G")) / dashes.size, word + 2), "before ……")
        require(near((dashes.at("(") - dashes.at("乙")) / dashes.size, 1), "before (")
    return cases, check


@row("C37", "Latin at a line's edge", "no gap there")
def latin_at_the_edge():
    cases = [Case("C37-start", "囗囗囗囗囗囗囗囗囗囗GDP" + HAN * 7), Case("C37-first", "GDP" + HAN * 12)]

    def check(settings):
        first, second = settings[0].lines[:2]
        require(second.text.startswith("GDP"), settings[0].texts)
        require(near((second.chars[0].x - first.chars[0].x) / first.size, 0), "a gap at the start")
        require(near(settings[1].lines[0].chars[0].x - 68, 0, 0.1), "a gap at the paragraph's start")
    return cases, check


@row("C38", "增长 5 个 (typed spaces)", "not doubled")
def typed_spaces():
    def check(settings):
        typed, plain = settings[0].lines[0], settings[1].lines[0]
        require([near(a.x, b.x, 0.02) for a, b in zip(typed.chars, plain.chars)] == [True] * 4,
                [(a.x, b.x) for a, b in zip(typed.chars, plain.chars)])
    return [Case("C38", "增长 5 个"), Case("C38-plain", "增长5个")], check
