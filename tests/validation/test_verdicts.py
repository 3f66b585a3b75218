"""The audit of verdicts, reduced: planted faults are not taken for effects, and an effect is found."""

import pytest
from validation.series import Cell
from validation.verdicts import CODES, PANEL_CASES, SERIES_CASES, audit, detectable

SERIES, PANELS = ({case.name: case for case in cases} for cases in (SERIES_CASES, PANEL_CASES))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "runs"),
    [(SERIES["concurrent shock"], 12), (SERIES["anticipation"], 25), (PANELS["trend"], 12), (PANELS["visa shock"], 40)],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_planted_fault_is_not_taken_for_an_effect(case, runs, plan):
    found = audit(case, plan, runs, seed=2, permutations=99)
    assert found["supported"] <= 0.12  # 0.05 and what so few runs allow
    assert sum(found[code] for code in (*CODES, "nothing_found")) == pytest.approx(1)


@pytest.mark.slow
@pytest.mark.parametrize("cases", [SERIES, PANELS], ids=["series", "panels"])
def test_an_effect_is_found_in_an_adequate_design(cases, plan):
    found = audit(cases["true ratio 0.4"], plan, 10, seed=2, permutations=99)
    assert found["supported"] + found["suggestive"] >= 0.5
    assert found["contradicted"] == 0
    assert found["mde"] < 0.916  # the design is adequate: -log 0.4


def test_a_longer_quieter_series_detects_less():
    short, long = Cell(12, 6, 20, 0.3, sd=0.4), Cell(40, 20, 60, 0.3, sd=0.1)
    assert detectable(long, 60, 1) < 0.6 < detectable(short, 60, 1)
