"""Temporary Foreign Worker Program: read employer lists and measure job mobility under each kind of work permit."""

from tipimpact.tfwp.lmia import read_lmia
from tipimpact.tfwp.mobility import permit_mobility

__all__ = ["permit_mobility", "read_lmia"]
