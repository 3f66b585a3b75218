"""All statutes held, replayed: the tables ``amendments`` and ``replay_check``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import LegislationError
from tipimpact.legislation.amendments import Enactment, read_enactment, table
from tipimpact.legislation.commencement import Commencement, timing
from tipimpact.legislation.consolidate import Entry, replay
from tipimpact.legislation.replay import check_replay, read_snapshot
from tipimpact.retrieve import Held

END = dt.date.max  # a replay to the last instruction


def read_statutes(held: Iterable[Held]) -> dict[str, Enactment]:
    """Annual statutes by source id. Raises LegislationError with the faults of all files at once."""
    found, problems = {}, []
    for h in held:
        try:
            found[h.source.id] = read_enactment(_path(h))
        except LegislationError as error:
            problems += error.problems
    if problems:
        raise LegislationError(problems)
    return found


def amendments(held: Iterable[Held], commencement: Commencement) -> pd.DataFrame:
    """Every instruction of every statute held, with what the replay did with those on the Act replayed.

    held: annual statutes; without the Act as enacted nothing is replayed and days are not known.
    Columns: those of the contract ``amendments``.
    """
    held = list(held)
    statutes = read_statutes(held)
    log: dict[tuple[str, ...], Entry] = {}
    for lang in ("en", "fr"):
        base = _base(held, lang, commencement)
        if base is not None:
            text = replay(_path(base), _amending(statutes, lang, commencement), commencement, END)
            log |= _by_place(text.log)
    facts = {commencement.id: commencement}
    parts = [_dated(e, log, facts).assign(source=s) for s, e in statutes.items()]
    columns = list(contract("amendments").columns)
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def replay_checks(held: Iterable[Held], commencement: Commencement) -> pd.DataFrame:
    """Every consolidation of the replayed Act held against the replay, with the columns of ``replay_check``.

    held: consolidations and annual statutes; without the Act as enacted there is nothing to hold against.
    """
    held = list(held)
    statutes = read_statutes(h for h in held if h.source.facts["kind"] == "annual")
    parts = []
    for h in held:
        facts = h.source.facts
        base = _base(held, facts.get("lang"), commencement)
        if facts["kind"] != "consolidated" or facts.get("citation") != commencement.base.act or base is None:
            continue
        snapshot = read_snapshot(_path(h), commencement.not_held)
        text = replay(_path(base), _amending(statutes, snapshot.lang, commencement), commencement, snapshot.date)
        parts.append(check_replay(text, snapshot).assign(source=h.source.id))
    columns = list(contract("replay_check").columns)
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def _path(held: Held) -> Path:
    """The file of a source that was received: receipts leave the others out."""
    assert held.path is not None
    return held.path


def _base(held: Iterable[Held], lang: str | None, commencement: Commencement) -> Held | None:
    citation = commencement.base.citation
    return next(
        (h for h in held if h.source.facts.get("citation") == citation and h.source.facts["lang"] == lang), None
    )


def _amending(statutes: Mapping[str, Enactment], lang: str, commencement: Commencement) -> list[Enactment]:
    found = {e.citation: e for e in statutes.values() if e.lang == lang and e.citation != commencement.base.citation}
    return list(found.values())


def _by_place(log: Iterable[Entry]) -> dict[tuple[str, ...], Entry]:
    """Entries by Act, language, clause and operation, and by each place."""
    found: dict[tuple[str, ...], Entry] = {}
    for entry in log:
        i = entry.instruction
        for place in entry.step.targets or ("",):
            found[i.amending, i.lang, i.clause, entry.step.operation, str(place)] = entry
    return found


def _dated(
    statute: Enactment, log: Mapping[tuple[str, ...], Entry], facts: Mapping[str, Commencement]
) -> pd.DataFrame:
    """The rows of a statute with the day of each clause, and what the replay did with it."""
    rows = table(statute.instructions)
    whens = {i.clause: timing(i.target_act, i.clause, i.condition, statute, facts) for i in statute.instructions}
    known = [whens[clause] for clause in rows["clause"]]
    keys = zip(*(rows[c] for c in ("amending", "lang", "clause", "operation", "target")), strict=True)
    entries = [log.get(key) for key in keys]
    days = [e.on if e else when.day for e, when in zip(entries, known, strict=True)]
    return rows.assign(
        commencement=pd.array([when.code for when in known], dtype="string"),
        in_force=pd.to_datetime(pd.Series(days, dtype=object, index=rows.index)),
        applied=pd.array([None if e is None else not e.because for e in entries], dtype="boolean"),
        not_applied_because=pd.array([(e.because or None) if e else None for e in entries], dtype="string"),
        position=range(len(rows)),
    )
