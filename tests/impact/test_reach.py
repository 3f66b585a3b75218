"""What a planned series could find, from its base years alone."""

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.errors import ImpactError
from tipimpact.impact import Refusal
from tipimpact.impact.plan import Years
from tipimpact.impact.series_reach import INFORMATIVE, planned_reach

BASE = range(2006, 2012)


@pytest.fixture(scope="module")
def yearly(plan):
    return plan.estimand("vtip_permits")


def base_of(counts) -> pd.DataFrame:
    return pd.DataFrame({"low": counts, "high": counts}, index=BASE, dtype=float)


def test_many_permits_inform_and_few_and_noisy_ones_do_not(yearly):
    assert planned_reach(base_of([60] * 6), yearly, draws=60) >= INFORMATIVE
    assert planned_reach(base_of([21, 5, 19, 6, 24, 7]), yearly, draws=60) < INFORMATIVE


@pytest.mark.parametrize(("mean", "informative"), [(6, False), (80, True)])
def test_reach_follows_the_size_of_the_base(yearly, mean, informative):
    counts = np.random.default_rng(5).poisson(mean, 6)
    assert (planned_reach(base_of(counts), yearly, draws=60) >= INFORMATIVE) is informative


def test_the_same_seed_gives_the_same_reach_and_another_one_another(yearly):
    base = base_of([21, 17, 19, 16, 24, 20])
    first, again, other = (planned_reach(base, yearly, draws=40, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_a_later_year_is_refused_before_reach_is_computed(yearly):
    late = pd.DataFrame({"low": 60.0, "high": 60.0}, index=range(2006, 2014))
    with pytest.raises(ImpactError, match=r"rows outside the base period were read before the estimate"):
        planned_reach(late, yearly, draws=2)


def test_a_base_period_with_years_missing_has_no_reach(yearly):
    with pytest.raises(Refusal) as refused:
        planned_reach(pd.DataFrame({"low": 9.0, "high": 9.0}, index=[2006, 2007, 2008, 2010]), yearly, draws=2)
    assert refused.value.codes == ("periods_missing",)


def test_one_year_after_the_event_has_no_reach(yearly):
    window = Years(first=2006, last=2013, without=[2012], why=yearly.window.why)
    with pytest.raises(Refusal) as refused:
        planned_reach(base_of([60] * 6), yearly.model_copy(update={"window": window}), draws=2)
    assert refused.value.codes == ("too_few_post_periods",)
