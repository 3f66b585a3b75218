"""Citations as other people typed them (``citations.csv``, each with its source), and what is refused, in words."""

import datetime as dt

import pandas as pd
import pytest
from typer.testing import CliRunner

from tipimpact.cli import app
from tipimpact.common.errors import LegislationError
from tipimpact.legislation.answers import answer
from tipimpact.legislation.citations import between, read_citation, read_day

from .lamps import write_lamp_act

REFUSED = "refused "
ASSENT = (
    '<BillHistory><Stages stage="assented-to"><Date><YYYY>2012</YYYY><MM>6</MM><DD>1</DD></Date></Stages>'
    "</BillHistory></Identification>"
)


@pytest.fixture(scope="module")
def typed(root) -> pd.DataFrame:
    return pd.read_csv(root / "tests" / "legislation" / "citations.csv", dtype=str)


def outcome(text: str) -> str:
    """The units that a citation names, each with its text, or the code of the refusal."""
    try:
        cited = read_citation(text)
    except LegislationError as error:
        return REFUSED + error.problems[0].code
    if not cited.act or not cited.ranges:
        return REFUSED + ("law-citation-act" if not cited.act else "law-citation-unit")
    return "; ".join(
        f"{cited.act} {first} to {last}" if last else f"{cited.act} {first}" for first, last in cited.ranges
    )


def test_what_people_typed_is_read_whole_or_refused_with_the_reason(typed):
    assert len(typed) >= 120
    assert typed["lang"].value_counts().min() >= 40
    assert typed["source"].notna().all()
    read = typed["typed"].map(outcome)
    assert typed.loc[read != typed["answer"], ["typed", "answer"]].values.tolist() == []
    assert (~read.str.startswith(REFUSED)).mean() >= 0.85


@pytest.mark.parametrize(
    ("typed", "cited"),
    [
        ("I-2.5, s. 24(4)", "IRPA 24(4)"),  # the chapter of the Revised Statutes under which the Act is listed
        ("R4(a)(b)", "IRPR 4(a); IRPR 4(b)"),
    ],
)
def test_a_chapter_names_its_act_and_two_paragraphs_are_two_units(typed, cited):
    assert outcome(typed) == cited


def test_no_form_that_the_publishers_own_pages_use_is_refused_but_where_it_names_no_provision(typed):
    own = typed[typed["source"].str.contains("laws-lois.justice|lois.justice")]
    refused = own[own["answer"].str.startswith(REFUSED)]
    assert len(own) >= 8
    assert set(refused["answer"]) <= {"refused law-citation-unit"}


@pytest.mark.parametrize(
    ("typed", "code", "about"),
    [
        ("IRPA 25(1.2) c", "law-citation-unread", "c"),
        ("IRPA 25(1", "law-citation-unread", "(1"),
        ("IRPA 25 blah", "law-citation-unread", "blah"),
        ("LIPR 24 à", "law-citation-unread", "LIPR 24 à"),
        ("IRPA s. 24, Criminal Code s. 2", "law-citation-acts", "IRPA / Criminal Code"),
        ("Bill C-31, 42-1, s. 2", "law-no-bill", "C-31 (42-1)"),
        ("IPRA 24", "law-no-act", "IPRA"),
        ("", "law-citation-empty", ""),
    ],
)
def test_a_rest_that_was_not_read_refuses_the_whole(typed, code, about):
    with pytest.raises(LegislationError) as error:
        read_citation(typed)
    problem = error.value.problems[0]
    assert (problem.code, problem.about) == (code, about)
    if typed.startswith("IPRA"):
        assert problem.nearest == "IRPA"


def test_lists_and_ranges_name_each_of_their_units():
    known = ["24", "24(1)", "24(1)(a)", "24.1", "25", "25[x]", "25.1", "26", "3(a)", "3(b)", "3(b.1)", "3(c)"]
    assert between("24", "25.1", known) == ["24", "24.1", "25", "25.1"]
    assert between("3(a)", "3(b.1)", known) == ["3(a)", "3(b)", "3(b.1)"]
    assert read_citation("IRPR 200(3)(e)(i) to (iv)").ranges == (("200(3)(e)(i)", "200(3)(e)(iv)"),)
    assert [*read_citation("ss. 24-26, 3(a) and (c) IRPA").units(known)] == [
        "24",
        "24.1",
        "25",
        "25.1",
        "26",
        "3(a)",
        "3(c)",
    ]


def test_a_list_is_answered_unit_by_unit(tmp_path):
    lamps = write_lamp_act(tmp_path)
    cited = read_citation("1, 2")._replace(act="L-1")
    answers = answer(cited, "June 1, 2012", "en", lamps)
    assert [(each.unit, each.text) for each in answers] == [("1", "A lamp has a wick."), ("2", "A lamp burns.")]
    for missing, code in ((read_citation("24"), "law-citation-act"), (read_citation("IRPA"), "law-citation-unit")):
        with pytest.raises(LegislationError) as error:
            answer(missing, dt.date(2012, 6, 1), "en", lamps)
        assert error.value.problems[0].code == code


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2012-06-28",
            "2012/6/28",
            "June 28, 2012",
            "28 June 2012",
            "Jun. 28th, 2012",
            "the 28".replace("the ", "") + " June, 2012",
        ),
        *("28 juin 2012", "le 28 juin 2012", "Le 28 Juin 2012"),
    ],
)
def test_days_are_read_as_people_write_them(written):
    assert read_day(written) == dt.date(2012, 6, 28)


@pytest.mark.parametrize("wrong", ["2012-02-30", "30 February 2012", "le 30 février 2012", "28/06/12", "soon", "2012"])
def test_a_day_that_is_none_is_refused(wrong):
    with pytest.raises(LegislationError, match="is not a day"):
        read_day(wrong)


@pytest.mark.parametrize(
    ("words", "lang", "message"),
    [
        (["IRPA 25(1.2) c"], "en", "“c” is not understood"),
        (["LIPR 25(1.2) c"], "fr", "« c » n'est pas compris"),
        (["C-31, 42-1, s. 2"], "en", "which statute Bill C-31 (42-1) became"),
        (["projet de loi C-31, 42-1, art. 2"], "fr", "issue du projet de loi C-31 (42-1)"),
        (["SOR/1999-1", "2"], "en", "No Act is called “SOR/1999-1”"),
        (["DORS/1999-1, art. 2"], "fr", "Aucune loi ne s'appelle « DORS/1999-1 »"),
        (["24(5)"], "en", "names no text"),
        (["24(5)"], "fr", "ne nomme aucun texte"),
        (["IRPA", "24", "--on", "30 February 2012"], "en", "is not a date"),
        (["LIPR", "24", "--on", "30 février 2012"], "fr", "n'est pas une date"),
    ],
)
def test_the_shell_refuses_in_the_readers_language(words, lang, message):
    asked = CliRunner().invoke(app, ["law", *words, "--lang", lang])
    assert asked.exit_code != 0
    assert message in " ".join(asked.output.replace("\N{NO-BREAK SPACE}", " ").replace("│", " ").split())


def test_a_clause_of_an_amending_statute_shows_what_it_enacts(tmp_path):
    write_lamp_act(tmp_path)
    path = tmp_path / "annual_2012-c9_en.xml"
    path.write_text(path.read_text("utf-8").replace("</Identification>", ASSENT), "utf-8")
    (asked,) = answer("2012, c. 9, s. 2", "2012-06-01", "en", tmp_path)
    assert "is replaced by the following:" in asked.text
    assert "A lamp has a wick." in asked.text
