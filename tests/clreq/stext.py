"""Glyph positions of a finished PDF, as MuPDF reads them."""
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass


@dataclass
class Char:
    c: str
    x: float  # of the glyph's origin
    y: float
    size: float
    font: str
    page: int
    direction: tuple


@dataclass
class Line:
    chars: list

    @property
    def text(self):
        return "".join(char.c for char in self.chars)

    @property
    def y(self):
        return self.chars[0].y

    @property
    def size(self):
        return max(char.size for char in self.chars)

    def em(self, i):
        """The i-th glyph's distance from the line's first, in ems."""
        return (self.chars[i].x - self.chars[0].x) / self.size

    def step(self, i):
        """From the i-th glyph's origin to the next one's, in ems."""
        return (self.chars[i + 1].x - self.chars[i].x) / self.size

    def find(self, text):
        return self.text.index(text)

    def at(self, text):
        """Where the first glyph of `text` stands, in points."""
        return self.chars[self.find(text)].x


def read_chars(path):
    xml = subprocess.run(["mutool", "draw", "-F", "stext", "-o", "-", path], capture_output=True, check=True).stdout
    chars = []
    for number, page in enumerate(ElementTree.fromstring(xml).iter("page"), 1):
        for line in page.iter("line"):
            direction = tuple(float(part) for part in line.get("dir").split())
            for font in line.iter("font"):
                for char in font.iter("char"):
                    chars.append(Char(char.get("c"), float(char.get("x")), float(char.get("y")),
                                      float(font.get("size")), font.get("name"), number, direction))
    return chars


def read_lines(path):
    """The horizontal lines, from top to bottom; spaces that the reader adds are left out."""
    lines = {}
    for char in read_chars(path):
        if char.c != " ":
            lines.setdefault((char.page, round(char.y, 1)), []).append(char)
    return [Line(sorted(chars, key=lambda char: char.x)) for _, chars in sorted(lines.items())]
