"""The codebook and the recommendations, as the project has them."""

import pytest

from tipimpact.eligibility import read_recommendations
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
