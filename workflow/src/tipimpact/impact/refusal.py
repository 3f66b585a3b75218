"""A design that cannot carry the data is refused with reasons, before anything is fitted."""

from __future__ import annotations

from collections.abc import Iterable

from tipimpact.common.errors import ImpactError, Problem


class Refusal(ImpactError):
    """The data cannot carry the design. ``codes`` are the reasons; publication puts them in words.

    >>> Refusal([Problem("no row of 2009", "panel")], ["data_missing"]).codes
    ('data_missing',)
    """

    def __init__(self, problems: Iterable[Problem], codes: Iterable[str]):
        super().__init__(problems)
        self.codes = tuple(codes)

    def __reduce__(self):
        return type(self), (self.problems, self.codes)


def refuse(reasons: Iterable[tuple[bool, str, str, str]], where: str) -> None:
    """Raise Refusal with every reason that holds. reasons: whether it holds, code, what is wrong, what is expected."""
    faults = [(code, Problem(what, where, expected)) for holds, code, what, expected in reasons if holds]
    if faults:
        raise Refusal([problem for _, problem in faults], [code for code, _ in faults])
