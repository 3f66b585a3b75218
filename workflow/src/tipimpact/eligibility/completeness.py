"""``config/law/completeness.csv``: every unit of every section that a row or a concept cites, judged.

The outside list is that of the units of each text held, at any time (``addresses.csv``). A unit is modelled (by which
rows, concepts or facts), irrelevant (why) or missing (which gap). The build fails on a unit that nobody judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.common.listed import read_list
from tipimpact.common.packaged import CONFIG
from tipimpact.eligibility.addresses import read_addresses
from tipimpact.eligibility.concepts import concepts
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.rows import Addresses, split_items

FILE = CONFIG / "law" / "completeness.csv"
COLUMNS = ("act", "unit", "judged", "names", "why", "gap", "judged_on")
JUDGED = {"modelled": "names", "irrelevant": "why", "missing": "gap"}  # each with the column that says more
# Why a unit says nothing about who could ask for what on which day.
REASONS = {
    "abroad": "about requests made outside Canada",
    "authority": "a power or duty of officials, or of the Governor in Council",
    "class_other": "about people or cases outside of those asked about",
    "content": "what is given, not who may ask",
    "defines": "defines or clarifies what another unit says",
    "fee": "about fees",
    "merits": "what is weighed, or what conditions are put, once one may ask",
    "never_in_force": "replaced before it came into force",
    "not_a_loss": "gives more than what it ends",
    "other_condition": "a condition that the rule at issue does not name",
    "other_remedy": "gives something that is not asked about",
    "procedure": "how a request is made, heard or decided",
    "province": "what a province decides",
    "publication": "when and how an instrument is published or ends",
    "repealed_before": "repealed before the first text held; what it said is not held",
}


def read_completeness(rows: pd.DataFrame, path: str | Path = FILE, known: Addresses | None = None) -> pd.DataFrame:
    """The judgments, a row per unit: columns ``COLUMNS``.

    rows: of ``read_rows``.  known: units of each act at any time held; None: those of this project.
    Raises EligibilityError with every fault at once: a unit of a cited section that nobody judged or judged twice, a
    unit cited by a row and not listed, a name that no row, concept or fact has, a judgment without its reason.
    """
    path = Path(path)
    table = read_list(path, COLUMNS, EligibilityError)
    known = read_addresses() if known is None else known
    records = [{str(name): cell for name, cell in record.items()} for record in table.to_dict("records")]
    names = {*rows["row"], *concepts(), *facts()}
    problems = [
        Problem(what, f"{path.name}, line {i + 2}, {record['act']} {record['unit']}", expected, near)
        for i, record in enumerate(records)
        for what, expected, near in _check_judgment(record, names)
    ]
    judged = list(table[["act", "unit"]].itertuples(index=False, name=None))
    twice = sorted({key for key in judged if judged.count(key) > 1})
    problems += [Problem(f"{act} {unit} is judged twice", path.name, "each unit once") for act, unit in twice]
    problems += _list_unjudged(rows, set(judged), known, path.name)
    if problems:
        raise EligibilityError(problems)
    return table


def _check_judgment(record: Mapping[str, Any], names: set[str]) -> Iterator[tuple[str, str, str]]:
    judged = record["judged"]
    if judged not in JUDGED:
        yield f"judged is {judged!r}", ", ".join(JUDGED), nearest(judged, JUDGED)
        return
    for verdict, column in JUDGED.items():
        if bool(record[column]) != (verdict == judged):
            yield f"{judged}, and {column} is {record[column]!r}", f"{JUDGED[judged]}, and nothing else", ""
    for name in split_items(record["names"]):
        if name not in names:
            yield f"no row, concept or fact is called {name!r}", "one of them", nearest(name, names)
    if record["why"] and record["why"] not in REASONS:
        yield f"why is {record['why']!r}", ", ".join(REASONS), nearest(record["why"], REASONS)


def _list_unjudged(rows: pd.DataFrame, judged: set[tuple[str, str]], known: Addresses, name: str) -> Iterator[Problem]:
    """Units that nobody judged: those that rows cite, and the other units of sections that have a judgment."""
    cited = set(rows[["act", "citation"]].itertuples(index=False, name=None))
    sections = {(act, find_section(unit)) for act, unit in judged | cited}
    units = {(act, unit) for act in known for unit in known[act] if (act, find_section(unit)) in sections}
    for act, unit in sorted((units | cited) - judged):
        todo = "read it, and add a line: modelled, irrelevant with why, or missing with the gap"
        yield Problem(f"nobody judged {act} {unit}", name, "every unit of every section cited", "", todo)


def find_section(unit: str) -> str:
    """The section of a unit: ``24`` of ``24(5)(a)``."""
    return re.split(r"[(/\[]", unit)[0]
