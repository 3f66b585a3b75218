"""A small table of every kind of column, with its own contract, words and sources."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from chromium import launched
from printed import read_release

from publish.reading import opened
from tipimpact.common import LANGUAGES
from tipimpact.common.config import Bilingual
from tipimpact.common.contracts import Column, Contract
from tipimpact.package.compose import compose_texts
from tipimpact.package.texts import Licence, Source, Sources, Texts
from tipimpact.publish import ResultTable
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.words import fluent

COLUMNS = [
    Column("unit", "string", "provision changed"),
    Column("citation", "string", "history note that names the Act"),
    Column("state", "string", "state today", values=("in_force", "repealed")),
    Column("theme", "string", "theme of the codebook"),
    Column("year", "integer", "year of the change", unit="calendar year"),
    Column("positions", "integer", "positions approved", nullable=True),
    Column("share", "number", "share of sentences", unit="demo share", nullable=True),
    Column("low", "number", "lower end", nullable=True),
    Column("high", "number", "upper end", nullable=True),
    Column("on", "date", "day in force", nullable=True),
    Column("settled", "boolean", "whether a text settles it", nullable=True),
    Column("why_en", "string", "why"),
    Column("why_fr", "string", "why"),
    Column("flags", "list", "what to know of the row"),
    Column("superseded_by", "string", "Act that took over", nullable=True),
    Column("source", "string", "id in sources.yaml"),
    Column("reviewed_by", "string", "lawyer who reviewed the row", nullable=True),
]
SHOWN = [
    *("unit", "citation", "state", "theme", "year", "positions", "share", "interval", "on", "settled"),
    *("why", "flags", "superseded_by", "source"),
]


def _by_code(code: str, *texts: str) -> tuple[str, ...]:
    """A message in each language that has words for one code."""
    return tuple(f"{{ $code ->\n   *[{code}] {text}\n    }}" for text in texts)


WORDS = {
    "table-demo-title": ("Changes", "Changements"),
    "table-demo-what": ("What changed.", "Ce qui a changé."),
    "table-demo-is_not": ("Not an effect.", "Pas un effet."),
    "table-demo-note": ("A note: <b>bold</b>.", "Une note\u00a0: <b>gras</b>."),
    "value-demo-state": _by_code("in_force", "in force", "en vigueur"),
    "value-state": _by_code("repealed", "repealed", "abrogé"),
    "value-flags": _by_code("rounded", "rounded", "arrondi"),
    "unit-demo_share": ("share", "part"),
    "column-demo-interval": ("Interval", "Intervalle"),
    **{f"column-demo-{name}": (name.capitalize(), f"{name.capitalize()} (fr)") for name in SHOWN if name != "interval"},
    "column-demo-low": ("Low", "Borne inférieure"),
    "column-demo-high": ("High", "Borne supérieure"),
    "column-demo-reviewed_by": ("Reviewed by", "Révisé par"),
}
ROWS = [
    # In an order of their own: the table sorts them by unit, 20.1 after 9.
    ("25(1.2)(c)", "2012, c. 17, s. 13(3)", "in_force", "TRP", 2012, 30396, 0.125, -0.5, 1.25, dt.date(2012, 6, 28),
     True, 'because; of "quotes", commas', "parce que\u00a0: «\u00a0oui\u00a0»", ["rounded", "odd"],
     "2019, c. 29", "law", pd.NA),
    ("20.1", "2012, c. 17, s. 10", "repealed", "FEES", 2013, pd.NA, pd.NA, pd.NA, pd.NA, pd.NaT, pd.NA,
     '=HYPERLINK("http://x")', "<script>alert(1)</script>", [], pd.NA, "law", "A. Lawyer"),
    ("9", "2012, c. 1, s. 206", "repealed", "FEES", 2014, -1234, 0.375, 2.0, 2.0, dt.date(2012, 12, 1), False,
     "https://example.org/a?b=1&c=2", "a\x00b\u202ec", ["rounded"], pd.NA, "figures", pd.NA),
]  # fmt: skip


@pytest.fixture(scope="session")
def authored(root) -> Texts:
    """The project's own texts."""
    return compose_texts(root / "config")


@cache
def demo_messages() -> dict[str, fluent.Messages]:
    """The demo table's words beside the project's own."""
    both = {lang: fluent.Messages(lang) for lang in LANGUAGES}
    for i, lang in enumerate(LANGUAGES):
        texts = [path.read_text(encoding="utf-8") for path in sorted((fluent.FOLDER / lang).glob("*.ftl"))]
        for text in [*texts, "\n".join(f"{id} = {pair[i]}" for id, pair in WORDS.items()) + "\n"]:
            assert not list(both[lang].read(text, lang))
    return both


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo table can be said."""
    monkeypatch.setattr(fluent, "messages", demo_messages)


@pytest.fixture
def contract() -> Contract:
    publish = {
        "number": 98,
        "columns": SHOWN,
        "sort": ["unit"],
        "notes": ["table-demo-note"],
        "intervals": {"interval": ["low", "high"]},
        "digits": {"share": 2},
        "none": ["superseded_by"],
    }
    return Contract("demo", 3, "one change", ("unit",), {c.name: c for c in COLUMNS}, publish)


@pytest.fixture
def sources() -> Sources:
    licence = Licence(
        name=Bilingual(en="Open Licence", fr="Licence ouverte"),
        url="https://example.org/licence",
        commercial="allowed",
        texts="passed_on",
        attribution=Bilingual(en="Contains open data.", fr="Contient des données ouvertes."),
    )
    publisher = Bilingual(en="Publisher", fr="Éditeur")
    common = {"collection": "demo", "licence": "open", "path": "demo.xml", "publisher": publisher}
    law = {"vintage": "2012", "accessed": dt.date(2026, 3, 1), "urls": ["https://example.org/law"], "sample": "digest"}
    return Sources(
        licences={"open": licence},
        sources=[
            Source(id="law", title=Bilingual(en="The Act", fr="La Loi"), citation="S.C. 2012, c. 17", **law, **common),
            Source(id="figures", title=Bilingual(en="Figures", fr="Chiffres"), citation="Figures <2014>", **common),
            Source(id="other", title=Bilingual(en="Other", fr="Autre"), citation="Other", **common),
        ],
    )


@pytest.fixture
def data(contract: Contract) -> pd.DataFrame:
    frame = contract.conform(pd.DataFrame(ROWS, columns=[c.name for c in COLUMNS]))
    frame.attrs = {
        "table": "demo",
        "version": 3,
        "edition": "sample",
        "sources": ["figures", "law"],
        "plan_hash": "0123abcd",
        "labels": {"theme": {"TRP": {"en": "Permit", "fr": "Permis"}, "FEES": {"en": "Fees", "fr": "Frais"}}},
    }
    return frame


@pytest.fixture
def table(words: None, data: pd.DataFrame, contract: Contract, sources: Sources) -> ResultTable:
    return ResultTable(data, contract, sources)


@pytest.fixture(scope="session")
def edition(sample_results) -> Path:
    """The sample edition as it is printed, with its package in ``data``."""
    return sample_results / "print"


@pytest.fixture(scope="module")
def inputs() -> SiteInputs:
    """The committed release as its pages read it: what the press says of it needs no run."""
    return read_release()


@pytest.fixture(scope="module")
def released(inputs) -> Mapping[str, ResultTable]:
    """The tables of the committed release."""
    return inputs.results


@pytest.fixture(scope="module")
def browser():
    """Chromium without a display and without the network."""
    with launched() as browser:
        yield browser


@pytest.fixture
def page(browser):
    """A page on a desktop, that must stay without errors and ask nothing of the network."""
    yield from opened(browser, viewport={"width": 1280, "height": 900})


@pytest.fixture
def phone(browser):
    yield from opened(browser, viewport={"width": 320, "height": 640})


@pytest.fixture
def scriptless(browser):
    yield from opened(browser, java_script_enabled=False)
