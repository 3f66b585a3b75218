"""Tables that count people show fewer than five of them as a range, whatever the edition."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from tipimpact.common import contracts
from tipimpact.common.contracts import DISCLOSURE, PEOPLE, Column, Contract, contract, names
from tipimpact.common.errors import ContractError
from tipimpact.common.tables import refuse_few, write_table


def people(**columns) -> pd.DataFrame:
    return pd.DataFrame({name: pd.array(values, dtype="Float64") for name, values in columns.items()})


COUNTS = Contract(
    "counts",
    1,
    "one row is a count",
    ("low",),
    {
        "low": Column("low", "integer", "least", "persons"),
        "high": Column("high", "integer", "greatest", "persons"),
        "value": Column("value", "integer", "the count", "persons", nullable=True),
        "sheets": Column("sheets", "integer", "no people", "pages"),
    },
    disclosure="ranges",
)


@pytest.mark.parametrize(
    ("low", "high", "value", "refused"),
    [
        (1, 4, None, False),
        (0, 4, None, False),
        (0, 0, 0, False),
        (5, 5, 5, False),
        (2, 9, None, False),
        (3, 3, None, True),
        (2, 4, None, True),
        (1, 3, None, True),
        (1, 4, 3, True),
        (1, 4, 1, True),
        (None, 4, None, True),
    ],
)
def test_fewer_than_five_people_are_a_range_or_refused(low, high, value, refused):
    rows = people(low=[low], high=[high], value=[value], sheets=[2])
    for disclosure in ("ranges", "protect"):
        if refused:
            with pytest.raises(ContractError, match=r"counts, row 0.*\n.*a range from 1 to 4"):
                refuse_few(rows, replace(COUNTS, disclosure=disclosure))
        else:
            refuse_few(rows, replace(COUNTS, disclosure=disclosure))
    refuse_few(rows, replace(COUNTS, disclosure="publisher"))


def test_the_unit_of_a_row_says_whether_it_counts_people():
    spec = contract("indicators")
    rows = spec.empty()[["value", "low", "high", "measured_in"]]
    rows = pd.concat([rows, pd.DataFrame({"value": [2.0], "measured_in": ["employers"]})], ignore_index=True)
    refuse_few(rows, spec)
    with pytest.raises(ContractError, match="value shows"):
        refuse_few(rows.assign(measured_in="persons"), spec)


def test_writing_a_table_with_a_small_count_of_people_leaves_no_file(tmp_path):
    """In either edition: the smallest count that two editions may show is five."""
    spec = contract("people_waiting")
    rows = pd.DataFrame({name: [few_row(column)] for name, column in spec.columns.items()})
    for edition in ("sample", "official"):
        with pytest.raises(ContractError, match="a range from 1 to 4"):
            write_table(rows, "people_waiting", tmp_path / "people_waiting.parquet", edition=edition)
    assert list(tmp_path.iterdir()) == []


def few_row(column: Column):
    """A value that a column may have; three people."""
    if column.type in ("integer", "number"):
        return 3 if column.type == "integer" else 0.0
    return pd.Timestamp("2013-01-01") if column.type == "date" else (column.values or ["x"])[0]


def test_every_contract_that_counts_people_says_how_it_hides_few(tmp_path, monkeypatch):
    counting = [contract(name) for name in names() if any(c.unit in PEOPLE for c in contract(name).columns.values())]
    assert len(counting) > 10
    assert contract("indicators").disclosure == contract("work_permits").disclosure == "protect"
    assert {spec.disclosure for spec in counting} <= set(DISCLOSURE)
    monkeypatch.setattr(contracts, "FOLDER", tmp_path)
    text = "version: 1\nrow: a count\nkey: [n]\n{}columns:\n  n: {{type: integer, unit: persons, doc: number}}\n"
    for given, fault in (
        ("", "disclosure is None, and n counts people"),
        ("disclosure: none\n", "disclosure is 'none'"),
        ("disclosure: publisher\npublish: {number: 1}\n", "published has disclosure: publisher"),
    ):
        (tmp_path / "few.yaml").write_text(text.format(given), encoding="utf-8")
        contract.cache_clear()
        with pytest.raises(ContractError, match=re.escape(fault)):
            contract("few")
    contract.cache_clear()
