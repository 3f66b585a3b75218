"""Claims before and after: the counts by year, and what else happened in those years."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from tipimpact.publish.statements.model import Statement, TableEvidence, Words, first, in_row
from tipimpact.publish.words import date, number
from tipimpact.publish.words.formats import month

TABLE = "indicators"
SERIES = {  # by group
    "other": "claims_canada",
    "designated": "claims_canada",
    "mexico": "claims_canada_origin",
    "hungary": "claims_canada_origin",
}
YEARS = range(2009, 2014)  # of the two falls
VISAS = ("visa_imposed_mex_2009", "visa_imposed_cze_2009")
LATER_VISAS = tuple(f"visa_imposed_{origin}_2012" for origin in ("lca", "vct", "nam", "bwa", "swz"))  # never designated


def select_claims(evidence: TableEvidence, *groups: str) -> pd.DataFrame:
    """The counts of whole years of these groups of countries."""
    rows = evidence.rows(TABLE, group=groups).sort_index()
    whole = ~rows["flags"].map(lambda flags: "partial_year" in flags).astype(bool)
    return rows[(rows["series"] == rows["group"].map(SERIES)) & whole & rows["value"].notna() & rows["year"].notna()]


def count_by_year(rows: pd.DataFrame, group: str) -> pd.Series:
    """The counts of one group by year."""
    own = rows[rows["group"].eq(group).fillna(False).astype(bool)]
    return pd.Series(own["value"].astype(float).to_numpy(), own["year"].astype(int)).sort_index()


def _falls(evidence: TableEvidence) -> tuple[pd.DataFrame, pd.Series]:
    """The counts of designated countries in the years of the falls; none where one of the years is missing."""
    rows = select_claims(evidence, "designated")
    rows = rows[rows["year"].isin(YEARS)]
    rows = rows if set(rows["year"]) == set(YEARS) else rows.head(0)
    return rows, count_by_year(rows, "designated")


def part(evidence: TableEvidence) -> Iterator[Statement]:
    """The years of the falls, the visas, and the day of the first designation."""
    rows, count = _falls(evidence)
    counts = {f"y{place}": Words(number, int(value)) for place, value in enumerate(count, 1)}
    years = {f"year{place}": str(year) for place, year in enumerate(count.index, 1)}
    yield from evidence.state("answer-claims-years", TABLE, rows, **counts, **years)
    visas = evidence.rows("events", event=[*VISAS, *LATER_VISAS])
    by_event = visas.set_index("event")["first_day"]
    if len(by_event) == len(VISAS) + len(LATER_VISAS):
        day, later = Words(month, by_event[VISAS[0]]), Words(date, by_event[LATER_VISAS[0]])
        values = {"day": day, "later": later, "count": Words(number, len(LATER_VISAS))}
        yield from evidence.state("answer-claims-visas", "events", visas, **values)
    system = evidence.rows("events", event="new_asylum_system")
    yield from evidence.state("answer-claims-first", "events", system, day=Words(date, first(system, "first_day")))


def answer_fall(evidence: TableEvidence) -> Iterator[Statement]:
    """That claims fell, and that the cause is not settled."""
    rows, count = _falls(evidence)
    rows = rows[rows["year"].isin([YEARS[0], YEARS[-1]])]
    if len(rows):
        before, after = int(count.iloc[0]), int(count.iloc[-1])
        years = {"year_before": str(YEARS[0]), "year_after": str(YEARS[-1])}
        values = {"before": before, "after": after, **years}
        yield from evidence.state(
            "question-fall-answer", TABLE, rows, holds=after < before, decided_by="value", **values
        )


# The figure.


def figure_title(evidence: TableEvidence) -> Iterator[Statement]:
    """That claims fell twice. The estimates say no more than *suggestive*, so no title says why."""
    rows, count = _falls(evidence)
    holds = len(count) > 0 and count[2010] < count[2009] and count[2013] < count[2012] < count[2011]
    yield from evidence.state("figure-claims-finding", TABLE, rows, holds=holds, decided_by="value")


def figure_sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """The years around the two falls, of those designated and of others; then what nobody may read into it."""
    rows = select_claims(evidence, *SERIES)
    for group in ("designated", "other"):
        own = rows[rows["group"].eq(group) & rows["year"].isin(YEARS)].sort_values("year")
        counts = [
            Statement("figure-claims-year", {"value": Words(number, row["value"]), "year": str(row["year"])})
            for row in own.to_dict("records")
        ]
        label = Statement("figure-claims-line", {"code": group})
        yield from evidence.state("figure-claims-years", TABLE, own, label=label, counts=in_row(counts))
    for group in ("mexico", "hungary"):
        own = rows[rows["group"].eq(group) & rows["year"].isin([2009, 2013])]
        if len(own) == 2:
            low, high = (Words(number, value) for value in count_by_year(own, group))
            label = Statement("figure-claims-line", {"code": group})
            yield from evidence.state("figure-claims-origin", TABLE, own, label=label, low=low, high=high)
    yield Statement("figure-claims-not")
