"""Layouts with blocks of every kind, made of one seed: values at the ends of their ranges and beyond, blocks within blocks, charts,
Markdown and SVG with parts swapped. What is made is well-formed YAML (as JSON), so that it comes past the parser."""
import json

EDGES = [0, -1, 1, 2, 5, 6, 7, 9, 10, 11, 12, 13, 72, 89, 90, 91, 99, 100, 101, 899, 900, 901, 1000, 1001, 9999, 10000, 10001, 2400, 2401, 100000, 100001,
         2**31 - 1, 2**31, -2**31, 2**53, 10**9, -10**9, 10**17, 0.5, -0.5, 1e-9, 1e300]
LENGTHS = ["0pt", "0.01pt", "1pt", "-1pt", "499pt", "500pt", "501pt", "14400pt", "14401pt", "1000000pt", "5mm", "1in", "0.5em", "10em", "-3em", "px", ""]
WORDS = ["", " ", "x", "字", "a" * 300, "字" * 300, "{title}", "{rows}", "{nothing}", "{{", "{", "\u0301" * 40, "e\u0301" * 200, "\u202e甲", "👩‍👩‍👧", "a\tb", "\u2028",
         "12,345.6", "https://example.org/" + "a" * 200, "a@b.cn " * 40, "<br>" * 50, "**" * 60, "http://x.cn/?" * 30]
MARKDOWN = ["> " * 60 + "x", "- " * 60 + "x", "* a\n\n  * b\n\n    1. c", "a[^1]\n\n[^1]: b", "[^1]", "[^1]: a[^1]", "| a | b |\n|--|--:|\n| 1 | 2 |", "|a|\n|-|\n" + "|x|\n" * 60,
            "```\ncode\n```", "![a](x.svg)", "![a](none.svg)", "<img src=\"x.svg\" height=\"9999pt\">", "<ruby>汉<rt>hàn</rt></ruby>", "[a](#b)", "[a](javascript:x)", "<sup>1</sup>" * 30,
            "<index>a</index>", "<span style=\"none\">x</span>", "\\", "&#0;", "&amp;" * 20, "# x", "---", "***a**b*"]
EXPRESSIONS = ["rows", "l", "title", "rows[0]", "rows[99]", "sum(l)", "concat(l, l, rows)", "1 / 0", "l[0] - 'a'", "share(1, 0)", "join(rows, ', ')", "format(1e300, '.1f')", "-" * 90 + "1",
               "present nothing", "fdi", "fdi.value * 999999999999", "round(1.5, 13)", "enumerator(100)", "'a' + title", "null", "true", ""]
MARKS = ["bar", "line", "area", "arc", "point", "circle", "square", "rule", "text", "tick", "rect", "none"]
CHANNELS = ["x", "y", "x2", "y2", "xOffset", "color", "opacity", "size", "shape", "theta", "radius", "text", "detail", "order", "strokeDash", "angle"]
TYPES = ["quantitative", "temporal", "ordinal", "nominal"]
TIMES = ["year", "month", "yearmonth", "day", "hours", "quarter", "week", "none"]
AGGREGATES = ["count", "sum", "mean", "median", "min", "max", "stdev", "product", "distinct", "q1", "none"]
FIELDS = ["a", "b", "c", "d", "n", "nothing", "e.f"]
SHAPES = ["rect", "circle", "ellipse", "line", "path", "polygon", "text", "g", "use", "linearGradient", "clipPath", "switch", "image", "style", "defs"]


def one(chance, *makers):
    return chance.choice(makers)(chance)


def number(chance):
    return chance.choice(EDGES)


def length(chance):
    return chance.choice(LENGTHS)


def words(chance):
    text = chance.choice([chance.choice(WORDS), chance.choice(MARKDOWN), chance.choice(WORDS) + "\n\n" + chance.choice(MARKDOWN)])
    return {"zh": text, "en": chance.choice(WORDS)} if chance.random() < 0.2 else text


def expression(chance):
    return chance.choice(EXPRESSIONS)


def odd(chance):
    return chance.choice([None, True, False, [], {}, [[]], "", number(chance), words(chance), {"zh": []}, [number(chance)] * 3])


def value_of(schema, chance, depth, definitions):
    """A value that the schema allows, or nearly: numbers stand at the ends of their range."""
    if chance.random() < 0.04:
        return odd(chance)
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return words(chance) if name == "words" else block(chance, definitions, depth + 1)
    if "anyOf" in schema:
        return value_of(chance.choice(schema["anyOf"]), chance, depth, definitions)
    if "enum" in schema:
        return chance.choice(schema["enum"])
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = chance.choice(kind)
        return {"string": expression, "number": number}.get(kind, odd)(chance)
    if kind == "integer":
        least, most = schema["minimum"], schema["maximum"]
        return chance.choice([least, most, least, most, least - 1, most + 1, number(chance)])
    if kind == "number":
        return number(chance)
    if kind == "boolean":
        return chance.random() < 0.5
    if kind == "array":
        return [value_of(schema["items"], chance, depth, definitions) for _ in range(chance.choice([0, 1, 1, 2, 3]))]
    if kind == "object":
        return map_of(schema, chance, depth, definitions)
    if "pattern" in schema:
        return "#1F2328" if "#" in schema["pattern"] else length(chance) if "pt" in schema["pattern"] else "x in rows"
    return one(chance, words, expression)


def map_of(schema, chance, depth, definitions):
    if "properties" not in schema and schema.get("additionalProperties") in (None, True):
        return chart(chance)
    made = {}
    for name, inner in schema.get("properties", {}).items():
        if name in schema.get("required", []) or chance.random() < 0.2:
            made[name] = chart(chance) if name == "spec" else value_of(inner, chance, depth, definitions)
    return made


def block(chance, definitions, depth):
    if depth > 4:
        return {"text": words(chance)}
    kinds = definitions["block"]["anyOf"][1]["properties"]
    named = [name for name in kinds if "anyOf" in kinds[name] and kinds[name].get("description")]
    name = chance.choice([*named, "text", "table", "chart", "image", "heading", "columns", "box"])
    forms = [form for form in kinds[name]["anyOf"] if form.get("type") != "null"] or [{"type": "object", "properties": {}}]
    made = {name: value_of(chance.choice(forms), chance, depth, definitions)}
    if name == "image" and isinstance(made[name], dict):
        made[name]["file"] = "x.svg"
    for modifier in ("if", "for", "let", "with", "keep", "float", "style", "id"):
        if modifier in kinds and chance.random() < 0.06:
            made[modifier] = value_of(kinds[modifier], chance, depth, definitions)
    return made


def channel(chance):
    made = {"field": chance.choice(FIELDS), "type": chance.choice(TYPES)}
    for key, make in (("aggregate", lambda: chance.choice(AGGREGATES)), ("timeUnit", lambda: chance.choice(TIMES)), ("bin", lambda: {"maxbins": number(chance), "step": number(chance)}),
                      ("stack", lambda: chance.choice(["zero", "normalize", "center", None])), ("value", lambda: number(chance)), ("datum", lambda: number(chance)),
                      ("scale", lambda: {chance.choice(["zero", "nice", "reverse"]): chance.random() < 0.5, chance.choice(["type", "scheme"]): chance.choice(["log", "sqrt", "pow", "band", "time"]),
                                         chance.choice(["domain", "range"]): [number(chance), number(chance)]}),
                      ("axis", lambda: {chance.choice(["labelAngle", "tickCount", "labelFontSize", "titleFontSize", "offset", "labelLimit", "gridWidth"]): number(chance)}),
                      ("title", lambda: words(chance)), ("sort", lambda: chance.choice(["descending", "-y", [1, "a"], {"field": "a"}])), ("format", lambda: chance.choice([".1f", ",", "%Y", "zz"]))):
        if chance.random() < 0.15:
            made[key] = make()
    return made


def transform(chance):
    return chance.choice([{"filter": chance.choice(["datum.a > 1", "datum.zz", {"field": "a", "gte": number(chance)}, {"not": {"field": "a", "oneOf": [1, "x"]}}])},
                          {"calculate": chance.choice(["datum.a * 2", "datum.c + datum.c", "1 / datum.n", "datum.a - 'x'"]), "as": chance.choice(FIELDS)},
                          {"fold": chance.sample(FIELDS, 3), "as": ["k", "v"]},
                          {"window": [{"op": chance.choice(["rank", "dense_rank", "row_number", "lag", "sum", "zz"]), "field": "a", "as": "w"}], "frame": chance.choice([[None, None], [number(chance), number(chance)], []])},
                          {"aggregate": [{"op": chance.choice(AGGREGATES), "field": "a", "as": "s"}], "groupby": ["c"]}, odd(chance)])


def chart(chance, depth=0):
    mark = chance.choice(MARKS)
    made = {"mark": mark if chance.random() < 0.6 else {"type": mark, chance.choice(["opacity", "strokeWidth", "size", "cornerRadius", "innerRadius", "width", "angle", "dx", "fontSize", "limit"]): number(chance)},
            "encoding": {name: channel(chance) for name in chance.sample(CHANNELS, chance.choice([1, 2, 2, 3, 4]))}}
    if chance.random() < 0.7:
        made["encoding"] |= {"x": channel(chance), "y": channel(chance)}
    if chance.random() < 0.3:
        made["transform"] = [transform(chance) for _ in range(chance.choice([1, 2, 5]))]
    if chance.random() < 0.2 and depth < 3:
        made = {"layer": [chart(chance, depth + 1), chart(chance, depth + 1)]}
    for key in ("width", "height", "padding"):
        if chance.random() < 0.1:
            made[key] = chance.choice([number(chance), {"step": number(chance)}])
    if depth == 0:
        made["data"] = {"values": [{"a": chance.choice([i, None, number(chance)]), "b": chance.choice([i, -i, number(chance)]), "c": chance.choice(["甲", "k", ""]), "d": chance.choice(["2010-01-05", "x", 2010]),
                                    "n": chance.choice([None, 0, 1])} for i in range(chance.choice([0, 1, 2, 12]))]}
    return made


def drawing(chance, depth=0):
    shape = chance.choice(SHAPES)
    names = ["x", "y", "width", "height", "r", "cx", "cy", "rx", "x1", "y2", "stroke-width", "opacity", "font-size", "offset"]
    attributes = {name: chance.choice([str(number(chance)), "50%", "1em", "-1", ""]) for name in chance.sample(names, 4)}
    attributes |= {"id": chance.choice("abc"), "fill": chance.choice(["none", "red", "url(#a)", "#12", "url(#b)"]), "transform": chance.choice(["rotate(45)", "scale(0)", "matrix(1 0 0)", "translate(1e9)", "skewX(90)"]),
                   "d": chance.choice(["M0 0L9 9", "M0 0A1 1 0 1 1 9 9Z", "M0", "L9", "M0 0" + "h1v1" * 300, "M1e300 0C1 1 1 1 1 1"]), "points": "0,0 9,9 9"}
    if shape == "use":
        attributes["href"] = "#" + chance.choice("abc")
    inner = "".join(drawing(chance, depth + 1) for _ in range(chance.choice([0, 1, 2]))) if depth < 6 else ""
    chosen = "".join(f' {name}="{value}"' for name, value in attributes.items() if chance.random() < 0.5 or name in ("href", "id"))
    return f"<{shape}{chosen}>{inner or chance.choice(['', '字', 'x'])}</{shape}>"


def swap(made, chance):
    """Two parts of a layout change places: each is sound, but not there."""
    places = []

    def walk(value):
        keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        for key in keys:
            places.append((value, key))
            walk(value[key])
    walk(made)
    if len(places) > 2:
        (first, a), (second, b) = chance.sample(places, 2)
        copies = json.dumps(first[a]), json.dumps(second[b])
        first[a], second[b] = json.loads(copies[1]), json.loads(copies[0])


def project(chance, schema):
    """The files of a project by their names."""
    definitions = schema["$defs"]
    layout = {"jianbao": 1, "theme": "themes/red-ink.yaml", "blocks": [block(chance, definitions, 0) for _ in range(chance.choice([1, 2, 3, 5]))]}
    for key in ("page", "numbering", "notes", "pdf", "attach", "styles"):
        if chance.random() < 0.15:
            layout[key] = value_of(schema["properties"][key], chance, 0, definitions)
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        swap(layout["blocks"], chance)
    data = {"title": chance.choice(WORDS), "l": [1, 2, number(chance)], "rows": [{"a": i, "b": chance.choice(WORDS)} for i in range(chance.choice([0, 1, 3, 30]))],
            "fdi": {"name": "FDI", "value": number(chance), "unit": chance.choice(["亿元", "%", "x", "人"]), "year": 2020, "growth": chance.choice(["5%", "-x", 3])}}
    brief = {"name": "brief", "layout": "layout.json", "data": "d", "editions": [chance.choice(["zh", "en", "zh+en", "zh-Hant"])]}
    return {"jianbao.yaml": json.dumps({"jianbao": 1, "date": "2026-01-01", "sources": {"d": "d.json"}, "briefs": [brief]}), "d.json": json.dumps(data, ensure_ascii=False),
            "layout.json": json.dumps(layout, ensure_ascii=False, indent=1),
            "x.svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {chance.choice(["9 9", "0 0", "1e9 1", "100 50"])}">{"".join(drawing(chance) for _ in range(4))}</svg>'}
