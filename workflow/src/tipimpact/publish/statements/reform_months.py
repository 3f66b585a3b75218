"""Claims by month of three groups of origins, with the days that could have moved them: the rows of a figure."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from tipimpact.publish.statements import reform
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, between, first, in_row
from tipimpact.publish.words import number
from tipimpact.publish.words.formats import month

TABLE, OWN = "claims_by_month", "CAN"
YEARS = range(2009, 2017)
NEVER, LISTED, HUNGARY = "never_listed", "listed", "hungary"
VISAS = {NEVER: "never_listed_visa", LISTED: "listed_visa"}  # by group, its origins with a visa change, drawn as a line
APART = ("HUN", "MEX")  # listed origins with most claims, taken out of their group
STATED = ("2012-06", "2012-07", "2012-12", "2013-01")  # months before and after assent, and before and after the day
VISA, ASSENT, HEALTH, DAY = "visa_imposed_cze_2009", "c31_assent", "health_cut", "new_asylum_system"
STRIKE = "foreign_service_strike"  # at visa offices abroad
EVENTS = (VISA, ASSENT, HEALTH, DAY, STRIKE)
ABOUT_HALF = (0.4, 0.6)  # shares of a fall


def select_months(evidence: TableEvidence) -> pd.DataFrame:
    """Ends of the count of each group and month, with (``all_low``, ``all_high``) its origins with a visa change.

    An origin without a row in a month that the destination reports has no claims. A group that the
    edition does not have whole is left out.
    """
    rows = evidence.rows(TABLE, destination=OWN, year=list(YEARS))
    counts = (
        rows.pivot(index=["year", "month"], columns="origin_or_group", values=["low", "high"]).astype(float).fillna(0)
    )
    known = set(rows["origin_or_group"])
    low, high = (counts[end] if len(rows) else pd.DataFrame() for end in ("low", "high"))
    groups = {}
    if {NEVER, VISAS[NEVER]} <= known:
        groups[NEVER] = low[NEVER], high[NEVER]
    if {LISTED, VISAS[LISTED], *APART} <= known:
        most, fewest = (end[APART[0]] + end[APART[1]] for end in (high, low))
        groups[LISTED] = (low[LISTED] - most).clip(lower=0), high[LISTED] - fewest
        groups[HUNGARY] = low[APART[0]], high[APART[0]]
    parts = []
    for group, (least, greatest) in groups.items():
        visa = VISAS.get(group)
        more = (low[visa], high[visa]) if visa else (0, 0)
        ends = {"low": least, "high": greatest, "all_low": least + more[0], "all_high": greatest + more[1]}
        parts.append(pd.DataFrame(ends).reset_index().assign(group=group))
    return pd.concat(parts, ignore_index=True) if parts else rows.head(0)


def select_drawn(evidence: TableEvidence) -> pd.DataFrame:
    """The months, claims a month in both half years, and the days of events, told apart by ``kind``."""
    months = evidence.once(select_months)
    if months.empty:
        return months
    half = reform.select(evidence, "a_month")[["item", "item_value"]].rename(
        columns={"item": "half", "item_value": "low"}
    )
    days = evidence.rows("events", event=list(EVENTS))[["event", "first_day", "last_day"]]
    drawn = [months.assign(kind="month"), half.assign(kind="half", group=NEVER), days.assign(kind="event")]
    return pd.concat([part.astype(object) for part in drawn], ignore_index=True)


def title(evidence: TableEvidence) -> Iterator[Statement]:
    """That claims of countries never listed fell when the new system began; nothing without that verdict.

    An edition with a part of the files says what it needs, because its numbers would not be those of the whole.
    """
    rows, halves = reform.estimate(evidence), reform.select(evidence, "a_month")
    if needed := evidence.lacks(TABLE):
        yield from needed
        return
    if rows.empty or len(halves) < 2 or first(rows, "verdict") != "suggestive":
        return
    before, after = halves["item_value"].astype(float)
    shares = (reform.fall(first(rows, "estimate")), 1 - after / before)
    code = "half" if all(ABOUT_HALF[0] <= share <= ABOUT_HALF[1] for share in shares) else "fell"
    values = {"holds": after < before, "decided_by": "verdict", "code": code}
    yield from evidence.state("figure-months-finding", reform.ESTIMATES, rows, **values)


def short(evidence: TableEvidence) -> Iterator[Statement]:
    """What is drawn, with the two numbers that matter most, in at most 250 characters."""
    yield from _halves(evidence, "figure-months-short", start=str(YEARS[0]), end=str(YEARS[-1]))


def sentences(evidence: TableEvidence) -> Iterator[Statement]:
    """Both half years, each group before and after both days, and what the counts do not say."""
    yield from _halves(evidence, "figure-months-halves")
    months = evidence.once(select_months)
    for group, own in months.groupby("group", sort=False):
        years, numbers = own["year"].astype(int), own["month"].astype(int)
        named = own.assign(name=[f"{year}-{month:02}" for year, month in zip(years, numbers, strict=True)])
        stated = named.set_index("name").reindex(STATED).dropna(subset="low")
        counts = [
            Statement(
                "figure-months-one",
                {"count": between(row["low"], row["high"]), "month": Words(month, pd.Timestamp(f"{name}-01"))},
            )
            for name, row in stated.iterrows()
        ]
        label = Statement("figure-months-group", {"code": group})
        rows = evidence.rows(TABLE, destination=OWN, origin_or_group=APART[0] if group == HUNGARY else str(group))
        yield from evidence.state("figure-months-counts", TABLE, rows, label=label, counts=in_row(counts))
    yield Statement("figure-months-not")


def _halves(evidence: TableEvidence, message: str, **values: str) -> Iterator[Statement]:
    rows = reform.select(evidence, "a_month")
    if len(rows) == 2:
        before, after = (Words(number, round(value)) for value in rows["item_value"].astype(float))
        years = {name: item[:4] for name, item in zip(("first", "second"), rows["item"], strict=True)}
        yield from evidence.state(message, reform.TABLE, rows, before=before, after=after, **years, **values)
