"""The notation of the codebook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.common.errors import ThemeError
from tipimpact.themes.patterns import fold, parse, spellings


def spelled(source: str) -> set[str]:
    return {" ".join(variant) for variant in parse(source).variants}


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
        ("~~arrest*", {"arrest*"}),
        ("fee & permit", {"fee ... permit", "permit ... fee"}),
        ("a b && (c|d)", {"a b && c", "a b && d", "c && a b", "d && a b"}),
    ],
)  # fmt: skip
def test_every_spelling(source, variants):
    assert spelled(source) == variants


@pytest.mark.parametrize(
    ("source", "method"),
    [("a b", "phrase"), ("a ... b", "gap"), ("~a ... b", "cue"), ("~~a & b", "strong_cue"), ("a && b", "gap")],
)
def test_the_method_follows_from_the_notation(source, method):
    assert parse(source).method == method


@pytest.mark.parametrize(
    "source",
    ["(a", "a)", "a(b(c)", "", "(a)", "a ... (b)", "~", "* a", "a & ", "a && & b", "(a|b|c|d)" * 20, "(" * 5000],
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
    assert all(word.strip("*") for variant in pattern.variants for word in variant)


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Élaborer", "élaborer"), ("œuvre", "oeuvre"), ("PST", "PST"), ("l’", "l'"), ("C‑31", "C-31"), ("ﬁn", "fin")],
)
def test_what_makes_no_difference_is_folded(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("word", "ways"), [("réfugié", ["réfugié", "refugie"]), ("sûr", ["sûr"]), ("traite", ["traite"]), ("PST", ["PST"])]
)
def test_an_accent_may_be_missing_but_makes_no_common_word(word, ways):
    assert spellings(word, {"sur"}) == ways
