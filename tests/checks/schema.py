#!/usr/bin/env python3
"""The JSON Schemas take every file of the repository and refuse what the engine refuses.

Usage: schema.py JIANBAO PROJECT_FOLDER
"""
import copy
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: a date is a text, `on` a word."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]+", list("-+0123456789")),
):
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(f"^(?:{pattern})$"), first)


def load(text):
    return yaml.load(text, Loader)


problems, files = [], []
for path in [root / "jianbao.yaml", root / "tests/diagnostics/common/jianbao.yaml"]:
    files.append(("project", str(path), path.read_text(encoding="utf-8")))
for path in [*sorted((root / "layouts").glob("*.yaml")), root / "tests/diagnostics/common/layout.yaml"]:
    files.append(("layout", str(path), path.read_text(encoding="utf-8")))
for path in [*sorted((root / "layouts/themes").glob("*.yaml")), root / "tests/diagnostics/common/theme.yaml"]:
    files.append(("theme", str(path), path.read_text(encoding="utf-8")))
files.append(("fonts", "fonts.yaml", (root / "fonts/fonts.yaml").read_text(encoding="utf-8")))
readme = (root / "README.md").read_text(encoding="utf-8")
for kind, name in (("project", "mine.yaml"), ("layout", "layouts/mine.yaml")):
    text = re.search(rf"^`{re.escape(name)}`,.*?\n```yaml\n(.*?)```", readme, re.M | re.S)
    files.append((kind, "README: " + name, text.group(1)))

reference = (root / "docs/reference.md").read_text(encoding="utf-8")
own_blocks = re.search(r"```yaml\n(components:.*?)```", reference, re.S).group(1)
files.append(("layout", "reference: components", "theme: theme.yaml\n" + own_blocks))

# Mistakes: a kind of file, where, and the value to put there (None takes the key away).
MISTAKES = [
    ("project", ["laguage"], "zh"),
    ("project", ["date"], "16 July"),
    ("project", ["briefs"], None),
    ("project", ["sources", "brief"], 5),
    ("project", ["briefs", 0, "layuot"], "a"),
    ("project", ["briefs", 0, "editions"], ["fr"]),
    ("project", ["briefs", 0, "for"], "each of list"),
    ("layout", ["page"], {"gutter": "18 ells"}),
    ("layout", ["page"], {"gutter": 18}),
    ("layout", ["page"], {"margin": {}}),
    ("layout", ["page"], {"parallel-share": 5000}),
    ("layout", ["blocks", 0], {"headnig": "a"}),
    ("layout", ["blocks", 0], {"heading": {"text": "a", "levle": 1}}),
    ("layout", ["blocks", 0], {"heading": {"text": "a", "level": "one"}}),
    ("layout", ["blocks", 0], {"heading": {"text": ["a"]}}),
    ("layout", ["blocks", 0], {"heading": {"text": {"zh": "a", "de": 1, "level": 2}}}),
    ("layout", ["blocks", 0], {"heading": "a", "text": "b"}),
    ("layout", ["blocks", 0], {"if": "true"}),
    ("layout", ["blocks", 0], "heading"),
    ("layout", ["blocks", 0], {"blocks": [{"table": {"rows": "a", "columns": [{"cell": "b"}]}}]}),
    ("layout", ["blocks", 0], {"table": {"rows": "a", "columns": [{"header": "a", "cell": "b", "align": "middle"}]}}),
    ("theme", ["colors", "ink"], "red"),
    ("theme", ["styles", "text", "font-size"], "1.5em"),
    ("theme", ["styles", "text", "zh"], {"zh": {}}),
    ("theme", ["styles", "text", "fontsize"], "10pt"),
    ("theme", ["styles", "text", "hyphens"], "maybe"),
    ("fonts", ["families", 0, "faces", 0, "file"], None),
    ("fonts", ["families", 0, "size-adjust"], 900),
    ("fonts", ["families", 0, "faces", 0, "italic"], "yes"),
]
NAMES = {"project": "jianbao.yaml", "layout": "layout.yaml", "theme": "theme.yaml", "fonts": "fonts.yaml"}


def with_mistake(document, path, value):
    """A copy with one value changed."""
    document = copy.deepcopy(document)
    place = document
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return document


def common(name):
    path = root / "fonts/fonts.yaml" if name == "fonts.yaml" else root / "tests/diagnostics/common" / name
    return path.read_text(encoding="utf-8")


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    subprocess.run([engine, "schema", "--out", folder / "schema"], check=True)
    validators = {}
    for kind in NAMES:
        text = (folder / f"schema/{kind}.schema.json").read_text(encoding="utf-8")
        if text != subprocess.run([engine, "schema", kind], check=True, capture_output=True, text=True).stdout:
            problems.append(f"{kind}: printed and written schemas differ")
        schema = json.loads(text)
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)
    for kind, where, text in files:
        for error in validators[kind].iter_errors(load(text)):
            problems.append(f"{where}: {list(error.absolute_path)}: {error.message[:200]}")

    for each in ("jianbao.yaml", "layout.yaml", "theme.yaml", "fonts.yaml", "brief.yaml"):
        (folder / each).write_text(common(each), encoding="utf-8")
    for kind, path, value in MISTAKES:
        wrong = with_mistake(load(common(NAMES[kind])), path, value)
        if validators[kind].is_valid(wrong):
            problems.append(f"the {kind} schema takes {path} = {value}")
        (folder / NAMES[kind]).write_text(json.dumps(wrong, ensure_ascii=False), encoding="utf-8")
        result = subprocess.run([engine, "check"], cwd=folder, capture_output=True, text=True)
        if result.returncode != 1:
            problems.append(f"the engine takes {kind} {path} = {value}")
        (folder / NAMES[kind]).write_text(common(NAMES[kind]), encoding="utf-8")
    if subprocess.run([engine, "check"], cwd=folder, capture_output=True).returncode != 0:
        problems.append("the files without mistakes do not build")

print("\n".join(problems) or f"schema: {len(files)} files are valid, {len(MISTAKES)} mistakes are not")
sys.exit(1 if problems else 0)
