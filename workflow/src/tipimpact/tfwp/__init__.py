"""Temporary Foreign Worker Program: employer lists read, and what kind of work permit they would allow."""

from tipimpact.tfwp.lmia import read_lmia

__all__ = ["read_lmia"]
