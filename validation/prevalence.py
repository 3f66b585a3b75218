"""How often the intervals of ``theme_prevalence`` hold the true share, on made corpora whose shares are known.

A made corpus has the four strata of a theme: sentences coded with it, coded with another theme, nearly coded, far.
Labels are drawn as the real ones are: some of all coded sentences together, some of nearly coded and far ones. The
cases cross how rare the theme is, how often its codes are right, how often it is missed, and how many labels there are.
Among them are those where intervals are known to fail: codes right in 3 of 10, none or 2 in 1,000 missed in the far
stratum, 25 labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from tipimpact.themes.two_phase import CodedStratum, two_phase

SENTENCES = 30_000
STRATA = {"coded": 0.066, "near": 0.167, "far": 0.767}  # parts of the sentences, as in the English corpora
NEAR_LABELS, FAR_LABELS = 38, 250
MISSED_CODED = 0.01  # part of the sentences coded with another theme that have this one too
DRAWS = 2_000
TARGET = (0.93, 0.975)


@dataclass(frozen=True)
class PrevalenceCase:
    """A theme. own: part of the sentences that are coded with it.  precision: how many of these are right.

    near, far: part of these strata that has the theme.  labels: labels among coded sentences.
    """

    own: float
    precision: float
    near: float
    far: float
    labels: int


CASES = tuple(
    PrevalenceCase(*values)
    for values in product((0.002, 0.01, 0.02), (0.3, 0.6, 0.9), (0.0, 0.01), (0.0, 0.002), (25, 104))
)


def study_prevalence(case: PrevalenceCase, runs: int, seed: int) -> dict[str, Any]:
    """How often the interval holds the share, also among those published, and how often *at least* is right."""
    generator = np.random.default_rng([seed, *repr(case).encode()])
    parts = np.array([case.own, STRATA["coded"] - case.own, STRATA["near"], STRATA["far"]])
    sizes = np.round(parts * SENTENCES).astype(int)
    on_theme = np.round(sizes * [case.precision, MISSED_CODED, case.near, case.far]).astype(int)
    truth = on_theme.sum() / sizes.sum()
    held, published, at_least = [], [], []
    for _ in range(runs):
        own = generator.hypergeometric(sizes[0], sizes[1], case.labels)
        labels = np.array([own, case.labels - own, NEAR_LABELS, FAR_LABELS])
        positives = generator.hypergeometric(on_theme, sizes - on_theme, labels)
        cells = [CodedStratum(*cell) for cell in zip(sizes / sizes.sum(), positives, labels, strict=True)]
        estimate = two_phase(cells, generator, size=DRAWS)
        holds = estimate.low <= truth <= estimate.high
        held.append(holds)
        if estimate.status == "calibrated":
            published.append(holds)
        elif estimate.status == "at_least":
            at_least.append(estimate.at_least <= truth)
    return {
        "own": case.own,
        "precision": case.precision,
        "near": case.near,
        "far": case.far,
        "labels": case.labels,
        "truth": truth,
        "coverage": np.mean(held),
        "published": len(published) / runs,
        "published_coverage": np.mean(published) if published else None,
        "at_least": len(at_least) / runs,
        "at_least_right": np.mean(at_least) if at_least else None,
    }
