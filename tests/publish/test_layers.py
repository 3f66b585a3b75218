"""Tables of the laboratory by name: masked, with their docs, and told where they are made when they are not here."""

import pandas as pd
import pytest

import tipimpact
from tipimpact.common.contracts import contract, names
from tipimpact.common.errors import PublishError
from tipimpact.common.tables import read_table, write_table
from tipimpact.package import CARRIED
from tipimpact.publish.tables.layers import MASKED, mask


@pytest.fixture
def project(tmp_path):
    """A folder in which a run named mine has made employers' positions: two of one employer, one of another."""
    row = {"period": "2015", "decision": "positive", "province": "ON", "positions": 3, "source": "x", "language": "en"}
    given = [("North Farm", "1 Main St", "K1A 0A6"), ("Sea Inn", None, None), ("North Farm", "1 Main St", "K1A 0A6")]
    rows = [
        {**row, "source_row": i + 2, "employer": e, "address": a, "postal_code": p, "employer_id": len(e)}
        for i, (e, a, p) in enumerate(given)
    ]
    data = pd.DataFrame(rows).reindex(columns=list(contract("positions").columns))
    file = tmp_path / "data" / "processed" / "mine" / "tfwp" / "positions.parquet"
    write_table(contract("positions").conform(data), "positions", file, edition="sample", sources=["x"])
    return tmp_path


def test_employers_are_masked_and_can_still_be_counted(project):
    data = tipimpact.load("positions", "mine", project, layer="processed")
    assert data["employer"].tolist() == ["employer 1", "employer 2", "employer 1"]
    assert data["address"].isna().tolist() == [False, True, False]
    assert not any("Farm" in str(value) or "K1A" in str(value) for value in data.to_numpy().ravel())
    assert data.attrs["units"]["positions"] == "positions"
    assert data.attrs["masked"] == list(MASKED["positions"])
    assert "North Farm" in set(read_table(data.attrs["file"])["employer"])  # the file is as it was


def test_every_text_that_is_never_published_is_masked():
    hidden = {
        name: {c.name for c in contract(name).columns.values() if "never published" in c.doc and c.type == "string"}
        for name in names()
    }
    for name, columns in hidden.items():
        assert columns <= {*MASKED.get(name, ())}, name


def test_what_is_masked_tells_no_order_but_that_of_the_rows():
    assert mask(pd.Series(["b", "a", None, "b"], name="x")).fillna("").tolist() == ["x 1", "x 2", "", "x 1"]


@pytest.mark.parametrize("table", CARRIED)
def test_the_release_gives_what_it_carries(table):
    data = tipimpact.load(table, layer="processed")
    assert list(data.columns) == list(contract(table).columns)
    assert len(data)


def test_nothing_that_names_employers_or_has_small_cells_by_month_is_carried():
    assert not {*MASKED, "claims_monthly"} & {*CARRIED}


@pytest.mark.parametrize(
    ("call", "faults"),
    [
        (("positions",), ["the release does not carry 'positions'", "`make results` or `make official`"]),
        (("position",), ["the processed layer has no 'position'", "did you mean: positions"]),
        (("lives",), ["the processed layer has no 'lives'", "load('lives'), without layer"]),
        (("positions", "sample"), ["has not been made", "run `make results`"]),
        (("positions", "mien"), ["there is no 'mien'"]),
        (("sentences", "mine"), ["the table 'sentences' of mine has not been made", "snakemake --config run=mine"]),
    ],
)
def test_what_is_not_here_says_which_command_makes_it(project, call, faults):
    with pytest.raises(PublishError) as error:
        tipimpact.load(*call, root=project, layer="processed")
    for fault in faults:
        assert fault in str(error.value)


def test_a_layer_and_a_table_of_the_other_layer_are_told():
    with pytest.raises(PublishError, match="did you mean: processed"):
        tipimpact.load("positions", layer="procesed")
    with pytest.raises(PublishError, match=r"load\('positions', layer='processed'\)"):
        tipimpact.load("positions")
    with pytest.raises(PublishError, match="no words"):
        tipimpact.load("positions", layer="processed", lang="en")
