"""The notation of the codebook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.common.errors import ThemeError
from tipimpact.themes.patterns import fold, parse


def spelled(source: str) -> set[str]:
    return {" ... ".join(" ".join(segment) for segment in variant) for variant in parse(source).variants}


@pytest.mark.parametrize(
    ("source", "variants"),
    [
        ("permit(s)", {"permit", "permits"}),
        ("labour (camp|work)", {"labour camp", "labour work"}),
        ("esclavage (moderne|domestique)?", {"esclavage", "esclavage moderne", "esclavage domestique"}),
        ("famille(s) (immédiate)", {"famille", "familles", "famille immédiate", "familles immédiate"}),
        ("fédéral(e)-provincial(e(s))", {f"fédéral{e}-provincial{p}" for e in ("", "e") for p in ("", "e", "es")}),
        ("fee(s) ... (permit|claim)", {f"fee{s} ... {n}" for s in ("", "s") for n in ("permit", "claim")}),
        ("~head tax", {"head tax"}),
    ],
)  # fmt: skip
def test_every_spelling(source, variants):
    assert spelled(source) == variants


@pytest.mark.parametrize(("source", "method"), [("a b", "phrase"), ("a ... b", "gap"), ("~a ... b", "cue")])
def test_the_method_follows_from_the_notation(source, method):
    assert parse(source).method == method


@pytest.mark.parametrize(
    "source", ["(a", "a)", "a(b(c)", "", "(a)", "a ... (b)", "~", "* a", "(a|b|c|d)" * 20, "(" * 5000]
)
def test_a_pattern_that_matches_nothing_or_everything_is_refused(source):
    with pytest.raises(ThemeError):
        parse(source)


@given(st.text(alphabet="ab ()|?.*~", max_size=20))
def test_any_text_is_a_pattern_or_a_fault(source):
    try:
        pattern = parse(source)
    except ThemeError:
        return
    assert all(segment for variant in pattern.variants for segment in variant)


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Élaborer", "elaborer"), ("œuvre", "oeuvre"), ("PST", "PST"), ("l’", "l'"), ("C‑31", "C-31"), ("ﬁn", "fin")],
)
def test_what_makes_no_difference_is_folded(word, folded):
    assert fold(word) == folded
