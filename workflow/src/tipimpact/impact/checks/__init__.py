"""Checks of an estimate."""
