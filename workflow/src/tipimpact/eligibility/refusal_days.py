"""What Bill C-31 did to the waits of someone refused asylum, by the day of the refusal: never, later, sooner, the same.

No life of ``config/profiles.yaml`` is needed, hence no day that somebody made up: the day of
refusal runs through all years, and what else such a life takes for granted is in ``ASSUMED``. The
page on which a life is tried asks the same.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, partial
from itertools import pairwise
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.calendar import date_of, day, plus
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.decide import decide
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import Person, read_person
from tipimpact.eligibility.paths import list_days, merge_alike
from tipimpact.eligibility.profiles import LifeCourse, Phase
from tipimpact.eligibility.rulebook import Rulebook

ACT = "C-31"
REMEDIES = ("appeal", "prra", "hc", "trp", "work_claimant")
FIRST, LAST = dt.date(2012, 1, 1), dt.date(2019, 12, 31)
STEP = 91  # days between those that are asked in any case; between two that differ the edge is found to the day
# Days before and after the refusal, months from it, and the horizon of a wait in days.
ASSUMED = {"claim_before": 84, "appeal_after": 14, "appeal_months": 5, "horizon": 3653}
LISTED = dt.date(2012, 12, 15)  # the first list of countries
DESIGNATED = dt.date(2012, 12, 5)  # the one group that we know of
ORIGINS: dict[str, dict[str, dt.date]] = {
    "listed": {"dco_since": LISTED},
    "other": {},
    "designated": {"designated": DESIGNATED, "arrival": DESIGNATED},
}


def refusal_days(rows: pd.DataFrame) -> pd.DataFrame:
    """Stretches of days of refusal on which the Act did the same, by origin and remedy.

    Columns: those of the contract ``refusal_days``. Nobody of the designated group is refused before its designation.
    """
    compare, stretches = _Refusals(Rulebook(rows)), []
    for origin, known in ORIGINS.items():
        start = max(day(FIRST), day(known.get("designated", FIRST)))
        for remedy in REMEDIES:
            asked = compare.ask_days(origin, remedy, start)
            edges = [on for on, _ in merge_alike((on, effect) for on, (effect, _) in asked.items())]
            for first, after in pairwise([*edges, day(LAST) + 1]):
                effect, days = asked[first][0], [moved for on, (_, moved) in asked.items() if first <= on < after]
                length = {"least": min(days), "most": max(days)} if effect in ("later", "sooner") else {}
                ends = {"first_day": pd.Timestamp(date_of(first)), "last_day": pd.Timestamp(date_of(after - 1))}
                stretches.append({"origin_group": origin, "remedy": remedy, "effect": effect, **ends, **length})
    return pd.DataFrame(stretches).reindex(columns=list(contract("refusal_days").columns))


class _Refusals:
    """The waits of people refused on a day, each worked out once."""

    def __init__(self, book: Rulebook):
        self.book = book
        self.build = cache(self._build)

    def ask_days(self, origin: str, remedy: str, start: int) -> dict[int, tuple[str, int]]:
        """The effect on some days of refusal in order, so many that each day has that of the last one before it."""
        measure = partial(self._measure, origin, remedy)
        turns = {at - back for name in (remedy, "appeal") for at in self.book.days[name] for back in (0, 1)}
        turns |= {start, day(LAST), *range(start, day(LAST), STEP)}
        asked = {on: measure(on) for on in sorted(turns) if start <= on <= day(LAST)}
        for low, high in pairwise(list(asked)):
            while high - low > 1 and asked[low][0] != asked[high][0]:
                middle = (low + high) // 2
                asked[middle] = measure(middle)
                low, high = (middle, high) if asked[middle][0] == asked[low][0] else (low, middle)
        return dict(sorted(asked.items()))

    def _measure(self, origin: str, remedy: str, on: int) -> tuple[str, int]:
        """What the Act did to the wait of someone refused on a day, and by how many days."""
        without, wait = (self._find_wait(origin, remedy, on, acts) for acts in ((ACT,), ()))
        if without == "two" or wait == "two":
            return "two", 0
        if isinstance(without, int) and isinstance(wait, int):
            moved = wait - without
            return ("later" if moved > 0 else "sooner" if moved else "same"), abs(moved)
        return ("none" if without == wait else "never" if wait is None else "opened"), 0

    def _find_wait(self, origin: str, remedy: str, on: int, without: tuple[str, ...]) -> int | str | None:
        """Days until one may ask as of right; None: not within the horizon; "two": a reading or a fact decides."""
        person, end = self.build(origin, on, without), on + ASSUMED["horizon"]
        life = LifeCourse([Phase(on, person)], on, end, recognised=on)
        perhaps: int | None = None
        for at in list_days(life, remedy, self.book, on, end):
            answers = decide(self.book.rules(at, without)[remedy], Situation(person, at)).answers
            if "open" in answers:
                perhaps = at - on if perhaps is None else perhaps
                if len(answers) == 1:
                    return perhaps if perhaps == at - on else "two"
        return perhaps if perhaps is None else "two"

    def _build(self, origin: str, on: int, without: tuple[str, ...]) -> Person:
        """Someone refused on a day: an appeal, where the law of that day gives one, is refused some months later."""
        claim = date_of(on - ASSUMED["claim_before"])
        refused = dict.fromkeys(("rpd_decided", "rpd_refused", "rpd_reasons"), date_of(on))
        facts: dict[str, Any] = {"in_canada": True, "trafficked": True, "destitute": True, "status": "none"}
        facts |= {"claim_made": claim, "claim_referred": claim, "removal_order": True, "removal_in_force": True}
        facts |= {**refused, **ORIGINS[origin]}
        before = read_person(complete_facts(facts))
        final, appealed = on, {}
        if decide(self.book.rules(on, without)["appeal"], Situation(before, on)).status == "open":
            final = plus(on, ASSUMED["appeal_months"], "months")
            appealed = {"appeal_made": on + ASSUMED["appeal_after"], "rad_refused": final}
        return {**before, **appealed, "claim_final": final, "prra_notified": final}
