#!/usr/bin/env python3
"""Finished files follow PDF/UA-1 (ISO 14289-1) as they say: a check for each checkpoint of the Matterhorn protocol that
a program can judge, its number in the name of the check and the clause in its words, and for each check at least one
file broken on purpose, which must be found wanting. The files are the example, the specimen book, and one with attachments.

Usage: accessible.py JIANBAO PROJECT_FOLDER
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import accessible_document as document
import accessible_structure as tree
from clauses import report
from pdf_file import File
from structure import Structure

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()


# What breaks a file. A spoiler that finds nothing of its kind leaves the file alone.

def without(key, **kinds):
    """Takes an entry out of the first dictionary that says so of itself, or out of the catalog."""
    def spoil(file):
        for owner in file.dictionaries() if kinds else [(None, file.catalog)]:
            if key in owner[1] and all(owner[1].get("/" + name) == "/" + value for name, value in kinds.items()):
                del owner[1][key]
                return
    return spoil


def element(kind, change, ready=lambda tree, found: True):
    """Changes the first element of a kind that is ready for it."""
    def spoil(file):
        whole = Structure(file)
        found = next((found for found in whole.of(*kind.split()) if ready(whole, found)), None)
        if found:
            change(whole, found)
    return spoil


def retyped(kind, new, ready=lambda tree, found: True):
    return element(kind, lambda whole, found: found.entry.update({"/S": "/" + new}), ready)


def entry(kind, key, value):
    return element(kind, lambda whole, found: found.entry.update({key: value}))


def attribute(kind, key, value=None):
    """Takes an attribute from the first element that has it, or gives it another value."""
    def change(whole, found):
        for attributes in whole.listed(found.entry["/A"]):
            attributes = whole.file.at(attributes)
            if key in attributes:
                attributes.pop(key) if value is None else attributes.update({key: value})
    return element(kind, change, lambda whole, found: whole.attribute(found, key) is not None)


def in_catalog(key, value):
    return lambda file: file.catalog.update({key: value})


def content(change):
    """Changes the content of the first page."""
    def spoil(file):
        page = next(file.pages())
        file.set_contents(page, change(file.contents(page)))
    return spoil


def metadata(pattern, new=b""):
    def spoil(file):
        reference = file.catalog["/Metadata"]
        file.set_data(reference, re.sub(pattern, new, file.data(reference), flags=re.S))
    return spoil


def annotation(change):
    def spoil(file):
        found = next((reference for _, reference in file.annotations()), None)
        if found:
            change(file, file.at(found))
    return spoil


def widget(file):
    """A form field outside the structure."""
    page = file.at(next(file.pages()))
    file.objects["obj:99999 0 R"] = {"value": {"/Type": "/Annot", "/Subtype": "/Widget", "/Rect": [0, 0, 1, 1]}}
    page["/Annots"] = file.at(page.get("/Annots", [])) + ["99999 0 R"]


def add(value):
    return lambda file: file.objects.update({"obj:99999 0 R": {"value": value}})


def map_of_unicode(change):
    def spoil(file):
        for reference in document.shown(file):
            reference = file.at(reference)["/ToUnicode"]
            file.set_data(reference, change(file.data(reference)))
    return spoil


def glyphs(code):
    """Every CID leads to the same glyph."""
    def spoil(file):
        for font in file.all("/Subtype", "/CIDFontType2"):
            size = len(file.data(font["/CIDToGIDMap"]))
            file.set_data(font["/CIDToGIDMap"], code.to_bytes(2, "big") * (size // 2))
    return spoil


def drawn_twice(file):
    """A form with marked content that the page draws again."""
    page = next(file.pages())
    file.objects["obj:99999 0 R"] = {"stream": {"dict": {"/Subtype": "/Form"}, "data": ""}}
    file.set_data("99999 0 R", b"/P <</MCID 9999>> BDC EMC")
    file.at(file.at(page)["/Resources"]).setdefault("/XObject", {})["/Again"] = "99999 0 R"
    file.set_contents(page, file.contents(page) + b" /Artifact BMC /Again Do /Again Do EMC")


def swapped_parents(whole, found):
    first, second = found.kids[:2]
    first.entry["/P"], second.entry["/P"] = second.reference, first.reference


def skipped(file):
    for found in Structure(file).of("H2"):
        found.entry["/S"] = "/H3"


def lost_kid(whole, found):
    found.entry["/K"] = [kid for kid in whole.listed(found.entry["/K"]) if kid != found.kids[-1].reference]


def two_h(file):
    parent = next(found for found in Structure(file).elements if len(found.kids) > 1)
    for kid in parent.kids[:2]:
        kid.entry["/S"] = "/H"


def twice(whole, found):
    found.entry["/K"] = [*whole.listed(found.entry["/K"]), *whole.listed(found.entry["/K"])]


def same_names(file):
    for note in Structure(file).of("Note"):
        note.entry["/ID"] = "u:same"


def empty_identifiers(file):
    root_entry = file.at(file.catalog["/StructTreeRoot"])
    if "/IDTree" in root_entry:
        root_entry["/IDTree"] = {"/Names": []}


def all_english(file):
    """A Chinese file that says so nowhere."""
    if not file.catalog["/Lang"].startswith("u:zh"):
        return
    for found in Structure(file).elements:
        found.entry.pop("/Lang", None)
    file.catalog["/Lang"] = "u:en"


def encrypted(file):
    file.trailer["/Encrypt"] = {"/P": -1 & ~(1 << 9)}


has_kids = lambda whole, found: len(found.kids) > 1  # noqa: E731
UNMARKED = content(lambda data: data + b" 0 0 1 1 re f")
CHECKS = {
    tree.artifact_01_003: content(lambda data: re.sub(rb"(/P <</MCID \d+>> BDC)", rb"\1 /Artifact BMC EMC", data, count=1)),
    tree.artifact_01_004: content(lambda data: b"/Artifact BMC " + data + b" EMC"),
    tree.marked_01_005: (UNMARKED, content(lambda data: data.replace(b"/Artifact BMC", b"/Span BMC", 1))),
    tree.marked_01_006: (without("/MarkInfo"), without("/StructTreeRoot"), in_catalog("/MarkInfo", {"/Marked": False})),
    tree.suspects_01_007: in_catalog("/MarkInfo", {"/Marked": True, "/Suspects": True}),
    tree.types_02_001: (retyped("P", "Paragraph"), lambda file: Structure(file).root.update({"/RoleMap": {"/P": "/Span"}})),
    tree.table_09_004: (retyped("TR", "Div"), retyped("TD", "P"), retyped("Table", "Div")),
    tree.list_09_005: (retyped("LI", "P"), retyped("L", "Div"), retyped("LBody", "P")),
    tree.contents_09_006: (retyped("TOCI", "P"), retyped("TOC", "Div")),
    tree.ruby_09_007: (retyped("RT", "Span"), retyped("Ruby", "Span")),
    tree.caption_09_008: retyped("Figure", "P", lambda whole, found: "Caption" in [kid.kind for kid in found.parent.kids]),
    tree.language_11_001: (without("/Lang"), in_catalog("/Lang", "u:Chinese language"), entry("P", "/Lang", "u:en_GB")),
    tree.scripts_11_002: element("Figure", lambda whole, found: found.entry.update({"/Alt": "u:海盐县通元镇美丽乡村", "/Lang": "u:en"})),
    tree.alternative_11_002: element("Figure", lambda whole, found: found.entry.update({"/Lang": "u:"})),
    tree.outlines_11_003: without("/Lang"),
    tree.figure_13_004: (without("/Alt", S="Figure"), entry("Figure", "/Alt", "u: ")),
    tree.figure_box: (attribute("Figure", "/BBox"), attribute("Figure", "/BBox", [0, 0, 0, 0])),
    tree.heading_14_002: retyped("H1", "H2"),
    tree.heading_14_003: skipped,
    tree.heading_14_006: two_h,
    tree.heading_14_007: retyped("P", "H"),
    tree.table_15_003: attribute("TH", "/Scope"),
    tree.headers_15_005: attribute("TD TH", "/Headers", ["u:nothing"]),
    tree.columns_15_005: (element("TR", lost_kid, has_kids), entry("TD", "/A", {"/O": "/Table", "/ColSpan": 7}), entry("TD", "/A", {"/O": "/Table", "/RowSpan": 2})),
    tree.list_16_001: attribute("L", "/ListNumbering"),
    tree.formula_17_002: retyped("P", "Formula"),
    tree.note_19_003: (without("/ID", S="Note"), same_names),
    tree.marked_content_in_tree: (element("P", twice, lambda whole, found: found.marked), element("P", lambda whole, found: found.entry.pop("/K")),
                                  content(lambda data: data + b" /P <</MCID 9999>> BDC EMC"),
                                  lambda file: Structure(file).root.update({"/ParentTree": {"/Nums": []}})),
    tree.tree_of_parents: (element("Sect", swapped_parents, has_kids), element("Sect", twice)),
    tree.tree_of_identifiers: (empty_identifiers, entry("P", "/ID", "u:lost")),
    tree.inline_in_blocks: retyped("P", "Span"),
    document.content_11_001: all_english,
    document.metadata_06_001: without("/Metadata"),
    document.claim_06_002: (metadata(rb"<pdfuaid:part>1</pdfuaid:part>"), without("/Metadata")),
    document.title_06_003: metadata(rb"<dc:title>.*</dc:title>"),
    document.title_07_001: (without("/ViewerPreferences"), in_catalog("/ViewerPreferences", {"/DisplayDocTitle": False})),
    document.optional_content_20_001: in_catalog("/OCProperties", {"/D": {"/AS": []}}),
    document.embedded_file_21_001: (without("/UF", Type="Filespec"), without("/F", Type="Filespec")),
    document.forms_25_001: in_catalog("/AcroForm", {"/XFA": []}),
    document.permissions_26_001: encrypted,
    document.annotation_28_004: (annotation(lambda file, found: found.pop("/StructParent")), retyped("Link", "Span")),
    document.field_28_005: widget,
    document.tabs_28_008: lambda file: [file.at(page).pop("/Tabs") for page in file.pages()],
    document.widget_28_010: widget,
    document.link_28_011: retyped("Link", "Reference"),
    document.link_28_012: (without("/Contents", Subtype="Link"), annotation(lambda file, found: found.update({"/Contents": "u: "}))),
    document.reference_30_001: drawn_twice,
    document.collection_31_001: lambda file: file.all("/Subtype", "/Type0")[0].update({"/Encoding": "/GBK-EUC-H"}),
    document.map_31_004: without("/CIDToGIDMap", Subtype="CIDFontType2"),
    document.embedded_31_009: (without("/FontFile3", Type="FontDescriptor"), without("/FontFile2", Type="FontDescriptor")),
    document.glyphs_31_011: glyphs(60000),
    document.widths_31_016: without("/W", Subtype="CIDFontType2"),
    document.unicode_31_027: (without("/ToUnicode", Subtype="Type0"), map_of_unicode(lambda data: data.replace(b"beginbfchar", b"", 1).replace(b"beginbfrange", b"", 1))),
    document.unicode_31_028: map_of_unicode(lambda data: re.sub(rb"(beginbfchar\s*<\w+>\s*)<\w+>", rb"\1<feff>", data)),
    document.notdef_31_030: glyphs(0),
}
DATA = {"title": "数字", "rows": [{"name": "甲", "value": 5}, {"name": "乙", "value": -3}]}
CHART = {"data": "rows", "lines": 6, "spec": {"mark": "bar", "encoding": {"y": {"field": "name"}, "x": {"field": "value", "type": "quantitative"}}}}
ATTACHED = {"jianbao": 1, "theme": str(root / "layouts/themes/red-ink.yaml"), "blocks": [{"heading": "{title}"}, {"chart": CHART}],
            "attach": [{"file": "数字.csv", "data": "rows", "description": "各县"}, {"charts": "json"}]}
PROJECT = {"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"), "sources": {"data": "data.json"},
           "briefs": [{"name": "attached", "layout": "layout.json.yaml", "data": "data", "editions": ["zh"]}]}


def write_attached(folder):
    folder.mkdir()
    for name, value in (("data.json", DATA), ("layout.json.yaml", ATTACHED), ("jianbao.yaml", PROJECT)):
        (folder / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return folder


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    for project in (root, root / "specimen", write_attached(folder / "attached")):
        subprocess.run([engine, "build", "--out", folder / "out"], cwd=project, check=True, stdout=subprocess.DEVNULL)
    # A chart alone is a file too, with the title that its spec has or its name.
    for languages in ("zh", "zh+en"):
        subprocess.run([engine, "chart", root / "tests/charts/titled.vl.json", "-o", folder / "out" / f"chart.{languages}.pdf", "--language", languages, "--fonts", root / "fonts/fonts.yaml"], check=True)
    report("accessible", ({path.name: File(path) for path in sorted((folder / "out").glob("*.pdf"))}, CHECKS))
