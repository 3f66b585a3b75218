"""What moves the number of remedies that are shut: one fact or one Act at a time, under every mix of lives or some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.publish.statements.law import BILLS
from tipimpact.publish.statements.model import Statement, TableEvidence, Words
from tipimpact.publish.words import listed

TABLE = "what_matters"
MOMENTS = ("before", "after", "today")
LEAST = 3  # remedies that something must move at one of the moments to be shown


def select_drivers(evidence: TableEvidence) -> pd.DataFrame:
    """Of the population whose mix is least known: what moves its number of remedies by ``LEAST``, and the bills."""
    rows = evidence.rows(TABLE, kind="population").sort_index()
    width = rows["fewer_high"] - rows["fewer_low"] + rows["more_high"] - rows["more_low"]
    by_life = width.groupby(rows["life"]).sum()
    rows = rows[rows["life"] == by_life.idxmax()] if len(by_life) else rows
    most = rows[["fewer_high", "more_high"]].max(axis=1).groupby(rows["name"]).transform("max")
    return rows[(most >= LEAST) | rows["name"].isin(BILLS.values())].reset_index(drop=True)


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """What the first of the bills changed."""
    yield Statement("figure-what_matters-finding", _count_without(evidence, BILLS["c31"]), TABLE)


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """For each moment the number of closed remedies, and the facts that open or close most; then each bill."""
    drivers = select_drivers(evidence)
    for moment in drivers["moment"].drop_duplicates().sort_values(key=lambda codes: codes.map(MOMENTS.index)):
        rows = drivers[drivers["moment"] == moment]
        facts = rows[rows["what"] == "fact"]
        values: dict[str, Any] = {"low": rows["shut_low"].min(), "high": rows["shut_high"].max()}
        for side in ("fewer", "more"):
            most = facts[f"{side}_high"].max()
            names = [evidence.code(TABLE, "name", name) for name in facts.loc[facts[f"{side}_high"] == most, "name"]]
            values |= {side: most, f"{side}_names": Words(listed, names)}
        yield Statement("figure-what_matters-moment", {"moment": evidence.code(TABLE, "moment", moment), **values})
    for bill in BILLS.values():
        yield Statement("figure-what_matters-act", _count_without(evidence, bill))


def _count_without(evidence: TableEvidence, bill: str) -> dict[str, Any]:
    """How many fewer remedies would be shut without a bill."""
    rows = select_drivers(evidence)
    most = rows[rows["name"] == bill].set_index("moment")["fewer_high"].reindex(MOMENTS).fillna(0)
    return {"bill": evidence.code(TABLE, "name", bill), "after": most["after"], "today": most["today"]}
