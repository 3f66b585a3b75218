"""The answer so far: sentences whose every number and word is read from the tables.

The sentences are messages (``answer.*``); the functions here only choose rows and fill places. A table
that is not there, or that has nothing to say, gives no sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.common import i18n
from tipimpact.common.contracts import contract
from tipimpact.publish.apparatus import number_of
from tipimpact.publish.cells import Words

TOP = 3  # themes named

# The end of a message's key, and what stands in its places: a text, or a number to be written for readers.
Sentences = Iterator[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Answer:
    """What one table has to say."""

    table: str
    number: int
    sentences: list[str]


def _law(data: pd.DataFrame, words: Words) -> Sentences:
    """The units listed as bearing on trafficked persons, each once however many clauses changed it."""
    for (bill, act), rows in data[data["relevance"] != "other"].groupby(["bill", "act"]):
        later = rows.assign(later=rows["superseded_by"].map(len) > 0).groupby("unit")["later"].any()
        names = {"bill": words.code("bill", str(bill)), "act": words.code("act", str(act))}
        yield "sections", {**names, "count": len(later), "later": later.sum()}


def _recommendations(data: pd.DataFrame, words: Words) -> Sentences:
    counts = data["status"].value_counts().reindex(contract(words.table).columns["status"].values, fill_value=0)
    yield "recommendations", {"total": len(data), "counts": _counts(counts, "status", words)}


def _verdicts(data: pd.DataFrame, words: Words) -> Sentences:
    for row in data.to_dict("records"):
        yield "verdict", {"claim": row[f"claim_{words.lang}"], "verdict": words.code("verdict", row["verdict"])}


def _detectable(data: pd.DataFrame, words: Words) -> Sentences:
    for row in data.dropna(subset=["mde_percent", "adequate"]).to_dict("records"):
        sizes = {"detectable": round(row["mde_percent"]), "smallest": round(row["smallest_percent"])}
        ending = "detectable" if row["adequate"] else "undetectable"
        yield ending, {"estimand": words.code("estimand", row["estimand"]), **sizes}


def _claims(data: pd.DataFrame, words: Words) -> Sentences:
    """Each group in the year before and the year after the one that the reform cut in two."""
    touched = data["flags"].map(lambda flags: "partly_treated" in flags)
    cut = data.loc[touched, "year"].min()
    mine = data["series"].isin(data.loc[touched, "series"]) & data["year"].notna()
    for (series, group), rows in data[mine].groupby(["series", "group"]):
        counts = rows.set_index("year")["value"]
        names = {"series": words.code("series", str(series)), "group": words.code("group", str(group))}
        years = {"year_before": str(cut - 1), "year_after": str(cut + 1)}
        if {cut - 1, cut + 1} <= set(counts.index):
            yield "claims", {**names, **years, "before": counts[cut - 1], "after": counts[cut + 1]}
    yield "caution", {}


def _gaps(data: pd.DataFrame, words: Words) -> Sentences:
    yield "gaps", {"count": data[f"claim_{words.lang}"].notna().sum()}


def _positions(data: pd.DataFrame, words: Words) -> Sentences:
    """All of Canada, in the first and in the last year held, under the settings chosen."""
    whole = (data["setting"] == "chosen") & (data["province"] == "CA")
    canada = data[whole & (data["stream"] == "all") & (data["occupation"] == "all")]
    for year in sorted({canada["year"].min(), canada["year"].max()}):
        rows = canada[(canada["year"] == year) & canada["median_low"].notna()]
        middle = {
            words.code("scope", row["scope"]): i18n.interval(
                i18n.number(row["median_low"], words.lang), i18n.number(row["median_high"], words.lang), words.lang
            )
            for row in rows.to_dict("records")
        }
        counts = "; ".join(i18n.t("answer.count", words.lang, what=w, count=c) for w, c in middle.items())
        yield "positions", {"year": str(year), "positions": rows["positions"].max(), "counts": counts}


def _themes(data: pd.DataFrame, words: Words) -> Sentences:
    """Of the reports of organizations alone: what laws, debates and guides speak of is another matter."""
    for language, rows in data[data["source_type"] == "ngo"].groupby("language"):
        coded = rows.groupby("theme")["coded"].sum().sort_values(ascending=False, kind="stable").head(TOP)
        yield "themes", {"language": words.code("language", str(language)), "counts": _counts(coded, "theme", words)}


def _counts(counts: pd.Series, column: str, words: Words) -> str:
    """Codes and how often each occurs, as one text."""
    numbers = {words.code(column, str(code)): i18n.number(count, words.lang) for code, count in counts.items()}
    return "; ".join(i18n.t("answer.count", words.lang, what=what, count=count) for what, count in numbers.items())


READERS: dict[str, Callable[[pd.DataFrame, Words], Sentences]] = {
    "law_changes": _law,
    "impact_estimates": _verdicts,
    "minimum_detectable_effects": _detectable,
    "indicators": _claims,
    "evidence_gaps": _gaps,
    "recommendations": _recommendations,
    "work_permits": _positions,
    "theme_prevalence": _themes,
}


def answers(tables: dict[str, pd.DataFrame], lang: str) -> list[Answer]:
    """The answer so far, table by table in the order of ``READERS``.

    tables: by name, as ``common.tables.read_table`` gives them.
    """
    found = []
    for name, read in READERS.items():
        data = tables.get(name)
        if data is None or data.empty:
            continue
        words = Words.of(data, lang)
        sentences = [
            i18n.t(f"answer.{ending}", lang, **{k: _worded(v, lang) for k, v in places.items()})
            for ending, places in read(data, words)
        ]
        found += [Answer(name, number_of(name), sentences)] if sentences else []
    return found


def _worded(value: Any, lang: str) -> str:
    return value if isinstance(value, str) else i18n.number(value, lang)
