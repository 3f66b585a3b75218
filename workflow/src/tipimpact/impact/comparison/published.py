"""The comparison as rows of the published tables ``impact_estimates`` and ``robustness``."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from tipimpact.impact.comparison import context
from tipimpact.impact.comparison.designs import FELL, Compared, Fit, compare, vote
from tipimpact.impact.comparison.drift import WindowFit, count_falls, fit_windows
from tipimpact.impact.comparison.rule import ComparisonRule
from tipimpact.impact.comparison.simulated import VERDICT_OF
from tipimpact.impact.comparison.units import Claims, Shape, list_left_out, read_units
from tipimpact.impact.refusal import refuse

MIN_OTHERS = 30  # below, errors of the covariates are too large for the normal width


@dataclass(frozen=True)
class Evidence:
    """A comparison with its units and all that is printed with its verdict."""

    rule: ComparisonRule
    shape: Shape
    claims: Claims
    visas: pd.DataFrame
    outcomes_seen: bool

    @cached_property
    def units(self) -> pd.DataFrame:
        """The origins compared."""
        left_out = list_left_out(self.rule, self.claims, self.visas, self.shape)
        return read_units(self.rule, self.claims, self.shape, left_out)

    @cached_property
    def compared(self) -> Compared:
        """The verdict."""
        return compare(self.units, self.rule, outcomes_seen=self.outcomes_seen)

    @cached_property
    def windows(self) -> list[WindowFit]:
        """The same list of origins elsewhere."""
        return fit_windows(self.rule, self.claims, self.visas, self.shape)

    def check_units(self) -> None:
        """Raise Refusal with the codes of what the rows cannot carry."""
        one = len(self.claims.destinations) < 2
        fault = "only one destination is known"
        refuse([(one, "not_computed_here", fault, "claims in other destinations")], "panel")
        treated = int(self.units["treated"].sum())
        others = len(self.units) - treated
        unknown = self.units[["peak", "growth", "size", "elsewhere"]].isna().any(axis=1)
        lacks = f"a covariate is missing for {', '.join(self.units.index[unknown][:5])}"
        least = self.rule.groups.least_treated
        few = (treated < least, "too_few_treated", f"designated origins: {treated}", f"{least}")
        alone = (others < MIN_OTHERS, "too_few_controls", f"other origins: {others}", f"{MIN_OTHERS}")
        refuse([few, alone, (bool(unknown.any()), "covariate_missing", lacks, "rows of the years before")], "panel")


def describe_comparison(evidence: Evidence) -> dict[str, Any]:
    """Columns of ``impact_estimates``: verdict, primary design, designs, claims, the list elsewhere, the reversal."""
    compared, rule, units = evidence.compared, evidence.rule, evidence.units
    primary, estimates = compared.primary, compared.estimates
    hull = context.bound_hull(units, rule)
    elsewhere = np.array([window.fit.estimate for window in evidence.windows])
    ended = context.reverse(rule, evidence.claims, evidence.visas)
    return {
        "scale": "log",
        **_read_fit(primary),
        "error": primary.error,
        "percent": 100 * math.expm1(primary.estimate),
        "drift": rule.width.drift,
        "designs": len(compared.fits),
        **{f"designs_{word}": count for word, count in compared.words.items()},
        "least_estimate": float(estimates.min()) if len(estimates) else None,
        "middle_estimate": float(np.median(estimates)) if len(estimates) else None,
        "greatest_estimate": float(estimates.max()) if len(estimates) else None,
        "bound_low": hull[0],
        "bound_high": hull[1],
        "treated": int(units["treated"].sum()),
        "controls": int((~units["treated"]).sum()),
        "n": len(units),
        "pre_periods": len(evidence.shape.base),
        **context.rank_residuals(units, rule),
        **context.count_claims(units),
        "windows": len(elsewhere),
        "windows_fell": count_falls(evidence.windows, rule),
        "windows_mean": float(elsewhere.mean()) if len(elsewhere) else None,
        "windows_rms": float(np.sqrt((elsewhere**2).mean())) if len(elsewhere) else None,
        **({} if ended is None else _read_fit(ended.primary, "reversal") | {"reversal_verdict": ended.verdict}),
        "verdict": compared.verdict,
    }


def list_reasons(compared: Compared) -> list[str]:
    """Codes of what the verdict rests on."""
    estimates = compared.estimates
    signs = ["all_below_zero"] if (estimates < 0).all() else ["all_above_zero"] if (estimates > 0).all() else []
    agreed = ["designs_agree"] if compared.verdict != "cannot_tell" else ["designs_disagree"]
    return [*agreed, *signs, *(["outcomes_seen"] if compared.outcomes_seen else [])]


def _read_fit(fit: Fit, name: str = "estimate") -> dict[str, Any]:
    prefix = "interval_" if name == "estimate" else f"{name}_"
    return {name: fit.estimate, f"{prefix}low": fit.low, f"{prefix}high": fit.high}


def list_robustness(evidence: Evidence) -> Iterator[dict[str, Any]]:
    """Rows of ``robustness``: every design, the comparison without each origin, and alternatives to the rule."""
    rule, units, compared = evidence.rule, evidence.units, evidence.compared
    for name, fit in compared.fits.items():
        yield {"check": "design", "variant": name, **_read_fit(fit), "verdict": VERDICT_OF[fit.word]}
    for origin, part in context.leave_one_out(units, rule):
        yield _describe("without_origin", origin, part)
    for drift in context.DRIFTS:
        yield _describe("alternative", f"drift_{100 * drift:.0f}", compare(units, rule, drift=drift))
    strict = rule.model_copy(update={"vote": rule.vote.model_copy(update={"needed": rule.vote.supported})})
    words = [fit.word for fit in compared.fits.values()]
    row = _describe("alternative", f"gate_{rule.vote.supported}", compared)
    yield row | {"verdict": vote(words, strict, outcomes_seen=compared.outcomes_seen)}
    primary = compared.primary
    alone = {"check": "alternative", "variant": "primary_alone", "verdict": VERDICT_OF[primary.word]}
    yield alone | _read_fit(primary)
    for name, part in context.vary_sample(rule, evidence.claims, evidence.visas, evidence.shape):
        yield _describe("alternative", name, part)


def _describe(check: str, variant: str, compared: Compared) -> dict[str, Any]:
    return {
        **{"check": check, "variant": variant, **_read_fit(compared.primary), "fell": compared.words[FELL]},
        "verdict": compared.verdict,
    }


def list_compared(evidence: Evidence) -> Iterator[dict[str, Any]]:
    """Rows of ``compared``: every origin with the change that the others predict, and the list in other places."""
    rule, units, shape = evidence.rule, evidence.units, evidence.shape
    own = rule.groups.destination
    changes = context.predict_changes(units, rule)
    for origin, row in units.join(changes).iterrows():
        yield {
            **{"row_kind": "origin", "destination": own, "base": shape.base[0], "origin_or_list": str(origin)},
            **{"designated": bool(row["treated"]), "claims_before": int(row["before"])},
            **{"change": row["change"], "expected": row["expected"]},
        }
    primary = evidence.compared.primary
    for destination, base, fit in [*(window[:3] for window in evidence.windows), (own, shape.base[0], primary)]:
        reach = rule.width.z * fit.error
        yield {
            **{"row_kind": "list", "destination": destination, "base": base, "origin_or_list": "list"},
            **{"designated": True, "change": fit.estimate},
            **{"interval_low": fit.estimate - reach, "interval_high": fit.estimate + reach},
        }
