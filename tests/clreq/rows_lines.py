"""C01–C16: where lines break."""
from bench import Case
from suite import near, require, row

HAN = "囗"


def tail(mark):
    return HAN * 10 + mark + HAN * 5


def head(mark):
    return HAN * 9 + mark + HAN * 6


def never_first(name, marks, levels=("basic", "gb", "strict")):
    cases = [Case(f"{name}-{level}-{i}", tail(mark), {"line-break": level})
             for level in levels for i, mark in enumerate(marks)]

    def check(settings):
        for setting in settings:
            mark = setting.case.blocks[0].replace(HAN, "")
            require(not setting.texts[1].startswith(mark[0]), f"{mark} starts a line: {setting.texts}")
            require("".join(setting.texts) == setting.case.blocks[0], f"lost text: {setting.texts}")
    return cases, check


def never_last(name, marks, levels=("basic", "gb", "strict")):
    cases = [Case(f"{name}-{level}-{i}", head(mark), {"line-break": level})
             for level in levels for i, mark in enumerate(marks)]

    def check(settings):
        for setting in settings:
            mark = setting.case.blocks[0].replace(HAN, "")
            require(not setting.texts[0].endswith(mark), f"{mark} ends a line: {setting.texts}")
    return cases, check


row("C01", "T(、，。；：！？)", "the mark is never first on line 2")(
    lambda: never_first("C01", "、，。；：！？"))
row("C02", "T(” ’ ） 》 〉 】 〕 〗 」 』)", "same")(
    lambda: never_first("C02", "”’）》〉】〕〗」』"))
row("C03", "T(– — ～ ／ /)", "same (basic)")(
    lambda: never_first("C03", "–—～／/"))
row("C05", "E(“ ‘ （ 《 〈 【 〔 「 『)", "never last on a line")(
    lambda: never_last("C05", "“‘（《〈【〔「『"))
row("C06", "E(／ /)", "gb: not at a line's end")(
    lambda: never_last("C06", "／/", ("gb", "strict")))
row("C07", "T(——) T(……)", "strict: not at a line's start")(
    lambda: never_first("C07", ["——", "……"], ("strict",)))


@row("C04", "T(·) 克里斯蒂娜·罗塞蒂", "never first on line 2")
def middle_dot():
    cases = [Case("C04-t", tail("·"))] + [
        Case(f"C04-{n}", HAN * n + "克里斯蒂娜·罗塞蒂" + HAN * 3) for n in range(3, 7)]

    def check(settings):
        for setting in settings:
            require(not any(text.startswith("·") for text in setting.texts), setting.texts)
    return cases, check


@row("C08", "same text × none/basic/gb/strict", "four different, correct breaks")
def levels():
    text = [tail("，"), head("／"), tail("——")]
    cases = [Case(f"C08-{level}", text, {"line-break": level}) for level in ("none", "basic", "gb", "strict")]

    def check(settings):
        none, basic, gb, strict = breaks = [setting.texts for setting in settings]
        require(len(set(map(tuple, breaks))) == 4, breaks)
        require(none[1].startswith("，"), none)
        require(not any(line.startswith("，") for line in basic + gb + strict), breaks)
        require(any(line.endswith("／") for line in none + basic), breaks)
        require(not any(line.endswith("／") for line in gb + strict), breaks)
        require(any(line.startswith("——") for line in gb), gb)
        require(not any(line.startswith("——") for line in strict), strict)
    return cases, check


@row("C09", "囗×9）。 at 10 em", "all on line 1 (½+½): widths are adjusted before prohibition")
def adjust_first():
    def check(settings):
        line = settings[0].lines[0]
        require(line.text == HAN * 9 + "）。", line.text)
        require(near(line.em(10), 9.5), line.em(10))
    return [Case("C09", HAN * 9 + "）。" + HAN * 5)], check


@row("C10", "怎样？——别人", "dash 2 em, no gap inside, never split")
def dash():
    cases = [Case("C10", "怎样？——别人")] + [
        Case(f"C10-{n}", HAN * n + "怎样？——别人" + HAN * 9) for n in range(10)]

    def check(settings):
        line = settings[0].lines[0]
        require(near((line.at("别") - line.at("—")) / line.size, 2), "not 2 em")
        for setting in settings:
            require(sum("——" in text for text in setting.texts) == 1, setting.texts)
            line = next(line for line in setting.lines if "——" in line.text)
            at = line.find("——")
            if at + 2 < len(line.chars):
                require(near(line.em(at + 2) - line.em(at), 2, 0.35), "a gap inside")
    return cases, check


@row("C11", "戏剧……", "six dots, 2 em, vertically centred, never split")
def ellipsis():
    cases = [Case("C11", "戏剧……好")] + [
        Case(f"C11-{n}", HAN * n + "戏剧……" + HAN * 9) for n in range(10)]

    def check(settings):
        line = settings[0].lines[0]
        require(near(line.em(4) - line.em(2), 2), line.em(4))
        require("CJK" in line.chars[2].font, "the dots are not those of the Han face")
        for setting in settings:
            require(sum("……" in text for text in setting.texts) == 1, setting.texts)
    return cases, check


@row("C12", "…………", "4 em, a line of its own")
def long_ellipsis():
    def check(settings):
        lines = settings[0].lines
        require(lines[1].text == "…………", settings[0].texts)
        require(near(lines[1].em(3), 3), lines[1].em(3))
    return [Case("C12", ["前文。", "…………", "后文。"])], check


@row("C13", "12.5％ ￥5500 −1.2℃ 第3位", "a number is never split from its unit or sign")
def units():
    strings = ["12.5％", "￥5500", "−1.2℃", "第3位", "5500亿元", "97.26%", "１２％", "＋3.5％", "10㎡", "50km/h", "19世纪"]
    cases = [Case(f"C13-{k}-{n}", HAN * n + text + HAN * 12)
             for k, text in enumerate(strings) for n in range(3, 10)]

    def check(settings):
        for setting in settings:
            text = setting.case.blocks[0].replace(HAN, "")
            require(any(text in line for line in setting.texts), f"{text}: {setting.texts}")
    return cases, check


@row("C14", "1,234,567 / 2025年", "digits unbroken")
def digits():
    cases = [Case(f"C14-{k}-{n}", HAN * n + text + HAN * 9)
             for k, text in enumerate(["1,234,567", "2025年"]) for n in range(4, 10)]

    def check(settings):
        for setting in settings:
            text = setting.case.blocks[0].replace(HAN, "")
            require(any(text in line for line in setting.texts), setting.texts)
    return cases, check


@row("C15", "增长①。 / 增长[1]。", "a note mark stays with its word")
def note_marks():
    cases = [Case(f"C15-{k}-{n}", HAN * n + f"增长{mark}。" + HAN * 9)
             for k, mark in enumerate(["①", "[1]", "〔12〕"]) for n in range(6, 10)]

    def check(settings):
        for setting in settings:
            mark = setting.case.blocks[0].replace(HAN, "")[2:-1]
            require(any("长" + mark + "。" in line for line in setting.texts), setting.texts)
    return cases, check


@row("C16", "infrastructure in a narrow measure", "breaks only at hyphenation points")
def hyphenation():
    points = (0, 5, 10)  # infra-struc-ture
    cases = [Case(f"C16-{size}", "infrastructure infrastructure infrastructure", {"font-size": f"{size}pt"},
                  measure=8, edition="en") for size in (14, 16, 20)]
    chinese = [Case(f"C16-zh-{n}", HAN * n + "infrastructure" + HAN * 6, {"hyphens": "auto"}) for n in range(2, 9)]

    def check(settings):
        seen = False
        for setting in settings[:3]:
            letters = 0
            for text in setting.texts[:-1]:
                letters = (letters + len(text.rstrip("\u00ad-"))) % len("infrastructure")
                require(letters in points, f"broken elsewhere: {setting.texts}")
                require((letters == 0) != (text[-1] in "\u00ad-"), f"hyphens: {setting.texts}")
                seen = seen or letters > 0
            joined = "".join(text.rstrip("\u00ad-") for text in setting.texts)
            require(joined == "infrastructure" * 3, joined)
        require(seen, "no word was broken")
        found = [text for setting in settings[3:] for text in setting.texts if text.endswith("\u00ad")]
        require(found, "no word among Chinese was broken")
        for text in found:
            require(text.strip(HAN).rstrip("\u00ad") in ("infra", "infrastruc"), text)
    return cases + chinese, check
