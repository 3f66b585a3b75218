"""Texts that people wrote are found by id at publication; the data hold no sentence."""

import re
import shutil

import pandas as pd
import pytest

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import PublishError
from tipimpact.impact import read_plan
from tipimpact.package.texts import Texts
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.tables.joins import JOINS, joined
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.words import say


def test_every_table_with_joined_columns_has_a_join_and_no_other():
    assert set(JOINS) == {name for name in names() if contract(name).joined}


def test_no_column_of_a_stage_is_both_in_the_data_and_joined():
    """Joined columns are texts, one column for both languages."""
    for name in names():
        spec = contract(name)
        taken = {*spec.columns, *(column[:-3] for column in spec.columns if column.endswith(("_en", "_fr")))}
        assert not spec.joined.keys() & taken, name
        assert {column.type for column in spec.joined.values()} <= {"string", "list"}, name
        assert not [column for column in spec.joined if column.endswith(("_en", "_fr"))], name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_the_plan_stand_beside_their_estimand(authored, lang):
    plan = authored.plan
    data = pd.DataFrame({"estimand": [estimand.id for estimand in plan.estimands]})
    told = joined(data, "impact_estimates", lang, authored)
    assert told["claim"].tolist() == [getattr(estimand.claim, lang).strip() for estimand in plan.estimands]
    assert list(told.columns) == ["estimand", "question", "claim", "rivals", "refuted_by"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_estimand_says_in_two_sentences_what_is_estimated_for_whom_and_against_what(root, lang):
    """The years are those of the plan; a claim of the bills' effect is not among the words."""
    against = {"en": "compared", "fr": "compare"}[lang]
    whom = {"en": "people|persons", "fr": "personnes"}[lang]
    once = {
        "persons": {"en": "each claim counting once", "fr": "chaque demande comptant une fois"}[lang],
        "origins": {"en": "each country counting once", "fr": "chaque pays comptant une fois"}[lang],
    }
    for estimand in read_plan(root / "config" / "plan.yaml").estimands:
        text = say("estimand-question", lang, code=estimand.id)
        sentences = re.split(r"(?<=[.])\s", text)
        assert len(sentences) == 2, estimand.id
        assert re.search(whom, sentences[0]), estimand.id
        assert against in sentences[1], estimand.id
        if estimand.design == "months":
            planned = {estimand.event.year, int(estimand.rule.placebos.out_of_sample.first[:4])}
        else:
            after = [year for year in estimand.window.kept() if year > estimand.base.last]
            planned = {estimand.base.first, estimand.base.last, after[0], after[-1]}
        assert {int(year) for year in re.findall(r"\d{4}", text)} == planned, estimand.id
        assert estimand.estimator not in once or once[estimand.estimator] in text
        assert not re.search(r"effect|reduced|caused|effet|réduit|causé", text), estimand.id


def test_an_unknown_id_is_an_error_with_the_nearest_one(authored):
    data = pd.DataFrame({"estimand": ["origins_claimin"]})
    with pytest.raises(PublishError, match="did you mean: origins_claiming"):
        joined(data, "impact_estimates", "en", authored)


def test_a_table_without_joined_columns_comes_back_as_it_is(authored):
    data = pd.DataFrame({"place": ["x"]})
    assert joined(data, "work_permits", "en", authored) is data


def test_titles_of_estimands_come_with_every_table_that_names_them(authored):
    told = joined(pd.DataFrame({"estimand": ["origins_claiming"]}), "minimum_detectable_effects", "fr", authored)
    title = next(e.title.fr for e in authored.plan.estimands if e.id == "origins_claiming")
    assert (
        CodeWords("minimum_detectable_effects", "fr", told.attrs["labels"]).code("estimand", "origins_claiming")
        == title
    )


def test_joined_columns_are_left_out_where_config_is_not_at_hand(authored):
    spec = contract("events")
    day = pd.Timestamp(2012, 12, 15)
    event, title = next(iter(authored.events.items()))
    facts = {"event": event, "first_day": day, "last_day": day, "date_precision": "day", "verification": "verified"}
    data = spec.conform(pd.DataFrame([{**facts, "domains": ["claims"], "source": "a text", "url": None}]))
    data.attrs = {"edition": "sample", "table": "events", "sources": []}
    shown = [heading.name for heading in ResultTable(data, "events").view("en").headings]
    assert "title" not in shown
    view = ResultTable(data, "events", authored=authored).view("fr")
    place = [heading.name for heading in view.headings].index("title")
    assert view.rows[0][place].text == title.fr


def test_results_that_were_copied_alone_bring_their_texts(tmp_path, sample_results, root, authored):
    copied = tmp_path / "sample" / "data"
    copied.mkdir(parents=True)
    shutil.copy(sample_results / "sample" / "data" / "texts.json", copied)
    assert Texts.beside(copied / "events.parquet") == authored
