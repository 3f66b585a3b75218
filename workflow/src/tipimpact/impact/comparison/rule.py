"""What the plan must state of a comparison: units, outcome, covariates, designs, width and vote."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from itertools import product
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, model_validator

from tipimpact.common.config import Bilingual, Strict

Place = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Year = Annotated[int, Field(ge=1980, le=2100)]
Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(gt=0, lt=1)]
Positive = Annotated[float, Field(gt=0)]
Covariates = Literal["linear", "squares", "elsewhere"]
Hidden = Literal["least", "middle", "greatest"]
Process = Literal[
    "random",
    "growth",
    "peak",
    "peak_shock",
    "high_peak_shock",
    "regions",
    "reversion",
    "drift",
    "strong_drift",
    "elsewhere",
    "foreseen",
]


class Groups(Strict):
    """Which origins are compared."""

    destination: Place
    treated_tranches: list[int] = Field(description="Tranches of designation that count as treated")
    excluded_tranches: list[int] = Field(description="Tranches that count on neither side")
    no_country: list[Place] = Field(description="Codes of origins that are no single country")
    least_treated: Annotated[int, Field(ge=2)] = Field(description="With fewer designated origins, cannot tell")
    why: Bilingual

    @model_validator(mode="after")
    def _apart(self) -> Groups:
        if both := sorted(set(self.treated_tranches) & set(self.excluded_tranches)):
            raise ValueError(f"tranches {both} are treated and excluded: a tranche is on one side, or on none")
        return self


class VisaRule(Strict):
    """Origins with a visa change of their own in the window are out, on both sides."""

    file: str = Field(description="The list of visa changes")
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    why: Bilingual


class OutcomeRule(Strict):
    """y = log(total after + offset) - log(total of the base + offset)."""

    offset: Positive
    formula: Bilingual


class CovariateRule(Strict):
    """Covariates, from base rows (``elsewhere``: from other destinations)."""

    offset: Positive = Field(description="Added to yearly counts and means before their logarithm")
    peak_years: Annotated[int, Field(ge=1)] = Field(description="Years before the base that its mean is compared with")
    elsewhere_offset: Positive
    elsewhere_least: Count = Field(description="Claims a year that another destination must have, in every year")
    formula: Bilingual


class Choices(Strict):
    """Each design takes one value of each."""

    covariates: list[Covariates]
    least_claims: list[Count] = Field(description="Base total from which an origin is compared")
    hidden: list[Literal["least", "greatest"]] = Field(description="End of cells that are not published, all alike")
    without_largest: list[Count] = Field(description="Largest designated origins left out")


class Width(Strict):
    """estimate -+ z sqrt(error^2 + drift^2); drift is how far the same origins moved apart in other destinations."""

    z: Positive
    drift: Positive = Field(description="Log points; fixed here, and computed again in a test")
    destinations: list[Place] = Field(description="Other destinations")
    base_from: Year
    base_to: Year = Field(description="First years of the first and of the last base period")
    own_base: Year = Field(description="First year of the one base period of the destination itself")
    least_treated: Count
    least_others: Count
    formula: Bilingual
    why: Bilingual

    @model_validator(mode="after")
    def _in_order(self) -> Width:
        if self.base_from > self.base_to:
            raise ValueError("base_from must not be after base_to")
        return self


class Vote(Strict):
    """From the words of designs to a verdict."""

    needed: Count = Field(description="Designs that must say the word")
    supported: Count = Field(description="Designs for *supported*, where outcomes had not been seen")
    large: Annotated[float, Field(gt=1)] = Field(description="No change as large as this ratio: no large change")
    why: Bilingual


class Simulation(Strict):
    """True ratios and processes under which the rule was simulated before it was used."""

    ratios: list[Positive]
    against: Positive = Field(description="The fall with which no change is compared")
    informative: Share = Field(description="Least total variation between the two")
    processes: list[Process]
    why: Bilingual

    @model_validator(mode="after")
    def _ratios(self) -> Simulation:
        if missing := {1.0, self.against} - set(self.ratios):
            raise ValueError(f"ratios must hold 1 and against, and lack {sorted(missing)}")
        return self


class Design(NamedTuple):
    """One way of fitting."""

    covariates: Covariates
    least_claims: int
    hidden: Hidden
    without_largest: int

    @property
    def name(self) -> str:
        """The four choices in one code."""
        return f"{self.covariates}/{self.least_claims}/{self.hidden}/{self.without_largest}"


PRIMARY = Design("linear", 0, "middle", 0)


class ComparisonRule(Strict):
    """How a comparison comes to its verdict. Nothing else enters."""

    groups: Groups
    visas: VisaRule
    outcome: OutcomeRule
    covariates: CovariateRule
    designs: Choices
    width: Width
    vote: Vote
    simulation: Simulation
    unjudged: Bilingual = Field(description="Why persons are counted and not judged")

    @model_validator(mode="after")
    def _whole(self) -> ComparisonRule:
        count = len(self.all_designs)
        faults = []
        if not count / 2 < self.vote.needed <= self.vote.supported <= count:
            faults.append(f"needed and supported must be a majority of the {count} designs, and supported no fewer")
        if self.groups.destination in self.width.destinations:
            faults.append(f"width.destinations: {self.groups.destination} is the destination itself")
        if faults:
            raise ValueError("; ".join(faults))
        return self

    @cached_property
    def all_designs(self) -> list[Design]:
        """Every combination of the choices."""
        choices = self.designs
        parts = (choices.covariates, choices.least_claims, choices.hidden, choices.without_largest)
        return [Design(*values) for values in product(*parts)]

    @property
    def digest(self) -> str:
        """Sixteen digits that change with whatever the simulation rests on; texts do not count."""
        parts: dict[str, object] = {
            name: getattr(self, name).model_dump(mode="json", exclude={"why", "formula"})
            for name in ("outcome", "covariates", "designs", "vote", "simulation")
        }
        parts |= {"z": self.width.z, "drift": self.width.drift, "least_treated": self.groups.least_treated}
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]
