"""What a run obtained: the sources that its receipts lack, why, the tables made without them, and what to do."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tipimpact.common.contracts import names
from tipimpact.common.tables import read_meta
from tipimpact.retrieve.sources import Source

NOT_TOUCHED = {"evidence_gaps"}  # it lists what is missing, so nothing is missing in it
# What to do, by the reason of a receipt: ask again, put the file there, accept its checksum, raise the limit of size.
MEND = {
    "no_address": "put",
    "not_found": "put",
    "refused": "put",
    "too_large": "limit",
    "unreachable": "again",
    "wrong_checksum": "accept",
    "wrong_content": "put",
}


@dataclass(frozen=True)
class Missing:
    """Sources of one collection that are missing for one reason. tables: those that were made without one of them."""

    collection: str
    reason: str
    mend: str
    sources: tuple[Source, ...]
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Obtained:
    """How many sources an edition reads, and the missing ones, those first that touch most tables.

    other_releases: what receipts say of sources that were obtained in another release than the known one.
    """

    edition: str
    count: int
    missing: tuple[Missing, ...]
    other_releases: tuple[tuple[Source, Mapping[str, int]], ...] = ()


def obtained(edition: str, receipts: Iterable[str | Path], tables: Iterable[str | Path]) -> Obtained:
    """What the receipts of an edition say. tables: its published tables, which name the sources they were made without.

    A series that nobody publishes is not counted: `evidence_gaps` lists it.
    """
    made_without: dict[str, list[str]] = defaultdict(list)
    for path in sorted(map(Path, tables)):
        for id in read_meta(path).get("missing", []) if path.stem not in NOT_TOUCHED else []:
            made_without[id].append(path.stem)
    rows = [row for path in receipts for row in json.loads(Path(path).read_text(encoding="utf-8")).get("held", [])]
    rows = [row for row in rows if row["path"] or not row["source"]["gap"]]
    groups: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for row in rows:
        if not row["path"]:
            source = Source.model_validate(row["source"])
            groups[source.collection, row["reason"]].append(source)
    missing = [_missing(*key, sources, made_without) for key, sources in sorted(groups.items())]
    missing.sort(key=lambda group: (-len(group.tables), -len(group.sources)))
    others = [(Source.model_validate(row["source"]), row["release"]) for row in rows if row.get("release")]
    return Obtained(edition, len(rows), tuple(missing), tuple(others))


def _missing(collection: str, reason: str, sources: list[Source], made_without: dict[str, list[str]]) -> Missing:
    tables = sorted({name for source in sources for name in made_without[source.id]})
    return Missing(collection, reason, MEND.get(reason, "put"), tuple(sources), tuple(tables))


def read_obtained(edition: str, root: Path = Path()) -> Obtained | None:
    """What the last run of an edition in the folder ``root`` obtained; None if there was none."""
    receipts = sorted((root / "data" / "processed" / edition / "retrieve").glob("*.json"))
    made = (root / "results" / edition / "data").glob("*.parquet")
    tables = [path for path in made if path.stem in names(published=True)]  # not those that an earlier version left
    return obtained(edition, receipts, tables) if receipts else None
