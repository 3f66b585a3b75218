"""Asylum claims and decisions, designated countries of origin, and the series of the table ``indicators``."""

from tipimpact.asylum.claims import read_claims
from tipimpact.asylum.decisions import read_decisions
from tipimpact.asylum.designated import designations, exposure, read_designated, read_effects
from tipimpact.asylum.events import read_events
from tipimpact.asylum.indicators import claims_by_designation, claims_by_origin, outcomes_by_designation
from tipimpact.asylum.monthly import read_monthly
from tipimpact.asylum.panels import completeness, panel
from tipimpact.asylum.registry import read_registry
from tipimpact.asylum.visa_changes import read_visa_changes

__all__ = [
    "claims_by_designation",
    "claims_by_origin",
    "completeness",
    "designations",
    "exposure",
    "outcomes_by_designation",
    "panel",
    "read_claims",
    "read_decisions",
    "read_designated",
    "read_effects",
    "read_events",
    "read_monthly",
    "read_registry",
    "read_visa_changes",
]
