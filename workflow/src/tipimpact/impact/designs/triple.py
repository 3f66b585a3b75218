"""Triple difference: the change of treated against other units here, less that of the same units elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd

from tipimpact.common.errors import ImpactError
from tipimpact.impact.designs.did import Settings, compare_units
from tipimpact.impact.designs.panel import COLUMNS, SHOWN, Design, read_design
from tipimpact.impact.estimate import Estimate


def triple_difference(
    panel: pd.DataFrame,
    elsewhere: pd.DataFrame,
    columns: Mapping[str, str] = COLUMNS,
    *,
    form: Literal["log", "level"] = "log",
    offset: float = 0.5,
    settings: Settings | None = None,
) -> Estimate:
    """Change after treatment of treated units here, beyond that of other units and of the same units elsewhere.

    panel, elsewhere: as in ``difference_in_differences``, with the same units and periods. A change that treated
    units show everywhere (a war, a visa of theirs) is taken out; one in what sets this place apart from elsewhere
    for treated units alone is not. columns: names in both panels, by role. form, offset: of each panel.
    settings: how it is checked; its offset does not count, for a difference of logarithms is no count.
    The estimate has the scale of ``form``, and its bounds cross the ends of the two panels' intervals.
    Raises ImpactError with the rows at fault, or the units and periods that stand in one of the two panels alone;
    Refusal where the rows are in order and cannot carry the design.
    """
    here, there = (read_design(rows, columns, form, offset) for rows in (panel, elsewhere))
    return compare_units(less(here, there), replace(settings or Settings("triple_difference"), form=form, offset=None))


def less(here: Design, there: Design) -> Design:
    """Outcomes here less those of the same units and periods there, ends of the intervals crossed.

    Raises ImpactError with the units and periods that stand in one of the two alone.
    """
    for what in ("units", "periods"):
        alone = np.setxor1d(getattr(here, what), getattr(there, what))
        if len(alone):
            raise ImpactError(
                f"{what} in one of the two panels only: {', '.join(map(str, alone[:SHOWN]))}", where="panel"
            )
    return replace(here, outcome=here.outcome - there.outcome, low=here.low - there.high, high=here.high - there.low)
