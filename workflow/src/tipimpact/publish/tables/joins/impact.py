"""Texts joined to the tables of the stage ``impact``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

JOINS: dict[str, Callable[..., Any]] = {}
