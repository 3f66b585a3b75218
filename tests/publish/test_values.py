"""Values as an analyst loads them: every table can be counted, merged and cleared of repeated rows."""

import pandas as pd
import pytest

import tipimpact
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract, names
from tipimpact.package.texts import Texts
from tipimpact.publish.tables.results import read_printed
from tipimpact.publish.tables.table import ResultTable
from tipimpact.publish.tables.values import as_loaded

EACH = pytest.mark.parametrize("name", names(published=True))


@EACH
@pytest.mark.parametrize("lang", [None, *(pytest.param(lang, marks=pytest.mark.slow) for lang in LANGUAGES)])
def test_every_table_is_counted_merged_and_cleared_of_repeated_rows(name, lang):
    data, spec = tipimpact.load(name, lang=lang), contract(name)
    assert len(data.drop_duplicates()) <= len(data)
    for column in data:
        assert data[column].value_counts(dropna=False).sum() == len(data)
    if lang is None:
        twice = pd.concat([data, data]).drop_duplicates()
        assert len(twice) == len(data)
        merged = data.merge(data, on=list(data.columns))
        assert len(merged) == len(data)
        assert len(data.groupby(list(spec.key), dropna=False).size()) == len(data)
        codes = list(data.select_dtypes("category"))  # value_counts of them would count what does not occur
        assert not codes or len(data.groupby(codes, dropna=False).size()) == len(data[codes].drop_duplicates())


@EACH
def test_codes_are_categoricals_in_the_order_of_the_contract_and_lists_are_tuples(name):
    data = tipimpact.load(name)
    for column in contract(name).columns.values():
        values = data[column.name]
        if column.type == "list":
            assert {type(value) for value in values.dropna()} <= {tuple}
        if column.type == "string" and column.values:
            assert list(values.cat.categories) == list(column.values)


@pytest.mark.slow
@EACH
def test_the_words_for_a_loaded_table_are_those_of_the_printed_one(name):
    (printed, _), loaded = read_printed(name, "release", None), tipimpact.load(name)
    some = range(0, len(loaded), len(loaded) // 100 + 1)
    texts = Texts.beside(loaded.attrs["file"])
    for lang in LANGUAGES:
        words = [ResultTable(rows.iloc[some], name, authored=texts).words(lang) for rows in (loaded, printed)]
        pd.testing.assert_frame_equal(*words)


def test_codes_with_one_word_share_a_category_and_a_list_in_a_list_is_a_tuple():
    spec = contract("lives")
    columns = {name: spec.columns[name] for name in ("act_compared", "readings")}
    rows = pd.DataFrame({"act_compared": ["c31", None], "readings": [["a", ["b"]], None]})
    same = as_loaded(rows.assign(act_compared=["one", None]), columns, lambda column, code: "one")
    assert list(same["act_compared"].cat.categories) == ["one"]
    assert same["readings"].tolist() == [("a", ("b",)), None]
    assert list(as_loaded(rows, columns)["act_compared"].cat.categories) == list(columns["act_compared"].values)
