"""Write the list of numbers to look up (docs/look-up.md and its sheet), or check a sheet that came back.

python dev/look_up.py                  # writes docs/look-up.md, docs/look-up.csv
python dev/look_up.py check SHEET.csv  # prints rows for data/raw/compiled/statistics/facts_2026_12.csv
"""

from __future__ import annotations

import sys
from pathlib import Path

from tipimpact.asylum import read_registry
from tipimpact.asylum.looked_up import list_documents, to_facts
from tipimpact.common.errors import TipimpactError
from tipimpact.retrieve import read_sources
from tipimpact.retrieve.sources import Source

ROOT = Path(__file__).resolve().parents[1]
INTRODUCTION = """# Numbers to look up

A person with the internet can find in about an hour what we could not read. Each document below probably prints a part
of a missing series. Open it, go to the place, and write a row for each number into the [sheet](look-up.csv): the
period, the number, what it counts, the page, the words around it (20 at most) and the day. `indicator` is a name of
`config/series.yaml`, for example `vtip_permits_in_year`. Then run `python dev/look_up.py check SHEET.csv`: it checks
each cell and prints rows of compiled facts. Nothing is published before that.

This page is written from `config/sources/gaps.yaml` by `python dev/look_up.py`.
"""


def write_page(sources: list[Source]) -> str:
    """The page: a part for each gap that names a document, with what exists and what is missing."""
    parts = [INTRODUCTION]
    for source in sources:
        if source.gap and source.gap.probably:
            missing = f"Still missing: {source.gap.missing.en}.\n\n" if source.gap.missing else ""
            documents = "".join(f"- [{d.title}]({d.url}): {d.place.en}\n" for d in source.gap.probably)
            parts.append(f"## {source.title.en}\n\n{missing}{documents}")
    return "\n".join(parts)


def main(arguments: list[str]) -> None:
    """Write the page and its sheet, or check a sheet."""
    sources = read_sources(ROOT / "config" / "sources").sources
    if arguments[:1] == ["check"] and len(arguments) == 2:
        facts = to_facts(arguments[1], sources, read_registry(ROOT / "config" / "series.yaml"))
        print(facts.to_csv(index=False, lineterminator="\n"), end="")
    else:
        (ROOT / "docs" / "look-up.md").write_text(write_page(sources), encoding="utf-8")
        list_documents(sources).to_csv(ROOT / "docs" / "look-up.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
