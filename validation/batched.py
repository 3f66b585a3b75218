"""Least squares with HC3 errors of many samples at once; tests compare it with statsmodels to 1e-10."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def fit_first(regressors: Array, outcomes: Array) -> tuple[Array, Array]:
    """The first coefficient and its HC3 error, samples x outcomes.

    regressors: samples x units x columns; a row of zeros is a unit that a sample does not have. outcomes: samples x
    units x outcomes, of which those of absent units do not count. A sample without full rank, or with a unit that alone
    fixes a column, gives NaN.
    """
    present = np.abs(regressors).sum(axis=2) > 0
    product = np.swapaxes(regressors, 1, 2) @ regressors
    singular = np.linalg.cond(product) > 1e13
    product[singular] = np.eye(product.shape[1])
    inverse = np.linalg.inv(product)
    along = regressors @ inverse  # samples x units x columns
    leverage = (along * regressors).sum(axis=2)
    outcomes = np.where(present[:, :, None], outcomes, 0.0)
    coefficients = inverse @ (np.swapaxes(regressors, 1, 2) @ outcomes)
    residual = outcomes - regressors @ coefficients
    with np.errstate(divide="ignore", invalid="ignore"):
        scaled = along[:, :, :1] * residual / (1 - leverage)[:, :, None]
        error = np.sqrt((scaled**2).sum(axis=1))
    unfit = singular[:, None] | ((leverage > 1 - 1e-9) & present).any(axis=1)[:, None]
    return np.where(unfit, np.nan, coefficients[:, 0]), np.where(unfit, np.nan, error)
