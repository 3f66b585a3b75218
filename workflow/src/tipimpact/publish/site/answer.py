"""The answer page: what it says, each sentence with the rows of the tables that it was read from.

The sentences are messages (``answer-*``); the functions here choose rows and values. A sentence whose rows the edition
does not hold is left out. A sentence that says *all* or *none* is checked, and the build fails when data change it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.common.errors import Problem, PublishError
from tipimpact.publish.site.numbers import Sentence, tag_numbers
from tipimpact.publish.tables.apparatus import number_of
from tipimpact.publish.tables.cells import CodeWords, plain
from tipimpact.publish.words import codes, date, interval, number, say
from tipimpact.publish.words.formats import month

BILLS = {"2012, c. 17": "C-31", "2012, c. 1": "C-10"}
C31, _ = BILLS
CHANGED = (
    "closed",
    "contested",
    "delayed",
    "narrowed",
    "limited_first",
    "sooner",
    "unknown",
)  # words, the gravest first
PARTS = ("who", "many", "claims", "permits", "recommendations")
FIGURES = {
    "who": "lives",
    "many": "exposure",
    "claims": "claims",
    "permits": "permits",
    "recommendations": "recommendations",
}
FOLDED = ("who", "many", "recommendations")  # parts whose picture is folded on a phone, because words come first there
# Where the sentences of a part say what the note of its picture says: a shorter note, or none.
NOTES = {"who": "answer-note-who", "many": "", "claims": "answer-note-claims", "permits": ""}
# A shorter subtitle than the picture's, or none where the finding says what is drawn.
SUBTITLES = {"claims": "answer-sub-claims", "permits": "", "recommendations": ""}
# Both estimands of the claims, each with what is said where a fall was found, and where not.
ESTIMANDS = {
    "persons_claiming": ("answer-claims-persons-fall", "answer-claims-persons"),
    "origins_claiming": ("answer-claims-origins-fall", "answer-claims-origins"),
}
# What is asked for first, of the series that nobody publishes.
GAPS = (
    "removals_of_trafficked_persons",
    "humanitarian_requests_returned",
    "vtip_trp_yearly",
    "designated_foreign_nationals",
    "work_permit_refusals_public_policy",
    "claims_by_month_and_designation",
)


@dataclass(frozen=True)
class Rule:
    """A rule that the bills brought, for the list of what is still law. until: its last day in words, or ""."""

    sentence: Sentence
    until: str
    place: str


@dataclass(frozen=True)
class Told:
    """The tables of an edition with their texts in a language."""

    tables: Mapping[str, pd.DataFrame]
    lang: str

    def rows(self, table: str, **where: Any) -> pd.DataFrame:
        """The rows of a table with these values in these columns; none where the edition has no such table."""
        data = self.tables.get(table)
        if data is None:
            return pd.DataFrame()
        for column, wanted in where.items():
            values = list(wanted) if isinstance(wanted, Sequence) and not isinstance(wanted, str) else [wanted]
            data = data[data[column].isin(values).fillna(False).astype(bool)]
        return data

    def said(self, message: str, table: str, rows: pd.DataFrame, **values: Any) -> Iterator[Sentence]:
        """A sentence read from these rows; nothing where there are none."""
        if len(rows):
            labels = tuple(int(label) for label in rows.index)
            text = tag_numbers(say(message, self.lang, **values))
            yield Sentence(table, number_of(table), "answer", "", text, labels)

    def plain(self, message: str) -> Sentence:
        """A sentence that no table is needed for."""
        return Sentence("", 0, "answer", "", tag_numbers(say(message, self.lang)), ())


def assert_all(holds: bool, message: str, found: str) -> None:
    """Fail the build where a sentence that says *all* or *none* is no longer true.

    Raises PublishError with the message and what the tables say instead.
    """
    if not holds:
        todo = f"rewrite {message!r} in both languages, then change the check in publish/site/answer.py"
        raise PublishError(
            [Problem(f"{message!r} is no longer true: {found}", "publish/words/*/answer.ftl", todo=todo)]
        )


# The opening.


def opening(told: Told) -> Iterator[Sentence]:
    """The answer in at most 120 words."""
    changed = told.rows("lives", telling="after", word=CHANGED, act=["c31", "c10"])
    if len(changed):
        assert_all(set(changed["act"]) == {"c31", "c10"}, "answer-acts", "one of the Acts changed nothing")
        years = {act[:4] for act in BILLS}
        assert_all(len(years) == 1, "answer-acts", f"the Acts are of {years}")
        yield from told.said("answer-acts", "lives", changed, year=years.pop())
    waits = told.rows("remedy_exceptions", brought_by=C31)
    waits = waits[waits["length"].notna() & waits["until"].isna()] if len(waits) else waits
    yield from told.said("answer-remain", "remedy_exceptions", waits)
    arrival = told.rows("remedy_exceptions", bar=["trp_dfn_claim", "hc_dfn_claim", "pr_dfn_claim"])
    yield from told.said("answer-designated", "remedy_exceptions", arrival, years=_one(arrival, "length"))
    year = told.rows("remedy_exceptions", bar="hc_12m_2019", way_out=["hc_no_care", "hc_child"])
    yield from told.said("answer-year", "remedy_exceptions", year, months=_one(year, "length"))
    yield from told.said("answer-exceptions", "remedy_exceptions", year)
    appeal = told.rows("exposure", exposure=["appeal_legacy", "appeal_designated"])
    if len(appeal) == 2:
        by = appeal.set_index("exposure")
        day = date(plain(by.loc["appeal_legacy", "starts"]), told.lang)
        until = month(plain(by.loc["appeal_designated", "ends"]), told.lang)
        yield from told.said("answer-appeal", "exposure", appeal, day=day, until=until)
    record = told.rows("remedy_exceptions", bar="record_indictable_2012")
    yield from told.said("answer-record", "remedy_exceptions", record, years=_one(record, "length"))
    bars = told.rows("remedy_exceptions", brought_by=list(BILLS), effect=["bars_request", "bars_grant"])
    if len(bars):
        assert_all(not bars["trafficking_named"].any(), "answer-no_exception", "a rule names trafficking")
    yield from told.said("answer-no_exception", "remedy_exceptions", bars)
    yield told.plain("answer-nobody")


def _one(rows: pd.DataFrame, column: str) -> int:
    """The value that rows share; 0 for no rows. Raises PublishError for several."""
    values = set(rows[column].dropna()) if len(rows) else {0}
    assert_all(len(values) == 1, column, f"rows {list(rows.index)} hold {sorted(values)}")
    return int(values.pop())


# The parts, each with the sentences beside its picture.


def who(told: Told) -> Iterator[Sentence]:
    """Whom the lives are about, and the one that most people who help will look for."""
    lives = told.rows("lives", telling="after")
    if not len(lives):
        return
    worker = lives[(lives["life"] == "tied_worker_fled") & lives["act"].isin(["c31", "c10"])]
    assert_all(set(worker["word"]) <= {"none", "narrowed"}, "answer-who-worker", f"{set(worker['word'])}")
    yield from told.said("answer-who-worker", "lives", worker)
    permit = told.rows("events", event="vulnerable_worker_permit")
    yield from told.said("answer-who-open_permit", "events", permit, day=_month(permit, "first_day", told.lang))
    detected = told.rows("indicators", series="detected_non_citizens", year=2014)
    yield from told.said("answer-who-citizens", "indicators", detected, year="2014")
    yield told.plain("answer-who-gap")


def many(told: Told) -> Iterator[Sentence]:
    """What is counted, before the numbers; the count of people; the wait that another Act brought."""
    if len(told.rows("exposure")):
        yield told.plain("answer-many-counted")
    earlier = told.rows("exposure", exposure="permit_12_months")
    if len(earlier):
        year = str(earlier["brought_by"].iloc[0])[:4]
        yield from told.said("answer-many-earlier", "exposure", earlier, year=year)


def claims(told: Told) -> Iterator[Sentence]:
    """The years of the fall, what else happened in them, and both estimates with their verdicts."""
    series = told.rows("indicators", series="claims_canada", group="designated", year=range(2009, 2014))
    counts = series.set_index("year")["value"] if len(series) else pd.Series(dtype=float)
    if set(range(2009, 2014)) <= set(counts.dropna().index):
        by_year = {f"y{i}": number(int(counts[year]), told.lang) for i, year in enumerate(range(2009, 2014), 1)}
        years = {f"year{i}": str(year) for i, year in enumerate(range(2009, 2014), 1)}
        yield from told.said("answer-claims-years", "indicators", series, **by_year, **years)
    visas = told.rows("events", event=["visa_mexico", "visa_czechia"])
    yield from told.said("answer-claims-visas", "events", visas, day=_month(visas, "first_day", told.lang))
    first = told.rows("events", event="new_asylum_system")
    if len(first):
        day = date(plain(first["first_day"].iloc[0]), told.lang)
        yield from told.said("answer-claims-first", "events", first, day=day)
    for estimand, (fall, other) in ESTIMANDS.items():
        yield from _estimate(told, estimand, fall, other)
    yield from _false_rate(told)
    yield from _without_two(told)


def _estimate(told: Told, estimand: str, fall: str, other: str) -> Iterator[Sentence]:
    """One estimate with its verdict in words. fall, other: the messages for a fall that was found, and for the rest."""
    rows = told.rows("impact_estimates", estimand=estimand)
    verdict = rows["verdict"].iloc[0] if len(rows) else None
    if verdict not in codes("answer-verdict-change"):
        return
    row, words = rows.iloc[0], say("answer-verdict-change", told.lang, code=verdict)
    if verdict in ("supported", "suggestive") and row["estimate"] < 0:
        share, least, most = (number(round(_fall(row[end])), told.lang) for end in ("estimate", "high", "low"))
        span = interval(least, most, told.lang)
        yield from told.said(fall, "impact_estimates", rows, share=share, span=span, verdict=words)
    else:
        yield from told.said(other, "impact_estimates", rows, verdict=words)


def _false_rate(told: Told) -> Iterator[Sentence]:
    """How often the method would say so where nothing changed, beside a verdict that only points one way."""
    rows = told.rows("impact_estimates", estimand=list(ESTIMANDS), verdict="suggestive")
    rates = list(rows["false_suggestive"].dropna()) if "false_suggestive" in rows else []
    if rates:
        rate = number(round(100 * max(rates)), told.lang)
        yield from told.said("answer-claims-false", "impact_estimates", rows, rate=rate)


def _without_two(told: Told) -> Iterator[Sentence]:
    """That the fall is not found without the two largest origins, where the interval of that part says so."""
    rows = told.rows("robustness", estimand="persons_claiming", check="part_intervals")
    rows = rows[rows["variant"] == "without_two_largest interval"] if len(rows) else rows
    if len(rows) and rows["low"].iloc[0] < 0 < rows["high"].iloc[0]:
        yield from told.said("answer-claims-without_two", "robustness", rows)


def _fall(log: float) -> float:
    """A log ratio as a fall in percent."""
    return 100 * (1 - math.exp(log))


def permits(told: Told) -> Iterator[Sentence]:
    """Why the counts cannot be compared, then the counts."""
    found = told.rows(
        "indicators", series=["vtip_permits_sums", "vtip_recipients", "vtip_permits_in_year", "vtip_permits"]
    )
    if not len(found):
        return
    yield told.plain("answer-permits-differ")
    first = found[found["period"] == "2006-05 to 2012-12"]
    by = first.drop_duplicates("series").set_index("series")["value"]
    if {"vtip_permits_sums", "vtip_recipients"} <= set(by.index):
        values = {
            "counted_permits": number(int(by["vtip_permits_sums"]), told.lang),
            "counted_persons": number(int(by["vtip_recipients"]), told.lang),
        }
        period = CodeWords.of(found, told.lang).code("period", "2006-05 to 2012-12")
        yield from told.said("answer-permits-first", "indicators", first, period=period, **values)
    later = found[found["series"] == "vtip_permits"].drop_duplicates("series")
    year = found[found["series"] == "vtip_permits_in_year"]
    if len(later) and len(year):
        values = {
            "counted_permits": number(int(year["value"].iloc[0]), told.lang),
            "year": str(year["period"].iloc[0]),
            "counted_later": number(int(later["value"].iloc[0]), told.lang),
            "years": _years(str(later["period"].iloc[0]), told.lang),
        }
        yield from told.said("answer-permits-later", "indicators", pd.concat([year, later]), **values)


def _years(period: str, lang: str) -> str:
    first, _, last = period.partition("-")
    return interval(first, last, lang)


def recommendations(told: Told) -> Iterator[Sentence]:
    """That each has a page of its own. Its picture says that none is met in full, so that is checked here too."""
    found = told.rows("recommendations")
    if not len(found):
        return
    counts = found["status"].value_counts()
    partly, silent = (int(counts.get(status, 0)) for status in ("partly", "cannot_tell"))
    assert_all(partly + silent == len(found), "figure-recommendations-finding", f"{counts.to_dict()}")
    yield from told.said("answer-recommendations-each", "recommendations", found, count=len(found))


READERS: dict[str, Callable[[Told], Iterator[Sentence]]] = {
    "who": who,
    "many": many,
    "claims": claims,
    "permits": permits,
    "recommendations": recommendations,
}


def _month(rows: pd.DataFrame, column: str, lang: str) -> str:
    return month(plain(rows[column].iloc[0]), lang) if len(rows) else ""


# What is still law and what has ended.

# message: where the rule is found (table, the values that choose its rows, the columns of its first and last day).
RULES: dict[str, tuple[str, dict[str, Any]]] = {
    "answer-law-arrival": ("remedy_exceptions", {"bar": "trp_dfn_claim"}),
    "answer-law-detention": ("law_changes", {"bill": "C-31", "act": "IRPA", "unit": "55(3.1)"}),
    "answer-law-pending": ("remedy_exceptions", {"bar": "hc_claim_pending"}),
    "answer-law-year": ("remedy_exceptions", {"bar": "hc_12m_2019"}),
    "answer-law-cessation": ("law_changes", {"bill": "C-31", "act": "IRPA", "unit": "46(1)(c.1)"}),
    "answer-law-list": ("law_changes", {"bill": "C-31", "act": "IRPA", "unit": "109.1"}),
    "answer-law-record": ("remedy_exceptions", {"bar": "record_indictable_2012"}),
    "answer-law-work": ("law_changes", {"bill": "C-10", "act": "IRPA", "unit": "30(1.2)"}),
    "answer-law-appeal": ("exposure", {"exposure": "appeal_designated"}),
    "answer-law-risk": ("exposure", {"exposure": "risk_assessment_24_more"}),
    "answer-law-empty": ("events", {"event": "designations_end"}),
}
DAYS = {  # by table: the columns of a rule's first and last day
    "remedy_exceptions": ("from", "until"),
    "exposure": ("starts", "ends"),
    "law_changes": ("in_force", ""),
    "events": ("", "first_day"),
}
STANDS = ("unchanged", "in_force", "reworded")  # states of a provision that is still law


def rules(told: Told) -> Iterator[Rule]:
    """Each rule with its first or its last day; one that the edition does not hold is left out."""
    for message, (table, where) in RULES.items():
        rows = told.rows(table, **where).head(1)
        if not len(rows):
            continue
        row = rows.iloc[0]
        since, until = (row[name] if name else None for name in DAYS[table])
        if table == "law_changes":
            assert_all(row["state"] in STANDS, message, f"{row['act']} {row['unit']} is {row['state']}")
        ended = plain(until) is not None
        known = plain(until if ended else since)
        if known is None:  # the sample edition holds no day of some clauses
            continue
        day = date(known, told.lang)
        (said,) = told.said(message, table, rows, day=day, state="ended" if ended else "law")
        place = row.get("citation") if table in ("remedy_exceptions", "exposure") else None
        place = f"{row['act']} {row['unit']}" if table == "law_changes" else _cited(row, place)
        yield Rule(said, day if ended else "", place)


def _cited(row: pd.Series, place: Any) -> str:
    """A citation with its Act, as the pages of the law know it."""
    if place is None or pd.isna(place):
        return ""
    if "/" in place:  # a section of an amending Act and the place in what it enacts
        return f"{row['act']}, s. {place.split('/')[0]}"
    return f"{row['act']} {place}" if str(place)[0].isdigit() and "act" in row else str(place)


# What is not known.


def gaps(told: Told) -> Iterator[tuple[str, str, int]]:
    """Each question, who holds the answer, and the row of the table that has the request."""
    for gap in GAPS:
        rows = told.rows("evidence_gaps", gap=gap, kind="not_published")
        if len(rows):
            yield say("answer-gap", told.lang, code=gap), str(rows["holder"].iloc[0]), int(rows.index[0])
