"""The rules that the bills brought, and what became of each: one list with one rule, for every page that names them.

The list has the provisions that the bills changed, the bars on remedies, the rules whose reach is
counted, and the list of designated countries. A rule is law until the day on which a ruling, an
event or a repeal ended it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from tipimpact.publish.statements.model import Finding, FindingLine, Statement, TableEvidence, Words, first, in_row
from tipimpact.publish.tables.cells import plain
from tipimpact.publish.words import NBSP, date, law
from tipimpact.publish.words.law_labels import cite_row

BILLS = {"c31": "C-31", "c10": "C-10"}  # codes of the two Acts of 2012, as tables and colours have them
CHAPTERS = {"C-31": "2012, c. 17", "C-10": "2012, c. 1"}  # of the statutes, as rows of law name the two Acts
C31 = CHAPTERS["C-31"]
CHANGES, BARS, REACH, EVENTS = "law_changes", "remedy_exceptions", "exposure", "events"
WRITTEN = ("unchanged", "in_force", "reworded")  # states of a provision that is still in its Act
ON_PATHS = ("direct", "pathway")  # relevance of a provision to trafficked persons
EMPTIED = "designations_end"  # the event that emptied the list of countries
COURT = " FC "  # in the citation of a ruling of the Federal Court
_ACT = re.compile(r"\d{4}, c\. \d+")
_FEDERAL = re.compile(r"\b(\d{4}) FC (\d+)\b")


# What became of a rule.


@dataclass(frozen=True)
class RuleState:
    """What became of a rule.

    code: ``in_force``; ``emptied``: still written, but no country is on the list that it needs;
    ``reenacted`` by a later Act; ``ended`` or ``ended_by_court``; ``not_held``: no newest text of
    its Act was read, so that nobody can say.  day: since when.  by: the later Act, the ruling or
    the event.  read: the day of the newest text of its Act.
    """

    code: str = "in_force"
    day: dt.date | None = None
    by: str = ""
    read: dt.date | None = None

    @property
    def is_known(self) -> bool:
        """Whether the edition can say what became of it."""
        return self.code != "not_held"

    @property
    def is_law(self) -> bool:
        """Whether it is law, in the words of the bill or of the Act that took it over."""
        return self.is_written or self.code == "reenacted"

    @property
    def is_written(self) -> bool:
        """Whether it is law in the words of the bill."""
        return self.code in ("in_force", "emptied")


def find_state(until: Any, ended_by: Any, taken_over_by: Any, emptied: Any = None) -> RuleState:
    """The state of a rule from its last day, what ended it or took it over, and when its list was emptied."""
    until, ended_by, taken_over_by, emptied = map(plain, (until, ended_by, taken_over_by, emptied))
    if ended_by:
        return RuleState("ended_by_court" if COURT in ended_by else "ended", until, ended_by)
    if taken_over_by:
        return RuleState("reenacted", until, taken_over_by)
    if until:
        return RuleState("ended", until)
    return RuleState("emptied", emptied) if emptied else RuleState()


def find_states(evidence: TableEvidence) -> dict[str, RuleState]:
    """What became of each rule on the list, by its id."""
    return {rule.id: rule.state for rule in reversed(list_rules(evidence))}


def state_in_words(state: RuleState, message: str, today: dt.date | None = None) -> Statement:
    """What became of a rule, in the wording of a page: a message that chooses by ``code``.

    ``undated``: it ended or was taken over on a day that this edition does not know, for want of a statute.  today: the
    day of the rows, for a rule of whose Act the edition names no text.
    """
    days = {"day": state.day, "today": state.read or today}
    values = {name: Words(date, day) for name, day in days.items() if day}
    code = state.code if state.day or state.code == "in_force" or not state.is_known else "undated"
    return Statement(message, {"code": code, "by": Words(cite, state.by), **values})


def cite(text: str, lang: str) -> str:
    """An Act or a ruling as its language cites it: 2012, c. 17 and 2012, ch. 17; 2015 FC 892 and 2015 CF 892."""
    return _FEDERAL.sub(r"\1 CF \2", text) if lang == "fr" and COURT in text else law(text, lang)


# The list.


@dataclass(frozen=True)
class Rule:
    """A rule on the list.

    id: its row of ``law/eligibility.csv``, ``IRPA 55(3.1)``, an exposure or an event.  brought_by: an Act's citation.
    place: as the pages of the law know it.  since: its first day, where the edition has it.  table, rows: where read.
    """

    id: str
    brought_by: str
    place: str
    since: dt.date | None
    state: RuleState
    table: str
    rows: tuple[int, ...]


@lru_cache(maxsize=4)  # asked for by many sentences of one edition
def list_rules(evidence: TableEvidence) -> list[Rule]:
    """Every rule, by table and in its order. A bar ends with its provision: no page can call it law after that."""
    provisions = list(_list_provisions(evidence))
    written = {rule.place for rule in provisions if rule.state.is_law}
    repealed = {rule.place for rule in provisions} - written
    bars = [_end_with(repealed, bar) for bar in _list_bars(evidence)]
    states = {rule.id: rule.state for rule in bars}
    return [*provisions, *bars, *_list_counted(evidence, states), *_list_countries(evidence)]


def _end_with(repealed: Collection[str], bar: Rule) -> Rule:
    """A bar with the state of its provision, where that is no longer in its Act."""
    within = any(bar.place == place or bar.place.startswith(f"{place}(") for place in repealed)
    return replace(bar, state=RuleState("ended")) if within and bar.state.is_law else bar


def _list_provisions(evidence: TableEvidence) -> Iterator[Rule]:
    rows = evidence.rows(CHANGES, relevance=ON_PATHS).sort_index()
    for row in _each(rows[rows["state"] != "not_held"]):  # of these the edition cannot say whether they are law
        state = RuleState("in_force" if row.state in WRITTEN else "ended")
        place = f"{row.act} {row.unit}"
        yield Rule(place, row.amending_act, place, plain(row.in_force), state, CHANGES, (row.Index,))


def _list_bars(evidence: TableEvidence) -> Iterator[Rule]:
    data, emptied = evidence.rows(BARS).sort_index(), evidence.once(list_emptied)
    for bar, rows in data.groupby("bar", sort=False):
        row = rows.iloc[0]
        by = plain(row["taken_over_by"]) or ""
        act = _ACT.match(by) is not None
        state = find_state(row["until"], "" if act else by, by if act else "", emptied.get(str(bar)))
        state = compare_state(evidence, row["act"], state)
        since, place = plain(row["starts"]), cite_row(row["act"], row["citation"])
        yield Rule(str(bar), row["brought_by"], place, since, state, BARS, tuple(rows.index))


def list_emptied(evidence: TableEvidence) -> dict[str, Any]:
    """The rules that need a list of countries, by row: the day since which none is on it.

    A rule that reaches people of other countries too needs no list.
    """
    reach = evidence.rows(REACH)
    listed = reach["origins"] == "designated"
    by_list = {*reach.loc[listed, "row"]} - {*reach.loc[~listed, "row"]}
    return dict.fromkeys(by_list, first(evidence.rows(EVENTS, event=EMPTIED), "first_day"))


def compare_state(evidence: TableEvidence, citation: str, state: RuleState) -> RuleState:
    """A state that a row gives, if a text of its Act was there to be compared with it. What has ended needs none."""
    newest = evidence.list_newest(match[0] if (match := _ACT.match(citation)) else citation.split(" ")[0])
    read = [text.facts for text in newest if text.id not in evidence.list_missing(BARS)]
    if state.is_law and newest and not read:
        return RuleState("not_held")
    day = max((facts["pit_date"] for facts in read if "pit_date" in facts), default=None)
    return replace(state, read=day and dt.date.fromisoformat(day))


def _list_counted(evidence: TableEvidence, states: dict[str, RuleState]) -> Iterator[Rule]:
    emptied = evidence.once(list_emptied)
    for row in _each(evidence.rows(REACH).sort_index().drop_duplicates("exposure")):
        own = find_state(row.ends, "", "", emptied.get(row.row))
        state = states.get(row.row) or compare_state(evidence, row.citation, own)
        yield Rule(row.exposure, row.brought_by, row.citation, plain(row.starts), state, REACH, (row.Index,))


def _list_countries(evidence: TableEvidence) -> Iterator[Rule]:
    for row in _each(evidence.rows(EVENTS, event=EMPTIED)):
        yield Rule(EMPTIED, C31, "", None, RuleState("ended", plain(row.first_day)), EVENTS, (row.Index,))


def _each(rows: pd.DataFrame) -> Iterator[Any]:
    """Each row, its columns by name and its label as ``Index``."""
    yield from rows.itertuples()


# On the answer page: what is still law, and what has ended.

DECIDED_BY = {CHANGES: "state", BARS: "until", REACH: "ends"}  # by table: the column of what became of a rule

# By the message: the rule, and the state that the words say.
SHOWN = {
    "answer-law-arrival": ("trp_dfn", "in_force"),
    "answer-law-detention": ("IRPA 55(3.1)", "in_force"),
    "answer-law-pending": ("hc_claim_pending", "in_force"),
    "answer-law-year": ("hc_12m_2019", "in_force"),
    "answer-law-cessation": ("IRPA 46(1)(c.1)", "in_force"),
    "answer-law-no_appeal": ("appeal_no_basis", "in_force"),
    "answer-law-list": ("IRPA 109.1", "in_force"),
    "answer-law-record": ("record_indictable_2012", "in_force"),
    "answer-law-work": ("IRPA 30(1.2)", "in_force"),
    "answer-law-appeal": ("appeal_designated", "ended_by_court"),
    "answer-law-risk": ("risk_assessment_24_more", "ended_by_court"),
    "answer-law-empty": (EMPTIED, "ended"),
}


def _find_shown(evidence: TableEvidence) -> dict[str, Rule]:
    """The rules on the list that the answer page names, by message."""
    rules = {rule.id: rule for rule in reversed(list_rules(evidence))}
    return {id: rules[name] for id, (name, _) in SHOWN.items() if name in rules}


def part(evidence: TableEvidence) -> Iterator[tuple[Rule, Statement]]:
    """The rules that the answer page names, each with its first or last day; without those whose day is not known."""
    for id, rule in _find_shown(evidence).items():
        if rule.state.is_known and (day := rule.state.day or rule.since):
            holds, decided_by = rule.state.code == SHOWN[id][1], DECIDED_BY.get(rule.table, "")
            yield rule, Statement(id, {"day": Words(date, day)}, rule.table, rule.rows[:1], holds, decided_by)


def unlisted(evidence: TableEvidence) -> Iterator[Statement]:
    """In place of rules of the answer page that the edition cannot list: whose files it needs."""
    listed = {rule.id for rule, _ in part(evidence)}
    if not listed.issuperset(name for name, _ in SHOWN.values()):
        yield from evidence.lacks(CHANGES) or ([evidence.not_computed(BARS)] if evidence.list_missing(BARS) else [])


def answer_in_force(evidence: TableEvidence) -> Iterator[Statement]:
    """Which rules are still law; it holds while the words on each of them do. None where one cannot be told."""
    rules = [*part(evidence)]
    appeal = next((rule for rule, _ in rules if rule.id == "appeal_designated"), None)
    if appeal and appeal.state.day and all(rule.state.is_known for rule in _find_shown(evidence).values()):
        holds = all(statement.holds for _, statement in rules)
        day = {"day": Words(date, appeal.state.day)}
        yield Statement("question-in_force-answer", day, appeal.table, appeal.rows, holds, DECIDED_BY[appeal.table])


# In the opening of the answer, and in answers to questions.


def waits(evidence: TableEvidence) -> Iterator[Statement]:
    """The waits of C-31 that remain: after a refusal with its exceptions, and after a designated arrival."""
    year = evidence.rows(BARS, bar="hc_12m_2019", way_out=["hc_no_care", "hc_child"])
    if year["way_out"].nunique() == 2:
        yield from _state_length(evidence, "answer-year", year, "months")
    arrival = evidence.rows(BARS, bar=["trp_dfn", "hc_dfn", "pr_dfn"])
    yield from _state_length(evidence, "answer-designated", arrival, "years")


def record(evidence: TableEvidence) -> Iterator[Statement]:
    """The wait of C-10 for a record, and the one before it."""
    rows, before = (evidence.rows(BARS, bar=f"record_indictable_{which}") for which in ("2012", "old"))
    if length := first(before.dropna(subset="length"), "length"):
        yield from _state_length(evidence, "answer-record", rows, "years", before=int(length))


def unasked(evidence: TableEvidence) -> Iterator[Statement]:
    """That a permit may be given without a request, although a request is barred."""
    rows = evidence.rows(BARS, bar="trp_dfn")
    holds = rows["own_initiative"].all()
    yield from evidence.state("answer-unasked", BARS, rows, holds=holds, decided_by="own_initiative")


def names_trafficking(evidence: TableEvidence) -> bool:
    """Whether a bar of either bill makes an exception for trafficking."""
    bars = evidence.rows(BARS, brought_by=list(CHAPTERS.values()), row_effect=["bars_request", "bars_grant"])
    return bool(bars["trafficking_named"].any())


def answer_length(id: str, bar: str, unit: str) -> Callable[[TableEvidence], Iterator[Statement]]:
    """The answer to a question with the length of a wait that is law."""
    return lambda evidence: _state_length(evidence, id, evidence.rows(BARS, bar=bar), unit)


def _state_length(
    evidence: TableEvidence, id: str, rows: pd.DataFrame, unit: str, **values: Any
) -> Iterator[Statement]:
    """A statement on the length that rules share; it holds while they share one and are law."""
    lengths = {int(length) for length in rows["length"].dropna()}
    states = {label: rule.state for rule in list_rules(evidence) if rule.table == BARS for label in rule.rows}
    own = [states[label] for label in rows.index]
    if all(state.is_known for state in own):
        holds = len(lengths) == 1 and all(state.is_law for state in own)
        values |= {unit: min(lengths, default=0)}
        yield from evidence.state(id, BARS, rows, holds=holds, decided_by="length", **values)


# The finding: provisions in force today that came from the bills.


DEFINED = re.compile(r"\[.*\]")  # the term of a definition, in English: 2(1)[designated foreign national]
AGAINST_CHARTER = "contrary_to_charter|federal_court|"  # view and holder of a reading of law_changes


def _select_provisions(evidence: TableEvidence) -> pd.DataFrame:
    """The rows of provisions that are still law, with the first path that each is on."""
    labels = [label for rule in _list_provisions(evidence) if rule.state.is_law for label in rule.rows]
    rows = evidence.rows(CHANGES)
    rows = rows[rows.index.isin(labels)]
    return rows.assign(path=[next(iter(plain(codes)), "") for codes in rows["pathways"]])


def _title(evidence: TableEvidence) -> Iterator[Statement]:
    rows = _select_provisions(evidence)
    yield from evidence.state("finding-provisions-title", CHANGES, rows, rows=_count_units(rows))


def _lines(evidence: TableEvidence) -> Iterator[FindingLine]:
    for path, own in _select_provisions(evidence).groupby("path", sort=False):
        units = [(f"{row.act} {DEFINED.sub('', row.unit)}", _mark(row.provision_readings)) for row in _each(own)]
        days = sorted(own["in_force"].dropna().unique())
        later = dict.fromkeys(
            act for acts in own.loc[own["state"] == "reworded", "superseded_by"] for act in plain(acts)
        )
        values = [
            evidence.code(CHANGES, "pathways", path) if path else None,
            _count_units(own),
            Words(list_provisions, units),
            "; ".join(NBSP.join(bill.split()) for bill in dict.fromkeys(own["bill"])),
            in_row([Words(date, plain(day)) for day in days]) if days else None,
            in_row([Words(law, act) for act in later]) if later else None,
        ]
        yield FindingLine(values, CHANGES, tuple(own.index))


def _count_units(rows: pd.DataFrame) -> int:
    """How many provisions: one that two clauses changed is one."""
    return len(rows.drop_duplicates(["act", "unit"]))


def _mark(readings: Any) -> str:
    """The mark of a provision that the Federal Court held contrary to the Charter, though it is still in the Act."""
    return "*" if any(str(reading).startswith(AGAINST_CHARTER) for reading in plain(readings)) else ""


def list_provisions(units: Iterable[tuple[str, str]], lang: str) -> str:
    """Provisions with their marks, each Act named once: ``IRPA 24(5), 24(6)*``; a chapter of a year stays as it is."""
    by_act: dict[str, list[str]] = {}
    for label in dict.fromkeys(law(unit, lang) + mark for unit, mark in units):
        act, _, unit = ("", "", label) if label[:1].isdigit() else label.partition(" ")
        by_act.setdefault(act, []).append(unit)
    return "; ".join(f"{act} {', '.join(units)}".strip() for act, units in by_act.items())


FINDING = Finding.of("provisions", _title, _lines)
