"""Whole numbers and periods in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.asylum.series_periods import read_period
from tipimpact.themes.numerals import numbers, read_figures, read_words
from tipimpact.themes.time_spans import shift_year, time_spans

ENGLISH = dict(
    enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
)
FRENCH = dict(
    enumerate(
        [
            "zéro",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ]
    )
)
TENS = {
    "en": ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    "fr": ["", "dix", "vingt", "trente", "quarante", "cinquante", "soixante"],
}


def english(n: int) -> str:
    """The number in English words, as a report writes it."""
    if n < 20:
        return ENGLISH[n]
    if n < 100:
        return TENS["en"][n // 10] + (f"-{ENGLISH[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ENGLISH[n // 100]} hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    return f"{english(n // 1000)} thousand" + (f" {english(n % 1000)}" if n % 1000 else "")


def french(n: int) -> str:
    """The number in French words, in the traditional spelling."""
    if n < 17:
        return FRENCH[n]
    if n < 20:
        return f"dix-{FRENCH[n - 10]}"
    if n < 70:
        ten, one = TENS["fr"][n // 10], n % 10
        return ten if not one else f"{ten} et un" if one == 1 else f"{ten}-{FRENCH[one]}"
    if n < 80:
        return "soixante et onze" if n == 71 else f"soixante-{french(n - 60)}"
    if n < 100:
        return "quatre-vingts" if n == 80 else f"quatre-vingt-{french(n - 80)}"
    if n < 1000:
        hundreds, rest = divmod(n, 100)
        cent = "cent" if hundreds == 1 else f"{FRENCH[hundreds]} cent" + ("s" if not rest else "")
        return cent + (f" {french(rest)}" if rest else "")
    thousands, rest = divmod(n, 1000)
    mille = "mille" if thousands == 1 else f"{french(thousands)} mille".replace("cents mille", "cent mille")
    return mille.replace("quatre-vingts mille", "quatre-vingt mille") + (f" {french(rest)}" if rest else "")


@given(st.integers(0, 999_999))
def test_words_name_the_number_they_were_written_from(n):
    assert read_words(english(n), "en") == n
    assert read_words(french(n), "fr") == n
    assert read_words(french(n).replace(" ", "-"), "fr") == n, "the spelling of 1990"


@given(st.integers(2, 999_999))
def test_words_are_found_in_a_sentence(n):
    for lang, words, tail in (("en", english(n), "permits"), ("fr", french(n), "permis")):
        text = f"X: {words} {tail}"
        (number,) = numbers(text, lang)
        assert (text[number.start : number.end], number.value) == (words, n)


@given(st.integers(2, 99_999_999))
def test_figures_are_found_with_the_separators_of_each_language(n):
    for lang, mark, tail in (
        ("en", ",", "permits"),
        ("fr", "\N{NO-BREAK SPACE}", "permis"),
        ("fr", "\u202f", "permis"),
    ):
        text = f"X: {n:,} {tail}".replace(",", mark)
        numbers_read = [number.value for number in numbers(text, lang)]
        assert numbers_read == [n], text


@pytest.mark.parametrize("text", ["one two", "", "hundred thousand million", "cat"])
def test_other_words_name_no_number(text):
    with pytest.raises(ValueError, match="not a number"):
        read_words(text, "en")


def test_decimals_are_whole_only_with_a_scale():
    assert read_figures("1.5", "en") is None
    assert read_figures("1.5 million", "en") == read_figures("1,5 million", "fr") == 1_500_000


@given(st.integers(1900, 2098), st.sampled_from(["en", "fr"]))
def test_a_year_is_a_period_and_no_number(year, lang):
    text = {
        "en": f"Permits were issued in {year} to victims.",
        "fr": f"Des permis ont été délivrés en {year} aux victimes.",
    }[lang]
    assert list(numbers(text, lang)) == []
    assert [span.period for span in time_spans(text, lang)] == [str(year)]


@given(st.integers(1990, 2050))
def test_every_period_is_read_by_indicators(year):
    text = (
        f"In {year}, in {year}-{(year + 1) % 100:02}, from May {year} to June {year + 2}, since {year}, "
        f"on 31 March {year}, between {year} and {year + 3}, in May {year}."
    )
    spans = [span.period for span in time_spans(text, "en")]
    assert len(spans) == 7
    for period in spans:
        read_period(period)
    fiscal = f"{year}-{(year + 1) % 100:02}"
    assert shift_year(fiscal, "previous") == f"{year - 1}-{year % 100:02}"
    assert shift_year(str(year), "next") == str(year + 1)
    assert shift_year(f"since {year}", "previous") is None


def test_a_day_that_does_not_exist_is_no_period():
    assert list(time_spans("on 31 February 2012", "en")) == []
    assert list(time_spans("au 31 février 2012", "fr")) == []
