#!/usr/bin/env python3
"""Finished files follow ISO 19005 at the part and level that they say: a check for each clause that needs one, read through
qpdf, and for each check a file broken on purpose, which must be found wanting. The example is PDF/A-2a; a brief of the
test's own is written once for each of the other parts and levels, whose clauses differ.

Usage: archive.py JIANBAO PROJECT_FOLDER
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from accessible_document import shown
from clauses import report
from pdf_file import File, said, text, xmp

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()


def file_identifier(file):
    """6.1.3: the trailer has an identifier, and nothing is encrypted."""
    return len(file.trailer.get("/ID", [])) == 2 and "/Encrypt" not in file.trailer


def output_intent(file):
    """6.2.3: an output intent of PDF/A with a profile of three colours."""
    intents = [file.at(intent) for intent in file.catalog.get("/OutputIntents", [])]
    good = [intent for intent in intents if intent.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent]
    return bool(good) and all(file.at(i["/DestOutputProfile"])["/N"] == 3 and b"acsp" in file.data(i["/DestOutputProfile"]) for i in good)


def embedded_fonts(file):
    """6.2.11.4: all fonts are embedded."""
    return all("/FontFile2" in font or "/FontFile3" in font for font in file.all("/Type", "/FontDescriptor"))


def map_to_glyphs(file):
    """6.2.11.3.2: TrueType outlines have a map from CIDs to glyphs."""
    return all("/CIDToGIDMap" in font for font in file.all("/Subtype", "/CIDFontType2"))


def unicode_of_glyphs(file):
    """6.2.11.7.2: level U, every font leads to Unicode."""
    return all("/ToUnicode" in font for font in file.all("/Subtype", "/Type0"))


def printed_annotations(file):
    """6.3.2: annotations are printed, and neither hidden nor changed by the reader."""
    return all(link.get("/F", 0) == 4 for link in file.all("/Subtype", "/Link"))


def plain_actions(file):
    """6.5.1: nothing is launched, run or filled in."""
    forbidden = {"/Launch", "/JavaScript", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/SetState", "/NoOp"}
    return not any(True for kind in forbidden for _ in file.all("/S", kind)) and "/AA" not in file.catalog


def metadata_stream(file):
    """6.6.2.1: the catalog has metadata, as XML that needs no decoding."""
    metadata = file.at(file.catalog.get("/Metadata"))
    return isinstance(metadata, dict) and metadata.get("/Type") == "/Metadata" and metadata.get("/Subtype") == "/XML" and "/Filter" not in metadata


def metadata_in_step(file):
    """6.6.3: the document's information says what the metadata say."""
    info, tree = file.at(file.trailer["/Info"]), xmp(file)
    date = lambda value: re.sub(r"^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z.*", r"\1-\2-\3T\4:\5:\6Z", text(value))
    pairs = [("/Title", "dc:title/rdf:Alt/rdf:li", text), ("/Author", "dc:creator/rdf:Seq/rdf:li", text), ("/Producer", "pdf:Producer", text),
             ("/Creator", "xmp:CreatorTool", text), ("/CreationDate", "xmp:CreateDate", date), ("/ModDate", "xmp:ModifyDate", date)]
    return all((info[key] and read(info[key]) if key in info else None) == said(tree, path) for key, path, read in pairs)


def claim(file):
    """6.6.4: the file says which part and level it follows."""
    tree = xmp(file)
    return (said(tree, "pdfaid:part"), said(tree, "pdfaid:conformance")) == ("2", "A")


def without(key, *kinds):
    def broken(file):
        for kind in kinds or ((None, None),):
            for found in ([file.catalog] if kind[0] is None else file.all(*kind)):
                found.pop(key, None)
    return broken


def change_metadata(old, new):
    return lambda file: file.set_data(file.catalog["/Metadata"], file.data(file.catalog["/Metadata"]).replace(old, new))


def run_script(file):
    file.objects["obj:99999 0 R"] = {"value": {"/S": "/JavaScript"}}


CHECKS = {file_identifier: lambda file: file.trailer.pop("/ID"),
          output_intent: without("/OutputIntents"),
          embedded_fonts: without("/FontFile3", ("/Type", "/FontDescriptor")),
          map_to_glyphs: without("/CIDToGIDMap", ("/Subtype", "/CIDFontType2")),
          unicode_of_glyphs: without("/ToUnicode", ("/Subtype", "/Type0")),
          printed_annotations: without("/F", ("/Subtype", "/Link")),
          plain_actions: run_script,
          metadata_stream: without("/Metadata"),
          metadata_in_step: change_metadata(b"T00:00:00Z", b"T00:00:01Z"),
          claim: change_metadata(b"<pdfaid:conformance>A", b"<pdfaid:conformance>U")}


# What differs by part and level.

def header(version):
    def version_of_header(file):
        """6.1.2: the header names the version, at the file's start, and a comment of four bytes beyond ASCII follows."""
        return bool(re.match(rb"%PDF-" + version + rb"\r?\n%[\x80-\xff]{4}", file.bytes))
    return version_of_header


def no_object_streams(file):
    """6.1.4 and 6.1.7 of ISO 19005-1: objects and cross-references stand in no streams, which PDF 1.4 has not."""
    return not file.all("/Type", "/ObjStm") + file.all("/Type", "/XRef") and b"\nxref" in file.bytes


def no_embedded_files(file):
    """6.1.11 of ISO 19005-1: nothing is embedded."""
    return not any("/EF" in found for _, found in file.dictionaries()) and "/EmbeddedFiles" not in file.at(file.catalog.get("/Names", {}))


def profile_version(newest):
    def version_of_profile(file):
        """6.2.2 of ISO 19005-1, 6.2.3 of -2 and -3, 6.2.2 of -4: the profile is of a version that the PDF's own version knows."""
        profile = file.data(file.at(file.catalog["/OutputIntents"][0])["/DestOutputProfile"])
        return profile[36:40] == b"acsp" and profile[8] <= newest
    return version_of_profile


def sets_of_glyphs(file):
    """6.3.5 of ISO 19005-1: subsets of CID fonts say in a CIDSet which CIDs they have."""
    for reference, codes in shown(file).items():
        font = file.at(reference)
        descriptor = file.at(file.at(file.at(font["/DescendantFonts"])[0])["/FontDescriptor"])
        if "/CIDSet" not in descriptor:
            yield f"{font['/BaseFont']} has none"
            continue
        bits = file.data(descriptor["/CIDSet"])
        if not all(code // 8 < len(bits) and bits[code // 8] & 128 >> code % 8 for code in codes | {0}):
            yield f"{font['/BaseFont']} has not all"


def no_sets_of_glyphs(file):
    """6.2.11.4.2: a CIDSet is right or, as here, not there."""
    return not any("/CIDSet" in descriptor for descriptor in file.all("/Type", "/FontDescriptor"))


def opaque(file):
    """6.4 of ISO 19005-1: nothing is transparent."""
    for _, found in file.dictionaries():
        if found.get("/SMask", "/None") != "/None" or found.get("/S") == "/Transparency" or found.get("/CA", 1) != 1 or found.get("/ca", 1) != 1:
            yield f"{found}"


def claims(part, level):
    def claim_of_part(file):
        """6.7.11 of ISO 19005-1, 6.6.4 of -2 and -3, 6.7.3 of -4: the file says which part and level it follows, -4 which edition."""
        tree = xmp(file)
        revision = "2020" if part == "4" else None
        return (said(tree, "pdfaid:part"), said(tree, "pdfaid:conformance"), said(tree, "pdfaid:rev")) == (part, level, revision)
    return claim_of_part


def no_information(file):
    """6.1.3 of ISO 19005-4: the trailer has no Info where nothing has PieceInfo."""
    return "/Info" not in file.trailer


def attached_files(file):
    """6.8 of ISO 19005-3: each embedded file has a type, says what it is to the document and belongs to something."""
    belonging = [reference for _, found in file.dictionaries() for reference in file.at(found.get("/AF", []))]
    specifications = {reference: found for reference, found in file.dictionaries() if "/EF" in found}
    for reference, found in specifications.items():
        if "/AFRelationship" not in found or reference not in belonging or not file.at(found["/EF"]["/F"]).get("/Subtype"):
            yield f"{text(found.get('/UF', ''))} does not"
    if not specifications:
        yield "nothing is attached"
    # As the file has them: qpdf writes names anew.
    kinds = set(re.findall(rb"/Subtype /((?:text|application)\S*)", file.bytes))
    if not kinds or not kinds <= {b"text#2Fcsv", b"application#2Fjson"}:
        yield f"types {kinds}"


def escape_twice(file):
    file.bytes = file.bytes.replace(b"#2F", b"#232F")


def other_header(file):
    file.bytes = b"\n" + file.bytes


def add(value):
    return lambda file: file.objects.update({"obj:99999 0 R": {"value": value}})


def change_profile(file):
    reference = file.at(file.catalog["/OutputIntents"][0])["/DestOutputProfile"]
    data = file.data(reference)
    file.set_data(reference, data[:8] + b"\5" + data[9:])


def empty_sets(file):
    for descriptor in file.all("/Type", "/FontDescriptor"):
        file.set_data(descriptor["/CIDSet"], b"\x80")


def common(version, part, level, newest):
    """Checks that every part has, with its own numbers."""
    shared = {check: CHECKS[check] for check in (file_identifier, output_intent, embedded_fonts, map_to_glyphs, printed_annotations, plain_actions, metadata_stream)}
    return {**shared, header(version): other_header, profile_version(newest): change_profile,
            claims(part, level): (change_metadata(b"<pdfaid:part>", b"<pdfaid:part>5"), change_metadata(b"pdfa/ns/id/", b"pdfa/ns/other/"))}


IN_STEP = {metadata_in_step: CHECKS[metadata_in_step]}
UNICODE = {unicode_of_glyphs: CHECKS[unicode_of_glyphs]}
WITHOUT_SETS = {no_sets_of_glyphs: lambda file: file.all("/Type", "/FontDescriptor")[0].update({"/CIDSet": "1 0 R"})}
ATTACHED = {attached_files: (without("/AFRelationship", ("/Type", "/Filespec")), without("/AF"), escape_twice)}
PARTS = {
    "pdf/a-1b": {**common(rb"1\.4", "1", "B", 2), **IN_STEP, no_object_streams: add({"/Type": "/ObjStm"}),
                 no_embedded_files: add({"/Type": "/Filespec", "/EF": {}}), opaque: (add({"/ca": 0.5}), add({"/S": "/Transparency"})),
                 sets_of_glyphs: (without("/CIDSet", ("/Type", "/FontDescriptor")), empty_sets)},
    "pdf/a-2b": {**common(rb"1\.7", "2", "B", 4), **IN_STEP, **WITHOUT_SETS},
    "pdf/a-2u": {**common(rb"1\.7", "2", "U", 4), **IN_STEP, **WITHOUT_SETS, **UNICODE},
    "pdf/a-3a": {**common(rb"1\.7", "3", "A", 4), **IN_STEP, **WITHOUT_SETS, **UNICODE, **ATTACHED},
    "pdf/a-3u": {**common(rb"1\.7", "3", "U", 4), **IN_STEP, **WITHOUT_SETS, **UNICODE, **ATTACHED},
    "pdf/a-3b": {**common(rb"1\.7", "3", "B", 4), **IN_STEP, **WITHOUT_SETS, **ATTACHED},
    "pdf/a-4": {**common(rb"2\.0", "4", None, 4), **WITHOUT_SETS, **UNICODE, no_information: lambda file: file.trailer.update({"/Info": "1 0 R"})},
}
DATA = {"title": {"zh": "数字", "en": "Figures"}, "rows": [{"name": "甲", "value": 5}, {"name": "乙", "value": -3}]}
CHART = {"data": "rows", "lines": 6, "spec": {"mark": "bar", "encoding": {"y": {"field": "name"}, "x": {"field": "value", "type": "quantitative"}}}}
BLOCKS = [{"heading": "{title}"}, {"text": {"zh": "走深走实[链接](https://example.org)。", "en": "Figures and *words*, a [link](https://example.org)."}}, {"chart": CHART}]


def write_parts(folder):
    """A project of one brief for each part and level."""
    briefs = []
    for standard in PARTS:
        brief = standard.replace("/", "-")
        attach = [{"file": "rows.csv", "data": "rows"}, {"charts": "json"}] if "-3" in standard else []
        layout = {"jianbao": 1, "theme": "theme.yaml", "pdf": {"standard": standard}, "blocks": BLOCKS, **({"attach": attach} if attach else {})}
        (folder / f"{brief}.yaml").write_text(json.dumps(layout, ensure_ascii=False), encoding="utf-8")
        briefs.append({"name": brief, "layout": f"{brief}.yaml", "data": "data", "editions": ["zh+en"]})
    shutil.copy(root / "layouts/themes/red-ink.yaml", folder / "theme.yaml")
    (folder / "data.json").write_text(json.dumps(DATA, ensure_ascii=False), encoding="utf-8")
    project = {"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"), "sources": {"data": "data.json"}, "briefs": briefs}
    (folder / "jianbao.yaml").write_text(json.dumps(project), encoding="utf-8")


def build(folder, out):
    subprocess.run([engine, "build", "--out", out], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return {path.name: File(path) for path in sorted(out.glob("*.pdf"))}


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    write_parts(folder)
    others = build(folder, folder / "out")
    groups = [({f"{brief}.zh+en.pdf": others[f"{brief}.zh+en.pdf"]}, checks)
              for brief, checks in ((standard.replace("/", "-"), checks) for standard, checks in PARTS.items())]
    example = build(root, folder / "example")
    chart = folder / "chart.pdf"
    subprocess.run([engine, "chart", root / "tests/charts/titled.vl.json", "-o", chart, "--fonts", root / "fonts/fonts.yaml"], check=True)
    report("archive", ({**example, chart.name: File(chart)}, CHECKS), *groups)
