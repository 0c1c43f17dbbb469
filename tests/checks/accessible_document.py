"""Clauses of PDF/UA-1 about document, annotations and fonts: Matterhorn protocol checkpoints 06, 07, 20, 21, 25, 26, 28, 30 and 31."""
import re
import struct

from page_content import painted
from pdf_file import said, text, xmp
from structure import Structure

INVISIBLE = 3  # text rendering mode


def metadata_06_001(file):
    """7.1: the catalog has metadata."""
    metadata = file.at(file.catalog.get("/Metadata"))
    return isinstance(metadata, dict) and metadata.get("/Type") == "/Metadata" and metadata.get("/Subtype") == "/XML"


def claim_06_002(file):
    """5: the metadata say that the file follows part 1."""
    return "/Metadata" in file.catalog and said(xmp(file), "pdfuaid:part") == "1"


def title_06_003(file):
    """7.1: the metadata have a title."""
    return bool("/Metadata" in file.catalog and (said(xmp(file), "dc:title/rdf:Alt/rdf:li") or "").strip())


def title_07_001(file):
    """7.1: the window shows the title (07-002: and says so as true)."""
    return file.at(file.catalog.get("/ViewerPreferences", {})).get("/DisplayDocTitle") is True


def optional_content_20_001(file):
    """7.10: configurations of optional content have names, and none has AS (20-003)."""
    properties = file.at(file.catalog.get("/OCProperties", {}))
    groups = [properties.get("/D"), *file.at(properties.get("/Configs", []))]
    found = [file.at(group) for group in groups if group]
    return all(text(group.get("/Name", "")) and "/AS" not in group for group in found)


def embedded_file_21_001(file):
    """7.11: specifications of embedded files have F and UF."""
    for found in file.dictionaries():
        if "/EF" in found[1] and not (text(found[1].get("/F", "")) and text(found[1].get("/UF", ""))):
            yield f"{found[0]} has not"


def forms_25_001(file):
    """7.15: no form is dynamic XFA."""
    return "/XFA" not in (file.at(file.catalog.get("/AcroForm", {})) or {})


def permissions_26_001(file):
    """7.16: encryption lets assistive technology in (bit 10)."""
    encryption = file.at(file.trailer.get("/Encrypt", {}))
    return not encryption or bool(encryption.get("/P", 0) & 1 << 9)


def links(file):
    return [(page, ref) for page, ref in file.annotations() if file.at(ref).get("/Subtype") == "/Link"]


def owners(file):
    """Elements by the annotations that they have."""
    return {reference: element for element in Structure(file).elements for reference in element.objects}


def annotation_28_004(file):
    """7.18.1: annotations stand in Annot, Form or Link, are joined to them by the parent tree, and have a text."""
    tree, of = Structure(file), owners(file)
    parents = tree.parents()
    for page, reference in file.annotations():
        entry, element = file.at(reference), of.get(reference)
        if entry.get("/Subtype") == "/Popup" or entry.get("/F", 0) & 2:
            continue
        if element is None or element.kind not in ("Annot", "Form", "Link"):
            yield f"{entry.get('/Subtype')} {reference} on page {page} stands in {element}"
        elif parents.get(entry.get("/StructParent")) != element.reference:
            yield f"{reference} leads to {parents.get(entry.get('/StructParent'))}, not to {element}"


def field_28_005(file):
    """7.18.1: form fields have TU or their element a text."""
    of = owners(file)
    for _, reference in file.annotations():
        entry = file.at(reference)
        element = of.get(reference)
        if entry.get("/Subtype") == "/Widget" and "/TU" not in entry and not (element and "/Alt" in element.entry) and not entry.get("/F", 0) & 2:
            yield f"{reference} has neither"


def tabs_28_008(file):
    """7.18.3: tabs follow the structure on pages with annotations (28-009)."""
    for page in file.pages():
        if file.at(file.at(page).get("/Annots", [])) and file.at(page).get("/Tabs") != "/S":
            yield f"page {page}: {file.at(page).get('/Tabs')}"


def widget_28_010(file):
    """7.18.4: widgets stand in Form."""
    of = owners(file)
    for _, reference in file.annotations():
        entry = file.at(reference)
        if entry.get("/Subtype") == "/Widget" and not entry.get("/F", 0) & 2 and getattr(of.get(reference), "kind", None) != "Form":
            yield f"{reference} stands in {of.get(reference)}"


def link_28_011(file):
    """7.18.5: links stand in Link."""
    of = owners(file)
    for _, reference in links(file):
        if getattr(of.get(reference), "kind", None) != "Link":
            yield f"{reference} stands in {of.get(reference)}"


def link_28_012(file):
    """7.18.5: links say in Contents where they lead."""
    for _, reference in links(file):
        if not text(file.at(reference).get("/Contents", "")).strip():
            yield f"{reference} does not"


def reference_30_001(file):
    """7.20: no object refers to another file's page, and no form with MCIDs is drawn twice (30-002)."""
    drawn = [item.name for page in file.pages() for item in painted(file, page) if item.operator == b"Do"]
    for name in set(drawn):
        entry = file.at(name)
        if "/Ref" in entry or (drawn.count(name) > 1 and entry["/Subtype"] == "/Form" and b"/MCID" in file.data(name)):
            yield f"{name}"


def composite(file):
    for font in file.all("/Subtype", "/Type0"):
        yield font, file.at(file.at(font["/DescendantFonts"])[0])


def collection_31_001(file):
    """7.21.3.1: CMap and CIDFont are of one character collection, or the CMap is Identity; other CMaps are embedded (31-006)."""
    for font, _ in composite(file):
        if font["/Encoding"] not in ("/Identity-H", "/Identity-V"):
            yield f"{font['/BaseFont']} has {font['/Encoding']}"


def map_31_004(file):
    """7.21.3.2: an embedded TrueType font has a map from CIDs to glyphs, a stream or Identity."""
    for font, descendant in composite(file):
        mapping = descendant.get("/CIDToGIDMap")
        if descendant["/Subtype"] == "/CIDFontType2" and mapping != "/Identity" and not isinstance(file.at(mapping), dict):
            yield f"{font['/BaseFont']} has {mapping}"


def embedded_31_009(file):
    """7.21.4.1: fonts are embedded."""
    for font in file.all("/Type", "/Font"):
        if font["/Subtype"] in ("/Type0", "/Type3"):
            continue
        descriptor = file.at(font.get("/FontDescriptor")) or {}
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
            yield f"{font.get('/BaseFont')} is not"


def shown(file):
    """Codes that pages show, by their font's reference; invisible text shows nothing."""
    codes = {}
    for page in file.pages():
        for item in painted(file, page):
            if item.codes and item.mode != INVISIBLE:
                codes.setdefault(item.font, set()).update(item.codes)
    return codes


def glyph_of(file, descendant, code):
    """The glyph of a code, as far as the font file says: a CFF font's CIDs are its own."""
    mapping = descendant.get("/CIDToGIDMap")
    if mapping in (None, "/Identity"):
        return code
    data = file.data(mapping)[2 * code:2 * code + 2]
    return int.from_bytes(data, "big")


def table_of(font, tag):
    """A table of a TrueType font, where it begins; nothing if it has none."""
    for i in range(struct.unpack_from(">H", font, 4)[0]):
        name, _, offset, size = struct.unpack_from(">4sIII", font, 12 + 16 * i)
        if name == tag:
            return font[offset:offset + size]
    return b""


def glyph_count(font):
    return struct.unpack_from(">H", table_of(font, b"maxp"), 4)[0]


def advance(font, glyph):
    """In thousandths of an em."""
    per_em, metrics = struct.unpack_from(">H", table_of(font, b"head"), 18)[0], struct.unpack_from(">H", table_of(font, b"hhea"), 34)[0]
    return struct.unpack_from(">H", table_of(font, b"hmtx"), 4 * min(glyph, metrics - 1))[0] * 1000 / per_em


def widths(file, descendant):
    """Widths by CID (9.7.4.3 of ISO 32000-1): runs of them, or one for a range."""
    found, given = {}, list(file.at(descendant.get("/W", [])))
    while given:
        first, second = given.pop(0), file.at(given.pop(0))
        if isinstance(second, list):
            found.update({first + i: width for i, width in enumerate(second)})
        else:
            found.update(dict.fromkeys(range(first, second + 1), given.pop(0)))
    return found


def glyphs_31_011(file):
    """7.21.4.1: TrueType fonts have every glyph that is shown."""
    for reference, codes in shown(file).items():
        font = file.at(reference)
        descendant = file.at(file.at(font["/DescendantFonts"])[0])
        program = file.at(descendant["/FontDescriptor"]).get("/FontFile2")
        glyphs = {glyph_of(file, descendant, code) for code in codes}
        if program and max(glyphs) >= glyph_count(file.data(program)):
            yield f"{font['/BaseFont']} has {glyph_count(file.data(program))} glyphs, {max(glyphs)} is shown"


def widths_31_016(file):
    """7.21.5: widths are those of the font file, as far as it is TrueType."""
    for reference, codes in shown(file).items():
        font = file.at(reference)
        descendant = file.at(file.at(font["/DescendantFonts"])[0])
        program = file.at(descendant["/FontDescriptor"]).get("/FontFile2")
        data, given = file.data(program) if program else b"", widths(file, descendant)
        for code in sorted(codes) if program else []:
            width, real = given.get(code, descendant.get("/DW", 1000)), advance(data, glyph_of(file, descendant, code))
            if abs(width - real) > 1:
                yield f"{font['/BaseFont']}: CID {code} is {width} wide, its glyph {real:.1f}"


def unicode_map(data):
    """Codes that a ToUnicode CMap has, with their text (9.10.3)."""
    found = {}
    source = data.decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, said_text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = bytes.fromhex(said_text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last, target in re.findall(r"<(\w+)>\s*<(\w+)>\s*(<\w+>|\[.*?\])", block, re.S):
            texts = re.findall(r"<(\w+)>", target)
            for i, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                value = bytes.fromhex(texts[i] if target[0] == "[" else texts[0]).decode("utf-16-be")
                found[code] = value if target[0] == "[" else value[:-1] + chr(ord(value[-1]) + i)
    return found


def unicode_31_027(file):
    """7.21.7: every code that is shown has a text."""
    for reference, codes in shown(file).items():
        font = file.at(reference)
        mapped = unicode_map(file.data(font["/ToUnicode"])) if "/ToUnicode" in font else {}
        missing = sorted(code for code in codes if not mapped.get(code))
        if missing:
            yield f"{font['/BaseFont']}: codes {missing[:5]} have none"


def unicode_31_028(file):
    """7.21.7: no text is U+0000, U+FEFF or U+FFFE (nor one of private use, as 6.2.11.7.3 of ISO 19005-2 has it)."""
    for font in file.all("/Subtype", "/Type0"):
        for code, said_text in unicode_map(file.data(font["/ToUnicode"])).items() if "/ToUnicode" in font else []:
            if re.search("[\0\ufeff\ufffe\ue000-\uf8ff]", said_text):
                yield f"{font['/BaseFont']}: code {code} is {said_text!r}"


def notdef_31_030(file):
    """7.21.8: .notdef is not shown."""
    for reference, codes in shown(file).items():
        font = file.at(reference)
        descendant = file.at(file.at(font["/DescendantFonts"])[0])
        if any(glyph_of(file, descendant, code) == 0 for code in codes):
            yield f"{font['/BaseFont']} shows it"


def content_11_001(file):
    """7.2: text in Han characters is in no element, but of a program, that is said to be English."""
    tree, texts = Structure(file), {}
    elements = {place: found for found in tree.elements for place in found.marked if found.kind != "Code"}
    for page in file.pages():
        for item in painted(file, page):
            found = elements.get((page, item.marks[-1].mcid)) if item.marks and item.codes else None
            if found and (tree.language(found) or "").startswith("en"):
                texts.setdefault(item.font, unicode_map(file.data(file.at(item.font)["/ToUnicode"])))
                said_text = "".join(texts[item.font].get(code, "") for code in item.codes)
                if re.search("[\u4e00-\u9fff]", said_text):
                    yield f"{found}: {said_text}"
