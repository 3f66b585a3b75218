"""Stratified two-phase estimation of a share (Tenenbein 1970, doi:10.1080/01621459.1970.10481170; Cochran 1977).

A method codes every sentence, readers code a random sample of each stratum. The share is ``sum(W_h p_h)``, with
``W_h`` the stratum's part of the sentences and ``p_h`` the readers' share in it; its interval is drawn from
``sum(W_h B_h)`` with independent ``B_h ~ Beta(x_h + 1/2, n_h - x_h + 1/2)``. The claim is about the sentences of these
corpora, not about what anybody says elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

DRAWS = 10_000
WIDEST = 3.0  # upper over lower end, above which an interval is too wide for a share


class CodedStratum(NamedTuple):
    """A stratum: its part of the sentences, and the labels in it by their effective number."""

    weight: float
    positives: float
    labels: float


class TwoPhaseEstimate(NamedTuple):
    """A share with its interval, the one-sided lower bound from coded strata, and which of the two is published."""

    status: str  # calibrated, at_least or not_calibrated
    share: float
    low: float
    high: float
    at_least: float

    def columns(self) -> dict[str, float | str | None]:
        """The columns of the table: no share that is not calibrated."""
        if self.status == "calibrated":
            return {"status": self.status, "share": self.share, "share_low": self.low, "share_high": self.high}
        low = self.at_least if self.status == "at_least" else None
        return {"status": self.status, "share": None, "share_low": low, "share_high": None}


UNKNOWN = TwoPhaseEstimate("not_calibrated", 0.0, 0.0, 1.0, 0.0)


def two_phase(
    cells: Sequence[CodedStratum], generator: np.random.Generator, coded: int = 2, size: int = DRAWS
) -> TwoPhaseEstimate:
    """The estimate from the cells of a theme, of which the first ``coded`` are of sentences that the method codes.

    A cell in which no label has the theme raises the upper end only, the theme's own apart: otherwise the 1/2 of each
    draw would lift the lower end above rare themes (``validation/prevalence.py``).
    ``calibrated`` if the upper end is at most ``WIDEST`` times the lower; otherwise ``at_least``, the lower end of a
    one-sided 95 % interval from the coded cells where readers gave the theme at all: how many sentences were missed is
    then not known. ``not_calibrated`` where they gave it in none of these. size: number of draws.
    """
    weights, positives, labels = np.array(cells).T
    draws = weights * generator.beta(positives + 0.5, labels - positives + 0.5, size=(size, len(cells)))
    given_there = positives > 0
    low = np.quantile(draws[:, given_there | (np.arange(len(cells)) == 0)].sum(axis=1), 0.025)
    high = np.quantile(draws.sum(axis=1), 0.975)
    shares = np.divide(positives, labels, out=np.full(len(cells), 0.5), where=labels > 0)
    share = np.clip(weights @ shares, low, high)
    bound = np.quantile(draws[:, :coded][:, given_there[:coded]].sum(axis=1), 0.05)
    status = "calibrated" if high <= WIDEST * low else "at_least" if bound > 0 else "not_calibrated"
    return TwoPhaseEstimate(status, float(share), float(low), float(high), float(bound))


def pooled(weights: np.ndarray, truth: np.ndarray, total: float) -> CodedStratum:
    """The labels of a stratum as one cell: their share by weight, their effective number (Kish)."""
    effective = weights.sum() ** 2 / (weights**2).sum() if len(weights) else 0.0
    share = np.average(truth, weights=weights) if len(weights) else 0.0
    return CodedStratum(float(total), float(share * effective), float(effective))
