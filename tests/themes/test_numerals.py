"""Whole numbers in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.themes.numerals import numbers

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


def places(text: str, lang: str) -> list[str]:
    """The numbers of a text as it writes them."""
    return [text[start:end] for start, end in numbers(text, lang)]


@given(st.integers(2, 999_999))
def test_words_are_read_from_end_to_end(n):
    assert places(f"X: {english(n)} permits", "en") == [english(n)]
    for words in (french(n), french(n).replace(" ", "-")):  # the second in the spelling of 1990
        assert places(f"X: {words} permis", "fr") == [words]


@given(st.integers(2, 99_999_999))
def test_figures_are_read_with_the_separators_of_each_language(n):
    for lang, mark, tail in (
        ("en", ",", "permits"),
        ("fr", "\N{NO-BREAK SPACE}", "permis"),
        ("fr", "\u202f", "permis"),
    ):
        figures = f"{n:,}".replace(",", mark)
        assert places(f"X: {figures} {tail}", lang) == [figures]


@pytest.mark.parametrize(
    ("lang", "text", "read"),
    [
        (
            "en",
            "at least 1,200 permits, 12 or more visas, up to five women",
            ["at least 1,200", "12 or more", "up to five"],
        ),
        (
            "en",
            "between 5 and 10 men, 12 to 15 women, 1.5 million people",
            ["between 5 and 10", "12 to 15", "1.5 million"],
        ),
        ("en", "two dozen women and 30 men", ["two dozen", "30"]),
        ("en", "under section 24(3), 5 per cent paid $500 within 16 years, on March 3", []),
        ("en", "one person", []),
        ("fr", "au moins 40 permis, une vingtaine de femmes", ["au moins 40", "une vingtaine"]),
        ("fr", "entre 5 et 10 hommes, 2,5 millions de personnes", ["entre 5 et 10", "2,5 millions"]),
        ("fr", "selon l'article 24, 5 % ont payé 500 $ en 16 ans, le 3 mars", []),
    ],
)
def test_bounds_belong_to_a_number_and_what_counts_nothing_is_left_out(lang, text, read):
    assert places(text, lang) == read


@given(st.integers(1900, 2098), st.sampled_from(["en", "fr"]))
def test_a_year_is_no_number(year, lang):
    text = {
        "en": f"Permits were issued in {year} to victims.",
        "fr": f"Des permis ont été délivrés en {year} aux victimes.",
    }[lang]
    assert places(text, lang) == []
