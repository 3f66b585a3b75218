"""The process clock: each day of an archetype's life under the law of one moment, which stays.

The same life begins on the eve of the two bills, in June 2014 and under the newest law known, and is followed day by
day. No law changes meanwhile, so that what differs between the three is the law alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.decide import GATES, NOTHING, STATUSES, decide
from tipimpact.eligibility.expressions import FactReader
from tipimpact.eligibility.profiles import LifeCourse, Profiles
from tipimpact.eligibility.rows import format_citation, law_keys
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
    table["answer"] = table["status"].where(table["status"].notna(), table["gate"])
    table["reviewed_by"] = table["row"].map(dict(zip(rows["row"], rows["reviewed_by"], strict=True)))
    table["citation"] = table["row"].map({str(r["row"]): format_citation(r) for r in rows.to_dict("records")})
    keys = law_keys(rows)
    table["act"], table["unit"] = table["row"].map(keys["act"]), table["row"].map(keys["unit"])
    return table.reindex(columns=list(contract("process_clock").columns))


def _split_into_stretches(life: LifeCourse, rules: Mapping[str, list[LawRule]]) -> Iterator[dict[str, Any]]:
    """For each remedy, stretches of days of a life with one answer under rules that stay."""
    all_rules = [rule for of_remedy in rules.values() for rule in of_remedy]
    turns = {p.first for p in life.phases} | {d for p in life.phases for d in turning_days(all_rules, p.person)}
    days = sorted(d for d in turns if life.begins <= d < life.ends)
    reader, came = FactReader(life.on_days(days), np.array(days, np.int32)), life.events()
    for remedy, of_remedy in rules.items():
        made = decide(of_remedy, reader)
        answers = np.stack([made.gate, made.status, made.row], axis=1)
        begins = [i for i in range(len(days)) if i == 0 or (answers[i] != answers[i - 1]).any()]
        for i, after in zip(begins, [*(days[j] for j in begins[1:]), life.ends], strict=True):
            gate, status, row = answers[i]
            yield {
                "remedy": remedy,
                "first_day": days[i] - life.begins,
                "last_day": after - 1 - life.begins,
                "gate": GATES[gate],
                "status": None if status == NOTHING else STATUSES[status],
                "row": int(row),
                "events": [name for name, at in came.items() if at == days[i] - life.begins],
            }
