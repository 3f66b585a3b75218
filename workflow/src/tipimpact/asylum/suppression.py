"""Suppress further cells of files sent on request, so that published totals do not reveal suppressed ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import numpy as np
import pandas as pd

from tipimpact.asylum.drop_ins import FLAG
from tipimpact.asylum.registry import SumOf
from tipimpact.common.disclosure import ENDS, Sum, coarse, contradicted_by, exposed, protect
from tipimpact.common.errors import AsylumError, Problem

SECONDARY = "protects_another"


def suppress(table: pd.DataFrame, rules: Iterable[SumOf]) -> pd.DataFrame:
    """Return ``indicators`` with secondary suppression: no suppressed cell can be recovered by subtraction.

    table: the columns of ``indicators``.  rules: which series and groups add up to which total; several rules of one
    total are what it may be the sum of. A total covers the parts that share a day with it (one from May 2006 on covers
    the year 2006); only the last revision of a cell counts. Cells of files sent on request are suppressed, smallest
    first: they become a range with the flag ``protects_another``. Public totals are kept.
    Raises AsylumError, naming the lines, if a suppressed cell can still be derived.
    """
    small = _has_flag(table, FLAG) & _has_flag(table, "suppressed")
    readings = _list_readings(table, rules) if small.any() else []
    if not readings:
        return table
    value, published = table["value"].astype(float), _as_ranges(table)
    for i, end in enumerate(published):
        published[end] = published[end].where(value.isna(), [coarse(v)[i] if v == v else v for v in value])
    cells = published.assign(value=value, withheld=small, may=_has_flag(table, FLAG))
    secondary = pd.concat([protect(cells, sums) for sums in readings], axis=1).any(axis=1)
    flags = [[*f, SECONDARY] if new else f for f, new in zip(table["flags"], secondary, strict=True)]
    protected = table.assign(
        value=table["value"].mask(secondary),
        low=table["low"].mask(secondary, published["low"]),
        high=table["high"].mask(secondary, published["high"]),
        flags=pd.Series(flags, table.index, dtype=object),
    )
    for sums in readings:
        _refuse_derivable(protected, small, sums)
    return protected


def find_contradictions(table: pd.DataFrame, rules: Iterable[SumOf]) -> pd.DataFrame:
    """Return the public totals that files sent on request contradict, under every reading of what the total adds up.

    table: what ``suppress`` returns.  rules: as ``suppress`` takes them.
    Returns a row for each total: series, group (period of the total), differs_by (persons or permits, the least by
    which the total and the published cells differ), sources (of the total and of the files).
    """
    rules = list(rules)
    ranges = _as_ranges(table)
    sent = _has_flag(table, FLAG)
    readings = [
        [s for s in sums if sent[list(s.parts)].any()] for sums in (_list_readings(table, rules) if sent.any() else [])
    ]
    found = [contradicted_by(ranges, sums) for sums in readings]
    totals = set(found[0]).intersection(*found[1:]) if found else set()
    parts = {s.total: s.parts for sums in readings for s in sums}
    return pd.DataFrame(
        [
            {
                "series": table.at[total, "series"],
                "group": table.at[total, "period"],
                "differs_by": int(np.ceil(min(distances[total] for distances in found) - ENDS)),
                "sources": sorted({*table.loc[[total, *parts[total]], "source"]}),
            }
            for total in sorted(totals)
        ],
        columns=["series", "group", "differs_by", "sources"],
    )


def _list_readings(table: pd.DataFrame, rules: Iterable[SumOf]) -> list[list[Sum]]:
    """The sums by one rule for each total, in every combination that differs in this table.

    A total is the sum by one of its rules, so no attacker can use two of them at once.
    """
    by_total: dict[tuple[str, ...], list[SumOf]] = {}
    for rule in rules:
        by_total.setdefault((rule.total, rule.group, rule.parts), []).append(rule)
    differing = dict.fromkeys(tuple(_find_sums(table, chosen)) for chosen in product(*by_total.values()))
    return [list(sums) for sums in differing if sums]


def _refuse_derivable(protected: pd.DataFrame, small: pd.Series, sums: list[Sum]) -> None:
    """Raise AsylumError if a small cell can still be derived from what is published."""
    derivable = protected[protected.index.isin(exposed(_as_ranges(protected), small, sums))]
    if len(derivable):
        raise AsylumError(
            Problem(
                "a count below 5 can be derived from published totals",
                f"{row.source}: {row.place}",
                "at least two cells of the file in each of these totals",
                todo="remove these rows from the file, or give totals of several years",
            )
            for row in derivable.itertuples()
        )


def _as_ranges(table: pd.DataFrame) -> pd.DataFrame:
    """The least and greatest value of each cell: both its value, or the range given; without an end, 0 or infinite."""
    value = table["value"].astype(float)
    ends = {"low": 0.0, "high": np.inf}
    return pd.DataFrame({end: table[end].astype(float).fillna(value).fillna(none) for end, none in ends.items()})


def _find_sums(table: pd.DataFrame, rules: Iterable[SumOf]) -> Iterator[Sum]:
    last = table[table["revision"] == table.groupby(["series", "group", "period"])["revision"].transform("max")]
    for rule in rules:
        parts = last[(last["series"] == rule.parts) & last["group"].isin(rule.groups)]
        totals = last[(last["series"] == rule.total) & (last["group"] == rule.group)]
        for total in totals[totals["first_day"].notna() & totals["last_day"].notna()].itertuples():
            covered = parts[(parts["last_day"] >= total.first_day) & (parts["first_day"] <= total.last_day)]
            if len(covered):
                yield Sum(total.Index, tuple(covered.index))


def _has_flag(table: pd.DataFrame, code: str) -> pd.Series:
    return table["flags"].map(lambda codes: code in codes).astype(bool)
