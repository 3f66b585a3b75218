"""What the plan must state of the reform by month: origins, destinations, windows, threshold, placebos."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator

from tipimpact.common.config import Bilingual, Strict
from tipimpact.impact.comparison.rule import Place, Share, VisaRule

Month = Annotated[str, Field(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$")]
Count = Annotated[int, Field(ge=1)]
Offsets = Annotated[list[int], Field(min_length=2, max_length=2)]


def number_of(month: str) -> int:
    """Months since the year 0, so that months can be counted."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def name_of(number: int) -> str:
    """The month that ``number_of`` made a number of."""
    return f"{number // 12}-{number % 12 + 1:02}"


def first_after(day: dt.date) -> int:
    """The first whole month from a day on."""
    return day.year * 12 + day.month - (day.day == 1)


class MonthRange(Strict):
    """Months from first to last."""

    first: Month
    last: Month

    @model_validator(mode="after")
    def _ordered(self) -> MonthRange:
        if self.first > self.last:
            raise ValueError("first must not be after last")
        return self

    def numbers(self) -> range:
        """The months as numbers."""
        return range(number_of(self.first), number_of(self.last) + 1)


class OriginRule(Strict):
    """Which origins are compared: all but those ever designated, those with a visa change, and what is no country."""

    visas: VisaRule
    visas_from: dt.date
    visas_to: dt.date
    no_country: list[Place]
    why: Bilingual


class DestinationRule(Strict):
    """The destination itself, and a list of others that somebody else made."""

    own: Place
    listed: list[Place]
    why: Bilingual

    @model_validator(mode="after")
    def _whole(self) -> DestinationRule:
        if self.own not in self.listed or len(set(self.listed)) < len(self.listed):
            raise ValueError(f"listed must hold {self.own}, and each destination once")
        return self


class SecondList(Strict):
    """Destinations chosen by how complete they are, and how well their months agree with the counts by year."""

    months: MonthRange
    months_present: Share
    agree: Share = Field(description="Largest difference of a year's months from the count by year")
    every_year: Annotated[list[int], Field(min_length=2, max_length=2)] = Field(description="First and last year, each")
    most_years: Annotated[list[int], Field(min_length=2, max_length=2)]
    share_of_years: Share
    why: Bilingual


class Window(Strict):
    """Months before and after, both ends included, counted from the first month after the event."""

    before: Offsets
    after: Offsets

    @model_validator(mode="after")
    def _coherent(self) -> Window:
        (first, last), (begin, end) = self.before, self.after
        if not first <= last < 0 or not 0 <= begin <= end or last - first != end - begin:
            raise ValueError("before must lie before month 0, after from month 0 on, and both be as long")
        return self


class Windows(Strict):
    """x: the months next to the event; y: half years, the same months of two years."""

    x: Window
    y: Window


class Use(Strict):
    """Which cells enter a fit."""

    base_claims: Count = Field(description="Claims of an origin in a destination in the months before")
    origins: Annotated[int, Field(ge=2)] = Field(description="Origins that a destination needs")
    destinations_per_origin: Annotated[int, Field(ge=2)]
    offset: Annotated[float, Field(gt=0)] = Field(description="Added to counts before their logarithm")


class Placebos(Strict):
    """Months in which nothing of this law happened."""

    out_of_sample: MonthRange = Field(description="Months that nobody had read when the rule was written")
    quiet: MonthRange = Field(
        description="Months of the destination itself shortly before, in which it must not say fell"
    )
    seen_from: Month = Field(description="From here months count as seen")
    why: Bilingual


class Power(Strict):
    """Falls that are planted into the destination's own past."""

    ratios: list[Annotated[float, Field(gt=0, le=1)]]
    against: Share = Field(description="The fall that must be found before no large change may be said")
    needed: Share


class Variants(Strict):
    """Neighbours of the rule, for information."""

    thresholds: list[Annotated[float, Field(gt=1)]]
    months_around: Count
    base_claims: list[Count]
    origins: list[Count]
    destinations_per_origin: list[Count]
    without: list[Place] = Field(description="Destinations that are left out, each alone and all together")
    biometrics: list[Place] = Field(description="Origins whose citizens had to give biometrics; left out together")
    biometrics_from: dt.date = Field(description="The first day of it")


class KnownMeasure(Strict):
    """A measure against claims that is known without these data: a positive control, or the cause of a placebo."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    destination: Place
    day: dt.date
    title: Bilingual
    read: Literal["primary", "secondary", "memory"] = Field(description="How the day is known")
    source: str = Field("", description="Where the day was read; none of a day from memory")

    @model_validator(mode="after")
    def _sourced(self) -> KnownMeasure:
        if (self.read == "memory") == bool(self.source):
            raise ValueError(f"{self.id}: a day from memory has no source, any other names one")
        return self


class ReformRule(Strict):
    """How the reform by month comes to its verdict. Nothing else enters."""

    months: MonthRange
    hidden: Annotated[float, Field(gt=0)] = Field(description="What a count shown as * is taken for")
    origins: OriginRule
    destinations: DestinationRule
    second_list: SecondList
    windows: Windows
    use: Use
    threshold: Annotated[float, Field(gt=1)] = Field(description="Ratio from which a change is large")
    placebos: Placebos
    alpha: Share = Field(description="Largest rate of false falls, and largest p")
    power: Power
    variants: Variants
    controls: list[KnownMeasure]
    formula: Bilingual
    why: Bilingual = Field(description="Why the rule, and what was known when it was written")

    @model_validator(mode="after")
    def _whole(self) -> ReformRule:
        known, spans = self.months.numbers(), (self.placebos.out_of_sample, self.placebos.quiet)
        faults = [f"{s.first} to {s.last} lies outside months" for s in spans if not {*s.numbers()} <= {*known}]
        ids = [control.id for control in self.controls]
        faults += [f"control {name!r} occurs twice" for name in sorted({i for i in ids if ids.count(i) > 1})]
        if self.power.against not in self.power.ratios:
            faults.append("power.ratios must hold power.against")
        if faults:
            raise ValueError("; ".join(faults))
        return self
