"""Lives and lanes: one order, one rule for what is alike, and words for each effect on every page."""

import datetime as dt

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table
from tipimpact.publish.statements import life_picture, life_sentences
from tipimpact.publish.statements.life_pages import list_changes, list_moved, state_changes, summarize
from tipimpact.publish.statements.lives import (
    GRAVITY,
    LOSSES,
    Lane,
    describe,
    group_alike,
    merge,
    order_lives,
    read_lives,
)
from tipimpact.publish.statements.model import Statement, TableEvidence
from tipimpact.publish.words import LANGUAGES, codes

FORMER, LATER = dt.date(2013, 2, 4), dt.date(2018, 11, 13)
WORDINGS = ("figure-lives-effect", "answer-lane-what", "situations-did", "situations-change", "lives-clause")
READ = ("lives", "process_clock", "exposure", "events", "indicators", "remedy_exceptions", "law_changes")


@pytest.fixture(scope="module")
def tables(edition) -> dict[str, pd.DataFrame]:
    return {name: read_table(edition / "data" / f"{name}.parquet", edition="sample") for name in READ}


def a_lane(remedy: str, word: str = "delayed", life: str = "designated", **values) -> Lane:
    moved = {"can_ask": LATER, "can_ask_without": FORMER, "days": 2108} if word == "delayed" else {}
    own = {
        "number": 8,
        "act": "c31",
        "how": "own_words",
        "counted_from": "recognised",
        "counted_day": FORMER,
        **moved,
        **values,
    }
    return Lane(life, remedies=(remedy,), word=word, **own)


def effects() -> dict[str, Lane]:
    """A lane of each effect that the contract of the table allows."""
    columns = contract("lives").columns
    lanes = [a_lane("hc", "closed", mode=mode) for mode in columns["mode"].values]
    lanes += [a_lane("hc", word) for word in ("contested", "unknown", "delayed", "opened", "sooner")]
    lanes += [
        a_lane("hc", "narrowed", attribute="content", value_with=code) for code in codes("value-lives-value_with")
    ]
    lanes.append(a_lane("pr_kept", "closed", mode="bar"))
    amounts = {"value_with": "6 months", "value_without": "30 days"}
    lanes.append(a_lane("release", "narrowed", attribute="review_interval", **amounts))
    lanes += [a_lane(remedy, "limited_first", value_with="30 days") for remedy in ("hearing", "appeal")]
    dated = {"can_ask": LATER, "can_ask_without": FORMER, "days": 2108}
    return {lane.effect: Lane(**{**vars(lane), **dated}) for lane in lanes}


def test_the_order_of_gravity_has_every_word_once():
    assert sorted(GRAVITY) == sorted(contract("lives").columns["word"].values)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("message", WORDINGS)
def test_each_effect_has_words_on_every_page(message, lang):
    more = {"cause": "x", "answers": "y", "remedies": "z"}
    # a day that came earlier, and what cannot be told, are stated in a place of their own
    apart = {"situations-did": LOSSES, "situations-change": LOSSES}.get(message, GRAVITY[: GRAVITY.index("sooner")])
    for lane in effects().values():
        if lane.word in apart:
            assert describe(lane, message, **more).text(lang), lane.effect


def test_lanes_that_are_alike_are_one_and_the_gravest_is_first():
    lanes = [
        a_lane("hc", citation="IRPA 25(1.01)(a)"),
        a_lane("trp", citation="IRPA 24(5)(a)"),
        a_lane("vtip_trp", citation="IRPA 24(5)(a)"),
        a_lane("appeal", "closed", mode="withheld", citation="2012, c. 17, s. 68"),
        a_lane("health", "none"),
        a_lane("stay", "unknown"),
        a_lane("prra", "sooner", days=-125),
    ]
    (life,) = order_lives(lanes)
    assert [lane.word for lane in life.lanes] == sorted((lane.word for lane in lanes), key=GRAVITY.index)
    assert [lane.remedies for lane in list_changes(life)] == [("appeal",), ("trp", "vtip_trp"), ("hc",)]
    sentence = state_changes(list_changes(life)).marked("en")
    closed = "For this person, Bill C-31 closed the way to the appeal to the Refugee Appeal Division. "
    assert sentence.startswith(f"{closed}It also ")
    assert (
        "a temporary resident permit, a permit for trafficked persons and a humanitarian request by about 5" in sentence
    )
    assert [lane.remedies for lane, _ in list_moved(life)] == [("prra",), ("stay",)]
    (first, second) = (statement.text("en") for statement in summarize(life))
    assert first == "appeal: never"
    assert second.startswith("temporary resident permit and humanitarian request: 5 years")
    assert merge(group_alike(life.lanes, ("act",))[0]).remedies == tuple(
        own for lane in life.lanes for own in lane.remedies
    )


def test_those_who_lost_most_come_first():
    lanes = [
        a_lane("hc", life="waits_long", days=3000),
        a_lane("appeal", "closed", life="lost_one", mode="bar"),
        a_lane("hc", "narrowed", life="same_day", value_with="stay_only"),
        a_lane("stay", "unknown", life="not_known"),
        *(a_lane(remedy, "closed", life="lost_two", mode="bar", number=9) for remedy in ("appeal", "prra")),
    ]
    lives = order_lives(lanes)
    assert [life.code for life in lives] == ["lost_two", "lost_one", "waits_long", "same_day", "not_known"]
    assert [life.band for life in lives] == ["never", "never", "longer", "same", "cannot_say"]


def test_the_picture_the_finding_and_the_pages_have_the_lives_in_one_order(tables):
    evidence = TableEvidence(tables)
    drawn = [life.code for life in life_picture.draw_lives(evidence)]
    lost = [life.code for life in life_sentences._read_losses(evidence)]
    assert [code for code in drawn if code in lost] == lost
    lines = [label for line in life_sentences.FINDING.lines(evidence) for label in line.rows]
    assert list(dict.fromkeys(tables["lives"].loc[lines, "life"])) == lost


def test_each_lane_knows_its_rows_and_what_became_of_its_rule(tables):
    own = tables["lives"].query("telling == 'after'")
    lanes = [lane for life in read_lives(TableEvidence(tables)) for lane in life.lanes]
    assert sorted(row for lane in lanes for row in lane.rows) == sorted(own.index)
    by_row = {lane.rows[0]: lane.state.code for lane in lanes}
    ended = own.index[own["until"].notna() & own["ended_by"].notna()]
    assert {by_row[label] for label in ended} == {"ended_by_court"}
    assert {by_row[label] for label in own.index[own["taken_over_by"].notna()]} == {"reenacted"}
    assert "emptied" in by_row.values()


def dropped(statements: list[Statement]) -> list[str]:
    return [statement.id for statement in statements if not statement.holds]


def test_statements_that_the_table_no_longer_bears_out_are_dropped(tables):
    lives = tables["lives"].copy()
    lives.loc[lives["act_compared"] == "c10", ["word", "days"]] = ["none", 0]
    lives.loc[(lives["life"] == "tied_worker_fled") & (lives["act_compared"] == "c31"), "word"] = "delayed"
    lives.loc[lives["remedy"] == "appeal", "word"] = "none"
    other = TableEvidence({**tables, "lives": lives})
    assert dropped([*life_sentences.acts(other)]) == ["answer-acts"]
    assert dropped([*life_sentences.part(other)]) == ["answer-who-worker"]
    assert dropped([*life_picture.figure_title(other)]) == ["figure-lives-finding"]
    assert dropped([*life_sentences.FINDING.title(other)]) == ["finding-lives-title"]
    now = TableEvidence(tables)
    assert not dropped([*life_sentences.acts(now), *life_sentences.part(now), *life_picture.figure_title(now)])


def test_an_edition_without_lives_states_nothing_of_them():
    nothing = TableEvidence({})
    statements = (life_sentences.acts, life_sentences.part, life_picture.figure_title, life_sentences.FINDING.title)
    assert [list(read(nothing)) for read in statements] == [[], [], [], []]
    assert read_lives(nothing) == life_picture.draw_lives(nothing) == []
