"""A lead is a sentence of a report with the gap's subject, a number and a year; nothing else is."""

import pandas as pd
import pytest

from tipimpact.impact.leads import find_leads
from tipimpact.impact.person_years import RATES
from tipimpact.retrieve import read_sources

SENTENCES = {
    "r:0-9": ("In 2014 the department issued 46 temporary resident permits to foreign victims.", "en", "government"),
    "r:10-19": ("Temporary resident permits were issued to victims in 2014.", "en", "government"),  # no number
    "r:20-29": ("The department issued 46 temporary resident permits.", "en", "government"),  # no year
    "r:30-39": ("In 2014 the agency removed 46 people.", "en", "government"),  # another subject
    "l:0-9": ("In 2014, 46 temporary resident permits may be issued.", "en", "statute"),
    "f:0-9": ("En 2014, le ministère a délivré 46 permis de séjour temporaire à des victimes.", "fr", "un"),
}


@pytest.fixture(scope="module")
def declared(root):
    return [source for source in read_sources(root / "config" / "sources").sources if source.gap]


def test_only_a_sentence_with_subject_number_and_year_is_a_lead(declared):
    rows = [(id, *words) for id, words in SENTENCES.items()]
    sentences = pd.DataFrame(rows, columns=["sentence_id", "text", "lang", "source_type"])
    assert find_leads(declared, sentences) == {"vtip_trp_yearly": ["f:0-9", "r:0-9"]}


def test_the_published_rate_of_removal_lies_between_the_assumed_ones(root):
    """The note of ``exposure`` says so: 51% within a year, in 2014-15, is a monthly rate of 1 - .49^(1/12)."""
    facts = pd.read_csv(root / "data/raw/compiled/statistics/facts_2026_12.csv")
    share = facts.set_index("indicator").at["removed_within_year", "value"] / 100
    _, low, high = RATES
    assert low < 1 - (1 - share) ** (1 / 12) < high


def test_a_run_asks_for_every_document_that_probably_prints_a_series(root, declared):
    """So that the person who looks numbers up has them, where an address answers."""
    asked = {url for source in read_sources(root / "config" / "sources").sources for url in source.urls}
    named = {document.url for source in declared for document in source.gap.probably}
    assert named <= asked
