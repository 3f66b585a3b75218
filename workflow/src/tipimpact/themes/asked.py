"""What was asked of Canada by subject, what it answered, and what law or policy says today."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import StringConstraints

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.contracts import contract
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import Problem, ThemeError, nearest

ANSWERS = ("accepted", "noted")
FORUM = "ccr_forum_2012"  # its report, as the ids of its texts begin


class AskedSubject(Strict):
    """A subject of ``config/asks.yaml``."""

    id: str
    asked_by: Literal["un", "forum"]
    says: Bilingual | None = None
    units: list[str] = []
    recommendations: list[Annotated[str, StringConstraints(pattern=r"^R\d{2}$")]] = []
    gaps: list[str] = []


class AskedSubjects(Strict):
    """The whole file."""

    subjects: list[AskedSubject]


def read_subjects(path: str | Path, gaps: Collection[str]) -> list[AskedSubject]:
    """The subjects of ``config/asks.yaml``. gaps: ids of the gaps that are known.

    Raises ThemeError with every fault at once: an unknown subject or gap, a subject that refers to nothing.
    """
    document = read_document(path, ThemeError)
    subjects = check(AskedSubjects, document.data, document, error=ThemeError).subjects
    known = list(contract("asked").columns["subject"].values or ())
    problems = []
    for subject in subjects:
        if subject.id not in known:
            problems.append(Problem(f"unknown subject {subject.id!r}", str(path), nearest=nearest(subject.id, known)))
        if not (subject.units or subject.recommendations or subject.gaps):
            problems.append(Problem(f"{subject.id}: no unit, recommendation or gap", str(path), "at least one"))
        unknown = set(subject.gaps) - set(gaps)
        problems += [Problem(f"{subject.id}: unknown gap {g!r}", str(path), nearest=nearest(g, gaps)) for g in unknown]
    if problems:
        raise ThemeError(problems)
    return subjects


def asked(asks: pd.DataFrame, subjects: list[AskedSubject], units: pd.DataFrame) -> pd.DataFrame:
    """A row for each subject: recommendations by answer, with the units, recommendations and gaps on it today.

    asks: the table ``asks``; the UN's rows are counted, and those without a subject are ``not_read``.
    units: the newest units of law, with the columns act, unit and repealed. A unit that is repealed or in none of
    these texts is left out of ``units`` and listed in ``units_missing``.
    Of the forum each recommendation of the list counts one, and nobody had to answer. Without any row of the UN its
    subjects have no row, because what was asked is then unknown.
    """
    here = set((units["act_number"] + " " + units["unit"])[~units["repealed"].astype(bool)])
    un = asks[asks["source_type"].eq("un")].assign(subject=lambda rows: rows["subject"].fillna("not_read"))
    subjects = [subject for subject in subjects if len(un) or subject.asked_by == "forum"]
    known = [*subjects, *([AskedSubject(id="not_read", asked_by="un")] if un["subject"].eq("not_read").any() else [])]
    rows = []
    for subject in known:
        forum = subject.asked_by == "forum"
        own = un[un["subject"].eq(subject.id) & (not forum)]
        answers = own["answer"].value_counts().reindex(ANSWERS, fill_value=0)
        counts = {**answers, "unanswered": own["answer"].isna().sum()}
        rows.append({
            "asked_by": subject.asked_by,
            "subject": subject.id,
            "asked": len(subject.recommendations) if forum else len(own),
            **(dict.fromkeys(counts) if forum else counts),
            "years": sorted(set(own["year"].dropna().astype(int))),
            "says": subject.id if subject.says else None,
            "units": [unit for unit in subject.units if unit in here],
            "units_missing": [unit for unit in subject.units if unit not in here],
            "recommendations": subject.recommendations,
            "gaps": subject.gaps,
        })  # fmt: skip
    return contract("asked").conform(pd.DataFrame(rows))


def link_recommendations(asks: pd.DataFrame, subjects: Sequence[AskedSubject]) -> pd.Series:
    """The recommendations of the forum that each ask is, or those on the subject of the ask; none where nobody read it.

    The list of subjects has the forum's recommendations in the order of its report. Where a text of
    the report does not have as many asks, nobody knows which they are, and they have none.
    """
    by_subject = {subject.id: subject.recommendations for subject in subjects if subject.asked_by == "un"}
    ids = [id for subject in subjects if subject.asked_by == "forum" for id in subject.recommendations]
    linked = pd.Series(
        [[*by_subject.get(name, [])] for name in asks["subject"].astype(object)], asks.index, dtype=object
    )
    own = asks[asks["doc_id"].str.startswith(FORUM)].sort_values(["doc_id", "start"])
    for _, text in own.groupby("doc_id"):
        if len(text) == len(ids):
            linked[text.index] = pd.Series([[id] for id in ids], text.index)
    return linked


def say_subjects(subjects: list[AskedSubject]) -> dict[str, dict[str, str]]:
    """What law or policy says on each subject, in both languages: the words for the codes of ``says``."""
    return {subject.id: subject.says.model_dump() for subject in subjects if subject.says}
