"""Findings: nine short tables for people, each made from data tables, with a title that says what was found.

A finding has at most ``ROWS`` rows and ``COLUMNS`` columns, so that it fits on one page. It holds no number that is not
in its data tables: its rows are chosen, grouped and put in words here, and each knows the rows that it was read from.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from tipimpact import __version__
from tipimpact.common.errors import PublishError
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.cells import CodeWords, clean, plain
from tipimpact.publish.tables.model import Cell, Heading, Kind, View
from tipimpact.publish.tables.order import ordered
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import NBSP, capital, codes, date, interval, law, number, say
from tipimpact.publish.words.lengths import length

ROWS, COLUMNS = 18, 6  # what one portrait page holds
NAMED = 3  # publishers of a data table
BILLS = {"c31": "C-31", "c10": "C-10"}
FOLLOWED = 12  # number of the last life that pages tell; the others are in the data only
LOSSES = ("closed", "delayed", "narrowed", "limited_first")
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A row of a finding, and the rows of a data table that it was read from, by their labels in the data."""

    cells: list[Cell]
    table: str
    rows: tuple[int, ...]


class Told:
    """The data tables of an edition in one language: what a finding is made from."""

    def __init__(self, results: Mapping[str, ResultTable], lang: str):
        self.results, self.lang = results, lang

    def data(self, table: str, **values: Any) -> pd.DataFrame:
        """Rows of a table in its published order, with joined texts; those where each column has (one of) the values.

        A table that this edition does not have is empty.
        """
        if table not in self.results:
            return pd.DataFrame(columns=list(values))
        result = self.results[table]
        rows = ordered(result.texts(self.lang), result.spec, result.published.get("sort", []))
        for name, wanted in values.items():
            rows = rows[rows[name].isin(wanted if isinstance(wanted, tuple | list) else [wanted])]
        return rows

    def words(self, table: str, column: str, code: Any) -> str:
        """The words for a code of a table; those for the mark of an unknown value where it is missing."""
        code = plain(code)
        if code is None:
            return say("mark", self.lang, code="unknown")
        result = self.results[table]
        return clean(CodeWords.of(result.texts(self.lang), self.lang).code(column, str(code)))

    def text(self, value: Any) -> Cell:
        """A cell of words, ranges and shares among them; "" or a missing value has nothing to state."""
        value = plain(value)
        return Cell("text", value, clean(str(value))) if value not in (None, "") else self.mark("none", "text")

    def count(self, value: Any, digits: int | None = None) -> Cell:
        """A cell of a number."""
        value = plain(value)
        return self.mark() if value is None else Cell("number", value, number(value, self.lang, digits))

    def range(self, low: Any, high: Any, digits: int | None = None) -> Cell:
        """A cell of a range; equal ends are one number."""
        ends = self.count(low, digits), self.count(high, digits)
        if ends[0].mark and ends[1].mark:
            return ends[0]
        words = interval(ends[0].text, ends[1].text, self.lang)
        return ends[0] if words == ends[0].text else self.text(words)

    def mark(self, mark: str = "unknown", kind: Kind = "number") -> Cell:
        """A cell without a value."""
        return Cell(kind, None, say("mark", self.lang, code=mark), mark)

    def percent(self, share: float, digits: int = 1) -> str:
        """A share as a percentage."""
        return say("finding-percent", self.lang, value=number(100 * share, self.lang, digits))


@dataclass(frozen=True)
class Finding:
    """One finding. tables: those that it is made from, the first of which its title counts.

    lines: its rows.  title: the values of its title message, or None where the data are missing.
    columns: the message of each column and its kind.  notes: messages.  figure: the figure that shows it.
    """

    name: str
    tables: tuple[str, ...]
    lines: Callable[[Told], Iterator[Line]]
    title: Callable[[Told], Values | None]
    messages: tuple[str, str, str]  # title, subject (where there is no finding), what the table shows
    columns: tuple[tuple[str, Kind], ...]
    notes: tuple[str, ...] = ()
    figure: str = ""


def _each(rows: pd.DataFrame) -> Iterator[Any]:
    """Each row, its columns by name and its label as ``Index``."""
    yield from rows.itertuples()


# Who lost what.


def _losses(told: Told) -> pd.DataFrame:
    """Remedies of the lives on the page that a bill took away, delayed or narrowed, told after the bill."""
    rows = told.data("lives", act=tuple(BILLS), telling="after", word=LOSSES)
    return rows if rows.empty else rows[rows["number"] <= FOLLOWED]


def _lives(told: Told) -> Iterator[Line]:
    """One row for the people who lost the same, those who lost most first."""
    rows = _losses(told)
    if rows.empty:
        return
    worst = rows["word"].map({word: i for i, word in enumerate(LOSSES)}).groupby(rows["life"]).transform("min")
    same: dict[tuple[str, ...], list[pd.DataFrame]] = {}
    for _, own in rows.groupby([worst, "number", "life"]):
        words = (["closed"], ["delayed"], ["narrowed", "limited_first"])
        lost = ["\n".join(_remedies(told, own[own["word"].isin(of)])) for of in words]
        by_bill = [
            say("page-label", told.lang, label=BILLS[str(act)])
            + f" {_provision_list(law(str(citation), told.lang) for citation in clauses['citation'])}"
            for act, clauses in own.groupby("act", sort=False)
        ]
        same.setdefault((*lost, "; ".join(by_bill)), []).append(own)
    for words_of, people in same.items():
        names = "; ".join(told.words("lives", "life", own["life"].iloc[0]) for own in people)
        labels = tuple(label for own in people for label in own.index)
        yield Line([told.text(names), *map(told.text, words_of)], "lives", labels)


def _remedies(told: Told, rows: pd.DataFrame) -> list[str]:
    """Each remedy once, with the delay, what is left of it, or the day since which it is no longer closed."""
    said: dict[str, list[str]] = {}
    for row in _each(rows):
        remedy = told.words("lives", "remedy", row.remedy)
        if row.word == "delayed":
            after = length(int(row.days), told.lang)
        elif row.word == "closed":
            after = "" if pd.isna(row.until) else say("finding-lives-until", told.lang, day=date(row.until, told.lang))
        else:
            value = told.words("lives", "value_with", row.value_with)
            after = (
                say("finding-lives-limit", told.lang, code=row.attribute, value=value)
                if row.attribute in codes("finding-lives-limit")
                else value
            )
        said.setdefault(after, []).append(remedy)
    return [
        say("page-label", told.lang, label="; ".join(remedies)) + f" {after}" if after else "; ".join(remedies)
        for after, remedies in said.items()
    ]


def _lives_title(told: Told) -> Values | None:
    """No share of the lives: they are examples, and a share of them would be read as one of people."""
    rows = _losses(told)
    if rows.empty:
        return None
    c31 = rows[rows["act"] == "c31"]
    closed = c31.loc[c31["word"] == "closed", "remedy"]
    others = set(rows.loc[(rows["act"] == "c10") & (rows["word"] != "narrowed"), "remedy"]) - {"record"}
    if "appeal" not in set(closed) or others:
        raise PublishError(
            "the title of the finding on lives says what the table lives does not",
            expected="Bill C-31 closed the appeal, and Bill C-10 moved no day but that of a record suspension",
            todo="write another title: finding-lives-title in words/{en,fr}/findings.ftl",
        )
    longest = int(c31.loc[c31["word"] == "delayed", "days"].max())
    return {"longest": length(longest, told.lang)}


# How many claimants the rules could reach.


def _exposures(told: Told) -> Iterator[Line]:
    for row in _each(told.data("exposure")):
        name = told.words("exposure", "exposure", row.exposure)
        if row.reading != "main":
            name = f"{name} ({told.words('exposure', 'reading', row.reading)})"
        days = [("span-since_day", row.starts)] if pd.isna(row.ends) else [("", row.starts), ("", row.ends)]
        said = [say(id, told.lang, day=date(day, told.lang)) if id else date(day, told.lang) for id, day in days]
        span = said[0] if len(said) == 1 else say("span-days", told.lang, first=said[0], last=said[1])
        counts = list(dict.fromkeys([*plain(row.low_counts), *plain(row.high_counts)]))
        counted = "; ".join(told.words("exposure", "low_counts", code) for code in counts)
        uncounted = told.words("exposure", "status", row.status)
        cells = [
            told.text(name),
            told.text(law(row.citation, told.lang)),
            told.text(span),
            told.count(row.low),
            told.count(row.high),
            told.text(counted or uncounted),
        ]
        yield Line(cells, "exposure", (row.Index,))


def _exposures_title(told: Told) -> Values | None:
    rows = told.data("exposure", status="counted", reading="main")
    rows = rows.set_index("exposure") if len(rows) else rows
    if not {"work_permit_wait", "designated_arrivals"} <= {*rows.index}:
        return None
    highs: dict[Any, Any] = rows["high"].to_dict()
    lows: dict[Any, Any] = rows["low"].to_dict()
    ends = {"least": number(lows["work_permit_wait"], told.lang), "most": number(highs["work_permit_wait"], told.lang)}
    return {**ends, "count": int(highs["designated_arrivals"])}


# What the numbers can say.


def _planned(told: Told, **values: Any) -> pd.DataFrame:
    """Estimates that the plan judges; those of an earlier version are kept in the data for comparison only."""
    rows = told.data("impact_estimates", **values)
    return rows[rows["standing"] == "planned"] if "standing" in rows else rows


def _estimates(told: Told) -> Iterator[Line]:
    detectable = told.data("minimum_detectable_effects")
    by_estimand = {row["estimand"]: row for _, row in detectable.iterrows()}
    for row in _each(_planned(told)):
        smallest = by_estimand.get(row.estimand)
        cells = [
            told.text(told.words("impact_estimates", "estimand", row.estimand)),
            _change(told, smallest, "smallest_percent", "smallest_effect"),
            _change(told, smallest, "mde_percent", "mde"),
            _possible(told, row.estimand),
            _estimate(told, row),
            _verdict(told, row),
        ]
        yield Line(cells, "impact_estimates", (row.Index,))


def _estimate(told: Told, row: Any) -> Cell:
    """An estimate with its interval, in per cent of what was to be expected, or in points where it is a share."""
    values = [row.estimate, row.low, row.high]
    if any(pd.isna(value) for value in values):
        return told.text(say("finding-estimates-gap", told.lang))
    if row.scale == "log":
        estimate, low, high = (told.percent(math.expm1(value), 0) for value in values)
    else:
        estimate, low, high = (say("finding-points", told.lang, value=number(100 * v, told.lang, 0)) for v in values)
    return told.text(f"{estimate} ({interval(low, high, told.lang)})")


def _verdict(told: Told, row: Any) -> Cell:
    """The verdict as a sentence, with how often a fall is claimed where there is none."""
    text = capital(say("answer-verdict-change", told.lang, code=row.verdict))
    if row.verdict != "suggestive" or pd.isna(row.false_suggestive):
        return told.text(text)
    return told.text(say("finding-estimates-chance", told.lang, verdict=text, times=round(100 * row.false_suggestive)))


def _possible(told: Told, estimand: str) -> Cell:
    """The verdicts that could have come out, in the situation that the plan judges by."""
    usual = {"treated_drawn": "as_designated", "effect_on": "all", "base_rows": "observed"}
    rows = told.data("reachable_verdicts", estimand=estimand, **usual)
    if rows.empty:
        return told.mark("none", "text")
    if set(rows["status"]) == {"refused"}:
        return told.text(told.words("reachable_verdicts", "status", "refused"))
    reachable = rows[rows["reachable"].fillna(False).astype(bool)]["verdict"].drop_duplicates()
    return told.text("; ".join(told.words("reachable_verdicts", "verdict", verdict) for verdict in reachable))


def _change(told: Told, row: pd.Series | None, percent: str, points: str) -> Cell:
    """A change as a percentage, or in percentage points where the outcome is a share."""
    if row is None or pd.isna(row[points]):
        return told.mark()
    if not pd.isna(row[percent]):
        return told.text(told.percent(row[percent] / 100, 0))
    return told.text(say("finding-points", told.lang, value=number(100 * row[points], told.lang, 0)))


def _estimates_title(told: Told) -> Values | None:
    rows = _planned(told, role="primary")
    if rows.empty:
        return None
    heard = rows[rows["verdict"] != "cannot_tell"]
    falls = len(heard) and set(heard["verdict"]) == {"suggestive"} and (heard["estimate"] < 0).all()
    return {"total": number(len(rows), told.lang), "heard": len(heard), "kind": "fall" if falls else "other"}


# What became of the 17 recommendations.


def _recommendations(told: Told) -> Iterator[Line]:
    for row in _each(told.data("recommendations")):
        levels = [told.words("recommendations", "levels", level) for level in plain(row.levels)]
        cells = [
            told.text(str(row.id).lstrip("R").lstrip("0")),
            told.text(row.summary),
            told.text(told.words("recommendations", "status", row.status)),
            told.text(told.words("recommendations", "rule", row.rule)),
            told.text("; ".join(levels)),
        ]
        yield Line(cells, "recommendations", (row.Index,))


def _recommendations_title(told: Told) -> Values | None:
    rows = told.data("recommendations")
    if rows.empty:
        return None
    counts = rows["status"].value_counts()
    found = {status: int(counts.get(status, 0)) for status in ("met", "partly", "cannot_tell")}
    return {"total": number(len(rows), told.lang), **found}


# Provisions in force today that came from the bills.


DEFINED = re.compile(r"\[.*\]")  # the term of a definition, in English: 2(1)[designated foreign national]
AGAINST_CHARTER = "contrary_to_charter|federal_court|"  # view and holder of a reading of law_changes


def _in_force(told: Told) -> pd.DataFrame:
    rows = told.data("law_changes", state=("unchanged", "in_force", "reworded"), relevance=("direct", "pathway"))
    if rows.empty:
        return rows
    return rows.assign(path=rows["pathways"].map(lambda codes: plain(codes)[0] if len(codes) else ""))


def _provisions(told: Told) -> Iterator[Line]:
    rows = _in_force(told)
    for path, own in rows.groupby("path", sort=False) if len(rows) else ():
        units = [law(f"{row.act} {DEFINED.sub('', row.unit)}", told.lang) + _set_aside(row) for row in _each(own)]
        days = sorted({row.in_force for row in _each(own) if not pd.isna(row.in_force)})
        reworded = own[own["state"] == "reworded"]
        later = dict.fromkeys(act for acts in reworded["superseded_by"] for act in plain(acts))
        cells = [
            told.text(told.words("law_changes", "pathways", path) if path else ""),
            told.count(_units(own)),
            told.text(_provision_list(units)),
            told.text("; ".join(NBSP.join(bill.split()) for bill in dict.fromkeys(own["bill"]))),
            told.text("; ".join(date(day, told.lang) for day in days)),
            told.text("; ".join(law(act, told.lang) for act in later)),
        ]
        yield Line(cells, "law_changes", tuple(own.index))


def _units(rows: pd.DataFrame) -> int:
    """How many provisions: one that two clauses changed is one."""
    return len(rows.drop_duplicates(["act", "unit"]))


def _set_aside(row: Any) -> str:
    """The mark of a provision that the Federal Court held contrary to the Charter, though it is still in the Act."""
    return "*" if any(str(reading).startswith(AGAINST_CHARTER) for reading in plain(row.readings)) else ""


def _provision_list(labels: Iterable[str]) -> str:
    """Labels of provisions, each Act named once: ``IRPA 24(5), 24(6)``; a chapter of a year is left as it is."""
    by_act: dict[str, list[str]] = {}
    for label in dict.fromkeys(labels):
        act, _, unit = ("", "", label) if label[:1].isdigit() else label.partition(" ")
        by_act.setdefault(act, []).append(unit)
    return "; ".join(f"{act} {', '.join(units)}".strip() for act, units in by_act.items())


def _provisions_title(told: Told) -> Values | None:
    rows = _in_force(told)
    return None if rows.empty else {"rows": _units(rows)}


# What a permit for a sector or a province would open.

SCOPES = ("sector_in_province", "sector", "province", "open")


def _reach(told: Told) -> pd.DataFrame:
    return told.data("work_permits", province="CA", stream="all", occupation="all", setting="chosen", scope=SCOPES)


def _permits(told: Told) -> Iterator[Line]:
    rows = _reach(told)
    for year, own in rows.groupby("year") if len(rows) else ():
        scopes = own.set_index("scope")
        cells = [
            told.text(str(year)),
            told.count(own["positions"].iloc[0]),
            *(
                told.range(scopes.loc[scope, "median_low"], scopes.loc[scope, "median_high"])
                if scope in scopes.index
                else told.mark()
                for scope in SCOPES
            ),
        ]
        yield Line(cells, "work_permits", tuple(own.index))


def _permits_title(told: Told) -> Values | None:
    rows = _reach(told)
    known = rows[rows["median_low"].notna()] if len(rows) else rows
    narrow = known[known["scope"] == "sector_in_province"] if len(known) else known
    if narrow.empty:
        return None
    # The newest year is often there for one quarter only: take the latest one that has as many lists as any.
    lists = narrow["lists"].map(len)
    whole = ~narrow["scope_breaks"].map(lambda breaks: "part_of_period" in plain(breaks)) & (lists == lists.max())
    complete = narrow[whole]
    last = (complete if len(complete) else narrow)["year"].max()
    lows = known[known["year"] == last].set_index("scope")["median_low"]
    return {
        "year": str(last),
        "narrow": number(lows["sector_in_province"], told.lang),
        "province": number(lows["province"], told.lang),
    }


# What reports speak of.


def _themes(told: Told) -> Iterator[Line]:
    rows = told.data("theme_prevalence", part="voices", reader="settled")
    asks = told.data("asks")
    asked = asks["themes"].explode().value_counts() if len(asks) else pd.Series(dtype=int)
    for theme, own in rows.groupby("theme", sort=False) if len(rows) else ():
        by = {row.language: row for row in _each(own)}
        cells = [told.text(told.words("theme_prevalence", "theme", theme))]
        for lang in ("en", "fr"):
            cells += [_share(told, by.get(lang)), told.count(by[lang].coded if lang in by else None)]
        yield Line([*cells, told.count(int(asked.get(theme, 0)))], "theme_prevalence", tuple(own.index))


def _share(told: Told, row: Any) -> Cell:
    """A share with its error, the least that it can be, or that it was not calibrated."""
    if row is None:
        return told.mark()
    if row.status == "calibrated":
        low, high = (number(100 * end, told.lang, 1) for end in (row.share_low, row.share_high))
        return told.text(say("finding-percent", told.lang, value=interval(low, high, told.lang)))
    if row.status == "at_least":
        least = told.percent(row.share_low, 2 if row.share_low >= 0.0001 else 3)
        return told.text(say("finding-at_least", told.lang, value=least))
    return told.text(told.words("theme_prevalence", "status", row.status))


def _themes_title(told: Told) -> Values | None:
    rows = told.data("theme_prevalence", part="voices", reader="settled")
    if rows.empty:
        return None
    counts = rows["status"].value_counts()
    known, bounds = (int(counts.get(status, 0)) for status in ("calibrated", "at_least"))
    return {"total": number(len(rows), told.lang), "known": known, "bounds": bounds}


# What is missing.


def _gaps(told: Told) -> Iterator[Line]:
    for row in _each(told.data("evidence_gaps", kind="not_published")):
        cells = [told.text(row.title), told.text(row.claim), told.text(row.holder)]
        yield Line(cells, "evidence_gaps", (row.Index,))


def _gaps_title(told: Told) -> Values | None:
    rows = told.data("evidence_gaps", kind="not_published")
    return None if rows.empty else {"rows": len(rows)}


# Permits for trafficked persons.


def _trafficked(told: Told) -> pd.DataFrame:
    rows = told.data("indicators")
    if rows.empty:
        return rows
    rows = rows[rows["series"].str.startswith("vtip_") & rows["value"].notna()]
    return rows.drop_duplicates(["series", "group", "period", "value"])


def _series(told: Told) -> Iterator[Line]:
    for row in _each(_trafficked(told)):
        who = [told.words("indicators", "who_is_counted", row.who_is_counted)]
        who += [told.words("indicators", "flags", flag) for flag in plain(row.flags) if flag.startswith("renewals")]
        cells = [
            told.text(told.words("indicators", "series", row.series)),
            told.text(told.words("indicators", "period", row.period)),
            told.count(row.value),
            told.text(told.words("indicators", "unit", row.unit)),
            told.text("; ".join(who)),
        ]
        yield Line(cells, "indicators", (row.Index,))


def _series_title(told: Told) -> Values | None:
    rows = _trafficked(told)
    if rows.empty:
        return None
    known = {f"{row.series}/{row.period}": row.value for row in _each(rows)}
    before, after = known.get("vtip_permits_sums/2006-05 to 2012-12"), known.get("vtip_permits/2015-2023")
    if before is None or after is None:
        return None
    return {"before": number(before, told.lang), "after": number(after, told.lang)}


FINDINGS = {
    finding.name: finding
    for finding in (
        Finding(
            "lives",
            ("lives",),
            _lives,
            _lives_title,
            ("finding-lives-title", "finding-lives-subject", "finding-lives-what"),
            (
                ("finding-lives-life", "text"),
                ("finding-lives-closed", "text"),
                ("finding-lives-delayed", "text"),
                ("finding-lives-narrowed", "text"),
                ("finding-lives-clauses", "text"),
            ),
            ("finding-lives-note", "finding-note-not_reviewed"),
            "lives",
        ),
        Finding(
            "exposure",
            ("exposure",),
            _exposures,
            _exposures_title,
            ("finding-exposure-title", "finding-exposure-subject", "finding-exposure-what"),
            (
                ("finding-exposure-rule", "text"),
                ("finding-exposure-clause", "text"),
                ("finding-exposure-days", "text"),
                ("finding-exposure-low", "number"),
                ("finding-exposure-high", "number"),
                ("finding-exposure-counted", "text"),
            ),
            ("finding-exposure-note", "finding-note-not_reviewed"),
            "exposure",
        ),
        Finding(
            "estimates",
            ("impact_estimates", "minimum_detectable_effects", "reachable_verdicts", "robustness"),
            _estimates,
            _estimates_title,
            ("finding-estimates-title", "finding-estimates-subject", "finding-estimates-what"),
            (
                ("finding-estimates-estimand", "text"),
                ("finding-estimates-matters", "number"),
                ("finding-estimates-detectable", "number"),
                ("finding-estimates-possible", "text"),
                ("finding-estimates-estimate", "number"),
                ("finding-estimates-verdict", "text"),
            ),
            ("finding-estimates-note",),
            "claims",
        ),
        Finding(
            "recommendations",
            ("recommendations",),
            _recommendations,
            _recommendations_title,
            (
                "finding-recommendations-title",
                "finding-recommendations-subject",
                "finding-recommendations-what",
            ),
            (
                ("finding-recommendations-number", "text"),
                ("finding-recommendations-asks", "text"),
                ("finding-recommendations-status", "text"),
                ("finding-recommendations-known", "text"),
                ("finding-recommendations-level", "text"),
            ),
            ("finding-note-not_reviewed",),
            "recommendations",
        ),
        Finding(
            "provisions",
            ("law_changes", "law_effects"),
            _provisions,
            _provisions_title,
            ("finding-provisions-title", "finding-provisions-subject", "finding-provisions-what"),
            (
                ("finding-provisions-subject_of", "text"),
                ("finding-provisions-count", "number"),
                ("finding-provisions-units", "text"),
                ("finding-provisions-bill", "text"),
                ("finding-provisions-since", "text"),
                ("finding-provisions-reworded", "text"),
            ),
            ("finding-provisions-note", "finding-note-not_reviewed"),
        ),
        Finding(
            "work_permits",
            ("work_permits",),
            _permits,
            _permits_title,
            ("finding-work_permits-title", "finding-work_permits-subject", "finding-work_permits-what"),
            (
                ("finding-work_permits-year", "text"),
                ("finding-work_permits-positions", "number"),
                ("finding-work_permits-narrow", "number"),
                ("finding-work_permits-sector", "number"),
                ("finding-work_permits-province", "number"),
                ("finding-work_permits-open", "number"),
            ),
            ("finding-work_permits-note",),
            "mobility",
        ),
        Finding(
            "themes",
            ("theme_prevalence", "theme_evaluation", "asks"),
            _themes,
            _themes_title,
            ("finding-themes-title", "finding-themes-subject", "finding-themes-what"),
            (
                ("finding-themes-theme", "text"),
                ("finding-themes-share_en", "number"),
                ("finding-themes-coded_en", "number"),
                ("finding-themes-share_fr", "number"),
                ("finding-themes-coded_fr", "number"),
                ("finding-themes-asks", "number"),
            ),
            ("finding-themes-note", "finding-themes-note_readers"),
        ),
        Finding(
            "gaps",
            ("evidence_gaps",),
            _gaps,
            _gaps_title,
            ("finding-gaps-title", "finding-gaps-subject", "finding-gaps-what"),
            (
                ("finding-gaps-missing", "text"),
                ("finding-gaps-claim", "text"),
                ("finding-gaps-holder", "text"),
            ),
            ("finding-gaps-note",),
        ),
        Finding(
            "permits",
            ("indicators",),
            _series,
            _series_title,
            ("finding-permits-title", "finding-permits-subject", "finding-permits-what"),
            (
                ("finding-permits-series", "text"),
                ("finding-permits-period", "text"),
                ("finding-permits-number", "number"),
                ("finding-permits-unit", "text"),
                ("finding-permits-who", "text"),
            ),
            ("finding-permits-note",),
            "permits",
        ),
    )
}


def finding_lines(name: str, results: Mapping[str, ResultTable], lang: str) -> list[Line]:
    """The rows of a finding, each with the rows of the data that it was read from.

    Raises PublishError for a finding that does not fit on a page.
    """
    finding = FINDINGS[name]
    lines = list(finding.lines(Told(results, lang)))
    if len(lines) > ROWS or len(finding.columns) > COLUMNS:
        raise PublishError(
            f"the finding {name!r} has {len(lines)} rows and {len(finding.columns)} columns",
            where="publish/tables/findings.py",
            expected=f"at most {ROWS} and {COLUMNS}, so that it fits on one page",
            todo="group its rows, or choose fewer",
        )
    return lines


def finding_view(name: str, results: Mapping[str, ResultTable], lang: str) -> View:
    """A finding in one language, for every format."""
    finding, told = FINDINGS[name], Told(results, lang)
    values, (title_id, subject_id, what_id) = finding.title(told), finding.messages
    lines = finding_lines(name, results, lang) if values is not None else []
    title = say(title_id, lang, **values) if values is not None else say(subject_id, lang)
    used = [results[table] for table in finding.tables if table in results]
    main = used[0].view(lang)
    headings = [Heading(id.partition("-")[2], say(id, lang), kind) for id, kind in finding.columns]
    rows = [line.cells for line in lines]
    return replace(
        main,
        name=f"finding-{name}",
        number=None,
        title=title,
        what=say(what_id, lang),
        is_not="",
        status=[line for line in main.status if values is None],
        headings=headings,
        rows=rows,
        notes=[say(id, lang) for id in finding.notes],
        abbreviations=apparatus.abbreviations(
            [title, *(h.title for h in headings), *(c.text for row in rows for c in row)], lang
        ),
        marks=apparatus.marks(rows, lang),
        sources=[],
        licences=[],
        hashes=[],
        from_tables=[_source(result, lang) for result in used],
        cite=_cite(say(subject_id, lang), main.edition, lang),
        cite_other="",
        formats=["docx", "xlsx", "csv", "tex"],
    )


def _source(result: ResultTable, lang: str) -> str:
    """A data table as the source of a finding, with the publishers that it rests on."""
    known = {source.id: source for source in result.sources.sources} if result.sources else {}
    ids = [id for id in result.facts["sources"] if id in known]
    publishers = list(dict.fromkeys(getattr(known[id].publisher, lang) for id in ids))
    shown = (
        publishers
        if len(publishers) <= 3
        else [*publishers[:3], say("finding-others", lang, count=len(publishers) - 3)]
    )
    title = say("finding-table", lang, number=result.published["number"], title=result.view(lang).title)
    return f"{title} ({'; '.join(shown)})." if shown else f"{title}."


def _cite(title: str, edition: str, lang: str) -> str:
    return say(
        "finding-cite",
        lang,
        title=title,
        site=say("site-title", lang),
        edition=say("edition", lang, code=edition).lower(),
        version=__version__,
    )
