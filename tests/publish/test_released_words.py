"""Sentences, rows and figures of the committed release, against the numbers of its own tables. They need no run."""

import datetime as dt
import math
from html import unescape
from itertools import product

import pandas as pd
import pytest

from tipimpact.common.releases import newest_release
from tipimpact.common.steps import Step
from tipimpact.package.digests import TableCompared
from tipimpact.publish.figures import FIGURES
from tipimpact.publish.figures.svg import year_of
from tipimpact.publish.site.computed import computed_page, say_status
from tipimpact.publish.site.dropped import closing_words
from tipimpact.publish.site.open_remedies import list_remedies
from tipimpact.publish.statements import claims, law, recommendations, reform, work_permits
from tipimpact.publish.statements.model import TableEvidence
from tipimpact.publish.tables.findings import finding_view
from tipimpact.publish.tables.results import described
from tipimpact.publish.words import say_table
from tipimpact.publish.words.variants import say_variant


@pytest.fixture(scope="module")
def evidence(released):
    return TableEvidence.of(released)


def table(name: str) -> pd.DataFrame:
    """A table as it lies in the release."""
    return pd.read_parquet(newest_release() / f"{name}.parquet")


def test_claims_of_mexico_and_hungary_are_named_in_both_years(evidence):
    said = [one for one in claims.figure_sentences(evidence) if one.id == "figure-claims-origin"]
    assert [len(one.rows) for one in said] == [2, 2]
    own = table("indicators").loc[[row for one in said for row in one.rows], ["year", "value"]]
    assert own["year"].tolist() == [2009, 2013, 2009, 2013]
    for one in said:
        assert all(f"{own['value'][row]:,.0f} in {own['year'][row]}" in one.text("en") for row in one.rows)


def test_recommendations_are_drawn_by_what_became_of_them(evidence):
    rows = table("recommendations").sort_values("id")
    order = [
        id for met in ("met", "partly", "not_met", "cannot_tell") for id in rows.loc[rows["how_far_met"] == met, "id"]
    ]
    assert recommendations.order_by_status(evidence)["id"].tolist() == order


def test_a_provision_whose_text_is_not_held_is_not_told_as_law(evidence):
    changes = table("law_changes")
    unheld = set(changes.index[changes["state"] == "not_held"])
    told = {row for rule in law.list_rules(evidence) if rule.table == "law_changes" for row in rule.rows}
    assert unheld
    assert told
    assert not told & unheld


def test_the_title_on_permits_is_of_the_newest_year_that_is_whole(evidence):
    rows = table("work_permits").query("province == 'CA' and scope == 'sector_in_province'").dropna(subset="median_low")
    whole = rows[rows["year_months"] == rows["year_months"].max()].sort_values("year").iloc[-1]
    (title,) = work_permits.FINDING.title(evidence)
    assert f"{whole['median_low']:,.0f} other employers or more by sector" in title.text("en")
    assert set(table("work_permits").loc[list(title.rows), "year"]) == {whole["year"]}


def test_conditions_of_the_verdict_are_printed_as_they_were_computed(released):
    rows = table("reform_evidence").set_index(["row_kind", "item"])
    cells = {row[0].text: [cell.text for cell in row[1:]] for row in finding_view("reform", released, "en").rows}

    def of(words: str) -> list[str]:
        (found,) = (values for title, values in cells.items() if words in title)
        return found

    power, word = rows.loc[("condition", "power")], rows.loc[("condition", "word")]
    assert of("would be seen")[:2] == [f"{power['item_value']:.3f}", f"{power['limit']:.3f}"]
    assert of("Both changes")[:2] == [f"−{-math.expm1(word[column]):.0%}" for column in ("item_value", "limit")]
    assert of("Months until")[:2] == [str(int(rows.loc[("return", "smaller"), "item_value"])), "–"]
    assert of("the same day")[:2] == ["0", "0"]


def test_how_often_the_rule_errs_has_one_digit(evidence):
    row = table("reform_evidence").query("item == 'false_by_month'").iloc[0]
    (said,) = (one for one in reform.part(evidence) if one.id == "reform-false")
    assert f"{row['n']:,} earlier months" in said.text("en")
    assert said.text("en").endswith(f"in {100 * row['item_value']:.1f}%.")


def test_a_figure_needs_what_its_tables_had_and_what_they_lacked(evidence):
    figure = FIGURES["lives"]
    read = [evidence.tables[name].attrs for name in (figure.published.table, *figure.published.also)]
    had, lacked = ({id for attrs in read for id in attrs.get(kind, ())} for kind in ("sources", "missing"))
    assert figure.sources_of(evidence) == had
    assert figure.needs(evidence) == had | lacked > had


def test_a_year_begins_on_its_first_day():
    assert year_of(dt.date(2012, 1, 1)) == 2012
    assert 2012.99 < year_of(dt.date(2012, 12, 31)) < 2013


def test_ways_around_the_year_after_a_refusal_are_what_may_still_be_so(inputs):
    """IRPA 25(1.21): no care at home, and a child; 25.1: the Minister unasked. Not the transitional days, now past."""
    why = inputs.package.lives["dco_refused"]["answers"]["today"]
    trees = {remedy: Step.read(answer["why"]) for remedy, answer in why.items()}
    now = {
        row.values["remedy"]: row
        for row in inputs.rows("eligibility", "en")
        if (row.values["life"], row.values["moment"]) == ("dco_refused", "today")
    }
    notes = inputs.authored.notes("en")
    (hc,) = (one for one in list_remedies(inputs.authored, now, trees, notes, "en") if one["code"] == "hc")
    assert sorted(hc["ways"]) == sorted(notes[row] for row in ("hc_child", "hc_no_care", "hc_unasked"))


def test_a_row_of_a_page_is_numbered_as_its_table_shows_it(inputs):
    labels = inputs.evidence.rows("events").index
    assert [inputs.row("events", label) for label in labels] == list(range(1, len(labels) + 1))
    assert inputs.row("events", max(labels) + 1) is None


def test_only_the_official_edition_reproduces_the_release():
    same, other = TableCompared("events", 3, "equal"), TableCompared("events", 3, "other_code")
    assert [say_status(same, edition, "en") for edition in ("official", "sample")] == [
        "reproduced",
        "equal to the release",
    ]
    assert {say_status(other, edition, "en") for edition in ("official", "sample")} == {"other code"}


def test_the_page_of_a_run_has_a_line_for_each_table_in_both_languages():
    compared = [TableCompared("lives", 1_234, "equal"), TableCompared("events", 56, "changed", ("config/a.csv",))]
    text = unescape(computed_page("sample", compared, None))
    for said in (
        "1,234</td><td>equal to the release",
        "1\u00a0234</td><td>identique",
        "56</td><td>changed by you: config/a.csv",
    ):
        assert said in text
    for table, lang in product(("lives", "events"), ("en", "fr")):
        assert f"{say_table(table, 'title', lang)} <code>{table}</code>" in text


def test_nothing_is_said_to_be_dropped_where_every_sentence_holds(evidence):
    assert [closing_words(evidence, lang) for lang in ("en", "fr")] == ["", ""]


def test_units_are_those_of_columns_that_have_one(released):
    for result in released.values():
        units = described(result.data)["units"]
        assert units == {name: unit for name, unit in units.items() if unit}
        assert set(units) <= set(result.spec.columns)


def test_a_variant_names_every_country_that_it_leaves_out():
    assert all(say_variant("without_MEX_HUN", lang).endswith("MEX, HUN") for lang in ("en", "fr"))
