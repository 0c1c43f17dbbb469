#!/usr/bin/env python3
"""Fonts that are dropped into a project's folder, and what stands in where a style's families lack a character.

Usage: fonts.py JIANBAO PROJECT_FOLDER
"""
import io
import re
import struct
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from font_project import Project, root, run

NOTO, DEJAVU = Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/truetype/dejavu")
CJK = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
problems = []


def expect(name, condition, message):
    if not condition:
        problems.append(f"{name}: {message}")


def check_dropped():
    """Of the engine's manifest and a dropped file, the file's family can be named."""
    project = Project(["Noto Serif Display", "Noto Sans Mono", "Noto Serif CJK SC"], editions="[en]")
    expect("not dropped", "unknown font family 'Noto Sans Mono'" in project.build().stderr, "is known")
    project = Project(["Noto Sans Mono"], editions="[en]")
    mono = NOTO / "NotoSansMono-Regular.ttf"
    project.drop(mono, "Own Name.TTF")
    result = project.build()
    expect("dropped", result.returncode == 0 and not result.stderr, result.stderr)
    expect("dropped", project.fonts("en") == {"NotoSansMono-Regular"}, project.fonts("en"))
    listed = run(project.folder, "fonts").stdout
    expect("fonts", "Noto Sans Mono 400: fonts/Own Name.TTF, face 0" in listed, listed)
    # It is locked as the manifest's fonts are.
    expect("lock", run(project.folder, "lock").returncode == 0, "fails")
    lock = (project.folder / "jianbao.lock").read_text(encoding="utf-8")
    expect("lock", "'Own Name.TTF'" in lock and "'NotoSerif-Regular.ttf'" in lock, lock)
    expect("locked", project.build("--locked").returncode == 0, "is refused")
    project.drop(NOTO / "NotoSansMono-Bold.ttf", "Own Name.TTF")
    changed = project.build("--locked")
    expect("locked", changed.returncode == 1 and "'Own Name.TTF' has changed" in changed.stderr, changed.stderr)
    project.drop(mono, "Own Name.TTF")
    project.drop(NOTO / "NotoSansMono-Bold.ttf")
    added = project.build("--locked")
    expect("locked", "'NotoSansMono-Bold.ttf' is not locked" in added.stderr, added.stderr)


def check_locked_patterns():
    """Patterns of a region are locked where the project uses its language, installed or not elsewhere."""
    american = Path("/usr/share/hyphen/hyph_en_US.dic")
    project = Project(["Noto Serif"], editions="[en]")
    lock = project.folder / "jianbao.lock"
    locked = run(project.folder, "lock")
    expect("patterns", not locked.stderr and american.name not in lock.read_text(encoding="utf-8"), locked.stderr)
    body = '{en: "<span lang=\\"en-US\\">Jiaxing</span>"}'
    project = Project(["Noto Serif"], body=body.replace("Jiaxing", "Jiaxing city"), editions="[en]")
    lock = project.folder / "jianbao.lock"
    locked = run(project.folder, "lock")
    if american.exists():
        expect("patterns", american.name in lock.read_text(encoding="utf-8"), "en-US is not locked")
        return
    expect("patterns", "patterns of 'en-US' are not installed" in locked.stderr, locked.stderr)
    expect("patterns", project.build("--locked").returncode == 0, "is refused")
    text = lock.read_text(encoding="utf-8").replace("hyphenation:\n", f"hyphenation:\n  '{american.name}': '00'\n")
    lock.write_text(text, encoding="utf-8")
    missing = project.build("--locked").stderr
    expect("patterns", f"the hyphenation file '{american.name}' is not installed here" in missing, missing)


def check_manifest_of_its_own():
    """What the manifest mentions is what it says; the rest of the folder joins it."""
    manifest = "families:\n  - {name: Mine, faces: [{file: a.ttf}]}\nfolders: .\n"
    project = Project(["Mine", "DejaVu Sans"], manifest=manifest, editions="[en]")
    project.drop(NOTO / "NotoSansMono-Regular.ttf", "a.ttf")
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        project.drop(DEJAVU / name)
    (project.folder / "fonts/readme.txt").write_text("no font")
    listed = run(project.folder, "fonts").stdout.splitlines()
    wanted = ["Mine 400: fonts/a.ttf, face 0", "DejaVu Sans 700: fonts/DejaVuSans-Bold.ttf, face 0",
              "DejaVu Sans 400: fonts/DejaVuSans.ttf, face 0"]
    expect("own manifest", listed == wanted, listed)
    expect("own manifest", project.build().returncode == 0, project.build().stderr)
    # The same from another folder, with a collection, and twice.
    project.drop(CJK)
    families = run(project.folder, "fonts").stdout
    expect("collection", "Noto Serif CJK TC 400: fonts/NotoSerifCJK-Regular.ttc, face 3" in families, families)
    other = run(project.folder.parent, "build", str(project.folder), "--out", str(project.folder / "again"))
    project.build()
    same = (project.folder / "again/brief.en.pdf").read_bytes() == (project.folder / "out/brief.en.pdf").read_bytes()
    expect("elsewhere", other.returncode == 0 and same, other.stderr)


def check_broken():
    for message, change in (
        ("is cut off", lambda data: data[:1000]),
        ("is not an OpenType font", lambda data: b"no font" * 100),
        ("is damaged in its table", lambda data: data[:-5000] + bytes(100) + data[-4900:]),
    ):
        project = Project(["Noto Serif"], editions="[en]")
        project.drop(NOTO / "NotoSansMono-Regular.ttf", "own.ttf", change)
        result = project.build()
        said = re.search(r"error: the font '.*fonts/own\.ttf' (.*)", result.stderr)
        expect(message, result.returncode == 1 and said and said.group(1).startswith(message), result.stderr)
        expect(message, not (project.folder / "out").exists(), "left a file")
    project = Project(["Noto Serif"], editions="[en]")
    project.drop(NOTO / "NotoSerif-Bold.ttf", "again.ttf")
    result = project.build()
    expect("again", result.returncode == 0 and "warning: the font 'fonts/again.ttf' is not used" in result.stderr,
           result.stderr)


def with_wrong_places(data):
    """The font with a table 'loca' that leads beyond its outlines, and with right checksums."""
    font = TTFont(io.BytesIO(data))
    places = bytearray(font.getTableData("loca"))
    size = ">I" if font["head"].indexToLocFormat else ">H"
    for at in range(struct.calcsize(size) * 3, len(places) - 3, struct.calcsize(size)):
        struct.pack_into(size, places, at, (at * 7919) % 65000)
    tables = {tag: font.getTableData(tag) for tag in font.keys() if tag != "GlyphOrder"}
    for tag, content in (tables | {"loca": bytes(places)}).items():
        font[tag] = DefaultTable(tag)
        font[tag].data = content
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def check_wrong_places():
    for source in (Path("/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf"), NOTO / "NotoSansMono-Regular.ttf"):
        project = Project(["Noto Serif"], editions="[en]")
        project.drop(source, "own.ttf", with_wrong_places)
        result = project.build()
        expect("loca", result.returncode == 1 and "fonts/own.ttf' is damaged in its table 'loca'" in result.stderr, f"{result.returncode}: {result.stderr}")
        expect("loca", not (project.folder / "out").exists(), "left a file")


def check_fallback():
    """A character that no family of its style has comes from one for its language, then from any."""
    body = "{zh: 嘉兴 ✓, en: Jiaxing 嘉兴 ℞}"
    project = Project(["Noto Serif"], body=body, editions="[zh, en]")
    result = project.build("--strict")
    expect("fallback", result.returncode == 0, result.stderr)
    expect("Chinese", "NotoSerifCJKsc-Regular" in project.fonts("zh"), project.fonts("zh"))
    expect("English", {"NotoSerif"} & {name.split("-")[0] for name in project.fonts("en")}, project.fonts("en"))
    manifest = (root / "fonts/fonts.yaml").read_text(encoding="utf-8")
    for language, face in (("zh-Hans", "NotoSerifCJKsc"), ("zh-Hant", "NotoSerifCJKtc"), ("zh", "NotoSerifCJKsc")):
        named = manifest.replace("language: zh-Hans", "language: en" if language == "zh-Hant" else "language: zh-Hans")
        named = named.replace("[zh-Hant, zh-TW]", "zh" if language == "zh-Hant" else "[zh-Hant, zh-TW]")
        project = Project(["Noto Serif"], manifest=named)
        expect(language, project.build().returncode == 0, "fails")
        expect(language, any(name.startswith(face) for name in project.fonts()), project.fonts())


def check_no_family():
    """A style that names no family is set in the first for the language, or for none."""
    body = "{zh: 嘉兴 Jiaxing, en: Jiaxing}"
    project = Project([], body=body, editions="[zh, en, zh+en]")
    result = project.build("--strict")
    expect("no family", result.returncode == 0, result.stderr)
    for edition, family in (("zh", "NotoSerifCJKsc"), ("en", "NotoSerif")):
        families = {name.split("-")[0] for name in project.fonts(edition)}
        expect("no family", families == {family}, families)


check_dropped()
check_locked_patterns()
check_manifest_of_its_own()
check_broken()
check_wrong_places()
check_fallback()
check_no_family()
print("\n".join(problems) or "fonts: as expected")
sys.exit(1 if problems else 0)
