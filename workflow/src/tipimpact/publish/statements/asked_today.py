"""What the forum of 2012 asked for that bears on law and permits, and where each stands today, in a line."""

from __future__ import annotations

from collections.abc import Iterator

from tipimpact.publish.statements.law import BARS, list_rules
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, first, in_row
from tipimpact.publish.words import law

TABLE = "recommendations"
# What each line says holds while its recommendations have these statuses, by these rules; else their statuses are said.
WRITTEN_FOR = {
    "R11": {"R11": ("partly", "text_without_practice")},
    "R12": {"R12": ("partly", "some_of_it"), "R13": ("partly", "text_without_practice")},
    "R14": {"R14": ("partly", "some_of_it")},
    "R15": {"R15": ("partly", "some_of_it")},
    "R17": {"R17": ("partly", "some_of_it")},
}
WAITS = ("trp_dfn", "hc_dfn", "hc_12m_2019")  # of C-31; the third is law by a later Act
RECORD = "record_indictable_2012"
CRITERIA = "mi81"  # the instructions that have the criteria for permits
EFFECTS = "R16"  # asks to identify the effects of both bills, and names their provisions


def lines(evidence: TableEvidence) -> Iterator[tuple[Statement, Statement]]:
    """What was asked, and what there is today, of each line."""
    for code, expected in WRITTEN_FOR.items():
        rows = evidence.rows(TABLE, id=list(expected))
        if len(rows) < len(expected):
            continue
        labels = tuple(map(int, rows.index))
        found = {row["id"]: (row["how_far_met"], row["rule"]) for row in rows.to_dict("records")}
        statuses = in_row([evidence.code(TABLE, "how_far_met", status) for status, _ in found.values()])
        year = str(first(evidence.rows("instruments", instrument=CRITERIA), "starts") or "")[:4]
        known = found == expected and (year or code != "R11")
        values = {"code": code if known else "moved", "statuses": statuses, "year": year}
        today = Statement("answer-asked-today", values, TABLE, labels)
        yield Statement("answer-asked", {"code": code}, TABLE, labels), today


def unasked_change(evidence: TableEvidence) -> Iterator[Statement]:
    """That no recommendation names the provisions of the waits, and where they are law.

    It holds while all of them are law and no recommendation but the sixteenth names one of them.
    """
    rules = {rule.id: rule for rule in list_rules(evidence) if rule.table == BARS}
    rows = evidence.rows(TABLE)
    if not {*WAITS, RECORD} <= rules.keys() or rows.empty:
        return
    hooks = evidence.texts(TABLE, "en")
    places = [rules[id].place for id in WAITS]
    named = {
        str(rows.at[label, "id"])
        for label in rows.index
        if any(place.partition(" ")[2] in str(hooks.at[label, "legal_hook"]) for place in places)
    }
    holds = named <= {EFFECTS} and all(rules[id].state.is_law for id in (*WAITS, RECORD))
    cited = ", ".join([places[0], *(place.partition(" ")[2] for place in places[1:])])
    unit = str(evidence.rows(BARS, bar=RECORD)["citation"].iloc[0]).partition("/")[2].rpartition("(")[0]
    values = {"places": Words(law, cited), "record": unit}
    yield from evidence.state("answer-asked-none", TABLE, rows, holds=holds, decided_by="id", **values)
