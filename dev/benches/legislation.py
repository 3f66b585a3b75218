"""Legislation: reading the XML of all statutes."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from benches import MIRROR, Bench, Work
from tipimpact.legislation import read_act

SAME_PARSER = {"load_dtd": False, "no_network": True, "resolve_entities": False, "huge_tree": True}


def all_acts(_: Path) -> tuple[Work, Work] | None:
    """Units with all columns, and lxml alone with the same options."""
    paths = sorted((MIRROR / "legislation").glob("*.xml"))
    if not paths:
        return None
    return (
        lambda: [read_act(path, details=True) for path in paths],
        lambda: [etree.parse(str(path), etree.XMLParser(**SAME_PARSER)) for path in paths],
    )


BENCHES = [Bench("all statutes to units with all columns", "parsing them with lxml", 8, all_acts)]
