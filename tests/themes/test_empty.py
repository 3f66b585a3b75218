"""Without coded sentences there is no evaluation; without sentences nobody has anything to review."""

from tipimpact.common.contracts import contract
from tipimpact.themes.coding import read_codings
from tipimpact.themes.evaluation import evaluate
from tipimpact.themes.review import COLUMNS, queue, read_reviews
from tipimpact.themes.second_coder import read_scores


def test_without_coded_sentences_nothing_is_evaluated(codebook):
    coded = read_codings([], codebook)
    table = evaluate(coded, codebook)
    assert contract("theme_evaluation").conform(table).empty


def test_without_sentences_nothing_is_queued(codebook):
    sentences, mentions = (contract(name).empty() for name in ("sentences", "theme_mentions"))
    table = queue(sentences, mentions, read_reviews([], codebook), read_scores(None, codebook))
    assert list(table) == COLUMNS
    assert table.empty
