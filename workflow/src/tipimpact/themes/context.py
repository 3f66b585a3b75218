"""What the surroundings of a sentence say of its domain: its neighbours in the same section, and the whole document.

A cue is looked for by its words alone, as the gate does it, so that no neighbour goes through the language model.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from tipimpact.themes.codebook import Context

NONE: frozenset[str] = frozenset()
Names = frozenset[str]


def given_by_context(rows: Sequence[Mapping[str, Any]], held: Sequence[Names], context: Context) -> list[Names]:
    """The names of the cues that each sentence has from its surroundings.

    rows: sentences, as from ``read_report``; without ``doc_id`` they are texts by themselves and have no surroundings.
    held: the names of the cues in each sentence's own words.
    """
    documents: dict[Hashable, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if "doc_id" in row:
            documents[row["doc_id"]].append(i)
    given = [NONE] * len(rows)
    for places in documents.values():
        places.sort(key=lambda i: rows[i].get("start", 0))
        subject = _subject([held[i] for i in places if rows[i].get("kind") not in context.alone], context)
        for i, near in zip(places, _near([rows[i] for i in places], [held[i] for i in places], context), strict=True):
            given[i] = near if rows[i].get("kind") in context.alone else subject | near
    return given


def _subject(held: Sequence[Names], context: Context) -> Names:
    """The cues that so many sentences of a document hold that they are what it is about."""
    if len(held) < context.fewest:
        return NONE
    counts = Counter(name for names in held for name in names)
    return frozenset(name for name, count in counts.items() if count >= context.share * len(held))


def _near(rows: Sequence[Mapping[str, Any]], held: Sequence[Names], context: Context) -> Iterable[Names]:
    """The cues in the sentences before and after, of the same section."""
    for i, row in enumerate(rows):
        window = range(max(0, i - context.sentences), min(len(rows), i + context.sentences + 1))
        alone = row.get("kind") in context.alone
        yield NONE.union(*[held[j] for j in window if not alone and rows[j].get("section") == row.get("section")])
