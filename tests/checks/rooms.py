#!/usr/bin/env python3
"""The rooms of docs/architecture.md as a test.

Reads the table of rooms there and checks every #include of src/: a file may include its own room,
the rooms that its row names and, for the libraries of other rooms, none of their headers. The
includes within a room, headers and sources alike, have no cycle.

Usage: rooms.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

ALL = "public headers of the stages"

# Third-party headers and the rooms that hide the library.
LIBRARIES = {
    r"^hb[-.]": {"font", "text", "pdf"},
    r"^hpdf": {"pdf"},
    r"^openssl/": {"base", "pdf"},
    r"^yaml-cpp/": {"read"},
    r"^hyphen\.h": {"text"},
    r"^unicode/": {"expr", "pdf", "read", "text"},
    r"^cairo": {"preview"},
    r"^cmark": {"compose"},
    r"^ft2build": {"preview"},
    r"^CLI/": {"cli"},
    r"^pugixml": {"image"},
    r"^png\.h": {"image"},
    r"^opencc": {"compose"},
    r"^qrencode\.h": {"image"},
    r"^(jpeglib|jerror)\.h": {"image"},
    r"^nlohmann/": {"batch", "cli", "read", "spec"},
    r"^libdeflate": {"pdf"},
    r"^lcms2": {"image", "pdf"},
    r"^(expat|zip)\.h": {"read"},
    r"^uchardet": {"read"},
    r"^(sqlite3|libpq-fe)\.h": {"read"},
    r"^pqxx/": {"read"},
    r"^qpdf/": {"audit", "pdf"},
}


def read_table(text):
    """Room → the rooms that it may include."""
    rooms = {}
    for match in re.finditer(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|", text, re.M):
        name, may = match.group(1), match.group(2)
        words = set(re.findall(r"[a-z]+", re.sub(r"\([^)]*\)", "", may)))
        rooms[name] = words
    for name, words in rooms.items():
        if "public" in words:
            rooms[name] = set(rooms) - {"cli"}
    return rooms


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = re.match(r'\s*#\s*include\s+([<"])([^">]+)[">]', line)
        if match:
            yield number, match.group(1), match.group(2)


def find_cycle(graph):
    state, trail = {}, []

    def visit(node):
        state[node] = "open"
        trail.append(node)
        for target in graph.get(node, ()):
            if state.get(target) == "open":
                return trail[trail.index(target):] + [target]
            if target not in state:
                found = visit(target)
                if found:
                    return found
        trail.pop()
        state[node] = "done"
        return None

    for node in sorted(graph):
        if node not in state:
            found = visit(node)
            if found:
                return found
    return None


def check(root):
    rooms = read_table((root / "docs/architecture.md").read_text(encoding="utf-8"))
    problems, graph = [], {}
    if len(rooms) < 10:
        problems.append("docs/architecture.md: the table of rooms was not found")
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in {".h", ".cpp"}:
            continue
        relative = path.relative_to(root / "src")
        room = relative.parts[0]
        if room not in rooms:
            problems.append(f"src/{relative}: the room '{room}' is not in docs/architecture.md")
            continue
        for number, kind, target in includes(path):
            place = f"src/{relative}:{number}"
            if kind == '"':
                other = target.split("/")[0]
                if other != room and other not in rooms[room]:
                    problems.append(f"{place}: '{room}' may not include '{other}'")
                graph.setdefault(str(relative), set()).add(target)
                own_header = str(relative.with_suffix(".h"))
                if path.suffix == ".cpp" and target != own_header and (root / "src" / own_header).exists():
                    # What a source includes, its header's clients get: cycles of units count too.
                    if target.split("/")[0] == room:
                        graph.setdefault(own_header, set()).add(target)
            else:
                for pattern, owners in LIBRARIES.items():
                    if re.match(pattern, target) and room not in owners:
                        problems.append(f"{place}: '{target}' is hidden in {', '.join(sorted(owners))}")
    cycle = find_cycle(graph)
    if cycle:
        problems.append("cycle: " + " → ".join(cycle))
    return problems


if __name__ == "__main__":
    found = check(Path(sys.argv[1]))
    print("\n".join(found) or "rooms: every include is allowed")
    sys.exit(1 if found else 0)
