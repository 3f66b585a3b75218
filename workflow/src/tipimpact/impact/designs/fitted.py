"""An estimate by regression: the effect and every coefficient."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from tipimpact.impact.estimate import Estimate


@dataclass(frozen=True)
class Fitted(Estimate):
    """An estimate by regression.

    coefficients: one row per term (its index): estimate, error (standard error), low, high, in the scale of the linear
    predictor, and p (two-sided). dispersion: Pearson chi-squared by degree of freedom of quasi-Poisson counts, missing
    for other models.
    """

    coefficients: pd.DataFrame = field(default_factory=pd.DataFrame, compare=False, repr=False)
    dispersion: float = math.nan


def coefficient_table(
    names: list[str], values: ArrayLike, errors: ArrayLike, alpha: float, freedom: float = math.inf
) -> pd.DataFrame:
    """Coefficients with their intervals and p-values.

    freedom: degrees of freedom of Student's t; infinite for the normal.
    """
    from scipy.stats import norm, t

    quantile = norm.ppf(1 - alpha / 2) if math.isinf(freedom) else t.ppf(1 - alpha / 2, freedom)
    columns = {"estimate": np.asarray(values), "error": np.asarray(errors)}
    table = pd.DataFrame(columns, index=pd.Index(names, name="term"), dtype=float)
    reach = quantile * table["error"]
    ratio = (table["estimate"] / table["error"]).abs()
    p = 2 * (norm.sf(ratio) if math.isinf(freedom) else t.sf(ratio, freedom))
    return table.assign(low=table["estimate"] - reach, high=table["estimate"] + reach, p=p)


def read_term(table: pd.DataFrame, term: str) -> tuple[float, float, float, float]:
    """Estimate, low, high and p of one term."""
    estimate, low, high, p = (
        float(value) for value in table.loc[[term], ["estimate", "low", "high", "p"]].to_numpy()[0]
    )
    return estimate, low, high, p
