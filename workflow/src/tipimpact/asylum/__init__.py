"""Asylum claims by origin, destination and year, designated countries of origin, and the series built on them."""

from tipimpact.asylum.claims import read_claims
from tipimpact.asylum.designated import read_designated
from tipimpact.asylum.panels import panel
from tipimpact.asylum.series import claims_by_designation

__all__ = ["claims_by_designation", "panel", "read_claims", "read_designated"]
