"""A small plan, and the sample edition's panel as the workflow hands it on."""

import pandas as pd
import pytest

from tests_support import SMALL
from tipimpact.asylum import panel, read_claims, read_decisions, read_designated
from tipimpact.common.contracts import contract
from tipimpact.common.tables import write_table
from tipimpact.impact import read_plan


@pytest.fixture(scope="session")
def plan():
    """A plan with the comparison."""
    return read_plan(SMALL / "plan.yaml")


@pytest.fixture(scope="session")
def project_plan(root):
    """The project's plan, for tests of what it says."""
    return read_plan(root / "config" / "plan.yaml")


@pytest.fixture(scope="session")
def cells(root, sample):
    """The sample edition's panel."""
    claims = read_claims(sample / "refugee" / "unhcr_asylum_applications.csv.gz")
    decisions = read_decisions(sample / "refugee" / "unhcr_asylum_decisions.csv.gz")
    designated = read_designated(root / "data/raw/compiled/asylum/designated_countries.csv")
    claims, decisions = (table.assign(source="unhcr") for table in (claims, decisions))
    return contract("panel").conform(panel(claims, decisions, designated=designated))


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """Write a panel as the asylum stage does, and return its path."""

    def _store(cells: pd.DataFrame):
        path = tmp_path_factory.mktemp("panel") / "panel.parquet"
        write_table(cells, "panel", path, edition="sample", sources=["unhcr_asylum_applications"])
        return path

    return _store


@pytest.fixture(scope="session")
def no_months(tmp_path_factory):
    """A table of claims by month that holds none."""
    spec = contract("claims_monthly")
    path = tmp_path_factory.mktemp("none") / "claims_monthly.parquet"
    empty = spec.conform(pd.DataFrame(columns=list(spec.columns)))
    write_table(empty, "claims_monthly", path, edition="sample", sources=["unhcr_asylum_monthly"])
    return path
