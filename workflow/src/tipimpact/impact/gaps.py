"""What cannot be settled for want of a series, and what would close the gap."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import ImpactError, Problem
from tipimpact.retrieve.receipts import SourceFile
from tipimpact.retrieve.sources import Source

# Gaps whose claim a whole file settles as far as it can be settled. The counts of the others are shown, no more.
DESIGNS_DONE = {
    *("vtip_trp_yearly", "designated_foreign_nationals", "departures_after_refusal"),
    *("humanitarian_requests_returned", "removals_of_trafficked_persons"),
}
COLUMNS = ["gap", "gap_kind", "gap_status", "path", "gap_reason", "leads"]


def evidence_gaps(
    declared: Iterable[Source],
    received: Iterable[SourceFile],
    raw: str | Path,
    edition: str,
    sent: Collection[str] = (),
    unread: Mapping[str, str] | None = None,
    lacking: Mapping[str, Mapping[str, Any]] | None = None,
    shown: Collection[tuple[str, str]] = (),
    leads: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """One row per series that the edition does not have.

    declared: sources with a ``gap`` block, of which we have a part or nothing.  shown: series and sources in the table
    ``indicators``: a row that finds nothing must not deny them.  sent: ids of those of which a file could be read,
    which are no gaps any more once they are whole and their design is computed; a file under ``raw`` that could not be
    read leaves its gap open.  lacking: of those sent in part, the years and the number of ``cells`` that are missing.
    received: what the receipts say; a published source that could not be had is a gap too.  unread: why a source that
    was had cannot be read, by its id.  leads: ids of sentences that may print it, by gap (``leads.find_leads``).
    Returns gap (source id), gap_kind ("not_published", "partly_sent", "sent", "not_retrieved", "not_read" or
    "other_release"), gap_status (of the declared: what is known of it), path (where a file closes it), gap_reason (of
    "not_read": what the reader met; of "other_release": its size as JSON) and leads. Raises ImpactError where a row
    denies a series that is there.
    """
    rows, declared = [], list(declared)
    if problems := list(_find_denials(declared, shown)):
        raise ImpactError(problems)
    for source in declared:
        if source.gap is None or source.gap.status == "published":
            continue
        if source.id in sent:
            lacks = (lacking or {}).get(source.id)
            if lacks or source.id not in DESIGNS_DONE:
                kind = "partly_sent" if lacks else "sent"
                rows.append(_row(source, kind, edition, json.dumps(lacks, sort_keys=True) if lacks else None))
            continue
        if source.file(raw).is_file():
            rows.append(_row(source, "not_read", edition, "columns"))
        else:
            rows.append(_row(source, "not_published", edition))
    unread = unread or {}
    for h in received:
        if h.path is None and h.source.gap is None:
            rows.append(_row(h.source, "not_retrieved", edition))
        elif h.source.id in unread:
            rows.append(_row(h.source, "not_read", edition, unread[h.source.id]))
        elif h.release:
            rows.append(_row(h.source, "other_release", edition, json.dumps(h.release, sort_keys=True)))
    table = pd.DataFrame(rows, columns=COLUMNS[:-1]).sort_values(["gap_kind", "gap"], ignore_index=True)
    named = leads or {}
    return table.assign(leads=table["gap"].map(lambda gap: list(named.get(gap, ()))))


def _find_denials(declared: Iterable[Source], shown: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """Name the gaps that find nothing of a series which another source fills."""
    for source in declared:
        if source.gap is None or source.gap.found:
            continue
        others = sorted({(series, of) for series, of in shown if series in source.gap.fills and of != source.id})
        for series, of in others:
            yield Problem(
                f"the gap {source.id} finds nothing of {series}, which {of} has",
                "config/sources/gaps.yaml",
                "`found` with this source, and `missing` with what it lacks",
                todo="say in the row what the source counts, or take the row out",
            )


def _row(source: Source, kind: str, edition: str, reason: str | None = None) -> dict[str, Any]:
    return {
        "gap": source.id,
        "gap_kind": kind,
        "gap_status": source.gap.status if source.gap else None,
        "path": f"data/raw/{edition}/{source.path}",
        "gap_reason": reason,
    }
