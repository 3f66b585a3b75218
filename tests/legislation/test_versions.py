"""How a provision read on a day, where the official edition has run."""

import pandas as pd
import pytest

from tipimpact.common.tables import read_table
from tipimpact.publish.words import LANGUAGES


@pytest.fixture(scope="module")
def versions(root):
    path = root / "data" / "processed" / "official" / "legislation" / "provision_versions.parquet"
    if not path.is_file():
        pytest.skip("the official edition has not run here: make official")
    return read_table(path, edition="official")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bar_on_humanitarian_requests_has_the_days_of_its_four_acts(versions, lang):
    rows = versions[(versions["unit"] == "25(1.2)") & (versions["lang"] == lang)].sort_values("since")
    days = ["2010-06-29", "2012-06-28", "2015-01-01", "2019-06-21"]
    assert [f"{day:%Y-%m-%d}" for day in rows["since"]] == days
    acts = [row[0].split(", s.")[0] for row in rows["by"]]
    assert acts == ["2010, c. 8", "2012, c. 17", "2013, c. 40", "2019, c. 29"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bar_on_permits_never_changed_after_the_bill(versions, lang):
    (row,) = versions[(versions["unit"] == "24(5)") & (versions["lang"] == lang)].to_dict("records")
    assert f"{row['since']:%Y-%m-%d}" == "2012-06-28"
    assert pd.isna(row["until"])
    assert row["by"].tolist() == ["2012, c. 17, s. 12"]


def test_no_two_wordings_stand_on_one_day(versions):
    for _, rows in versions.sort_values("since").groupby(["unit", "lang"]):
        ends, begins = rows["until"].iloc[:-1], rows["since"].iloc[1:]
        assert ends.notna().all()
        assert (ends.to_numpy() <= begins.to_numpy()).all()
