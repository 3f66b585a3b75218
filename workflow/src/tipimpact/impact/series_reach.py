"""What an interrupted series could find at all, simulated from its base observations alone.

A series is informative when what it would find under no change differs from what it would find under the change of
interest: when the total variation distance between the two distributions of findings is at least one half.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from tipimpact.impact.designs.interval_likelihood import Posterior, posterior
from tipimpact.impact.designs.series_rows import CountSeries, unrounded
from tipimpact.impact.designs.totals import Totals, check_sides, posterior_of_totals, read_totals
from tipimpact.impact.detectable import LEAST_NOISE, autoregression, check_base, poisson_counts
from tipimpact.impact.inference.core import Matrix, stream
from tipimpact.impact.plan import PlannedSeries
from tipimpact.impact.refusal import refuse

RATIOS = (0.25, 0.4, 0.6, 0.8, 1.0, 1 / 0.8, 1 / 0.6, 1 / 0.4, 1 / 0.25)
OF_INTEREST = 0.4
INFORMATIVE = 0.5  # total variation distance
FINDINGS = ("fall", "rise", "neither")
BLOCK = 16  # series fitted together


@dataclass(frozen=True)
class SeriesReach:
    """table: ratio, the share of draws with each finding, draws. distance: between ratios 1 and 0.4 (or 1 / 0.4)."""

    table: pd.DataFrame
    distance: float

    @property
    def informative(self) -> bool:
        """Whether the distance is at least one half."""
        return self.distance >= INFORMATIVE


def series_reach(
    table: pd.DataFrame,
    event: Hashable,
    rounded_to: int = 5,
    suppressed_below: int = 5,
    *,
    rise: bool = False,
    without: Collection[str] = (),
    draws: int = 500,
    alpha: float = 0.05,
    seed: int = 0,
) -> SeriesReach:
    """Simulate what ``interrupted_time_series`` would find in totals like these, for nine true ratios.

    table: totals as that function reads them, single periods among them; of those wholly after the event only the days
    are used. Level, trend and noise of the draws are those of the totals wholly before it. rise: the change of interest
    is 1 / 0.4 and not 0.4. without: labels of totals that are left out, as a year cut in two by the event. Raises
    ImpactError with the rows at fault; Refusal where too few totals lie on one side.
    """
    data = read_totals(table, event, rounded_to, suppressed_below)
    data = data.part(~np.isin(data.labels, list(without)))
    check_sides(data)
    before, _ = data.pure
    middle = np.maximum((data.low + data.high) / 2, 0.5)
    length = data.covers.sum(axis=1)
    time = data.covers @ data.at / length
    rate = np.log(middle[before] / length[before])
    trend, level = np.polyfit(time[before] - time[before].mean(), rate, 1)
    rest = rate - level - trend * (time[before] - time[before].mean())
    extra = (rest**2).sum() / max(int(before.sum()) - 2, 1) - (1 / middle[before]).mean()
    noise = np.sqrt(max(extra, LEAST_NOISE**2))
    refuse([(not data.high[before].any(), "no_variation", "every total before is 0", "some events")], "series")
    path = level + trend * (data.at - time[before].mean())
    rng = stream(seed, "series reach")
    shocks, uniform = rng.standard_normal((draws, len(path))), rng.random((draws, len(middle)))
    errors = noise * autoregression(shocks, data.at)
    rows = []
    for ratio in RATIOS:
        expected = np.exp(path + errors + np.log(ratio) * data.after) @ data.covers.T
        low, high = _published(expected, uniform, rounded_to, suppressed_below)
        findings = _findings(data, low, high, alpha)
        rows.append({"ratio": ratio, **{f: float(np.mean(findings == f)) for f in FINDINGS}, "draws": draws})
    shares = pd.DataFrame(rows)
    nothing, interest = (shares.loc[shares["ratio"] == r, list(FINDINGS)].to_numpy()[0] for r in (1.0, _interest(rise)))
    return SeriesReach(shares, float(np.abs(nothing - interest).sum() / 2))


def planned_reach(
    base: pd.DataFrame, estimand: PlannedSeries, *, draws: int = 500, alpha: float = 0.05, seed: int = 0
) -> SeriesReach:
    """What a planned series could find, from the counts of its base period alone.

    base: low and high by year, as ``data.read_counts`` gives them. Years that the estimate leaves out are left out.
    Raises ImpactError for a later year; Refusal where the base period cannot carry the design.
    """
    known, window = check_base(base, estimand), estimand.window
    years = range(window.first, window.last + 1)
    compared = {*known.index, *(year for year in window.kept() if year >= estimand.first_after)}
    table = known.reindex(years).fillna(0.0).assign(first=years, last=years)
    return series_reach(
        table,
        estimand.first_after,
        rise=estimand.direction == "rise",
        without=[str(year) for year in years if year not in compared],
        draws=draws,
        alpha=alpha,
        seed=seed,
    )


def _interest(rise: bool) -> float:
    return 1 / OF_INTEREST if rise else OF_INTEREST


def _published(expected: Matrix, uniform: Matrix, rounded_to: int, suppressed_below: int) -> tuple[Matrix, Matrix]:
    """The counts as intervals of what is published of them."""
    counts = poisson_counts(expected, uniform)
    rounded = rounded_to * np.floor(counts / rounded_to + 0.5)
    return unrounded(np.where(counts < suppressed_below, np.nan, rounded), rounded_to, suppressed_below)


def _findings(data: Totals, low: Matrix, high: Matrix, alpha: float) -> np.ndarray:
    blocks = []
    for first in range(0, len(low), BLOCK):
        part = slice(first, first + BLOCK)
        blocks.append(_posterior(data, low[part], high[part]).quantiles((alpha / 2, 1 - alpha / 2)))
    ends = np.concatenate(blocks, axis=1)
    return np.select([ends[1] < 0, ends[0] > 0], FINDINGS[:2], FINDINGS[2])


def _posterior(data: Totals, low: Matrix, high: Matrix) -> Posterior:
    """Of totals of one period each by the faster of the two ways to the same number."""
    at, after, offset = (data.covers @ values for values in (data.at, data.after, data.offset))
    if (data.covers.sum(axis=1) == 1).all() and set(np.unique(after)) <= {0.0, 1.0}:
        return posterior(CountSeries(data.labels, at, low, high, after == 1, offset=offset))
    return posterior_of_totals(replace(data, low=low, high=high))
