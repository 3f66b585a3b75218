"""The process clock: each day of an archetype's life under the law of one moment, which stays.

The same life begins on the eve of the two bills, in June 2014 and under the newest law known, and is followed day by
day. No law changes meanwhile, so that what differs between the three is the law alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.constructions import check_answers
from tipimpact.eligibility.decide import decide
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
            own = [{"life": profile.id, "moment": moment, **each} for each in _split_into_stretches(life, rules)]
            days = [life.begins + stretch["first_day"] for stretch in own]
            made = [decide(rules[s["remedy"]], Situation(life.on(at), at)) for s, at in zip(own, days, strict=True)]
            check_answers(zip(own, made, strict=True), book, "process_clock")
            stretches += own
    table = pd.DataFrame(stretches)
    table["answer"] = name_answers(table)
    about = describe_rows(rows)[["reviewed_by", "citation", "act", "unit"]]
    return table.join(about, on="row").reindex(columns=list(contract("process_clock").columns))


def _split_into_stretches(life: LifeCourse, rules: Mapping[str, tuple[LawRule, ...]]) -> Iterator[dict[str, Any]]:
    """For each remedy, stretches of days of a life with one answer under rules that stay."""
    came = life.events()
    for remedy, of_remedy in rules.items():
        turns = list_turns(ON, of_remedy, Situation(life.phases[-1].person, life.begins))
        days = {life.begins, *turns, *(phase.first for phase in life.phases)}
        answers = []
        for at in sorted(on for on in days if life.begins <= on < life.ends):
            made = decide(of_remedy, Situation(life.on(at), at))
            answers.append((at, (made.gate, made.status, made.row)))
        for (first, (gate, status, row)), (after, _) in pairwise([*merge_alike(answers), (life.ends, (None,) * 3)]):
            yield {
                "remedy": remedy,
                "first_day": first - life.begins,
                "last_day": after - 1 - life.begins,
                "gate": gate,
                "status": status,
                "row": row,
                "events": [name for name, at in came.items() if at == first - life.begins],
            }
