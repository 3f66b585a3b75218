"""The reform by month as rows of the published tables."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from tipimpact.impact.comparison.designs import FELL
from tipimpact.impact.comparison.simulated import VERDICT_OF, list_shares, measure_distance
from tipimpact.impact.reform.evidence import NOT_APPLICABLE, NOT_MET, OTHER, ReformClaims, list_variants, mark_causes
from tipimpact.impact.reform.rule import name_of

PLANTED = "planted"  # in place of a process: falls planted into the destination's own past


def describe_reform(reform: ReformClaims) -> dict[str, Any]:
    """Columns of ``impact_estimates``: the change of half years, its interval from the own past, and the verdict."""
    event = reform.own_event
    sized = reform.sized("change", "y", reform.rule.windows.y, reform.event)
    known = {} if event is None else {"n": int(event["origins_y"]), "percent": 100 * math.expm1(sized["item_value"])}
    others = len(reform.table[reform.table["role"] == "event"]) - 1
    return {
        **{"scale": "log", "estimate": sized["item_value"]},
        **{name: sized[name] for name in ("interval_low", "interval_high")},
        **known,
        "controls": others,
        "pre_periods": len(reform.rule.placebos.out_of_sample.numbers()) // 12,
        "verdict": reform.verdict,
        "reasons": list_reasons(reform),
    }


def list_reasons(reform: ReformClaims) -> list[str]:
    """Codes of what the verdict rests on: conditions that are not met, or that cannot be asked of these rows."""
    conditions = [row for row in reform.conditions if row["item"] != "power"]
    faults = [f"{row['item']}_not_met" for row in conditions if row["outcome"] == NOT_MET]
    faults += [f"{row['item']}_not_applicable" for row in conditions if row["outcome"] == NOT_APPLICABLE]
    return [*(faults or ["conditions_met"]), "outcomes_seen"]


def list_months(reform: ReformClaims) -> Iterator[dict[str, Any]]:
    """Rows of ``reform_months``: every destination and month that is a placebo, the event or near it."""
    table = reform.table[reform.table["role"] != OTHER]
    causes = mark_causes(reform, table[table["word"] == FELL])
    for place, row in zip(table.index, table.to_dict("records"), strict=True):
        known = {"first_month": name_of(row["month"]), "month_role": row["role"], "reform_word": row["word"]}
        known |= {"claims_before": round(row["claims"]), "cause": causes.get(place)}
        yield {str(name): value for name, value in row.items()} | known


def list_robustness(reform: ReformClaims) -> Iterator[dict[str, Any]]:
    """Rows of ``robustness``: neighbours of the rule."""
    for row in list_variants(reform):
        yield row | {"verdict": VERDICT_OF[row.pop("word")]}


def list_planted(reform: ReformClaims) -> Iterator[dict[str, Any]]:
    """Rows of ``reachable_verdicts``: the words in the own past when a fall of known size is planted there."""
    distance = measure_distance(reform.power.reset_index(), reform.rule.power.against)
    for ratio, row in reform.power.rename(columns={"n": "draws"}).to_dict("index").items():
        known = {"process": PLANTED, "effect_on": "all", "ratio": ratio, "draws": row["draws"], "distance": distance}
        yield from (known | share for share in list_shares(row))
