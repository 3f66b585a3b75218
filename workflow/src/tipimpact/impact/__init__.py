"""Planned estimates: what could be detected, what was estimated, and with which verdict."""

from tipimpact.impact.designs.fitted import Fitted
from tipimpact.impact.designs.series import interrupted_time_series
from tipimpact.impact.estimate import Estimate
from tipimpact.impact.exposure import exposure, read_exposure
from tipimpact.impact.permits import permit_series, permits
from tipimpact.impact.plan import Plan, read_plan
from tipimpact.impact.reach import reachable
from tipimpact.impact.refusal import Refusal
from tipimpact.impact.verdict import Evidence, verdict

__all__ = [
    "Estimate",
    "Evidence",
    "Fitted",
    "Plan",
    "Refusal",
    "exposure",
    "interrupted_time_series",
    "permit_series",
    "permits",
    "reachable",
    "read_exposure",
    "read_plan",
    "verdict",
]
