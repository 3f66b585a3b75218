"""Findings: nine short tables for people, each made from data tables, with a title that says what was found.

A finding has at most ``ROWS`` rows and ``COLUMNS`` columns, so that it fits on one page. It holds no number that is not
in its data tables: its rows are chosen, grouped and put in words here, and each knows the rows that it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from tipimpact import __version__
from tipimpact.common.errors import PublishError
from tipimpact.publish.statements import (
    estimates,
    exposure,
    gaps,
    permits,
    recommendations,
    themes,
    work_permits,
)
from tipimpact.publish.statements.model import Evidence, Finding, Line, Statement, Words, holding, in_row, in_words
from tipimpact.publish.tables import apparatus
from tipimpact.publish.tables.cells import clean, plain
from tipimpact.publish.tables.model import Cell, Heading, Kind, View
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import NBSP, codes, date, law, number, say
from tipimpact.publish.words.lengths import length

ROWS, COLUMNS = 18, 6  # what one portrait page holds
NAMED = 3  # publishers of a data table
BILLS = {"c31": "C-31", "c10": "C-10"}
FOLLOWED = 12  # number of the last life that pages tell; the others are in the data only
LOSSES = ("closed", "delayed", "narrowed", "limited_first")


# Who lost what.


def _losses(evidence: Evidence) -> pd.DataFrame:
    """Remedies of the lives on the page that a bill took away, delayed or narrowed, told after the bill."""
    rows = evidence.rows("lives", act=tuple(BILLS), telling="after", word=LOSSES)
    return rows[rows["number"] <= FOLLOWED]


def _lives(evidence: Evidence) -> Iterator[Line]:
    """One row for the people who lost the same, those who lost most first."""
    rows = _losses(evidence)
    worst = rows["word"].map(LOSSES.index).groupby(rows["life"]).transform("min")
    same: dict[tuple[str, ...], list[pd.DataFrame]] = {}
    values: dict[tuple[str, ...], list[Words]] = {}
    for _, own in rows.groupby([worst, "number", "life"]):
        words = (["closed"], ["delayed"], ["narrowed", "limited_first"])
        lost = [Words(_remedies, evidence, own[own["word"].isin(of)]) for of in words]
        lost.append(Words(_clauses, own))
        key = tuple(words.marked("en") for words in lost)
        same.setdefault(key, []).append(own)
        values[key] = lost
    for key, people in same.items():
        names = evidence.codes("lives", "life", [own["life"].iloc[0] for own in people])
        yield Line([names, *values[key]], "lives", tuple(label for own in people for label in own.index))


def _clauses(rows: pd.DataFrame, lang: str) -> str:
    """The provisions of each bill."""
    return "; ".join(
        say("page-label", lang, label=BILLS[str(act)])
        + f" {_provision_list(law(str(citation), lang) for citation in own['citation'])}"
        for act, own in rows.groupby("act", sort=False)
    )


def _remedies(evidence: Evidence, rows: pd.DataFrame, lang: str) -> str:
    """Each remedy once, with the delay, what is left of it, or the day since which it is no longer closed."""
    by_effect: dict[str, list[str]] = {}
    row: Any
    for row in rows.itertuples():
        value = in_words(evidence.code("lives", "value_with", row.value_with), lang)
        if row.word == "delayed":
            after = length(int(row.days), lang)
        elif row.word == "closed":
            after = "" if pd.isna(row.until) else say("finding-lives-until", lang, day=date(row.until, lang))
        elif row.attribute in codes("finding-lives-limit"):
            after = say("finding-lives-limit", lang, code=row.attribute, value=value)
        else:
            after = value
        by_effect.setdefault(after, []).append(in_words(evidence.code("lives", "remedy", row.remedy), lang))
    return "\n".join(
        say("page-label", lang, label="; ".join(remedies)) + f" {after}" if after else "; ".join(remedies)
        for after, remedies in by_effect.items()
    )


def _lives_title(evidence: Evidence) -> Iterator[Statement]:
    """No share of the lives: they are examples, and a share of them would be read as one of people."""
    rows = _losses(evidence)
    c31 = rows[rows["act"] == "c31"]
    closed = set(c31.loc[c31["word"] == "closed", "remedy"])
    others = set(rows.loc[(rows["act"] == "c10") & (rows["word"] != "narrowed"), "remedy"]) - {"record"}
    longest = c31.loc[c31["word"] == "delayed", "days"].max()
    holds = "appeal" in closed and not others and pd.notna(longest)
    value = Words(length, int(longest)) if holds else ""
    yield from evidence.state("finding-lives-title", "lives", rows, holds=holds, decided_by="remedy", longest=value)


# Provisions in force today that came from the bills.


DEFINED = re.compile(r"\[.*\]")  # the term of a definition, in English: 2(1)[designated foreign national]
AGAINST_CHARTER = "contrary_to_charter|federal_court|"  # view and holder of a reading of law_changes


def _in_force(evidence: Evidence) -> pd.DataFrame:
    states, relevance = ("unchanged", "in_force", "reworded"), ("direct", "pathway")
    rows = evidence.rows("law_changes", state=states, relevance=relevance)
    return rows.assign(path=rows["pathways"].map(lambda codes: plain(codes)[0] if len(codes) else ""))


def _provisions(evidence: Evidence) -> Iterator[Line]:
    for path, own in _in_force(evidence).groupby("path", sort=False):
        days = sorted(own["in_force"].dropna().unique())
        reworded = own[own["state"] == "reworded"]
        later = dict.fromkeys(act for acts in reworded["superseded_by"] for act in plain(acts))
        values = [
            evidence.code("law_changes", "pathways", path) if path else None,
            _units(own),
            Words(_list_units, own),
            "; ".join(NBSP.join(bill.split()) for bill in dict.fromkeys(own["bill"])),
            in_row([Words(date, pd.Timestamp(day)) for day in days]),
            in_row([Words(law, act) for act in later]),
        ]
        yield Line(values, "law_changes", tuple(own.index))


def _list_units(rows: pd.DataFrame, lang: str) -> str:
    return _provision_list(
        law(f"{row['act']} {DEFINED.sub('', row['unit'])}", lang) + _set_aside(row["readings"])
        for row in rows.to_dict("records")
    )


def _units(rows: pd.DataFrame) -> int:
    """How many provisions: one that two clauses changed is one."""
    return len(rows.drop_duplicates(["act", "unit"]))


def _set_aside(readings: Any) -> str:
    """The mark of a provision that the Federal Court held contrary to the Charter, though it is still in the Act."""
    return "*" if any(str(reading).startswith(AGAINST_CHARTER) for reading in plain(readings)) else ""


def _provision_list(labels: Iterable[str]) -> str:
    """Labels of provisions, each Act named once: ``IRPA 24(5), 24(6)``; a chapter of a year is left as it is."""
    by_act: dict[str, list[str]] = {}
    for label in dict.fromkeys(labels):
        act, _, unit = ("", "", label) if label[:1].isdigit() else label.partition(" ")
        by_act.setdefault(act, []).append(unit)
    return "; ".join(f"{act} {', '.join(units)}".strip() for act, units in by_act.items())


def _provisions_title(evidence: Evidence) -> Iterator[Statement]:
    rows = _in_force(evidence)
    yield from evidence.state("finding-provisions-title", "law_changes", rows, rows=_units(rows))


LIVES = Finding(
    name="lives",
    tables=("lives",),
    title=_lives_title,
    lines=_lives,
    columns={
        "finding-lives-life": "text",
        "finding-lives-closed": "text",
        "finding-lives-delayed": "text",
        "finding-lives-narrowed": "text",
        "finding-lives-clauses": "text",
    },
    notes=("finding-lives-note", "finding-note-not_reviewed"),
    figure="lives",
)
PROVISIONS = Finding(
    name="provisions",
    tables=("law_changes", "law_effects"),
    title=_provisions_title,
    lines=_provisions,
    columns={
        "finding-provisions-subject_of": "text",
        "finding-provisions-count": "number",
        "finding-provisions-units": "text",
        "finding-provisions-bill": "text",
        "finding-provisions-since": "text",
        "finding-provisions-reworded": "text",
    },
    notes=("finding-provisions-note", "finding-note-not_reviewed"),
)
FINDINGS = {
    finding.name: finding
    for finding in (
        LIVES,
        exposure.FINDING,
        estimates.FINDING,
        recommendations.FINDING,
        PROVISIONS,
        work_permits.FINDING,
        themes.FINDING,
        gaps.FINDING,
        permits.FINDING,
    )
}


def subject_of(name: str, lang: str) -> str:
    """What a finding is about: its title where nothing was found."""
    return say("finding-subject", lang, code=name)


def finding_lines(name: str, evidence: Evidence) -> list[Line]:
    """The rows of a finding, each with the rows of the data that it was read from; none where it has no title.

    Raises PublishError for a finding that does not fit on a page.
    """
    finding = FINDINGS[name]
    lines = list(finding.lines(evidence)) if any(finding.title(evidence)) else []
    if len(lines) > ROWS or len(finding.columns) > COLUMNS:
        raise PublishError(
            f"the finding {name!r} has {len(lines)} rows and {len(finding.columns)} columns",
            where="publish/statements",
            expected=f"at most {ROWS} and {COLUMNS}, so that it fits on one page",
            todo="group its rows, or choose fewer",
        )
    return lines


def finding_view(name: str, results: Mapping[str, ResultTable], lang: str, evidence: Evidence | None = None) -> View:
    """A finding in one language, for every format. evidence: of the results, where it is at hand."""
    finding, evidence = FINDINGS[name], evidence or Evidence.of(results)
    lines = finding_lines(name, evidence)
    stated = next(holding(finding.title(evidence)), None)
    title = stated.text(lang) if stated else subject_of(name, lang)
    used = [results[table] for table in finding.tables if table in results]
    main = used[0].view(lang)
    headings = [Heading(id.partition("-")[2], say(id, lang), kind) for id, kind in finding.columns.items()]
    rows = [
        [_cell(value, heading.kind, lang) for value, heading in zip(line.values, headings, strict=True)]
        for line in lines
    ]
    return replace(
        main,
        name=f"finding-{name}",
        number=None,
        title=title,
        what=say("finding-what", lang, code=name),
        is_not="",
        status=[] if lines else main.status,
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
        cite=_cite(subject_of(name, lang), main.edition, lang),
        cite_other="",
        formats=["docx", "xlsx", "csv", "tex"],
    )


def _cell(value: Any, kind: Kind, lang: str) -> Cell:
    """A value of a line. Without one, a number is unknown and a text has nothing to state."""
    if isinstance(value, int | float):
        return Cell("number", value, number(value, lang))
    if text := clean(str(in_words(value, lang) or "")):
        return Cell("text", text, text)
    mark = "unknown" if kind == "number" else "none"
    return Cell(kind, None, say("mark", lang, code=mark), mark)


def _source(result: ResultTable, lang: str) -> str:
    """A data table as the source of a finding, with the publishers that it rests on."""
    known = {source.id: source for source in result.sources.sources} if result.sources else {}
    ids = [id for id in result.facts["sources"] if id in known]
    publishers = list(dict.fromkeys(getattr(known[id].publisher, lang) for id in ids))
    others = len(publishers) - NAMED
    shown = [*publishers[:NAMED], *([say("finding-others", lang, count=others)] if others > 0 else [])]
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
