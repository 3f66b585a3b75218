"""Small lists as the publisher lays them out."""

import csv
import io
from pathlib import Path
from types import ModuleType

import pytest

from tests_support import load_module

TITLE = "Employers issued a positive LMIA by stream, NOC 2011 and location in 2019 (July-September)"


@pytest.fixture(scope="session")
def maker() -> ModuleType:
    """The module that makes the sample's lists."""
    return load_module(Path(__file__).with_name("make_sample.py"))


@pytest.fixture
def write(tmp_path):
    """Write rows as delimited text, with the line ends of most lists, and return the path."""

    def write(
        rows, name="tfwp_2019q3_positive_en.csv", encoding="cp1252", delimiter=",", line_end="\r\r\n", title=TITLE
    ) -> Path:
        file = io.StringIO()
        csv.writer(file, delimiter=delimiter, lineterminator=line_end).writerows([[title], *rows] if title else rows)
        path = tmp_path / name
        path.write_bytes(file.getvalue().encode(encoding))
        return path

    return write
