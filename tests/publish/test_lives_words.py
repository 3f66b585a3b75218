"""The sentences of lives in their table: one for each row in which an Act changed something, in each language."""

import pytest

from tipimpact.publish.tables.joins import joined

WITHOUT = ["none", "sooner"]  # no later, and not closed: nothing is said


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_only_what_an_act_changed_has_a_sentence_and_it_begins_with_the_person(few_lives, authored, lang):
    told = joined(few_lives, "lives", lang, authored)["says"]
    assert (told.notna() == ~few_lives["word"].isin(WITHOUT)).all()
    who = {profile.id: getattr(profile.who, lang) for profile in authored.profiles.profiles}
    for code, text in zip(few_lives["life"], told, strict=True):
        if isinstance(text, str):
            assert text.startswith(who[code])
            assert text.endswith(".")
            assert "victim" not in text


def test_the_sentence_of_the_record_names_its_day_and_act(few_lives, authored):
    own = (few_lives["life"] == "convicted_citizen") & (few_lives["telling"] == "after")
    own &= few_lives["act_compared"] == "c10"
    record = own & (few_lives["remedy"] == "record")
    assert few_lives.loc[record, "days"].tolist() == [1826]
    english, french = (joined(few_lives, "lives", lang, authored).loc[record, "says"].item() for lang in ("en", "fr"))
    assert "only from August 13, 2023, after 1,826 more days, because of Bill C-10" in english
    plain = french.replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
    assert "qu'à partir du 13 août 2023, après 1 826 jours de plus, à cause de C-10" in plain
