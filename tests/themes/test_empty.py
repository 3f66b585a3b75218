"""Without coded sentences there is no evaluation; without sentences nobody has anything to review."""

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.themes.coding import read_codings
from tipimpact.themes.evaluation import evaluate
from tipimpact.themes.review import COLUMNS, queue


def test_without_coded_sentences_nothing_is_evaluated(codebook):
    coded = read_codings([], codebook)
    table = evaluate(coded, codebook, pd.DataFrame(columns=codebook.ids, dtype=bool), np.random.default_rng(1))
    assert contract("theme_evaluation").conform(table).empty


def test_without_sentences_nothing_is_queued(codebook):
    sentences, mentions = (contract(name).empty() for name in ("sentences", "theme_mentions"))
    table = queue(sentences, mentions, codebook, np.random.default_rng(1))
    assert list(table) == COLUMNS
    assert table.empty
