"""Errors that a user can act on: what is wrong, where, what was expected, what to do next."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Problem:
    """One fault.

    what: the fault in a sentence.  where: file and row, line or key.  expected: a valid value, or what one looks like.
    nearest: the valid name most like the one given, if any.  todo: the next step.
    code: the message by which the shell says it in the reader's language, if any.  about: what was asked for.
    """

    what: str
    where: str = ""
    expected: str = ""
    nearest: str = ""
    todo: str = ""
    code: str = ""
    about: str = ""

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.what}" if self.where else self.what]
        lines += [f"  expected: {self.expected}"] if self.expected else []
        lines += [f"  did you mean: {self.nearest}"] if self.nearest else []
        lines += [f"  what to do: {self.todo}"] if self.todo else []
        return "\n".join(lines)


class InvalidValue(ValueError):
    """A value that cannot be: what, what was expected, the nearest valid name. Validators of models raise it."""

    def __init__(self, what: str, expected: str = "", near: str = ""):
        super().__init__(what)
        self.expected, self.nearest = expected, near

    def problem(self, where: str) -> Problem:
        """The same with its place."""
        return Problem(str(self), where, self.expected, self.nearest)


class TipimpactError(Exception):
    """Base class of all errors of this project; holds every problem, not only the first."""

    def __init__(self, problems: str | Problem | Iterable[Problem], **fields: str):
        if isinstance(problems, str):
            problems = Problem(problems, **fields)
        self.problems = [problems] if isinstance(problems, Problem) else list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self):  # so that an error from a worker process keeps its problems
        return type(self), (self.problems,)


class ConfigError(TipimpactError):
    """A setting or a source is not valid."""


class ContractError(TipimpactError):
    """A table does not fit its contract."""


class SourceError(TipimpactError):
    """A source file is missing, damaged or of the wrong kind."""


class LegislationError(TipimpactError):
    """A statute, regulation or order cannot be read or replayed."""


class TfwpError(TipimpactError):
    """A Temporary Foreign Worker Program file cannot be read."""


class AsylumError(TipimpactError):
    """A table of claims, decisions or indicators cannot be read."""


class ReportError(TipimpactError):
    """A report cannot be read."""


class ThemeError(TipimpactError):
    """The codebook or a coding is not valid."""


class EligibilityError(TipimpactError):
    """An eligibility row, a person or a recommendation is not valid."""


class ImpactError(TipimpactError):
    """The plan, a design or its data are not valid."""


class PackageError(TipimpactError):
    """A data package, or a text of it, is not whole."""


class PublishError(TipimpactError):
    """A table, figure or page cannot be published."""


@contextmanager
def collect(problems: list[Problem]) -> Iterator[None]:
    """Add the problems of an error raised in the block to ``problems`` and go on after the block."""
    try:
        yield
    except TipimpactError as error:
        problems += error.problems


def list_unknown(what: str, names: Iterable[str], valid: Iterable[str], where: str = "") -> list[Problem]:
    """A problem for each name that nothing has. what: what should be called so."""
    known = list(valid)
    expected = ", ".join(known)
    return [
        Problem(f"no {what} is called {name!r}", where, expected, nearest(name, known))
        for name in names
        if name not in known
    ]


def nearest(name: str, valid: Iterable[str]) -> str:
    """The valid name most like ``name``, or an empty string."""
    return next(iter(get_close_matches(str(name), [str(v) for v in valid], n=1, cutoff=0.6)), "")
