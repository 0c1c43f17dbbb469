"""A variable font with CFF2 outlines, advances and kerning that vary, out of one with TrueType outlines."""
from fontTools.designspaceLib import DesignSpaceDocument
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from fontTools.varLib import build, instancer

FAMILY = "Two Weights"
WEIGHTS = (100, 400, 900)
CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,/:;-–()%"


def name_of(character):
    return f"uni{ord(character):04X}"


def draw_cubic(glyphs, name, pen):
    """The same outline, each quadratic curve raised to a cubic one."""
    record, at = DecomposingRecordingPen(glyphs), None
    glyphs[name].draw(record)
    for verb, points in record.value:
        if verb != "qCurveTo":
            getattr(pen, verb)(*points)
            at = points[-1] if points else at
            continue
        for control, end in decomposeQuadraticSegment(points):
            nearer = [tuple(a + 2 / 3 * (b - a) for a, b in zip(point, control)) for point in (at, end)]
            pen.curveTo(*nearer, end)
            at = end


def master(source, weight):
    font = TTFont(source)
    font = instancer.instantiateVariableFont(font, {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
                                             | {"wght": weight})
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    sources = {".notdef": ".notdef"} | {name_of(c): cmap[ord(c)] for c in CHARACTERS}
    outlines = {}
    for name, original in sources.items():
        pen = T2CharStringPen(glyphs[original].width, glyphs)
        draw_cubic(glyphs, original, pen)
        outlines[name] = pen.getCharString(optimize=False)
    made = FontBuilder(font["head"].unitsPerEm, isTTF=False)
    made.setupGlyphOrder(list(sources))
    made.setupCharacterMap({ord(c): name_of(c) for c in CHARACTERS})
    made.setupCFF("TwoWeights", {}, outlines, {})
    made.setupHorizontalMetrics({name: (glyphs[original].width, 0) for name, original in sources.items()})
    made.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    made.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": "TwoWeights"})
    made.setupOS2(sTypoAscender=font["hhea"].ascent, sTypoDescender=font["hhea"].descent,
                  sxHeight=font["OS/2"].sxHeight, sCapHeight=font["OS/2"].sCapHeight, usWeightClass=400)
    made.setupPost()
    pairs = " ".join(f"pos {name_of(a)} {name_of(b)} {-weight // 4};" for a, b in ("AV", "VA", "To"))
    made.addOpenTypeFeatures(f"feature kern {{ {pairs} }} kern;")
    return made.font


def write_font(source, path):
    space = DesignSpaceDocument()
    space.addAxisDescriptor(tag="wght", name="Weight", minimum=WEIGHTS[0], default=WEIGHTS[1], maximum=WEIGHTS[2])
    for weight in WEIGHTS:
        space.addSourceDescriptor(font=master(source, weight), name=str(weight), location={"Weight": weight})
    for name, weight in (("Thin", 100), ("Regular", 400), ("Bold", 700), ("Black", 900)):
        space.addInstanceDescriptor(familyName=FAMILY, styleName=name, location={"Weight": weight})
    build(space)[0].save(path)
