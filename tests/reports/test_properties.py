"""Whatever a file holds, sentences lie in it one after the other and say what stands there."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from tests_support import read_raw as sentence_table
from tipimpact.reports import original_offset
from tipimpact.reports.passages import Passage, unwrap
from tipimpact.reports.words import hyphen_rule

PIECES = st.sampled_from(
    ["The word", "refugee", "au", "delà", "-", "-\n", "\u00ad\n", "\n", "\r\n", "\n\n", " > ", "- ", "• ", ". ", "? ",
     "! ", "(", ")", "[a](b)", "**", "# ", "===", "---", "```", " ", "\xa0", "\u202f", "\ufeff", "’", "œ", "ﬁn", "M. ",
     "p. 100", "http://bit.ly/x)", "𝕿", "e\u0301", "\x00", "\t", "« ", " »", "C-31", "Heading"]
)  # fmt: skip
RAW = st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join)


def spaces(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")


@settings(max_examples=100, deadline=None)
@given(RAW, st.booleans())
def test_spans_are_in_order_and_every_character_is_traced(raw, markdown):
    last = 0
    for row in sentence_table(raw, "en", "doc", markdown).itertuples():
        assert last <= row.start < row.end <= len(raw)
        last = row.end
        assert row.text == row.text.strip()
        assert "  " not in row.text
        places = [original_offset(row.start, row.skips, i) for i in range(len(row.text))]
        assert (places[0], places[-1]) == (row.start, row.end - 1)
        for place, char in zip(places, row.text, strict=True):
            assert raw[place] == char or (char == " " and spaces(raw[place]))


@settings(max_examples=100, deadline=None)
@given(RAW)
def test_the_span_read_again_is_the_sentence(raw):
    keep = hyphen_rule(raw, "en", [])
    for row in sentence_table(raw, "en", "doc").itertuples():
        assert unwrap(Passage(raw[row.start : row.end], range(row.start, row.end)), keep).text == row.text


@settings(max_examples=50, deadline=None)
@given(RAW, st.sampled_from(["\r\n", "\r", "\u2028"]))
def test_the_shape_of_line_ends_changes_no_word(raw, end):
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    once, again = (sentence_table(text, "en", "doc")["text"].tolist() for text in (raw, raw.replace("\n", end)))
    assert once == again
