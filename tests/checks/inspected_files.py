#!/usr/bin/env python3
"""`jianbao inspect` tells what a finished PDF is made of, and says of others why they cannot be read.

Usage: inspected_files.py JIANBAO PROJECT_FOLDER
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def inspect(*arguments, **environment):
    return subprocess.run([engine, "inspect", *arguments], capture_output=True, text=True, timeout=60, env={**os.environ, **environment})


def encrypted(folder, path):
    """What is encrypted opens with a password of a file or of the environment."""
    locked = folder / "locked.pdf"
    subprocess.run(["qpdf", "--encrypt", "reader", "owner", "256", "--", path, locked], check=True)
    for name, words in (("reader", "reader\r\n"), ("owner", "owner"), ("wrong", "other\n"), ("empty", "")):
        (folder / name).write_text(words)
    for arguments, environment in ((["--password-file", folder / "reader"], {}), (["--password-file", folder / "owner"], {"JIANBAO_PASSWORD": "x"}), ([], {"JIANBAO_PASSWORD": "reader"})):
        result = inspect(locked, path, *arguments, **environment)
        expect(result.returncode == 0 and "locked.pdf: 2 pages" in result.stdout and "haiyan.zh.pdf: 2 pages" in result.stdout, f"{arguments}: {result}")
    for arguments, environment, words in (([], {}, "its password was not given"), ([], {"JIANBAO_PASSWORD": "secret1"}, "another password"), (["--password-file", folder / "wrong"], {}, "another password"),
                                          (["--password-file", folder / "none"], {}, "cannot read"), (["--password-file", folder / "empty"], {}, "empty")):
        result = inspect(locked, *arguments, **environment)
        expect(result.returncode == 1 and words in result.stderr and "secret1" not in result.stderr and not result.stdout, f"{arguments} {environment}: {result}")


def print_exchange(folder):
    """What a file says of PDF/X is told, in the forms in which programs write it."""
    files = {"element": "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "attribute": "<rdf:Description pdfxid:GTS_PDFXVersion=\"PDF/X-4\" pdfaid:part='2' pdfaid:conformance='B'/>"}
    for name, xmp in files.items():
        objects = ["<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
                   f"<</Type/Metadata/Subtype/XML/Length {len(xmp)}>>stream\n{xmp}\nendstream"]
        made, places = "%PDF-1.6\n", []
        for number, text in enumerate(objects):
            places.append(len(made))
            made += f"{number + 1} 0 obj{text}\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        (folder / f"{name}.pdf").write_text(f"{made}xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n")
        result = inspect("--json", folder / f"{name}.pdf")
        expect(result.returncode == 0 and json.loads(result.stdout)[0]["standard"] == ("PDF/A-2b, PDF/X-4" if name == "attribute" else "PDF/X-4"), str(result))


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    subprocess.run([engine, "build", "--only", "haiyan", "--out", folder], cwd=root, check=True, stdout=subprocess.DEVNULL)
    path = folder / "haiyan.zh.pdf"
    result = inspect("--json", path)
    expect(result.returncode == 0, result.stderr)
    facts = json.loads(result.stdout)[0]
    shares = facts["bytes_by_kind"]
    expect(facts["bytes"] == path.stat().st_size == sum(shares.values()), f"{facts['bytes']} bytes, by kind {sum(shares.values())}")
    expect((facts["pages"], facts["version"], facts["standard"]) == (2, "1.7", "PDF/A-2a, PDF/UA-1"), str(facts))
    expect("NotoSerifCJKsc-Regular" in facts["fonts"] and facts["fonts"] == sorted(facts["fonts"]), str(facts["fonts"]))
    expect(shares["fonts"] > shares["content"] > 5000 and shares["images"] == 0 and shares["metadata"] > 500, str(shares))
    # Tags cost what the file is larger by, about: object streams are no kind of their own.
    expect(shares["structure"] > shares["objects"] > 0, str(shares))
    # Without its pages' contents a file has none.
    qdf = subprocess.run(["qpdf", "--qdf", path, "-"], capture_output=True, check=True).stdout
    other = folder / "other.pdf"
    other.write_bytes(qdf)
    more = json.loads(inspect("--json", other).stdout)[0]
    expect(more["bytes_by_kind"]["content"] > shares["content"] * 2, "uncompressed contents are larger")
    lines = inspect(path).stdout
    expect("haiyan.zh.pdf: 2 pages, PDF 1.7, PDF/A-2a, PDF/UA-1" in lines and "  fonts " in lines and "font NotoSerif-Regular" in lines, lines)
    # Asked to, a layout makes files whose first page comes first, always the same bytes.
    shutil.copytree(root / "tests/diagnostics/common", folder / "web")
    shutil.copy(root / "fonts/fonts.yaml", folder / "web")
    layout = folder / "web/layout.yaml"
    for linear in (False, True):
        if linear:
            layout.write_text(layout.read_text() + "pdf: {linearize: true}\n")
        made = []
        for out in ("one", "two"):
            subprocess.run([engine, "build", "--out", out], cwd=folder / "web", check=True, stdout=subprocess.DEVNULL)
            made.append((folder / "web" / out / "brief.zh.pdf").read_bytes())
        expect(made[0] == made[1], "the same brief has other bytes")
        said = subprocess.run(["qpdf", "--check", folder / "web/one/brief.zh.pdf"], capture_output=True, text=True)
        expect(said.returncode == 0 and ("File is linearized" in said.stdout) == linear, said.stdout + said.stderr)
    for broken, data in (("text.pdf", b"no PDF"), ("cut.pdf", path.read_bytes()[:20000]), ("empty.pdf", b"")):
        (folder / broken).write_bytes(data)
        result = inspect(folder / broken, path)
        expect(result.returncode == 1 and f"cannot inspect '{folder / broken}'" in result.stderr, f"{broken}: {result.stderr}")
        expect("haiyan.zh.pdf: 2 pages" in result.stdout, f"{broken}: the other file is not told of")
    encrypted(folder, path)
    print_exchange(folder)
    result = inspect(folder / "none.pdf")
    expect(result.returncode == 1 and "none.pdf" in result.stderr, result.stderr)
for failure in failures:
    print(failure)
print("inspect: as expected" if not failures else f"inspect: {len(failures)} failed")
sys.exit(1 if failures else 0)
