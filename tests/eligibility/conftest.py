"""The codebook, the recommendations and the eligibility rows, as the project has them."""

import pandas as pd
import pytest

from tipimpact.eligibility import read_recommendations, read_rows
from tipimpact.eligibility.cases import Cases, read_cases
from tipimpact.eligibility.recommendations import Recommendations
from tipimpact.themes import Codebook, read_codebook


@pytest.fixture(scope="session")
def codebook(root) -> Codebook:
    """The project's codebook."""
    return read_codebook(root / "config" / "codebook.yaml")


@pytest.fixture(scope="session")
def spec(root, codebook) -> Recommendations:
    """The project's recommendations."""
    return read_recommendations(root / "config" / "recommendations.yaml", codebook.ids)


@pytest.fixture(scope="session")
def rows(root) -> pd.DataFrame:
    """The project's eligibility rows."""
    return read_rows(root / "config" / "eligibility.csv")


@pytest.fixture(scope="session")
def cases(root, rows) -> Cases:
    """The project's cases."""
    return read_cases(root / "config" / "eligibility_cases.yaml", rows)
