"""The page on the coding: sealed numbers first, and no two rows of a table with equal heads."""

import re
from collections import Counter

import pandas as pd
import pytest

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.package.reader import Package
from tipimpact.publish.site.coding import coding_page
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.tables.table import ResultTable

SAMPLES = {"sealed": 0.61, "calibrate": 0.93}
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
HEADS = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)


@pytest.fixture(scope="module")
def page(authored):
    """The page of made-up scores, with every method in every sample, as the log of openings has them."""
    spec = contract("theme_evaluation")
    methods = ["full", "second_reader"]
    counts = {"positives": 100, "found": 90, "correct": 80, "uncoded": 100, "false_alarms": 2, "enough": True}
    shares = ("precision", "precision_weighted", "recall", "recall_weighted")
    rows = [
        {"sample": sample, "language": lang, "method": method, "theme": theme, **counts, **dict.fromkeys(shares, share)}
        for sample, share in SAMPLES.items()
        for lang in ("all", *LANGUAGES)
        for method in methods
        for theme in (("ALL", "FEES") if method == "full" else ("ALL",))
    ]
    table = spec.conform(pd.DataFrame(rows).reindex(columns=list(spec.columns)))
    table.attrs = {"table": "theme_evaluation", "edition": "official", "labels": {}, "sources": [], "missing": []}
    tables = {"theme_evaluation": ResultTable(table, "theme_evaluation", authored.sources, authored)}
    inputs = SiteInputs(Package("official", authored, {}), tables)
    return {lang: coding_page(inputs, lang).text for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sealed_numbers_come_first(page, lang):
    text = page[lang]
    lead = text[text.index('class="lead"') : text.index("<section")]
    assert "61" in lead
    assert "93" not in lead
    assert text.index('id="sealed"') < text.index('id="unseen"')


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_table_has_two_rows_of_equal_heads(page, lang):
    tables = re.findall(r"<tbody>(.*?)</tbody>", page[lang], re.DOTALL)
    assert len(tables) == 3, "sealed, and calibrate in each language"
    for table in tables:
        named = [tuple(re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row)[:1]) for row in ROW.findall(table)]
        assert named
        assert [heads for heads, times in Counter(named).items() if times > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_column_of_the_page_is_f1(page, lang):
    assert not [head for head in HEADS.findall(page[lang]) if "F1" in head]
