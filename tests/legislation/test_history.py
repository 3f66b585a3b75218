"""An Act's history as wordings with their days, and on the command line: a small Act, and IRPA."""

import datetime as dt
from dataclasses import replace
from functools import cache
from importlib import import_module

import pytest
from typer.testing import CliRunner

from tipimpact.cli import app
from tipimpact.common.errors import LegislationError
from tipimpact.legislation.answers import ask, page_of
from tipimpact.legislation.citations import read_citation
from tipimpact.legislation.commencement import standing
from tipimpact.legislation.dated import Doubt
from tipimpact.legislation.dating import Consolidation, provision_versions
from tipimpact.legislation.shelf import Shelf, dated_act, open_shelf, shelf

from .lamps import write_lamp_act


@pytest.fixture
def lamps(tmp_path):
    return write_lamp_act(tmp_path)


def test_each_wording_has_its_days_and_its_clauses(lamps):
    found = provision_versions([dated_act(lamps, lang) for lang in ("en", "fr")], ["1"])
    english = found[found["lang"] == "en"].astype(object).to_dict("records")
    assert [(str(r["since"]), str(r["until"]), r["text"], r["by"]) for r in english] == [
        ("2001-03-01", "2012-06-01", "A lamp has oil.", []),
        ("2012-06-01", "None", "A lamp has a wick.", ["2012, c. 9, s. 2"]),
    ]
    assert found.loc[found["lang"] == "fr", "text"].tolist() == ["La lampe a de l’huile.", "La lampe a une mèche."]


def test_another_act_an_unknown_unit_and_an_empty_folder_are_errors(lamps, tmp_path):
    with pytest.raises(LegislationError, match="history of 'C-46' is not held"):
        ask("C-46", "1", dt.date(2012, 6, 1), "en", lamps)
    with pytest.raises(LegislationError, match=r"never had a unit '1\(1\)'") as error:
        ask("L-1", "1(1)", dt.date(2012, 6, 1), "en", lamps)
    assert error.value.problems[0].expected
    (tmp_path / "empty").mkdir()
    with pytest.raises(LegislationError, match="make official"):
        shelf(tmp_path / "empty", lamps.commencement)


def test_an_answer_says_until_when_it_is_known_and_what_fixed_its_day(lamps):
    asked = ask("L-1", "1", dt.date(2030, 1, 1), "en", lamps)
    assert (asked.text, asked.since, asked.by) == ("A lamp has a wick.", dt.date(2012, 6, 1), ("2012, c. 9, s. 2",))
    assert (asked.known_by, asked.instruments, asked.basis) == ("order", ("SI/1",), "replay")
    assert not asked.is_known  # the last statute held decides, and none of a later day is here
    assert [step.doubt for step in asked.doubts] == [Doubt.DAY_NOT_IN_TABLE]
    before = ask("L-1", "2", dt.date(2004, 12, 31), "fr", lamps)
    assert (before.text, before.since) == (None, None)
    assert before.page.endswith("fra/lois/L-1/section-2.html")


@pytest.mark.parametrize(
    ("act", "unit", "lang", "address"),
    [
        ("I-2.5", "25(1.2)(c)", "en", "eng/acts/I-2.5/section-25-20120628.html"),
        ("I-2.5", "25(1.2)(c)", "fr", "fra/lois/I-2.5/section-25-20120628.html"),
        ("I-2.5", "Sch.", "en", "eng/acts/I-2.5/"),  # there was "section-Sch..html"
        ("SOR/2002-227", "Sch. 2", "fr", "fra/reglements/DORS-2002-227/"),
        ("2012, c. 17", "13", "en", "eng/AnnualStatutes/2012_17/"),
        ("2012, c. 17", "13", "fr", "fra/LoisAnnuelles/2012_17/"),
    ],
)
def test_the_page_of_an_act_is_that_of_its_section_and_of_an_annual_statute_its_own(act, unit, lang, address):
    assert page_of(act, unit, dt.date(2012, 6, 28), False, lang) == f"https://laws-lois.justice.gc.ca/{address}"


def test_a_statute_that_is_not_held_is_read_from_the_newest_consolidation(lamps, build, read):
    unit, history_ = build.unit, build.history
    later = history_("2001, c. 1, s. 1", "2012, c. 9, s. 2", "2026, c. 3, s. 7")
    body = unit("Section", "1", "A lamp has a switch.", later, date="2026-03-01", enacted=True)
    xml = build.statute(body + unit("Section", "2", "A lamp burns."))
    newest = Consolidation(read(xml, details=True), dt.date(2026, 3, 31))
    held = replace(lamps, consolidations={"en": [newest]})
    now, then = (ask("L-1", "1", day, "en", held) for day in (dt.date(2026, 3, 1), dt.date(2026, 2, 28)))
    assert (now.text, now.by, now.basis) == ("A lamp has a switch.", ("2026, c. 3, s. 7",), "consolidation")
    assert (then.text, then.until, then.basis) == ("A lamp has a wick.", dt.date(2026, 3, 1), "replay")
    assert now.is_known
    assert now.known_until == dt.date(2026, 3, 31)
    assert ask("L-1", "2", dt.date(2026, 3, 1), "en", held).basis == "replay"  # its section has no later note


def test_a_later_statute_that_moved_no_day_of_the_consolidation_begins_no_wording_twice(lamps, build, read):
    """2023, c. 32, s. 60(F) mended the French of 103(1) alone, and the consolidation kept the day of 2012."""
    later = build.history("2001, c. 1, s. 1", "2012, c. 9, s. 2", "2026, c. 3, s. 7(E)")
    section = build.unit("Section", "1", "A lamp has a good wick.", later, date="2012-06-01", enacted=True)
    newest = Consolidation(read(build.statute(section), details=True), dt.date(2026, 3, 31))
    found = provision_versions([dated_act(replace(lamps, consolidations={"en": [newest]}), "en")], ["1"])
    english = found[found["lang"] == "en"].astype(object).to_dict("records")
    assert [(str(row["since"]), str(row["until"]), row["text"]) for row in english] == [
        ("2001-03-01", "2012-06-01", "A lamp has oil."),
        ("2012-06-01", "2026-03-31", "A lamp has a wick."),
        ("2026-03-31", "None", "A lamp has a good wick."),
    ]


@pytest.mark.parametrize("name", ["IRPA", "LIPR", "I-2.5", "Loi sur l'immigration et la protection des réfugiés"])
def test_the_act_is_found_under_every_name_of_the_register(name):
    Shelf(standing(), {}, {}).check(name)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        *(("s. 25(1)", "25(1)"), ("paragraph 25(1.2)(c)", "25(1.2)(c)"), ("25 (1.2)", "25(1.2)")),
        *(("25(1.2)c)", "25(1.2)(c)"), ("al. 25(1.2)c)", "25(1.2)(c)"), ("art. 24", "24"), ("12.1", "12.1")),
        *(("2(1)[officer]", "2(1)[officer]"), ("Sch. 1", "Sch. 1")),
    ],
)
def test_citations_are_read_as_people_type_them(typed, unit):
    assert read_citation(typed, "IRPA").ranges == ((unit, ""),)


def test_a_name_that_is_nearly_right_is_corrected():
    with pytest.raises(LegislationError) as error:
        Shelf(standing(), {}, {}).check("IPRA")
    assert error.value.problems[0].nearest == "IRPA"


def test_days_in_the_wrong_order_are_an_error_and_not_the_same_text():
    asked = CliRunner().invoke(app, ["diff", "IRPA", "24", "2014-06-30", "2012-06-27"])
    assert asked.exit_code == 2
    assert "is before 2014-06-30" in asked.output


@pytest.mark.official
@pytest.mark.slow
def test_the_command_says_what_irpa_said_on_a_day_in_either_language(mirror, statutes_read_once, monkeypatch):
    read_once = cache(open_shelf)  # each command would read it again
    monkeypatch.setattr(import_module("tipimpact.legislation.shelf"), "open_shelf", read_once)

    def run(*words: str):
        return CliRunner().invoke(app, [*words, "--statutes", str(mirror / "legislation")])

    eve = run("law", "IRPA", "24(5)", "--on", "2012-06-27")
    assert eve.exit_code == 1
    assert "was not in force on June 27, 2012" in eve.output
    day = run("law", "IRPA", "24(5)", "--on", "2012-06-28", "--lang", "fr")
    assert "par 2012, ch. 17, art. 12" in day.output
    assert "ne peut demander de permis de séjour temporaire" in day.output
    repealed = run("law", "LIPR", "11.1", "--on", "2024-06-30")
    assert repealed.exit_code == 1
    assert "It was repealed on July 31, 2018, by 2015, c. 36, s. 170." in repealed.output
    biometrics = run("law", "IRPA", "11.1", "--on", "2013-04-29")
    assert "In force since April 29, 2013, by 2012, c. 17, s. 6 (order in council, SI/2013-48)" in biometrics.output
    assert "section-11.1-20130429.html" in biometrics.output
    late = run("law", "IRPA", "101(1)(b.1)", "--on", "2026-11-29")
    assert "by 2026, c. 4, s. 73" in late.output
    assert "The last day for which we have the law is March 31, 2026; nothing later is known here." in late.output
    never = run("law", "IRPA", "30.1", "--lang", "fr")
    assert (
        "Dispositions édictées pour cet article, mais pas en vigueur : 2014, ch. 39, art. 308."
        in never.output.replace(chr(160), " ")
    )
    same = run("diff", "IRPA", "24(5)", "2013-01-01", "2027-01-01")
    assert "reads the same on January 1, 2013 and on March 31, 2026" in same.output
    changed = run("diff", "IRPA", "24", "2012-06-27", "2014-06-30")
    assert changed.output.startswith("2012-06-28  2012, c. 17, s. 12\n")
    assert "{+(5) A designated foreign national may not request" in changed.output


@pytest.mark.parametrize(
    ("lang", "typed", "words", "near"),
    [
        ("fr", ["Criminal Code", "3"], "ne contient aucun texte de", "Code criminel"),
        ("en", ["Criminal Code", "3"], "has no text of", "Criminal Code"),
        ("fr", ["IPRA", "3"], "Aucune loi ne s'appelle", "Vouliez-vous dire LIPR?"),
        ("en", ["IPRA", "3"], "No Act is called", "Did you mean IRPA?"),
        ("fr", ["L-1", "1(9)"], "n'a jamais eu de disposition 1(9)", "25(1.2)c)"),
        ("en", ["L-1", "1(9)"], "never had a unit 1(9)", "25(1.2)(c)"),
    ],
)
def test_the_shell_tells_what_it_does_not_have_in_the_language_asked(
    lamps, monkeypatch, tmp_path, lang, typed, words, near
):
    monkeypatch.setenv("LAWS", str(tmp_path))
    open_shelf_ = open_shelf
    monkeypatch.setattr(
        import_module("tipimpact.legislation.shelf"),
        "open_shelf",
        lambda act, *rest: lamps if act == "L-1" else open_shelf_(act, *rest),
    )
    asked = CliRunner().invoke(app, ["law", *typed, "--lang", lang])
    assert asked.exit_code == 1
    assert words in asked.output
    assert near in asked.output
