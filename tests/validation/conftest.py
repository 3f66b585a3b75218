"""The committed plan, whose designs, checks and thresholds the audit of the verdicts uses."""

import pytest

from tipimpact.impact.plan import read_plan


@pytest.fixture(scope="session")
def plan(root):
    """The plan of config/plan.yaml."""
    return read_plan(root / "config" / "plan.yaml")
