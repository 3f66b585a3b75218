"""``config/profiles.yaml``: archetypes told from the day asked for, and populations as intervals of their shares."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from pydantic import Field, StringConstraints

from tipimpact.common import LANGUAGES
from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import Key, check, part, read_document, sections
from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.eligibility.calendar import date_of, day, plus
from tipimpact.eligibility.cases import closed
from tipimpact.eligibility.facts import People, facts, person, unknown_facts
from tipimpact.eligibility.turns import events
from tipimpact.publish.words.i18n import date

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Share = Annotated[float, Field(ge=0, le=1)]
FROM_THE_DAY = re.compile(r"([+-]\d+) (days|months|years)")
Moved = Annotated[str, StringConstraints(pattern=f"^{FROM_THE_DAY.pattern}$")]
AFTERWARDS = (6, "years")  # how long a life is followed after the day on which it is told


class Earlier(Strict):
    """Facts as they were until a day of a life."""

    until: Moved = Field(description='The day from which they are no more, from the day asked for, like "-3 months"')
    facts: dict[str, Any] = Field(description="Facts by name; the others are those of the profile")


class Later(Strict):
    """What becomes of a life after the day on which it is told."""

    at: Moved = Field(description='The day, from the day asked for, like "+6 months"')
    facts: dict[str, Any] = Field(description="Facts by name from that day on, with the days of events to come")


class Profile(Strict):
    """One archetype."""

    id: Id = Field(description="Its code")
    label: Bilingual = Field(description="What it is called")
    facts: dict[str, Any] = Field(description="Facts by name; what is not named is no or never")
    earlier: list[Earlier] = Field([], description="Facts that were different before, the earliest first")
    later: list[Later] = Field([], description="What comes afterwards, in order")


@dataclass(frozen=True)
class Phase:
    """A part of a life in which no fact changes but that events come: its first day, and the person."""

    first: int
    person: People


@dataclass(frozen=True)
class Life:
    """The life of an archetype: its parts, its first day, and the day after the last."""

    phases: list[Phase]
    begins: int
    ends: int

    def on(self, at: int) -> People:
        """The person on a day."""
        return next(phase.person for phase in reversed(self.phases) if phase.first <= at)

    def events(self) -> dict[str, int]:
        """The events that come before the end, by the day of the life, the earliest first."""
        came = {name: at for phase in self.phases for name, at in events(phase.person).items() if at < self.ends}
        return {name: at - self.begins for name, at in sorted(came.items(), key=lambda item: item[1])}


class Population(Strict):
    """A population: the share of each profile, least and greatest; a profile not named has any share if none is."""

    id: Id = Field(description="Its code")
    label: Bilingual = Field(description="What it is called")
    source: Bilingual = Field(description="Where the shares come from")
    shares: dict[str, tuple[Share, Share]] = Field(description="Intervals by profile; {}: the mix is not known")


class Profiles(Strict):
    """The whole file."""

    dates: dict[str, dt.date] = Field(description="Days on which the law is asked, by name")
    defaults: dict[str, Any] = Field(description="Facts of every profile that does not say otherwise")
    profiles: list[Profile] = Field(min_length=1, description="One item per archetype")
    populations: list[Population] = Field(description="One item per population")

    def on(self, when: dt.date) -> pd.DataFrame:
        """Every profile as a person of a day; ``person_id`` is the profile's id."""
        told = [{"person_id": p.id, **closed(_dated({**self.defaults, **p.facts}, when))} for p in self.profiles]
        return pd.DataFrame(told, columns=["person_id", *facts()], dtype=object)

    def life(self, profile: Profile, start: dt.date) -> Life:
        """A profile's whole life, so moved that it begins on a day.

        It begins with the entry, or, where that is not known, on the day on which the profile is told. At the end of a
        short month it may begin up to three days before the day given.
        """
        told = {**self.defaults, **profile.facts}
        back = FROM_THE_DAY.fullmatch(str(told["entered"]))
        asked = plus(day(start), -int(back[1]), back[2]) if back else day(start)
        begins = moved(told["entered"], asked) if back else asked
        told |= {n: v for step in profile.later for n, v in step.facts.items() if facts()[n].kind == "date"}
        firsts = [begins, *(moved(step.until, asked) for step in profile.earlier)]
        known = [*({**told, **step.facts} for step in profile.earlier), told]
        for after in profile.later:
            firsts.append(moved(after.at, asked))
            known.append({**known[-1], **after.facts})
        persons = (person(closed(_dated(facts_, date_of(asked)))) for facts_ in known)
        return Life([*map(Phase, firsts, persons)], begins, plus(asked, *AFTERWARDS))

    def moments(self) -> dict[str, dict[str, str]]:
        """The days on which the law is asked, in words, by name and language."""
        return {name: {lang: date(when, lang) for lang in LANGUAGES} for name, when in self.dates.items()}

    def labels(self) -> dict[str, dict[str, str]]:
        """Profiles and populations in words, by code."""
        profiles = {item.id: item.label.model_dump() for item in self.profiles}
        return profiles | {item.id: item.label.model_dump() for item in self.populations}


def read_profiles(path: str | Path) -> Profiles:
    """Read the file. Raises EligibilityError with every fault at once: line, key, the nearest valid name."""
    document = read_document(path, EligibilityError)
    return check(Profiles, document.data, document, others=list(_across(document.data)), error=EligibilityError)


def moved(text: str, asked: int) -> int:
    """The day of a text like "-3 months" or "+6 months", from the day asked for."""
    sign_and_number, unit = text.split(" ")
    return plus(asked, int(sign_and_number), unit)


def _dated(told: Mapping[str, Any], when: dt.date) -> dict[str, Any]:
    """The facts with "-3 months" as a date."""
    return {
        name: date_of(moved(value, day(when))) if isinstance(value, str) and FROM_THE_DAY.fullmatch(value) else value
        for name, value in told.items()
    }


def bounds(population: Population, low: Mapping[str, float], high: Mapping[str, float]) -> tuple[float, float]:
    """Least and greatest share of a population that has something.

    low, high: least and greatest share of each profile that has it (0 or 1 where it is known).
    """
    shares = population.shares or dict.fromkeys(low, (0.0, 1.0))
    return _extreme(shares, low, least=True), _extreme(shares, high, least=False)


def _extreme(shares: Mapping[str, tuple[float, float]], values: Mapping[str, float], *, least: bool) -> float:
    """The mix that has the most, or the least: every profile at its least share, the rest where it counts most."""
    total = sum(low * values[name] for name, (low, _) in shares.items())
    rest = 1 - sum(low for low, _ in shares.values())
    for name in sorted(shares, key=lambda n: values[n], reverse=not least):
        more = min(rest, shares[name][1] - shares[name][0])
        total, rest = total + more * values[name], rest - more
    return round(total, 6)


def _across(raw: Any) -> Iterator[tuple[Key, Problem]]:
    profiles = sections(raw, "profiles")
    ids = [str(profile.get("id")) for profile in profiles.values()]
    for nth, (i, profile) in enumerate(profiles.items()):
        for place, told in _told(profile):
            yield from unknown_facts(told, "profiles", i, *place)
        if ids[nth] in ids[:nth]:
            yield ("profiles", i, "id"), Problem(f"id {ids[nth]!r} stands twice")
    for i, population in sections(raw, "populations").items():
        shares = part(population, "shares", dict)
        for name in shares:
            if name not in ids:
                problem = Problem(f"no profile is called {name!r}", "", ", ".join(ids), nearest(name, ids))
                yield ("populations", i, "shares", name), problem
        ends = [
            v for v in shares.values() if isinstance(v, list) and [type(x) in (int, float) for x in v] == [True] * 2
        ]
        if ends and not sum(low for low, _ in ends) <= 1 <= sum(high for _, high in ends):
            problem = Problem("no mix has these shares", "", "least shares of 1 or less, greatest of 1 or more")
            yield ("populations", i, "shares"), problem


def _told(profile: Mapping[str, Any]) -> Iterator[tuple[Key, Mapping[str, Any]]]:
    """The parts of a profile that tell facts, with their keys."""
    yield (), profile
    for steps in ("earlier", "later"):
        for i, step in sections(profile, steps).items():
            yield (steps, i), step
