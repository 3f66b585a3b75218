"""``config/law/eligibility.csv``: every bar, way out, entitlement and duty, one a row, read and checked.

Versions of one rule share a ``slot`` and follow each other in time. ``brought_by`` is the Act that brought a version,
``taken_over_by`` the Act whose version followed it: what the earlier Act is credited with stops there. Nothing here is
legal advice; a row without ``reviewed_by`` has been seen by no lawyer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any

import pandas as pd

from tipimpact.common.documents import part, read_yaml
from tipimpact.common.errors import EligibilityError, InvalidValue, Problem, list_unknown, nearest
from tipimpact.common.files import write_text
from tipimpact.common.listed import check_codes, check_dates, check_filled, is_date, read_list
from tipimpact.common.packaged import CONFIG, find, place
from tipimpact.eligibility.addresses import read_effect_days
from tipimpact.eligibility.calendar import UNITS
from tipimpact.eligibility.concepts import FILE as CONCEPTS
from tipimpact.eligibility.concepts import concepts
from tipimpact.eligibility.expressions import LONGEST, check_concepts, list_readings, read
from tipimpact.eligibility.facts import facts, one_of
from tipimpact.eligibility.readings import FILE as READINGS
from tipimpact.eligibility.readings import Readings, read_readings

COLUMNS = (
    *("row", "slot", "remedy", "effect", "kind", "reading", "who", "event", "runs", "length", "length_unit"),
    *("used", "extended_by", "unasked", "exceptions", "act", "citation", "from", "until", "known_by", "day_source"),
    *("brought_by", "clause", "taken_over_by", "until_clause", "ended_by", "rests_on"),
    *("postponed_by", "otherwise_from", "transitional", "note_en", "note_fr"),
    *("reviewed_by", "checked_on"),
)
# Their codes, in the order of the file that names them (``remedies``).
REMEDIES: tuple[str, ...] = tuple(part(read_yaml(CONFIG / "law" / "remedies.yaml", EligibilityError), "remedies", dict))
RemedyCode = Annotated[str, one_of("remedy", REMEDIES)]
EFFECTS = ("entitles", "requires", "lifts", "unasked", "may_refuse", "bars_request", "bars_grant")
BARS = ("bars_request", "bars_grant")
AUXILIARY = ("lifts", "unasked")  # rows that decide nothing by themselves: another row names them
# The text that a row rests on. Instructions and policies bind less than law.
KINDS = ("act", "regulation", "order", "instruction", "policy")
# within: from the event to the last day of the length, that day included; until: also before the event; after: from the
# day after that last day; reached: from that last day on; deadline: from the event on, the length is the time allowed
RUNS = ("within", "until", "after", "reached", "deadline")
DAYS = ("from", "until", "otherwise_from", "checked_on")
# Days that a row takes from the law: the column, and those of the Act and the clause that give it.
TAKEN = (("from", "brought_by", "clause"), ("until", "taken_over_by", "until_clause"))
KNOWN_BY = ("assent", "order", "rule", "inferred", "coordinating", "consolidation", "note", "policy", "unverified")
ACTS = ("IRPA", "IRPR", "IFHP")
ENACTED = "2001, c. 27"  # the Act as first enacted, which changed nothing
CITATION = re.compile(r"\d{4}, c\. \d+|S(?:OR|I)/\d{4}-\d+|P\.C\. \d+-\d+/\d+|R\.S\., c\. [A-Z]-\d+")
# Acts switched off together, by the name used in `without`. "+" takes in what later Acts made of it.
BILLS = {"C-31": "2012, c. 17", "C-10": "2012, c. 1"}
# By act and unit: the stretches of days, from and until, on which a text has it (``addresses.read_addresses``).
Addresses = Mapping[str, Mapping[str, Sequence[tuple[str, str]]]]
# By amending Act and clause: the day in force by unit (``addresses.read_effect_days``), as ISO text.
EffectDays = Mapping[tuple[str, str], Mapping[str, str]]
CODES = {"effect": EFFECTS, "kind": KINDS, "known_by": KNOWN_BY, "runs": ("", *RUNS), "length_unit": ("", *UNITS)}
CITING = {"act": ACTS, "brought_by": (), "taken_over_by": ("",), "postponed_by": ("",)}  # with words that do as well
NEEDED = ("row", "slot", "remedy", "citation", "note_en", "note_fr")
ONLY = {"used": ("entitles",), "extended_by": ("entitles",), "unasked": ("bars_request",)}
FOREVER = "9999-99"  # after every day, as text
REFORM = "reform"  # in the attrs of rows that a reform changed: its title, what it changes by row, what it removed
LATER = "later"  # every Act after the two bills
FILE = CONFIG / "law" / "eligibility.csv"


def split_items(text: str) -> list[str]:
    """The items of a list cell, parted by semicolons."""
    return [item.strip() for item in text.split(";") if item.strip()]


@lru_cache(maxsize=4)
def default_rows(path: Path = FILE) -> pd.DataFrame:
    """The rows of this project."""
    return read_rows(path)


def read_rows(path: str | Path, known: Addresses | None = None) -> pd.DataFrame:
    """The file as a table: columns as in the file; days as dates, length as a whole number.

    A day left empty that the law gives (``clause``, ``until_clause``) is filled from ``effect_days.csv``.
    ``attrs["readings"]``: the readings of each question, from ``readings.yaml`` in the same folder; ``attrs["held"]``:
    the questions on which each of them has a holder; ``attrs["folder"]``: where the file is.
    known: what may be cited (``read_addresses``); with it each citation must be in the law of the row's days.
    Raises EligibilityError with every fault at once: line and row, what was expected, the nearest name.

    >>> rows = read_rows("config/law/eligibility.csv").set_index("row")
    >>> rows.at["trp_power", "citation"]
    '24(1)'
    """
    path = Path(path)
    written = read_list(path, COLUMNS, EligibilityError)
    if written.empty:
        raise EligibilityError("no rows under the header", where=path.name, expected="at least one row")
    readings_file = find(path.with_name(READINGS))
    disputed = read_readings(readings_file) if readings_file.is_file() else Readings(questions={})
    readings = disputed.ids()
    table, undated = fill_days(written, read_effect_days(), path.name)
    unresolved = {} if known is None else dict(_check_citations(table, path.name, known))
    problems = [problem for i, faults in undated.items() if i not in unresolved for problem in faults]
    if place(path.parent) == place(CONCEPTS.parent):
        problems += check_concepts([name for question in readings.values() for name in question])
    problems += [*_check_rows(table, path.name, readings, undated), *unresolved.values()]
    if problems:
        raise EligibilityError(problems)
    for column in DAYS:
        table[column] = pd.to_datetime(table[column].replace("", None), format="%Y-%m-%d")
    table["length"] = pd.to_numeric(table["length"].replace("", None)).astype("Int64")
    table = table.assign(reviewed_by=table["reviewed_by"].replace("", None).astype("string"))
    table.attrs |= {"readings": readings, "held": disputed.held(), "folder": str(path.parent)}
    return table


def write_rows(table: pd.DataFrame, path: str | Path) -> None:
    """Put what reviewers change of a table of ``read_rows`` into the file it came from: notes, who signed and when."""
    written = read_list(Path(path), COLUMNS, EligibilityError)
    changed = table.assign(checked_on=pd.to_datetime(table["checked_on"]).dt.strftime("%Y-%m-%d")).set_index("row")
    for column in ("note_en", "note_fr", "reviewed_by", "checked_on"):
        written[column] = written["row"].map(changed[column].fillna(""))
    write_text(path, written.to_csv(index=False, lineterminator="\n"))


def fill_days(table: pd.DataFrame, days: EffectDays, name: str) -> tuple[pd.DataFrame, dict[int, list[Problem]]]:
    """The rows with the days that the law gives; and by place of the row, where law and row disagree.

    table: cells as text.  days: ``addresses.read_effect_days``, or the same of the law of a run.
    """
    filled = table.copy()
    problems: dict[int, list[Problem]] = {}
    for i, row in enumerate(table.to_dict("records")):
        where = f"{name}, line {i + 2}, row {row['row']}"
        for column, clause, cited, listed in list_taken_days(row, days):
            if len(listed) != 1:
                what, expected = f"{len(listed) or 'no'} days of {cited} are known", "the one day on which it did"
                todo = f"type {column} with its source and leave {clause} empty; or correct the clause"
                problems.setdefault(i, []).append(Problem(what, where, expected, "", todo))
                continue
            if row[column] and row[column] not in listed:
                what, expected = f"{column} is {row[column]}", f"{min(listed)}, by {cited}"
                todo = f"leave {column} empty, or correct {clause}"
                problems.setdefault(i, []).append(Problem(what, where, expected, "", todo))
            filled.at[i, column] = min(listed)
    return filled, problems


def list_taken_days(row: Mapping[Any, Any], days: EffectDays) -> Iterator[tuple[str, str, str, set[str]]]:
    """The columns whose day a row takes from a clause, each with the column of the clause, its words and its days."""
    for column, act, clause in TAKEN:
        if row[clause]:
            units = days.get((row[act], row[clause]), {})
            listed = {day for unit, day in units.items() if units_overlap(unit, row["citation"])}
            yield column, clause, f"{row[act]}, s. {row[clause]} on {row['citation']}", listed


def units_overlap(unit: str, citation: str) -> bool:
    """Whether one of two units is the other, or holds it."""
    short, long = sorted((unit, citation), key=len)
    return long == short or long.startswith((f"{short}(", f"{short}."))


def format_citation(row: Mapping[Any, Any]) -> str:
    """A row's citation in one text: ``IRPA 24(4)``, ``2012, c. 17, s. 80``."""
    unit = row["citation"].split("/")[0]
    return f"{row['act']} {row['citation']}" if row["act"] in ACTS else f"{row['act']}, s. {unit}"


def law_keys(rows: pd.DataFrame) -> pd.DataFrame:
    """What a row of the law joins to in ``law_changes`` and ``law_effects``, by name of the row.

    Columns: act, unit, clause. The unit is the one that the clause changed and that holds the
    provision cited: a bill that adds 24(5) changes one unit, and the rows cite 24(5)(a), (b) and
    (c). Where no clause is known it is the provision as cited. A row that cites an amending Act has
    that Act, and its clause as the unit.
    """
    days = read_effect_days()

    def keys(row: Mapping[Any, Any]) -> tuple[str, str, str | None]:
        if row["act"] not in ACTS:
            clause = row["citation"].split("/")[0]
            return row["act"], clause, clause
        brought_by, clause = row["brought_by"], row.get("clause", "")
        units = {} if brought_by == ENACTED else days.get((brought_by, clause), {})
        changed = [unit for unit in units if units_overlap(unit, row["citation"])]
        return row["act"], max(changed, key=len, default=row["citation"]), clause or None

    return pd.DataFrame(
        [keys(row) for row in rows.to_dict("records")], index=rows["row"].astype(str), columns=["act", "unit", "clause"]
    )


def describe_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """What a table says of the row that decides, by name of the row.

    Columns: citation, those of ``law_keys``, text_kind, brought_by, reviewed_by.
    """
    about = law_keys(rows)
    about.insert(0, "citation", [format_citation(row) for row in rows.to_dict("records")])
    others = rows.set_index(about.index)[["kind", "brought_by", "reviewed_by"]].rename(columns={"kind": "text_kind"})
    return about.join(others.astype(object).where(others.notna(), None))


def join_reviewers(rows: pd.DataFrame) -> str | None:
    """The lawyers who reviewed the rows, once each; None while a row has been seen by none."""
    names = rows["reviewed_by"]
    return None if names.isna().any() else "; ".join(dict.fromkeys(names))


def split_events(cell: str) -> list[tuple[str, ...]]:
    """The events of a cell: alternatives, each of facts that come together."""
    return [tuple(name.strip() for name in one.split("+")) for one in split_items(cell)]


def list_event_facts(row: Mapping[str, Any]) -> list[str]:
    """The facts that a row's events consist of."""
    return [name for alternative in split_events(row["event"]) for name in alternative]


def check_remedies(remedies: Iterable[str]) -> list[str]:
    """The codes of some remedies, or of one. Raises EligibilityError for an unknown one."""
    codes = [remedies] if isinstance(remedies, str) else list(remedies)
    if problems := list_unknown("remedy", codes, REMEDIES, "remedies"):
        raise EligibilityError(problems)
    return codes


def read_without(without: Iterable[str], table: pd.DataFrame) -> tuple[frozenset[str], frozenset[str]]:
    """Acts named in ``without``: those switched off, and those whose descendants are switched off too.

    Raises EligibilityError for an unknown name.
    """
    acts = {a for c in ("brought_by", "taken_over_by") for a in table[c] if a}
    valid = {*BILLS, *(f"{b}+" for b in BILLS), LATER, *acts}
    names = [without] if isinstance(without, str) else list(without)
    if problems := list_unknown("Act", names, sorted(valid), "without"):
        raise EligibilityError(problems)
    named = {BILLS.get(name.removesuffix("+"), name) for name in names if name != LATER}
    if LATER in names:
        named |= {act for act in acts if _year(act) > 2012}
    return frozenset(named), frozenset(BILLS[n.removesuffix("+")] for n in names if n.endswith("+"))


def _year(act: str) -> int:
    match = re.search(r"(?:^|/)(\d{4})", act)
    return int(match[1]) if match and not act.startswith("P.C.") else 0


# -- faults


def check_rows(table: pd.DataFrame, readings: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """What is wrong with rows that did not come from a file. table: cells as text."""
    return _check_rows(table, FILE.name, readings, ())


def _check_rows(
    table: pd.DataFrame, name: str, readings: Mapping[str, Sequence[str]], undated: Collection[int]
) -> Iterator[Problem]:
    ids = list(table["row"])
    lists = _list_valid(table, readings)
    for i, row in enumerate(table.to_dict("records")):
        where = f"{name}, line {i + 2}, row {row['row']}"
        cells = {str(column): cell for column, cell in row.items()}
        for fault in (*_check_row(cells, lists), *(_check_days(cells) if i not in undated else ())):
            yield replace(fault, where=where)
        if ids.index(row["row"]) < i:
            yield Problem("the row is there twice", where, "each row once")
    yield from _check_overlaps(table.drop(index=list(undated)), name)


def _list_valid(table: pd.DataFrame, readings: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """What the columns that hold lists may name."""
    return {
        "remedy": REMEDIES,
        "exceptions": list(table.loc[table["effect"] == "lifts", "row"]),
        "unasked": list(table.loc[table["effect"] == "unasked", "row"]),
        "reading": [name for names in readings.values() for name in names],
    }


def _check_row(row: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for column, valid in lists.items():
        for value in split_items(row[column]):
            if value not in valid:
                expected = ", ".join(valid) if column in ("remedy", "reading") else f"a row that {column} may name"
                yield Problem(f"{column} names {value!r}", expected=expected, nearest=nearest(value, valid))
    yield from check_codes(row, CODES)
    for column, words in CITING.items():
        if row[column] not in words and not CITATION.fullmatch(row[column]):
            expected = ", ".join([*filter(None, words), "a citation like 2012, c. 17 or SOR/2019-148"])
            yield Problem(f"{column} is {row[column]!r}", expected=expected)
    yield from check_filled(row, NEEDED)
    for column, effects in ONLY.items():
        if row[column] and row["effect"] not in effects:
            yield Problem(f"{column} in a row that {row['effect']}", expected=f"only where effect is {effects[0]}")
    if bool(row["postponed_by"]) != bool(row["otherwise_from"]):
        yield Problem("half a postponement", expected="postponed_by and otherwise_from, or neither")
    yield from _check_conditions(row, lists["reading"])
    yield from _check_events(row)


def _check_days(row: Mapping[str, str]) -> Iterator[Problem]:
    yield from check_dates(row, DAYS, needed=("checked_on", *(() if row["postponed_by"] else ("from",))))
    if (row["otherwise_from"] or not row["clause"]) and not row["day_source"]:
        yield Problem(
            "a day is typed without its source", expected="clause, so that the law gives the day; or day_source"
        )
    dated = row["from"] and row["until"] and is_date(row["until"])
    if dated and row["until"] <= row["from"]:
        yield Problem(f"until {row['until']} is not after from {row['from']}", expected="a later day")
    if bool(row["until"]) != bool(row["taken_over_by"] or row["ended_by"]):
        yield Problem("until, and what ended the row, do not agree", expected="both, or neither")


def _check_conditions(row: Mapping[str, str], readings: Sequence[str]) -> Iterator[Problem]:
    for column in ("who", "used"):
        if row[column]:
            try:
                named = set(list_readings(read(row[column])))
            except InvalidValue as error:
                yield Problem(f"{column}: {error}", expected=error.expected, nearest=error.nearest)
                continue
            for name in sorted(named - set(readings)):
                what = f"{column} turns on the reading {name!r}"
                yield Problem(what, expected="a construction of readings.yaml", nearest=nearest(name, readings))


def _check_events(row: Mapping[str, str]) -> Iterator[Problem]:
    kinds = ("date", "yes_no") if row["effect"] == "entitles" and not row["runs"] else ("date",)
    valid = [name for several in (facts(), concepts()) for name, one in several.items() if one.kind in kinds]
    for name in list_event_facts(row):
        if name not in valid:
            yield Problem(f"event names {name!r}", expected="a date of facts.yaml", nearest=nearest(name, valid))
    given = [bool(row[c]) for c in ("runs", "length", "length_unit")]
    if any(given) != all(given) or (any(given) and not row["event"]):
        yield Problem("half a clock", expected="event, runs, length and length_unit together")
    elif row["event"] and row["effect"] != "entitles" and not any(given):
        yield Problem("an event without a length", expected="runs, length and length_unit, or no event")
    if row["extended_by"] and row["runs"] != "within":
        yield Problem("extended_by without a limit", expected="runs within, with event and length")
    if any(given) and not (re.fullmatch(r"[0-9]{1,5}", row["length"]) and int(row["length"]) <= LONGEST):
        yield Problem(f"length is {row['length']!r}", expected=f"a whole number, at most {LONGEST}")


def _check_overlaps(table: pd.DataFrame, name: str) -> Iterator[Problem]:
    """Two versions of one rule in force on the same day, under one reading."""
    begins, ends = table["from"].map(is_date), table["until"].map(lambda d: not d or is_date(d))
    dated = table[begins.astype(bool) & ends.astype(bool)]  # without rows they would be text
    for slot, versions in dated.sort_values("from", kind="stable").groupby("slot", sort=False):
        for version, later in combinations(versions.to_dict("records"), 2):
            readings = [set(split_items(row["reading"])) for row in (version, later)]
            overlapping = not all(readings) or bool(readings[0] & readings[1])
            if overlapping and (not version["until"] or later["from"] < version["until"]):
                yield Problem(
                    f"rows {version['row']} and {later['row']} of the slot {slot} overlap",
                    f"{name}, row {later['row']}",
                    f"from {later['from']} not before until {version['until'] or '(none)'}",
                    "",
                    f"end {version['row']} on {later['from']}, or give them different readings or slots",
                )


def _check_citations(table: pd.DataFrame, name: str, known: Addresses) -> Iterator[tuple[int, Problem]]:
    columns = (table[c] for c in ("row", "act", "citation", "from", "until"))
    for i, (row, act, unit, first, until) in enumerate(zip(*columns, strict=True)):
        # other checks report unknown acts and impossible dates
        sound = (act in ACTS or CITATION.fullmatch(act)) and unit and (not until or is_date(until))
        if sound and (fault := _check_citation(act, unit, first if is_date(first) else "", until, known)):
            yield i, replace(fault, where=f"{name}, line {i + 2}, row {row}")


def _check_citation(act: str, unit: str, first: str, until: str, known: Addresses) -> Problem | None:
    """What is wrong with a citation of the days from ``first`` to before ``until``; None: nothing.

    first: "" where it is not known; then the unit must have existed at some time.
    """
    todo = "correct it; if the law of a run has it, run `make addresses` after `make official`"
    if act not in known:
        return Problem(f"no text of {act} is listed", "", ", ".join(known), nearest(act, known), todo)
    if unit not in known[act]:
        return Problem(f"{act} has no unit {unit}", "", f"a unit of {act}", nearest(unit, known[act]), todo)
    if not first:
        return None
    stretches = [(start, end or FOREVER) for start, end in known[act][unit]]
    starts = any(start <= first < end for start, end in stretches)
    if starts and any(start < (until or FOREVER) <= end for start, end in stretches):
        return None
    days = "; ".join(f"from {start or '…'} until {end or '…'}" for start, end in known[act][unit])
    when = "last" if starts else "first"
    return Problem(f"{act} has no {unit} on the {when} day of the row", "", f"days of that unit: {days}", "", todo)
