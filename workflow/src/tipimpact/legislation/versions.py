"""How a provision read on any day: each of its wordings with the days between which it was in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import LegislationError, nearest
from tipimpact.legislation.amendments import Enactment
from tipimpact.legislation.commencement import Commencement, day_of, standing
from tipimpact.legislation.consolidate import frame, replayed_days
from tipimpact.legislation.shelf import Shelf, shelf
from tipimpact.legislation.tree import Enacted
from tipimpact.legislation.wording import Wording

TABLE = "provision_versions"


def history(
    act: str, unit: str, statutes: str | Path | Shelf | None = None, commencement: Commencement | None = None
) -> pd.DataFrame:
    """Every wording of a unit, its days in force and the clauses that made it, in both languages.

    act: the Act replayed, ``IRPA`` or ``I-2.5``.  unit: as cited, ``25(1.2)(c)``.  statutes: a folder with the annual
    statutes' XML, or a ``shelf`` of them that is read once; without it those that ``make official`` brought.
    Columns: those of ``provision_versions`` (act, unit, lang, since, until, text, by), the oldest wording first; since
    is the first day on which the wording was in force, until the first day on which it was not (missing: in force).
    Source: the text as enacted and annual statutes of github.com/justicecanada/laws-lois-xml.
    Raises LegislationError for another Act, a unit that the Act never had, and statutes that are not at hand.
    """
    facts = commencement or standing()
    opened = statutes if isinstance(statutes, Shelf) else shelf(statutes, facts)
    opened.check(act)
    rows = provision_versions(opened.bases, opened.amending, facts, [unit])
    if missing := [lang for lang in opened.bases if lang not in set(rows["lang"])]:
        known = {name for lang in missing for name in opened.units(lang)}
        raise LegislationError(
            f"{facts.base.act} never had a unit {unit!r} ({', '.join(missing)})",
            expected="a unit as cited, such as 25(1.2)(c)",
            nearest=nearest(unit, sorted(known)),
        )
    return rows.sort_values(["lang", "since"], ignore_index=True)


def provision_versions(
    bases: Mapping[str, str | Path | Enacted],
    statutes: Mapping[str, Sequence[Enactment]],
    commencement: Commencement,
    units: Iterable[str],
) -> pd.DataFrame:
    """One row per unit, language and wording, with the columns of the contract.

    bases: the Act as enacted, by language.  statutes: what amends it, by language.  units: those that are followed.
    A unit that is not there on some days has no row for them. Without the Act as enacted there is no row.
    """
    followed = sorted({unit for unit in units if unit and not unit.endswith("[heading]")})
    rows = [
        row for lang, base in sorted(bases.items()) for row in _versions(base, statutes[lang], commencement, followed)
    ]
    return pd.DataFrame(rows, columns=list(contract(TABLE).columns))


def _versions(
    base: str | Path | Enacted, statutes: Sequence[Enactment], commencement: Commencement, units: list[str]
) -> Iterator[dict[str, Any]]:
    amending = [e for e in statutes if e.citation != commencement.base.citation]
    open_: dict[str, dict[str, Any]] = {}
    for day, text in replayed_days(base, amending, commencement, dt.date.max):
        wording = Wording(frame(text, commencement))
        for unit in units:
            words, row = wording.of(unit), open_.get(unit)
            if row and words == row["text"]:
                continue
            if row:
                del open_[unit]
                yield from _ended(row, day)
            if words is not None:
                open_[unit] = _begun(wording, unit, words, day, commencement)
    yield from open_.values()


def _ended(row: dict[str, Any], day: dt.date | None) -> Iterator[dict[str, Any]]:
    """A wording that ends on a day; none where it was changed before it came into force."""
    if row["since"] is None or day is None or row["since"] < day:
        yield {**row, "until": day}


def _begun(wording: Wording, unit: str, words: str, day: dt.date | None, commencement: Commencement) -> dict[str, Any]:
    """A wording that begins on a day, or when its section came into force, whichever is later."""
    section = wording.rows[unit].section
    days = [d for d in (day, day_of(commencement.commencement_of(section), None)) if d is not None]
    since = max(days, default=None)
    made = [
        r.history[-1] for r in wording.inside(unit) if since and r.history and r.in_force_from == pd.Timestamp(since)
    ]
    return {
        "act": commencement.base.act,
        "unit": unit,
        "lang": wording.lang,
        "since": since,
        "until": None,
        "text": words,
        "by": list(dict.fromkeys(made)),
    }
