"""History notes as the publisher writes them, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.legislation.labels import NoteCitation, basis, section_of, split, take_apart


@pytest.mark.parametrize(
    ("en", "fr", "citations"),
    [
        (
            "2001, c. 27, s. 53; 2012, c. 1, s. 150, c. 17, s. 22",  # one year, two Acts
            "2001, ch. 27, art. 53; 2012, ch. 1, art. 150, ch. 17, art. 22",
            ["2001, c. 27, s. 53", "2012, c. 1, s. 150", "2012, c. 17, s. 22"],
        ),
        (
            "2012, c. 17, ss. 49, 61, 84",  # one Act, three sections
            "2012, ch. 17, art. 49, 61 et 84",
            ["2012, c. 17, s. 49", "2012, c. 17, s. 61", "2012, c. 17, s. 84"],
        ),
        (
            "SOR/2016-37, ss. 4(F), 14; SOR/2004-167, s. 3(E)",  # one-language changes; the French note writes (A)
            "DORS/2016-37, art. 4(F) et 14; DORS/2004-167, art. 3(A)",
            ["SOR/2016-37, s. 4(F)", "SOR/2016-37, s. 14", "SOR/2004-167, s. 3(E)"],
        ),
        (
            "2013, c. 40, ss. 292(2) and (3)(E)",  # the second subsection is of the same section
            "2013, ch. 40, par. 292(2) et (3)(A)",
            ["2013, c. 40, s. 292(2)", "2013, c. 40, s. 292(3)(E)"],
        ),
        ("SI/2012-49, s. 2", "TR/2012-49, art. 2", ["SI/2012-49, s. 2"]),
        ("2010, c. 8", "2010, ch. 8", ["2010, c. 8"]),
        ("2014, 20, s. 306", "2014, ch. 20, art. 306", ["2014, c. 20, s. 306"]),  # "c." is missing in the English file
        ("SOR/2015-147, s.1", "DORS/2004-217, art. 2.", None),  # a space missing, a full stop too many
        ("", "", []),
    ],
)
def test_both_languages_give_the_same_citations(en, fr, citations):
    if citations is None:
        assert (split(en), split(fr)) == (("SOR/2015-147, s. 1",), ("SOR/2004-217, s. 2",))
    else:
        assert list(split(en)) == list(split(fr)) == citations


def test_what_is_no_citation_comes_back_as_it_stands():
    assert split("R.S., 1985, c. 31 (1st Supp.), s. 3") == ("R.S., 1985, c. 31 (1st Supp.), s. 3",)
    assert split("see the schedule; 2012, c. 17, s. 5") == ("see the schedule", "2012, c. 17, s. 5")


acts = st.tuples(st.integers(1985, 2030), st.integers(1, 60))
places = st.lists(
    st.integers(1, 900).map(str) | st.tuples(st.integers(1, 99), st.integers(1, 9)).map("{0[0]}({0[1]})".format),
    min_size=1,
    max_size=4,
)


@given(st.lists(st.tuples(acts, places), min_size=1, max_size=5))
def test_a_chain_gives_each_of_its_links(links):
    english = "; ".join(f"{y}, c. {c}, {'s.' if len(p) == 1 else 'ss.'} {', '.join(p)}" for (y, c), p in links)
    french = "; ".join(
        f"{y}, ch. {c}, art. {' et '.join(filter(None, [', '.join(p[:-1]), p[-1]]))}" for (y, c), p in links
    )
    expected = [f"{y}, c. {c}, s. {place}" for (y, c), p in links for place in p]
    assert list(split(english)) == list(split(french)) == expected


def test_parts_of_a_citation():
    assert take_apart("2012, c. 17, s. 45(F)") == NoteCitation("2012, c. 17", "45", "fr")
    assert take_apart("2013, c. 40, s. 292(3)(E)") == NoteCitation("2013, c. 40", "292(3)", "en")
    assert section_of(take_apart("2013, c. 40, s. 292(3)(E)").place) == "292"
    assert take_apart("2010, c. 8") == NoteCitation("2010, c. 8")


@pytest.mark.parametrize(
    ("date", "enacted", "history", "expected"),
    [
        ("2003-01-01", False, [], "floor"),
        ("2012-06-28", False, ["2001, c. 27, s. 24", "2012, c. 17, s. 12"], "lumped"),
        ("2019-06-21", True, ["2012, c. 17, s. 12", "2019, c. 29, s. 302"], "element"),
        ("2014-05-29", False, ["SOR/2012-252, s. 2", "SOR/2014-139, s. 6(F)"], "one_language"),
        ("2012-12-15", False, ["SOR/2012-252, s. 2", "SOR/2014-139, s. 6(F)"], "lumped"),  # the later note is not of it
        ("2023-12-15", True, ["2013, c. 16, s. 15", "2023, c. 32, s. 54(F)"], "one_language"),
        ("", False, [], "none"),
    ],
)
def test_what_a_date_is_worth(date, enacted, history, expected):
    assert basis(date, enacted, tuple(history), "2003-01-01") == expected
