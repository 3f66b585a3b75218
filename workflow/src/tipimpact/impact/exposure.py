"""How many people each rule could touch: ranges from public counts, never a number of trafficked persons."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, cast

import pandas as pd
from pydantic import Field, model_validator

from tipimpact.asylum.new_system import ALL
from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.contracts import contract
from tipimpact.common.documents import check, read_document
from tipimpact.common.errors import ImpactError, Problem, nearest
from tipimpact.common.listed import check_columns
from tipimpact.eligibility.reform import COLUMNS as REFORMED
from tipimpact.eligibility.reform import Reform, reformed
from tipimpact.eligibility.rows import format_citation, law_keys
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.impact.person_years import ENDS, MONTH, Door, Span, Stays, describe_standing, list_months
from tipimpact.impact.sums import bound_sum
from tipimpact.retrieve.sources import Slug

LEAVES_OUT = (
    *("exceeded_limits", "appeals_allowed", "sent_back", "later_decisions", "pending_before", "never_asked"),
    *("since_counts", "december_2012", "not_split", "orders_unknown", "spread_evenly"),
)
# Codes of LEAVES_OUT that leave people out: what is counted at the high end is then no upper end.
MORE = {"later_decisions", "pending_before", "since_counts", "december_2012", "orders_unknown"}
UNCOUNTED = ("exceptions_not_counted", "legacy_not_counted")  # nobody counted them, so that the low end is 0
# Kinds of count by origin and year: the columns of the panel with the count, its least and greatest value, its source.
FLOWS = {
    "claims": ("claims", "low", "high", "source"),
    "rejected": ("rejected", "rejected_low", "rejected_high", "decided_source"),
    "closed": ("closed", "closed_low", "closed_high", "decided_source"),
}
NEW, OLDER = "new_system_rejected", "older_rejected"  # sums over hidden counts: of the Board's tables, and of the rest
LENGTH = ("length", "length_unit")  # columns of a row of law of which counts follow a change
Days = dict[str, pd.DataFrame]  # by end of a range: starts and ends, for a designated origin with its code
OPEN_END = pd.Timestamp("2200-01-01")  # first day after a rule that has not ended


class Bound(Strict):
    """What one end of a range counts."""

    counts: list[str] = Field([], description="Kinds of count, or names in `series`")
    since: dt.date | None = Field(None, alias="from", description="First day of the events counted")
    to: dt.date | None = Field(None, description="First day of the events left out")
    back: Annotated[int, Field(ge=0)] = Field(0, description="Months before the rule in which a clock could start")
    spread: bool = Field(False, description="Count a year by its days, as if decisions were spread evenly over it")
    none: Literal["exceptions_not_counted", "legacy_not_counted", "no_instruction_found"] | None = Field(
        None, description="Why nothing can be counted"
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> Bound:
        if bool(self.counts) == bool(self.none):
            raise ValueError("either counts or none")
        return self


class Comparison(Strict):
    """A number of somebody else that must lie inside the range."""

    percent: str = Field(description="Name in `series` of a percentage")
    counts: Literal["claims", "rejected", "closed"] = Field(description="What it is a percentage of")
    years: tuple[int, int] = Field(description="First and last year of that count")


class Shut(Strict):
    """For how long a rule shuts a door after an event, so that people before it can be counted day by day."""

    counts: Literal["claims", "rejected", "closed"] = Field(description="The kind of event")
    days: Annotated[int, Field(ge=1)] | None = Field(None, description="Days after the event on which it opens again")
    months: Annotated[int, Field(ge=1)] | None = Field(None, description="The same in months")
    from_month: Annotated[int, Field(ge=0)] = Field(0, description="Months after the event from which it is shut")
    back: bool = Field(False, description="Also for events before the rule")
    runs_on: bool = Field(False, description="Also after the rule, for events before its end")
    since: dt.date | None = Field(None, alias="from", description="First day of the events counted")

    @model_validator(mode="after")
    def _one_length(self) -> Shut:
        if (self.days is None) == (self.months is None):
            raise ValueError("either days or months")
        return self

    @property
    def door(self) -> Door:
        """The same in days."""
        opens, shuts = self.days or round((self.months or 0) * MONTH), round(self.from_month * MONTH)
        return Door(opens, shuts, self.back, self.runs_on)


class ExposureRule(Strict):
    """One row of ``config/exposure.yaml``."""

    id: Slug = Field(description="Name of the row")
    reading: Literal["main", "claim_day", "exceptions", "no_exception", "pending_spared"] = Field(
        "main", description="How the text is read"
    )
    title: Bilingual = Field(description="What the rule does")
    rule: Slug = Field(description="Row of config/law/eligibility.csv")
    effect: Slug | None = Field(None, description="Effect of designation; only designated origins are counted")
    low: Bound = Field(description="The low end")
    high: Bound = Field(description="The high end")
    constructions: list[str] = Field([], description="Constructions of readings.yaml under which it is counted")
    unmoved: list[str] = Field([], description="Questions of readings.yaml on which no number of the rule depends")
    sent: Slug | None = Field(None, description="Name in `series` that takes the place of both ends once it is there")
    leaves_out: list[str] = Field([], description="What the range does not hold, as codes")
    check: Comparison | None = Field(None, description="A number that must lie inside the range")
    shut: Shut | None = Field(None, description="For a rule that shuts a door for a time")

    @model_validator(mode="after")
    def _known_codes(self) -> ExposureRule:
        if unknown := sorted(set(self.leaves_out) - set(LEAVES_OUT)):
            raise ValueError(f"leaves_out: {', '.join(unknown)} is none of {', '.join(LEAVES_OUT)}")
        return self


class Exposure(Strict):
    """``config/exposure.yaml``."""

    series: dict[Slug, str] = Field(description="Numbers by name: series/group/period, or a whole series that was sent")
    rules: list[ExposureRule] = Field(description="One row for each rule and reading")

    @model_validator(mode="after")
    def _every_count_has_a_flow(self) -> Exposure:
        known = {*FLOWS, *self.series, NEW, OLDER}
        faults = []
        for rule in self.rules:
            for name in {*rule.low.counts, *rule.high.counts} - known:
                close = nearest(name, known) or "none"
                faults.append(f"rule {rule.id!r} counts {name!r}, of which there is no flow (nearest: {close})")
            named = {rule.check and rule.check.percent, rule.sent} - {None, *self.series}
            faults += [f"rule {rule.id!r} names {name!r}, which is not in `series`" for name in named]
        if faults:
            raise ValueError("; ".join(sorted(faults)))
        return self


def read_exposure(path: str | Path) -> Exposure:
    """Read ``config/exposure.yaml``. Raises ImpactError with file, line and key of every fault.

    >>> read_exposure("config/exposure.yaml").rules[0].high.counts
    ['claims']
    """
    document = read_document(path, ImpactError)
    return check(Exposure, document.data, document, error=ImpactError)


def check_constructions(rules: Sequence[ExposureRule], law: pd.DataFrame) -> None:
    """Raises ImpactError where a question of reading touches a rule that is not counted under each construction.

    law: rows of ``eligibility.read_rows``. A question on which no number depends is named in ``unmoved``.
    """
    book, place = Rulebook(law), "config/exposure.yaml"
    touching = {rule.row: rule.turns_on for of in book.ever.values() for rule in of}
    problems = []
    for id, law_row in {rule.id: rule.rule for rule in rules}.items():
        alike = [rule for rule in rules if rule.id == id]
        counted = {name for rule in alike for name in rule.constructions}
        unmoved = {name for rule in alike for name in rule.unmoved}
        for question, constructions in book.questions.items():
            accounted = question in unmoved or counted >= set(constructions)
            if touching[law_row].isdisjoint(constructions) == accounted:
                what = f"{id} does not turn on {question}" if accounted else f"{id} turns on {question}"
                expected = f"a row for each of {', '.join(constructions)}, or the question in `unmoved`"
                problems.append(Problem(what, place, "no mention of it" if accounted else expected))
        if odd := sorted((counted - book.readings()) | (unmoved - set(book.questions))):
            problems.append(Problem(f"{id} names {', '.join(odd)}", place, "names of readings.yaml"))
    if problems:
        raise ImpactError(problems)


class Range(NamedTuple):
    """What one end counts: the sum, the first and last calendar year counted, and the sources."""

    total: int | None = None
    first: int | None = None
    last: int | None = None
    sources: frozenset[str] = frozenset()


def exposure(
    rules: Sequence[ExposureRule],
    flows: pd.DataFrame,
    law: pd.DataFrame,
    spans: pd.DataFrame | None = None,
    decided: pd.DataFrame | None = None,
    reform: Reform | None = None,
) -> pd.DataFrame:
    """Count, for each rule, the people whose clock could have started while it applied.

    rules: those of ``read_exposure``.  flows: the table of ``flows``.  law: rows of ``eligibility.read_rows``.
    spans: the table of ``asylum.designations`` (designation_effect, origin, starts, ends), for rules with an effect.
    decided: ``decisions_new_system``, for sums over counts that the Board hides.
    Returns one row for each rule and reading, as in the contract ``exposure``. low and high count claimants (of
    designated arrivals, people); they are missing where nothing can be counted or a source is missing
    (``number_status``). Rows overlap and must not be added up.
    Raises ImpactError for an unknown row of law, or a repeated reading; and for a reform that changes none of the
    rows that are counted, or whom a row is about, because no count tells these apart.
    reform: changes to the length of rows of law, or rows that it takes away; the rows that it does not count are as
    the law has them.

    >>> from tipimpact.eligibility import read_rows
    >>> rule = next(one for one in read_exposure("config/exposure.yaml").rules if one.reading == "no_exception")
    >>> refused = pd.DataFrame({"count": ["rejected", "closed"], "origin": "HUN", "year": 2013, "source": "mine"})
    >>> refused = refused.assign(value=100, low=100, high=100)
    >>> exposure([rule], refused, read_rows("config/law/eligibility.csv"))[["low", "high"]].values.tolist()
    [[100, 200]]
    """
    check_columns(flows, ["count", "origin", "year", "source", "value", "low", "high"], "flows", ImpactError)
    rules, law = _under(reform, rules, law)
    rows = {str(row["row"]): row for row in law.to_dict("records")}
    spans = pd.DataFrame(columns=["designation_effect", "origin", "starts", "ends"]) if spans is None else spans
    if problems := list(_faults(rules, rows)):
        raise ImpactError(problems)
    sent, keys = [_take_sent(rule, flows) for rule in rules], law_keys(law)
    table = pd.DataFrame(
        _describe(rule, rows[rule.rule]) | _row(rule, _days(rule, rows[rule.rule], spans), flows, decided)
        for rule in sent
    )
    if table.empty:  # a reform took every row away
        return table.reindex(columns=list(contract("exposure").columns))
    return table.assign(act=table["row"].map(keys["act"]), unit=table["row"].map(keys["unit"]))


def exposure_checks(rules: Sequence[ExposureRule], flows: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Hold the ranges against percentages that others published: exposure, reading, compared_with, follows, is_inside.

    rules, flows: as in ``exposure``.  counted: its table, with the ranges.
    """
    ranges = {(row["exposure"], row["reading"]): (row["low"], row["high"]) for row in counted.to_dict("records")}
    names = ["exposure", "reading", "compared_with", "follows", "is_inside"]
    rows = [
        {"exposure": rule.id, "reading": rule.reading, **_compare(rule.check, *ranges[rule.id, rule.reading], flows)}
        for rule in rules
        if rule.check and (rule.id, rule.reading) in ranges
    ]
    return pd.DataFrame(rows, columns=names)


def _under(
    reform: Reform | None, rules: Sequence[ExposureRule], law: pd.DataFrame
) -> tuple[Sequence[ExposureRule], pd.DataFrame]:
    """The rules and the rows of law as a reform has them."""
    check_columns(law, ["row"], "law", ImpactError)
    if reform is None:
        return rules, law
    then = reformed(law, reform)
    return _reform_rules(rules, law, then, reform), then


def _reform_rules(
    rules: Sequence[ExposureRule], law: pd.DataFrame, reform_law: pd.DataFrame, reform: Reform
) -> list[ExposureRule]:
    """The rules with the lengths of a reform, without those whose row of law it takes away."""
    rows, then = ({str(r["row"]): r for r in part.to_dict("records")} for part in (law, reform_law))
    changed = [rule.rule for rule in rules if rule.rule in reform.changed]
    if not changed:
        counted = ", ".join(dict.fromkeys(rule.rule for rule in rules))
        raise ImpactError(f"exposure counts no row that the reform changes: {reform}", where="reform", expected=counted)
    kept = [rule for rule in rules if rule.rule in then]
    problems = [problem for rule in kept for problem in _check_reform(rule, rows[rule.rule], then[rule.rule])]
    if problems:
        raise ImpactError(dict.fromkeys(problems))
    return [_set_length(rule, rows[rule.rule], then[rule.rule]) for rule in kept]


def _check_reform(rule: ExposureRule, law: Mapping[Any, Any], then: Mapping[Any, Any]) -> Iterator[Problem]:
    """What a reform changes of a row that no count follows."""
    other = [name for name in REFORMED if name not in LENGTH and law[name] != then[name]]
    where = f"reform, {rule.rule}"
    for name in other:
        what = f"no count tells apart whom {name} = {then[name]!r} would touch"
        yield Problem(what, where, "another length, or None", "", "ask `lives`, which counts nobody")
    moves = pd.notna(law["length"]) and _count_days(law) != _count_days(then)
    door = rule.shut.door if rule.shut and moves and not other else None
    if door and (_count_days(law) != door.opens or _count_days(then) <= door.shuts):
        yield Problem(f"{rule.id} cannot be counted with the new length", where, "a longer time")


def _count_days(law: Mapping[Any, Any]) -> int:
    """The length of a row of law in days."""
    months = {"months": 1, "years": 12}.get(law["length_unit"])
    return round(int(law["length"]) * months * MONTH) if months else int(law["length"])


def _set_length(rule: ExposureRule, law: Mapping[Any, Any], then: Mapping[Any, Any]) -> ExposureRule:
    """A rule with another length of its row: of the door, and of the months before the rule that it still caught."""
    if pd.isna(law["length"]) or (days := _count_days(then)) == (old := _count_days(law)):
        return rule
    ends = {name: getattr(rule, name) for name in ENDS}
    ends = {
        name: end.model_copy(update={"back": math.ceil(days / MONTH)}) if round(end.back * MONTH) == old else end
        for name, end in ends.items()
    }
    shut = rule.shut and rule.shut.model_copy(update={"days": days, "months": None})
    return rule.model_copy(update={**ends, "shut": shut})


def flows(
    panel: pd.DataFrame, indicators: pd.DataFrame, series: Mapping[str, str], decided: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Arrange Canada's counts by origin and year, and single published numbers, in one long table.

    panel: the table of ``asylum.panel``.  indicators: the published table.  series: the numbers taken from it, by name;
    of a series without group and period every row is taken.  decided: ``decisions_new_system``.
    Returns count (``claims``, ``rejected``, ``closed``, or a name in ``series``), origin and year (missing for a
    series), value (as published), low, high (bounds of the true count), source (id in config/sources). A cell that no
    file has is left out: without the file of decisions their counts are unknown, and not 0.
    """
    canada = panel[panel["destination"] == "CAN"]
    names = ["value", "low", "high", "source"]
    parts = [
        canada[["origin", "year", *picked]]
        .set_axis(["origin", "year", *names], axis=1)
        .dropna(subset="low")
        .assign(count=count)
        for count, picked in FLOWS.items()
    ]
    places = {place: name for name, place in series.items()}
    where = indicators["series"] + "/" + indicators["group"] + "/" + indicators["period"]
    single = indicators.assign(count=where.map(places).fillna(indicators["series"].map(places)))
    single = single[single["count"].notna()].drop_duplicates(["count", "group", "period"], keep="last")
    ends = {end: single["value"].fillna(single[end]) for end in ENDS}  # a small count is known by its ends alone
    parts.append(single.assign(**ends).dropna(subset="low")[["count", *names]])
    if decided is not None and len(decided):
        printed = decided[decided["country"] != ALL].rename(columns={"country": "origin"}).assign(count=NEW, value=None)
        printed = printed.assign(low=printed["rejected_least"], high=printed["rejected_greatest"])
        refused = next(part for part in parts if part["count"].eq("rejected").all())
        older = refused[refused["year"].isin(decided["year"])].assign(count=OLDER)
        parts += [printed[["origin", "year", *names, "count"]], older]
    return pd.concat(parts, ignore_index=True)


def _faults(rules: Sequence[ExposureRule], law: Mapping[str, Any]) -> Iterator[Problem]:
    place, seen = "config/exposure.yaml", set()
    for rule in rules:
        if rule.rule not in law:
            todo = nearest(rule.rule, law)
            yield Problem(f"{rule.id}: no row of the law is called {rule.rule!r}", place, nearest=todo)
        if (rule.id, rule.reading) in seen:
            yield Problem(f"{rule.id} has the reading {rule.reading!r} twice", place, "one row for each reading")
        seen.add((rule.id, rule.reading))


def _take_sent(rule: ExposureRule, flows: pd.DataFrame) -> ExposureRule:
    """The rule as it counts once a holder has sent its own count."""
    if rule.sent not in set(flows["count"]):
        return rule
    counted = Bound(counts=[str(rule.sent)])
    return rule.model_copy(update={"low": counted, "high": counted})


def _describe(rule: ExposureRule, law: Mapping[Any, Any]) -> dict[str, Any]:
    """Columns that do not depend on counts."""
    return {
        "exposure": rule.id,
        "reading": rule.reading,
        "low_counts": rule.low.counts,
        "high_counts": rule.high.counts,
        "low_none": rule.low.none,
        "origins": "designated" if rule.effect else "all",
        "row": rule.rule,
        "citation": format_citation(law),
        "text_kind": law["kind"],
        "brought_by": law["brought_by"],
        "starts": law["from"],
        "ends": law["until"],
        "leaves_out": rule.leaves_out,
    }


def _row(rule: ExposureRule, days: Days, flows: pd.DataFrame, decided: pd.DataFrame | None) -> dict[str, Any]:
    low, high = (_count(rule, end, days[end], flows, decided) for end in ENDS)
    return {
        "number_status": _status(rule, low, high),
        "low": low.total,
        "high": high.total,
        **{"low_first": low.first, "low_last": low.last, "high_first": high.first, "high_last": high.last},
        "upper_end": None if high.total is None else "unknown" if MORE & set(rule.leaves_out) else "known",
        "sources": sorted(low.sources | high.sources),
    }


def _count(
    rule: ExposureRule, name: str, days: pd.DataFrame, flows: pd.DataFrame, decided: pd.DataFrame | None
) -> Range:
    """Add up one end: the years inside the rule's days for the low end, the years touched for the high end."""
    bound: Bound = getattr(rule, name)
    if bound.none:
        return Range(0 if bound.none in UNCOUNTED else None)
    cells = flows[flows["count"].isin(bound.counts)]
    if set(bound.counts) - set(cells["count"]):
        return Range()
    single, yearly = cells[cells["year"].isna()], cells[cells["year"].notna()]
    yearly = yearly.merge(days, how="inner" if rule.effect else "cross")
    begins, after = _new_year(yearly["year"]), _new_year(yearly["year"] + 1)
    starts, ends = _narrow(yearly["starts"], yearly["ends"], bound)
    inside = (begins >= starts) & (after <= ends) if name == "low" else (after > starts) & (begins < ends)
    applied = ends.where(ends < after, after) - starts.where(starts > begins, begins)
    yearly = yearly.assign(share=applied / (after - begins) if bound.spread else 1.0)[inside]
    years = yearly["year"].dropna().astype(int)
    first, last = (int(years.min()), int(years.max())) if len(years) else (None, None)
    total = single[name].sum() + _add_years(yearly, name, decided)
    sources = _list_sources(single, yearly, decided)
    return Range(math.ceil(total) if name == "high" else int(total), first, last, sources)


def _add_years(cells: pd.DataFrame, name: str, decided: pd.DataFrame | None) -> float:
    """Add up the least or greatest counts of origins by year. Sums over hidden counts are those that can be true."""
    plain = cells[~cells["count"].isin([NEW, OLDER])]
    total = float((plain[name].astype(float) * plain["share"]).sum())
    for _, part in cells[cells["count"].isin([NEW, OLDER])].groupby(["count", "year"]):
        assert decided is not None
        least, greatest = bound_sum(decided, int(part["year"].iloc[0]), "rejected", set(part["origin"]))
        if part["count"].iloc[0] == NEW:
            total += least if name == "low" else greatest
        else:  # all refusals of the year less those of the new system
            total += max(0.0, float(part[name].sum()) - (greatest if name == "low" else least))
    return total


def _list_sources(single: pd.DataFrame, yearly: pd.DataFrame, decided: pd.DataFrame | None) -> frozenset[str]:
    sources = {*single["source"].dropna(), *yearly["source"].dropna()}
    older = decided is not None and yearly["count"].eq(OLDER).any()
    return frozenset(sources | ({*decided["source"]} if decided is not None and older else set()))


def _days(rule: ExposureRule, law: Mapping[Any, Any], spans: pd.DataFrame) -> Days:
    """The days on which the rule applied, to all alike or to each designated origin, for either end of a range.

    Origins whose day of designation no text gives enter the high end alone, and count from the rule's first day.
    """
    until = law["until"] if pd.notna(law["until"]) else OPEN_END
    if rule.effect is None:
        return dict.fromkeys(ENDS, pd.DataFrame({"starts": [law["from"]], "ends": [until]}))
    lives = spans.loc[spans["designation_effect"] == rule.effect, ["origin", "starts", "ends"]]
    days = {}
    for end, part in zip(ENDS, (lives[lives["starts"].notna()], lives), strict=True):
        last = part["ends"].max() if part["ends"].notna().any() else until
        days[end] = part.assign(starts=part["starts"].fillna(law["from"]), ends=part["ends"].fillna(last))
    return days


def _narrow(starts: pd.Series, ends: pd.Series, bound: Bound) -> tuple[pd.Series, pd.Series]:
    """The days of the rule, from some months earlier, inside the days that the bound allows."""
    starts = starts - pd.DateOffset(months=bound.back)
    if bound.since:
        starts = starts.where(starts >= pd.Timestamp(bound.since), pd.Timestamp(bound.since))
    if bound.to:
        ends = ends.where(ends <= pd.Timestamp(bound.to), pd.Timestamp(bound.to))
    return starts, ends


def people_waiting(
    rules: Sequence[ExposureRule], flows: pd.DataFrame, law: pd.DataFrame, spans: pd.DataFrame
) -> pd.DataFrame:
    """People before each door that is shut for a time, on first days of months: the columns named.

    Arguments as in ``exposure``. A rule whose flow is missing has no rows.
    """
    names = ["exposure", "reading", "rate", "counted_on", "low", "high"]
    listed = [
        known | month
        for known, shut, ends in _list_doors(rules, flows, law, spans)
        for month in list_months(*ends, shut.door)
    ]
    return pd.DataFrame(listed, columns=names)


def waiting_totals(
    rules: Sequence[ExposureRule],
    flows: pd.DataFrame,
    law: pd.DataFrame,
    spans: pd.DataFrame,
    stays: Stays | None = None,
    reform: Reform | None = None,
) -> pd.DataFrame:
    """Average day, largest day and person-years before each door that is shut for a time, by assumption on leaving.

    Arguments as in ``exposure``.  stays: from ``read_departures``; these times are those of refused
    claimants, so that they say nothing of doors shut after other events. A rule whose flow is
    missing has no rows.
    Returns exposure, reading, leaving, and low and high of average, largest and years.
    """
    rules, law = _under(reform, rules, law)
    names = [*("exposure", "reading", "leaving"), *(f"{m}_{e}" for m in ("average", "largest", "years") for e in ENDS)]
    listed = [
        known | row
        for known, shut, ends in _list_doors(rules, flows, law, spans)
        for row in describe_standing(*ends, shut.door, stays if shut.counts == "rejected" else None)
    ]
    return pd.DataFrame(listed, columns=names)


def _list_doors(
    rules: Sequence[ExposureRule], flows: pd.DataFrame, law: pd.DataFrame, spans: pd.DataFrame
) -> Iterator[tuple[dict[str, Any], Shut, tuple[list[Span], list[Span]]]]:
    """Each rule that shuts a door for a time and whose flow is known: what names it, the door, and who came when."""
    rows = {str(row["row"]): row for row in law.to_dict("records")}
    for rule in rules:
        if rule.shut and (ends := _list_spans(rule, _days(rule, rows[rule.rule], spans), flows)):
            yield {"exposure": rule.id, "reading": rule.reading}, rule.shut, ends


def _list_spans(rule: ExposureRule, days: Days, flows: pd.DataFrame) -> tuple[list[Span], list[Span]] | None:
    """The flows before the door at the low and at the high end; None where the flow or every designation is missing.

    A reading under which nobody is known to meet the rule has no flow at its low end. A rule
    without end is counted to the last year of its flow.
    """
    assert rule.shut is not None
    cells = flows[flows["count"] == rule.shut.counts]
    if cells.empty:
        return None
    made = []
    for end in ENDS:
        bound: Bound = getattr(rule, end)
        groups = []
        for span, part in days[end].groupby(["starts", "ends"]):
            own = cells[cells["origin"].isin(part["origin"])] if rule.effect else cells
            groups.append(_make_span(own, end, bound, rule.shut, cast(tuple[pd.Timestamp, pd.Timestamp], span)))
        made.append(groups)
    return (made[0], made[1]) if all(made) else None


def _make_span(
    cells: pd.DataFrame, end: str, bound: Bound, shut: Shut, days: tuple[pd.Timestamp, pd.Timestamp]
) -> Span:
    sums = cells.groupby("year")[end].sum()
    by_year = {} if bound.none else dict(zip(sums.index.astype(int), sums.astype(float), strict=True))
    last = pd.Timestamp(int(cells["year"].max()) + 1, 1, 1)
    starts = max(days[0], pd.Timestamp(shut.since)) if shut.since else days[0]
    return Span(starts, min(days[1], last), by_year)


def _new_year(years: pd.Series) -> pd.Series:
    return pd.to_datetime(years.astype("Int64").astype(str) + "-01-01")


def _status(rule: ExposureRule, low: Range, high: Range) -> str:
    if rule.high.none:
        return rule.high.none
    return "counted" if low.total is not None and high.total is not None else "data_missing"


def _compare(check: Comparison, low: float, high: float, flows: pd.DataFrame) -> dict[str, Any]:
    """The number that must lie inside the range: a published percentage of published counts."""
    known: dict[str, Any] = {"compared_with": check.percent, "follows": None, "is_inside": None}
    percent = flows.loc[flows["count"] == check.percent, "value"]
    counts = flows[(flows["count"] == check.counts) & flows["year"].between(*check.years)]["value"]
    if percent.empty or counts.empty or pd.isna(low) or pd.isna(high):
        return known
    value = round(float(percent.iloc[0]) / 100 * float(counts.sum()), -2)
    return known | {"follows": value, "is_inside": low <= value <= high}
