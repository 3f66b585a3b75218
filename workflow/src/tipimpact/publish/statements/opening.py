"""The answer in at most 120 words: the opening of first page and brief, and what recommendation 16 asked for."""

from __future__ import annotations

from collections.abc import Iterator

from tipimpact.publish.statements import exposure, law, life_sentences
from tipimpact.publish.statements.model import Statement, TableEvidence

CALL = "answer-call"


def opening(evidence: TableEvidence) -> Iterator[Statement]:
    """The title; the waits that remain and whom they met; what may be given unasked; whom to call; nobody counted."""
    yield from life_sentences.acts(evidence)
    yield from standfirst(evidence)
    yield Statement("answer-nobody")


def standfirst(evidence: TableEvidence) -> Iterator[Statement]:
    """The sentences under the title."""
    yield from law.waits(evidence)
    yield from exposure.designation(evidence)
    yield from law.record(evidence)
    yield from law.unasked(evidence)
    yield Statement(CALL)
