"""What a page's content paints and shows, with the marked content that it stands in (ISO 32000-1, 7.8.2 and 14.6)."""
import re
from dataclasses import dataclass, field

TOKEN = re.compile(rb"""\s*(?:%[^\r\n]*[\r\n]\s*)*(?:
    (?P<hex><[0-9A-Fa-f\s]*>) | (?P<open><<) | (?P<close>>>) | (?P<array>\[) | (?P<end>\]) |
    (?P<name>/[^\s<>\[\](){}/%]*) | (?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?=[\s<>\[\]()/%]|$)) | (?P<string>\() | (?P<operator>[^\s<>\[\](){}/%]+))""", re.X)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
PAINTING = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Tj", b"TJ", b"'", b'"', b"Do", b"EI"}
SHOWING = {b"Tj", b"TJ", b"'", b'"'}


@dataclass
class Mark:
    tag: str
    properties: dict

    @property
    def mcid(self):
        return self.properties.get("/MCID")


@dataclass
class Painted:
    """Something that an operator paints: its marks from the outermost in, codes and font where it is text."""
    operator: bytes
    marks: list
    codes: list = field(default_factory=list)
    font: str = None
    mode: int = 0
    name: str = None


def literal(data, at):
    """A string in parentheses and where it ends (7.3.4.2)."""
    depth, said = 1, bytearray()
    while depth:
        byte = data[at:at + 1]
        at += 1
        if byte == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                said.append(int(octal.group(), 8) & 255)
                at = octal.end()
                continue
            byte = ESCAPES.get(data[at:at + 1], data[at:at + 1])
            at += 1
        elif byte == b"(":
            depth += 1
        elif byte == b")":
            depth -= 1
            if not depth:
                break
        said += byte
    return bytes(said), at


def dictionary(items):
    return dict(zip(items[::2], items[1::2]))


def operations(data):
    """Each operator with its operands."""
    at, stacks = 0, [[]]
    while match := TOKEN.match(data, at):
        at, kind, token = match.end(), match.lastgroup, match.group(match.lastgroup)
        if kind in ("open", "array"):
            stacks.append([])
        elif kind in ("close", "end"):
            items = stacks.pop()
            stacks[-1].append(dictionary(items) if kind == "close" else items)
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", token[1:-1])
            stacks[-1].append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
        elif kind == "name":
            stacks[-1].append(token.decode("latin-1"))
        elif kind == "number":
            stacks[-1].append(float(token) if b"." in token else int(token))
        elif kind == "string":
            said, at = literal(data, at)
            stacks[-1].append(said)
        elif token in (b"true", b"false", b"null"):
            stacks[-1].append({b"true": True, b"false": False}.get(token))
        elif token == b"ID":
            at = data.index(b"EI", at)
            stacks = [[]]
        else:
            yield token, stacks.pop()
            stacks = [[]]
    if data[at:].strip():
        raise ValueError(f"content that cannot be read at {data[at:at + 20]}")


def codes_of(operand):
    """Two-byte codes, as with Identity-H, of a string or of an array of strings and moves."""
    strings = [part for part in operand if isinstance(part, bytes)] if isinstance(operand, list) else [operand]
    return [int.from_bytes(part[i:i + 2], "big") for part in strings for i in range(0, len(part), 2)]


def painted(file, page):
    """Everything that a page paints, and the marks that it opens, in their order."""
    return list(walk(file, file.contents(page), file.at(file.at(page).get("/Resources", {})), []))


def walk(file, data, resources, outer):
    marks, font, mode, saved = list(outer), None, 0, []
    lists = file.at(resources.get("/Properties", {}))
    for operator, operands in operations(data):
        if operator in (b"BMC", b"BDC"):
            properties = operands[1] if operator == b"BDC" else {}
            marks.append(Mark(operands[0], properties if isinstance(properties, dict) else file.at(lists[properties])))
            yield Painted(operator, list(marks))
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"q":
            saved.append((font, mode))
        elif operator == b"Q":
            font, mode = saved.pop()
        elif operator == b"Tf":
            font = file.at(resources["/Font"])[operands[0]]
        elif operator == b"Tr":
            mode = operands[0]
        elif operator == b"Do":
            yield from drawn_object(file, resources, operands[0], marks)
        elif operator in SHOWING:
            yield Painted(operator, list(marks), codes_of(operands[-1]), font, mode)
        elif operator in PAINTING:
            yield Painted(operator, list(marks))
    if marks != list(outer):
        raise ValueError("marked content is not closed")


def drawn_object(file, resources, name, marks):
    reference = file.at(resources["/XObject"])[name]
    form = file.at(reference)
    yield Painted(b"Do", list(marks), name=reference)
    if form["/Subtype"] == "/Form":
        yield from walk(file, file.data(reference), file.at(form.get("/Resources", resources)), marks)
