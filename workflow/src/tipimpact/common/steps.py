"""A step of an answer of the law, in codes: made by ``eligibility.explain``, kept in the package, told by the press."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True)
class Step:
    """A step of an answer; ``publish.say`` puts a tree of them in words. What a kind does not have is empty.

    kind: question (remedy, day, until), rule (row, effect, clause), and, or, not, used, condition (text, facts), event
    (facts), clock (runs, length, unit, facts), gap (row: of ``touches.csv``, effect: what it could do), cause (row: an
    event, clause), or limit (row: of ``deadlines.csv``, until, clause).
    outcome: of the question the status or, where there is none, the gate; of a rule that gives, what it comes to (a
    gate); else yes, no or unknown.
    text: a condition as the row has it; of a question and of a rule, the reform that changes it, if any.
    facts: names of ``facts.yaml`` with their values as a file has them:
    ``2012-06-28``, ``never``, ``yes``, ``no``, ``unknown``, or a value of the choice.
    decides: whether the answer rests on this step.  below: the steps that it consists of.
    """

    kind: str
    outcome: str
    remedy: str = ""
    day: str = ""
    until: str = ""
    row: str = ""
    effect: str = ""
    clause: str = ""
    text: str = ""
    runs: str = ""
    length: int = 0
    unit: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    decides: bool = False
    below: tuple[Step, ...] = ()

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Self:
        """The tree that ``record`` made a mapping of."""
        own = {name: value for name, value in record.items() if name not in ("facts", "below")}
        pairs = tuple((str(name), str(value)) for name, value in record.get("facts", ()))
        return cls(**own, facts=pairs, below=tuple(map(cls.read, record.get("below", ()))))

    def record(self) -> dict[str, Any]:
        """The tree as plain mappings and lists, without what is empty: for JSON."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        own["facts"] = [list(pair) for pair in self.facts]
        own["below"] = [node.record() for node in self.below]
        return {name: value for name, value in own.items() if value}

    def deciding(self) -> Iterator[Step]:
        """The steps below that the answer rests on, from the top."""
        for node in self.below:
            if node.decides:
                yield node
                yield from node.deciding()
