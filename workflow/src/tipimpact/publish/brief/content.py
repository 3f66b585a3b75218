"""What the brief says and shows: sections of texts, lists, pictures and short tables, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from tipimpact import __version__
from tipimpact.common.errors import Problem, PublishError, nearest
from tipimpact.publish.words import date, say
from tipimpact.publish.words.ids import EDITION_MEANS, EDITIONS

PICTURES = ("lives", "exposure", "claims", "permits", "recommendations")
NOT_PUBLISHED = "not_published"  # kind of gap: nobody publishes the series


@dataclass(frozen=True)
class Words:
    """A paragraph. kind: ``lead`` is set larger, ``quiet`` smaller."""

    text: str
    kind: Literal["text", "lead", "quiet"] = "text"


@dataclass(frozen=True)
class Items:
    """A list."""

    items: list[str]
    kind: Literal["items"] = "items"


@dataclass(frozen=True)
class Shown:
    """A picture: its title and caveat are drawn inside, and said in ``alt``. width, height: pixels of the SVG."""

    name: str
    alt: str
    svg: str
    png: bytes
    width: int
    height: int
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True)
class Rows:
    """A short table in words. widths: of the columns, as shares of any whole."""

    title: str
    headings: list[str]
    rows: list[list[str]]
    note: str = ""
    kind: Literal["table"] = "table"

    @property
    def widths(self) -> list[float]:
        """The mean length of a cell, within limits, so that long texts get more of the page."""
        columns = list(zip(self.headings, *self.rows, strict=True))
        return [min(max(sum(map(len, column)) / len(column), 8), 60) for column in columns]


Block = Words | Items | Shown | Rows


@dataclass(frozen=True)
class Section:
    """A heading in words ("" for the opening) and what stands under it."""

    title: str
    blocks: list[Block]


@dataclass(frozen=True)
class Brief:
    """The brief in one language, ready to be set."""

    lang: str
    title: str
    footer: str
    sections: list[Section] = field(default_factory=list)


def brief(
    lang: str,
    edition: str,
    opening: str,
    tables: Mapping[str, pd.DataFrame],
    pictures: Mapping[str, Shown],
    findings: Iterable[Rows],
) -> Brief:
    """The brief of an edition.

    opening: the words of the answer page.  tables: with their joined texts in the language.  pictures: those of
    ``PICTURES``, by name.  findings: three short tables.
    Raises PublishError naming every picture that is missing.
    """
    if missing := [name for name in PICTURES if name not in pictures]:
        raise PublishError(
            Problem(f"the picture {name!r} was not drawn", "brief", ", ".join(PICTURES), nearest(name, list(pictures)))
            for name in missing
        )
    named = say(EDITIONS[edition], lang)
    sections = [
        Section("", [Words(opening, "lead"), Words(_strip(tables, lang), "quiet")]),
        Section(say("brief-pictures", lang), [pictures[name] for name in PICTURES]),
        Section(say("brief-findings", lang), list(findings)),
        Section(say("brief-method", lang), [Words(text) for text in _method(tables, lang)]),
        Section(say("brief-missing", lang), [Words(say("brief-missing-lead", lang)), Items([*_missing(tables, lang)])]),
        Section(say("brief-cite", lang), [Words(text) for text in _cite(edition, lang)]),
    ]
    footer = say("brief-footer", lang, edition=named, version=__version__)
    return Brief(lang, say("site-title", lang), footer, sections)


def _strip(tables: Mapping[str, pd.DataFrame], lang: str) -> str:
    """The day of the law, and that this is no advice."""
    day = tables["eligibility"].loc[tables["eligibility"]["moment"] == "today", "day"].max()
    return say("brief-law_as_of", lang, day=date(day.date(), lang))


def _method(tables: Mapping[str, pd.DataFrame], lang: str) -> Iterator[str]:
    lives, estimates = tables["lives"], tables["impact_estimates"]
    yield say("brief-method-law", lang, lives=lives["of"].nunique(), remedies=lives["remedy"].nunique())
    verdicts = estimates["verdict"].value_counts()
    yield say("brief-method-estimates", lang, planned=len(estimates), cannot=int(verdicts.get("cannot_tell", 0)))
    yield say("brief-method-counts", lang)
    yield say("brief-method-reports", lang)
    yield say("brief-method-care", lang)


def _missing(tables: Mapping[str, pd.DataFrame], lang: str) -> Iterator[str]:
    """Each series that nobody publishes, and who holds it."""
    gaps = tables["evidence_gaps"]
    for row in gaps[gaps["kind"] == NOT_PUBLISHED].to_dict("records"):
        yield say("brief-missing-one", lang, title=row["title"], holder=row["holder"])


def _cite(edition: str, lang: str) -> Iterator[str]:
    yield say("brief-cite-brief", lang, edition=say(EDITIONS[edition], lang).lower(), version=__version__)
    yield say("brief-cite-edition", lang, edition=say(EDITIONS[edition], lang), means=say(EDITION_MEANS[edition], lang))


def shown(entry: Mapping[str, Any], folder: Any, lang: str) -> Shown:
    """The picture that an entry of ``figures.json`` names. folder: of that file."""
    drawn = entry[lang]
    svg, png = (folder / drawn[kind] for kind in ("svg", "png"))
    return Shown(
        entry["name"],
        drawn["alt"],
        svg.read_text(encoding="utf-8"),
        png.read_bytes(),
        drawn["width"],
        drawn["height"],
    )
