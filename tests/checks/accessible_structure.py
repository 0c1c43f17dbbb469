"""Clauses of PDF/UA-1 about the structure tree: Matterhorn protocol checkpoints 01, 02, 09, 11, 13 to 16, 19 and the tree itself."""
import re

from page_content import PAINTING, painted
from pdf_file import text, tree_items
from structure import STANDARD, Structure

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
INLINE_TEXT = {"Span", "Link", "Reference", "Note", "Ruby", "Code", "Quote"}


def artifact_01_003(file):
    """7.1: nothing tagged has an artifact within."""
    return nested(file, "Artifact", lambda outer: any(mark.mcid is not None for mark in outer))


def artifact_01_004(file):
    """7.1: no artifact has something tagged within."""
    for page in file.pages():
        for item in painted(file, page):
            tags = [mark.tag for mark in item.marks]
            if item.marks and item.marks[-1].mcid is not None and "/Artifact" in tags[:-1]:
                yield f"{item.marks[-1]} in an artifact"


def nested(file, tag, forbidden):
    for page in file.pages():
        for item in painted(file, page):
            if item.marks and item.marks[-1].tag == "/" + tag and forbidden(item.marks[:-1]):
                yield f"{tag} within {[mark.tag for mark in item.marks[:-1]]}"


def marked_01_005(file):
    """7.1: all that is painted is tagged or an artifact."""
    for page in file.pages():
        for item in painted(file, page):
            tagged = any(mark.mcid is not None or mark.tag == "/Artifact" for mark in item.marks)
            if item.operator in PAINTING and not tagged:
                yield f"{item.operator} on page {page} is neither"


def marked_01_006(file):
    """7.1, 7.2 of ISO 14289-1 and 14.7.1: the catalog says that the file is tagged, and has a structure tree."""
    return file.at(file.catalog.get("/MarkInfo", {})).get("/Marked") is True and bool(Structure(file).top)


def suspects_01_007(file):
    """7.1: no tag is suspect."""
    return file.at(file.catalog.get("/MarkInfo", {})).get("/Suspects") is not True


def types_02_001(file):
    """7.1: every type is standard or mapped to one that is, and no standard type is mapped (02-004)."""
    tree = Structure(file)
    yield from (f"{element} is not standard" for element in tree.elements if element.kind not in STANDARD)
    yield from (f"{role} is mapped" for role in tree.roles if role.removeprefix("/") in STANDARD)


PARENTS = {"09_004": {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}},
           "09_005": {"LI": {"L"}, "LBody": {"LI"}}, "09_006": {"TOCI": {"TOC"}}, "09_007": {"RB": {"Ruby"}, "RT": {"Ruby"}, "RP": {"Ruby"}}}
KIDS = {"09_004": {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"}},
        "09_005": {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}}, "09_006": {"TOC": {"TOC", "TOCI", "Caption"}},
        "09_007": {"Ruby": {"RB", "RT", "RP"}}}


def nesting(file, checkpoint):
    for element in Structure(file).elements:
        parents, kids = PARENTS[checkpoint].get(element.kind), KIDS[checkpoint].get(element.kind)
        if parents and (not element.parent or element.parent.kind not in parents):
            yield f"{element} in {element.parent}"
        if kids and not {kid.kind for kid in element.kids} <= kids:
            yield f"{element} has {[kid.kind for kid in element.kids]}"
        if kids and element.marked and element.kind != "TOCI":
            yield f"{element} has content of its own"


def table_09_004(file):
    """7.2: tables are made of rows in groups, at most one head and one foot, rows of cells, a caption first or last."""
    yield from nesting(file, "09_004")
    for table in Structure(file).of("Table"):
        kinds = [kid.kind for kid in table.kids]
        if kinds.count("THead") > 1 or kinds.count("TFoot") > 1 or "Caption" in kinds[1:-1]:
            yield f"{table} has {kinds}"


def list_09_005(file):
    """7.2: lists are made of items, items of a label and a body."""
    yield from nesting(file, "09_005")


def contents_09_006(file):
    """7.2: contents are made of their items."""
    yield from nesting(file, "09_006")


def ruby_09_007(file):
    """7.2: a ruby has a base and a text."""
    yield from nesting(file, "09_007")
    for ruby in Structure(file).of("Ruby"):
        if not {"RB", "RT"} <= {kid.kind for kid in ruby.kids}:
            yield f"{ruby} has {[kid.kind for kid in ruby.kids]}"


def caption_09_008(file):
    """14.8.4.3 of ISO 32000-1: a caption stands in what it is of: a table, list or contents, or beside a figure in its group."""
    for caption in Structure(file).of("Caption"):
        parent = caption.parent
        beside = {kid.kind for other in parent.kids for kid in (other, *other.kids)} & {"Figure", "Formula", "Table", "L"}
        if parent.kind not in ("Table", "L", "TOC", "Figure", "Index") and not beside:
            yield f"{caption} in {parent} is of nothing"


def language_11_001(file):
    """7.2: the language of all text is told, in valid tags, from the catalog on."""
    tree = Structure(file)
    if not LANGUAGE.fullmatch(text(file.catalog.get("/Lang", ""))):
        yield f"the document's language is {file.catalog.get('/Lang')}"
    for element in tree.elements:
        if "/Lang" in element.entry and not LANGUAGE.fullmatch(text(element.entry["/Lang"])):
            yield f"{element}: {element.entry['/Lang']}"


def scripts_11_002(file):
    """7.2: an alternative text in Han characters is not said to be English, nor a sentence of Latin letters Chinese."""
    tree = Structure(file)
    for element in tree.elements:
        for key in ("/Alt", "/ActualText", "/E"):
            said = text(element.entry.get(key, ""))
            han, latin = len(re.findall("[一-鿿]", said)), len(re.findall("[A-Za-z]+", said))
            if said and (han > 5 * latin + 3 and (tree.language(element) or "").startswith("en") or latin > 8 and not han and (tree.language(element) or "").startswith("zh")):
                yield f"{element}: {key} '{said[:30]}' is not in {tree.language(element)}"


def alternative_11_002(file):
    """7.2: alternative and replacement texts have a language."""
    tree = Structure(file)
    for element in tree.elements:
        if any(key in element.entry for key in ("/Alt", "/ActualText", "/E")) and not LANGUAGE.fullmatch(tree.language(element) or ""):
            yield f"{element} has none"


def outlines_11_003(file):
    """7.2: bookmarks, annotations' texts (11-004) and metadata (11-006) take their language from the catalog."""
    return "/Outlines" not in file.catalog or "/Lang" in file.catalog


def figure_13_004(file):
    """7.3: figures have an alternative text (or a replacement)."""
    for figure in Structure(file).of("Figure"):
        if not text(figure.entry.get("/Alt", figure.entry.get("/ActualText", ""))).strip():
            yield f"{figure} has none"


def figure_box(file):
    """14.8.5.4.3 of ISO 32000-1: figures have a box, on the page."""
    tree = Structure(file)
    for figure in tree.of("Figure"):
        box = tree.attribute(figure, "/BBox")
        if not box or not (box[0] < box[2] and box[1] < box[3]):
            yield f"{figure}: {box}"


def levels(file):
    return [(element, int(element.kind[1])) for element in Structure(file).elements if re.fullmatch("H[1-6]", element.kind)]


def heading_14_002(file):
    """7.4.2: the first heading is H1."""
    found = levels(file)
    return not found or found[0][1] == 1


def heading_14_003(file):
    """7.4.2: no level of headings is skipped."""
    last = 0
    for element, level in levels(file):
        if level > last + 1:
            yield f"{element} after H{last}"
        last = level


def heading_14_006(file):
    """7.4.4: no node has more than one H."""
    for element in Structure(file).elements:
        if [kid.kind for kid in element.kids].count("H") > 1:
            yield f"{element} has several"


def heading_14_007(file):
    """7.4.4: H and numbered headings exclude one another."""
    return not (Structure(file).of("H") and levels(file))


def table_15_003(file):
    """7.5: header cells have a scope, or cells name their headers."""
    tree = Structure(file)
    for table in tree.of("Table"):
        cells = [cell for row in tree.rows(table) for cell in row.kids]
        for cell in cells:
            named = any(cell.entry.get("/ID") in tree.attribute(other, "/Headers", []) for other in cells if "/ID" in cell.entry)
            if cell.kind == "TH" and tree.attribute(cell, "/Scope") not in ("/Row", "/Column", "/Both") and not named:
                yield f"{cell} has neither"


def headers_15_005(file):
    """7.5: what cells name as their headers is a header cell of the table."""
    tree = Structure(file)
    for table in tree.of("Table"):
        cells = [cell for row in tree.rows(table) for cell in row.kids]
        headers = {cell.entry.get("/ID") for cell in cells if cell.kind == "TH"}
        for cell in cells:
            for name in tree.attribute(cell, "/Headers", []):
                if name not in headers:
                    yield f"{cell} names {name}"


def columns_15_005(file):
    """7.5: every row of a table has the same columns, spans counted."""
    tree = Structure(file)
    for table in tree.of("Table"):
        widths, carried = set(), []  # cells that reach down into the rows to come
        for row in tree.rows(table):
            columns = carried.pop(0) if carried else 0
            for cell in row.kids:
                span, reach = tree.attribute(cell, "/ColSpan", 1), tree.attribute(cell, "/RowSpan", 1) - 1
                columns += span
                carried += [0] * (reach - len(carried))
                carried = [count + span if i < reach else count for i, count in enumerate(carried)]
            widths.add(columns)
        if len(widths) > 1:
            yield f"{table} has rows of {sorted(widths)} columns"


def list_16_001(file):
    """7.6: a list with labels says how it is numbered."""
    tree = Structure(file)
    for found in tree.of("L"):
        labels = [kid for item in found.kids for kid in item.kids if kid.kind == "Lbl"]
        if labels and tree.attribute(found, "/ListNumbering", "/None") == "/None":
            yield f"{found} does not"


def formula_17_002(file):
    """7.7: formulas have an alternative text."""
    return all(text(formula.entry.get("/Alt", "")) for formula in Structure(file).of("Formula"))


def note_19_003(file):
    """7.9: notes have an identifier, each its own (19-004)."""
    identifiers = [note.entry.get("/ID") for note in Structure(file).of("Note")]
    return all(identifiers) and len(set(identifiers)) == len(identifiers)


def marked_content_in_tree(file):
    """14.7.4 of ISO 32000-1: every marked piece of a page is content of one element, which the parent tree says."""
    tree = Structure(file)
    parents, owners = tree.parents(), {}
    for element in tree.elements:
        for place in element.marked:
            owners.setdefault(place, []).append(element.reference)
    for page in file.pages():
        of_page = parents.get(file.at(page).get("/StructParents"), [])
        found = [item.marks[-1].mcid for item in painted(file, page) if item.operator in (b"BDC", b"BMC") and item.marks[-1].mcid is not None]
        if len(set(found)) != len(found):
            yield f"page {page} has an MCID twice"
        for mcid in found:
            mine = owners.pop((page, mcid), [])
            if len(mine) != 1 or mcid >= len(of_page) or of_page[mcid] != mine[0]:
                yield f"MCID {mcid} of page {page} is content of {mine}, the parent tree says {of_page[mcid:mcid + 1]}"
    yield from (f"{element} has content that is not there: {place}" for place, element in owners.items())


def tree_of_parents(file):
    """14.7.2 of ISO 32000-1: elements name as parent the one that has them as kid, and none stands in two places."""
    tree = Structure(file)
    for element in tree.elements:
        parent = element.parent.reference if element.parent else file.catalog["/StructTreeRoot"]
        if element.entry.get("/P") != parent:
            yield f"{element} names {element.entry.get('/P')}, not {parent}"
    references = [element.reference for element in tree.elements]
    if len(set(references)) != len(references):
        yield "an element stands in two places"


def tree_of_identifiers(file):
    """14.7.2 of ISO 32000-1: the identifier tree has every identifier, in order, and leads to its element."""
    tree = Structure(file)
    items = list(tree_items(file, tree.root.get("/IDTree"), "/Names"))
    identified = {element.entry["/ID"]: element.reference for element in tree.elements if "/ID" in element.entry}
    raw = [name.removeprefix("u:").removeprefix("b:") for name, _ in items]
    return dict(items) == identified and raw == sorted(raw)


def inline_in_blocks(file):
    """14.8.4.4 of ISO 32000-1: what is inline stands in a block."""
    for element in Structure(file).elements:
        if element.kind in INLINE_TEXT - {"Note"} and element.parent.kind in ("Document", "Sect", "Part", "Table", "TR", "L"):
            yield f"{element} in {element.parent}"
