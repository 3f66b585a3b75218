"""Why a report cannot be read: an error for people who call the package, and a code that publication puts in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tipimpact.common.errors import Problem, ReportError

# Codes. Publication has words for each: value-evidence_gaps-gap_reason-<code>.
REASONS = (
    "cannot_open", "columns", "damaged", "empty", "encoding", "encrypted", "entities", "language", "memory",
    "no_part", "no_sentence", "no_text_layer", "other", "stopped", "time", "too_deep", "too_large", "unknown_format",
    "wrong_format",
)  # fmt: skip


class Unreadable(ReportError):
    """A report cannot be read. ``code`` is the reason, one of ``REASONS``."""

    def __init__(self, code: str, problems: str | Problem | Iterable[Problem], **fields: str):
        super().__init__(problems, **fields)
        self.code = code

    def __reduce__(self):
        return type(self), (self.code, self.problems)

    def at(self, place: str) -> Unreadable:
        """The same error, with the file's name if it has none."""
        return Unreadable(self.code, [replace(problem, where=problem.where or place) for problem in self.problems])
