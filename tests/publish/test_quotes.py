"""The sentences that tables point to, for the pages that quote them."""

import pandas as pd
import pytest

from tipimpact.common.contracts import quoting
from tipimpact.package.quotes import quotes
from tipimpact.package.reader import quoted_ids

SAID = [
    ("a:0-40", "en", "Mr. Karel Novotny said that the permit came late."),
    ("a:41-90", "en", "The permit of Mr. Karel Novotny came late."),
    ("b:10-50", "fr", "Le permis de M. Karel Novotny est venu trop tard."),
]
SENTENCES = pd.DataFrame(SAID, columns=["sentence_id", "lang", "text"])


def table(name: str, rows: list[dict]) -> pd.DataFrame:
    made = pd.DataFrame(rows)
    made.attrs["table"] = name
    return made


def test_the_tables_that_point_to_sentences():
    assert {"recommendations", "theme_counts", "theme_errors"} <= set(quoting())
    assert "exposure" not in quoting()


def test_a_row_points_by_an_id_or_by_document_and_characters():
    assert quoted_ids("theme_errors", {"sentence_id": "a:0-40"}) == ["a:0-40"]
    assert quoted_ids("recommendations", {"found_in": "b", "start": 10, "end": 50}) == ["b:10-50"]
    assert quoted_ids("recommendations", {"found_in": None, "start": None, "end": None}) == []


@pytest.mark.slow
def test_only_sentences_that_tables_point_to_are_kept_and_names_are_masked():
    errors = table("theme_errors", [{"sentence_id": "a:0-40"}])
    spans = table("recommendations", [{"found_in": "b", "start": 10, "end": 50}])
    kept = quotes([errors, spans], SENTENCES)
    assert kept["sentence_id"].tolist() == ["a:0-40", "b:10-50"]
    assert not kept["text"].str.contains("Novotny").any()
    assert kept["text"].str.contains("[…]", regex=False).all()


def test_without_tables_nothing_is_quoted():
    assert list(quotes([], SENTENCES).columns) == ["sentence_id", "lang", "text"]
    assert quotes([], SENTENCES).empty
