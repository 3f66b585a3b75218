"""What Bill C-31 did to each wait by the day of refusal: edges on the days of the law, and nothing missed between."""

import datetime as dt
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.refusal_days import (
    DESIGNATED,
    FIRST,
    LAST,
    LISTED,
    ORIGINS,
    REMEDIES,
    _Refusals,
    refusal_days,
)
from tipimpact.eligibility.rulebook import Rulebook

ASSENT = dt.date(2012, 6, 28)


@pytest.fixture(scope="module")
def table(rows) -> pd.DataFrame:
    return refusal_days(rows)


def stretches(table: pd.DataFrame, origin: str, remedy: str) -> list[tuple[str, str]]:
    own = table[(table["origin_group"] == origin) & (table["remedy"] == remedy)]
    return [(str(first.date()), effect) for first, effect in zip(own["first_day"], own["effect"], strict=True)]


def test_the_appeal_that_the_list_shut_until_the_ruling(table):
    """2010, c. 8 would have opened it on June 29, 2012; the list ended for appeals with Y.Z., July 23, 2015."""
    listed = stretches(table, "listed", "appeal")
    assert listed[0] == ("2012-01-01", "none")
    assert ("2012-06-29", "never") in listed
    assert listed[-1] == ("2015-07-23", "same")
    # elsewhere those refused within twelve weeks of December 15, 2012 had claimed before that day (2012, c. 17, s. 68)
    assert stretches(table, "other", "appeal")[-1] == ("2013-03-09", "same")
    assert stretches(table, "designated", "appeal") == [(str(DESIGNATED), "never")]  # IRPA 110(2)(a)


def test_five_years_of_the_designated_group(table):
    """IRPA 24(5) and 25(1.01): five years after the refusal, less what they would have waited without the bill."""
    own = table[(table["origin_group"] == "designated") & table["remedy"].isin(["trp", "hc"])]
    assert set(own["effect"]) == {"later"}
    assert own["most"].between(3 * 365, 5 * 366 + 1).all()


def test_what_came_sooner_did_because_the_appeal_was_gone(table):
    """An appeal is refused five months after the refusal: no more than that was gained, and only where it was never."""
    sooner = table[table["effect"] == "sooner"]
    assert set(sooner["remedy"]) == {"trp", "prra"}
    assert sooner["most"].max() <= 153
    for row in sooner.itertuples():
        never = table.query("origin_group == @row.origin_group and remedy == 'appeal' and effect in ['never', 'later']")
        assert never["first_day"].min() <= row.first_day
        assert row.last_day <= never["last_day"].max()


def test_nothing_changed_before_assent_and_every_day_has_one_answer(table):
    for origin in ORIGINS:
        first = max(FIRST, ORIGINS[origin].get("designated", FIRST))
        for remedy in REMEDIES:
            own = table[(table["origin_group"] == origin) & (table["remedy"] == remedy)]
            assert (own["first_day"].iloc[0].date(), own["last_day"].iloc[-1].date()) == (first, LAST)
            ends = zip(own["first_day"], own["last_day"], strict=True)
            assert all(after - last == pd.Timedelta(days=1) for (_, last), (after, _) in pairwise(ends))
    early = table[table["first_day"] < pd.Timestamp(ASSENT)]
    assert set(early["effect"]) == {"same", "none"}


@pytest.mark.slow
def test_no_stretch_is_missed_between_the_days_that_are_asked(table, rows):
    draw, refusals = np.random.default_rng(20_261_129), _Refusals(Rulebook(rows))
    for on in draw.integers(day(DESIGNATED), day(LAST) + 1, 30):
        at = pd.Timestamp(0) + pd.Timedelta(days=int(on))
        for origin in ORIGINS:
            for remedy in REMEDIES:
                (row,) = table.query(
                    "origin_group == @origin and remedy == @remedy and first_day <= @at <= last_day"
                ).itertuples()
                assert refusals._measure(origin, remedy, int(on))[0] == row.effect, (origin, remedy, at)


def test_the_days_of_the_list_and_of_the_designation_are_those_of_the_compiled_lists(root):
    """Lists with a source for each row, which another room keeps."""
    compiled = root / "data" / "raw" / "compiled" / "asylum"
    countries, events = (pd.read_csv(compiled / f"{name}.csv") for name in ("designated_countries", "policy_events"))
    assert countries["effective"].min() == str(LISTED)
    assert events.loc[events["event"] == "irregular_arrival_designated", "first_day"].tolist() == [str(DESIGNATED)]
