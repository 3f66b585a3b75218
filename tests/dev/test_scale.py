"""What docs/scale.md says was measured, and how it grows."""

import pandas as pd
import pytest
import scale

MEASURED = pd.read_csv(scale.MEASURED)


def test_the_page_shows_what_was_measured():
    shown = scale.tables(MEASURED)
    assert shown.keys() == {"sizes", "slopes"}
    assert all(table in scale.PAGE.read_text(encoding="utf-8") for table in shown.values())


def test_every_kind_was_measured_at_every_size():
    found = {kind: tuple(rows["times"]) for kind, rows in MEASURED.groupby("kind")}
    assert found == {kind: scale.OTHER_TIMES.get(kind, scale.TIMES) for kind in scale.KINDS}


def test_a_slope_is_that_of_the_logarithms():
    x = pd.Series([1.0, 10.0, 100.0])
    assert scale.slope(x, 5 * x**1.5) == pytest.approx(1.5)
