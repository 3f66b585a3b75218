"""One meaning a name: what columns of several contracts are called is in `common/vocabulary.yaml`."""

from collections import defaultdict

from tipimpact.common.contracts import contract, names
from tipimpact.common.documents import read_yaml
from tipimpact.common.packaged import PACKAGE

VOCABULARY = read_yaml(PACKAGE / "common" / "vocabulary.yaml")
ONE, SEVERAL = VOCABULARY["one"], VOCABULARY["several"]
AMBIGUOUS = 15  # names that still mean several things; the number only falls
# Names of one meaning whose unit is that of each row, or of each table.
UNITS = {"n", "length", "estimate", "mde", "months", "least", "controls", "pre_periods", "low", "high"}
UNITS |= {"interval_low", "interval_high"}
# Ends of a count: whole where people are counted; shares and rates of ``indicators`` are not.
NUMBERS = {"low", "high"}


def columns():
    """Columns by name, each with its table."""
    found = defaultdict(dict)
    for table in names():
        for column in contract(table).columns.values():
            found[column.name][table] = column
    return found


def test_each_name_that_two_tables_have_is_in_the_vocabulary_and_no_other_is():
    shared = {name for name, tables in columns().items() if len(tables) > 1}
    assert shared == ONE.keys() | SEVERAL.keys()
    assert not ONE.keys() & SEVERAL.keys()


def test_a_name_of_one_meaning_has_one_type_and_one_unit():
    known = columns()
    for name in ONE:
        types = {column.type for column in known[name].values()}
        assert len(types) == 1 or (name in NUMBERS and types == {"integer", "number"}), (name, types)
        units = {column.unit for column in known[name].values()}
        assert len(units) == 1 or name in UNITS, (name, units)
        assert len({column.refers for column in known[name].values()} - {""}) <= 1, name


def test_a_name_of_several_meanings_says_of_each_table_which():
    known = columns()
    for name, meanings in SEVERAL.items():
        listed = [table for tables in meanings.values() for table in tables]
        assert sorted(listed) == sorted(known[name]), name


def test_the_list_of_ambiguous_names_only_shrinks():
    """A new table takes a name of one meaning, or one of its own."""
    assert sum(len(meanings) > 1 for meanings in SEVERAL.values()) <= AMBIGUOUS
