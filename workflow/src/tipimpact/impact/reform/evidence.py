"""The placebos, the conditions of the verdict, and what is printed beside them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.impact.comparison.designs import CANNOT_TELL, FELL, NO_LARGE_CHANGE, WORDS
from tipimpact.impact.comparison.units import Claims
from tipimpact.impact.inference.core import Vector
from tipimpact.impact.reform import fit
from tipimpact.impact.reform.fit import Months
from tipimpact.impact.reform.rule import ReformRule, Use, Window, first_after, name_of, number_of
from tipimpact.impact.refusal import refuse

EVENT, OUT_OF_SAMPLE, SEEN, QUIET, NEAR, OTHER = "event", "out_of_sample", "seen", "quiet", "near", "other"
MET, NOT_MET, NOT_APPLICABLE = "met", "not_met", "not_applicable"
Z = 1.96
BY_CLAIMS, BY_ORIGINS = ("few_claims", "some_claims", "many_claims"), ("few_origins", "some_origins", "many_origins")
CLAIMS, ORIGINS = (0, 1000, 5000, 10**9), (0, 20, 40, 10**9)  # ends of the classes of placebos
YEAR = Window(before=[-12, -1], after=[0, 11])
Row = dict[str, Any]


@dataclass(frozen=True)
class ReformClaims:
    """Claims by month under a rule, with everything that follows from them.

    months: of every destination. event: number of the first month after the law began. yearly:
    claims by year, for the second list; None where they are not known.
    """

    rule: ReformRule
    event: int
    months: Months
    yearly: Claims | None = None

    def check(self) -> None:
        """Raise ImpactError for an event outside the months; Refusal where too little is there to compare with."""
        months, windows = self.months, (self.rule.windows.x, self.rule.windows.y)
        ends = {self.event + offset for window in windows for offset in (*window.before, *window.after)}
        if not ends <= {*months.numbers}:
            names = [name_of(end) for end in (months.numbers[0], months.numbers[-1])]
            raise ImpactError(
                f"the windows of the event {name_of(self.event)} are not all there",
                where="claims_monthly",
                expected=f"an event whose windows lie in {names[0]} to {names[1]}",
            )
        others = len(self.listed.destinations) - 1
        fault = "no other destination of the list has rows"
        refuse([(others < 1, "not_computed_here", fault, "claims in other destinations")], "claims_monthly")
        used = fit.compare_months(self.listed, windows[0], self.rule.use, self.event).used
        count, least = int(used[self.place]), self.rule.use.origins
        few = f"origins with claims enough: {count}"
        refuse([(count < least, "too_few_controls", few, f"{least}")], "claims_monthly")

    @property
    def own(self) -> str:
        """The destination itself."""
        return self.rule.destinations.own

    @cached_property
    def listed(self) -> Months:
        """The destinations of the list that somebody else made."""
        return self.months.select(self.rule.destinations.listed)

    @property
    def place(self) -> int:
        """Where the destination itself is in the list."""
        return self.listed.destinations.index(self.own)

    @cached_property
    def table(self) -> pd.DataFrame:
        """Every destination and month: MEASURED, role, word and weaker."""
        return self.classify(fit.measure(self.listed, self.rule))

    def classify(self, measured: pd.DataFrame, threshold: float | None = None) -> pd.DataFrame:
        """Rows of ``measure`` with role, word and weaker: the smaller fall, by which events are ranked."""
        rule, month, own = self.rule, measured["month"], measured["destination"] == self.own
        placebos = rule.placebos
        out, quiet = (month.isin(span.numbers()) for span in (placebos.out_of_sample, placebos.quiet))
        before = month < number_of(placebos.seen_from)
        between = ~own & (month > placebos.out_of_sample.numbers()[-1]) & before & (month != self.event)
        seen = between | (month >= number_of(placebos.seen_from))
        near = own & (month > placebos.quiet.numbers()[-1])
        asked = [month == self.event, out, quiet & own, seen, near]
        role = np.select(asked, [EVENT, OUT_OF_SAMPLE, QUIET, SEEN, NEAR], OTHER)
        word, weaker = fit.say_words(measured, threshold or rule.threshold), measured[["x", "y"]].max(axis=1)
        return measured.assign(role=role, word=word, weaker=weaker)

    @cached_property
    def second(self) -> pd.DataFrame | None:
        """The event on the second list of destinations; None where the counts by year of others are not known."""
        names = list_second(self)
        if names is None or len(names) < 2:
            return None
        return self.classify(fit.measure(self.months.select(names), self.rule, [self.event]))

    @cached_property
    def own_event(self) -> pd.Series | None:
        """The row of the destination itself at the event; None without one."""
        return self.find_event(self.table)

    def find_event(self, table: pd.DataFrame) -> pd.Series | None:
        """The same in another table of ``classify``."""
        rows = table[(table["role"] == EVENT) & (table["destination"] == self.own)]
        return rows.iloc[0] if len(rows) else None

    @property
    def placebos(self) -> pd.DataFrame:
        """The rows that count as placebos."""
        return self.table[self.table["role"] == OUT_OF_SAMPLE]

    @property
    def own_placebos(self) -> pd.DataFrame:
        """Those of the destination itself."""
        return self.placebos[self.placebos["destination"] == self.own]

    @cached_property
    def power(self) -> pd.DataFrame:
        """The words by planted ratio, as shares of the destination's own past months, and their number ``n``.

        Its claims are multiplied by the ratio from each of these months on.
        """
        shares, rule, own = [], self.rule, self.own_placebos
        for ratio in rule.power.ratios:
            rows = [fit.measure(self.listed.scaled(self.own, ratio, month), rule, [month]) for month in own["month"]]
            planted = pd.concat(rows) if rows else own
            words = fit.say_words(planted[planted["destination"] == self.own], rule.threshold)
            shares.append({word: float((words == word).mean()) for word in WORDS} | {"n": len(words)})
        return pd.DataFrame(shares, index=pd.Index(rule.power.ratios, name="ratio"))

    @cached_property
    def conditions(self) -> list[Row]:
        """Each condition of the verdict: item, value, limit and outcome."""
        return list(list_conditions(self))

    @cached_property
    def verdict(self) -> str:
        """*suggestive* if every condition of a fall is met; the ceiling, because the event was known."""
        return conclude(self.conditions)

    def past(self, window: Window) -> Vector:
        """The destination's own effects in a window, in the months before the quiet ones began."""
        placebos = self.rule.placebos
        # The last month that placebos read; later ones are near the event.
        read = placebos.out_of_sample.numbers()[-1] + self.rule.windows.y.after[1]
        last = min(number_of(placebos.quiet.first) - 1, read - window.after[1])
        whole = range(self.months.first - window.before[0], last + 1)
        effects = np.array([self.effect(window, month) for month in whole])
        return effects[np.isfinite(effects)]

    def effect(self, window: Window, month: int) -> float:
        """The destination's own effect in a window about a month."""
        return float(fit.compare_months(self.listed, window, self.rule.use, month).effect[self.place])

    def sized(self, kind: str, item: str, window: Window, month: int) -> Row:
        """An effect in log points, its 95 % interval by the root mean square of the past, and months of that past."""
        effect, past = self.effect(window, month), self.past(window)
        width = Z * float(np.sqrt((past**2).mean())) if len(past) else math.nan
        ends = {"item_value": effect, "interval_low": effect - width, "interval_high": effect + width}
        return {"row_kind": kind, "item": item, "n": len(past)} | ends


# --- the second list ---


def list_second(reform: ReformClaims) -> list[str] | None:
    """Destinations that report nearly all months and whose months agree with the counts by year, and the own one."""
    yearly, months, second = reform.yearly, reform.months, reform.rule.second_list
    if yearly is None or len(yearly.destinations) < 2:
        return None
    span = [number - months.first for number in second.months.numbers()]
    present = months.present[:, span].mean(axis=1) >= second.months_present
    added = pd.DataFrame(
        months.totals.T, index=[number // 12 for number in months.numbers], columns=months.destinations
    )
    counted = pd.DataFrame(np.nansum(yearly.middle, axis=1).T, index=yearly.years, columns=yearly.destinations)
    agrees = (added.groupby(level=0).sum() / counted - 1).abs() <= second.agree  # not where a count is missing or 0
    every, most = (agrees.reindex(range(a, b + 1), fill_value=False) for a, b in (second.every_year, second.most_years))
    whole = every.all() & (most.mean() >= second.share_of_years)
    return sorted({reform.own, *(name for name in np.array(months.destinations)[present] if whole[name])})


# --- the conditions ---


def false_rates(placebos: pd.DataFrame) -> tuple[float, float]:
    """Share of rows that say *fell*: each row counted once, and each destination counted once."""
    fell = placebos["word"] == FELL
    return float(fell.mean()), float(fell.groupby(placebos["destination"]).mean().mean())


def p_time(reform: ReformClaims, value: float, *, of: Iterable[int] | None = None) -> tuple[float, int]:
    """How rare as weak a fall is among the destination's own months; of: calendar months that count, 1 to 12."""
    rows = reform.own_placebos
    return _rank((rows if of is None else rows[(rows["month"] % 12 + 1).isin(list(of))])["weaker"], value)


def p_joint(reform: ReformClaims, value: float) -> tuple[float, int]:
    """The same among destinations and calendar years, each with its lowest month."""
    rows = reform.placebos
    return _rank(rows["weaker"].groupby([rows["destination"], rows["month"] // 12]).min(), value)


def _rank(values: pd.Series, value: float) -> tuple[float, int]:
    return (1 + int((values <= value).sum())) / (1 + len(values)), len(values)


def list_conditions(reform: ReformClaims) -> Iterator[Row]:
    """Every condition of *fell*, and those of *no large change*; a value that is not known is missing."""
    rule, table, event = reform.rule, reform.table, reform.own_event
    large, alpha = -math.log(rule.threshold), rule.alpha
    value = math.nan if event is None else float(event["weaker"])
    yield _condition("word", value, large, value <= large, len(table[table["role"] == EVENT]))
    placebos = reform.placebos
    by_month, by_destination = false_rates(placebos)
    yield _condition("false_by_month", by_month, alpha, by_month <= alpha, len(placebos))
    destinations = placebos["destination"].nunique()
    yield _condition("false_by_destination", by_destination, alpha, by_destination <= alpha, destinations)
    for item, (p, n) in (("p_time", p_time(reform, value)), ("p_joint", p_joint(reform, value))):
        yield _condition(item, p, alpha, p <= alpha and math.isfinite(value), n)
    others = table[(table["role"] == EVENT) & (table["destination"] != reform.own)]
    fell = int((others["word"] == FELL).sum())
    yield _condition("same_day", fell, 0, fell == 0, len(others))
    second = None if reform.second is None else reform.find_event(reform.second)
    weak = math.nan if second is None else float(second["weaker"])
    listed = 0 if second is None else len(list_second(reform) or [])
    yield _condition("second_list", weak, large, None if second is None else weak <= large, listed)
    quiet = table[table["role"] == QUIET]
    fell = int((quiet["word"] == FELL).sum())
    yield _condition("quiet_before", fell, 0, fell == 0 and len(quiet) > 0, len(quiet))
    power = reform.power.to_dict("index")[rule.power.against]
    yield _condition("power", power[FELL], rule.power.needed, power[FELL] >= rule.power.needed, int(power["n"]))


def _condition(item: str, value: float, limit: float, met: bool | None, n: int) -> Row:
    outcome = NOT_APPLICABLE if met is None else MET if met else NOT_MET
    return {"row_kind": "condition", "item": item, "item_value": value, "limit": limit, "outcome": outcome, "n": n}


def conclude(conditions: list[Row]) -> str:
    """The verdict by the plan: *fell* is suggestive at most, *no large change* needs power, else *cannot tell*."""
    outcome = {row["item"]: row["outcome"] for row in conditions}
    needed = outcome.keys() - {"power"}
    if all(outcome[item] == MET for item in needed):
        return "suggestive"
    large = {row["item"]: abs(row["limit"]) for row in conditions if row["item"] in ("word", "second_list")}
    inside = all(abs(row["item_value"]) < large[row["item"]] for row in conditions if row["item"] in large)
    return NO_LARGE_CHANGE if inside and outcome["power"] == MET else CANNOT_TELL


# --- what is printed beside the verdict ---


def list_evidence(reform: ReformClaims) -> Iterator[Row]:
    """Rows of ``reform_evidence``: conditions, rates, half-years, missing claims, controls."""
    yield from reform.conditions
    yield from list_rates(reform)
    yield from list_sizes(reform)
    yield from list_controls(reform)
    yield from compare_years(reform)


def list_rates(reform: ReformClaims) -> Iterator[Row]:
    """False falls by destination, by claims and by origins, among those seen, and in Januaries alone."""
    table, placebos = reform.table, reform.placebos
    for name, rows in placebos.groupby("destination"):
        yield _rate("false_in", str(name), rows)
    size = pd.cut(placebos["claims"], CLAIMS, labels=BY_CLAIMS, right=False)
    origins = placebos[["origins_x", "origins_y"]].min(axis=1)
    count = pd.cut(origins, ORIGINS, labels=BY_ORIGINS, right=False)
    for kind, classes in (("false_by_claims", size), ("false_by_origins", count)):
        for name, rows in placebos.groupby(classes, observed=True):
            yield _rate(kind, str(name), rows)
    yield _rate("false_seen", "all", table[table["role"] == SEEN])
    event = reform.own_event
    if event is not None:
        p, n = p_time(reform, float(event["weaker"]), of=[reform.event % 12 + 1])
        yield {"row_kind": "p_same_month", "item": "own", "item_value": p, "n": n}


def _rate(kind: str, item: str, rows: pd.DataFrame) -> Row:
    fell = int((rows["word"] == FELL).sum())
    return {
        "row_kind": kind,
        "item": item,
        "item_value": fell / len(rows) if len(rows) else None,
        "count": fell,
        "n": len(rows),
    }


def list_sizes(reform: ReformClaims) -> Iterator[Row]:
    """How large the change was, each with an interval from the destination's own past: percent, half-years, claims."""
    y = reform.rule.windows.y
    yield reform.sized("change", "x", reform.rule.windows.x, reform.event)
    yield reform.sized("change", "y", y, reform.event)
    for years in range((reform.months.numbers[-1] - reform.event) // 12 + 1):
        for half, month in (("h1", reform.event), ("h2", reform.event + 6)):
            window = Window(before=y.before, after=[offset + 12 * years for offset in y.after])
            if month + window.after[1] in reform.months.numbers:
                name = f"{month // 12 + years}{half}"
                yield reform.sized("half_year", name, window, month)
    yield from count_missing(reform)
    yield from list_return(reform)


def count_missing(reform: ReformClaims) -> Iterator[Row]:
    """Claims of these origins that the year after would have had without the change, less those that it had."""
    sized = reform.sized("missing", "", YEAR, reform.event)
    claims = float(reform.listed.window(reform.event, reform.event + 11)[0][reform.place].sum())
    ends = {"item_value": "item_value", "interval_low": "interval_high", "interval_high": "interval_low"}
    missing = {name: claims * math.expm1(-sized[other]) for name, other in ends.items()}
    year = str(reform.event // 12)
    yield {"row_kind": "claims", "item": year, "item_value": round(claims), "n": 1}
    yield {"row_kind": "missing", "item": year, **missing, "n": sized["n"]}


def list_return(reform: ReformClaims) -> Iterator[Row]:
    """Months until three are less than the threshold below the same ones of the last year before, and until none."""
    effects = {}
    for ahead in range(reform.months.numbers[-1] - reform.event - 1):
        years = ahead // 12 + 1
        window = Window(before=[-12 * years, 2 - 12 * years], after=[0, 2])
        effects[ahead] = reform.effect(window, reform.event + ahead)
    for item, limit in (("smaller", -math.log(reform.rule.threshold)), ("none", 0.0)):
        at = next((ahead for ahead, effect in effects.items() if effect > limit), None)
        yield {"row_kind": "return", "item": item, "item_value": at, "limit": limit, "n": len(effects)}


def list_controls(reform: ReformClaims) -> Iterator[Row]:
    """Known measures against claims, in this destination and in others: whether the rule says *fell* in their month."""
    table = reform.table.set_index(["destination", "month"])
    for control in reform.rule.controls:
        month = first_after(control.day)
        row: Row = {"row_kind": "control", "item": control.id, "limit": -math.log(reform.rule.threshold)}
        if (control.destination, month) not in table.index:
            yield row | {"outcome": "not_covered"}
            continue
        words = [table["word"].get((control.destination, month + step), "") for step in (-1, 0, 1)]
        outcome = "found" if words[1] == FELL else "found_near" if FELL in words else "missed"
        yield row | {"item_value": float(table["weaker"][control.destination, month]), "outcome": outcome, "n": 1}
        yield {"row_kind": "control_claims", "item": control.id, **_claims_change(reform, control.destination, month)}


def _claims_change(reform: ReformClaims, destination: str, month: int) -> Row:
    """Change of all claims of eligible origins over the half years, each claim counted once; log points."""
    place, y = reform.listed.destinations.index(destination), reform.rule.windows.y
    before, after = (float(reform.listed.window(month + a, month + b)[0][place].sum()) for a, b in (y.before, y.after))
    return {
        "item_value": math.log(after / before) if before and after else None,
        "count": round(after),
        "n": round(before),
    }


def compare_years(reform: ReformClaims) -> Iterator[Row]:
    """The same fit to the counts by year of the other source, from the last year but one before to the year after."""
    yearly, year = reform.yearly, reform.event // 12
    if yearly is None or not {year - 2, year} <= set(yearly.years):
        return
    here = [name for name in reform.listed.destinations if name in yearly.destinations]
    places = [int(np.flatnonzero(yearly.destinations == name)[0]) for name in here]
    origins = np.isin(yearly.origins, reform.listed.origins)
    before, after = (yearly.middle[places][:, origins, yearly.years.index(y)] for y in (year - 2, year))
    known = np.array(np.isfinite(before).any(axis=1) & np.isfinite(after).any(axis=1))
    before, after = np.nan_to_num(before), np.nan_to_num(after)
    effect = fit.compare_cells(before, after, known, reform.rule.use).effect
    if reform.own in here and math.isfinite(effect[own := here.index(reform.own)]):
        counts = {"count": round(after[own].sum()), "n": round(before[own].sum())}
        yield {"row_kind": "by_year", "item": f"{year - 2}_{year}", "item_value": float(effect[own]), **counts}


def mark_causes(reform: ReformClaims, table: pd.DataFrame, reach: int = 2) -> pd.Series:
    """The known measure within some months of each row, by id; missing where none is known."""
    near = [(control.destination, first_after(control.day), control.id) for control in reform.rule.controls]
    causes = [
        next((name for place, at, name in near if place == destination and abs(at - month) <= reach), None)
        for destination, month in zip(table["destination"], table["month"].tolist(), strict=True)
    ]
    return pd.Series(causes, index=table.index, dtype=object)


# --- neighbours of the rule ---


def list_variants(reform: ReformClaims) -> Iterator[Row]:
    """Rows of ``robustness``: the word and the false rates under neighbouring rules, and in neighbouring months."""
    rule, variants, months = reform.rule, reform.rule.variants, reform.months
    for threshold in variants.thresholds:
        table = reform.classify(reform.table[fit.MEASURED], threshold)
        yield _vary(reform, "threshold", f"threshold_{100 * threshold:.0f}", table)
    own = reform.table[reform.table["destination"] == reform.own].set_index("month").to_dict("index")
    for step in range(-variants.months_around, variants.months_around + 1):
        if step and reform.event + step in own:
            yield _read(own[reform.event + step]) | {"check": "neighbour", "variant": f"month_{step:+d}"}
    for name in ("base_claims", "origins", "destinations_per_origin"):
        for value in getattr(variants, name):
            changed = rule.model_copy(update={"use": Use(**(rule.use.model_dump() | {name: value}))})
            yield _vary(reform, "use", f"{name}_{value}", reform.classify(fit.measure(reform.listed, changed)))
    others = reform.classify(fit.measure(reform.listed.without(variants.biometrics), rule))
    yield _vary(reform, "others", f"without_biometrics_{variants.biometrics_from.year}", others)
    lists = {}
    for left_out in dict.fromkeys([*((place,) for place in variants.without), (*variants.without,)]):
        if set(left_out) & set(reform.listed.destinations):
            lists[f"without_{'_'.join(left_out)}"] = [n for n in reform.listed.destinations if n not in left_out]
    if len(months.destinations) > len(reform.listed.destinations):
        lists["all_destinations"] = list(months.destinations)
    if reform.second is not None:
        lists["second_list"] = list_second(reform) or []
    for variant, names in lists.items():
        yield _vary(reform, "destinations", variant, reform.classify(fit.measure(months.select(names), rule)))


def _vary(reform: ReformClaims, check: str, variant: str, table: pd.DataFrame) -> Row:
    own = reform.find_event(table)
    by_month, by_destination = false_rates(table[table["role"] == OUT_OF_SAMPLE])
    rates = {"false_by_month": by_month, "false_by_destination": by_destination}
    return {"check": check, "variant": variant, **rates, **({"word": CANNOT_TELL} if own is None else _read(own))}


def _read(own: Any) -> Row:
    return {"near": own["x"], "estimate": own["y"], "word": own["word"]}
