"""The smallest brief in a folder of its own, for checks of fonts that are called with JIANBAO PROJECT_FOLDER."""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

engine, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()


def run(folder, *arguments):
    return subprocess.run([engine, *arguments], cwd=folder, capture_output=True, text=True, timeout=120)


def used_fonts(pdf):
    rows = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    return {re.sub(r"^[A-Z]{6}\+", "", row.split()[0]) for row in rows}


class Project:
    """The smallest brief, with the engine's manifest or one of its own, and the families of its text, if any."""

    def __init__(self, families, body="{zh: 嘉兴, en: Jiaxing}", manifest=None, editions="[zh]"):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        shutil.copytree(root / "tests/diagnostics/common", self.folder, dirs_exist_ok=True)
        (self.folder / "fonts").mkdir()
        if manifest:
            (self.folder / "fonts/fonts.yaml").write_text(manifest, encoding="utf-8")
        project = (self.folder / "jianbao.yaml").read_text(encoding="utf-8").replace("fonts: fonts.yaml\n", "")
        (self.folder / "jianbao.yaml").write_text(project.replace("[zh]", editions), encoding="utf-8")
        text = f"font-family: [{', '.join(families)}]" if families else ""
        theme = f"jianbao: 1\ncolors: {{ink: '#000000'}}\nstyles:\n  text: {{{text}}}\n"
        (self.folder / "theme.yaml").write_text(theme, encoding="utf-8")
        (self.folder / "brief.yaml").write_text(f"title: {body}\nbody: {body}\n", encoding="utf-8")

    def drop(self, path, name=None, change=lambda data: data):
        (self.folder / "fonts" / (name or path.name)).write_bytes(change(path.read_bytes()))

    def fonts(self, edition="zh"):
        return used_fonts(self.folder / f"out/brief.{edition}.pdf")

    def build(self, *arguments):
        return run(self.folder, "build", *arguments)
