"""A small plan, and the sample edition's panel as the workflow hands it on."""

import numpy as np
import pandas as pd
import pytest

from tests_support import SMALL
from tipimpact.asylum import panel, read_claims, read_decisions, read_designated
from tipimpact.common.contracts import contract
from tipimpact.common.tables import write_table
from tipimpact.impact import read_plan

YEARS = [2005, 2006, 2007, 2008, 2009, 2010, 2011, 2013, 2014]


def _make_panel(seed=0, units=20, treated=8, change=0.0, trend=0.0, noise=0.2, mean=200.0) -> pd.DataFrame:
    """Counts of ``units`` over YEARS; the first ``treated`` change by ``change`` log points in 2013."""
    rng = np.random.default_rng(seed)
    rows = []
    for u in range(units):
        level = np.log(mean) + rng.normal(0, 0.5)
        for year in YEARS:
            own = u < treated
            log = level + own * (change * (year >= 2013) + trend * (year - 2008)) + rng.normal(0, noise)
            rows.append((f"U{u:02d}", year, int(rng.poisson(np.exp(log))), 2013 if own else None))
    table = pd.DataFrame(rows, columns=["origin", "year", "claims", "cohort"])
    return table.assign(low=table["claims"], high=table["claims"])


@pytest.fixture(scope="session")
def make_panel():
    """A function that makes panels with a known truth."""
    return _make_panel


@pytest.fixture(scope="session")
def plan():
    """A plan with an estimand or two of each design."""
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
def no_series(tmp_path_factory):
    """A table of published series that holds none."""
    spec = contract("indicators")
    path = tmp_path_factory.mktemp("none") / "indicators.parquet"
    empty = spec.conform(pd.DataFrame(columns=list(spec.columns)))
    write_table(empty, "indicators", path, edition="sample", sources=["unhcr_asylum_applications"])
    return path
