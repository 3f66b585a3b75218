"""The answer so far: sentences whose every number and word is read from the tables.

The sentences are messages (``answer.*``); the functions here only choose rows and fill places. A table that is not
there, or that has nothing to say, gives no sentence. Each sentence keeps the rows that it was read from, so that
a reader can open them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from tipimpact.common.contracts import contract
from tipimpact.publish.tables.apparatus import number_of
from tipimpact.publish.tables.cells import Words, plain
from tipimpact.publish.words import i18n

TOP = 3  # themes named
BILLS = {"2012, c. 17": "C-31", "2012, c. 1": "C-10"}
BEFORE_ALL = "2001, c. 27"  # what the Act said from its first day is no later bar

# In this order on the page.
SECTIONS = ("today", "rule", "supported", "against", "cannot_tell", "change_after", "asked")
VERDICTS = {
    "established_by_rule": "rule",
    "supported": "supported",
    "suggestive": "supported",
    "no_detectable_effect": "against",
    "contradicted": "against",
    "cannot_tell": "cannot_tell",
}
_MARKS = re.compile("</?b[^>]*>")


@dataclass(frozen=True)
class Told:
    """What a reader of a table yields: the section, the end of a message's key, what stands in its places, and the
    rows it was read from. A place is a text, or a number to be written for readers."""

    section: str
    ending: str
    places: dict[str, Any]
    rows: pd.DataFrame


@dataclass(frozen=True)
class Sentence:
    """A sentence in a language, whose numbers are marked where it is HTML.

    ending: the end of the message's key.  rows: labels of the rows of ``table`` that it was read from.
    """

    table: str
    number: int
    section: str
    ending: str
    html: Markup
    rows: tuple[int, ...]

    @property
    def text(self) -> str:
        """The same without marks."""
        return Markup(_MARKS.sub("", str(self.html))).unescape()


@dataclass(frozen=True)
class Answer:
    """A section of the answer."""

    section: str
    sentences: list[Sentence]


Reader = Callable[[pd.DataFrame, Words], Iterator[Told]]


def _bars(data: pd.DataFrame, words: Words) -> Iterator[Told]:
    """Bars of today that came after the Act's first day, those of Bill C-31 first; then what it closed and closes."""
    profiles = data[data["kind"] == "profile"]
    today = profiles[profiles["moment"] == "today"]
    shut = today["status"].isin(["barred", "request_barred", "discretionary"])
    later = today[shut & today["row"].notna() & (today["brought_by"] != BEFORE_ALL)]
    total = today["of"].nunique()
    yield Told("today", "archetypes", {"count": total}, today)
    order = [*BILLS, *sorted(set(later["brought_by"]) - BILLS.keys())]
    for act in order:
        for (citation, status), rows in later[later["brought_by"] == act].groupby(["citation", "status"], sort=False):
            remedies = "; ".join(words.code("remedy", remedy) for remedy in rows["remedy"].unique())
            names = {
                "remedies": remedies[:1].upper() + remedies[1:],
                "status": words.code("status", str(status)),
                "citation": words.code("citation", str(citation)),
                "act": i18n.t("answer-bill", words.lang, bill=BILLS[act])
                if act in BILLS
                else i18n.law(act, words.lang),
            }
            yield Told("today", "bar", {**names, "count": rows["of"].nunique(), "total": total}, rows)
    for moment in ("after", "today"):
        then = profiles[profiles["moment"] == moment]
        closed = then[(then["c31"] > 0).fillna(False)]
        day = i18n.date(plain(then["day"].iloc[0]), words.lang) if len(then) else ""
        yield Told(
            "rule",
            "closed",
            {"day": day, "bill": words.code("bill", "C-31"), "count": len(closed), "total": len(then)},
            closed,
        )


def _law(data: pd.DataFrame, words: Words) -> Iterator[Told]:
    """The units listed as bearing on trafficked persons, each once however many clauses changed it."""
    for (bill, act), rows in data[data["relevance"] != "other"].groupby(["bill", "act"]):
        later = rows.assign(later=rows["superseded_by"].map(len) > 0).groupby("unit")["later"].any()
        names = {"bill": words.code("bill", str(bill)), "act": words.code("act", str(act))}
        yield Told("rule", "sections", {**names, "count": len(later), "later": later.sum()}, rows)


def _questions(data: pd.DataFrame, words: Words) -> Iterator[Told]:
    """Each question of the plan, with what the rules alone say of it."""
    for label, row in zip(data.index, data.to_dict("records"), strict=True):
        said = {"question": row["title"], "verdict": words.code("verdict", row["verdict"])}
        counts = {key: row[f"barred_{key}"] for key in ("before", "after", "today")}
        places = {**said, **counts, "total": row["archetypes"], "rules": words.code("rules", row["rules"])}
        yield Told(VERDICTS[row["verdict"]], "question", places, data.loc[[label]])


def _recommendations(data: pd.DataFrame, words: Words) -> Iterator[Told]:
    counts = data["status"].value_counts().reindex(contract(words.table).columns["status"].values, fill_value=0)
    yield Told("asked", "recommendations", {"total": len(data), "counts": _counts(counts, "status", words)}, data)


def _verdicts(data: pd.DataFrame, words: Words) -> Iterator[Told]:
    """Of the outcomes that the bills may have touched; the others are there to catch a comparison out."""
    data = data[data["role"] == "primary"]
    supported = data["verdict"].map(VERDICTS) == "supported"
    yield Told("supported", "supported", {"count": supported.sum(), "total": len(data)}, data)
    for label, row in zip(data.index, data.to_dict("records"), strict=True):
        places = {"claim": row["claim"], "verdict": words.code("verdict", row["verdict"])}
        yield Told(VERDICTS[row["verdict"]], "verdict", places, data.loc[[label]])


def _detectable(data: pd.DataFrame, words: Words) -> Iterator[Told]:
    known = data.dropna(subset=["mde_percent", "adequate"])
    for label, row in zip(known.index, known.to_dict("records"), strict=True):
        sizes = {"detectable": round(row["mde_percent"]), "smallest": round(row["smallest_percent"])}
        ending = "detectable" if row["adequate"] else "undetectable"
        places = {"estimand": words.code("estimand", row["estimand"]), **sizes}
        yield Told("cannot_tell", ending, places, data.loc[[label]])


def _claims(data: pd.DataFrame, words: Words) -> Iterator[Told]:
    """Each group in the year before and the year after the one that the reform cut in two."""
    touched = data["flags"].map(lambda flags: "partly_treated" in flags)
    cut = data.loc[touched, "year"].min()
    mine = data["series"].isin(data.loc[touched, "series"]) & data["year"].notna()
    for (series, group), rows in data[mine].groupby(["series", "group"]):
        around = rows[rows["year"].isin([cut - 1, cut + 1])]
        counts = around.set_index("year")["value"]
        names = {"series": words.code("series", str(series)), "group": words.code("group", str(group))}
        years = {"year_before": str(cut - 1), "year_after": str(cut + 1)}
        if {cut - 1, cut + 1} <= set(counts.index):
            places = {**names, **years, "before": counts[cut - 1], "after": counts[cut + 1]}
            yield Told("change_after", "claims", places, around)
    yield Told("change_after", "caution", {}, data.iloc[:0])


def _gaps(data: pd.DataFrame, words: Words) -> Iterator[Told]:
    yield Told("cannot_tell", "gaps", {"count": (data["kind"] == "not_published").sum()}, data)


def _positions(data: pd.DataFrame, words: Words) -> Iterator[Told]:
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
        places = {"year": str(year), "positions": rows["positions"].max(), "counts": _listed(middle, words.lang)}
        yield Told("change_after", "positions", places, rows)


def _themes(data: pd.DataFrame, words: Words) -> Iterator[Told]:
    """Of the reports of organizations alone: what laws, debates and guides speak of is another matter."""
    for language, rows in data[data["source_type"] == "ngo"].groupby("language"):
        coded = rows.groupby("theme")["coded"].sum().sort_values(ascending=False, kind="stable").head(TOP)
        counts = {"language": words.code("language", str(language)), "counts": _counts(coded, "theme", words)}
        yield Told("asked", "themes", counts, rows[rows["theme"].isin(coded.index)])


def _counts(counts: pd.Series, column: str, words: Words) -> Markup:
    """Codes and how often each occurs, as one text."""
    numbers = {words.code(column, str(code)): i18n.number(count, words.lang) for code, count in counts.items()}
    return _listed(numbers, words.lang)


def _listed(numbers: dict[str, str], lang: str) -> Markup:
    parts = [_filled("answer-count", lang, {"what": what, "count": _marked(n)}) for what, n in numbers.items()]
    return Markup("; ").join(parts)


READERS: dict[str, Reader] = {
    "eligibility": _bars,
    "triangulation": _questions,
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
    """The answer so far, section by section, and in each by table in the order of ``READERS``.

    tables: by name, as ``Held.texts`` gives them: with their joined texts in the same language.
    """
    found: dict[str, list[Sentence]] = {section: [] for section in SECTIONS}
    for name, read in READERS.items():
        data = tables.get(name)
        if data is None or data.empty:
            continue
        for told in read(data, Words.of(data, lang)):
            places = {key: _worded(value, lang) for key, value in told.places.items()}
            html = _filled(f"answer-{told.ending}", lang, places)
            rows = tuple(int(label) for label in told.rows.index)
            found[told.section].append(Sentence(name, number_of(name), told.section, told.ending, html, rows))
    return [Answer(section, sentences) for section, sentences in found.items() if sentences]


def _filled(key: str, lang: str, places: dict[str, Any]) -> Markup:
    """A message as HTML: its places are escaped unless they are HTML already."""
    marks = {name: f"\ue000{name}\ue001" for name in places}
    text = str(escape(i18n.t(key, lang, **marks)))
    for name, mark in marks.items():
        text = text.replace(mark, str(escape(places[name])))
    return Markup(text)


def _marked(number: str) -> Markup:
    return Markup('<b class="n">{}</b>').format(number)


def _worded(value: Any, lang: str) -> Any:
    return value if isinstance(value, str) else _marked(i18n.number(value, lang))
