"""Panel and the other files received -> the published tables: ``indicators``, ``events``, ``data_audit``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.data_audit import ROWS, data_audit
from tipimpact.asylum.claimants import read_claimants
from tipimpact.asylum.drop_ins import read_dropped
from tipimpact.asylum.events import labels as event_labels
from tipimpact.asylum.events import read_events
from tipimpact.asylum.compiled_facts import read_facts
from tipimpact.asylum.glotip import read_detections
from tipimpact.asylum.labels import labels
from tipimpact.asylum.police import read_incidents
from tipimpact.asylum.registry import Registry, read_registry
from tipimpact.asylum.indicators import (
    VALUES,
    claims_by_designation,
    indicators,
    outcomes_by_designation,
    values,
)
from tipimpact.asylum.suppression import withhold
from tipimpact.retrieve import Held

CANADA = {"iso3": "CAN", "citizens": "Canada"}
PROGRAMS = ("tfwp", "imp")  # all holders under each program; narrower ones are in the table of the stage tfwp
SPLIT = "2014"  # the year in which the two programs were separated, 20 June
EVENTS_SOURCE = "compiled_policy_events"  # the list that config/policy_events.csv corrects and extends
Table = tuple[pd.DataFrame, list[str], dict[str, Any]]


def compile_figures(
    panel: pd.DataFrame,
    destinations: pd.DataFrame,
    held: Iterable[Held],
    series: str | Path,
    events: str | Path,
    *,
    permit_stocks: pd.DataFrame | None = None,
    dropped: Mapping[str, str | Path] | None = None,
) -> dict[str, Table]:
    """The published tables by name, each with the ids of its sources and the words for its codes.

    panel, destinations: with the facts of ``read_table``.  held: files of the collection `figures`; one that could not
    be had takes its series with it, or leaves them to the compiled facts.  series, events: files of config.
    permit_stocks: the table of that name of the stage tfwp, which replaces compiled facts.  dropped: files that were
    sent on request, by id of their source.
    """
    registry, dated = read_registry(series), read_events(events)
    by_kind = {h.source.facts["kind"]: h for h in held if h.source.facts.get("kind") in READERS}
    facts = panel.attrs
    releases = {"vintages": facts["vintages"], "last_full_years": facts["last_full_years"]}
    files = [
        values(part(panel, **releases), confidence="high") for part in (claims_by_designation, outcomes_by_designation)
    ]
    files += [READERS[kind](h, registry) for kind, h in by_kind.items() if kind != "facts"]
    compiled = READERS["facts"](by_kind["facts"], registry) if "facts" in by_kind else pd.DataFrame(columns=VALUES)
    if permit_stocks is not None:
        files.append(stocks(permit_stocks))
    asked = {drop_in.source: drop_in for drop_in in registry.drop_ins}
    files += [values(read_dropped(p, asked[id]), source=id, confidence="high") for id, p in (dropped or {}).items()]
    table = withhold(indicators(files, compiled, registry, dated), registry.sums)
    used = {what: source for what, source in zip(ROWS, _sources(panel), strict=True) if source}
    audit = data_audit(table, destinations, registry, used)
    words = labels(registry, table["group"].unique())
    shown = sorted({id for ids in audit["sources"] for id in ids})
    return {
        "indicators": (table, sorted(table["source"].unique()), words | {"events": event_labels(dated)}),
        "events": (dated, [EVENTS_SOURCE], {}),
        "data_audit": (audit, shown, words),
    }


def stocks(permit_stocks: pd.DataFrame) -> pd.DataFrame:
    """Holders of work permits on 31 December, for Canada and by province, as values of ``permit_holders_year_end``.

    permit_stocks: as the stage tfwp makes it. A hidden count is 1 to 4 there and stays so; others are rounded to 5,
    which its low and high say. Counts of other kinds than holders on that day are not taken. The publisher counts the
    years before the split of the two programs as if it had been made.
    """
    rows = permit_stocks[permit_stocks["program"].isin(PROGRAMS)].reset_index(drop=True)
    groups = [
        p if place == "CA" else f"{p}/{place}" for p, place in zip(rows["program"], rows["province"], strict=True)
    ]
    flags = [
        ["suppressed" if hidden else "rounded", *(["definition_applied_back"] if period < SPLIT else [])]
        for hidden, period in zip(rows["value"].isna(), rows["period"], strict=True)
    ]
    rows = rows.assign(group=groups, flags=pd.Series(flags, rows.index, dtype=object))
    return values(rows, series="permit_holders_year_end", confidence="high")


def _sources(panel: pd.DataFrame) -> tuple[str | None, str | None]:
    """Ids of the sources of claims and of decisions."""
    first = [panel[c].dropna() for c in ("source", "decided_source")]
    claimed, decided = (str(ids.iloc[0]) if len(ids) else None for ids in first)
    return claimed, decided


def _facts(held: Held, registry: Registry) -> pd.DataFrame:
    return values(read_facts(_path(held), registry), source=held.source.id)


def _claimants(held: Held, registry: Registry) -> pd.DataFrame:
    return values(read_claimants(_path(held)), series="claimants_registered", **_constant(held))


def _detections(held: Held, registry: Registry) -> pd.DataFrame:
    group = "citizenship_not_canadian"
    return values(
        read_detections(_path(held), **CANADA), series="detected_non_citizens", group=group, **_constant(held)
    )


def _incidents(held: Held, registry: Registry) -> pd.DataFrame:
    """Police-reported incidents; places whose figures the registry does not name are left to it."""
    rows = read_incidents(_path(held))
    rows["group"] = rows["geography"].str.lower().str.replace(" ", "_")
    rows = rows[rows["group"].isin(registry.groups)]
    rows["place"] = rows["place"] + "; " + rows["vector"]
    release = held.source.facts.get("released")
    flags = [[] if release else ["release_unknown"] for _ in range(len(rows))]
    return values(
        rows.assign(flags=pd.Series(flags, rows.index, dtype=object)),
        series="police_incidents",
        **_constant(held) | {"vintage": release},
    )


def _path(held: Held) -> Path:
    assert held.path is not None, "files that could not be had are not read"
    return held.path


def _constant(held: Held) -> dict[str, Any]:
    return {"source": held.source.id, "vintage": held.source.vintage, "confidence": "high"}


READERS: dict[str, Callable[[Held, Registry], pd.DataFrame]] = {
    "facts": _facts,
    "claimants_office": _claimants,
    "glotip": _detections,
    "police_reported": _incidents,
}
