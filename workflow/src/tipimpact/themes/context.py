"""What the surroundings of a sentence say of its domain: its neighbours in the same section, and the whole document.

A cue is looked for by its words alone, as the gate does it, so that no neighbour goes through the language model.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from tipimpact.themes.codebook import Context

NONE: frozenset[str] = frozenset()
Names = frozenset[str]


def given_by_context(rows: Sequence[Mapping[str, Any]], own_cues: Sequence[Names], context: Context) -> list[Names]:
    """The names of the cues that each sentence has from its surroundings.

    A cue is the subject of a document where it is frequent. Elsewhere it counts for the sentences near it, in a section
    where it is frequent: a word in passing says nothing of its neighbours.

    rows: sentences, as from ``read_report``; without ``doc_id`` they are texts by themselves and have no surroundings.
    own_cues: the names of the cues in each sentence's own words.
    """
    documents: dict[Hashable, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if "doc_id" in row and row.get("kind") not in context.alone:
            documents[row["doc_id"]].append(i)
    given = [NONE] * len(rows)
    for places in documents.values():
        places.sort(key=lambda i: rows[i].get("start", 0))
        subject = _frequent([own_cues[i] for i in places], context) if len(places) >= context.fewest else NONE
        sections: dict[Hashable, list[int]] = defaultdict(list)
        for i in places:
            sections[rows[i].get("section")].append(i)
        for section in sections.values():
            frequent = _frequent([own_cues[i] for i in section], context)
            for k, i in enumerate(section):
                window = section[max(0, k - context.sentences) : k + context.sentences + 1]
                given[i] = subject | (frequent & NONE.union(*[own_cues[j] for j in window]))
    return given


def _frequent(cues: Sequence[Names], context: Context) -> Names:
    """The cues that a good share of these sentences hold."""
    counts = Counter(name for names in cues for name in names)
    return frozenset(name for name, count in counts.items() if count >= context.share * len(cues))
