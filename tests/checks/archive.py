#!/usr/bin/env python3
"""Finished files follow ISO 19005-2 at level A as they say: a check for each clause that needs one, read through qpdf,
and for each check a file broken on purpose, which must be found wanting.

Usage: archive.py JIANBAO PROJECT_FOLDER
"""
import base64
import copy
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
XMP = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
       "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


class File:
    def __init__(self, path):
        said = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", path], capture_output=True, check=True)
        self.objects = json.loads(said.stdout)["qpdf"][1]

    def at(self, reference):
        """An object, or what a reference leads to; of a stream its dictionary."""
        if isinstance(reference, str) and re.fullmatch(r"\d+ \d+ R", reference):
            found = self.objects.get("obj:" + reference, {})
            return found["stream"]["dict"] if "stream" in found else found.get("value")
        return reference

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    @property
    def trailer(self):
        return self.objects["trailer"]["value"]

    @property
    def catalog(self):
        return self.at(self.trailer["/Root"])

    def all(self, key, value):
        """Dictionaries that say so of themselves."""
        for name in self.objects:
            found = self.at(name.removeprefix("obj:")) if name != "trailer" else None
            if isinstance(found, dict) and found.get(key) == value:
                yield found


def text(value):
    return value.removeprefix("u:") if isinstance(value, str) else value


def xmp(file):
    return ElementTree.fromstring(file.data(file.catalog["/Metadata"]))


def said(tree, path):
    found = tree.find(".//" + path, XMP)
    return None if found is None else "".join(found.itertext())


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
    def broken(file):
        stream = file.objects["obj:" + file.catalog["/Metadata"]]["stream"]
        stream["data"] = base64.b64encode(base64.b64decode(stream["data"]).replace(old, new)).decode()
    return broken


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

failures = []
with tempfile.TemporaryDirectory() as name:
    subprocess.run([engine, "build", "--out", name], cwd=root, check=True, stdout=subprocess.DEVNULL)
    files = {path.name: File(path) for path in sorted(Path(name).glob("*.pdf"))}
for name, file in files.items():
    failures += [f"{name}: {check.__doc__}" for check in CHECKS if not check(file)]
whole = files["jiaxing.zh+en.pdf"]
for check, spoil in CHECKS.items():
    broken = copy.copy(whole)
    broken.objects = copy.deepcopy(whole.objects)
    spoil(broken)
    if check(broken):
        failures.append(f"the check cannot fail: {check.__doc__}")
for failure in failures:
    print(failure)
print(f"archive: {len(files)} files, {len(CHECKS)} clauses" if not failures else f"archive: {len(failures)} failed")
sys.exit(1 if failures else 0)
