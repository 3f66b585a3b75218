"""What a planned estimate could detect, from the base period alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from tipimpact.impact.comparison.drift import WindowFit
from tipimpact.impact.plan import Thresholds
from tipimpact.impact.reform.evidence import Reform


@dataclass(frozen=True)
class Detectable:
    """mde and placebo_sd in the scale of the estimate; treated, controls, pre_periods: of the planned comparison."""

    mde: float
    placebo_sd: float
    treated: int
    controls: int
    pre_periods: int
    placebos: int


def detectable_from_drift(windows: list[WindowFit], thresholds: Thresholds, pre_periods: int) -> Detectable:
    """From the spread of the same origins' changes in other destinations and years, where the law did not apply.

    windows: of ``fit_windows``, at least one. The spread is their root mean square, so that it holds noise and drift.
    """
    size = ndtri(1 - thresholds.alpha / 2) + ndtri(thresholds.power)
    spread = float(np.sqrt(np.mean([window.fit.estimate**2 for window in windows])))
    treated = [int(window.units["treated"].sum()) for window in windows]
    others = [len(window.units) - count for window, count in zip(windows, treated, strict=True)]
    own, rest = (int(np.median(counts)) for counts in (treated, others))
    return Detectable(float(size * spread), spread, own, rest, pre_periods, len(windows))


def detectable_from_past(reform: Reform, thresholds: Thresholds, pre_periods: int) -> Detectable | None:
    """From the root mean square of the destination's own changes in months before the law; None without such months."""
    past = reform.past(reform.rule.windows.y)
    if not len(past):
        return None
    size, spread = ndtri(1 - thresholds.alpha / 2) + ndtri(thresholds.power), float(np.sqrt((past**2).mean()))
    others = len(reform.listed.destinations) - 1
    return Detectable(float(size * spread), spread, 1, others, pre_periods, len(past))
