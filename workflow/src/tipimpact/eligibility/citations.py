"""What rows say of the law, held against the law of the run: each citation, and each day taken from a clause."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem
from tipimpact.eligibility.rows import list_taken_days
from tipimpact.legislation.commencement import Commencement, day_of
from tipimpact.legislation.statutes import StatuteTexts

# exact: a text of the row's own time has the unit.  another_day: only a text of another time.  not_held: none.
HOW = ("exact", "another_day", "not_held")


def resolve_citations(
    rows: pd.DataFrame, texts: StatuteTexts, commencement: Commencement, lang: str = "en"
) -> pd.Series:
    """Where each row's citation stands among the texts of a run, a value of ``HOW`` by row.

    The Act is replayed to any day where the run has it as enacted and every statute whole: then each row that
    ``addresses.csv`` lets in is exact.
    """
    replays = not texts.missing and {commencement.base.citation} <= texts.complete_statutes()
    replays &= all(texts.is_complete(source) for source in texts.find(kind="annual", lang=lang))
    days_of: dict[tuple[str, str], list[str]] = {}  # the days of the texts that have a unit; of a statute its year
    for source, about in texts.files.items():
        if about["lang"] == lang:
            day = str(about["pit_date"]) if about["kind"] == "consolidated" else about["citation"][:4]
            act = about["act"] if about["kind"] == "consolidated" else about["citation"]
            law = texts.law(source)
            for unit in law.loc[~law["repealed"].astype(bool), "unit"]:
                days_of.setdefault((act, unit), []).append(day)

    def resolve(act: str, citation: str, first: pd.Timestamp, until: pd.Timestamp) -> str:
        days = days_of.get((act, citation), [])
        if act == commencement.id and replays:
            return "exact"
        since, end = str(first.date()), "9999" if pd.isna(until) else str(until.date())
        is_of_its_time = any(since <= day < end if len(day) > 4 else day <= since[:4] for day in days)
        return "exact" if is_of_its_time else "another_day" if days else "not_held"

    first = rows["from"].fillna(rows["otherwise_from"])
    cells = zip(rows["act"], rows["citation"], first, rows["until"], strict=True)
    return pd.Series([resolve(*cell) for cell in cells], rows["row"], dtype="string", name="resolved")


def check_days(
    rows: pd.DataFrame, effects: pd.DataFrame, commencement: Commencement, complete: Collection[str]
) -> None:
    """Raises EligibilityError naming each row whose day is another in the law of the run, or whose clause has none.

    effects: the table ``law_effects``.  complete: citations of the statutes of which the run has
    the publisher's text; in the others a clause may be missing.
    """
    base = commencement.base.citation
    days: dict[tuple[str, str], dict[str, str]] = {}
    dated = effects.loc[(effects["act"] == commencement.id) & effects["in_force"].notna()]
    for act, clause, unit, day in dated[["amending_act", "clause", "unit", "in_force"]].itertuples(index=False):
        days.setdefault((act, clause), {})[unit] = f"{day:%Y-%m-%d}"
    for section in rows.loc[rows["brought_by"] == base, "clause"]:
        if day := section and day_of(commencement.fact(base, section), None):
            days[base, section] = {section: str(day)}
    problems = []
    for row in rows.to_dict("records"):
        for column, _, cited, listed in list_taken_days(row, days):
            if listed and f"{row[column]:%Y-%m-%d}" not in listed:
                what, expected = f"{column} is {row[column]:%Y-%m-%d}", f"{min(listed)}, by {cited}"
            elif not listed and cited.partition(", s. ")[0] in complete:
                what, expected = f"{cited} has no day", "the day that the law of the run gives"
            else:
                continue
            todo = "correct the row, or config/law/commencement.yaml; then `make addresses`"
            problems.append(Problem(what, f"eligibility.csv, row {row['row']}", expected, "", todo))
    if problems:
        raise EligibilityError(problems)
