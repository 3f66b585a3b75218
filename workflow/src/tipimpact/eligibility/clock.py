"""The process clock: each day of an archetype's life under the law of one moment, held still.

The same life begins on the eve of the two bills, in June 2014 and under the newest law held, and is followed day by
day. No law changes meanwhile, so that what differs between the three is the law alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.eligibility.evaluate import Answer, ask
from tipimpact.eligibility.profiles import Life, Profiles
from tipimpact.eligibility.rows import REMEDIES, cited
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.eligibility.turns import turning_days


def process_clock(spec: Profiles, rows: pd.DataFrame) -> pd.DataFrame:
    """Stretches of days with the same answer, for each archetype, moment and remedy.

    Columns: those of the contract ``process_clock``. Days are counted from the first of the life, which is 0.
    """
    book, found = Rulebook(rows), []
    for moment, when in spec.dates.items():
        for profile in spec.profiles:
            life = spec.life(profile, when, book)
            for remedy in REMEDIES:
                key = {"of": profile.id, "moment": moment, "remedy": remedy}
                found += [{**key, **stretch} for stretch in _stretches(life, remedy, when, book)]
    table = pd.DataFrame(found)
    table["answer"] = table["status"].where(table["status"].notna(), table["gate"])
    table["reviewed_by"] = table["row"].map(dict(zip(rows["row"], rows["reviewed_by"], strict=True)))
    table["citation"] = table["row"].map({str(r["row"]): cited(r) for r in rows.to_dict("records")})
    return table.reindex(columns=list(contract("process_clock").columns))


def answer(life: Life, remedy: str, when: dt.date, book: Rulebook, at: int) -> Answer:
    """The answer on one day of a life under the law of a day."""
    return ask(life.on(at), remedy, when, book, at=at, briefly=True)


def _stretches(life: Life, remedy: str, when: dt.date, book: Rulebook) -> Iterator[dict[str, Any]]:
    rules = book.rules(when)[remedy]
    turns = {p.first for p in life.phases} | {d for p in life.phases for d in turning_days(rules, p.person)}
    runs: list[tuple[int, Answer]] = []
    for at in sorted(d for d in turns if life.begins <= d < life.ends):
        found = answer(life, remedy, when, book, at)
        if not runs or runs[-1][1] != found:
            runs.append((at, found))
    came = life.events()
    for (first, found), after in zip(runs, [*(at for at, _ in runs[1:]), life.ends], strict=True):
        yield {
            "first_day": first - life.begins,
            "last_day": after - 1 - life.begins,
            "gate": found.gate,
            "status": found.status,
            "row": found.row,
            "events": [name for name, at in came.items() if at == first - life.begins],
        }
