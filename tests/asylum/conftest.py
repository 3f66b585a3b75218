"""Small files in the publisher's format, and the sample edition's panel."""

from pathlib import Path

import pytest

from tipimpact.asylum import claims_by_designation, panel, read_claims, read_designated
from tipimpact.asylum.claims import COLUMNS

APPLICATIONS = "refugee/unhcr_asylum_applications.csv.gz"

USUAL = ("2011", "Hungary", "HUN", "HUN", "Canada", "CAN", "CAN", "G", "N", "FI", "P", "4423")


def line(**fields: str) -> str:
    """One row of the file: a first claim of Hungarians in Canada, unless told otherwise."""
    usual = dict(zip(COLUMNS, USUAL, strict=True))
    return ",".join((usual | fields).values())


@pytest.fixture
def write(tmp_path):
    """Write rows, given as fields that differ from the default, to a file with the publisher's header."""

    def _write(*rows: dict[str, str], header: str = ",".join(COLUMNS)) -> Path:
        path = tmp_path / "applications.csv"
        path.write_text("\n".join([header, *(line(**row) for row in rows)]) + "\n", encoding="utf-8")
        return path

    return _write


@pytest.fixture(scope="session")
def designated(root):
    return read_designated(root / "config" / "designated_countries.csv")


@pytest.fixture(scope="session")
def canada(sample, designated):
    """The sample edition's panel."""
    return panel(read_claims(sample / APPLICATIONS).assign(source="unhcr"), designated=designated)


@pytest.fixture(scope="session")
def totals(canada):
    """Published sums by group and year."""
    series = claims_by_designation(canada, vintages={"unhcr": "v"}, last_full_years={"unhcr": 2022})
    return series.set_index(["group", "year"])
