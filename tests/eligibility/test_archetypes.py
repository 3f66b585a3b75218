"""The archetypes followed day by day, what matters to them, the annex of credits, and the file for their pages."""

import datetime as dt
import json
from itertools import pairwise

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility.answers import attribution, eligibility
from tipimpact.eligibility.archetypes import archetypes
from tipimpact.eligibility.attribution import CLOSED
from tipimpact.eligibility.calendar import NEVER_DAY, date_of, day, plus
from tipimpact.eligibility.clock import process_clock
from tipimpact.eligibility.decide import decide
from tipimpact.eligibility.drivers import what_matters
from tipimpact.eligibility.evaluate import ask, evaluate
from tipimpact.eligibility.expressions import Situation
from tipimpact.eligibility.facts import facts, read_person
from tipimpact.eligibility.profiles import Profiles, read_profiles
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.eligibility.rulebook import Rulebook


def only(profiles, *names) -> Profiles:
    """These archetypes alone, and the population that may consist of anybody."""
    selected = [profile for profile in profiles.profiles if profile.id in names]
    mixes = [population for population in profiles.populations if not population.shares]
    return profiles.model_copy(update={"profiles": selected, "populations": mixes})


@pytest.fixture(scope="module")
def every_clock(profiles, rows) -> pd.DataFrame:
    return contract("process_clock").conform(process_clock(profiles, rows))


@pytest.fixture(scope="module")
def clock(profiles, rows) -> pd.DataFrame:
    few = only(profiles, "refused_recognised_late", "dco_refused")
    return contract("process_clock").conform(process_clock(few, rows))


@pytest.fixture(scope="module")
def drivers(profiles, rows) -> pd.DataFrame:
    few = only(profiles, "refused_recognised_late", "tied_worker_fled", "minor")
    return contract("what_matters").conform(what_matters(few, rows))


# -- the process clock


@pytest.mark.slow
def test_the_stretches_cover_each_life_without_a_gap(every_clock, profiles):
    for (of, moment, _), life in every_clock.groupby(["life", "moment", "remedy"]):
        assert life["first_day"].iloc[0] == 0
        assert (life["first_day"].iloc[1:].to_numpy() == life["last_day"].iloc[:-1].to_numpy() + 1).all()
        pairs = list(zip(life["gate"], life["status"].fillna(""), life["row"].fillna(""), strict=True))
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
        expected = tuple(None if pd.isna(stretch[name]) else stretch[name] for name in ("gate", "status", "row"))
        for at in range(stretch["first_day"], stretch["last_day"] + 1):
            now = Situation(life.on(life.begins + at), life.begins + at)
            made = decide(book.rules(day(when))[remedy], now)
            assert (made.gate, made.status, made.row) == expected


def test_what_the_bills_and_the_later_act_did_to_a_refused_claimant(clock):
    stretches = clock[clock["life"] == "refused_recognised_late"].set_index(["moment", "remedy"])

    def shut(moment, remedy):
        barred = stretches.loc[[(moment, remedy)]]
        barred = barred[barred["status"] == "request_barred"]
        return int((barred["last_day"] - barred["first_day"] + 1).sum())

    assert shut("before", "hc") == 0
    assert shut("after", "hc") > 500  # while the claim was pending, then for twelve months
    assert shut("today", "hc") > shut("after", "hc")  # the clock of 2019 starts again at the Court's refusal
    # the bar of 2010 stood; where there is an appeal the last refusal comes later
    assert 360 < shut("before", "trp") < shut("after", "trp") < shut("before", "trp") + 140


def test_events_stand_where_they_fall(clock):
    refused = clock[(clock["life"] == "dco_refused") & (clock["moment"] == "after") & (clock["remedy"] == "hc")]
    assert [e for e in refused["events"] if "rpd_refused" in e]


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


# -- what matters


@pytest.mark.slow
def test_what_matters_against_persons_made_by_hand(drivers, profiles, rows):
    effects = drivers[(drivers["life"] == "refused_recognised_late") & (drivers["moment"] == "after")].set_index("name")
    when = profiles.dates["after"]
    base = profiles.on(when)["refused_recognised_late"]

    def shut(person, without=()):
        table = evaluate({"life": person}, when, rows, without)
        return set(table.loc[table["status"].isin(CLOSED), "remedy"])

    now = shut(base)
    assert effects["shut_low"].unique().tolist() == [len(now)]
    for name in ("child_affected", "no_care"):
        other = shut({**base, **read_person({name: effects.loc[name, "fewer_value"]})})
        assert effects.loc[name, "fewer_low"] == len(now) - len(other) > 0
    for act in ("C-31", "2010, c. 8"):
        row = effects.loc[act.split(",")[0]]
        assert set(row["fewer_remedies"]) == now - shut(base, [act])
    # already found to be trafficked, it opens nothing more; who becomes a citizen is not helped, the permit is needless
    assert not {"trafficked", "status"} & set(effects.index)


@pytest.mark.slow
def test_numbers_of_a_population_hold_those_of_every_archetype_it_may_consist_of(drivers):
    mix = drivers[drivers["life"] == "detected"].set_index(["moment", "what", "name"])
    for row in drivers[drivers["kind"] == "profile"].to_dict("records"):
        bounds = mix.loc[(row["moment"], row["what"], row["name"])]
        for column in ("shut", "fewer", "more"):
            assert bounds[f"{column}_low"] <= row[f"{column}_low"] <= bounds[f"{column}_high"]
    assert (mix["shut_low"] < mix["shut_high"]).all()


@pytest.mark.slow
def test_every_name_has_words(drivers):
    assert set(drivers.loc[drivers["what"] == "fact", "name"]) <= set(facts())
    assert "citizen" not in set(drivers["fewer_value"].dropna()) | set(drivers["more_value"].dropna())


# -- the annex


@pytest.mark.slow
def test_the_credits_sum_to_the_closings(profiles, tables, rows):
    annex = contract("attribution").conform(attribution(tables, rows))
    sums = annex.groupby(["moment", "by", "code"]).agg(credit=("credit", "sum"), closings=("closings", "first"))
    assert (sums["credit"] - sums["closings"]).abs().max() < 1e-4
    answers = tables[(tables["kind"] == "profile") & tables["total"].notna()]
    of_all = annex[annex["by"] == "all"].drop_duplicates("moment").set_index("moment")
    for moment, part in answers.groupby("moment"):
        assert of_all.loc[moment, "closings"] == part["status"].isin(CLOSED).sum()
        assert of_all.loc[moment, "not_known"] == len(profiles.profiles) * len(REMEDIES) - len(part)
    before = annex[(annex["moment"] == "before") & (annex["act"] == "c31")]
    assert (before["credit"] == 0).all()  # nothing is credited to a bill on its eve
    for by in ("remedy", "life"):
        parts = annex[annex["by"] == by].groupby(["moment", "act"])["credit"].sum()
        assert (parts - annex[annex["by"] == "all"].set_index(["moment", "act"])["credit"]).abs().max() < 1e-3


# -- what no lawyer has seen


@pytest.mark.slow
def test_a_table_says_who_reviewed_the_law_beneath_it(profiles, rows, monkeypatch):
    monkeypatch.setattr("tipimpact.eligibility.answers.YEARS", [2026])  # of the populations, of which there are none
    today = {"today": profiles.dates["today"]}
    spec = profiles.model_copy(update={"profiles": profiles.profiles[1:2], "populations": [], "dates": today})
    table = eligibility(spec, rows, pd.Series("exact", index=rows["row"], dtype="string"))

    def made(rows):
        return {
            "attribution": attribution(table, rows),
            "what_matters": what_matters(spec, rows),
            "process_clock": process_clock(spec, rows),
        }

    signed = rows.assign(reviewed_by="A. Lawyer")
    all_but_one = signed.assign(reviewed_by=signed["reviewed_by"].where(signed["row"] != "trp_power"))
    for name, signed_table in made(signed).items():
        by = (
            contract(name)
            .conform(signed_table)
            .loc[signed_table["row"].notna() if name == "process_clock" else slice(None)]
        )
        assert (by["reviewed_by"] == "A. Lawyer").all()
    tables_made = made(all_but_one)
    assert tables_made["attribution"]["reviewed_by"].isna().all()
    assert tables_made["what_matters"]["reviewed_by"].isna().all()
    clock = tables_made["process_clock"]
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
