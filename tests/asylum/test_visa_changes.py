"""Changes in who needs a visa: read with their sources, and listed as events."""

import pandas as pd
import pytest

from tipimpact.asylum import read_events, read_visa_changes
from tipimpact.common.errors import AsylumError

FIVE = {"LCA", "VCT", "NAM", "BWA", "SWZ"}


@pytest.fixture(scope="module")
def path(root):
    return root / "data/raw/compiled/asylum/visa_changes.csv"


def test_the_five_visas_of_september_2012_are_read_in_the_gazette(path):
    """SOR/2012-171, in force on 11 September 2012."""
    changes = read_visa_changes(path)
    day = changes[changes["day"] == "2012-09-11"]
    assert set(day["origin"]) == FIVE
    assert set(day["instrument"]) == {"SOR/2012-171"}
    assert set(day["change"]) == {"imposed"}


def test_every_change_names_its_source_and_how_it_was_read(path):
    changes = read_visa_changes(path)
    assert len(changes) == 41
    assert changes["source"].str.len().min() > 10
    assert changes["read"].value_counts().to_dict() == {"yes": 30, "secondary": 11}


def test_each_change_is_an_event_of_its_day(root, path):
    events = read_events(root / "data/raw/compiled/asylum/policy_events.csv", path).set_index("event")
    changes = read_visa_changes(path).set_index("event")
    assert set(changes.index) <= set(events.index)
    assert events.index.is_unique
    assert (events.loc[changes.index, "first_day"] == changes["day"]).all()
    saudi = events.loc["visa_imposed_sau_2002"]
    assert (saudi["title_en"], saudi["title_fr"]) == (
        "Visa imposed: Saudi Arabia",
        "Visa imposé\u00a0: Arabie saoudite",
    )
    assert events.at["visa_imposed_lca_2012", "status"] == "verified"
    assert saudi["status"] == "partly"  # from reports of it
    assert events["first_day"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2012-09-11,SOR/2012-171", ",SOR/2012-171", "day is ''"),
        ("visa_lifted_hun_2008,HUN", "visa_lifted_svk_2008,HUN", "one row per event"),
        ("MEX,Mexico,Mexique,imposed", "Mexico,Mexico,Mexique,imposed", "three capital letters"),
        ("Mexique,imposed", "Mexique,required", "one of imposed"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_named_with_its_line(path, tmp_path, old, new, words):
    text = path.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "visa_changes.csv"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AsylumError, match=words) as error:
        read_visa_changes(broken)
    assert "visa_changes.csv, line" in str(error.value)


def test_a_change_without_a_source_is_refused(path, tmp_path):
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.loc[3, "source"] = " "
    broken = tmp_path / "visa_changes.csv"
    rows.to_csv(broken, index=False)
    with pytest.raises(AsylumError, match=r"line 5: source is ' '"):
        read_visa_changes(broken)
