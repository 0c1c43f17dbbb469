"""The rows of the checklist and what each requires."""

ROWS = []


class Row:
    def __init__(self, name, string, wanted, cases, check):
        self.name, self.string, self.wanted, self.cases, self.check = name, string, wanted, cases, check


def row(name, string, wanted):
    """Registers a function that returns a row's cases and their check."""
    def register(function):
        cases, check = function()
        ROWS.append(Row(name, string, wanted, cases, check))
        return function
    return register


def require(condition, message):
    if not condition:
        raise AssertionError(message)


def near(a, b, tolerance=0.012):
    """Whether two distances in ems are the same but for the rounding of a PDF's thousandths."""
    return abs(a - b) <= tolerance
