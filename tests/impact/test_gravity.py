"""Three-way gravity against pyfixest, and its permutation test."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.impact.designs.gravity import Flows, fit, three_way
from tipimpact.impact.inference.strata import draw_assignments


def make_flows(change=0.0, units=40, places=5, treated=10, seed=0) -> tuple[Flows, np.ndarray]:
    rng = np.random.default_rng(seed)
    mean = np.exp(rng.normal(3, 1, (units, places)))
    origin, place = np.exp(rng.normal(0, 0.4, (units, 1))), np.exp(rng.normal(0, 0.4, (1, places)))
    own = np.arange(units) < treated
    later = mean * origin * place
    later[own, 0] *= np.exp(change)
    noise = np.exp(rng.normal(0, 0.2, (2, units, places)))
    return Flows(rng.poisson(mean * noise[0]) + 0.0, rng.poisson(later * noise[1]) + 0.0), own


def test_it_is_poisson_regression_with_effects_of_every_pair():
    pyfixest = pytest.importorskip("pyfixest")
    flows, own = make_flows(change=-0.7)
    units, places = flows.before.shape
    frame = pd.DataFrame(
        {
            "y": np.concatenate([flows.before.ravel(), flows.after.ravel()]),
            "origin": np.tile(np.repeat(np.arange(units), places), 2),
            "place": np.tile(np.tile(np.arange(places), units), 2),
            "late": np.repeat([0, 1], units * places),
        }
    )
    frame["d"] = ((frame["origin"] < own.sum()) & (frame["place"] == 0) & (frame["late"] == 1)).astype(float)
    frame["by_origin"] = frame["origin"] * 2 + frame["late"]
    frame["by_place"] = frame["place"] * 2 + frame["late"]
    frame["pair"] = frame["origin"] * places + frame["place"]
    regression = pyfixest.fepois("y ~ d | by_origin + by_place + pair", frame)
    assert fit(flows, own[None, :].astype(float))[0] == pytest.approx(float(regression.coef()["d"]), abs=1e-5)


def test_every_assignment_is_fitted_as_if_it_were_alone():
    flows, own = make_flows(seed=2)
    assignments = draw_assignments(own, np.zeros(len(own), dtype=int), 4, seed=0)
    assert fit(flows, assignments) == pytest.approx([fit(flows, row[None, :])[0] for row in assignments])


def test_a_true_change_is_found_and_none_is_not():
    strata = np.zeros(40, dtype=int)
    for change in (0.0, -0.9):
        flows, own = make_flows(change=change, seed=4)
        randomised = three_way(flows, own, draw_assignments(own, strata, 199, seed=1), alpha=0.05)
        assert randomised.low < change < randomised.high
        assert (randomised.p < 0.05) == (change != 0)
        assert (randomised.high < 0) == (change != 0)


def test_origins_and_cells_without_claims_do_not_matter():
    flows, own = make_flows(seed=3)
    empty = np.zeros((1, flows.before.shape[1]))
    more = Flows(np.vstack([flows.before, empty]), np.vstack([flows.after, empty]))
    assert fit(more, np.append(own, False)[None, :].astype(float)) == pytest.approx(fit(flows, own[None, :] * 1.0))
