"""``config/plan.yaml``: what is estimated, how, and what would count as an answer; hashed before outcomes are read."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import Key, check, part, read_document, sections
from tipimpact.common.errors import ImpactError, Problem, nearest
from tipimpact.impact.comparison.rule import ComparisonRule, Share, Year
from tipimpact.impact.comparison.units import Shape
from tipimpact.impact.reform.rule import KnownMeasure, ReformRule, first_after
from tipimpact.retrieve.sources import Slug


class Years(Strict):
    """Calendar years from first to last, without some."""

    first: Year
    last: Year
    without: list[Year] = []
    why: Bilingual = Field(description="Why these years")

    @model_validator(mode="after")
    def _ordered(self) -> Years:
        outside = [year for year in self.without if not self.first <= year <= self.last]
        if self.first > self.last or outside:
            raise ValueError(f"first must not be after last, and without must lie between them: {outside}")
        return self

    def kept(self) -> list[int]:
        """The years themselves."""
        return [year for year in range(self.first, self.last + 1) if year not in self.without]


class Thresholds(Strict):
    """From which numbers a verdict follows."""

    alpha: Share = Field(description="Two-sided level at which the minimum detectable effect is computed")
    power: Share = Field(description="Power at which the minimum detectable effect is computed")


class Amended(Strict):
    """An earlier content of the plan, under which outcomes were read."""

    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    why: Bilingual = Field(description="What was changed after it, and why")


class Estimand(Strict):
    """One planned estimate; each design adds the fields that it needs, and narrows ``design`` and ``estimator``."""

    id: Slug
    design: str
    estimator: str
    title: Bilingual
    claim: Bilingual
    mechanism: Bilingual
    bills: list[str]
    provisions: list[str]
    source: Slug = Field(description="Id of the source")
    event: dt.date
    announced: dt.date
    direction: Literal["fall", "rise"]
    smallest_effect: Share = Field(description="Smallest relative change of interest (0.25: a quarter)")
    rivals: list[Bilingual] = Field(description="What else could explain a change")
    refuted_by: Bilingual
    why: Bilingual = Field(description="Why this form and estimator")
    needs: Bilingual = Field(description="Which data would settle it")
    outcomes_seen: bool = Field(
        True, description="Its outcomes had been read when it was planned; then it reaches suggestive at most"
    )


class PlannedComparison(Estimand):
    """Designated origins against others, judged by a vote of declared designs; every origin counts once."""

    design: Literal["comparison"]
    estimator: Literal["least_squares"]
    window: Years
    base: Years
    rule: ComparisonRule

    @model_validator(mode="after")
    def _coherent(self) -> PlannedComparison:
        base, window = self.base.kept(), self.window.kept()
        faults = {
            "base must lie inside window": set(base) <= set(window),
            "base holds the year of its own event: end it before, so that nothing the law did is in it": (
                self.event.year not in base
            ),
            "base must end before the year of the announcement": self.base.last < self.announced.year,
            "announced must not be after event": self.announced <= self.event,
            "event must lie inside window": self.window.first < self.event.year <= self.window.last,
            "window must hold a year after the event": any(year >= self.event.year for year in window),
        }
        if wrong := [text for text, holds in faults.items() if not holds]:
            raise ValueError("; ".join(wrong))
        return self

    @property
    def base_years(self) -> list[int]:
        """Years of its own destination that are read before the estimate."""
        return self.base.kept()

    @property
    def last_year(self) -> int:
        """The last year of outcomes."""
        return self.window.last

    @property
    def shape(self) -> Shape:
        """Years of the base period, and years after."""
        after = tuple(year for year in self.window.kept() if year >= self.event.year)
        return Shape(tuple(self.base.kept()), after)


class PlannedReform(Estimand):
    """Origins never listed against the same origins in other destinations, by month, judged by placebos."""

    design: Literal["months"]
    estimator: Literal["two_way"]
    rule: ReformRule

    @property
    def controls(self) -> list[KnownMeasure]:
        """Known measures, whose titles are published."""
        return self.rule.controls

    @property
    def base_years(self) -> list[int]:
        """Years of its own destination that are read before the estimate."""
        months = self.rule.months.numbers()[0], self.rule.placebos.out_of_sample.numbers()[-1]
        return list(range(months[0] // 12, months[1] // 12 + 1))

    @property
    def last_year(self) -> int:
        """The last year of outcomes."""
        return int(self.rule.months.last[:4])

    @model_validator(mode="after")
    def _inside(self) -> PlannedReform:
        event = first_after(self.event)
        if event not in self.rule.months.numbers() or event in self.rule.placebos.out_of_sample.numbers():
            raise ValueError("event must lie inside rule.months, and after the placebos out of sample")
        return self


Planned = Annotated[PlannedComparison | PlannedReform, Field(discriminator="design")]


class Plan(Strict):
    """The whole plan.

    >>> plan = read_plan("config/plan.yaml")
    >>> [planned.id for planned in plan.comparisons], plan.reform.id
    (['origins_claiming'], 'reform_on_others')
    """

    version: Annotated[int, Field(ge=1)]
    statement: Bilingual = Field(description="When and in what knowledge the plan was written")
    amended: list[Amended] = Field(
        [], description="Earlier contents under which outcomes were read; none may be left out"
    )
    thresholds: Thresholds
    estimands: Annotated[list[Planned], Field(min_length=1)]

    @model_validator(mode="after")
    def _whole(self) -> Plan:
        ids = [e.id for e in self.estimands]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError("; ".join(f"estimand {i!r} occurs twice" for i in twice))
        return self

    @property
    def comparisons(self) -> list[PlannedComparison]:
        """The estimands of designated origins against others."""
        return [e for e in self.estimands if isinstance(e, PlannedComparison)]

    @property
    def reform(self) -> PlannedReform | None:
        """The reform by month; None in a plan without it."""
        return next((e for e in self.estimands if isinstance(e, PlannedReform)), None)

    @property
    def hash(self) -> str:
        """SHA-256 of the plan's content; comments and order of keys do not count."""
        content = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()

    @property
    def short_hash(self) -> str:
        """The beginning of the hash, as tables show it."""
        return self.hash[:16]


def read_plan(path: str | Path, sources: Iterable[str] | None = None, places: Iterable[str] = ()) -> Plan:
    """The plan in a YAML (or JSON) file. sources, places: ids and codes of countries, against which it is checked.

    Raises ImpactError with every fault at once.

    >>> [estimand.id for estimand in read_plan("config/plan.yaml").estimands]
    ['origins_claiming', 'reform_on_others']
    """
    document = read_document(path, ImpactError)
    others = list(_list_unknown(document.data, None if sources is None else set(sources), set(places) or None))
    return check(Plan, document.data, document, others=others, error=ImpactError)


def _list_unknown(raw: Any, sources: set[str] | None, places: set[str] | None) -> Iterator[tuple[Key, Problem]]:
    """Names of sources and destinations that no list has; a list that is missing is not asked."""
    for i, estimand in sections(raw, "estimands").items():
        source, listed = ("source",), ("rule", "destinations", "listed")
        countries = part(part(part(estimand, listed[0], dict), listed[1], dict), listed[2], list)
        of_source = "source", sources, "the id of a source in config/sources"
        of_place = "destination", places, "a code of compiled/asylum/unhcr_names.csv"
        asked: list[tuple[Key, Any, tuple[str, set[str] | None, str]]] = [(source, estimand.get("source"), of_source)]
        for key, name, (kind, known, expected) in [*asked, *((listed, country, of_place) for country in countries)]:
            if known is not None and isinstance(name, str) and name not in known:
                fault = f"no {kind} is called {name!r}"
                yield ("estimands", i, *key), Problem(fault, "", expected, nearest=nearest(name, known))
