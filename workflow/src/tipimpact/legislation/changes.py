"""``law_changes``: which sections of which Acts name a bill in their history, and what is known of each.

At section level: the publisher's history notes stop there. A note names clauses of the bill; each is looked
up in the bill as enacted. Nothing here says what a change did, only that the section was changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.legislation.history import Citation, take_apart

CLAUSES = ("section", "subsection")


def leaf_clauses(bill: pd.DataFrame) -> pd.DataFrame:
    """The clauses of a bill that are not divided into subsections: the units that each hold one instruction.

    bill: units of one annual statute with the columns of ``read_act(path, details=True)``.
    """
    clauses = bill[(bill["part"] == "body") & bill["kind"].isin(CLAUSES)]
    divided = set(clauses.loc[clauses["kind"] == "subsection", "section"])
    return clauses[(clauses["kind"] == "subsection") | ~clauses["section"].isin(divided)]


def law_changes(units: pd.DataFrame, files: Mapping[str, Mapping[str, Any]], bills: Mapping[str, str]) -> pd.DataFrame:
    """One row per bill, Act and section whose history names the bill, with the columns of the contract.

    units: as ``read_collection`` gives them.  files: facts of each source by id: kind (consolidated or
    annual), lang, pit_date and act of consolidations, citation of annual statutes.
    bills: ``{"C-31": "2012, c. 17"}``.  What a missing file would have told is missing (NA), not guessed.
    """
    by_source = {str(source): table for source, table in units.groupby("source", sort=False)}
    consolidated = [s for s in by_source if files[s]["kind"] == "consolidated"]
    rows: list[dict[str, Any]] = []
    for act in dict.fromkeys(files[s]["act"] for s in consolidated):
        snapshots = [Snapshot.of(s, files[s], by_source[s]) for s in consolidated if files[s]["act"] == act]
        for bill, citation in bills.items():
            texts = [
                by_source[s] for s in by_source if files[s]["kind"] == "annual" and files[s]["citation"] == citation
            ]
            rows += _rows(act, snapshots, bill, citation, _instructions(texts))
    return pd.DataFrame(rows, columns=list(contract("law_changes").columns))


@dataclass(frozen=True)
class Snapshot:
    """One consolidation by section label: the section's row, its whole history, its first marginal note."""

    source: str
    lang: str
    date: str
    sections: dict[str, Any]
    history: dict[str, list[Citation]]
    subjects: dict[str, str]

    @classmethod
    def of(cls, source: str, facts: Mapping[str, Any], units: pd.DataFrame) -> Snapshot:
        body = units[(units["part"] == "body") & (units["kind"] != "heading")]
        history: dict[str, list[Citation]] = {}
        for section, citations in zip(body["section"], body["history"], strict=True):
            known = history.setdefault(section, [])
            known += [c for c in map(take_apart, citations) if c not in known]
        noted = body[body["marginal_note"] != ""].drop_duplicates("section")
        return cls(
            source,
            facts["lang"],
            str(facts["pit_date"]),
            {str(row.unit): row for row in body[body["kind"] == "section"].itertuples()},
            history,
            dict(zip(noted["section"], noted["marginal_note"], strict=True)),
        )

    def naming(self, label: str, act: str) -> list[Citation]:
        """What the history of a section says of an Act."""
        return [c for c in self.history.get(label, ()) if c.act == act]


def _rows(
    act: str, snapshots: list[Snapshot], bill: str, citation: str, clauses: Mapping[str, tuple[int, bool]]
) -> Iterator[dict[str, Any]]:
    """Rows of one bill and Act, in the order of the newest consolidation."""
    snapshots = sorted(snapshots, key=lambda s: (s.date, s.lang == "en"))
    newest = {s.lang: s for s in snapshots}
    lead = snapshots[-1]
    for label in dict.fromkeys(label for s in reversed(snapshots) for label in s.sections):
        seen = [s for s in snapshots if s.naming(label, citation)]
        if not seen:
            continue
        cited = list(dict.fromkeys(c for s in seen for c in s.naming(label, citation)))
        numbers = list(dict.fromkeys(c.section for c in cited))
        today = lead.sections.get(label)
        yield {
            "bill": bill,
            "amending_act": citation,
            "act": act,
            "unit": label,
            **{f"subject_{lang}": s.subjects.get(label) for lang, s in newest.items()},
            **{f"heading_{lang}": s.sections[label].heading for lang, s in newest.items() if label in s.sections},
            "clauses": numbers,
            "clause_found": all(clauses.get(n, (0, False))[1] for n in numbers) if clauses else None,
            "leaf_clauses": sum(clauses.get(n, (0, False))[0] for n in numbers) if clauses else None,
            "scope": _scope(cited),
            "in_force_from": today.in_force_from if today else None,
            "date_basis": today.date_basis if today else "none",
            "state": "absent" if today is None else "repealed" if today.repealed else "in_force",
            "later_acts": _later(lead.history.get(label, []), citation),
            "seen_in": [f"{s.date} {s.lang}" for s in sorted(seen, key=lambda s: (s.date, s.lang))],
            "source": lead.source if lead in seen else seen[-1].source,
        }


def _instructions(texts: list[pd.DataFrame]) -> dict[str, tuple[int, bool]]:
    """Per clause of a bill: its undivided clauses, and whether every text holds an amending instruction in it."""
    types = [leaf_clauses(text).groupby("section")["type"].agg(list).to_dict() for text in texts]
    return {
        clause: (max(len(t.get(clause, ())) for t in types), all("amending" in t.get(clause, ()) for t in types))
        for clause in dict.fromkeys(str(clause) for t in types for clause in t)
    }


def _scope(cited: list[Citation]) -> str:
    """Whose text was changed: ``both``, or ``en`` or ``fr`` when every citation is confined to that language."""
    languages = {c.only for c in cited}
    return languages.pop() or "both" if len(languages) == 1 else "both"


def _later(history: list[Citation], act: str) -> list[str]:
    """Acts that the history names after the last mention of ``act``."""
    last = max((i for i, c in enumerate(history) if c.act == act), default=len(history))
    return list(dict.fromkeys(c.act for c in history[last + 1 :]))
