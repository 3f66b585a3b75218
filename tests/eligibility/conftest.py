"""What the rows of law answer: to the cases, and for the archetypes."""

from pathlib import Path

import pandas as pd
import pytest

from tipimpact.eligibility.answers import eligibility
from tipimpact.eligibility.cases import Cases, compare_cases
from tipimpact.eligibility.profiles import Profiles


@pytest.fixture(scope="session")
def answered(cases: Cases, rows: pd.DataFrame) -> pd.DataFrame:
    """What the rows answer to the questions of the cases."""
    return compare_cases(cases, rows)


@pytest.fixture(scope="session")
def tables(profiles: Profiles, rows: pd.DataFrame, made_once) -> pd.DataFrame:
    """The table ``eligibility``, as if every citation resolved."""

    def make(path: Path) -> None:
        eligibility(profiles, rows, pd.Series("exact", index=rows["row"], dtype="string")).to_pickle(path)

    return pd.read_pickle(made_once("eligibility_tables", make))
