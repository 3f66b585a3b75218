"""The process clock: each day of an archetype's life under the law of one moment, which stays.

The same life begins on the eve of the two bills, in June 2014 and under the newest law known, and
is followed day by day. No law changes meanwhile, so that what differs between the three is the law
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.constructions import check_answers
from tipimpact.eligibility.decide import Decision, decide
from tipimpact.eligibility.evaluate import name_answers
from tipimpact.eligibility.expressions import ON, Situation
from tipimpact.eligibility.paths import merge_alike
from tipimpact.eligibility.profiles import LifeCourse, Profiles
from tipimpact.eligibility.rows import describe_rows
from tipimpact.eligibility.rulebook import LawRule, Rulebook
from tipimpact.eligibility.turns import list_turns


def process_clock(spec: Profiles, rows: pd.DataFrame) -> pd.DataFrame:
    """Stretches of days with the same answer, for each archetype, moment and remedy.

    Columns: those of the contract ``process_clock``. Days are counted from the first of the life, which is 0.
    """
    book, stretches = Rulebook(rows), []
    for moment, when in spec.dates.items():
        rules = book.rules(day(when))
        for profile in spec.profiles:
            life = spec.build_moved_life(profile, when, book)
            key = {"life": profile.id, "moment": moment}
            own = [({**key, **stretch}, made) for stretch, made in _split_into_stretches(life, rules)]
            check_answers(own, book, "process_clock")
            stretches += [stretch for stretch, _ in own]
    table = pd.DataFrame(stretches)
    table["answer"] = name_answers(table)
    about = describe_rows(rows)[["reviewed_by", "citation", "act", "unit"]]
    table = table.rename(columns={"status": "request_status"}).join(about, on="row")
    return table.reindex(columns=list(contract("process_clock").columns))


def _split_into_stretches(
    life: LifeCourse, rules: Mapping[str, tuple[LawRule, ...]]
) -> Iterator[tuple[dict[str, Any], Decision]]:
    """For each remedy, stretches of days of a life with one answer under rules that stay; and the first decision."""
    came = life.events()
    for remedy, of_remedy in rules.items():
        turns = list_turns(ON, of_remedy, Situation(life.phases[-1].person, life.begins))
        days = {life.begins, *turns, *(phase.first for phase in life.phases)}
        decided = {
            at: decide(of_remedy, life.at(at)) for at in sorted(on for on in days if life.begins <= on < life.ends)
        }
        answers = ((at, (made.gate, made.status, made.row)) for at, made in decided.items())
        firsts = [at for at, _ in merge_alike(answers)]
        for first, after in pairwise([*firsts, life.ends]):
            made = decided[first]
            stretch = {
                "remedy": remedy,
                "first_life_day": first - life.begins,
                "last_life_day": after - 1 - life.begins,
                "gate": made.gate,
                "status": made.status,
                "row": made.row,
                "life_events": [name for name, at in came.items() if at == first - life.begins],
            }
            yield stretch, made
