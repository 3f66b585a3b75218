"""A reform as an object: rows of the law with other contents, so that one can ask what they would change.

A reform is a thought, not law: its rows hold from their first day to their last as if they had always said so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.rows import BARS, DAYS, REFORM, REMEDIES, check_rows, default_rows, split_items

CLOCK = ("event", "runs", "length", "length_unit")
COLUMNS = (*CLOCK, "effect", "who", "used", "extended_by", "unasked", "exceptions")
LENGTHS = ("days", "months", "years")  # a length with its unit, in one field
SPARED = "not_for"  # a condition: those who meet it are spared
FIELDS = (*LENGTHS, SPARED, *COLUMNS)
WHERE = "Reform(rows=...)"
BAR = "_bar"  # after a remedy: the rows that keep from it for a length after an event
Changes = Mapping[str, Mapping[str, Any] | None]


@dataclass(frozen=True)
class Reform:
    """Changes to rows of ``config/law/eligibility.csv``, accepted by ``lives``, ``explain`` and ``exposure``.

    rows: by name of a row, of a slot (each of its versions) or ``<remedy>_bar`` (each row that keeps from the remedy
    for a length after an event), the fields that change; None takes the rows away. Fields: ``days``, ``months`` or
    ``years`` (the length of a wait or limit), ``not_for`` (a condition: those who meet it are spared), and the columns
    of ``COLUMNS``, as in the file.
    law: the rows that are meant, of ``read_rows``; None: those of this project.

    Raises EligibilityError for a row, field, value or fact that does not exist (with the nearest),
    and for a reform that contradicts itself or changes nothing, all faults at once.

    >>> Reform(rows={"hc_bar": {"months": 6}}).changed
    ('hc_12m_2012', 'hc_12m_withdrawn_2012', 'hc_12m_2019', 'hc_12m_withdrawn_2019')
    """

    rows: Changes
    law: pd.DataFrame | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.apply(default_rows() if self.law is None else self.law)

    def __str__(self) -> str:
        return "; ".join(_describe(key, change) for key, change in self.rows.items())

    @property
    def changed(self) -> tuple[str, ...]:
        """The rows that it changes or takes away."""
        law = default_rows() if self.law is None else self.law
        return tuple(row for key in self.rows for row in _find_rows(key, law))

    def apply(self, law: pd.DataFrame) -> pd.DataFrame:
        """The rows of ``read_rows`` as the reform would have them. Raises EligibilityError as the class does."""
        if problems := list(_check_fields(self.rows, law)):
            raise EligibilityError(problems)
        changes = {row: change for key, change in self.rows.items() for row in _find_rows(key, law)}
        if problems := list(_check_changes(self.rows, law)):
            raise EligibilityError(problems)
        table = _write_changes(law, changes)
        faults = check_rows(_as_text(table), law.attrs.get("readings", {}))
        if problems := [replace(fault, where=f"{WHERE}, {fault.where}") for fault in faults]:
            raise EligibilityError(problems)
        described = {row: _describe("", change) for row, change in changes.items() if change is not None}
        removed = [row for row in changes if row not in described]
        table.attrs = {**law.attrs, REFORM: {"title": str(self), "rows": described, "removed": removed}}
        return table


def reformed(law: pd.DataFrame, reform: Reform | None) -> pd.DataFrame:
    """The rows under a reform; without one, as they are. Raises EligibilityError for what is no reform."""
    if reform is None:
        return law
    if not isinstance(reform, Reform):
        expected = 'tipimpact.Reform(rows={"hc_bar": {"months": 6}})'
        raise EligibilityError(f"reform is a {type(reform).__name__}", where="reform", expected=expected)
    return reform.apply(law)


def _find_rows(key: str, law: pd.DataFrame) -> list[str]:
    """The rows that a key names."""
    for column in ("row", "slot"):
        if (named := law[column] == key).any():
            return list(law.loc[named, "row"])
    remedy = key.removesuffix(BAR)
    if remedy == key or remedy not in REMEDIES:
        return []
    of_remedy = law["remedy"].map(lambda names: remedy in split_items(names))
    return list(law.loc[of_remedy & law["effect"].isin(BARS) & (law["runs"] == "within"), "row"])


def _describe(key: str, change: Mapping[str, Any] | None) -> str:
    what = "removed" if change is None else ", ".join(f"{name} = {value}" for name, value in change.items())
    return f"{key} ({what})" if key else what


# -- faults


def _check_fields(changes: Any, law: pd.DataFrame) -> Iterator[Problem]:
    """Rows and fields that do not exist, and values of the wrong kind."""
    if not isinstance(changes, Mapping) or not changes:
        yield Problem("rows changes nothing", WHERE, 'rows with their changes, such as {"hc_bar": {"months": 6}}')
        return
    names = [*law["row"], *law["slot"].unique(), *(f"{remedy}{BAR}" for remedy in REMEDIES)]
    names = [name for name in dict.fromkeys(names) if _find_rows(name, law)] if changes.keys() - set(names) else names
    for key, change in changes.items():
        where = f"{WHERE}, {key}"
        if not (isinstance(key, str) and _find_rows(key, law)):
            expected = "a row or slot of config/law/eligibility.csv, or a remedy with _bar"
            yield Problem(f"no row of the law is called {key!r}", where, expected, nearest(str(key), names))
        elif change is not None and not (isinstance(change, Mapping) and change):
            yield Problem(f"the change is {change!r}", where, 'fields, such as {"months": 6}; or None to take it away')
        else:
            for name, value in (change or {}).items():
                yield from _check_field(name, value, f"{where}, {name}")


def _check_field(name: Any, value: Any, where: str) -> Iterator[Problem]:
    if name not in FIELDS:
        yield Problem(f"a row has no field {name!r}", where, ", ".join(FIELDS), nearest(str(name), FIELDS))
    elif name in (*LENGTHS, "length"):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            todo = "to take the row away, give None for it"
            yield Problem(f"{name} is {value!r}", where, "a whole number, at least 1", "", todo)
    elif not isinstance(value, str) or (name == SPARED and not value.strip()):
        yield Problem(f"{name} is {value!r}", where, 'a text, such as "trafficked"')


def _check_changes(changes: Changes, law: pd.DataFrame) -> Iterator[Problem]:
    """Changes that contradict each other, or leave the law as it is."""
    by_row: dict[str, str] = {}
    rows, moved = law.set_index("row"), False
    for key, change in changes.items():
        where = f"{WHERE}, {key}"
        yield from _check_clash(change or {}, where)
        for row in _find_rows(key, law):
            if row in by_row:
                what = f"{row} is changed twice, under {by_row[row]} and {key}"
                yield Problem(what, where, "each row once", "", "put its changes under one of the two")
            by_row[row] = key
            has_clock = bool(rows.at[row, "runs"]) or {"event", "runs"} <= (change or {}).keys()
            if change and set(LENGTHS) & change.keys() and not has_clock:
                yield Problem(f"{row} has no length", where, f"a row that runs for a time, or {', '.join(CLOCK)}")
            if change and change.get(SPARED, "").strip() == rows.at[row, "who"] != "":
                yield Problem(f"{row} would apply to nobody", where, "None, which takes it away")
            now = rows.loc[row].to_dict()
            moved |= change is None or _fill(now, change) != _fill(now, {})
    if not moved:
        yield Problem("nothing changes: the law says so already", WHERE, "a value other than that of the row")


def _check_clash(change: Mapping[str, Any], where: str) -> Iterator[Problem]:
    """Two fields of one change that say the same thing."""
    lengths = [name for name in (*LENGTHS, "length") if name in change]
    if len(lengths) > 1 or (set(LENGTHS) & change.keys() and "length_unit" in change):
        named = [*lengths, *(["length_unit"] if "length_unit" in change else [])]
        yield Problem(f"{' and '.join(named)} contradict each other", where, "one length")
    if {SPARED, "who"} <= change.keys():
        yield Problem(f"{SPARED} and who contradict each other", where, f"who alone, with `and not` in it; or {SPARED}")


# -- the rows


def _fill(row: Mapping[Any, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row with the fields that change."""
    filled = {name: row[name] for name in COLUMNS} | {n: v for n, v in change.items() if n in COLUMNS}
    filled["length"] = None if pd.isna(filled["length"]) else int(filled["length"])
    for unit in LENGTHS:
        if unit in change:
            filled |= {"length": change[unit], "length_unit": unit}
    if SPARED in change:
        spared = f"not ({change[SPARED]})"
        filled["who"] = f"({row['who']}) and {spared}" if row["who"] else spared
    return filled


def _write_changes(law: pd.DataFrame, changes: Changes) -> pd.DataFrame:
    """The rows with some changed and some taken away, which no other row names any more."""
    taken = [row for row, change in changes.items() if change is None]
    table = law[~law["row"].isin(taken)].copy()
    table.attrs = {}  # pandas would copy them with each part of the table
    for place, row in table.iterrows():
        if (change := changes.get(row["row"])) is not None:
            for name, value in _fill(row.to_dict(), change).items():
                table.at[place, name] = pd.NA if value is None else value
    for column in ("exceptions", "unasked"):
        table[column] = table[column].map(lambda cell: "; ".join(n for n in split_items(cell) if n not in taken))
    return table.reset_index(drop=True)


def _as_text(table: pd.DataFrame) -> pd.DataFrame:
    """The cells as the file would have them."""
    days = {column: table[column].dt.strftime("%Y-%m-%d").fillna("") for column in DAYS}
    lengths = table["length"].map(lambda length: "" if pd.isna(length) else str(length))
    return table.assign(**days, length=lengths).astype(object).fillna("")
