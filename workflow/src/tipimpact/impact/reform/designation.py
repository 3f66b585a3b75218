"""Designation by month: its list in the destination's own past, at two days, by wave; what would tip the word."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.impact.comparison.designs import Compared
from tipimpact.impact.comparison.rule import ComparisonRule
from tipimpact.impact.inference.core import Matrix, Vector
from tipimpact.impact.reform.fit import Months, list_changed
from tipimpact.impact.reform.rule import ReformRule, first_after, name_of

SPAN = 24  # months before and after in the past: two windows never share a month
FEWEST = 5  # people in a count that is printed
ASSENT = dt.date(2012, 6, 28)
WAVES = {1: dt.date(2012, 12, 15), 2: dt.date(2013, 2, 15)}  # the third has two countries, whose counts are small
CONTRASTS = {
    "listed_assent": ("listed", "assent"),
    "others_assent": ("others", "assent"),
    "listed_day": ("listed", "day"),
    "others_day": ("others", "day"),
    "wave_1_day": ("wave_1", "day"),
    "wave_2_day": ("wave_2", "day"),
    "wave_2_second_day": ("wave_2", "second_day"),
}


def list_designation(
    months: Months, rule: ReformRule, tranches: Mapping[str, int], visas: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    """Rows of ``reform_evidence`` on the list of designated origins.

    months: of every origin. tranches: of designation, by origin. visas: the table of ``asylum.read_visa_changes``.
    """
    here = months.counts[months.destinations.index(rule.destinations.own)]
    origins = pd.Series(months.origins)
    tranche = np.array([tranches.get(origin, np.nan) for origin in months.origins])
    yield from _own_past(months, here, tranche, origins, rule, visas)
    others = np.isnan(tranche) & ~origins.isin(list_changed(rule, visas) | {*rule.origins.no_country}).to_numpy()
    groups = {"listed": np.isin(tranche, [1, 2, 3]), "others": others}
    groups |= {f"wave_{wave}": tranche == wave for wave in WAVES}
    days = {"assent": ASSENT, "day": WAVES[1], "second_day": WAVES[2]}
    for item, (name, day) in CONTRASTS.items():
        yield _contrast(months, here[groups[name]], rule, first_after(days[day]), item)
    yield from _average(months, here[others], rule, first_after(WAVES[1]))


def _average(months: Months, claims: Matrix, rule: ReformRule, month: int) -> Iterator[dict[str, Any]]:
    """Claims a month in the half years before and after a day, the same months of two years."""
    for first, last in (rule.windows.y.before, rule.windows.y.after):
        start, count = month + first - months.first, last - first + 1
        total = float(claims[:, start : start + count].sum())
        item = f"{(month + first) // 12}h{(month + first) % 12 // 6 + 1}"
        yield {"row_kind": "a_month", "item": item, "item_value": total / count, "n": count}


def _own_past(
    months: Months, here: Matrix, tranche: Vector, origins: pd.Series, rule: ReformRule, visas: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    """How far the same list moved apart from others here before the law, in windows that share no month."""
    effects = []
    last = rule.placebos.out_of_sample.numbers()[-1]
    for at in range(months.first + SPAN, last + 1, 2 * SPAN):
        first, stop = at - SPAN - months.first, at + SPAN - months.first
        if at + SPAN - 1 > last:
            break
        moved = visas["day"].dt.year * 12 + visas["day"].dt.month - 1
        changed = set(visas.loc[moved.between(at - SPAN, at + SPAN - 1), "origin"])
        before, after = here[:, first : first + SPAN].sum(axis=1), here[:, first + SPAN : stop].sum(axis=1)
        kept = (before >= rule.use.base_claims) & ~origins.isin([*changed, *rule.origins.no_country]).to_numpy()
        change = np.log(after + rule.use.offset) - np.log(before + rule.use.offset)
        listed, rest = kept & np.isin(tranche, [1, 2, 3]), kept & np.isnan(tranche)
        if listed.any() and rest.any():
            effects.append(float(change[listed].mean() - change[rest].mean()))
            yield {"row_kind": "own_past", "item": name_of(at), "item_value": effects[-1], "n": int(listed.sum())}
    if effects:
        rms = math.sqrt(sum(effect**2 for effect in effects) / len(effects))
        yield {"row_kind": "own_past", "item": "root_mean_square", "item_value": rms, "n": len(effects)}


def _contrast(months: Months, claims: Matrix, rule: ReformRule, month: int, item: str) -> dict[str, Any]:
    """Claims of a group in the months next to a day: change in log points, count after and (n) before."""
    (a, b), (c, d) = rule.windows.x.before, rule.windows.x.after
    at = month - months.first
    before, after = claims[:, at + a : at + b + 1].sum(), claims[:, at + c : at + d + 1].sum()
    if min(before, after) < FEWEST:
        return {"row_kind": "contrast", "item": item}
    counts = {"count": round(float(after)), "n": round(float(before))}
    return {"row_kind": "contrast", "item": item, "item_value": math.log(after / before), **counts}


def find_tipping_drift(compared: Compared, rule: ComparisonRule) -> float:
    """The greatest drift in the width with which as many designs as the rule asks for say *fell*; 0 if none does."""
    limits = []
    for one in compared.fits.values():
        room = (one.estimate / rule.width.z) ** 2 - one.error**2 if one.estimate < 0 else -1.0
        limits.append(math.sqrt(room) if room > 0 else 0.0)
    return sorted(limits, reverse=True)[rule.vote.needed - 1]
