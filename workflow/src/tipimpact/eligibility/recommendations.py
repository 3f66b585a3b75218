"""The recommendations: located in the report, joined to what became of them, with a status by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import pandas as pd
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from tipimpact.common import LANGUAGES
from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import Key, check, part, read_document, sections
from tipimpact.common.errors import EligibilityError, InvalidValue, Problem, list_unknown
from tipimpact.common.listed import check_columns
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.matching import coding

PartialDate = Annotated[str, BeforeValidator(str), StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
THIS_PROJECT = "tipimpact"


def _is_of_others(source: Bilingual) -> Bilingual:
    if THIS_PROJECT in f"{source.en} {source.fr}".casefold():
        raise InvalidValue("this project is not evidence for what it studies", "a source of somebody else")
    return source


class RecommendationEvidence(Strict):
    """One dated statement, and whether it gives what the recommendation asks for."""

    when: Literal["before", "after", "today"] = Field(description="before, after or today")
    side: Literal["law", "policy", "practice"] = Field(description="law, policy or practice")
    date: PartialDate = Field(description="A date like 2019-06-04, 2019-06 or '2019'")
    text: Bilingual = Field(description="The statement, in our own words")
    source: Annotated[Bilingual, AfterValidator(_is_of_others)] = Field(description="Where it can be read")
    answers: Literal["met", "partly", "not_met", "unknown"] = Field(description="met, partly, not_met or unknown")


class TrackedRecommendation(Strict):
    """One recommendation in our own words. ``ordinal`` is its place under its heading in the report."""

    id: Annotated[str, StringConstraints(pattern=r"^R\d{2}$")] = Field(description="R01, R02, ...")
    under: str = Field(description="Key of `headings`")
    ordinal: Annotated[int, Field(ge=1)] = Field(description="Place under the heading, from 1")
    summary: Bilingual = Field(description="What it asks, in our own words")
    themes: list[str] = Field(description="Themes coded by hand")
    actors: Bilingual = Field(description="Who is asked")
    levels: list[Literal["federal", "provincial", "local"]] = Field(description="Levels of government; none stated: []")
    legal_hook: Bilingual = Field(description="Provisions that it bears on")
    indicators: Bilingual = Field(description="What would show that it is met")
    measured_by: list[str] = Field([], description="Series of config/series.yaml, and gaps, that measure it")
    would_change: Bilingual = Field(description="What would change the status")
    evidence: list[RecommendationEvidence] = Field(description="What is known; nothing known: []")
    reviewed_by: str | None = Field(None, description="Lawyer who signed the row")


class Recommendations(Strict):
    """The whole file."""

    report: str = Field(description="Value of the fact `report` of the sources that hold the recommendations")
    headings: dict[str, Bilingual] = Field(description="Headings of the recommendations part, as the report has them")
    recommendations: list[TrackedRecommendation] = Field(min_length=1, description="One item per recommendation")


def read_recommendations(path: str | Path, themes: Iterable[str]) -> Recommendations:
    """``config/recommendations.yaml``. themes: valid theme codes. Raises EligibilityError with every fault at once."""
    document = read_document(path, EligibilityError)
    return check(
        Recommendations,
        document.data,
        document,
        others=list(_across(document.data, list(themes))),
        error=EligibilityError,
    )


def status(evidence: Iterable[RecommendationEvidence]) -> tuple[str, str]:
    """What the evidence of today makes of a recommendation: (status, rule that decided).

    Text is law and policy. A text that gives what is asked for is not enough: while practice is not
    known to follow it, the recommendation is partly met. Statements whose answer is unknown decide
    nothing.
    """
    if isinstance(evidence, str):
        raise EligibilityError(
            "it is a text", where="evidence", expected="what is known of a recommendation, as a list"
        )
    known = [item for item in evidence if item.when == "today" and item.answers != "unknown"]
    text = {item.answers for item in known if item.side != "practice"}
    practice = {item.answers for item in known if item.side == "practice"}
    if not known:
        return "cannot_tell", "nothing_known"
    if text | practice == {"not_met"}:
        return "not_met", "nothing_gives_it"
    if text == {"met"}:
        return ("met", "text_and_practice") if practice == {"met"} else ("partly", "text_without_practice")
    return "partly", "some_of_it"


class MeasuredValue(NamedTuple):
    """The newest value of a series, or a gap, of which only the id is known.

    name: id of a series of ``config/series.yaml`` or of a gap.  period: the year, or first and last, ``2015-2023``.
    low, high: ends of the value, equal where it is exact.
    """

    name: str
    period: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None


def select_measures(names: Iterable[str], series: pd.DataFrame, gaps: Collection[str]) -> Iterator[MeasuredValue]:
    """The newest value of each series named, and each gap named that is open.

    names: series of ``indicators`` or gaps of ``config/sources``.
    series: that table; the newest value of the whole is taken.  gaps: ids of the gaps that are open.
    """
    known = series[series["last_day"].notna() & series["low"].fillna(series["value"]).notna()]
    for name in names:
        rows = known[known["series"] == name]
        if rows["group"].nunique() > 1:
            rows = rows[rows["group"] == "all"]
        if len(rows):
            yield _read_newest(rows.sort_values("last_day", kind="stable").iloc[-1].to_dict())
        elif name in gaps:
            yield MeasuredValue(name)


def _read_newest(row: Mapping[Any, Any]) -> MeasuredValue:
    years = dict.fromkeys(str(row[end].year) for end in ("first_day", "last_day"))
    low, high = (row["value"], row["value"]) if pd.notna(row["value"]) else (row["low"], row["high"])
    return MeasuredValue(row["series"], "-".join(years), float(low), float(high), row["measured_in"])


def locate_recommendations(sentences: pd.DataFrame, spec: Recommendations) -> pd.DataFrame:
    """The bullets under the headings of the recommendations part, in the order of ``sentences``.

    sentences: those of the report alone, in any number of its texts.
    Columns: id, doc_id, sentence_id, start, end. Bullets of which the file knows nothing are left out.
    """
    keys = {words.model_dump()[lang].casefold(): key for key, words in spec.headings.items() for lang in LANGUAGES}
    ids = {(item.under, item.ordinal): item.id for item in spec.recommendations}
    under = sentences["section"].str.casefold().map(keys)
    bullets = sentences.assign(under=under)[(sentences["kind"] == "bullet") & under.notna()]
    ordinal = bullets.groupby(["doc_id", "under"]).cumcount() + 1
    places = pd.Series(list(zip(bullets["under"], ordinal, strict=True)), index=bullets.index, dtype=object)
    located = bullets.assign(id=places.map(ids)).dropna(subset="id")
    return located[["id", "doc_id", "sentence_id", "start", "end"]].reset_index(drop=True)


def recommendations(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    documents: Mapping[str, Mapping[str, Any]],
    spec: Recommendations,
    codebook: Codebook,
    series: pd.DataFrame,
    gaps: Collection[str],
) -> pd.DataFrame:
    """One row per recommendation: its place in the report, what is measured of it, and the status by rule.

    sentences and mentions: as the stages `reports` and `themes` write them.  documents: facts of each doc_id.
    series: the table ``indicators``.  gaps: ids of the gaps that are open; by both each is measured (``measures``).
    ``found_in``, ``start``, ``end`` and ``themes_found`` are missing when the run has no text of the report, and
    ``sentences_before`` and ``sentences_after`` when it has no text of that time.
    The lists ``measured_period``, ``_low``, ``_high`` and ``_unit`` have an item for each of ``measured_by``.
    """
    check_columns(sentences, ["sentence_id", "doc_id", "section", "text"], "sentences", EligibilityError)
    check_columns(mentions, ["sentence_id", "theme"], "mentions", EligibilityError)
    check_columns(series, ["series", "group", "last_day"], "series", EligibilityError)
    texts = [doc for doc, facts in documents.items() if facts.get("report") == spec.report]
    report = sentences[sentences["doc_id"].isin(texts)]
    located = locate_recommendations(report, spec).drop_duplicates("id").rename(columns={"doc_id": "found_in"})
    coded = coding(sentences["sentence_id"], mentions, codebook)
    themes_found = [list(coded.columns[coded.loc[place].to_numpy(bool)]) for place in located.pop("sentence_id")]
    located["themes_found"] = pd.Series(themes_found, index=located.index, dtype=object)
    periods = sentences["period"].to_numpy()
    known = set(periods)
    rows = []
    for item in spec.recommendations:
        on_it = pd.Series(periods[coded[item.themes].any(axis=1).to_numpy(bool)]).value_counts().to_dict()
        measures = [*select_measures(item.measured_by, series, gaps)]
        decided, rule = status(item.evidence)
        rows.append(
            {
                "id": item.id,
                "how_far_met": decided,
                "rule": rule,
                "themes": [code for code in codebook.ids if code in item.themes],
                "levels": item.levels,
                "measured_by": [measure.name for measure in measures],
                **{f"measured_{part}": [getattr(m, part) for m in measures] for part in MeasuredValue._fields[1:]},
                **{
                    f"sentences_{period}": int(on_it.get(period, 0)) if period in known else None
                    for period in ("before", "after")
                },
                "reviewed_by": item.reviewed_by,
            }
        )
    return pd.DataFrame(rows).merge(located, on="id", how="left").sort_values("id", ignore_index=True)


def _across(raw: Any, themes: list[str]) -> Iterator[tuple[Key, Problem]]:
    """Faults that the models do not see: ids and places used twice, unknown headings and themes."""
    rows = sections(raw, "recommendations")
    headings = [str(key) for key in part(raw, "headings", dict)]
    for keys in (("id",), ("under", "ordinal")):
        counts = Counter(str([row.get(key) for key in keys]) for row in rows.values())
        for i, row in rows.items():
            if counts[value := str([row.get(key) for key in keys])] > 1:
                yield ("recommendations", i, keys[0]), Problem(f"{' and '.join(keys)} {value} are there twice")
    for i, row in rows.items():
        for problem in list_unknown("heading", [str(row.get("under"))] if headings else [], headings):
            yield ("recommendations", i, "under"), problem
        for j, theme in enumerate(part(row, "themes", list)):
            yield from ((("recommendations", i, "themes", j), p) for p in list_unknown("theme", [theme], themes))
