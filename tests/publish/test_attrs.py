"""What ``load`` says of every table: words for each code, a title for each column, and columns that join by name."""

import re

import pandas as pd
import pytest

import tipimpact
from tipimpact.common.contracts import contract, names
from tipimpact.eligibility.rows import law_keys, units_overlap
from tipimpact.publish.tables.cells import CodeWords, plain
from tipimpact.publish.words.codes import column_id

BILLS = ["2012, c. 17", "2012, c. 1"]
# Columns of names that no reader is asked to read: rows of config, files, sentences, hashes.
NAMES = re.compile(
    r"(^|_)(id|names|row|rows|bar|way_out|rule|readings|readings_of|gap|event|source|sources|found_in|lists|path|sha256"
    r"|starting_events|plan_hash|sentence_id|place|example|measured_by|action|object|matched|held_by|question"
    r"|unknown_because|material|instrument|deadline)$"  # the last two: of rows whose words are a column (title, what)
)
# A series that is not shown has the publisher's name; why a unit is no rule stands in the joined column ``says``.
ELSEWHERE = {("data_audit", "series"), ("completeness", "silence")}
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+")


def codes(data: pd.DataFrame, name: str) -> set[str]:
    values = data[name].dropna()
    if contract(data.attrs["table"]).columns[name].type == "list":
        return {str(item) for value in values for item in plain(value)}
    return set(values)


@pytest.mark.parametrize("name", names(published=True))
def test_attrs_have_words_for_every_code_in_every_column(name, sample_results):
    """What a reader sees instead of a code stands in ``attrs``; and what looks like a code has words."""
    data = tipimpact.load(name, "sample", root=sample_results.parent)
    for lang in ("en", "fr"):
        words, values = CodeWords.of(data, lang), data.attrs["values"][lang]
        for column in contract(name).columns.values():
            if column.type not in ("string", "list"):
                continue
            held = codes(data, column.name)
            said = {code: words.code(column.name, code) for code in held}
            listed = values.get(column.name, {})
            assert {code: text for code, text in said.items() if text != code}.items() <= listed.items(), column.name
            bare = {code for code in held if CODE.fullmatch(code) and code not in listed}
            if (name, column.name) in ELSEWHERE:
                continue
            assert not bare or NAMES.search(column.name), f"{name}.{column.name}: no words for {sorted(bare)[:5]}"


@pytest.mark.parametrize("name", names(published=True))
def test_every_column_has_a_label_and_a_description(name):
    """A column without a title of its own is not published, and is called by its name."""
    spec = contract(name)
    for column in spec.columns.values():
        assert column.doc
        if column.name in spec.publish["columns"]:
            assert column_id(name, column.name), column.name


def test_remedies_have_words_in_every_table(sample_results):
    """The same in each; a table need not have all remedies."""
    everywhere = tipimpact.load("eligibility", "sample", root=sample_results.parent).attrs["values"]["fr"]["remedy"]
    assert everywhere["hc"] == "demande pour considérations d'ordre humanitaire"
    for name in names(published=True):
        if "remedy" in contract(name).columns:
            data = tipimpact.load(name, "sample", root=sample_results.parent)
            words = data.attrs["values"]["fr"]["remedy"]
            assert words.keys() >= set(data["remedy"].dropna()), name
            assert words.items() <= everywhere.items(), name


def test_a_row_of_law_joins_to_the_unit_that_a_clause_changed(rows):
    """Clause 12 of Bill C-31 added 24(5) to (7); the rows cite the paragraphs of 24(5)."""
    keys = law_keys(rows)
    assert tuple(keys.loc["trp_dfn"]) == ("IRPA", "24(5)", "12")
    assert tuple(keys.loc["release_dfn"]) == ("IRPA", "56(2)", "24")
    assert tuple(keys.loc["hc_12m_2012"]) == ("IRPA", "25(1.2)", "13(3)")
    assert tuple(keys.loc["record_indictable_2012"]) == ("2012, c. 1", "115", "115")
    assert keys.loc["trp_power", "unit"] == "24(1)"  # the Act as enacted changed nothing
    cited = rows.set_index("row")["citation"]
    assert all(units_overlap(unit, cited[row].split("/")[0]) for row, unit in keys["unit"].items())


@pytest.mark.parametrize("name", ["eligibility", "remedy_exceptions", "exposure", "lives", "process_clock"])
def test_tables_join_to_the_changes_of_the_law(name, sample_results):
    """By act and unit; a row of the bills in the Immigration and Refugee Protection Act finds its change if held."""
    root = sample_results.parent
    changes = tipimpact.load("law_changes", "sample", root=root)
    data = tipimpact.load(name, "sample", root=root)
    by = ["cited_act" if name == "lives" else "act", "unit"]
    changed = changes[["act", "unit", "amending_act"]].drop_duplicates(["act", "unit"])
    both = data.merge(changed, left_on=by, right_on=["act", "unit"], how="inner", suffixes=("", "_changed"))
    assert len(both) > 0
    assert len(both) == data.set_index(by).index.isin(changed.set_index(["act", "unit"]).index).sum()  # none doubled
    if "brought_by" in data:
        act = data[data["brought_by"].isin(BILLS) & (data["act"] == "IRPA")]
        held = set(changes.loc[changes["act"] == "IRPA", "unit"])
        assert set(act["unit"]) & held
        cited = act["citation"].str.replace("IRPA ", "")
        assert not {u for u, c in zip(act["unit"], cited, strict=True) if u != c and not c.startswith(u)}
