#!/usr/bin/env python3
"""Encrypted and signed briefs, read by qpdf and verified by pdfsig. Secrets come from the environment or from files.

Usage: security.py JIANBAO PROJECT_FOLDER
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
PROJECT = {"jianbao": 1, "date": "2026-01-01", "fonts": str(root / "fonts/fonts.yaml"), "sources": {"data": "data.json"},
           "briefs": [{"name": "brief", "layout": "layout.yaml", "data": "data", "editions": ["zh"]}]}
OWNER = {"env": "JIANBAO_TEST_OWNER"}


def expect(condition, message):
    if not condition:
        failures.append(message)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)


def build(folder, keys, status=0):
    layout = {"jianbao": 1, "theme": "theme.yaml", "pdf": keys, "blocks": [{"heading": "{title}"}, {"text": "内部资料。"}]}
    (folder / "layout.yaml").write_text(json.dumps(layout, ensure_ascii=False))
    secrets = {"JIANBAO_TEST_OWNER": "meister", "JIANBAO_TEST_KEY": "abc"}
    result = run(engine, "build", "project.yaml", "--out", "out", cwd=folder, env=os.environ | secrets)
    expect(result.returncode == status, f"{keys}: {result.returncode}: {result.stderr}")
    return result.stderr


def signature_of(pdf):
    return run("pdfsig", pdf).stdout


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    shutil.copy(root / "layouts/themes/red-ink.yaml", folder / "theme.yaml")
    (folder / "data.json").write_text('{"title": "数字"}')
    (folder / "project.yaml").write_text(json.dumps(PROJECT))
    (folder / "user.txt").write_text("geheim\n")
    pdf = folder / "out/brief.zh.pdf"

    both = {"standard": "pdf/ua-1", "encryption": {"owner-password": OWNER, "user-password": {"file": "user.txt"}, "permissions": ["print"]}}
    plain = []
    for _ in range(2):
        build(folder, both)
        run("qpdf", "--password=geheim", "--decrypt", "--deterministic-id", pdf, folder / "plain.pdf")
        plain.append((folder / "plain.pdf").read_bytes())
    expect(plain[0] == plain[1], "the same brief has another plain content")
    said = run("qpdf", "--password=geheim", "--show-encryption", pdf).stdout
    for line in ("R = 6", "AESv3", "print high resolution: allowed", "extract for accessibility: allowed", "extract for any purpose: not allowed",
                 "modify anything: not allowed"):
        expect(line in said, f"{line}: {said}")
    expect(run("qpdf", "--password=other", "--check", pdf).returncode == 2, "any password opens it")
    expect("Supplied password is owner password" in run("qpdf", "--password=meister", "--show-encryption", pdf).stdout, "the owner's password")
    build(folder, {"standard": "pdf-1.7", "encryption": {"owner-password": OWNER, "permissions": []}, "linearize": True})
    said = run("qpdf", "--check", pdf)
    expect(said.returncode == 0 and "File is linearized" in said.stdout, said.stdout + said.stderr)

    expect("ISO 19005-2, 6.1.3" in build(folder, {"encryption": {"owner-password": OWNER, "permissions": ["print"]}}, 1), "no archive is encrypted")
    for wrong, why in (("open", "must not stand in a layout"), ({"env": "JIANBAO_NOT_SET"}, "no environment variable 'JIANBAO_NOT_SET'"),
                       ({"file": "none.txt"}, "none.txt")):
        message = build(folder, {"standard": "pdf-1.7", "encryption": {"owner-password": wrong, "permissions": []}}, 1)
        expect(why in message and "layout.yaml:1:" in message, message)

    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "k.pem", "-out", folder / "c.pem", "-days", "3650", "-subj",
        "/CN=Office")
    run("openssl", "pkcs12", "-export", "-inkey", folder / "k.pem", "-in", folder / "c.pem", "-out", folder / "key.p12", "-passout", "pass:abc")
    signature = {"key": {"file": "key.p12"}, "password": {"env": "JIANBAO_TEST_KEY"}, "reason": "发布", "location": "嘉兴"}
    build(folder, {})
    before = run("pdfinfo", "-struct-text", pdf).stdout
    for keys in ({"signature": signature}, {"signature": signature, "linearize": True}):
        build(folder, keys)
        said = signature_of(pdf)
        for line in ("Signature is Valid", "Total document signed", "ETSI.CAdES.detached", "Office", "SHA-256"):
            expect(line in said, f"{line}: {said}")
        expect(run("qpdf", "--check", pdf).returncode == 0, run("qpdf", "--check", pdf).stderr)
        expect(run("pdfinfo", "-struct-text", pdf).stdout == before, "the tags are others")
    data = bytearray(pdf.read_bytes())
    data[data.find(b"stream\n") + 20] ^= 1
    (folder / "changed.pdf").write_bytes(data)
    expect("Signature is Valid" not in signature_of(folder / "changed.pdf"), "a changed file is not noticed")
    for change, why in (({"password": {"env": "JIANBAO_TEST_OWNER"}}, "password"), ({"key": {"file": "c.pem"}}, "PKCS #12"), ({"key": {"file": "no.p12"}}, "no.p12")):
        message = build(folder, {"signature": signature | change}, 1)
        expect(why in message and "layout.yaml:1:" in message, message)

for failure in failures:
    print(failure)
print("security: as expected" if not failures else f"security: {len(failures)} failed")
sys.exit(1 if failures else 0)
