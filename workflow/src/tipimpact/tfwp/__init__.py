"""Temporary Foreign Worker Program: employer lists read, and what kind of work permit they would allow."""

from tipimpact.tfwp.lmia import read_lmia
from tipimpact.tfwp.mobility import permit_mobility

__all__ = ["permit_mobility", "read_lmia"]
