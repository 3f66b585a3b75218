"""Fixtures: small lists in the publisher's layout, and the official lists as one table."""

import csv
import io
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from tests_support import load_module
from tipimpact.common.tables import read_table

TITLE = "Employers issued a positive LMIA by stream, NOC 2011 and location in 2019 (July-September)"


@pytest.fixture(scope="session")
def maker() -> ModuleType:
    """The module that makes the sample files."""
    return load_module(Path(__file__).with_name("make_sample.py"))


@pytest.fixture
def write_list(tmp_path):
    """Write rows as delimited text, by default with the line ends of most lists, and return the path."""

    def write_rows(
        rows, name="tfwp_2019q3_positive_en.csv", encoding="cp1252", delimiter=",", line_end="\r\r\n", title=TITLE
    ) -> Path:
        file = io.StringIO()
        csv.writer(file, delimiter=delimiter, lineterminator=line_end).writerows([[title], *rows] if title else rows)
        path = tmp_path / name
        path.write_bytes(file.getvalue().encode(encoding))
        return path

    return write_rows


@pytest.fixture(scope="session")
def official_positions(official_project) -> pd.DataFrame:
    """The table ``positions`` of the official edition: the rows of all lists, made comparable."""
    path = official_project / "data" / "processed" / "official" / "tfwp" / "positions.parquet"
    return read_table(path, edition="official")
