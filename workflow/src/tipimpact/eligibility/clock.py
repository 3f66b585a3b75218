"""The process clock: each day of an archetype's life under the law of one moment, held still.

The same life begins on the eve of Bill C-31, two years after it and under the newest law held, and is followed day by
day. No law changes meanwhile, so that what differs between the three is the law alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.evaluate import NOTHING, STATUSES, Rule, Rulebook, decide
from tipimpact.eligibility.expressions import Reader
from tipimpact.eligibility.profiles import Life, Profiles
from tipimpact.eligibility.rows import cited
from tipimpact.eligibility.turns import turning_days


def process_clock(spec: Profiles, rows: pd.DataFrame) -> pd.DataFrame:
    """Stretches of days with the same answer, for each archetype, moment and remedy.

    Columns: those of the contract ``process_clock``. Days are counted from the first of the life, which is 0.
    """
    book, found = Rulebook(rows), []
    for moment, when in spec.dates.items():
        in_force = book.rules(when)
        for profile in spec.profiles:
            life = spec.life(profile, when)
            for remedy, rules in in_force.items():
                key = {"of": profile.id, "moment": moment, "remedy": remedy}
                found += [{**key, **stretch} for stretch in _stretches(life, rules)]
    names = [str(name) for name in rows["row"]]
    table = pd.DataFrame(found)
    table["row"] = [None if place == NOTHING else names[place] for place in table["row"]]
    table["reviewed_by"] = table["row"].map(dict(zip(rows["row"], rows["reviewed_by"], strict=True)))
    table["citation"] = table["row"].map({str(r["row"]): cited(r) for r in rows.to_dict("records")})
    return table.reindex(columns=list(contract("process_clock").columns))


def answer(life: Life, rules: list[Rule], at: int) -> tuple[str, int]:
    """The status and the place of the deciding row on one day of a life."""
    decision = decide(rules, Reader(life.on(at), at))
    return STATUSES[decision.status[0]], int(decision.row[0])


def _stretches(life: Life, rules: list[Rule]) -> Iterator[dict[str, Any]]:
    turns = {p.first for p in life.phases} | {d for p in life.phases for d in turning_days(rules, p.person)}
    runs: list[tuple[int, tuple[str, int]]] = []
    for at in sorted(d for d in turns if life.begins <= d < life.ends):
        found = answer(life, rules, at)
        if not runs or runs[-1][1] != found:
            runs.append((at, found))
    came = life.events()
    for (first, (status, row)), (after, _) in pairwise([*runs, (life.ends, ("", NOTHING))]):
        yield {
            "first_day": first - life.begins,
            "last_day": after - 1 - life.begins,
            "status": status,
            "row": row,
            "events": [name for name, at in came.items() if at == first - life.begins],
        }
