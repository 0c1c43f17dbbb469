"""Runs checks of clauses over files, and each over a file that is broken on purpose, which it must find wanting."""
import sys


def findings(check, file):
    """What a check has against a file; a check answers with a truth or with its findings one by one."""
    answer = check(file)
    return [] if answer is True else ["not so"] if answer is False else list(answer)


def title(check):
    return f"{check.__name__}: {check.__doc__}"


def wanting(check, spoil, files):
    """A problem unless the first file that the spoiler can break is found wanting."""
    for file in files.values():
        broken = file.copy()
        spoil(broken)
        if broken.objects != file.objects or broken.bytes != file.bytes:
            return [] if findings(check, broken) else [f"the check cannot fail: {title(check)}"]
    return [f"no file has what the check is of: {title(check)}"]


def failures_of(files, checks):
    """Checks map a check to what breaks a file for it, or to several such."""
    failures = [f"{path}: {title(check)}: {found}" for path, file in files.items() for check in checks for found in findings(check, file)[:5]]
    return failures + [failure for check, spoil in spoilers(checks) for failure in wanting(check, spoil, files)]


def spoilers(checks):
    return [(check, spoil) for check, spoils in checks.items() for spoil in (spoils if isinstance(spoils, tuple) else (spoils,))]


def report(name, *groups):
    """Prints failures of groups, each some files and the checks that they must meet, and ends the program."""
    failures = [failure for files, checks in groups for failure in failures_of(files, checks)]
    for failure in failures:
        print(failure)
    counts = [sum(map(len, part)) for part in ([files for files, _ in groups], [checks for _, checks in groups], [spoilers(checks) for _, checks in groups])]
    print("{}: {} files, {} clauses, {} files broken on purpose".format(name, *counts) if not failures else f"{name}: {len(failures)} failed")
    sys.exit(1 if failures else 0)
