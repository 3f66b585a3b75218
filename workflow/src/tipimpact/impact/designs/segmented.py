"""Segmented regression and structural models of an interrupted series, as statsmodels fits them.

These are the models of published interrupted time series. For short series their intervals cover too seldom
(docs/impact.md), which is why ``interrupted_time_series`` does not use them unless asked.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Literal

import numpy as np
import pandas as pd

from tipimpact.common.extras import naming_extra
from tipimpact.impact.designs.fitted import Fitted, coefficient_table, read_term
from tipimpact.impact.designs.series_rows import CountSeries
from tipimpact.impact.estimate import check_sign
from tipimpact.impact.inference.core import bounds_at_ends

Model = Literal["poisson", "quasi_poisson", "least_squares", "structural"]
COUNTS: tuple[Model, ...] = ("poisson", "quasi_poisson")
MODELS: tuple[Model, ...] = (*COUNTS, "least_squares", "structural")


def fit_segmented(
    data: CountSeries, model: Model, *, slope: bool, hac_lags: int | None, cycle: int | None, alpha: float, name: str
) -> Fitted:
    """The fit of one series; arguments as in ``interrupted_time_series``. cycle: periods in a stochastic season."""
    fit = partial(_structural, cycle=cycle) if model == "structural" else partial(_regression, model, hac_lags=hac_lags)
    design = segments(data, slope, constant=model != "structural")
    middle = (data.low + data.high) / 2
    values, errors, freedom, dispersion = fit(middle, design, np.broadcast_to(data.offset, middle.shape))
    table = coefficient_table([str(term) for term in design], values, errors, alpha, freedom)
    effect, low, high, p = read_term(table, "level")
    refit = partial(_level, fit, slope=slope, constant=model != "structural")
    return Fitted(
        name=name,
        effect=effect,
        interval=(low, high),
        scale="log" if model in COUNTS else "difference",
        p_value=p,
        n=len(data.at),
        treated=1,
        controls=0,
        pre_periods=int((~data.after).sum()),
        find_bounds=partial(
            bounds_at_ends, data.low, data.high, data.after, lambda ends: refit(replace(data, low=ends, high=ends))
        ),
        find_checks=partial(_checks, data, effect, refit),
        coefficients=table,
        dispersion=dispersion,
    )


def segments(data: CountSeries, slope: bool, constant: bool = True) -> pd.DataFrame:
    """Regressors by name: intercept, trend (periods since the first), level, slope (periods since the event), others.

    Without ``constant`` neither intercept nor trend, which a structural model has as states of its own.
    """
    after, first = data.after.astype(float), data.at[data.after].min()
    columns = {"intercept": np.ones_like(data.at), **({"trend": data.at - data.at[0]} if data.trend else {})}
    columns = columns if constant else {}
    columns |= {"level": after, **({"slope": after * (data.at - first)} if slope else {})}
    return pd.DataFrame(columns | dict(zip(data.named, data.extra.T, strict=True)))


def _regression(
    model: Model, outcome: np.ndarray, design: pd.DataFrame, offset: np.ndarray, *, hac_lags: int | None
) -> tuple[Any, Any, float, float]:
    with naming_extra():
        import statsmodels.api as sm

    hac = {} if hac_lags is None else {"maxlags": hac_lags, "use_correction": True}
    errors: dict[str, Any] = {"cov_type": "HAC", "cov_kwds": hac} if hac else {}
    x = design.to_numpy()
    if model == "least_squares":
        fit = sm.OLS(outcome, x).fit(**errors)
        return fit.params, fit.bse, float(fit.df_resid), math.nan
    scale = {"scale": "X2"} if model == "quasi_poisson" else {}
    fit = sm.GLM(outcome, x, family=sm.families.Poisson(), offset=offset).fit(**errors, **scale)
    return fit.params, fit.bse, math.inf, float(fit.pearson_chi2 / fit.df_resid)


def _structural(
    outcome: np.ndarray, design: pd.DataFrame, offset: np.ndarray, *, cycle: int | None
) -> tuple[Any, Any, float, float]:
    """Local level with regressors in the state, so that their errors are those of the filter at the last period."""
    with naming_extra():
        from statsmodels.tsa.statespace.structural import UnobservedComponents

    model = UnobservedComponents(outcome, "llevel", seasonal=cycle, exog=design.to_numpy(), mle_regression=False)
    fit = model.fit(disp=False, maxiter=200)
    last, variance = fit.filtered_state[:, -1], np.diag(fit.filtered_state_cov[:, :, -1])
    count = design.shape[1]
    return last[-count:], np.sqrt(variance[-count:]), math.inf, math.nan


def _level(fit: Callable[..., Any], data: CountSeries, *, slope: bool, constant: bool) -> float:
    design = segments(data, slope, constant)
    middle = (data.low + data.high) / 2
    values, *_ = fit(middle, design, np.broadcast_to(data.offset, middle.shape))
    return float(values[list(design).index("level")])


def _checks(data: CountSeries, effect: float, refit: Callable[[CountSeries], float]) -> tuple[Any, ...]:
    return (check_sign("leave_one_out", effect, _without_each(data, refit)),)


def _without_each(data: CountSeries, refit: Callable[[CountSeries], float]) -> Iterator[tuple[str, float]]:
    for period in range(len(data.at)):
        part = data.part(np.arange(len(data.at)) != period)
        if part.after.any():
            yield str(data.labels[period]), refit(part)
