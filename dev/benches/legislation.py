"""Legislation: reading the XML of the law, and replaying the Act."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from lxml import etree

from benches import ROOT, Bench, Work, official_files
from tipimpact.common.tables import writing
from tipimpact.legislation.commencement import Commencement, read_commencement
from tipimpact.legislation.consolidate import consolidate, replayed_days
from tipimpact.legislation.statutes import read_batches, read_texts
from tipimpact.legislation.text import frame
from tipimpact.retrieve import SourceFile, read_sources

SAME_PARSER: dict[str, bool] = {"load_dtd": False, "no_network": True, "resolve_entities": False, "huge_tree": True}
COLLECTIONS = ("legislation", "legislation_statutes", "regulations")
LAWS = Path(os.environ.get("LAWS") or ROOT.parent / "laws-lois-xml")  # a checkout of justicecanada/laws-lois-xml
PARTS = ("eng/acts", "eng/regulations", "fra/lois", "fra/reglements")
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


def federal_files() -> list[SourceFile]:
    """Every Act and regulation in force in the checkout LAWS, in both languages."""
    any_source = read_sources(ROOT / "config" / "sources").collection("legislation", "official")[0]
    held = []
    for path in (path for part in PARTS for path in sorted((LAWS / part).glob("*.xml"))):
        facts = {"kind": "consolidated", "lang": "en" if path.parts[-3] == "eng" else "fr"}
        source = any_source.model_copy(update={"id": str(path.relative_to(LAWS)), "facts": facts})
        held.append(SourceFile(source, path, None))
    return held


def federal_law(folder: Path) -> tuple[Work, Work] | None:
    """Units of all Acts and regulations in force, written as one table."""
    held = federal_files()
    if not held:
        print(f"all federal law: not measured, because {LAWS} is not here; set LAWS")
        return None

    def write() -> None:
        with writing("units", folder / "units.parquet", edition="official", sources=[], metadata={}) as table:
            for batch in read_batches(held, cores=CORES):
                table.write(batch.units)

    return write, partial(parse, [file.path for file in held if file.path])


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


# Limits are those of a machine on which lxml parses all federal law in 5 s and the Act's consolidation in 0.01 s:
# 25 s on 2 cores; a day in 0.15 s; all days in 10 s.
BENCHES = [
    Bench("official statutes to units and effects", "parsing them with lxml", 60, all_acts),
    Bench("all federal law to a table of units", "parsing it with lxml", 10, federal_law, turns=1),
    Bench("the Act on one day", "parsing its consolidation with lxml", 15, one_day),
    Bench("the Act on each of its days, both languages", "parsing its consolidation with lxml", 1000, all_days),
]
