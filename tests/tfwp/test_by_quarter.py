"""``positions_by_quarter`` shows no cell of few employers, and no yearly total of ``work_permits`` gives one back."""

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.disclosure import FEWEST, Sum, exposed
from tipimpact.tfwp.by_quarter import positions_by_quarter
from tipimpact.tfwp.harmonise import harmonise

COOKS, FARM = "6322", "8431"
CELL = ["list_period", "province", "occupation_group"]


def positions(*rows, noc, period):
    data = pd.DataFrame(rows, columns=["province", "employer", "positions"])
    data = data.astype({"province": "string", "employer": "string", "positions": "Int64"})
    missing = {name: pd.array([pd.NA] * len(rows), dtype="string") for name in ("stream", "postal_code")}
    facts = {"decision": "positive", "language": "en", "city": "Town", "noc": noc, "noc_version": "2011"}
    return harmonise(
        data.assign(**facts, **missing, period=period, source=f"list_{period}", source_row=range(len(rows)))
    )


def employers(province, count, each=10, first=0):
    return [(province, f"Kitchen {chr(65 + first + i)} Foods", each) for i in range(count)]


@pytest.fixture(scope="module")
def lists():
    """Two quarters: many employers of cooks in Ontario and Quebec, two on farms in Ontario and five in Quebec."""
    quarters = []
    for period in ("2018Q1", "2018Q3"):
        quarters += [
            positions(*employers("ON", 6), *employers("QC", 6, each=11), noc=COOKS, period=period),
            positions(*employers("ON", 2, 3, 10), *employers("QC", 5, 12, 10), noc=FARM, period=period),
        ]
    rows = pd.concat(quarters, ignore_index=True)
    names = rows[["province", "employer"]].astype("string").agg("|".join, axis=1)
    return rows.assign(employer_id=pd.factorize(names)[0], source_row=range(1, len(rows) + 1))


def test_a_cell_of_few_employers_is_withheld_and_the_others_are_rounded(lists):
    table = positions_by_quarter(lists).set_index(["list_period", "province", "occupation_group"])
    assert table.loc[("2018Q1", "ON", "63"), ["positions", "employers"]].tolist() == [60, 5]
    assert table.loc[("2018Q1", "QC", "63"), "positions"] == 65
    assert table.loc[("2018Q1", "ON", "85"), "withheld"] == "few_employers"
    assert table.loc[("2018Q1", "ON", "85"), ["positions", "employers"]].isna().all()


def test_yearly_totals_do_not_give_it_back(lists):
    """An attacker knows the totals of ``work_permits``, which are not rounded, and that a shown number is within 2."""
    table = positions_by_quarter(lists)
    counts = lists.rename(columns={"period": "list_period"}).groupby(CELL)["positions"].sum().astype(float)
    true = pd.Series([counts[key] for key in table[CELL].itertuples(index=False, name=None)])
    hidden, shown = table["withheld"].notna(), table["positions"].astype(float)
    cells = pd.DataFrame({"low": (shown - 2).fillna(1), "high": (shown + 2).fillna(1000)})
    cuts = {"province": table["province"], "broad": table["occupation_group"].str[0]}
    sums = [Sum(f"{cut} {part}", tuple(rows.index)) for cut, by in cuts.items() for part, rows in table.groupby(by)]
    totals = {one.total: true[list(one.parts)].sum() for one in sums}
    known = pd.DataFrame({"low": totals, "high": totals})
    everything = pd.concat([cells, known])
    assert not exposed(everything, pd.concat([hidden, pd.Series(False, known.index)]), sums)


def test_a_province_that_could_show_one_number_of_a_year_has_no_row(lists):
    lonely = positions(*employers("NU", 6), noc=COOKS, period="2018Q1").assign(employer_id=range(500, 506))
    table = positions_by_quarter(pd.concat([lists, lonely.assign(source_row=range(900, 906))], ignore_index=True))
    assert "NU" not in set(table["province"])


def test_lists_without_occupations_and_refusals_are_left_out(lists):
    refused, early = lists.assign(decision="negative"), lists.assign(period="2015", occupation_group=pd.NA)
    assert positions_by_quarter(refused).empty
    assert positions_by_quarter(early.astype({"occupation_group": "string"})).empty
    assert list(positions_by_quarter(refused).columns) == list(contract("positions_by_quarter").columns)
    assert FEWEST == 5
