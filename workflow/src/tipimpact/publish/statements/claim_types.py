"""What kind of claim a statement makes: who says it, or how we know it.

quoted: somebody says it.  counted: rows of a table count it.  inferred: we conclude it.  searched: we looked for it.
read_in_law: a unit of law on a day says it.  assumed: it holds if an assumption does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import PublishError

TYPES = ("quoted", "counted", "inferred", "searched", "read_in_law", "assumed")
LAW = {
    *("commencement", "completeness", "eligibility", "law_changes", "law_effects", "lives", "process_clock"),
    *("refusal_days", "remedy_exceptions"),
}
SEARCHED = {"evidence_gaps"}


@cache
def listed_types() -> Mapping[str, str]:
    """The type of each message of ``claims.yaml``. Raises PublishError for an unknown type or a repeated message."""
    path = Path(__file__).with_name("claims.yaml")
    types: dict[str, str] = {}
    for kind, ids in read_yaml(path, PublishError).items():
        if kind not in TYPES or types.keys() & set(ids) or len(set(ids)) < len(ids):
            raise PublishError(f"{kind}: unknown type, or a message listed twice", where=path.name, expected=str(TYPES))
        types |= dict.fromkeys(ids, kind)
    return types


def claim_type(id: str, table: str = "") -> str | None:
    """The type of a statement by its message and the table it was read from; None for one that claims nothing."""
    if id in listed_types():
        return listed_types()[id]
    if not table:
        return None
    return "read_in_law" if table in LAW else "searched" if table in SEARCHED else "counted"
