"""Legislation: reading the XML of the law, and replaying the Act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from lxml import etree

from benches import ROOT, Bench, Work, official_files
from tipimpact.legislation.commencement import Commencement, read_commencement
from tipimpact.legislation.consolidate import consolidate, replayed_days
from tipimpact.legislation.statutes import read_batches, read_texts
from tipimpact.legislation.text import frame
from tipimpact.retrieve import SourceFile

SAME_PARSER: dict[str, bool] = {"load_dtd": False, "no_network": True, "resolve_entities": False, "huge_tree": True}
COLLECTIONS = ("legislation", "legislation_statutes", "regulations")
CORES = 2


def parse(paths: Iterable[Path]) -> None:
    """What the others are compared with: lxml alone, one file after the other."""
    for path in paths:
        etree.parse(str(path), etree.XMLParser(**SAME_PARSER))


def statutes() -> list[SourceFile]:
    """The official files of the law."""
    return [h for h in official_files(*COLLECTIONS) if h.source.facts.get("kind") in ("annual", "consolidated")]


def all_acts(_: Path) -> tuple[Work, Work] | None:
    """Units and effects of the official files."""
    held = statutes()
    paths = [h.path for h in held if h.path is not None]
    return (lambda: list(read_batches(held)), partial(parse, paths)) if held else None


def one_day(_: Path) -> tuple[Work, Work] | None:
    """The Act on one day in English, from the tables read, against parsing its newest consolidation."""
    if (made := _replayed()) is None:
        return None
    bases, amending, facts, newest = made
    return lambda: consolidate(bases["en"], amending["en"], "2014-01-01", facts), partial(parse, [newest])


def all_days(_: Path) -> tuple[Work, Work] | None:
    """The Act after each day of its history, in both languages, against the same."""
    if (made := _replayed()) is None:
        return None
    bases, amending, facts, newest = made

    def replay() -> None:
        for lang, base in bases.items():
            for _, text in replayed_days(base, amending[lang], facts, dt.date.max):
                frame(text, facts)

    return replay, partial(parse, [newest])


def _replayed() -> tuple[dict, dict, Commencement, Path] | None:
    """The Act as enacted and its amendments by language, the facts of commencement, its newest consolidation."""
    held = statutes()
    facts = read_commencement(ROOT / "config" / "law" / "commencement.yaml")
    newest = [
        h.path for h in held if h.source.facts.get("act") == "IRPA" and h.source.facts.get("snapshot") == "newest"
    ]
    if not newest:
        return None
    texts = read_texts(held, facts, CORES)
    bases, amending = {}, {}
    for lang in ("en", "fr"):
        bases[lang] = texts.enacted(texts.find(kind="annual", lang=lang, citation=facts.base.citation)[0])
        amending[lang] = texts.enactments(lang, but=facts.base.citation)
    return bases, amending, facts, newest[0]


# Limits of a machine on which lxml parses the Act's consolidation in 0.01 s: a day in 0.15 s, all days in 10 s.
BENCHES = [
    Bench("official statutes to units and effects", "parsing them with lxml", 60, all_acts),
    Bench("the Act on one day", "parsing its consolidation with lxml", 15, one_day),
    Bench("the Act on each of its days, both languages", "parsing its consolidation with lxml", 1000, all_days),
]
