"""Numbers in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.themes.kwic import numbers


def places(text: str, lang: str) -> list[str]:
    """The numbers of a text as it writes them."""
    return [text[start:end] for start, end in numbers(text, lang)]


@given(st.integers(2, 99_999_999).filter(lambda n: not 1500 <= n <= 2099))
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
        ("en", "at least 1,200 permits, 12 or more visas, up to five women", ["1,200", "12", "five"]),
        ("en", "twenty-six women, two hundred and ten men", ["twenty-six", "two hundred and ten"]),
        ("en", "two dozen women and 30 men", ["two dozen", "30"]),
        ("en", "under section 24(3), 5 per cent paid $500 within 16 years, on March 3", []),
        ("en", "one person, aged 16, page 3, Bill C-31, 2.5 hours", []),
        ("fr", "au moins 40 permis, une vingtaine de femmes", ["40", "une vingtaine"]),
        ("fr", "vingt et un hommes, cent dix femmes", ["vingt et un", "cent dix"]),
        ("fr", "selon l'article 24, 5 % ont payé 500 $ en 16 ans, le 3 mars", []),
    ],
)
def test_what_counts_nothing_is_left_out(lang, text, read):
    assert places(text, lang) == read


@given(st.integers(1900, 2098), st.sampled_from(["en", "fr"]))
def test_a_year_is_no_number(year, lang):
    text = {
        "en": f"Permits were issued in {year} to victims.",
        "fr": f"Des permis ont été délivrés en {year} aux victimes.",
    }[lang]
    assert places(text, lang) == []
