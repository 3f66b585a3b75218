"""Build the published tables ``indicators``, ``events`` and ``data_audit`` from the panel and the received files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.asylum.claimants import read_claimants
from tipimpact.asylum.compiled_facts import read_facts
from tipimpact.asylum.data_audit import SERIES_BY_TABLE, data_audit
from tipimpact.asylum.drop_ins import read_sent
from tipimpact.asylum.events import labels, read_events
from tipimpact.asylum.gap_contracts import GapFiles
from tipimpact.asylum.glotip import read_detections, split_by_citizenship
from tipimpact.asylum.indicators import (
    VALUES,
    as_values,
    claims_by_designation,
    claims_by_origin,
    indicators,
    outcomes_by_designation,
)
from tipimpact.asylum.police import read_incidents
from tipimpact.asylum.registry import Registry, read_registry
from tipimpact.asylum.suppression import find_contradictions, suppress
from tipimpact.common.job import warn
from tipimpact.retrieve import SourceFile
from tipimpact.retrieve.readable import read_each

CANADA = {"iso3": "CAN", "citizens": "Canada"}
PROGRAMS = ("tfwp", "imp")  # all holders under each program; permit_stocks also has narrower ones
SPLIT = "2014"  # the two programs were separated on 20 June 2014
SUPPRESSED = (1, 4)  # range of a suppressed count of permit holders
COMPILED = "facts"  # replaced by the publisher's own file
PRIVATE = "private input, not described"  # for the lines of a file that a holder sent: they tell how many it has
EVENTS_SOURCES = ["compiled_policy_events", "compiled_visa_changes"]
EVENT_COLUMNS = {"status": "verification", "precision": "date_precision"}  # of the lists, and of the table
Table = tuple[pd.DataFrame, list[str], dict[str, Any], dict[str, str]]


def published_tables(
    panel: pd.DataFrame,
    destinations: pd.DataFrame,
    received: Iterable[SourceFile],
    series: str | Path,
    events: str | Path,
    visas: str | Path,
    *,
    permit_stocks: pd.DataFrame | None = None,
    dropped: Mapping[str, str | Path] | None = None,
    gap_files: GapFiles | None = None,
    lists: Mapping[str, Any] | None = None,
    monthly: Mapping[str, Any] | None = None,
) -> dict[str, Table]:
    """Return the published tables by name, each with the ids of its sources, the labels of its codes, and why a
    publisher's file that is here is left out, by the id of its source. A compiled file must be readable.

    panel, destinations: tables with the metadata of ``read_table``.  received: files of the collections `figures` and
    `statistics`; if one is missing, its series come from the compiled facts, or are absent.  series, events,
    visas: paths of the registry, of the dated events and of the visa changes.  permit_stocks: this table of the stage
    tfwp; it replaces compiled facts.
    dropped: files sent on request, by id of their source.  gap_files: their contracts.  lists, monthly: what became of
    the rows of employer lists, and the row of the claims by month (``data_audit``).
    """
    received = list(received)
    registry, dated = read_registry(series), read_events(events, visas)
    known = [file for file in received if file.source.facts.get("kind") in READERS]
    releases = {name: panel.attrs[name] for name in ("vintages", "last_full_years")}
    files = [
        as_values(compute(panel, **releases), confidence="high")
        for compute in (claims_by_designation, claims_by_origin, outcomes_by_designation)
    ]
    ours = [file for file in known if file.source.facts["kind"] == COMPILED]
    facts = [values for file in ours if file.path and len(values := _read(registry, file, file.path))]
    of_publishers, unread = read_each((file for file in known if file not in ours), partial(_read, registry))
    files += of_publishers
    compiled = pd.concat(facts, ignore_index=True) if facts else pd.DataFrame(columns=VALUES)
    if permit_stocks is not None:
        files.append(permit_holders(permit_stocks))
    sent = read_sent(dropped, gap_files) if dropped and gap_files else {}
    private = [file.values.assign(place=PRIVATE, source=id) for id, file in sent.items()]
    files += [as_values(values, confidence="high") for values in private]
    table = suppress(indicators(files, compiled, registry, dated), registry.sums)
    table.attrs["lacking"] = {id: file.lacking for id, file in sent.items() if file.lacking}
    sources = {name: id for name, id in zip(SERIES_BY_TABLE, _find_sources(panel), strict=True) if id}
    other = [*panel.attrs.get("other_releases", []), *(file.source.id for file in received if file.release)]
    contradictions = find_contradictions(table, registry.sums)
    for total in contradictions.to_dict("records"):
        warn(
            f"{total['series']}, {total['group']}: the published total and the file sent differ by at least"
            f" {total['differs_by']} ({', '.join(total['sources'])}); both are kept",
            "ask the holder whether both count the same people over the same days",
        )
    audit = data_audit(table, destinations, registry, sources, other, lists, monthly, contradictions)
    words = registry.labels()
    shown = sorted({id for ids in audit["sources"] for id in ids})
    return {
        "indicators": (table, sorted(table["source"].unique()), words | {"events": labels(dated)}, unread),
        "events": (dated.drop(columns=["title_en", "title_fr"]).rename(columns=EVENT_COLUMNS), EVENTS_SOURCES, {}, {}),
        "data_audit": (audit, shown, words, {}),
    }


def permit_holders(permit_stocks: pd.DataFrame) -> pd.DataFrame:
    """Return work permit holders on 31 December, for Canada and by province: series ``permit_holders_year_end``.

    permit_stocks: the table of the stage tfwp. Suppressed counts are 1 to 4; other counts are
    rounded to 5, as low and high show. Only holders on that day are used. The publisher applies the
    split of the two programs to earlier years as well.
    """
    rows = permit_stocks[permit_stocks["program"].isin(PROGRAMS)].reset_index(drop=True)
    rows = rows.rename(columns={"permit_holders": "value"})
    groups = [
        p if place == "CA" else f"{p}/{place}" for p, place in zip(rows["program"], rows["province"], strict=True)
    ]
    flags = [
        [_shown_as(value, low, high), *(["definition_applied_back"] if period < SPLIT else [])]
        for value, low, high, period in zip(rows["value"], rows["low"], rows["high"], rows["period"], strict=True)
    ]
    rows = rows.assign(group=groups, flags=pd.Series(flags, rows.index, dtype=object))
    return as_values(rows, series="permit_holders_year_end", confidence="high")


def _shown_as(value: Any, low: int, high: int) -> str:
    """Return the flag of a count. A range wider than that of a suppressed count was added up from narrower rows."""
    if not pd.isna(value):
        return "rounded"
    return "suppressed" if (low, high) == SUPPRESSED else "range"


def _find_sources(panel: pd.DataFrame) -> tuple[str | None, str | None]:
    """Return the ids of the sources of claims and of decisions."""
    ids_by_column = [panel[column].dropna() for column in ("source", "decided_source")]
    claims, decisions = (str(ids.iloc[0]) if len(ids) else None for ids in ids_by_column)
    return claims, decisions


def _read(registry: Registry, file: SourceFile, path: Path) -> pd.DataFrame:
    return READERS[file.source.facts["kind"]](file, path, registry)


def _read_facts(file: SourceFile, path: Path, registry: Registry) -> pd.DataFrame:
    return as_values(read_facts(path, registry), source=file.source.id)


def _read_claimants(file: SourceFile, path: Path, registry: Registry) -> pd.DataFrame:
    return as_values(read_claimants(path), series="claimants_registered", **_constants(file))


def _read_detections(file: SourceFile, path: Path, registry: Registry) -> pd.DataFrame:
    ranges = read_detections(path, **CANADA)
    others = ranges.assign(series="detected_non_citizens", group="citizenship_not_canadian")
    parts = split_by_citizenship(ranges).assign(series="detected_by_citizenship")
    return as_values(pd.concat([others, parts], ignore_index=True), **_constants(file))


def _read_incidents(file: SourceFile, path: Path, registry: Registry) -> pd.DataFrame:
    """Return police-reported incidents of the places that the registry lists as groups."""
    rows = read_incidents(path)
    rows["group"] = rows["geography"].str.lower().str.replace(" ", "_")
    rows = rows[rows["group"].isin(registry.groups)]
    rows["place"] = rows["place"] + "; " + rows["vector"]
    release = file.source.facts.get("released")
    flags = [[] if release else ["release_unknown"] for _ in range(len(rows))]
    return as_values(
        rows.assign(flags=pd.Series(flags, rows.index, dtype=object)),
        series="police_incidents",
        **_constants(file) | {"vintage": release},
    )


def _constants(file: SourceFile) -> dict[str, Any]:
    return {"source": file.source.id, "vintage": file.source.vintage, "confidence": "high"}


READERS: dict[str, Callable[[SourceFile, Path, Registry], pd.DataFrame]] = {
    "facts": _read_facts,
    "claimants_office": _read_claimants,
    "glotip": _read_detections,
    "police_reported": _read_incidents,
}
