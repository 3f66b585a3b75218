"""What sentences name: thresholds of the plan, lengths of law, names of remedies, exposures, limits of the code.

Each has the name of its place, with hyphens: ``origins_claiming-vote-needed`` (``config/plan.yaml``),
``law-work_dco_wait-days`` (``config/law/eligibility.csv``), ``remedy-name`` (``config/law/remedies.yaml``),
``exposure-work_permit_wait-shut-days``
(``config/exposure.yaml``), ``disclosure-fewest``. Whoever changes the number changes every sentence that names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pandas as pd

from tipimpact.asylum import data_audit, decisions, unhcr
from tipimpact.common import disclosure
from tipimpact.common.packaged import CONFIG, find
from tipimpact.eligibility.lives import HORIZON
from tipimpact.eligibility.profiles import AFTERWARDS
from tipimpact.eligibility.refusal_days import ASSUMED, STEP
from tipimpact.eligibility.remedies import list_names, read_remedies
from tipimpact.eligibility.rows import read_rows
from tipimpact.impact import person_years
from tipimpact.impact.comparison import context
from tipimpact.impact.exposure import Exposure, read_exposure
from tipimpact.impact.plan import Plan, PlannedComparison, PlannedReform, read_plan
from tipimpact.impact.reform import evidence
from tipimpact.themes import agreement, evaluation, prevalence

Constant = int | float | str | Mapping[str, Mapping[str, str]]  # a year is text; words by code and language
YEARS = range(1860, 2101)
MONTHS = {"months": 1, "years": 12}  # in one of each unit


def read_constants(config: Path = CONFIG, plan: str | Path | None = None) -> dict[str, Constant]:
    """Every constant by name. Where ``config`` has no plan or no exposures, theirs are left out.

    plan: another file than ``plan.yaml``. Raises the errors of the readers of these files.
    """
    known = limits() | law_constants(read_rows(config / "law" / "eligibility.csv"))
    known |= list_names(read_remedies(config / "law" / "remedies.yaml"))
    if (path := find(plan or config / "plan.yaml")).exists():
        known |= plan_constants(read_plan(path))
    if (path := find(config / "exposure.yaml")).exists():
        known |= exposure_constants(read_exposure(path))
    return known


def limits() -> dict[str, Constant]:
    """Limits that the code sets: fewest people of a published cell, rates of leaving, what is flagged."""
    return {
        "disclosure-fewest": disclosure.FEWEST,
        "indicators-smallest": unhcr.SMALLEST,
        "indicators-largest_hidden": unhcr.SMALLEST - 1,
        "audit-years": data_audit.ENOUGH_YEARS,
        "audit-cells": data_audit.ENOUGH_CELLS,
        "lives-horizon": HORIZON[0],
        "lives-afterwards": AFTERWARDS[0],
        "refusal_days-step": STEP // 7,
        "refusal_days-claim_before": ASSUMED["claim_before"] // 7,
        "refusal_days-appeal_months": ASSUMED["appeal_months"],
        "coding-confidence": round(prevalence.ENDS[1] - prevalence.ENDS[0], 9),
        "coding-fewest": prevalence.FEWEST,
        "leaving-low": person_years.RATES[1],
        "leaving-high": person_years.RATES[2],
        "comparison-largest": context.LARGEST,
        "reform-claims-few": evidence.CLAIMS[1],
        "reform-claims-many": evidence.CLAIMS[2],
        "reform-origins-few": evidence.ORIGINS[1],
        "reform-origins-many": evidence.ORIGINS[2],
        "decisions-shift": decisions.SHIFT,
        "agreement-enough": agreement.ENOUGH,
        "evaluation-fewest": evaluation.FEWEST,
        "evaluation-worked": evaluation.WORKED,
    }


def law_constants(rows: pd.DataFrame) -> dict[str, Constant]:
    """Lengths of rows of law by row and unit: months in years too, and years in months."""
    known: dict[str, Constant] = {}
    for row in rows[rows["length"].notna()].to_dict("records"):
        name, length, unit = f"law-{row['row']}", int(row["length"]), row["length_unit"]
        known[f"{name}-{unit}"] = length
        if unit in MONTHS:
            known |= {f"{name}-{other}": length * MONTHS[unit] / months for other, months in MONTHS.items()}
    return known


def plan_constants(plan: Plan) -> dict[str, Constant]:
    """Thresholds, and the years and numbers of each estimand."""
    known = dict(_numbers("thresholds", plan.thresholds.model_dump()))
    known["thresholds-confidence"] = 1 - plan.thresholds.alpha
    for estimand in plan.estimands:
        known |= _numbers(estimand.id, estimand.model_dump(exclude={"rule"}))
        if isinstance(estimand, PlannedComparison):
            known |= _comparison(estimand)
        else:
            known |= _reform(estimand)
    return known


def _comparison(estimand: PlannedComparison) -> dict[str, Constant]:
    """Numbers of the rule, and those that follow from it: designs, the level of the interval, the least large fall."""
    rule, after = estimand.rule, estimand.shape.after
    return dict(_numbers(estimand.id, rule.model_dump())) | {
        f"{estimand.id}-designs": len(rule.all_designs),
        f"{estimand.id}-covariates": len(rule.designs.covariates),
        f"{estimand.id}-least_claims": max(rule.designs.least_claims),
        f"{estimand.id}-without_largest": max(rule.designs.without_largest),
        f"{estimand.id}-processes": len(rule.simulation.processes),
        f"{estimand.id}-confidence": 2 * NormalDist().cdf(rule.width.z) - 1,
        f"{estimand.id}-vote-large_fall": 1 / rule.vote.large,
        f"{estimand.id}-after-first": str(after[0]),
        f"{estimand.id}-after-last": str(after[-1]),
    }


def _reform(estimand: PlannedReform) -> dict[str, Constant]:
    """Numbers of the rule, the years that it names, and the fall from which it says *fell*."""
    rule = estimand.rule
    out, quiet = rule.placebos.out_of_sample, rule.placebos.quiet
    return dict(_numbers(estimand.id, rule.model_dump())) | {
        f"{estimand.id}-large_fall": round(1 - 1 / rule.threshold, 2),
        f"{estimand.id}-others": len(rule.destinations.listed) - 1,
        f"{estimand.id}-event-year": str(estimand.event.year),
        f"{estimand.id}-placebos-year": out.first[:4],
        f"{estimand.id}-placebos-until": out.last[:4],
        f"{estimand.id}-quiet-year": str(int(out.last[:4]) + 1) if quiet.first > out.last else out.last[:4],
        f"{estimand.id}-z": evidence.Z,
        f"{estimand.id}-last-year": str(estimand.last_year),
    }


def exposure_constants(exposure: Exposure) -> dict[str, Constant]:
    """Lengths for which exposures shut a door, and the years and numbers of their checks."""
    known: dict[str, Constant] = {}
    for rule in exposure.rules:
        name = f"exposure-{rule.id}" if rule.reading == "main" else f"exposure-{rule.id}-{rule.reading}"
        known |= _numbers(name, rule.model_dump(include={"shut", "check"}))
    return known


def _numbers(name: str, value: Any) -> Iterator[tuple[str, Constant]]:
    """Every number below a value with the keys that lead to it; lists have none."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from _numbers(f"{name}-{key}", below)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield name, str(value) if value in YEARS else value
