"""Designated countries of origin are read with verified and unverified dates."""

import pandas as pd
import pytest

from tipimpact.asylum import read_designated
from tipimpact.common.errors import AsylumError


def test_tranches_have_the_announced_sizes(designated):
    assert designated.groupby("tranche").size().tolist() == [27, 8, 2, 5]
    assert set(designated["ended"]) == {pd.Timestamp(2019, 5, 17)}


def test_unverified_countries_and_dates_are_marked(designated):
    by_tranche = designated.groupby("tranche")[["verified", "date_verified"]].first()
    assert by_tranche["verified"].tolist() == [True, True, True, False]
    assert by_tranche["date_verified"].tolist() == [True, False, True, False]
    assert designated.loc[designated["tranche"] == 4, "effective"].isna().all()


@pytest.mark.official
def test_designated_countries_agree_with_the_compiled_file(mirror, designated):
    compiled = pd.read_csv(mirror / "refugee" / "designated_countries_of_origin.csv").set_index("iso3").sort_index()
    ours = designated.set_index("origin").sort_index()
    assert ours["tranche"].tolist() == compiled["tranche"].tolist()
    assert ours["effective"].dt.strftime("%Y-%m-%d").fillna("").tolist() == (
        compiled["designation_effective_date"].fillna("").tolist()
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("HUN,Hungary", "POL,Hungary", "iso3 is 'POL'"),
        ("2012-12-15", "15/12/2012", "effective is '15/12/2012'"),
        ("2012-12-15", "2012-12-01", "a day on or after the announcement"),
        ("unverified,unverified", "unverified,verified", "a date, if verified"),
        ("tranche", "group", "unknown column 'group'"),
    ],
)
def test_errors_name_the_invalid_cells(root, tmp_path, old, new, words):
    text = (root / "data/raw/compiled/asylum/designated_countries.csv").read_text(encoding="utf-8")
    path = tmp_path / "designated_countries.csv"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(AsylumError, match=words):
        read_designated(path)
