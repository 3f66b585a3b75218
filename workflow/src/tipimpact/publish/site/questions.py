"""Readers' questions: each with an answer read from the tables or written from the law, and the pages that prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.publish.site.answer import Told
from tipimpact.publish.site.numbers import Sentence
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import date, number

SHARE = "TRP"  # the theme of the question about permits in reports

# The values of an answer, and the table and rows that they were read from; None where the edition does not hold them.
Read = tuple[str, pd.DataFrame, dict[str, Any]] | None


@dataclass(frozen=True)
class Question:
    """A question, its answer, the remedy whose risk is named under it, and where the answer stands.

    proofs: ``law:`` a provision, ``life:`` a profile, ``recommendation:`` a number, ``page:`` a page of the site.
    reads: the values of the answer; None for an answer without any.
    """

    ask: str
    answer: str
    proofs: tuple[str, ...]
    risk: str = ""
    reads: Callable[[Told], Read] | None = None


def _event(told: Told, event: str) -> Any:
    rows = told.rows("events", event=event)
    return plain(rows["first_day"].iloc[0]) if len(rows) else None


def _day_of(event: str) -> Callable[[Told], Read]:
    def read(told: Told) -> Read:
        rows = told.rows("events", event=event)
        return ("events", rows, {"day": date(plain(rows["first_day"].iloc[0]), told.lang)}) if len(rows) else None

    return read


def _length_of(bar: str, name: str) -> Callable[[Told], Read]:
    def read(told: Told) -> Read:
        rows = told.rows("remedy_exceptions", bar=bar)
        return ("remedy_exceptions", rows, {name: int(rows["length"].iloc[0])}) if len(rows) else None

    return read


def _exposed(exposure: str, column: str) -> Callable[[Told], Read]:
    def read(told: Told) -> Read:
        rows = told.rows("exposure", exposure=exposure)
        return ("exposure", rows, {"day": date(plain(rows[column].iloc[0]), told.lang)}) if len(rows) else None

    return read


def _act_of_2010(told: Told) -> Read:
    rows = told.rows("exposure", exposure="permit_12_months")
    return ("exposure", rows, {"year": str(rows["brought_by"].iloc[0])[:4]}) if len(rows) else None


def _cost(told: Told) -> Read:
    rows = told.rows("eligibility", moment="today")
    return ("eligibility", rows.head(1), {"day": date(plain(rows["day"].iloc[0]), told.lang)}) if len(rows) else None


def _fall(told: Told) -> Read:
    rows = told.rows("indicators", series="claims_canada", group="designated", year=[2009, 2013])
    counts = rows.set_index("year")["value"] if len(rows) == 2 else None
    if counts is None or counts.isna().any():
        return None
    years = {"year_before": "2009", "year_after": "2013"}
    return "indicators", rows, {"before": int(counts[2009]), "after": int(counts[2013]), **years}


def _dancers(told: Told) -> Read:
    rows = told.rows("events", event=["sex_trade_instructions", "employer_conditions_2013"])
    days = [_event(told, event) for event in ("sex_trade_instructions", "employer_conditions_2013")]
    if None in days:
        return None
    return "events", rows, dict(zip(("day", "later"), (date(day, told.lang) for day in days), strict=True))


def _designated(told: Told) -> Read:
    rows = told.rows("indicators", series=["designated_arrivals", "designated_nationals_first"])
    by = rows.drop_duplicates("series").set_index("series")["value"].to_dict() if len(rows) else {}
    day = _event(told, "irregular_arrival_designated")
    if len(by) < 2 or day is None:
        return None
    counts = {
        "counted_groups": number(int(by["designated_arrivals"]), told.lang),
        "counted_persons": number(int(by["designated_nationals_first"]), told.lang),
    }
    return "indicators", rows, {"day": date(day, told.lang), **counts}


def _added(told: Told) -> Read:
    names = {
        "vtip_permits_sums": "counted_permits",
        "vtip_recipients": "counted_persons",
        "vtip_permits": "counted_later",
    }
    rows = told.rows("indicators", series=list(names), period=["2006-05 to 2012-12", "2015-2023"])
    values = {names[row["series"]]: number(int(row["value"]), told.lang) for row in rows.to_dict("records")}
    return ("indicators", rows, values) if len(values) == len(names) else None


def _share(told: Told) -> Read:
    rows = told.rows("theme_prevalence", theme=SHARE, part="voices", reader="settled")
    by: dict[Any, Any] = rows.set_index("language")["status"].to_dict() if len(rows) else {}
    if by != {"en": "at_least", "fr": "not_calibrated"}:  # the answer says so in words
        return None
    low = rows.loc[rows["language"] == "en", "share_low"].iloc[0]
    return "theme_prevalence", rows, {"share": number(100 * low, told.lang, digits=2)}


# By the heading under which they stand.
QUESTIONS: dict[str, tuple[Question, ...]] = {
    "questions-today": (
        Question(
            "question-tied",
            "question-tied-answer",
            ("life:tied_worker_fled", "page:archetypes"),
            "work_vulnerable",
            _day_of("vulnerable_worker_permit"),
        ),
        Question("question-police", "question-police-answer", ("recommendation:12",), "vtip_trp"),
        Question(
            "question-refused",
            "question-refused-answer",
            ("life:refused_recognised_late", "law:IRPA 25(1.21)"),
            "hc",
            _length_of("hc_12m_2019", "months"),
        ),
        Question(
            "question-three_years",
            "question-three_years-answer",
            ("life:identified_after_a_year",),
            "claim",
            _length_of("claim_one_year", "years"),
        ),
        Question(
            "question-children", "question-children-answer", ("recommendation:14", "life:family_abroad"), "vtip_trp"
        ),
        Question("question-cost", "question-cost-answer", ("recommendation:15",), "hc", _cost),
        Question(
            "question-no_claim",
            "question-no_claim-answer",
            ("life:recruited_visitor", "law:IRPA 25(1)", "law:IRPA 48(2)"),
            "hc",
            _length_of("trp_dfn_other", "years"),
        ),
        Question("question-quit", "question-quit-answer", ("life:tied_worker_fled",), "work_other"),
        Question("question-passport", "question-passport-answer", ("life:caregiver",), "pr_kept"),
        Question("question-call", "question-call-answer", ("page:archetypes",), "vtip_trp"),
        Question("question-how_long", "question-how_long-answer", ("recommendation:11",), "vtip_trp"),
    ),
    "questions-numbers": (
        Question("question-fall", "question-fall-answer", ("part:claims", "page:methods"), reads=_fall),
        Question("question-how_many", "question-how_many-answer", ("part:many", "page:gaps")),
        Question(
            "question-in_force",
            "question-in_force-answer",
            ("part:law", "page:law"),
            reads=_exposed("appeal_designated", "ends"),
        ),
        Question(
            "question-refused_permit",
            "question-refused_permit-answer",
            ("part:many", "life:refused_recognised_late"),
            reads=_act_of_2010,
        ),
        Question(
            "question-dancers",
            "question-dancers-answer",
            ("law:IRPA 30(1.2)", "life:sex_trade_business"),
            reads=_dancers,
        ),
        Question(
            "question-designated", "question-designated-answer", ("law:IRPA 20.1", "page:gaps"), reads=_designated
        ),
    ),
    "questions-law": (
        Question("question-readings", "question-readings-answer", ("life:tied_worker_fled",)),
        Question("question-leave", "question-leave-answer", ("life:refused_recognised_late",)),
        Question(
            "question-november",
            "question-november-answer",
            ("life:legacy_claimant",),
            reads=_exposed("appeal_legacy", "starts"),
        ),
        Question(
            "question-from",
            "question-from-answer",
            ("law:IRPA 24(5)", "life:designated"),
            reads=_length_of("trp_dfn_claim", "years"),
        ),
    ),
    "questions-method": (
        Question("question-tell", "question-tell-answer", ("page:methods", "page:gaps")),
        Question("question-add", "question-add-answer", ("part:permits",), reads=_added),
        Question("question-share", "question-share-answer", ("page:coding",), reads=_share),
    ),
}


def answered(told: Told) -> Iterator[tuple[str, Question, Sentence]]:
    """Each question with its heading and its answer; one that the edition cannot answer is left out."""
    for heading, questions in QUESTIONS.items():
        for question in questions:
            if question.reads is None:
                yield heading, question, told.plain(question.answer)
            elif read := question.reads(told):
                table, rows, values = read
                for sentence in told.said(question.answer, table, rows, **values):
                    yield heading, question, sentence
