"""A project of one source whose rows a page prints, for checks of data sources."""
import os
import subprocess
from pathlib import Path

LAYOUT = """jianbao: 1
theme: themes/red-ink.yaml
blocks:
  - text: "%s"
"""
PROJECT = """jianbao: 1
date: 2024-01-05
sources:
  rows: %s
briefs:
  - {name: brief, layout: layout.yaml, data: rows, editions: %s}
"""


class Case:
    def __init__(self, binary, folder):
        self.binary, self.folder = Path(binary).resolve(), Path(folder)
        self.failures = []

    def build(self, source, text, edition="zh", environment=None, seconds=120, between=None):
        """The text of the page, or None, and what was said. `between` runs while it builds."""
        (self.folder / "layout.yaml").write_text(LAYOUT % text, encoding="utf-8")
        (self.folder / "jianbao.yaml").write_text(PROJECT % (source, edition), encoding="utf-8")
        running = subprocess.Popen([self.binary, "build"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   env={**os.environ, **(environment or {})})
        if between:
            between(running)
        try:
            _, said = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            running.kill()
            return None, f"still running after {seconds} seconds"
        if running.returncode:
            return None, said if running.returncode == 1 else f"exit {running.returncode}: {said}"
        page = self.folder / "out" / f"brief.{edition}.pdf"
        shown = subprocess.run(["pdftotext", "-layout", page, "-"], capture_output=True, text=True).stdout
        return " ".join(shown.split()), said

    def fail(self, name, why):
        self.failures.append(name)
        print(f"{name}: {why}\n")

    def expect(self, name, found, wanted):
        """Each wanted part stands in what was found."""
        close = lambda text: "".join(text.split())  # the page's spaces are the typesetter's
        for part in [wanted] if isinstance(wanted, str) else wanted:
            if found is None or close(part) not in close(found):
                self.fail(name, f"expected {part!r} in\n{found}")

    def page(self, name, source, text, wanted, **more):
        page, said = self.build(source, text, **more)
        self.expect(name, page if page is not None else "no page: " + said, wanted)
        return said

    def wrong(self, name, source, wanted, text="{rows[0]}", **more):
        page, said = self.build(source, text, **more)
        if page is not None:
            self.fail(name, f"a page came out: {page}")
        self.expect(name, said, wanted)
        return said
