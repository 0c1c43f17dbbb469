"""The structure tree of a file, for checks (ISO 32000-1, 14.7)."""
from dataclasses import dataclass, field

from pdf_file import text, tree_items

# 14.8.4: the standard types.
GROUPING = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
BLOCK = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
INLINE = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
STANDARD = set(f"{GROUPING} {BLOCK} {INLINE}".split())


@dataclass
class Element:
    reference: str
    entry: dict
    parent: "Element"
    kind: str
    kids: list = field(default_factory=list)  # elements
    marked: list = field(default_factory=list)  # (page, MCID)
    objects: list = field(default_factory=list)  # references of annotations

    def ancestors(self):
        at = self.parent
        while at:
            yield at
            at = at.parent

    def within(self, kind):
        return any(at.kind == kind for at in self.ancestors())

    def __str__(self):
        return f"{self.kind} ({self.reference})"


class Structure:
    def __init__(self, file):
        self.file = file
        self.root = file.at(file.catalog.get("/StructTreeRoot")) or {}
        self.roles = file.at(self.root.get("/RoleMap", {}))
        self.elements = []
        self.top = [self.read(kid, None) for kid in self.listed(self.root.get("/K"))]

    def listed(self, kids):
        kids = self.file.at(kids) if isinstance(self.file.at(kids), list) else kids
        return [] if kids is None else kids if isinstance(kids, list) else [kids]

    def read(self, reference, parent):
        entry = self.file.at(reference)
        kind = entry["/S"].removeprefix("/")
        element = Element(reference, entry, parent, self.roles.get("/" + kind, "/" + kind).removeprefix("/"))
        self.elements.append(element)
        for kid in self.listed(entry.get("/K")):
            self.add(element, kid)
        return element

    def add(self, element, kid):
        found = self.file.at(kid)
        if isinstance(found, int):
            element.marked.append((element.entry["/Pg"], found))
        elif found.get("/Type") == "/MCR":
            element.marked.append((found.get("/Pg", element.entry.get("/Pg")), found["/MCID"]))
        elif found.get("/Type") == "/OBJR":
            element.objects.append(found["/Obj"])
        else:
            element.kids.append(self.read(kid, element))

    def of(self, *kinds):
        return [element for element in self.elements if element.kind in kinds]

    def attribute(self, element, key, default=None):
        """An attribute whoever owns it; revision numbers are left out."""
        for attributes in self.listed(element.entry.get("/A")):
            attributes = self.file.at(attributes)
            if isinstance(attributes, dict) and key in attributes:
                return self.file.at(attributes[key])
        return default

    def language(self, element):
        """What an element says of its language, or those around it, or the catalog (14.9.2)."""
        for at in (element, *element.ancestors()):
            if "/Lang" in at.entry:
                return text(at.entry["/Lang"])
        return text(self.file.catalog.get("/Lang"))

    def parents(self):
        """The parent tree: what each key leads to, an element or, for a page, its list by MCID."""
        return {key: self.file.at(value) if isinstance(self.file.at(value), list) else value
                for key, value in tree_items(self.file, self.root.get("/ParentTree"), "/Nums")}

    def rows(self, table):
        """Rows of a table whatever groups they stand in."""
        for kid in table.kids:
            yield from self.rows(kid) if kid.kind in ("THead", "TBody", "TFoot") else [kid] if kid.kind == "TR" else []
