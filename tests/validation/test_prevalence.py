"""The study of shares of themes: its cases hold the bad ones, and the interval covers where it is measured."""

import pytest
from validation.prevalence import CASES, TARGET, PrevalenceCase, study_prevalence
from validation.run import ROWS, read_rows

from tipimpact.themes.prevalence import LEAST_CODED


def test_the_cases_hold_the_bad_ones():
    assert {case.precision for case in CASES} >= {0.3}
    assert {case.far for case in CASES} == {0.0, 0.002}
    assert {case.labels for case in CASES} >= {25}


def test_a_case_is_measured_the_same_way_twice():
    case = PrevalenceCase(0.02, 0.6, 0.01, 0.002, 104)
    first, again = (study_prevalence(case, 60, 1) for _ in range(2))
    assert first == again
    assert first["coverage"] >= 0.85
    assert 0 < first["published"] < 1


def test_measured_coverage_is_that_of_the_target():
    """The mean over all cases; a single case may leave the target by a few runs in a hundred."""
    rows = read_rows(ROWS / "prevalence.csv")
    assert len(rows) == len(CASES)
    assert TARGET[0] <= rows["coverage"].mean() <= TARGET[1]
    assert rows["coverage"].min() >= 0.9
    assert rows.loc[rows["labels"] >= LEAST_CODED, "coverage"].min() >= TARGET[0]
    published = (rows["published"] * rows["published_coverage"].fillna(0)).sum() / rows["published"].sum()
    assert published == pytest.approx(sum(TARGET) / 2, abs=(TARGET[1] - TARGET[0]) / 2 + 0.01)
