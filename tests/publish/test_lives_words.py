"""The sentences of lives in their table: one for each row in which an Act changed something, in each language."""

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.eligibility import lives
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.tables.joins.authored import Authored

FEW = ("tied_worker_fled", "convicted_citizen", "sponsored_spouse")
CHANGED = ["closed", "delayed", "narrowed", "limited_first", "contested"]


@pytest.fixture(scope="module")
def authored(root) -> Authored:
    return Authored(root / "config")


@pytest.fixture(scope="module")
def table(authored) -> pd.DataFrame:
    kept = [profile for profile in authored.profiles.profiles if profile.id in FEW]
    spec = authored.profiles.model_copy(update={"profiles": kept})
    return contract("lives").conform(lives(spec, rows=authored.eligibility))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_only_what_an_act_changed_has_a_sentence_and_it_begins_with_the_person(table, authored, lang):
    told = joined(table, "lives", lang, authored)["says"]
    assert (told.notna() == table["word"].isin(CHANGED)).all()
    who = {profile.id: getattr(profile.who, lang) for profile in authored.profiles.profiles}
    for code, text in zip(table["life"], told, strict=True):
        if isinstance(text, str):
            assert text.startswith(who[code])
            assert text.endswith(".")
            assert "victim" not in text


def test_the_sentence_of_the_record_names_its_day_and_act(table, authored):
    own = (table["life"] == "convicted_citizen") & (table["telling"] == "after") & (table["act"] == "c10")
    record = own & (table["remedy"] == "record")
    assert table.loc[record, "days"].tolist() == [1826]
    english, french = (joined(table, "lives", lang, authored).loc[record, "says"].item() for lang in ("en", "fr"))
    assert "only from August 13, 2023, after 1,826 more days, because of Bill C-10" in english
    plain = french.replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
    assert "qu'à partir du 13 août 2023, après 1 826 jours de plus, à cause de C-10" in plain
