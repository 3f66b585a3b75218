"""The archetypes followed day by day, what matters to them, the annex of credits, and the file for their pages."""

import datetime as dt
import json
from itertools import pairwise

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility.archetypes import archetypes
from tipimpact.eligibility.calendar import NEVER_DAY, date_of, day, plus
from tipimpact.eligibility.clock import process_clock
from tipimpact.eligibility.decide import decide
from tipimpact.eligibility.evaluate import ask
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.profiles import Profiles, read_profiles
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.eligibility.turns import list_turns


def only(profiles, *names) -> Profiles:
    """These archetypes alone."""
    selected = [profile for profile in profiles.profiles if profile.id in names]
    return profiles.model_copy(update={"profiles": selected})


@pytest.fixture(scope="module")
def every_clock(profiles, rows) -> pd.DataFrame:
    return contract("process_clock").conform(process_clock(profiles, rows))


@pytest.fixture(scope="module")
def clock(profiles, rows) -> pd.DataFrame:
    few = only(profiles, "refused_recognised_late", "dco_refused")
    return contract("process_clock").conform(process_clock(few, rows))


# -- the process clock


@pytest.mark.slow
def test_the_stretches_cover_each_life_without_a_gap(every_clock, profiles):
    for (of, moment, _), life in every_clock.groupby(["life", "moment", "remedy"]):
        assert life["first_life_day"].iloc[0] == 0
        assert (life["first_life_day"].iloc[1:].to_numpy() == life["last_life_day"].iloc[:-1].to_numpy() + 1).all()
        pairs = list(zip(life["gate"], life["request_status"].fillna(""), life["row"].fillna(""), strict=True))
        assert all(a != b for a, b in pairwise(pairs)), (of, moment)
    lives = len(profiles.profiles) * len(profiles.dates) * len(REMEDIES)
    assert len(every_clock.groupby(["life", "moment", "remedy"])) == lives


@pytest.mark.slow
@pytest.mark.parametrize(
    ("of", "remedy", "moment"),
    [
        ("refused_recognised_late", "vtip_trp", "today"),
        ("designated", "hc", "after"),
        ("dco_claimant", "work_claimant", "after"),
        ("family_abroad", "claim", "today"),
        ("permit_holder", "pr", "before"),
    ],
)
def test_the_stretches_are_those_of_a_walk_over_every_day(every_clock, profiles, rows, of, remedy, moment):
    book, when = Rulebook(rows), profiles.dates[moment]
    life = profiles.build_moved_life(next(p for p in profiles.profiles if p.id == of), when, book)
    stretches = every_clock.set_index(["life", "moment", "remedy"]).loc[[(of, moment, remedy)]]
    for stretch in stretches.to_dict("records"):
        cells = (stretch[name] for name in ("gate", "request_status", "row"))
        expected = tuple(None if pd.isna(cell) else cell for cell in cells)
        for at in range(stretch["first_life_day"], stretch["last_life_day"] + 1):
            now = Situation(life.on(life.begins + at), life.begins + at)
            made = decide(book.rules(day(when))[remedy], now)
            assert (made.gate, made.status, made.row) == expected


def test_what_the_bills_and_the_later_act_did_to_a_refused_claimant(clock):
    stretches = clock[clock["life"] == "refused_recognised_late"].set_index(["moment", "remedy"])

    def shut(moment, remedy):
        barred = stretches.loc[[(moment, remedy)]]
        barred = barred[barred["request_status"] == "request_barred"]
        return int((barred["last_life_day"] - barred["first_life_day"] + 1).sum())

    assert shut("before", "hc") == 0
    assert shut("after", "hc") > 500  # while the claim was pending, then for twelve months
    assert shut("today", "hc") > shut("after", "hc")  # the clock of 2019 starts again at the Court's refusal
    # the bar of 2010 stood; where there is an appeal the last refusal comes later
    assert 360 < shut("before", "trp") < shut("after", "trp") < shut("before", "trp") + 140


def test_events_stand_where_they_fall(clock):
    refused = clock[(clock["life"] == "dco_refused") & (clock["moment"] == "after") & (clock["remedy"] == "hc")]
    assert [e for e in refused["life_events"] if "rpd_refused" in e]


def test_a_life_is_moved_by_whole_days(profiles, rows):
    """Its events are the same days apart; a country keeps the day of its designation."""
    book, when = Rulebook(rows), dt.date(2014, 6, 30)
    profile = next(p for p in profiles.profiles if p.id == "dco_refused")
    moved = profiles.build_moved_life(profile, when, book)
    assert moved.begins == day(when)
    came = moved.events()
    assert came["rpd_refused"] - came["entered"] == (dt.date(2013, 6, 17) - dt.date(2013, 3, 25)).days
    assert moved.phases[-1].person["dco_since"] == day(dt.date(2012, 12, 15))


def test_what_is_to_come_has_not_come(profiles, rows):
    """Nothing of a later day is a fact of a person, and no day is named that rests on a decision nobody has made."""
    book = Rulebook(rows)
    for moment, when in profiles.dates.items():
        for person in profiles.on(when, book).values():
            days = {at for name, at in person.items() if facts()[name].kind == "date"}
            assert all(at <= day(when) or at == NEVER_DAY for at in days), moment
    # the claim of a designated person is pending, so that the final determination from which 24(5)(a) counts is to come
    designated = profiles.on(profiles.dates["today"], book)["designated"]
    answer = ask(designated, "vtip_trp", profiles.dates["today"], book)
    assert (answer.status, answer.row, answer.until) == ("request_barred", "trp_dfn", None)
    # refused by the Board: twelve months from that day, whatever the appeal division will decide
    legacy = profiles.on(profiles.dates["after"], book)["legacy_claimant"]
    answer = ask(legacy, "vtip_trp", profiles.dates["after"], book)
    assert answer.until == date_of(plus(legacy["rpd_refused"], 12, "months") + 1)


def test_a_misspelt_fact_of_a_life_is_told_with_the_others(root, tmp_path):
    text = (root / "config" / "profiles.yaml").read_text("utf-8")
    text = text.replace("abuse: true", "abbuse: true", 1).replace("day: 2011-08-29", "day: soon", 1)
    path = tmp_path / "profiles.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(EligibilityError) as error:
        read_profiles(path)
    assert "did you mean: abuse" in str(error.value)
    assert "events[3].day" in str(error.value)


# -- where an answer turns


@pytest.mark.slow
@pytest.mark.parametrize(
    ("of", "fact", "remedy"),
    [
        ("dco_refused", "rpd_refused", "vtip_trp"),  # 24(4): within twelve months
        ("dco_refused", "rpd_reasons", "appeal"),  # 15 days, to the next day that is no holiday
        ("designated", "claim_final", "vtip_trp"),  # five years from the branch that applies
        ("permit_holder", "trp_since", "pr"),
        ("removal_ordered", "prra_notified", "stay_prra"),
        ("convicted_citizen", "sentence_ended", "record"),
    ],
)
def test_an_answer_turns_only_where_a_turn_of_the_fact_is_listed(profiles, rows, of, fact, remedy):
    """Against a walk over every day that the fact could be of."""
    book, when = Rulebook(rows), profiles.dates["after"]
    now, rules = Situation(profiles.on(when, book)[of], day(when)), book.rules(day(when))[remedy]
    turns, answers = set(list_turns(fact, rules, now)), []
    days = range(now.on - 2_600, now.on + 200)
    for at in days:
        made = decide(rules, Situation({**now.person, fact: at}, now.on))
        answers.append((made.gate, made.status, made.row))
    turned = {at for at, (before, after) in zip(days[1:], pairwise(answers), strict=True) if before != after}
    assert turned
    assert turned <= turns


# -- what no lawyer has seen


@pytest.mark.slow
def test_a_table_says_who_reviewed_the_law_beneath_it(profiles, rows):
    today = {"today": profiles.dates["today"]}
    spec = profiles.model_copy(update={"profiles": profiles.profiles[1:2], "dates": today})
    signed = rows.assign(reviewed_by="A. Lawyer")
    all_but_one = signed.assign(reviewed_by=signed["reviewed_by"].where(signed["row"] != "trp_power"))
    clock = contract("process_clock").conform(process_clock(spec, signed))
    assert (clock.loc[clock["row"].notna(), "reviewed_by"] == "A. Lawyer").all()
    clock = process_clock(spec, all_but_one)
    assert set(clock.loc[clock["row"].notna() & clock["reviewed_by"].isna(), "row"]) == {"trp_power"}


# -- the file for the pages


def test_the_file_of_archetypes_says_why_in_codes(profiles, rows):
    few = [profile for profile in profiles.profiles if profile.id in ("refused_recognised_late", "minor")]
    file = json.loads(archetypes(profiles.model_copy(update={"profiles": few}), rows, "sample"))
    assert list(file["archetypes"]) == [profile.id for profile in few]
    why = file["archetypes"]["refused_recognised_late"]["answers"]["after"]["hc"]["why"]
    assert (why["outcome"], why["until"]) == ("request_barred", "2015-01-07")
    assert ("IRPA 25(1.2)(c)", "hc_12m_2012") in [(node["clause"], node["row"]) for node in why["below"]]
    assert ["born", "2011-05-20"] in file["archetypes"]["minor"]["facts"]  # as old as in June 2013
    assert file["moments"]["before"] == dt.date(2012, 3, 12).isoformat()
