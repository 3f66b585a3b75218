"""Readers' questions: each with an answer read from the tables or written from the law, and the pages that prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from tipimpact.publish.site import archetypes, recommendations
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs, table_file
from tipimpact.publish.statements import claims, exposure, permits, themes
from tipimpact.publish.statements import law as statutes
from tipimpact.publish.statements.model import Statement, TableEvidence, Words, first, holding
from tipimpact.publish.words import date

Answer = Callable[[TableEvidence], Iterator[Statement]]


@dataclass(frozen=True)
class Question:
    """A question, its answer, the pages that prove it, and the remedy whose risk is named under it.

    answer: a message, or what reads the answer from the tables.
    proofs: ``law:`` a provision, ``life:`` a profile, ``recommendation:`` a number, ``page:`` a page of the site,
    ``part:`` a part of the answer page.
    """

    ask: str
    answer: str | Answer
    proofs: tuple[str, ...]
    risk: str = ""

    @property
    def id(self) -> str:
        """Its place on the page."""
        return self.ask.removeprefix("question-")

    def answers(self, evidence: TableEvidence) -> Iterator[Statement]:
        """The answer; nothing where the edition does not hold the rows."""
        yield from [Statement(self.answer)] if isinstance(self.answer, str) else self.answer(evidence)


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


QUESTIONS: dict[str, tuple[Question, ...]] = {  # by the heading under which they are asked
    "questions-today": (
        Question(
            "question-tied",
            _day_of("question-tied-answer", "events", "first_day", event="vulnerable_worker_permit"),
            ("life:tied_worker_fled", "page:archetypes"),
            "work_vulnerable",
        ),
        Question("question-police", "question-police-answer", ("recommendation:12",), "vtip_trp"),
        Question(
            "question-refused",
            statutes.answer_length("question-refused-answer", "hc_12m_2019", "months"),
            ("life:refused_recognised_late", "law:IRPA 25(1.21)"),
            "hc",
        ),
        Question(
            "question-three_years",
            statutes.answer_length("question-three_years-answer", "claim_one_year", "years"),
            ("life:identified_after_a_year",),
            "claim",
        ),
        Question(
            "question-children", "question-children-answer", ("recommendation:14", "life:family_abroad"), "vtip_trp"
        ),
        Question(
            "question-cost",
            _day_of("question-cost-answer", "eligibility", "day", moment="today"),
            ("recommendation:15",),
            "vtip_trp",
        ),
        Question(
            "question-no_claim",
            statutes.answer_length("question-no_claim-answer", "trp_dfn", "years"),
            ("life:recruited_visitor", "law:IRPA 25(1)", "law:IRPA 48(2)"),
            "hc",
        ),
        Question("question-quit", "question-quit-answer", ("life:tied_worker_fled",), "work_other"),
        Question("question-passport", "question-passport-answer", ("life:caregiver",), "pr_kept"),
        Question("question-call", "question-call-answer", ("page:archetypes",), "vtip_trp"),
        Question("question-how_long", "question-how_long-answer", ("recommendation:11",), "vtip_trp"),
    ),
    "questions-numbers": (
        Question("question-fall", claims.answer_fall, ("part:claims", "page:methods")),
        Question("question-how_many", "question-how_many-answer", ("part:many", "page:gaps")),
        Question("question-in_force", statutes.answer_in_force, ("part:law", "page:law")),
        Question(
            "question-refused_permit", exposure.answer_refused_permit, ("part:many", "life:refused_recognised_late")
        ),
        Question("question-dancers", _dancers, ("law:IRPA 30(1.2)", "life:sex_trade_business")),
        Question(
            "question-designated",
            partial(exposure.designation, id="question-designated-answer", counted=tuple(exposure.DESIGNATION)),
            ("law:IRPA 20.1", "page:gaps"),
        ),
    ),
    "questions-law": (
        Question("question-readings", "question-readings-answer", ("life:tied_worker_fled",)),
        Question("question-leave", "question-leave-answer", ("life:refused_recognised_late",)),
        Question(
            "question-november",
            _day_of("question-november-answer", "exposure", "starts", exposure="appeal_legacy"),
            ("life:legacy_claimant",),
        ),
        Question(
            "question-from",
            statutes.answer_length("question-from-answer", "trp_dfn", "years"),
            ("law:IRPA 24(5)", "life:designated"),
        ),
    ),
    "questions-method": (
        Question("question-tell", "question-tell-answer", ("page:methods", "page:gaps")),
        Question("question-add", permits.answer_add, ("part:permits",)),
        Question("question-share", themes.answer_share, ("page:coding",)),
    ),
}

PROOFS = {  # pages that prove an answer, each with the message of its link
    "page:archetypes": (archetypes.LIST, "site-archetypes"),
    "page:methods": ("methods.html", "site-methods"),
    "page:law": ("law.html", "questions-law_page"),
    "page:gaps": (table_file("evidence_gaps"), "questions-gaps"),
    "page:coding": ("coding.html", "questions-coding"),
}


def questions_page(inputs: SiteInputs, lang: str) -> Page:
    """What readers ask, each with an answer and with the pages that prove it; what nothing here answers is left out."""
    page = Draft("questions", inputs, lang)
    answered = {
        heading: [
            (question, *page.link(f"{question.ask}-numbers", statement))
            for question in questions
            for statement in holding(question.answers(inputs.evidence))
        ]
        for heading, questions in QUESTIONS.items()
    }
    return page.write(answered=answered, pages=PROOFS, recommendations=recommendations.LIST)
