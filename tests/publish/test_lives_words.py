"""The sentences of lives: one for each life in each language, made of its rows."""

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.eligibility import lives
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.tables.joins.authored import Authored
from tipimpact.publish.tables.joins.lives import sentences

FEW = ("tied_worker_fled", "convicted_citizen", "sponsored_spouse")


@pytest.fixture(scope="module")
def authored(root) -> Authored:
    return Authored(root / "config")


@pytest.fixture(scope="module")
def table(authored) -> pd.DataFrame:
    kept = [profile for profile in authored.profiles.profiles if profile.id in FEW]
    spec = authored.profiles.model_copy(update={"profiles": kept})
    return contract("lives").conform(lives(spec, rows=authored.eligibility))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_life_has_one_sentence_from_its_rows(table, authored, lang):
    said = sentences(table, authored, lang)
    assert set(said) == set(FEW)
    for code, text in said.items():
        who = next(p for p in authored.profiles.profiles if p.id == code).who
        assert text.startswith(getattr(who, lang))
        assert text.endswith(".")
        assert text.count(". ") == 0
        assert "victim" not in text


def test_the_sentence_of_the_record_names_its_day_and_act(table, authored):
    record = table[(table["of"] == "convicted_citizen") & (table["telling"] == "after") & (table["act"] == "c10")]
    assert record.loc[record["remedy"] == "record", "days"].tolist() == [1826]
    assert (
        "only from August 13, 2023, after 1,826 more days, because of Bill C-10"
        in sentences(table, authored, "en")["convicted_citizen"]
    )
    french = (
        sentences(table, authored, "fr")["convicted_citizen"].replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
    )
    assert "qu'à partir du 13 août 2023, après 1 826 jours de plus, à cause de C-10" in french


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_two_readings_are_told_with_their_holders(table, authored, lang):
    holders = [getattr(reading.holder, lang) for reading in authored.readings.by_id().values()]
    assert all(holder in sentences(table, authored, lang)["tied_worker_fled"] for holder in holders)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_only_what_an_act_changed_has_a_sentence_in_the_table(table, authored, lang):
    told = joined(table, "lives", lang, authored)
    assert (
        told["says"].notna() == table["word"].isin(["closed", "delayed", "narrowed", "limited_first", "contested"])
    ).all()
