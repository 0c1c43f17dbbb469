"""How a run of the engine on mistakes may end: well, or with an error; never by a crash, a hang or half a file."""
import os
import re
import subprocess

# What libraries throw, where the engine ought to say what is wrong.
UNEXPECTED = re.compile(r"Sanitizer|runtime error|cannot build|cannot draw|error: (std::|basic_string|vector::|map::|bad_|stoi|stod|\[json)")


def problem_of(folder, command, time_limit=120):
    """What is wrong with how the command ends, or nothing. The sanitizers are slow, hence the limit (in seconds)."""
    try:
        result = subprocess.run(command, cwd=folder, capture_output=True, timeout=time_limit, env={**os.environ, "UBSAN_OPTIONS": "print_stacktrace=1"})
    except subprocess.TimeoutExpired:
        return "hangs"
    said = result.stderr.decode("utf-8", "replace")
    if result.returncode not in (0, 1) or UNEXPECTED.search(said):
        return f"exit status {result.returncode}:\n{said[-4000:]}"
    if result.returncode == 1 and "error:" not in said:
        return f"fails without an error:\n{said[-1000:]}"
    if list(folder.glob("out/*.part*")):
        return "leaves half a file"
    return None
