"""What a planned estimate could detect, from the base period alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import norm

from tipimpact.common.errors import ImpactError
from tipimpact.impact import core
from tipimpact.impact.did import placebo, read_design
from tipimpact.impact.plan import PlannedDifference, Thresholds


@dataclass(frozen=True)
class Detectable:
    """mde and placebo_sd in log points; treated, controls, pre_periods: of the planned comparison."""

    mde: float
    placebo_sd: float
    treated: int
    controls: int
    pre_periods: int
    placebos: int


def minimum_detectable_effect(
    base: pd.DataFrame, estimand: PlannedDifference, thresholds: Thresholds, *, permutations: int, seed: int
) -> Detectable:
    """Smallest true change that the planned comparison detects with the plan's level and power.

    base: rows of the base period as ``compare`` gives them. A placebo date inside it is estimated again and
    again with the cohorts dealt to the origins at random; the spread of these estimates, none of which can
    hold an effect of the law, stands for the standard error: mde = (z(1 - alpha/2) + z(power)) x spread.
    Raises ImpactError when a row of another period is among them.
    """
    late = base[~base["year"].isin(estimand.base.kept())]
    if not late.empty:
        raise ImpactError(
            "rows outside the base period were read before the estimate",
            where=f"years {sorted(map(int, late['year'].unique()))}",
            expected=f"years of the base period {estimand.base.kept()}",
        )
    design = read_design(base, form=estimand.form, offset=estimand.offset)
    treated = ~np.isnan(design.cohort)
    outcome, treatment = placebo(design, treated, estimand.placebo.first, tuple(estimand.placebo.without))
    orders = core.permutations(permutations, len(treated), core.stream(seed, f"{estimand.id}/placebo"))
    spread = float(core.permuted(outcome, treatment, orders).std(ddof=1))
    reach = norm.ppf(1 - thresholds.alpha / 2) + norm.ppf(thresholds.power)
    return Detectable(
        mde=float(reach * spread),
        placebo_sd=spread,
        treated=int(treated.sum()),
        controls=int((~treated).sum()),
        pre_periods=len(design.periods),
        placebos=permutations,
    )
