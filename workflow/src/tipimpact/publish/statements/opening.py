"""The answer in at most 120 words: the opening of the page and of the brief, and what recommendation 16 asked for."""

from __future__ import annotations

from collections.abc import Iterator

from tipimpact.publish.statements import exposure, law, life_sentences
from tipimpact.publish.statements.model import Statement, TableEvidence


def opening(evidence: TableEvidence) -> Iterator[Statement]:
    """The finding, the waits that remain, the appeal, the record, and that nobody counted whom they met."""
    yield from life_sentences.acts(evidence)
    yield from law.waits(evidence)
    yield from exposure.appeal(evidence)
    yield from law.record(evidence)
    yield Statement("answer-nobody")
