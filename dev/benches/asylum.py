"""Asylum: both UNHCR files to the panel."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from benches import MIRROR, ROOT, Bench, Work
from tipimpact.asylum import panel, read_claims, read_decisions, read_designated

FILES = ("unhcr_asylum_applications.csv.gz", "unhcr_asylum_decisions.csv.gz")


def both_files(_: Path) -> tuple[Work, Work]:
    """The official files if they are here, otherwise those of the sample edition."""
    places = (MIRROR / "refugee", ROOT / "data" / "raw" / "sample" / "refugee")
    folder = next(place for place in places if all((place / name).is_file() for name in FILES))
    claims, decisions = (folder / name for name in FILES)
    designated = read_designated(ROOT / "data/raw/compiled/asylum/designated_countries.csv")
    return (
        lambda: panel(read_claims(claims), read_decisions(decisions), designated),
        lambda: [pd.read_csv(path, keep_default_na=False) for path in (claims, decisions)],
    )


BENCHES = [Bench("both UNHCR files to the panel", "reading them with pandas", 3, both_files, turns=9)]
