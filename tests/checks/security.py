#!/usr/bin/env python3
"""Encrypted files open only with their passwords, signed ones are valid as poppler sees them, and what the standards or the
secrets do not let be is an error at its place.

Usage: security.py JIANBAO PROJECT_FOLDER
"""
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
failures = []
PROJECT = {"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"),
           "sources": {"data": "data.json"}, "briefs": [{"name": "brief", "layout": "layout.yaml", "data": "data", "editions": ["zh+en"]}]}
BLOCKS = [{"heading": {"zh": "机密", "en": "Confidential"}}, {"text": {"zh": "正文[链接](https://example.org)。", "en": "Text."}}]
ENCRYPTION = {"owner-password": {"env": "TEST_OWNER"}, "user-password": {"file": "user.txt"}}
SIGNATURE = {"key": {"file": "seal.p12"}, "password": {"env": "TEST_SEAL"}, "reason": {"zh": "核发", "en": "Issued"}, "location": "杭州"}
ENVIRONMENT = {**os.environ, "TEST_OWNER": "owner’s 密码", "TEST_SEAL": "seal"}
USER = "reader 读者"


def expect(condition, message):
    if not condition:
        failures.append(message)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)


def try_build(folder, pdf, environment=None, **more):
    layout = {"jianbao": 1, "theme": "theme.yaml", "pdf": pdf, "blocks": BLOCKS, **more}
    (folder / "layout.yaml").write_text(json.dumps(layout, ensure_ascii=False, indent=1))
    return run(engine, "build", "project.yaml", "--out", "out", cwd=folder, env=ENVIRONMENT if environment is None else environment)


def build(folder, pdf, name, **more):
    result = try_build(folder, pdf, **more)
    expect(not result.stderr, f"{name}: {result.stderr}")
    if result.returncode != 0:
        sys.exit(f"{name} is not built: {result.stderr}")
    return shutil.copy(folder / "out/brief.zh+en.pdf", folder / f"{name}.pdf")


def refuse(folder, pdf, *words, environment=None, **more):
    """An error at a line of the layout, which says all of the words."""
    result = try_build(folder, pdf, environment, **more)
    said = result.stderr
    expect(result.returncode == 1 and "layout.yaml:" in said and all(word in said for word in words), f"not refused with {words}: {result.returncode} {said}")


def streams_end_on_lines(pdf):
    """ISO 19005-2, 6.1.7.1: the end of a line stands before `endstream`, also where libqpdf wrote the file."""
    data = Path(pdf).read_bytes()
    expect(not re.search(rb"[^\r\n]endstream", data), f"{pdf}: a stream does not end on a line")


def clean(pdf, *options):
    result = run("qpdf", "--check", *options, pdf)
    expect(result.returncode == 0 and "WARNING" not in result.stdout + result.stderr, f"{pdf}: {result.stdout}{result.stderr}")


def plain(folder, pdf, password):
    decrypted = folder / "plain.pdf"
    result = run("qpdf", f"--password={password}", "--decrypt", "--static-id", pdf, decrypted)
    expect(result.returncode == 0, f"{pdf}: {result.stderr}")
    return decrypted.read_bytes()


def encrypted_files(folder):
    (folder / "user.txt").write_text(USER + "\n")
    owner = ENVIRONMENT["TEST_OWNER"]
    asked = {"standard": "pdf-1.7", "encryption": {**ENCRYPTION, "permissions": ["print-low-resolution", "annotate"]}}
    first, second = (build(folder, asked, name) for name in ("first", "second"))
    said = run("qpdf", "--show-encryption", f"--password={USER}", first).stdout
    for line in ("R = 6", "stream encryption method: AESv3", "string encryption method: AESv3", "file encryption method: AESv3",
                 "print low resolution: allowed", "print high resolution: not allowed", "modify annotations: allowed",
                 "extract for any purpose: not allowed", "modify document assembly: not allowed", "modify forms: not allowed",
                 "modify other: not allowed", "extract for accessibility: allowed", "Supplied password is user password"):
        expect(line in said, f"no '{line}' in {said}")
    expect("Supplied password is owner password" in run("qpdf", "--show-encryption", f"--password={owner}", first).stdout, "the owner's password is another one")
    for wrong in ("", "reader", USER + "\n"):
        expect(run("qpdf", "--check", f"--password={wrong}", first).returncode == 2, f"'{wrong}' opens the file")
        expect("Incorrect password" in run("pdfinfo", "-upw", wrong, first).stderr, f"'{wrong}' opens the file in poppler")
    clean(first, f"--password={USER}")
    expect("Confidential" in run("pdftotext", "-upw", USER, first, "-").stdout, "poppler reads no text")
    expect(Path(first).read_bytes() != Path(second).read_bytes(), "two files have the same salts")
    expect(plain(folder, first, USER) == plain(folder, second, owner), "the plain content is not the same")
    # Without a user's password anybody opens the file; an archive would not let that be, accessible files do.
    opened = build(folder, {"standard": "pdf/ua-1", "encryption": {"owner-password": {"file": "user.txt"}, "permissions": []}}, "opened")
    said = run("qpdf", "--show-encryption", opened).stdout
    expect("print low resolution: not allowed" in said and "extract for accessibility: allowed" in said, said)
    clean(opened)
    clean(build(folder, {**asked, "linearize": True}, "web"), f"--password={USER}")


def refused_encryption(folder):
    usual = {"standard": "pdf-1.7", "encryption": ENCRYPTION}
    refuse(folder, {"encryption": ENCRYPTION}, "ISO 19005-2, 6.1.3", "'pdf/a-2a'", "layout.yaml:5:")
    refuse(folder, {"encryption": ENCRYPTION}, "ISO 19005-3, 6.1.3", attach=[{"file": "a.json", "data": "[1]"}])
    for standard, clause in (("pdf/a-1b", "19005-1"), ("pdf/a-3b", "19005-3"), ("pdf/a-4", "19005-4")):
        refuse(folder, {**usual, "standard": standard}, f"ISO {clause}, 6.1.3")
    refuse(folder, {**usual, "encryption": {**ENCRYPTION, "user-password": "open sesame"}}, "env", "file")
    refuse(folder, {**usual, "encryption": {**ENCRYPTION, "user-password": {"env": "NO_SUCH_VARIABLE"}}}, "no environment variable 'NO_SUCH_VARIABLE'", "layout.yaml:")
    refuse(folder, {**usual, "encryption": {**ENCRYPTION, "user-password": {"file": "none.txt"}}}, "none.txt")
    refuse(folder, {**usual, "encryption": {**ENCRYPTION, "user-password": {"env": "A", "file": "user.txt"}}}, "env", "file")
    refuse(folder, {**usual, "encryption": {**ENCRYPTION, "user-password": {"env": "TEST_OWNER"}}}, "same password")
    refuse(folder, {**usual, "encryption": {"owner-password": {"env": "TEST_OWNER"}}}, "keeps nothing")
    refuse(folder, {**usual, "encryption": {**ENCRYPTION, "permissions": ["prin"]}}, "did you mean 'print'")
    refuse(folder, usual, "empty", environment={**ENVIRONMENT, "TEST_OWNER": ""})
    refuse(folder, usual, "127 bytes", environment={**ENVIRONMENT, "TEST_OWNER": "密" * 43})


def make_key(folder, name, *kind, export=()):
    """A key and a certificate that holds on the project's date."""
    key, certificate = folder / f"{name}.pem", folder / f"{name}.crt"
    subprocess.run(["faketime", "2025-12-01", "openssl", "req", "-x509", *kind, "-nodes", "-keyout", key, "-out", certificate, "-days", "3650",
                    "-subj", "/CN=Test Seal"], check=True, capture_output=True)
    subprocess.run(["openssl", "pkcs12", "-export", *export, "-inkey", key, "-in", certificate, "-out", folder / f"{name}.p12", "-passout", "pass:seal"],
                   check=True, capture_output=True)


def valid(pdf, *options):
    said = run("pdfsig", "-nocert", *options, pdf).stdout
    for line in ("Signature is Valid", "Total document signed", "ETSI.CAdES.detached", "SHA-256", "Test Seal"):
        expect(line in said, f"no '{line}' for {pdf}: {said}")


def structure(pdf):
    """What poppler finds in the tags, but for the numbers of objects."""
    return re.sub(r"Object \d+", "Object", run("pdfinfo", "-struct-text", pdf).stdout)


def signed_files(folder):
    make_key(folder, "seal", "-newkey", "rsa:2048")
    make_key(folder, "curve", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
    unsigned = build(folder, {}, "unsigned")
    files = {"signed": {}, "signed-web": {"linearize": True}, "signed-1": {"standard": "pdf/a-1b"},
             "signed-4": {"standard": "pdf/a-4"}, "signed-untagged": {"tagged": False}}
    for name, asked in files.items():
        pdf = build(folder, {**asked, "signature": SIGNATURE}, name)
        valid(pdf)
        clean(pdf)
        streams_end_on_lines(pdf)
    for name in ("signed", "signed-web"):
        expect(structure(folder / f"{name}.pdf") == structure(unsigned) != "", f"{name} has other tags than the unsigned file")
    signed = folder / "signed.pdf"
    expect("核发" in json.dumps(json.loads(run("qpdf", "--json=2", signed).stdout), ensure_ascii=False), "the reason is not said")
    again = build(folder, {"signature": SIGNATURE}, "again")
    expect(Path(again).read_bytes() == signed.read_bytes(), "the signature of an RSA key is not the same again")
    # Old programs encrypt with RC2 and triple DES.
    make_key(folder, "old", "-newkey", "rsa:2048", export=["-legacy"])
    make_key(folder, "large", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521")
    for name in ("curve", "old", "large"):
        valid(build(folder, {"signature": {**SIGNATURE, "key": {"file": f"{name}.p12"}}}, name))
    result = try_build(folder, {"signature": {**SIGNATURE, "key": {"env": "TEST_KEY"}}},
                       {**ENVIRONMENT, "TEST_KEY": base64.b64encode((folder / "seal.p12").read_bytes()).decode()})
    expect(result.returncode == 0, f"a key in the environment: {result.stderr}")
    # Whatever byte is another one, before the signature or after it.
    data = signed.read_bytes()
    place = data.rindex(b"/ByteRange")
    for at in (data.index(b"/Type"), place - 2, data.rindex(b"startxref") + 3):
        broken = folder / "broken.pdf"
        broken.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1:])
        expect("Signature is Valid" not in run("pdfsig", "-nocert", broken).stdout, f"byte {at} may be another one")
    (folder / "user.txt").write_text(USER + "\n")
    both = build(folder, {"standard": "pdf/ua-1", "encryption": ENCRYPTION, "signature": SIGNATURE}, "both")
    valid(both, "-upw", USER)
    clean(both, f"--password={USER}")
    both = build(folder, {"standard": "pdf/ua-1", "linearize": True, "encryption": ENCRYPTION, "signature": SIGNATURE}, "all")
    valid(both, "-upw", USER)
    clean(both, f"--password={USER}")


def visible_signatures(folder):
    """The field lies over the words of its block, in an element Form behind all others (ISO 14289-1, 7.18.4)."""
    blocks = BLOCKS + [{"page-break": {}}, {"text": {"zh": "签发人：甲", "en": "Signed: A"}, "id": "seal"}]
    for name, asked in (("seen", {}), ("seen-untagged", {"tagged": False}), ("seen-web", {"linearize": True})):
        pdf = build(folder, {**asked, "signature": {**SIGNATURE, "visible": "seal"}}, name, blocks=blocks)
        valid(pdf)
        clean(pdf)
        found = json.loads(run("qpdf", "--json=2", "--json-key=qpdf", pdf).stdout)["qpdf"][1]
        values = [entry.get("value") for entry in found.values() if isinstance(entry.get("value"), dict)]
        widget, = [value for value in values if value.get("/Subtype") == "/Widget"]
        left, bottom, right, top = widget["/Rect"]
        expect(widget["/TU"] == "u:电子签名 / Digital signature", f"{name}: the field is called {widget['/TU']}")
        pages = [value for value in values if value.get("/Type") == "/Page"]
        expect(len(pages) == 2 and found["obj:" + widget["/P"]]["value"] in pages, f"{name}: the field is on no page")
        words = run("pdftotext", "-f", 2, "-l", 2, "-x", int(left), "-y", int(841.89 - top), "-W", int(right - left) + 1, "-H", int(top - bottom) + 1, pdf, "-").stdout
        expect("签发人" in words and "Signed" in words, f"{name}: the field lies over '{words}'")
        forms = [value for value in values if value.get("/S") == "/Form"]
        expect(len(forms) == (0 if "tagged" in asked else 1), f"{name}: {len(forms)} elements Form")
        expect(("/StructParent" in widget) == ("tagged" not in asked), f"{name}: {widget}")
    refuse(folder, {"signature": {**SIGNATURE, "visible": "seel"}}, "no block has the id 'seel'", "did you mean 'seal'", blocks=blocks)
    refuse(folder, {"signature": {**SIGNATURE, "visible": "seal"}}, "no page shows the signature", blocks=BLOCKS + [{"space": 1, "id": "seal"}])


def page_marks(folder):
    """Watermark and stamp are artifacts: they are on the page, and not in the structure."""
    marks = {"watermark": {"text": {"zh": "内部资料", "en": "Internal"}, "angle": 0}, "stamp": {"copy": "000001", "text": "机密★1年"}}
    pdf = build(folder, {}, "marked", page=marks)
    text, tags = run("pdftotext", pdf, "-").stdout.replace(" ", ""), structure(pdf)
    for words in ("内部资料", "Internal", "000001", "机密★1年"):
        expect(words in text and words not in tags, f"'{words}' is not on the page, or in the structure")
    clean(pdf)
    refuse(folder, {"standard": "pdf/a-1b"}, "ISO 19005-1, 6.4", "layout.yaml:", page={"watermark": {"text": "内部", "opacity": 30}})


def refused_signatures(folder):
    refuse(folder, {"signature": {**SIGNATURE, "key": "seal.p12"}}, "env", "file")
    refuse(folder, {"signature": {**SIGNATURE, "key": {"file": "theme.yaml"}}}, "no PKCS #12 file")
    refuse(folder, {"signature": {**SIGNATURE, "key": {"env": "TEST_SEAL2"}}}, "no base64", environment={**ENVIRONMENT, "TEST_SEAL2": "***"})
    at_password = "layout.yaml:10:12:"
    for name in ("seal", "old"):
        refuse(folder, {"signature": {**SIGNATURE, "key": {"file": f"{name}.p12"}}}, "its password is another one", at_password, environment={**ENVIRONMENT, "TEST_SEAL": "other"})
    for curve in ("secp256k1", "brainpoolP256r1"):
        make_key(folder, curve, "-newkey", "ec", "-pkeyopt", f"ec_paramgen_curve:{curve}")
        refuse(folder, {"signature": {**SIGNATURE, "key": {"file": f"{curve}.p12"}}}, curve, "P-256, P-384, P-521")
    # Without the old ciphers the way out is said.
    refuse(folder, {"signature": {**SIGNATURE, "key": {"file": "old.p12"}}}, "openssl pkcs12 -legacy", environment={**ENVIRONMENT, "OPENSSL_MODULES": str(folder)})
    make_key(folder, "unchecked", "-newkey", "rsa:2048", export=["-nomac"])
    refuse(folder, {"signature": {**SIGNATURE, "key": {"file": "unchecked.p12"}}}, "nothing in it tells")
    refuse(folder, {"signature": {"password": {"env": "TEST_SEAL"}}}, "'key'")


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    shutil.copy(root / "layouts/themes/red-ink.yaml", folder / "theme.yaml")
    (folder / "data.json").write_text('{"title": "简报"}')
    (folder / "project.yaml").write_text(json.dumps(PROJECT))
    encrypted_files(folder)
    refused_encryption(folder)
    signed_files(folder)
    visible_signatures(folder)
    refused_signatures(folder)
    page_marks(folder)

for failure in failures:
    print(failure)
print("security: as expected" if not failures else f"security: {len(failures)} failed")
sys.exit(1 if failures else 0)
