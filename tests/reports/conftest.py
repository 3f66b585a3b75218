"""Reports written for a test."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tests_support import read_raw
from tipimpact.reports import original_offset, original_text


@pytest.fixture(scope="session", autouse=True)
def _models(models: None) -> None:
    """Nearly every test here needs them."""


@pytest.fixture
def write(tmp_path) -> Callable[..., Path]:
    """Write a report's characters to a file, line ends as given."""

    def writer(text: str, name: str = "report.txt", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return writer


@pytest.fixture
def texts() -> Callable[..., list[str]]:
    """The sentences of a report given as characters."""

    def sentences(raw: str, lang: str = "fr", markdown: bool = False) -> list[str]:
        table: pd.DataFrame = read_raw(raw, lang, "doc", markdown)
        return table["text"].tolist()

    return sentences


@pytest.fixture(scope="session")
def leads_back() -> Callable[[Path, pd.DataFrame], None]:
    """Check that every character of every sentence is at its place in the original, or an entity or space there."""

    def check(path: Path, table: pd.DataFrame) -> None:
        """Every character of every sentence stands at its place in the original, or is an entity or a space there."""
        raw = original_text(path)
        for row in table.itertuples():
            assert 0 <= row.start < row.end <= len(raw)
            places = [original_offset(row.start, row.skips, i) for i in range(len(row.text))]
            assert places[0] == row.start
            assert places == sorted(places)
            for place, char in zip(places, row.text, strict=True):
                assert raw[place] in (char, "&") or char == " "

    return check
