"""Whom a picture or a table names under its numbers."""

import pandas as pd

from tipimpact.common.releases import TEXTS, newest_release
from tipimpact.common.tables import read_table
from tipimpact.package.texts import read_texts
from tipimpact.publish.tables.apparatus import list_publishers


def test_a_row_without_a_source_names_nobody_and_the_others_their_publisher():
    """A text of law that could not be had leaves its rows without a source."""
    release = newest_release()
    sources = read_texts(release / TEXTS).sources
    rows = read_table(release / "law_changes.parquet", edition="official")[["source"]].dropna().head(2)
    named = list_publishers(rows, sources, "en")
    assert named
    assert list_publishers(pd.concat([rows, pd.DataFrame({"source": [pd.NA]})]), sources, "en") == named
    assert list_publishers(pd.DataFrame({"source": pd.array([pd.NA], "string")}), sources, "en") == {}
