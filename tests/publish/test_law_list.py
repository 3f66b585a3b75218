"""The list of what is still law: one rule for the state of each, the same in every table, and words that fit it."""

import datetime as dt
import re

import pandas as pd
import pytest

from tipimpact.common.tables import read_table
from tipimpact.publish.statements import exposure, law, life_sentences
from tipimpact.publish.statements.law import RuleState, cite, find_state, list_rules, state_in_words
from tipimpact.publish.statements.life_pages import LISTED, detail_change
from tipimpact.publish.statements.life_picture import state_today
from tipimpact.publish.statements.lives import LOSSES, read_lives
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.words import LANGUAGES, date
from tipimpact.retrieve.sources import Sources

READ = ("law_changes", "remedy_exceptions", "exposure", "events", "lives")
DAY, LATER = dt.date(2015, 7, 23), dt.date(2019, 6, 21)


@pytest.fixture(scope="module")
def tables(edition) -> dict[str, pd.DataFrame]:
    return {name: read_table(edition / "data" / f"{name}.parquet", edition="sample") for name in READ}


def changed(tables: dict[str, pd.DataFrame], name: str, where: pd.Series, **values) -> TableEvidence:
    """The tables, with other values in some rows of one of them."""
    data = tables[name].copy()
    for column, value in values.items():
        data.loc[where, column] = value
    return TableEvidence({**tables, name: data})


@pytest.mark.parametrize(
    ("row", "state", "is_law"),
    [
        ((None, None, None, None), RuleState("in_force"), True),
        ((DAY, "Y.Z. 2015 FC 892", None, None), RuleState("ended_by_court", DAY, "Y.Z. 2015 FC 892"), False),
        ((DAY, "SOR/2022-113", None, None), RuleState("ended", DAY, "SOR/2022-113"), False),
        ((LATER, None, "2019, c. 29", None), RuleState("reenacted", LATER, "2019, c. 29"), True),
        ((None, None, None, DAY), RuleState("emptied", DAY), True),
        ((DAY, "Y.Z. 2015 FC 892", None, LATER), RuleState("ended_by_court", DAY, "Y.Z. 2015 FC 892"), False),
        ((pd.Timestamp(DAY), pd.NA, pd.NA, pd.NaT), RuleState("ended", DAY), False),
    ],
)
def test_what_ended_what_was_enacted_again_and_what_is_still_law_are_told_apart(row, state, is_law):
    assert find_state(*row) == state
    assert state.is_law == is_law


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("message", ["figure-lives-state", "situations-state"])
def test_every_state_has_words_on_every_page(message, lang):
    states = [
        RuleState(),
        RuleState("emptied", DAY),
        RuleState("reenacted", LATER, "2019, c. 29"),
        RuleState("ended", DAY, "a repeal"),
        RuleState("ended"),
        RuleState("reenacted", None, "2019, c. 29"),
        RuleState("not_held"),
    ]
    states.append(RuleState("ended_by_court", DAY, "Y.Z. 2015 FC 892"))
    assert all(state_in_words(state, message, LATER).text(lang).endswith(".") for state in states)


def test_a_ruling_and_an_act_are_cited_as_their_language_does():
    assert cite("Y.Z. 2015 FC 892", "fr") == "Y.Z. 2015 CF 892"
    assert cite("Chu, 2017 BCSC 630", "fr") == "Chu, 2017 BCSC 630"
    assert cite("2019, c. 29", "fr").replace("\N{NO-BREAK SPACE}", " ") == "2019, ch. 29"


def test_the_tables_agree_on_the_last_day_of_a_rule(tables):
    """What the reach, the lives and the bars state of one row of law is one thing."""
    bars = tables["remedy_exceptions"].drop_duplicates("bar").set_index("bar")["until"]
    for name, row, until in (("exposure", "row", "ends"), ("lives", "row", "until")):
        rows = tables[name].dropna(subset=[row]).drop_duplicates(row).set_index(row)[until]
        both = rows.index.intersection(bars.index)
        assert len(both) > 5
        assert rows[both].equals(bars[both].rename(until).rename_axis(row)), name


def test_every_place_that_says_whether_a_rule_is_law_has_the_state_of_the_list(tables):
    """The answer page, its lives, the situations, the picture, two findings: all read ``list_rules``.

    The brief, README and docs/answer print these findings and the opening, and have no list of their own.
    """
    evidence = TableEvidence(tables)
    states = law.find_states(evidence)
    lanes = [lane for life in read_lives(evidence) for lane in life.lanes]
    rows = tables["lives"]["row"]
    ruled = [(lane, states[rows[lane.rows[0]]]) for lane in lanes if rows[lane.rows[0]] in states]
    assert len(ruled) > 20
    assert [lane.citation for lane, state in ruled if lane.state != state] == []
    answered = {rule.id: statement.id for rule, statement in law.part(evidence) if statement.holds}
    assert {name: states[name].code for name in answered} == {name: law.SHOWN[id][1] for name, id in answered.items()}
    for line in exposure.FINDING.lines(evidence):
        state = states[tables["exposure"].at[line.rows[0], "exposure"]]
        span, until = line.values[2].text("en"), state.day and date(state.day, "en")
        assert span.startswith("since") == (state.code in ("in_force", "emptied")), span
        assert state.is_law or span.endswith(f"to {until}"), span
        assert (state.code == "reenacted") == (f"to {until}, then by {state.by}" in span), span
    (answer,) = law.answer_in_force(evidence)
    assert answer.holds


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_lane_is_told_with_one_state_on_its_page_and_in_the_picture(tables, lang):
    messages = ("figure-lives-state", "situations-state")
    in_force = {state_in_words(RuleState(), message, LATER).text(lang) for message in messages}
    lanes = [(lane, life) for life in read_lives(TableEvidence(tables)) for lane in life.lanes]
    for lane, life in lanes:
        is_listed = lane.word in LISTED  # the page lists what an Act closed, delayed, narrowed or opened
        page = [statement.text(lang) for statement in detail_change(lane, LATER)] if is_listed else []
        picture = [statement.text(lang) for statement in state_today(lane, life, opens=False)]
        if lane.word in LOSSES:
            assert picture[0] == state_in_words(lane.state, "figure-lives-state").text(lang)
        if is_listed and (lane.citation or "").split(" ")[0] in ("IRPA", "IRPR"):
            assert state_in_words(lane.state, "situations-state", LATER).text(lang) in page
        assert lane.state.code == "in_force" or not in_force & {*page, *picture}, lane
    assert {"in_force", "emptied"} <= {lane.state.code for lane, _ in lanes}


@pytest.mark.parametrize("kind", ["*.html", "*.svg", "*.csv", "*.md"])
def test_no_output_calls_a_rule_law_whose_list_is_empty(edition, kind):
    """Site, figures, tables and findings of the run: the 180 days are still written, and no country is listed."""
    texts = [path.read_text(encoding="utf-8") for path in edition.rglob(kind)]
    sentences = [re.sub(r"<[^>]+>", " ", text) for text in texts]
    wrong = re.compile(r"180 (?:days|jours)[^.\n]{0,120}(?:still the law|toujours la loi)", re.IGNORECASE)
    assert [match[0] for text in sentences for match in wrong.finditer(text)] == []


def test_a_rule_that_ends_is_ended_in_every_place(tables):
    """Planted: the five-year wait for a permit ends, and no place goes on calling it law."""
    bars = tables["remedy_exceptions"]
    ended = changed(tables, "remedy_exceptions", bars["bar"] == "trp_dfn", until=pd.Timestamp("2025-01-01"))
    lanes = [lane for life in read_lives(ended) for lane in life.lanes]
    rows = tables["lives"]["row"].fillna("")
    own = [lane for lane in lanes if rows[lane.rows[0]] == "trp_dfn"]
    assert own
    assert not any(lane.state.is_law for lane in own)
    assert not next(law.answer_in_force(ended)).holds
    spans = [
        line.values[2].text("en")
        for line in exposure.FINDING.lines(ended)
        if tables["exposure"].at[line.rows[0], "row"] == "trp_dfn"
    ]
    assert all("2025" in span for span in spans)


def test_the_list_has_each_rule_that_the_answer_names_and_its_words_fit(tables):
    parts = list(law.part(TableEvidence(tables)))
    assert {statement.id for _, statement in parts} >= {"answer-law-arrival", "answer-law-appeal", "answer-law-empty"}
    for rule, statement in parts:
        assert statement.holds, rule.id
        assert statement.rows
        assert statement.table == rule.table


def test_words_that_a_rule_has_outlived_are_dropped_and_nothing_stops(tables):
    bars = tables["remedy_exceptions"]
    ended = changed(tables, "remedy_exceptions", bars["bar"] == "trp_dfn", until=pd.Timestamp("2030-01-01"))
    assert [statement.id for _, statement in law.part(ended) if not statement.holds] == ["answer-law-arrival"]
    assert [own.id for own in law.waits(ended) if not own.holds] == ["answer-designated"]
    named = changed(tables, "remedy_exceptions", bars["bar"].notna(), trafficking_named=True)
    assert law.names_trafficking(named)
    repealed = changed(tables, "law_changes", tables["law_changes"]["act"] == "IRPA", state="repealed")
    assert "answer-law-work" in [statement.id for _, statement in law.part(repealed) if not statement.holds]


def test_a_bar_ends_with_its_provision_whatever_its_own_table_says(tables):
    """One rule: no page calls a wait law when the provision that it rests on is no longer in its Act."""
    changes = tables["law_changes"]
    gone = changed(tables, "law_changes", (changes["act"] == "IRPA") & (changes["unit"] == "24(5)"), state="repealed")
    states = {rule.id: rule.state.is_law for rule in list_rules(gone) if rule.table == "remedy_exceptions"}
    assert not states["trp_dfn"]
    assert states["hc_dfn"]
    assert [own.id for own in law.waits(gone) if not own.holds] == ["answer-designated"]
    assert "answer-law-arrival" in [statement.id for _, statement in law.part(gone) if not statement.holds]


def test_a_provision_whose_text_is_not_held_ends_nothing(tables):
    """Found by losing the newest consolidation: each bar of the Act was said to have ended."""
    irpa = tables["law_changes"]["act"] == "IRPA"
    lost = changed(tables, "law_changes", irpa, state="not_held")
    assert {rule.id: rule.state for rule in list_rules(lost) if rule.table == "remedy_exceptions"} == {
        rule.id: rule.state for rule in list_rules(TableEvidence(tables)) if rule.table == "remedy_exceptions"
    }
    assert "answer-law-detention" not in [statement.id for _, statement in law.part(lost)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_loss_whose_end_has_no_day_is_told_without_one(tables, lang):
    repealed = changed(tables, "law_changes", tables["law_changes"]["act"] == "IRPA", state="repealed")
    cells = [cell for line in life_sentences.FINDING.lines(repealed) for cell in line.values if cell]
    assert all(cell.text(lang) if hasattr(cell, "text") else str(cell) for cell in cells)


def test_opening_follows_the_lengths_of_the_table(tables):
    bars = ["trp_dfn", "hc_dfn", "pr_dfn"]
    longer = changed(tables, "remedy_exceptions", tables["remedy_exceptions"]["bar"].isin(bars), length=7)
    assert any("7 years for a permit" in statement.text("en") for statement in law.waits(longer))
    uneven = changed(tables, "remedy_exceptions", tables["remedy_exceptions"]["bar"] == bars[0], length=7)
    assert [statement.id for statement in law.waits(uneven) if not statement.holds] == ["answer-designated"]


def test_the_finding_counts_the_provisions_that_the_list_has_as_law(tables):
    evidence = TableEvidence(tables)
    still = {rule.place for rule in list_rules(evidence) if rule.table == "law_changes" and rule.state.is_law}
    (title,) = law.FINDING.title(evidence)
    assert title.values["rows"] == len(still)
    listed = {row for line in law.FINDING.lines(evidence) for row in line.rows}
    units = tables["law_changes"].loc[list(listed)]
    assert {f"{row.act} {row.unit}" for row in units.itertuples()} == still


def test_a_table_that_the_edition_does_not_have_leaves_the_rest(tables):
    without = TableEvidence({name: table for name, table in tables.items() if name != "law_changes"})
    read = {statement.table for _, statement in law.part(without)}
    assert read == {"remedy_exceptions", "exposure", "events"}
    assert list_rules(TableEvidence({})) == []
    assert list(law.FINDING.title(TableEvidence({}))) == list(law.FINDING.lines(TableEvidence({}))) == []


def made_without(tables: dict[str, pd.DataFrame], sources: Sources, missing: list[str]) -> TableEvidence:
    """The tables as a run makes them that did not obtain these sources."""
    copies = {name: data.copy() for name, data in tables.items()}
    for data in copies.values():
        data.attrs["missing"] = missing
    return TableEvidence(copies, sources=sources)


def test_no_place_calls_a_rule_law_of_whose_act_no_newest_text_was_read(tables, authored):
    """The days of our rows were then compared with nothing: a person would read that a wait is law, or is over."""
    texts = ["irpa_newest_en", "irpa_newest_fr"]
    whole, one, none = (made_without(tables, authored.sources, texts[:count]) for count in range(3))
    assert law.find_states(one) == law.find_states(whole)
    states = law.find_states(none)
    assert states["trp_dfn"] == states["hc_12m_2019"] == RuleState("not_held")
    assert not states["trp_dfn"].is_law
    assert states["appeal_designated"].code == "ended_by_court"  # a ruling ended it, whatever the newest text says
    lanes = [lane for life in read_lives(none) for lane in life.lanes if lane.state.code == "not_held"]
    told = {state_in_words(lane.state, "figure-lives-state").text("en") for lane in lanes}
    assert told == {"Whether it is still the law was not checked: the text of the Act is not here."}
    law_of_act = [lane for life in read_lives(none) for lane in life.lanes if lane.state.is_law]
    assert not [lane.citation for lane in law_of_act if (lane.citation or "").startswith("IRPA")]
    assert "answer-law-arrival" not in {statement.id for _, statement in law.part(none)}
    assert [own.id for own in law.unlisted(none)] == ["not_computed"]
    assert not {own.id for own in law.waits(none)} & {"answer-designated", "answer-year"}
    assert list(law.answer_in_force(none)) == []
    assert list(law.answer_length("question-wait-answer", "trp_dfn", "years")(none)) == []
    spans = [line.values[2].text("fr") for line in exposure.FINDING.lines(none)]
    assert f"depuis le {date(dt.date(2012, 6, 28), 'fr')}; nous n'avons pas vérifié si elle a pris fin" in spans
    assert not [span for span in spans if "inconnu" in span]
    regulations = made_without(tables, authored.sources, ["irpr_newest_en", "irpr_newest_fr"])
    assert law.find_states(regulations)["work_dco_wait"] == RuleState("not_held")
    (answer,) = law.answer_in_force(regulations)  # it names no rule of theirs
    assert answer.holds


def test_a_rule_is_said_to_be_in_the_text_of_its_own_act_and_of_no_later_day(tables, authored):
    """The newest Regulations are of June 2026, the newest Act of March, and an edition may have one of 2024."""
    evidence = made_without(tables, authored.sources, [])
    states = law.find_states(evidence)
    assert (states["trp_dfn"].read, states["work_dco_wait"].read) == (dt.date(2026, 3, 26), dt.date(2026, 6, 12))
    lanes = [lane for life in read_lives(evidence) for lane in life.lanes if (lane.citation or "").startswith("IRPA")]
    assert {lane.state.read for lane in lanes if lane.state.is_law} == {dt.date(2026, 3, 26)}
    older = [source.model_copy(deep=True) for source in authored.sources.sources]
    for source in older:
        if source.id.startswith("irpa_newest"):
            source.facts["pit_date"] = "2024-08-19"
    of_2024 = TableEvidence(evidence.tables, sources=authored.sources.model_copy(update={"sources": older}))
    sentence = state_in_words(law.find_states(of_2024)["trp_dfn"], "situations-state", dt.date(2026, 6, 12))
    assert sentence.text("en") == f"The rule was still in the text of {date(dt.date(2024, 8, 19), 'en')}."
