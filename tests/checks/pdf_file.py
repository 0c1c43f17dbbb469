"""A finished PDF's objects as qpdf tells them, for the checks that read files clause by clause."""
import base64
import copy
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
import zlib

XMP = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
       "pdfxid": "http://www.npes.org/pdfx/ns/id/", "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
       "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
       "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


class File:
    def __init__(self, path):
        command = ["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=none", path]
        self.objects = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["qpdf"][1]
        self.bytes = path.read_bytes()

    def copy(self):
        other = copy.copy(self)
        other.objects = copy.deepcopy(self.objects)
        return other

    def at(self, reference):
        """An object, or what a reference leads to; of a stream its dictionary."""
        if isinstance(reference, str) and re.fullmatch(r"\d+ \d+ R", reference):
            found = self.objects.get("obj:" + reference, {})
            return found["stream"]["dict"] if "stream" in found else found.get("value")
        return reference

    def data(self, reference):
        """A stream's bytes, inflated where they are deflated."""
        stream = self.objects["obj:" + reference]["stream"]
        data = base64.b64decode(stream["data"])
        return zlib.decompress(data) if stream["dict"].get("/Filter") == "/FlateDecode" else data

    def set_data(self, reference, data):
        stream = self.objects["obj:" + reference]["stream"]
        stream["dict"].pop("/Filter", None)
        stream["data"] = base64.b64encode(data).decode()

    @property
    def trailer(self):
        found = self.objects["trailer"]
        return found["value"] if "value" in found else found["stream"]["dict"]

    @property
    def catalog(self):
        return self.at(self.trailer["/Root"])

    def dictionaries(self):
        """Each dictionary with the reference that leads to it, also those within others."""
        for name in list(self.objects):
            if name != "trailer":
                reference = name.removeprefix("obj:")
                yield from ((reference, found) for found in self.within(self.at(reference)))

    def within(self, value):
        if isinstance(value, dict):
            yield value
            value = list(value.values())
        if isinstance(value, list):
            for item in value:
                yield from self.within(item)

    def all(self, key, value):
        """Dictionaries that say so of themselves."""
        return [found for _, found in self.dictionaries() if found.get(key) == value]

    def pages(self, node=None):
        """References of the pages in their order."""
        node = node or self.catalog["/Pages"]
        for kid in self.at(node)["/Kids"]:
            if self.at(kid)["/Type"] == "/Pages":
                yield from self.pages(kid)
            else:
                yield kid

    def contents(self, page):
        contents = self.at(page).get("/Contents", [])
        return b"\n".join(self.data(part) for part in (contents if isinstance(contents, list) else [contents]))

    def set_contents(self, page, data):
        contents = self.at(page)["/Contents"]
        parts = contents if isinstance(contents, list) else [contents]
        for part in parts[1:]:
            self.set_data(part, b"")
        self.set_data(parts[0], data)

    def annotations(self):
        """Each annotation's reference with its page."""
        for page in self.pages():
            for reference in self.at(self.at(page).get("/Annots", [])):
                yield page, reference


def text(value):
    """A text string; qpdf marks it so."""
    return value.removeprefix("u:") if isinstance(value, str) else value


def xmp(file):
    return ElementTree.fromstring(file.data(file.catalog["/Metadata"]))


def said(tree, path):
    found = tree.find(".//" + path, XMP)
    return None if found is None else "".join(found.itertext())


def tree_items(file, node, leaves):
    """Pairs of a name tree or a number tree (ISO 32000-1, 7.9.6 and 7.9.7); leaves is its /Names or /Nums."""
    node = file.at(node) or {}
    items = file.at(node.get(leaves, []))
    yield from zip(items[::2], items[1::2])
    for kid in file.at(node.get("/Kids", [])):
        yield from tree_items(file, kid, leaves)
