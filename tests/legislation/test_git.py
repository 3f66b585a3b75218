"""An Act's history as wordings with their days, as a git repository and on the command line: a small Act, and IRPA."""

import datetime as dt
import subprocess

import pytest
from typer.testing import CliRunner

from tipimpact.cli import app
from tipimpact.common.errors import LegislationError
from tipimpact.legislation import history, shelf
from tipimpact.legislation.commencement import Commencement, standing
from tipimpact.legislation.git import days, write
from tipimpact.legislation.shelf import Shelf

BILL = """<Bill xml:lang="{lang}"><Identification><ShortTitle>{title}</ShortTitle><Chapter><AnnualStatuteId>
<AnnualStatuteNumber>{chapter}</AnnualStatuteNumber><YYYY>{year}</YYYY></AnnualStatuteId></Chapter></Identification>
<Body>{body}</Body></Bill>"""
ENACTED = {
    "en": ("Lamp Act", "A lamp has oil.", "A lamp burns."),
    "fr": ("Loi sur les lampes", "La lampe a de l’huile.", "La lampe brûle."),
}
AMENDED = {
    "en": ("Lamp Amendment Act", "Section 1 of the ⟨Lamp Act⟩ is replaced by the following:", "A lamp has a wick."),
    "fr": (
        "Loi modifiant la Loi sur les lampes",
        "L’article 1 de la ⟨Loi sur les lampes⟩ est remplacé par ce qui suit :",
        "La lampe a une mèche.",
    ),
}


def _section(label: int, text: str, inside: str = "", kind: str = "") -> str:
    attribute = f' type="{kind}"' if kind else ""
    return f"<Section{attribute}><Label>{label}.</Label><Text>{text}</Text>{inside}</Section>"


@pytest.fixture
def lamps(tmp_path):
    """The Lamp Act: section 1 since 2001-03-01 and replaced in 2012, section 2 in force since 2005-01-01 only."""
    for lang, (title, one, two) in ENACTED.items():
        body = _section(1, one) + _section(2, two)
        text = BILL.format(lang=lang, title=title, chapter=1, year=2001, body=body)
        (tmp_path / f"annual_2001-c1_{lang}.xml").write_text(text, encoding="utf-8")
        title, instruction, new = AMENDED[lang]
        marked = instruction.replace("⟨", "<XRefExternal>").replace("⟩", "</XRefExternal>")
        body = _section(2, marked, f"<AmendedText>{_section(1, new)}</AmendedText>", "amending")
        text = BILL.format(lang=lang, title=title, chapter=9, year=2012, body=body)
        (tmp_path / f"annual_2012-c9_{lang}.xml").write_text(text, encoding="utf-8")
    fact = {"how": "order", "source": "SI/1"}
    base = {
        "act": "L-1",
        "title": {lang: words[0] for lang, words in ENACTED.items()},
        "citation": "2001, c. 1",
        "otherwise": {"day": dt.date(2001, 3, 1), **fact},
        "clauses": [{"clauses": ["2"], "day": dt.date(2005, 1, 1), **fact}],
    }
    acts = {"2012, c. 9": {"otherwise": {"day": dt.date(2012, 6, 1), **fact}}}
    return shelf(tmp_path, Commencement.model_validate({"base": base, "acts": acts}))


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


def test_a_day_of_change_holds_the_law_in_force_alone(lamps):
    found = days(lamps)
    assert [f"{day.on}" for day in found] == ["2001-03-01", "2005-01-01", "2012-06-01"]
    assert [sorted(day.files) for day in found[:2]] == [
        ["1/en.txt", "1/fr.txt"],
        ["1/en.txt", "1/fr.txt", "2/en.txt", "2/fr.txt"],
    ]
    assert found[2].clauses == ["2012, c. 9, s. 2"]


def test_the_repository_has_a_commit_a_day_by_its_act_and_the_same_hashes_again(lamps, tmp_path):
    def log(name: str, style: str) -> list[str]:
        done = subprocess.run(
            ["git", "log", "--reverse", f"--format={style}", "--date=short"], cwd=tmp_path / name, capture_output=True
        )
        return done.stdout.decode().splitlines()

    for name in ("one", "two"):
        assert write(tmp_path / name, lamps, "# Lamps\n") == 3
    assert log("one", "%ad %an %s") == [
        "2001-03-01 2001, c. 1 2001, c. 1: Lamp Act",
        "2005-01-01 2001, c. 1 2001, c. 1: Lamp Act",
        "2012-06-01 2012, c. 9 2012, c. 9: Lamp Amendment Act",
    ]
    assert log("one", "%H") == log("two", "%H")
    with pytest.raises(LegislationError, match="is not empty"):
        write(tmp_path / "one", lamps, "")


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


@pytest.mark.official
@pytest.mark.slow
def test_blame_names_the_act_that_wrote_each_line_of_irpa(mirror, tmp_path):
    held = shelf(mirror / "legislation")
    write(tmp_path / "irpa", held, "")
    blame = subprocess.run(
        ["git", "blame", "--date=short", "25/en.txt"], cwd=tmp_path / "irpa", capture_output=True, check=True
    ).stdout.decode()
    by = {line.split(") ", 1)[1].split("  ")[0]: line for line in blame.splitlines()}
    assert "2012, c. 17; 2010, c. 8" in by["25(1.01)"]
    assert "2012-06-28" in by["25(1.2)(a)"]
    assert "(2019, c. 29" in by["25(1.2)(b)"]
    on = subprocess.run(
        ["git", "log", "--format=%ad", "--date=short", "--", "110"], cwd=tmp_path / "irpa", capture_output=True
    ).stdout.decode()
    assert on.split()[-1] == "2012-12-15"  # the appeal waited ten years
