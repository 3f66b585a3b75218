"""``config/law/completeness.csv``: every unit of every section that a file of this stage names, judged.

The outside list is that of the units of each text held, at any time (``addresses.csv``). A unit is
modelled (by which rows, concepts or facts), irrelevant (why) or missing (which gap). The build
fails on a unit that nobody judged, and on one whose text changed since.
``completeness_readers.csv`` has what each of two readers said.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError, Problem, nearest
from tipimpact.common.listed import check_codes, check_filled, read_checked, read_list
from tipimpact.common.packaged import CONFIG, find, find_all
from tipimpact.eligibility.addresses import read_addresses
from tipimpact.eligibility.concepts import concepts
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.rows import Addresses, join_reviewers, split_items
from tipimpact.legislation.statutes import StatuteTexts

NAMES = {"IRPA": "IRPA", "LIPR": "IRPA", "IRPR": "IRPR", "RIPR": "IRPR"}  # of the Act and the Regulations
UNIT = r"\d{1,3}(?:\.\d{1,3})?(?![\d/-])(?!, c[h.])(?:\([\w.]+\)|[a-z](?:\.\d)?\))*"
NAMED = re.compile(rf"\b({'|'.join(NAMES)}) ({UNIT}(?:(?:, | and | to | or | et | à |; ){UNIT})*)")
# Files of the stage, besides those of ``config/law``, in whose rows, notes and words a section may be named.
OTHERS = (CONFIG / "intake.yaml", CONFIG / "profiles.yaml", Path(__file__).with_name("facts.yaml"))
NOT_OURS = ("acts.yaml", "commencement.yaml", "provisions.csv", "completeness.csv", "completeness_readers.csv")
FILE, SILENCES = CONFIG / "law" / "completeness.csv", CONFIG / "law" / "silences.csv"
COLUMNS = ("act", "unit", "judged", "names", "why", "gap", "judged_on", "text")
TITLES = {"CRA": "Criminal Records Act"}  # acts that config/sources names by their title
JUDGED = {"modelled": "names", "irrelevant": "why", "missing": "gap"}  # each with the column that says more


@lru_cache(maxsize=4)
def read_silences(path: Path = SILENCES) -> pd.DataFrame:
    """Why rules say nothing of a unit, in words: columns code, of (irrelevant or missing), en, fr.

    Raises EligibilityError with every fault at once: a code there twice, an unknown ``of``, words in one language only.
    """
    columns = ("code", "of", "en", "fr")
    return read_checked(path, columns, EligibilityError, _check_silence, "code", once=True)


def _check_silence(row: Mapping[str, str]) -> Iterator[Problem]:
    yield from check_codes(row, {"of": ("irrelevant", "missing")})
    yield from check_filled(row, ("code", "en", "fr"))


def completeness(judged: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The published table: every unit of every cited section, judged. judged: of ``read_completeness``.

    Columns: those of the contract ``completeness``. ``silence`` is the code of why a unit is irrelevant, or of the gap.
    """
    table = judged.assign(
        names=judged["names"].map(split_items),
        silence=(judged["why"] + judged["gap"]).replace("", None),
        judged_on=pd.to_datetime(judged["judged_on"]),
        reviewed_by=join_reviewers(rows),
    )
    return table.reindex(columns=list(contract("completeness").columns))


def read_completeness(
    rows: pd.DataFrame, path: str | Path = FILE, known: Addresses | None = None, silences: str | Path = SILENCES
) -> pd.DataFrame:
    """The judgments, a row per unit: columns ``COLUMNS``.

    rows: of ``read_rows``.  known: units of each act at any time held; None: those of this project.
    silences: the file of ``read_silences``.
    Raises EligibilityError with every fault at once: a unit of a cited section that nobody judged or judged twice, a
    unit cited by a row and not listed, a name that no row, concept or fact has, a judgment without its reason.
    """
    path = Path(path)
    table = read_list(path, COLUMNS, EligibilityError)
    known = read_addresses() if known is None else known
    records = [{str(name): cell for name, cell in record.items()} for record in table.to_dict("records")]
    known_names = {"names": {*rows["row"], *concepts(), *facts()}}
    known_names |= {JUDGED[str(of)]: set(part["code"]) for of, part in read_silences(Path(silences)).groupby("of")}
    problems = [
        Problem(what, f"{path.name}, line {i + 2}, {record['act']} {record['unit']}", expected, near)
        for i, record in enumerate(records)
        for what, expected, near in _check_judgment(record, known_names)
    ]
    judged = list(table[["act", "unit"]].itertuples(index=False, name=None))
    twice = sorted({key for key in judged if judged.count(key) > 1})
    problems += [Problem(f"{act} {unit} is judged twice", path.name, "each unit once") for act, unit in twice]
    named = list_named_sections() if path == FILE else {}
    problems += _list_unjudged(rows, set(judged), known, path.name, named)
    if problems:
        raise EligibilityError(problems)
    return table


def _check_judgment(record: Mapping[str, Any], known: Mapping[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    judged = record["judged"]
    if judged not in JUDGED:
        yield f"judged is {judged!r}", ", ".join(JUDGED), nearest(judged, JUDGED)
        return
    for verdict, column in JUDGED.items():
        if bool(record[column]) != (verdict == judged):
            yield f"{judged}, and {column} is {record[column]!r}", f"{JUDGED[judged]}, and nothing else", ""
        for name in split_items(record[column]):
            if name not in known[column]:
                where = "a row, concept or fact" if column == "names" else f"a code of {SILENCES.name}"
                yield f"{column}: nothing is called {name!r}", where, nearest(name, known[column])


@lru_cache(maxsize=1)
def list_named_sections() -> dict[tuple[str, str], str]:
    """The sections of the Act and the Regulations that a file of this stage names anywhere, each with a place."""
    law = find_all(FILE.parent, "*.csv", "*.yaml")
    places: dict[tuple[str, str], str] = {}
    for path in (*(path for path in law if path.name not in NOT_OURS), *map(find, OTHERS)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for act, units in NAMED.findall(line):
                for section in re.findall(r"(?<![\w(.])(\d{1,3}(?:\.\d{1,3})?)(?![\d/-])", units):
                    places.setdefault((NAMES[act], section), f"{path.name}, line {number}")
    return places


def _list_unjudged(
    rows: pd.DataFrame,
    judged: set[tuple[str, str]],
    known: Addresses,
    name: str,
    named: Mapping[tuple[str, str], str],
) -> Iterator[Problem]:
    """Units that nobody judged: those that rows cite, and the other units of sections judged, cited or named.

    named: sections that a file names, each with the place.
    """
    cited = set(rows[["act", "citation"]].itertuples(index=False, name=None))
    sections = {(act, find_section(unit)) for act, unit in judged | cited} | set(named)
    units = {(act, unit) for act in known for unit in known[act] if (act, find_section(unit)) in sections}
    for act, unit in sorted((units | cited) - judged):
        todo = "read it, and add a line: modelled, irrelevant with why, or missing with the gap"
        where = named.get((act, find_section(unit)), name)
        yield Problem(f"nobody judged {act} {unit}", where, "every unit of every section cited or named", "", todo)


def check_texts(judged: pd.DataFrame, texts: StatuteTexts) -> None:
    """Raises EligibilityError naming each unit whose text changed after it was judged.

    judged: of ``read_completeness``; ``text`` has the day of the consolidation judged, and a digest
    of the unit. Only a later consolidation is compared, and only where the run has the publisher's
    text in both languages.
    """
    problems = []
    for act, units in judged.groupby("act"):
        day, digests = digest_newest(str(act), texts)
        for unit, text in units[["unit", "text"]].itertuples(index=False):
            day_judged, _, digest_judged = text.partition(" ")
            if day_judged < day and digests.get(unit, "") != digest_judged:
                what, where = f"the text of {act} {unit} changed after it was judged", f"{FILE.name}, {act} {unit}"
                todo = f"read it again, correct the line, and put {day} {digests.get(unit, '')} under text"
                problems.append(Problem(what, where, f"the text of {day_judged}", "", todo))
    if problems:
        raise EligibilityError(problems)


def digest_newest(act: str, texts: StatuteTexts) -> tuple[str, dict[str, str]]:
    """The day of the newest consolidation of an act that a run has in both languages, and a digest of each unit.

    ``""`` and none where it has no such text, or an extract of ours.
    """
    sources = [texts.find(kind="consolidated", act=TITLES.get(act, act), lang=lang) for lang in LANGUAGES]
    by_day = [{str(texts.files[s]["pit_date"]): s for s in of if texts.is_complete(s)} for of in sources]
    newest = max(set(by_day[0]) & set(by_day[1]), default="")
    words: dict[str, str] = {}
    for source in (of[newest] for of in by_day if newest):
        law = texts.law(source)
        for unit, text in law.loc[~law["repealed"].astype(bool), ["unit", "text"]].itertuples(index=False):
            words[unit] = f"{words.get(unit, '')}\n{text}"
    return newest, {unit: hashlib.sha256(text.encode()).hexdigest()[:8] for unit, text in words.items()}


def find_section(unit: str) -> str:
    """The section of a unit: ``24`` of ``24(5)(a)``."""
    return re.split(r"[(/\[]", unit)[0]
