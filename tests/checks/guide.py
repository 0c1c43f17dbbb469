"""The examples of docs/data.md: each section's files, and what its brief has to show."""
import re
import sqlite3
import subprocess
from pathlib import Path


def examples(root):
    """The layout, and by the words of its heading each example's files."""
    document = (Path(root) / "docs/data.md").read_text(encoding="utf-8")
    part = document[document.index("## From other kinds of data"):document.index("## More of a file")]
    head, *sections = re.split(r"^### ", part, flags=re.M)
    files = lambda text: dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```", text, re.M | re.S))
    layout = files(head)
    return {section.splitlines()[0].split(" · ")[0]: {**layout, **files(section)} for section in sections}


def write(folder, files):
    folder.mkdir()
    for name, text in files.items():
        encoding = "gb18030" if name.endswith(".csv") and "encoding: gb18030" in files["jianbao.yaml"] else "utf-8"
        (folder / name).write_text(text, encoding=encoding)
        if name.endswith(".sql"):
            database = sqlite3.connect(folder / name.replace(".sql", ".sqlite"))
            database.executescript(text)
            database.close()


def problem(binary, folder, **more):
    """What is wrong with the brief, or nothing."""
    built = subprocess.run([Path(binary).resolve(), "build"], cwd=folder, capture_output=True, text=True, **more)
    if built.returncode or built.stderr:
        return built.stderr
    for edition, parts in (("zh", ("各县生产总值", "南湖区 1234.5", "秀洲区 …")), ("en", ("GDP of the counties", "南湖区", "秀洲区"))):
        shown = subprocess.run(["pdftotext", "-layout", folder / f"out/counties.{edition}.pdf", "-"], capture_output=True, text=True, check=True).stdout
        for part in parts:
            if part not in " ".join(shown.split()):
                return f"'{part}' is not on the page:\n{shown}"
    return None
