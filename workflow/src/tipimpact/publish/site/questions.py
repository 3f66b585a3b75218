"""Readers' questions: the answers that are read from the tables; the page has the others, and what proves each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.statements import claims, exposure, permits, themes
from tipimpact.publish.statements import law as statutes
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, first, holding
from tipimpact.publish.words import date

Answer = Callable[[TableEvidence], Iterator[Statement]]


def _day_of(id: str, table: str, column: str, **where: str) -> Answer:
    """An answer with a day."""

    def read(evidence: TableEvidence) -> Iterator[Statement]:
        rows = evidence.rows(table, **where).sort_index().head(1)
        yield from evidence.state(id, table, rows, day=Words(date, first(rows, column)))

    return read


def _dancers(evidence: TableEvidence) -> Iterator[Statement]:
    """The days of the instructions and of the Regulations."""
    rows = evidence.rows("events", event=["sex_trade_instructions", "employer_conditions_2013"])
    if len(rows) == 2:
        day, later = (Words(date, day) for day in rows["first_day"].sort_values().dt.date)
        yield from evidence.state("question-dancers-answer", "events", rows, day=day, later=later)


ANSWERS: dict[str, Answer] = {  # by question, in the order of the page
    "question-tied": _day_of("question-tied-answer", "events", "first_day", event="vulnerable_worker_permit"),
    "question-refused": statutes.answer_length("question-refused-answer", "hc_12m_2019", "months"),
    "question-three_years": statutes.answer_length("question-three_years-answer", "claim_one_year", "years"),
    "question-cost": _day_of("question-cost-answer", "eligibility", "day", moment="today"),
    "question-no_claim": statutes.answer_length("question-no_claim-answer", "trp_dfn", "years"),
    "question-fall": claims.answer_fall,
    "question-in_force": statutes.answer_in_force,
    "question-refused_permit": exposure.answer_refused_permit,
    "question-dancers": _dancers,
    "question-designated": partial(
        exposure.designation, id="question-designated-answer", counted=tuple(exposure.DESIGNATION)
    ),
    "question-november": _day_of("question-november-answer", "exposure", "starts", exposure="appeal_legacy"),
    "question-from": statutes.answer_length("question-from-answer", "trp_dfn", "years"),
    "question-add": permits.answer_add,
    "question-share": themes.answer_share,
}


def questions_page(inputs: SiteInputs, lang: str) -> Page:
    """What readers ask, each with an answer and with the pages that prove it; what nothing here answers is left out."""
    page = Draft("questions", inputs, lang)
    answers = {
        question: page.link(f"{question}-numbers", statement)
        for question, answer in ANSWERS.items()
        for statement in holding(answer(inputs.evidence))
    }
    return page.write(answers=answers)
