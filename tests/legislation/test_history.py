"""An Act's history as wordings with their days, and on the command line: a small Act, and IRPA."""

import pytest
from typer.testing import CliRunner

from tipimpact.cli import app
from tipimpact.common.errors import LegislationError
from tipimpact.legislation import history, shelf
from tipimpact.legislation.commencement import standing
from tipimpact.legislation.shelf import Shelf

from .lamps import write_lamp_act


@pytest.fixture
def lamps(tmp_path):
    return write_lamp_act(tmp_path)


def test_each_wording_has_its_days_and_its_clauses(lamps):
    found = history("L-1", "1", lamps, lamps.commencement)
    english = found[found["lang"] == "en"].astype(object).to_dict("records")
    assert [(str(r["since"]), str(r["until"]), r["text"], r["by"]) for r in english] == [
        ("2001-03-01", "2012-06-01", "A lamp has oil.", []),
        ("2012-06-01", "None", "A lamp has a wick.", ["2012, c. 9, s. 2"]),
    ]
    assert found.loc[found["lang"] == "fr", "text"].tolist() == ["La lampe a de l’huile.", "La lampe a une mèche."]


def test_another_act_an_unknown_unit_and_an_empty_folder_are_errors(lamps, tmp_path):
    with pytest.raises(LegislationError, match="history of 'C-46' is not held"):
        history("C-46", "1", lamps, lamps.commencement)
    with pytest.raises(LegislationError, match=r"never had a unit '1\(1\)'") as error:
        history("L-1", "1(1)", lamps, lamps.commencement)
    assert error.value.problems[0].expected
    (tmp_path / "empty").mkdir()
    with pytest.raises(LegislationError, match="make official"):
        shelf(tmp_path / "empty", lamps.commencement)


@pytest.mark.parametrize("name", ["IRPA", "LIPR", "I-2.5", "Loi sur l'immigration et la protection des réfugiés"])
def test_the_act_is_found_under_every_name_of_the_register(name):
    Shelf(standing(), {}, {}).check(name)


def test_days_in_the_wrong_order_are_an_error_and_not_the_same_text():
    asked = CliRunner().invoke(app, ["diff", "IRPA", "24", "2014-06-30", "2012-06-27"])
    assert asked.exit_code == 2
    assert "is before 2014-06-30" in asked.output


@pytest.mark.official
@pytest.mark.slow
def test_the_command_says_what_irpa_said_on_a_day_in_either_language(mirror):
    def run(*words: str):
        return CliRunner().invoke(app, [*words, "--statutes", str(mirror / "legislation")])

    eve = run("law", "IRPA", "24(5)", "--on", "2012-06-27")
    assert eve.exit_code == 1
    assert "was not in force on June 27, 2012" in eve.output
    day = run("law", "IRPA", "24(5)", "--on", "2012-06-28", "--lang", "fr")
    assert "par 2012, ch. 17, art. 12" in day.output
    assert "ne peut demander de permis de séjour temporaire" in day.output
    gone = run("law", "LIPR", "11.1", "--on", "2024-06-30")
    assert gone.exit_code == 1
    assert "It was repealed on July 31, 2018, by 2015, c. 36, s. 170." in gone.output
    changed = run("diff", "IRPA", "24", "2012-06-27", "2014-06-30")
    assert changed.output.startswith("2012-06-28  2012, c. 17, s. 12\n")
    assert "{+(5) A designated foreign national may not request" in changed.output
