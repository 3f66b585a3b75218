"""What cannot be settled for want of a series, and what would close the gap."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import Problem, SourceError, nearest
from tipimpact.publish.words.i18n import t
from tipimpact.retrieve.receipts import Held
from tipimpact.retrieve.sources import Gap, Source

WORDS = ("title", "claim", "why", "holder", "design", "request", "drop_in")


def evidence_gaps(
    declared: Iterable[Source],
    held: Iterable[Held],
    raw: str | Path,
    edition: str,
    unread: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """One row per series that the edition does not have.

    declared: sources with a ``gap`` block, which nobody publishes; one is closed as soon as a file with the
    right columns lies under ``raw``.  held: what the receipts say; a published source that could not be had
    is a gap too.  unread: why a source that was had cannot be read, by its id.
    Returns gap (source id), kind ("not_published", "not_retrieved" or "not_read"), path (where a file
    closes it) and title, claim, why, holder, design, request and drop_in in both languages (claim, design
    and request are missing for a published source). Raises SourceError when a file dropped in is not what
    the gap asks for.
    """
    rows = []
    problems: list[Problem] = []
    for source, gap in ((source, source.gap) for source in declared if source.gap):
        path = Path(raw, source.path)
        if path.is_file():
            problems += _misfit(source, gap, path)
        else:
            words = gap.model_dump() | {"title": source.title.model_dump()}
            rows.append(_row(source, "not_published", edition, words))
    if problems:
        raise SourceError(problems)
    unread = unread or {}
    for h in held:
        if h.path is None and h.source.gap is None:
            rows.append(_row(h.source, "not_retrieved", edition, _published(h.source, "not_retrieved")))
        elif h.source.id in unread:
            words = _published(h.source, "not_read", reason=unread[h.source.id])
            rows.append(_row(h.source, "not_read", edition, words))
    columns = ["gap", "kind", "path", *(f"{word}_{lang}" for word in WORDS for lang in LANGUAGES)]
    return pd.DataFrame(rows, columns=columns).sort_values(["kind", "gap"], ignore_index=True)


def _published(source: Source, kind: str, **facts: str) -> dict[str, dict[str, str]]:
    """What is said of a published source that cannot be used."""
    place = source.page or ", ".join(source.urls) or source.citation
    return {
        "title": source.title.model_dump(),
        "holder": source.publisher.model_dump(),
        "why": {lang: t(f"gaps-{kind}-why", lang, **facts) for lang in LANGUAGES},
        "drop_in": {lang: t(f"gaps-{kind}-drop_in", lang, place=place) for lang in LANGUAGES},
    }


def _row(source: Source, kind: str, edition: str, words: dict[str, dict[str, str]]) -> dict[str, Any]:
    texts = {f"{word}_{lang}": words[word][lang].strip() for word in WORDS if word in words for lang in LANGUAGES}
    return {"gap": source.id, "kind": kind, "path": f"data/raw/{edition}/{source.path}", **texts}


def _misfit(source: Source, gap: Gap, path: Path) -> list[Problem]:
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
