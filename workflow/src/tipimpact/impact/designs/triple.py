"""Triple difference: the change of treated against other units here, less that of the same units elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.impact.designs.did import DifferenceSettings, compare_units
from tipimpact.impact.designs.panel import COLUMNS, MIN_PRE_PERIODS, SHOWN, Design, read_design
from tipimpact.impact.designs.sensitivity import Estimator
from tipimpact.impact.estimate import Estimate


def triple_difference(
    panel: pd.DataFrame,
    elsewhere: pd.DataFrame,
    columns: Mapping[str, str] = COLUMNS,
    *,
    form: Literal["log", "level"] = "log",
    offset: float = 0.5,
    estimator: Estimator | None = None,
    alpha: float = 0.05,
    min_pre_periods: int = MIN_PRE_PERIODS,
    permutations: int = 999,
    seed: int = 0,
    name: str = "triple_difference",
) -> Estimate:
    """Change after treatment of treated units here, beyond that of other units and of the same units elsewhere.

    panel, elsewhere: as in ``difference_in_differences``, with the same units and periods. A change that treated
    units show everywhere (a war, a visa of theirs) is taken out; one in what sets this place apart from elsewhere
    for treated units alone is not. columns: names in both panels, by role. form, offset: of each panel.
    estimator, alpha, min_pre_periods, permutations, seed: as in ``difference_in_differences``. With two-way fixed
    effects it is the regression on effects of unit and period in each place, and of each unit in each period.
    The estimate has the scale of ``form``, and its bounds cross the ends of the two panels' intervals.
    Raises ImpactError with the rows at fault, or the units and periods that only one of the two panels has;
    Refusal where the rows are in order and cannot carry the design.
    """
    if not 0 < alpha < 1 or permutations < 1:
        raise ImpactError("alpha must lie between 0 and 1, and permutations must be 1 or more")
    here, there = (read_design(rows, columns, form, offset) for rows in (panel, elsewhere))
    settings = DifferenceSettings(
        name,
        form=form,
        offset=None,  # a difference of logarithms is not a count
        estimator=estimator,
        alpha=alpha,
        min_pre_periods=min_pre_periods,
        permutations=permutations,
        seed=seed,
    )
    return compare_units(less(here, there), settings)


def less(here: Design, there: Design) -> Design:
    """Outcomes here less those of the same units and periods there, ends of the intervals crossed.

    Raises ImpactError with the units and periods that only one of the two has.
    """
    for what in ("units", "periods"):
        alone = np.setxor1d(getattr(here, what), getattr(there, what))
        if len(alone):
            raise ImpactError(
                f"{what} in one of the two panels only: {', '.join(map(str, alone[:SHOWN]))}", where="panel"
            )
    return replace(here, outcome=here.outcome - there.outcome, low=here.low - there.high, high=here.high - there.low)
