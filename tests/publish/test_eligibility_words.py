"""The codes of eligibility in words: trees of explanations, the texts joined to its tables, words for its codes."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from tipimpact.eligibility import explain
from tipimpact.eligibility.answers import remedy_exceptions
from tipimpact.eligibility.cases import complete_facts
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.package.texts import Note
from tipimpact.publish import say
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.words.trees import LONGEST, Step, say_tree, steps_in_words, value_in_words

DAY = dt.date(2013, 6, 1)
REFUSED = {
    **{"status": "none", "in_canada": True, "trafficked": True, "child_affected": "unknown"},
    **{"rpd_refused": "2013-04-30", "claim_final": "2013-04-30"},
}


@pytest.fixture(scope="module")
def tree():
    return explain(complete_facts(REFUSED), "hc", DAY)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            [
                "On June 1, 2013, humanitarian and compassionate request: cannot be told",
                "IRPA 25(1.2)(c) Bars the request: ",
                "missing: removal would harm",
            ],
        ),
        (
            "fr",
            [
                "Le 1er juin 2013, ",
                "LIPR 25(1.2)c) Interdit la demande\N{NO-BREAK SPACE}: ",
                "indéterminé",
                "il manque",
            ],
        ),
    ],
)
def test_the_deciding_branch_is_said_in_both_languages(tree, lang, words):
    text = say(tree, lang)
    assert all(word in text for word in words)
    assert "plus(" not in text
    assert "<=" not in text


@pytest.mark.parametrize("count", range(9))
@pytest.mark.parametrize("limits", [0, 2, 14])
def test_a_long_branch_says_how_many_rules_are_left_out_and_leaves_out_no_limit(tree, count, limits):
    """A line for the answer, two for each rule with its facts, one for each limit."""
    whole = Step.read(tree.record())
    rule = next(node for node in whole.below if node.decides and node.kind == "rule" and any(node.deciding()))
    limit = Step("limit", "", row="court", until="2013-05-15", clause="IRPA s. 72(2)(b)")
    below = (rule,) * count + (limit,) * limits
    text = say_tree(replace(whole, below=below), "en", tree.words())
    shown = text.count("IRPA 25(1.2)(c)")
    assert text.count("May 15, 2013") == limits
    assert (f"and {count - shown} other rule" in text) == (shown < count)
    assert shown == count or len(text.splitlines()) in (LONGEST - 1, LONGEST, limits + 2)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "known",
    [{}, {"trafficked": True}, complete_facts(REFUSED), complete_facts({**REFUSED, "designated": "2012-12-05"})],
)
def test_no_explanation_has_more_than_twelve_lines(known, lang):
    for remedy in REMEDIES:
        for day in (DAY, dt.date(2026, 6, 12)):
            text = say(explain(known, remedy, day), lang)
            assert text.count("\n") < 12
            assert "[" not in text
            assert not [name for name in facts() if "_" in name and name in text]  # every fact by its name in words


def test_an_end_is_said_with_its_day():
    tree = explain(complete_facts({**REFUSED, "child_affected": False}), "hc", DAY)
    assert "first day after it: May 1, 2014" in say(tree, "en")
    assert "premier jour après\N{NO-BREAK SPACE}: 1er mai 2014" in say(tree, "fr")
    assert "day the Refugee Protection Division rejected the claim: April 30, 2013" in say(tree, "en")


def test_a_rule_quotes_the_note_of_its_row(tree, authored):
    notes = dict.fromkeys(authored.law_notes, Note(en="Our words.", fr="Nos mots."))
    own = {"law_notes": notes, "touches": {}, "procedure": {}, "deadlines": authored.deadlines}
    words = SimpleNamespace(facts=authored.facts, remedies=authored.remedies, **own)
    told = steps_in_words(Step.read(tree.record()), "en", words)
    assert "Bars the request: Our words." in [step["text"] for step in told["below"]]


def test_a_message_is_said_by_its_id():
    assert say("value-remedy", "en", code="appeal") == "appeal"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("born", "1996-06-12", "12 juin 1996"),
        ("born", "never", "jamais"),
        ("status", "none", "sans statut"),
        ("trafficked", "yes", "oui"),
        ("trafficked", "unknown", "inconnu"),
    ],
)
def test_the_value_of_a_fact_in_words(name, value, words):
    assert value_in_words(facts()[name], value, "fr") == words


def test_the_table_of_archetypes_says_what_the_row_says(authored, rows):
    data = pd.DataFrame([{"remedy": "hc", "row": "hc_12m_2012", "readings": []}])
    data.attrs = {"table": "eligibility"}
    about = rows.set_index("row").loc["hc_12m_2012"]
    for lang in ("en", "fr"):
        assert joined(data, "eligibility", lang, authored)["note"][0] == about[f"note_{lang}"]


def test_a_contested_answer_names_who_reads_it_how(authored):
    readings = ["permit_reach/guide=not_applicable", "permit_reach/instructions=open|need_not_be_considered"]
    row = {"remedy": "vtip_trp", "row": None, "readings": readings}
    data = pd.DataFrame([row, {**row, "readings": []}])
    data.attrs = {"table": "eligibility"}
    for lang, words in (("en", "does not apply"), ("fr", "ne s'applique pas")):
        told = joined(data, "eligibility", lang, authored)["held_by"]
        by = authored.readings
        assert [
            getattr(by[f"permit_reach/{name}"].holder, lang) in said
            for name, said in zip(("guide", "instructions"), told[0], strict=True)
        ] == [True, True]
        assert words in told[0][0]
        assert " / " in told[0][1]
        assert told[1] is None


def test_a_bar_and_its_way_out_are_told_in_the_words_of_their_rows(authored, rows):
    data = remedy_exceptions(rows, dt.date(2026, 6, 12))
    about = rows.set_index("row")
    for lang in ("en", "fr"):
        told = joined(data, "remedy_exceptions", lang, authored)
        notes = about[f"note_{lang}"]
        assert told["note"].tolist() == notes.loc[told["bar"]].tolist()
        known = told["way_out"] != "none"
        assert told.loc[known, "way_out_note"].tolist() == notes.loc[told.loc[known, "way_out"]].tolist()
        assert told.loc[~known, "way_out_note"].isna().all()


def test_a_recommendation_is_told_in_the_words_of_its_file(authored):
    measured = {
        "measured_by": ["vtip_permits", "police_incidents", "vtip_trp_yearly"],
        "measured_period": ["2015-2023", "2023", None],
        "measured_low": [906.0, 1.0, None],
        "measured_high": [906.0, 4.0, None],
        "measured_unit": ["permits", "incidents", None],
    }
    known = authored.series
    names = {series.id: series.title for series in known.series}
    data = pd.DataFrame([{"id": "R15", **measured, "sentences_before": 0, "sentences_after": 1200}])
    data.attrs = {"table": "recommendations"}
    english, french = (joined(data, "recommendations", lang, authored).iloc[0] for lang in ("en", "fr"))
    item = next(item for item in authored.recommendations if item.id == "R15")
    assert (english["summary"], french["summary"]) == (item.summary.en, item.summary.fr)
    assert any("RIPR 298" in text and text.startswith("Droit (2010-11-04)") for text in french["today"])
    assert english["measured"][0] == f"{names['vtip_permits'].en}, 2015 to 2023: 906 {known.units['permits'].en}"
    assert ", 2015 à 2023\N{NO-BREAK SPACE}: 906 " in french["measured"][0]
    assert english["measured"][1].endswith(f"2023: 1 to 4 {known.units['incidents'].en}")
    assert english["measured"][2].startswith("Not found, or in part only: ")
    assert english["measured"][3] == "Sentences on its themes in the texts held: 0 before the bills, 1,200 after"


def test_words_for_codes_that_config_makes_up(authored):
    def words(table):
        data = pd.DataFrame({"life": []})
        data.attrs = {"table": table}
        return joined(data, table, "en", authored).attrs["labels"]

    lives = words("process_clock")
    assert lives["moment"]["before"] == {"en": "March 12, 2012", "fr": "12 mars 2012"}
    assert set(lives["life"]) >= {profile.id for profile in authored.profiles.profiles}
