"""The process clock: each day of an archetype's life under the law of one moment, which stays.

The same life begins on the eve of the two bills, in June 2014 and under the newest law known, and is followed day by
day. No law changes meanwhile, so that what differs between the three is the law alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.decide import GATES, NOTHING, STATUSES, decide
from tipimpact.eligibility.evaluate import name_answers
from tipimpact.eligibility.expressions import FactReader
from tipimpact.eligibility.paths import merge_alike
from tipimpact.eligibility.profiles import LifeCourse, Profiles
from tipimpact.eligibility.rows import describe_rows
from tipimpact.eligibility.rulebook import LawRule, Rulebook
from tipimpact.eligibility.turns import turning_days


def process_clock(spec: Profiles, rows: pd.DataFrame) -> pd.DataFrame:
    """Stretches of days with the same answer, for each archetype, moment and remedy.

    Columns: those of the contract ``process_clock``. Days are counted from the first of the life, which is 0.
    """
    book, stretches = Rulebook(rows), []
    names = [str(name) for name in rows["row"]]
    for moment, when in spec.dates.items():
        rules = book.rules(when)
        for profile in spec.profiles:
            for stretch in _split_into_stretches(spec.build_moved_life(profile, when, book), rules):
                stretches.append({"life": profile.id, "moment": moment, **stretch})
    table = pd.DataFrame(stretches)
    table["row"] = [None if place == NOTHING else names[place] for place in table["row"]]
    table["answer"] = name_answers(table)
    about = describe_rows(rows)[["reviewed_by", "citation", "act", "unit"]]
    return table.join(about, on="row").reindex(columns=list(contract("process_clock").columns))


def _split_into_stretches(life: LifeCourse, rules: Mapping[str, list[LawRule]]) -> Iterator[dict[str, Any]]:
    """For each remedy, stretches of days of a life with one answer under rules that stay."""
    all_rules = [rule for of_remedy in rules.values() for rule in of_remedy]
    turns = {phase.first for phase in life.phases} | turning_days(all_rules, life.phases[-1].person)
    days = sorted(turn for turn in turns if life.begins <= turn < life.ends)
    reader, came = FactReader(life.on_days(days), np.array(days, np.int32)), life.events()
    for remedy, of_remedy in rules.items():
        made = decide(of_remedy, reader)
        answers = zip(made.gate.tolist(), made.status.tolist(), made.row.tolist(), strict=True)
        turned = list(merge_alike(zip(days, answers, strict=True)))
        for (first, (gate, status, row)), (after, _) in pairwise([*turned, (life.ends, None)]):
            yield {
                "remedy": remedy,
                "first_day": first - life.begins,
                "last_day": after - 1 - life.begins,
                "gate": GATES[gate],
                "status": None if status == NOTHING else STATUSES[status],
                "row": row,
                "events": [name for name, at in came.items() if at == first - life.begins],
            }
