"""Texts joined to the table ``evidence_gaps``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

JOINS: dict[str, Callable[..., Any]] = {}
