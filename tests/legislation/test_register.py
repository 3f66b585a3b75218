"""The register of Acts: one id under every title."""

import datetime as dt

import pytest

from tipimpact.common.errors import ConfigError, LegislationError
from tipimpact.legislation.register import citations, fold, read_register, register


def test_an_act_has_one_id_under_every_title_that_it_had():
    listed = register()
    for title in (
        "Veterans Well-being Act",
        "Canadian Forces Members and Veterans Re-establishment and Compensation Act",
    ):
        assert listed.find(title, "en") == "C-16.8"
    act = listed.get("2005, c. 21")
    assert act.title("en") == "Veterans Well-being Act"


@pytest.mark.parametrize("name", ["IRPA", "I-2.5", "2001, c. 27", "LIPR", "Immigration and Refugee Protection Act"])
def test_whatever_it_is_called_it_is_the_same_act(name):
    assert register().get(name).citation == "2001, c. 27"


def test_a_name_that_is_not_listed_is_an_error_with_the_nearest():
    with pytest.raises(LegislationError, match="no Act is called 'Citizenshp Act'") as error:
        register().get("Citizenshp Act")
    assert "Citizenship Act" in str(error.value)


def test_of_two_acts_with_one_title_the_later_one_unless_it_was_not_yet_enacted():
    assert register().find("Quarantine Act", "en", dt.date(2006, 1, 1)) == "Q-1.1"
    assert register().find("Quarantine Act", "en", dt.date(2004, 1, 1)) == "Q-1"


@pytest.mark.parametrize(
    ("note", "number"),
    [
        ("R.S., c. N-5", "R.S., c. N-5"),
        ("L.R., ch. 18 (3e suppl.), partie I", "R.S., c. 18 (3rd Supp.)"),
        ("1999, ch. 33; 2001, ch. 2, art. 4", "1999, c. 33"),
        ("2003, ch. 22, art. 2", "2003, c. 22, s. 2"),
        ("DORS/2002-227", "SOR/2002-227"),
        ("C.R.C., ch. 945", "C.R.C., c. 945"),
        ("S.R.C. 1970, ch. C-32", "R.S. 1970, c. C-32"),
        ("Section 2 of this Act", None),
    ],
)
def test_notes_of_both_languages_give_one_citation(note, number):
    assert next(citations(note), None) == number


def test_what_a_section_of_a_statute_makes_is_not_that_statute():
    """The heading of 2024, c. 17, s. 145 is of regulations that section 116 of 2022, c. 19 made."""
    assert register().cited("2022, c. 19") == "F-0.7"
    assert register().cited("2022, c. 19, s. 116") == "2022, c. 19, s. 116"
    listed = next(act.citation for act in register().acts.values() if ", s. " in act.citation)
    assert register().get(register().cited(listed)).citation == listed


def test_titles_are_compared_without_capitals_punctuation_and_article():
    assert fold("LOI SUR L’ACCÈS À L’INFORMATION") == fold("la Loi sur l'accès à l'information")
    assert fold("mise en oeuvre") == fold("mise en œuvre")


def test_a_register_with_a_wrong_key_is_refused(tmp_path):
    path = tmp_path / "acts.yaml"
    path.write_text("acts:\n  L-1: {citation: '2001, c. 1', english: Lamp Act}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="english"):
        read_register(path)
