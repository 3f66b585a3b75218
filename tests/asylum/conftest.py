"""Fixtures: small files in the publisher's format, and the panel of the sample edition."""

from pathlib import Path

import pytest

from tipimpact.asylum import claims_by_designation, panel, read_claims, read_designated
from tipimpact.asylum.claims import COLUMNS

APPLICATIONS = "refugee/unhcr_asylum_applications.csv.gz"

USUAL = ("2011", "Hungary", "HUN", "HUN", "Canada", "CAN", "CAN", "G", "N", "FI", "P", "4423")


def line(**fields: str) -> str:
    """Return one row of the file: first claims from Hungary in Canada, with the given fields changed."""
    usual = dict(zip(COLUMNS, USUAL, strict=True))
    return ",".join((usual | fields).values())


@pytest.fixture
def write_applications(tmp_path):
    """Write a file of applications; each row is given by the fields that differ from the default."""

    def write_rows(*rows: dict[str, str], header: str = ",".join(COLUMNS)) -> Path:
        path = tmp_path / "applications.csv"
        path.write_text("\n".join([header, *(line(**row) for row in rows)]) + "\n", encoding="utf-8")
        return path

    return write_rows


@pytest.fixture(scope="session")
def designated(root):
    return read_designated(root / "data/raw/compiled/asylum/designated_countries.csv")


@pytest.fixture(scope="session")
def sample_panel(sample, designated):
    """The panel of the sample edition."""
    return panel(read_claims(sample / APPLICATIONS).assign(source="unhcr"), designated=designated)


@pytest.fixture(scope="session")
def sums_by_group(sample_panel):
    """Sums of claims by group and year."""
    series = claims_by_designation(sample_panel, vintages={"unhcr": "v"}, last_full_years={"unhcr": 2022})
    return series.set_index(["group", "year"])
