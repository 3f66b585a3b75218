"""Words and numbers as Canadians write them, in both languages or neither."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.common.errors import ConfigError
from tipimpact.publish.words import LANGUAGES, date, interval, law, number, period, say

N = "\u00a0"


@pytest.mark.parametrize(
    ("value", "digits", "en", "fr"),
    [
        (30396, None, "30,396", f"30{N}396"),
        (-1.25, None, "−1.25", "−1,25"),
        (0.125, 2, "0.12", "0,12"),  # half to even
        (0.375, 2, "0.38", "0,38"),
        (2.5, 0, "2", "2"),
        (-0.001, 2, "0.00", "0,00"),
        (3.0, None, "3", "3"),
        (1234567.891, 1, "1,234,567.9", f"1{N}234{N}567,9"),
        (float("-inf"), None, "−∞", "−∞"),
    ],
)
def test_numbers(value, digits, en, fr):
    assert (number(value, "en", digits), number(value, "fr", digits)) == (en, fr)


@given(st.integers(-(10**15), 10**15))
def test_integers_come_back_from_their_words(value):
    for lang in LANGUAGES:
        digits = number(value, lang).replace("\N{MINUS SIGN}", "-").replace(",", "").replace(N, "")
        assert int(digits) == value


def test_dates():
    assert [date(dt.date(2012, 6, 28), lang) for lang in LANGUAGES] == ["June 28, 2012", "28 juin 2012"]
    assert [date(dt.date(2011, 11, 1), lang) for lang in LANGUAGES] == [
        "November 1, 2011",
        "1er novembre 2011",
    ]
    assert date(dt.date(2011, 1, 11), "fr") == "11 janvier 2011"


def test_intervals():
    assert [interval("1", "4", lang) for lang in LANGUAGES] == ["1 to 4", "de 1 à 4"]
    assert interval("2", "2", "fr") == "2"


def test_periods():
    assert [period("2014H2", lang) for lang in LANGUAGES] == [
        "second half of 2014",
        "second semestre de 2014",
    ]
    assert [period("2024Q3", lang) for lang in LANGUAGES] == [
        "third quarter of 2024",
        "troisième trimestre de 2024",
    ]
    assert period("2015", "fr") == "2015"


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("25(1.2)(c)", "25(1.2)c)"),
        ("24(4)", "24(4)"),
        ("20.1", "20.1"),
        ("37(1)(b)", "37(1)b)"),
        ("101(1)(b.1)", "101(1)b.1)"),
        ("110(2)(d.1)", "110(2)d.1)"),
        ("245(f)", "245f)"),
        ("112(2)(b.1)(i)", "112(2)b.1)(i)"),  # a subparagraph keeps both brackets
        ("3(1)(i)", "3(1)i)"),  # and a paragraph (i) does not
        ("IRPA 24(5)", "LIPR 24(5)"),
        ("IRPR 185(b)", "RIPR 185b)"),
        ("2012, c. 17, s. 13(3)", "2012, ch. 17, art. 13(3)"),
        ("2012, c. 1, ss. 206, 207", "2012, ch. 1, art. 206, 207"),
        ("2012, c. 17, s. 2(F)", "2012, ch. 17, art. 2(F)"),
        ("S.C. 2012, c. 17", "L.C. 2012, ch. 17"),
        ("SOR/2012-154, s. 2", "DORS/2012-154, art. 2"),
        ("204 and 205", "204 et 205"),
    ],
)
def test_law_labels(en, fr):
    assert law(en, "fr") == fr
    assert law(en, "en") == en


@pytest.mark.parametrize("text", ["", "C-31", "Class s. Cook", "the Act, c. 17", "a (c) b", "https://example.org/s. 1"])
def test_other_text_is_left_alone(text):
    assert law(text, "fr") == text


def test_a_message_is_filled_and_an_unknown_one_names_the_nearest():
    assert say("page-table", "fr", number=3) == "Tableau 3"
    with pytest.raises(ConfigError, match=r"did you mean: page\.table"):
        say("page.tabel", "fr")
    with pytest.raises(ConfigError, match="no value for number"):
        say("page-table", "fr")


def test_every_fault_of_the_messages_is_named(tmp_path):
    path = tmp_path / "messages.csv"
    path.write_text(
        "key,en,fr,context\n"
        "a,One,Un,x\n"
        "a,One,Un,x\n"
        "b,Two,,x\n"
        "c,{n} of {m},{n} sur {k},x\n"
        "d,One, two,Un, deux,x\n"
        "e,{n,{n},x\n",
        encoding="utf-8",
    )
    with pytest.raises(ConfigError) as error:
        i18n.messages(path)
    for part in (
        "'a' stands twice",
        "no fr text for 'b'",
        "'c' has not the same places",
        "'d' has not four fields",
        "'e': ",
    ):
        assert part in str(error.value)
