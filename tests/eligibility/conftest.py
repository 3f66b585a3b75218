"""The codebook, the recommendations and the eligibility rows, as the project has them."""

import pandas as pd
import pytest

from tipimpact.eligibility import read_recommendations, read_rows
from tipimpact.eligibility.answers import eligibility
from tipimpact.eligibility.cases import Cases, answers, read_cases
from tipimpact.eligibility.profiles import Profiles, read_profiles
from tipimpact.eligibility.recommendations import Recommendations
from tipimpact.themes import Codebook, read_codebook


@pytest.fixture(scope="session")
def codebook(root) -> Codebook:
    """The project's codebook."""
    return read_codebook(root / "config" / "codebook" / "codebook.yaml")


@pytest.fixture(scope="session")
def spec(root, codebook) -> Recommendations:
    """The project's recommendations."""
    return read_recommendations(root / "config" / "recommendations.yaml", codebook.ids)


@pytest.fixture(scope="session")
def rows(root) -> pd.DataFrame:
    """The project's eligibility rows."""
    return read_rows(root / "config" / "law" / "eligibility.csv")


@pytest.fixture(scope="session")
def cases(root, rows) -> Cases:
    """The project's cases."""
    return read_cases(root / "config" / "law" / "cases.yaml", rows)


@pytest.fixture(scope="session")
def answered(cases, rows) -> pd.DataFrame:
    """What the rows answer to the questions of the cases."""
    return answers(cases, rows)


@pytest.fixture(scope="session")
def profiles(root) -> Profiles:
    """The project's archetypes and populations."""
    return read_profiles(root / "config" / "profiles.yaml")


@pytest.fixture(scope="session")
def tables(profiles, rows) -> pd.DataFrame:
    """The table ``eligibility``, as if every citation resolved."""
    return eligibility(profiles, rows, pd.Series("exact", index=rows["row"], dtype="string"))
