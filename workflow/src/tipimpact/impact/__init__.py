"""Planned estimates: what could be detected, what was estimated, and with which verdict."""

from tipimpact.impact.comparison.designs import Compared, compare
from tipimpact.impact.comparison.units import Claims, read_claims_cube, read_units
from tipimpact.impact.exposure import exposure, read_exposure
from tipimpact.impact.plan import Plan, read_plan
from tipimpact.impact.refusal import Refusal

__all__ = [
    "Claims",
    "Compared",
    "Plan",
    "Refusal",
    "compare",
    "exposure",
    "read_claims_cube",
    "read_exposure",
    "read_plan",
    "read_units",
]
