"""Planned estimates: what could be detected, what was estimated, and with which verdict."""

from tipimpact.impact.designs.did import difference_in_differences
from tipimpact.impact.designs.fitted import Fitted
from tipimpact.impact.designs.lists import multiple_systems
from tipimpact.impact.designs.series import interrupted_time_series
from tipimpact.impact.designs.synthetic import Predictor, Synthetic, synthetic_control
from tipimpact.impact.designs.triple import triple_difference
from tipimpact.impact.detectable import minimum_detectable_effect
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
    "Predictor",
    "Refusal",
    "Synthetic",
    "difference_in_differences",
    "exposure",
    "interrupted_time_series",
    "minimum_detectable_effect",
    "multiple_systems",
    "permit_series",
    "permits",
    "reachable",
    "read_exposure",
    "read_plan",
    "synthetic_control",
    "triple_difference",
    "verdict",
]
