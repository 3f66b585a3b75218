"""What kind of claim a statement makes: who says it, or how we know it.

quoted: somebody says it.  counted: rows of a table count it.  inferred: we conclude it.  searched: we looked for it.
read_in_law: a unit of law on a day says it.  assumed: it holds if an assumption does.

A statement without a table has the type that ``claims.yaml`` gives its message; one that is only a
part of a sentence, a name or the limit of a figure is listed there as ``part``. Any other is an
error, so that no sentence goes without.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import PublishError

TYPES = ("quoted", "counted", "inferred", "searched", "read_in_law", "assumed")
PART = "part"  # of a sentence, or what a figure does not say: no claim of its own
LAW = {
    *("commencement", "completeness", "eligibility", "law_changes", "law_effects", "lives", "process_clock"),
    *("refusal_days", "remedy_exceptions"),
}
SEARCHED = {"evidence_gaps"}
LISTED = Path(__file__).with_name("claims.yaml")


@cache
def listed_types() -> Mapping[str, str]:
    """The type of each message of ``claims.yaml``. Raises PublishError for an unknown type or a repeated message."""
    types: dict[str, str] = {}
    for kind, ids in read_yaml(LISTED, PublishError).items():
        if kind not in (*TYPES, PART) or types.keys() & set(ids) or len(set(ids)) < len(ids):
            raise PublishError(
                f"{kind}: unknown type, or a message listed twice", where=LISTED.name, expected=str(TYPES)
            )
        types |= dict.fromkeys(ids, kind)
    return types


def claim_type(id: str, table: str = "") -> str | None:
    """The type of a statement by its message and the table it was read from; None for a part, which claims nothing.

    Raises PublishError for a message without table and type.
    """
    if id in listed_types():
        return None if listed_types()[id] == PART else listed_types()[id]
    if not table:
        todo = f"read it from a table, or list it in {LISTED.name} under its type, or under {PART} if it claims nothing"
        raise PublishError(f"statement {id!r} has no claim type", where=LISTED.name, expected=str(TYPES), todo=todo)
    return "read_in_law" if table in LAW else "searched" if table in SEARCHED else "counted"
