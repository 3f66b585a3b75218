"""The study of strata: how the treated are drawn, and a reduced run of it."""

import numpy as np
import pytest
from validation.strata import StrataCase

from tipimpact.impact.inference.strata import base_growth
from validation import strata as study


def test_the_treated_are_drawn_as_the_case_says():
    rng = np.random.default_rng(0)
    world = study.simulate_world("lasting", rng)
    assert world.before.shape == (study.UNITS, 2)
    growth, peak = base_growth(world.before), study.peak(world)
    draws = {
        name: [study.draw_treated(world, name, rng) for _ in range(40)] for name in ("at_random", "by_surge", "by_peak")
    }
    assert {drawn.sum() for rows in draws.values() for drawn in rows} == {study.TREATED}
    mean = {name: np.mean([[growth[d].mean(), peak[d].mean()] for d in rows], axis=0) for name, rows in draws.items()}
    assert mean["by_surge"][0] > mean["at_random"][0] + 0.2
    assert mean["by_peak"][1] > mean["at_random"][1] + 0.2


@pytest.mark.parametrize(("surges", "drawn", "side"), [("lasting", "by_surge", "rose"), ("fading", "by_peak", "fell")])
def test_strata_of_volume_alone_take_what_follows_a_surge_for_a_change(surges, drawn, side):
    case = StrataCase("simulated", surges, drawn)
    right = "growth_by_volume" if drawn == "by_surge" else "peak_by_volume"
    rows = study.study_strata(case, 120, seed=1, strata=("volume", right), kinds=("origins",))
    found = {row["strata"]: row[side] for row in rows}
    assert found["volume"] > 0.15
    assert found[right] < found["volume"] / 2


def test_drawn_at_random_the_test_keeps_its_size_and_the_set_covers():
    rows = study.study_strata(StrataCase("simulated", "fading", "at_random"), 150, 2, strata=("growth_by_volume",))
    for row in rows:
        assert row["rejected"] < 0.05 + 3 * np.sqrt(0.0475 / 150)
        assert row["coverage"] > 0.95 - 3 * np.sqrt(0.0475 / 150)


def test_without_the_claims_of_other_destinations_their_world_gives_no_rows(tmp_path, monkeypatch):
    monkeypatch.setenv("TIPIMPACT_MIRROR", str(tmp_path))
    study.worlds_elsewhere.cache_clear()
    assert study.study_strata(StrataCase("elsewhere", "", "by_surge"), 5, 1) == []
    study.worlds_elsewhere.cache_clear()
