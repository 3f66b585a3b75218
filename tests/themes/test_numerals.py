"""Numbers in running text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.common.documents import read_yaml
from tipimpact.themes.kwic import numbers

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))


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


@pytest.mark.parametrize(("lang", "text", "read"), LISTS["numerals: what counts nothing is left out"])
def test_what_counts_nothing_is_left_out(lang, text, read):
    assert places(text, lang) == read


@given(st.integers(1900, 2098), st.sampled_from(["en", "fr"]))
def test_a_year_is_no_number(year, lang):
    text = {
        "en": f"Permits were issued in {year} to victims.",
        "fr": f"Des permis ont été délivrés en {year} aux victimes.",
    }[lang]
    assert places(text, lang) == []
