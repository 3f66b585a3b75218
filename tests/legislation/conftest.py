"""Small statutes in the publisher's format, built from their parts."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from tipimpact.legislation import read_act
from tipimpact.legislation.amendments import Enactment, read_enactment
from tipimpact.retrieve import SourceFile, read_sources

LIMS = "http://justice.gc.ca/lims"


def unit(tag: str, label: str = "", text: str = "", *inside: str, note: str = "", date: str = "", enacted=False) -> str:
    """An element like Section or Paragraph with label, marginal note and text, and what stands in it."""
    attributes = f' lims:inforce-start-date="{date}"' if date else ""
    attributes += f' lims:enacted-date="{date}"' if enacted else ""
    parts = [
        f"<MarginalNote>{note}</MarginalNote>" if note else "",
        f"<Label>{label}</Label>" if label else "",
        f"<Text>{text}</Text>" if text else "",
        *inside,
    ]
    return f"<{tag}{attributes}>{''.join(parts)}</{tag}>"


def history(*items: str) -> str:
    """A history note."""
    return (
        "<HistoricalNote>"
        + "".join(f"<HistoricalNoteSubItem>{i}</HistoricalNoteSubItem>" for i in items)
        + ("</HistoricalNote>")
    )


def statute(body: str, lang: str = "en", after: str = "") -> str:
    """A consolidated Act."""
    return (
        f'\ufeff<?xml version="1.0" encoding="utf-8"?>\n<Statute xmlns:lims="{LIMS}" xml:lang="{lang}" '
        'lims:pit-date="2026-03-26"><Identification><Chapter><ConsolidatedNumber>I-2.5</ConsolidatedNumber>'
        f"</Chapter></Identification>\n<Body>{body}</Body>{after}</Statute>\n"
    )


def bill(body: str, lang: str = "en", year: int = 2012, chapter: int = 17) -> str:
    """A bill as enacted, with the document type that the publisher names and does not publish."""
    return (
        '\ufeff<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE Bill PUBLIC "-//Justice Canada//DTD Bill Exchange '
        f'v2.5.0//EN" "BillExchange.dtd">\n<Bill xml:lang="{lang}"><Identification><Chapter><AnnualStatuteId>'
        f"<AnnualStatuteNumber>{chapter}</AnnualStatuteNumber><YYYY>{year}</YYYY></AnnualStatuteId></Chapter>"
        f"</Identification><Body>{body}</Body></Bill>\n"
    )


@pytest.fixture(scope="session")
def build() -> SimpleNamespace:
    """The builders of this module."""
    return SimpleNamespace(unit=unit, history=history, statute=statute, bill=bill)


@pytest.fixture(scope="session")
def read(tmp_path_factory) -> Callable[..., pd.DataFrame]:
    """``read(xml, **options)``: the units of a file that holds this text or these bytes."""
    path = tmp_path_factory.mktemp("law") / "act.xml"

    def read(xml: str | bytes, **options) -> pd.DataFrame:
        path.write_bytes(xml if isinstance(xml, bytes) else xml.encode())
        return read_act(path, **options)

    return read


read_enactment_once = cache(read_enactment)


@pytest.fixture(scope="session")
def enactments(mirror: Path) -> Callable[[str], list[Enactment]]:
    """``enactments(lang)``: the official statutes in the order of their files, read once."""

    @cache
    def of_language(lang: str) -> list[Enactment]:
        return [read_enactment_once(path) for path in sorted(mirror.glob(f"legislation/annual_*_{lang}.xml"))]

    return of_language


@pytest.fixture
def statutes_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shelf takes the statutes that ``enactments`` has read."""
    monkeypatch.setattr(import_module("tipimpact.legislation.shelf"), "read_enactment", read_enactment_once)


@pytest.fixture(scope="session")
def collection(root: Path) -> Callable[[str, Path], list[SourceFile]]:
    """``collection(edition, folder)``: the legislative sources of an edition, as if received into a folder."""
    sources = read_sources(root / "config" / "sources")

    def held(edition: str, folder: Path) -> list[SourceFile]:
        return [SourceFile(s, folder / s.path, s.sha256) for s in sources.collection("legislation", edition)]

    return held
