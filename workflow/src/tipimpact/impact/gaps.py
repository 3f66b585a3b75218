"""What cannot be settled for want of a series, and what would close the gap."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import Problem, SourceError, nearest
from tipimpact.retrieve.receipts import SourceFile
from tipimpact.retrieve.sources import SeriesGap, Source

COLUMNS = ["gap", "kind", "path", "reason", "confirmed"]
READ_IN_REPORTS = "compiled_quantities"  # source of numbers read in reports and confirmed by two readers


def evidence_gaps(
    declared: Iterable[Source],
    received: Iterable[SourceFile],
    raw: str | Path,
    edition: str,
    unread: Mapping[str, str] | None = None,
    confirmed: Mapping[str, Iterable[str]] | None = None,
) -> pd.DataFrame:
    """One row per series that the edition does not have.

    declared: sources with a ``gap`` block, which nobody publishes; one is closed as soon as a file with the
    right columns lies under ``raw``.  received: what the receipts say; a published source that could not be had
    is a gap too.  unread: why a source that was had cannot be read, by its id.  confirmed: by series, the periods of
    numbers that two readers have confirmed in reports; a gap names its series in ``facts``.
    Returns gap (source id), kind ("not_published", "not_retrieved", "not_read" or "other_release"), path (where a file
    closes it), reason (of "not_read": what the reader met; of "other_release": its size as JSON) and confirmed
    (periods of which a report has a confirmed number: the gap is then closed in part).
    Raises SourceError when a file dropped in is not what the gap asks for.
    """
    rows = []
    problems: list[Problem] = []
    for source, gap in ((source, source.gap) for source in declared if source.gap):
        path = Path(raw, source.path)
        if path.is_file():
            problems += _misfit(source, gap, path)
        else:
            known = {p for name in source.facts.get("series", []) for p in (confirmed or {}).get(name, [])}
            rows.append(_row(source, "not_published", edition) | {"confirmed": sorted(known)})
    if problems:
        raise SourceError(problems)
    unread = unread or {}
    for h in received:
        if h.path is None and h.source.gap is None:
            rows.append(_row(h.source, "not_retrieved", edition))
        elif h.source.id in unread:
            rows.append(_row(h.source, "not_read", edition, unread[h.source.id]))
        elif h.release:
            rows.append(_row(h.source, "other_release", edition, json.dumps(h.release, sort_keys=True)))
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(["kind", "gap"], ignore_index=True)


def _row(source: Source, kind: str, edition: str, reason: str | None = None) -> dict[str, Any]:
    return {
        "gap": source.id,
        "kind": kind,
        "path": f"data/raw/{edition}/{source.path}",
        "reason": reason,
        "confirmed": [],
    }


def _misfit(source: Source, gap: SeriesGap, path: Path) -> list[Problem]:
    """Why a file dropped in does not close the gap: columns missing, or no rows."""
    expected = list(source.facts.get("columns", []))
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            header = next(rows, [])
            empty = not any(any(cell.strip() for cell in row) for row in rows)
    except (UnicodeError, csv.Error) as error:
        return [Problem(f"not a CSV table that can be read: {error}", str(path), gap.drop_in.en.strip())]
    problems = [
        Problem(f"column {c!r} is missing", str(path), ", ".join(expected), nearest(c, header))
        for c in expected
        if c not in header
    ]
    return problems or ([Problem("no rows under the header", str(path), "at least one row")] if empty else [])
