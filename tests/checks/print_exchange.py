#!/usr/bin/env python3
"""Files for the press follow ISO 15930-7 (PDF/X-4): a check for each clause that needs one, read through qpdf, and for each
check a file broken on purpose, which must be found wanting. A brief with pictures, links, inks and a spot colour is written in
inks and in colours with a profile of their own, as PDF/X-4 alone, as an archive besides, and on sheets.

Usage: print_exchange.py JIANBAO MAKE_PRESS_PROFILE PROJECT_FOLDER
"""
import json
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from urllib.parse import unquote_to_bytes

from clauses import report
from pdf_file import File, said, text, xmp

engine, maker, root = (Path(argument).resolve() for argument in sys.argv[1:4])


def version(file):
    """6.1: PDF 1.6."""
    return file.bytes.startswith(b"%PDF-1.6\n") and "/Version" not in file.catalog


def identifier(file):
    """The trailer has an identifier, and nothing is encrypted."""
    return len(file.trailer.get("/ID", [])) == 2 and "/Encrypt" not in file.trailer


def identification(file):
    """6.2: the metadata say which version of PDF/X the file follows, and name document, version and rendition."""
    tree = xmp(file)
    for path, wanted in {"pdfxid:GTS_PDFXVersion": "PDF/X-4", "xmpMM:DocumentID": r"uuid:[0-9a-f-]{36}", "xmpMM:VersionID": ".+",
                         "xmpMM:RenditionClass": ".+", "xmp:MetadataDate": r"\d{4}-.*", "dc:title/rdf:Alt/rdf:li": ".+"}.items():
        if not re.fullmatch(wanted, said(tree, path) or ""):
            yield f"{path} is {said(tree, path)}"


def information(file):
    """Title, dates and whether it is trapped stand in the information too, as in the metadata."""
    info, tree = file.at(file.trailer["/Info"]), xmp(file)
    if info.get("/Trapped") not in ("/True", "/False") or info["/Trapped"][1:] != said(tree, "pdf:Trapped"):
        yield f"Trapped is {info.get('/Trapped')} and {said(tree, 'pdf:Trapped')}"
    if text(info.get("/Title", "")) != said(tree, "dc:title/rdf:Alt/rdf:li"):
        yield "the titles differ"
    for key, path in {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}.items():
        if re.sub(r"\D", "", text(info.get(key, "")))[:14] != re.sub(r"\D", "", said(tree, path) or "-")[:14]:
            yield f"{key} differs"


def intents(file):
    return [file.at(intent) for intent in file.catalog.get("/OutputIntents", [])]


def output_intent(file):
    """6.4.1, 6.4.2.1: one output intent for the press, with the profile of an output device and as many channels as it says."""
    found = [intent for intent in intents(file) if intent["/S"] == "/GTS_PDFX"]
    if len(found) != 1:
        yield f"{len(found)} of them"
        return
    profile = file.data(found[0]["/DestOutputProfile"])
    if profile[12:16] != b"prtr" or profile[36:40] != b"acsp":
        yield f"the profile is of class {profile[12:16]}"
    if {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}.get(profile[16:20]) != file.at(found[0]["/DestOutputProfile"])["/N"]:
        yield f"it has {profile[16:20]}"
    registered = text(found[0].get("/RegistryName", "")) == "http://www.color.org"
    if not text(found[0].get("/OutputConditionIdentifier", "")) or not (registered or text(found[0].get("/Info", ""))):
        yield "nobody can tell which"


def one_profile(file):
    """ISO 19005-2, 6.2.3: all output intents lead to the same profile."""
    return len({intent["/DestOutputProfile"] for intent in intents(file)}) == 1


def spaces(file):
    """Colour spaces of resources and pictures."""
    for _, found in file.dictionaries():
        if found.get("/Subtype") == "/Image" and "/ColorSpace" in found:
            yield file.at(found["/ColorSpace"])
        if isinstance(found.get("/ColorSpace"), dict):
            yield from (file.at(space) for space in found["/ColorSpace"].values())


def bases(file, space):
    """A space with those that it is built on."""
    yield space
    if isinstance(space, list) and space[0] in ("/Indexed", "/Separation"):
        yield from bases(file, file.at(space[2 if space[0] == "/Separation" else 1]))


def device_colors(file):
    """6.4.3.2: colours of the device are those of the output intent."""
    forms = [file.data(name.removeprefix("obj:")) for name, found in file.objects.items() if found.get("stream", {}).get("dict", {}).get("/Subtype") == "/Form"]
    for content in [*map(file.contents, file.pages()), *forms]:
        for operator in re.findall(rb"[\d.] (rg|RG)\s", content):
            yield f"'{operator.decode()}' on a page"
    for space in spaces(file):
        if "/DeviceRGB" in list(bases(file, space)):
            yield f"{space}"


def own_profile(file):
    """6.4.3: no colour space has the profile of the output intent."""
    press = intents(file)[0]["/DestOutputProfile"]
    return not any(isinstance(base, list) and base[0] == "/ICCBased" and file.data(base[1]) == file.data(press)
                   for space in spaces(file) for base in bases(file, space))


def separations(file):
    """An ink of one name has one stand-in, and a name in UTF-8 (6.6)."""
    known = {}
    for space in spaces(file):
        if isinstance(space, list) and space[0] == "/Separation":
            name = unquote_to_bytes(space[1].replace("#", "%")).decode("utf-8")
            if "#" in name:
                yield f"{name} is escaped twice"
            if known.setdefault(name, space[2:]) != space[2:]:
                yield f"{name} has two"
    if not {"/All", "/PANTONE 485 C"} <= known.keys() and any("/DeviceCMYK" in bases(file, space) and "/All" not in space for space in spaces(file)):
        yield f"only {sorted(known)}"


def page_boxes(file):
    """6.12: each page has a TrimBox or an ArtBox, within the BleedBox, within the MediaBox."""
    within = lambda inner, outer: all((a >= b - 0.01) if i < 2 else (a <= b + 0.01) for i, (a, b) in enumerate(zip(inner, outer)))
    for reference in file.pages():
        page = file.at(reference)
        media = page.get("/MediaBox") or file.at(page["/Parent"]).get("/MediaBox")
        trim, bleed = page.get("/TrimBox"), page.get("/BleedBox", page.get("/CropBox", media))
        if trim is None or "/ArtBox" in page or not within(trim, bleed) or not within(bleed, media):
            yield f"{media} {bleed} {trim}"


def annotations(file):
    """6.17: nothing lies on what is printed."""
    return not list(file.annotations())


def actions(file):
    """6.18: nothing happens."""
    kinds = {"/GoTo", "/GoToR", "/URI", "/Launch", "/Named", "/JavaScript", "/SubmitForm", "/ResetForm", "/ImportData", "/Hide", "/Sound", "/Movie"}
    return not any(found.get("/S") in kinds or "/OpenAction" in found or "/AA" in found for _, found in file.dictionaries())


def fonts(file):
    """All fonts are embedded."""
    return all("/FontFile2" in font or "/FontFile3" in font for font in file.all("/Type", "/FontDescriptor"))


def halftones(file):
    """Nothing says how the press works: no transfer functions, halftones, PostScript, stand-ins for pictures."""
    forbidden = {"/TR", "/TR2", "/HT", "/HTP", "/OPI", "/Alternates", "/PS"}
    return not any(forbidden & found.keys() or found.get("/Subtype") == "/PS" for _, found in file.dictionaries())


def filters(file):
    """No stream is compressed in the way of LZW."""
    return not any("LZWDecode" in str(found.get("/Filter", "")) for _, found in file.dictionaries())


def limits(file):
    """6.25: names have at most 127 bytes, graphics states are saved at most 28 deep."""
    for _, found in file.dictionaries():
        yield from (f"the name {value}" for value in [*found, *found.values()] if isinstance(value, str) and value[:1] == "/" and len(value.encode()) > 128)
    for page in file.pages():
        depth = 0
        for operator in re.findall(rb"(?:^|\s)([qQ])(?=\s)", file.contents(page)):
            depth += 1 if operator == b"q" else -1
            if depth > 28:
                yield "saved too deep"


def overprinted_black(file):
    """ISO 32000-1, 8.6.7: black type of the press's inks is printed over what is below, with mode 1."""
    if b" k\n" not in file.contents(next(file.pages())):
        return True
    states = [state for _, found in file.dictionaries() for state in [file.at(found.get("/ExtGState", {})).get("/Over")] if state]
    shown = all(re.search(rb"/Over gs\n(?:(?!Knock).)*?Tj|/Over gs\n(?:(?!/Knock).)*?TJ", file.contents(page), re.S) for page in file.pages())
    return bool(states) and shown and all(state == {"/OP": True, "/op": True, "/OPM": 1} for state in states)


def change(value):
    def broken(file):
        for key, new in value.items():
            file.objects["obj:99999 0 R"] = {"value": {key: new}}
    return broken


def pop(find, key):
    return lambda file: find(file).pop(key, None)


def put(find, key, value):
    return lambda file: find(file).update({key: value})


def metadata(old, new):
    return lambda file: file.set_data(file.catalog["/Metadata"], file.data(file.catalog["/Metadata"]).replace(old, new))


def info(file):
    return file.at(file.trailer["/Info"])


def first_page(file):
    return file.at(next(file.pages()))


def press(file):
    return next(intent for intent in intents(file) if intent["/S"] == "/GTS_PDFX")


def change_profile(file):
    reference = press(file)["/DestOutputProfile"]
    data = file.data(reference)
    file.set_data(reference, data[:12] + b"mntr" + data[16:])


def other_profile(file):
    if len(intents(file)) > 1:
        press(file)["/DestOutputProfile"] = "99999 0 R"


def use(operators):
    def broken(file):
        page = next(file.pages())
        file.set_contents(page, operators + file.contents(page))
    return broken


def resources(file):
    return file.at(first_page(file)["/Resources"])


def add_space(space):
    return lambda file: resources(file).setdefault("/ColorSpace", {}).update({"/Other": space(file)})


def other_separation(file):
    for space in list(spaces(file)):
        if isinstance(space, list) and space[0] == "/Separation":
            return add_space(lambda _: [space[0], space[1], "/DeviceGray", space[3]])(file)


def knock_out(file):
    for page in file.pages():
        file.set_contents(page, file.contents(page).replace(b"/Over gs", b"/Knock gs"))


def write_bytes(file):
    file.bytes = file.bytes.replace(b"%PDF-1.6", b"%PDF-1.7", 1)


CHECKS = {
    version: write_bytes,
    identifier: (lambda file: file.trailer.pop("/ID"), lambda file: file.trailer.update({"/Encrypt": {}})),
    identification: (*(metadata(old, b"") for old in (b"PDF/X-4", b"uuid:", b"default", b"2026-01-01T00:00:00Z")), metadata(b"xmpMM:VersionID", b"xmp:Label")),
    information: (pop(info, "/Trapped"), pop(info, "/Title"), pop(info, "/ModDate"), metadata(b"<pdf:Trapped>False", b"<pdf:Trapped>True")),
    output_intent: (lambda file: file.catalog.pop("/OutputIntents"), change_profile, put(press, "/OutputConditionIdentifier", "u:"), put(press, "/S", "/Other")),
    one_profile: other_profile,
    device_colors: (use(b"1 0 0 rg "), add_space(lambda _: ["/Indexed", "/DeviceRGB", 1, "b:000000ffffff"])),
    own_profile: add_space(lambda file: ["/ICCBased", press(file)["/DestOutputProfile"]]),
    separations: other_separation,
    page_boxes: (pop(first_page, "/TrimBox"), put(first_page, "/ArtBox", [0, 0, 1, 1]), put(first_page, "/TrimBox", [-9, 0, 10, 10])),
    annotations: put(first_page, "/Annots", ["99999 0 R"]),
    actions: (change({"/S": "/URI"}), lambda file: file.catalog.update({"/OpenAction": "1 0 R"})),
    fonts: lambda file: [font.pop("/FontFile3", None) for font in file.all("/Type", "/FontDescriptor")],
    halftones: (change({"/TR": "/Identity"}), change({"/Subtype": "/PS"})),
    filters: change({"/Filter": "/LZWDecode"}),
    limits: (change({"/" + "n" * 128: 1}), use(b"q " * 29)),
    overprinted_black: knock_out,
}

THEME = "  seal: {rgb: '#C8281E', cmyk: [0, 95, 90, 10], spot: PANTONE 485 C}\n"
BLOCKS = [{"heading": "{title}"}, {"contents": {}},
          {"text": {"zh": "黑字，<span style=\"color: seal\">红</span>，[链接](https://example.org)。", "en": "Black, <span style=\"color: seal\">red</span>, a [link](https://example.org)."}},
          {"image": {"file": "rgb.png", "alt": "red"}}, {"image": {"file": "palette.png", "alt": "blue"}},
          {"table": {"rows": "rows", "columns": [{"header": "name", "cell": "{row.name}"}, {"header": "value", "cell": "{row.value}"}]}}]
DATA = {"title": {"zh": "付印", "en": "For the press"}, "rows": [{"name": "甲", "value": 5}, {"name": "乙", "value": -3}]}
FILES = {
    "inks": {"standard": "pdf/x-4", "color": "cmyk", "bleed": "3mm", "marks": ["crop", "registration"], "output-condition": "FOGRA39"},
    "archived": {"standard": ["pdf/x-4", "pdf/a-2a", "pdf/ua-1"], "color": "cmyk"},
    "linear": {"standard": ["pdf/x-4", "pdf/a-3b"], "color": "cmyk", "linearize": True},
    "colors": {"standard": ["pdf/x-4", "pdf/a-2u"], "device-independent": True, "bleed": "3mm"},
}


def png(kind, *chunks):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in [(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, kind, 0, 0, 0)), *chunks, (b"IEND", b"")])


def write_project(folder):
    theme = (root / "layouts/themes/red-ink.yaml").read_text(encoding="utf-8")
    (folder / "theme.yaml").write_text(theme.replace("colors:\n", "colors:\n" + THEME, 1), encoding="utf-8")
    (folder / "rgb.png").write_bytes(png(2, (b"IDAT", zlib.compress(b"\0\xff\0\0\xff\0\0" * 2))))
    (folder / "palette.png").write_bytes(png(3, (b"PLTE", bytes((0, 0, 255, 255, 255, 255))), (b"IDAT", zlib.compress(b"\0\0\1\0\1\0"))))
    (folder / "data.json").write_text(json.dumps(DATA), encoding="utf-8")
    subprocess.run([maker, folder / "press.icc"], check=True)
    briefs = []
    for name, pdf in FILES.items():
        layout = {"jianbao": 1, "theme": "theme.yaml", "pdf": {**pdf, "profile": "press.icc"}, "blocks": BLOCKS}
        (folder / f"{name}.yaml").write_text(json.dumps(layout, ensure_ascii=False), encoding="utf-8")
        briefs.append({"name": name, "layout": f"{name}.yaml", "data": "data", "editions": ["zh+en"]})
    project = {"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"), "sources": {"data": "data.json"}, "briefs": briefs}
    (folder / "jianbao.yaml").write_text(json.dumps(project), encoding="utf-8")


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    write_project(folder)
    subprocess.run([engine, "build", "--out", "out"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([engine, "impose", "out/inks.zh+en.pdf", "--sheet", "A3", "-o", "out/sheets.pdf"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for name in ("inks", "colors"):
        subprocess.run([engine, "impose", f"out/{name}.zh+en.pdf", "--sheet", "SRA3", "-o", f"out/{name}.marked.pdf"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    report("print exchange", ({path.name: File(path) for path in sorted((folder / "out").glob("*.pdf"))}, CHECKS))
