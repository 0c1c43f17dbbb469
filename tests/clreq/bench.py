"""Typesets the cases of the conformance suite, all in one run of the engine."""
import subprocess
from pathlib import Path

import yaml

from stext import read_chars, read_lines

FAMILIES = ["Noto Serif", "Noto Serif CJK SC"]
EM = 10.0
LEADING = 17.5


class Case:
    """One brief: its blocks, what its style `text` has, and its page."""

    def __init__(self, name, blocks, style=None, measure=10, edition="zh", page=None, layout=None, styles=None):
        self.name, self.edition = name, edition
        self.blocks = blocks if isinstance(blocks, list) else [blocks]
        self.style = {"font-family": FAMILIES, "font-size": f"{EM}pt", "line-height": f"{LEADING}pt",
                      "text-align": "justify"} | (style or {})
        self.styles = styles or {}
        bare = {"header": {"outer": ""}, "footer": {"outer": ""}}
        self.page = {"size": "A4", "measure": f"{measure * EM:g}pt"} | bare | (page or {})
        self.layout = layout or {}
        self.measure = measure * EM

    def block(self, block):
        if isinstance(block, dict):
            return block
        return {"text": {"zh": block, "en": block}}

    def write(self, folder):
        theme = {"jianbao": 1, "styles": {"text": self.style} | self.styles}
        layout = {"jianbao": 1, "theme": f"{self.name}.theme.yaml", "page": self.page} | self.layout
        layout["blocks"] = [self.block(block) for block in self.blocks]
        for kind, content in (("theme", theme), ("layout", layout)):
            text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
            (folder / f"{self.name}.{kind}.yaml").write_text(text, encoding="utf-8")

    @property
    def pdf(self):
        return f"out/{self.name}.{self.edition}.pdf"


class Setting:
    """The finished PDF of a case."""

    def __init__(self, folder, case, said):
        self.path, self.case = folder / case.pdf, case
        self.said = said

    @property
    def lines(self):
        return read_lines(self.path)

    @property
    def chars(self):
        return read_chars(self.path)

    @property
    def texts(self):
        return [line.text for line in self.lines]


def typeset(engine, manifest, folder, cases):
    """Builds all cases; returns their settings by name."""
    folder = Path(folder)
    (folder / "data.yaml").write_text("title: 校样\nrows: [{a: 甲}, {a: 乙}, {a: 丙}]\n", encoding="utf-8")
    (folder / "fonts.yaml").write_text(manifest.read_text(encoding="utf-8"), encoding="utf-8")
    for case in cases:
        case.write(folder)
    briefs = [{"name": case.name, "layout": f"{case.name}.layout.yaml", "data": "d", "editions": case.edition}
              for case in cases]
    project = {"jianbao": 1, "date": "2024-01-01", "fonts": "fonts.yaml", "sources": {"d": "data.yaml"},
               "briefs": briefs}
    (folder / "jianbao.yaml").write_text(yaml.safe_dump(project, allow_unicode=True), encoding="utf-8")
    result = subprocess.run([engine, "build", "."], cwd=folder, capture_output=True, text=True)
    if result.returncode:
        raise SystemExit("the suite's project does not build:\n" + result.stderr)
    return {case.name: Setting(folder, case, result.stderr) for case in cases}
