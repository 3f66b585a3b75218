"""The lawyer's sheet: every reading of ``config/law/provisions.csv`` with the law beside it, out and back in.

Until a reading comes back signed it prints "not reviewed by counsel". ``python -m tipimpact.publish.sheets.provisions
returned.docx`` lists what a returned sheet says; with ``--write`` it puts it into ``config/law/provisions.csv``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError, TipimpactError
from tipimpact.legislation.provisions import KEY, read_provisions, write_provisions
from tipimpact.legislation.wording import Wording
from tipimpact.publish.sheets.lines import Kind, Line, line_id, read_lines, reviewer, signed, write_lines
from tipimpact.publish.words import law, say

KIND = Kind("provisions", "counsel-title", "counsel-about", LegislationError)


def write_sheet(provisions: pd.DataFrame, texts: Mapping[str, Mapping[str, Wording]], path: str | Path) -> None:
    """Write the sheet; the ending of ``path``, .docx or .xlsx, says as what.

    provisions: of ``read_provisions``.  texts: the newest version of each Act held, by act and language.
    Raises LegislationError for another ending.
    """
    write_lines(KIND, _lines(provisions, texts), path)


def read_sheet(path: str | Path, provisions: pd.DataFrame) -> pd.DataFrame:
    """What a returned sheet says (``lines.read_lines``), with the reading that each decision is on.

    Raises LegislationError with every fault at once.
    """
    changes = read_lines(KIND, _lines(provisions, {}), path)
    keys = provisions[KEY].set_index(pd.Index(map(row_id, provisions.to_dict("records")), name="id"))
    return changes.join(keys, on="id")


def apply_sheet(provisions: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """The provisions with the amended wordings and the reviewer of every reading decided.

    Raises LegislationError when the sheet is not signed.
    """
    table = provisions.copy()
    places = {row_id(row): place for place, row in provisions.to_dict("index").items()}
    for row in signed(KIND, changes).to_dict("records"):
        place = places[row["id"]]
        for lang in LANGUAGES:
            if row[f"amended_{lang}"]:
                table.loc[place, f"note_{lang}"] = row[f"amended_{lang}"]
        table.loc[place, ["reviewed_by", "checked_on"]] = row["reviewed_by"], row["signed_on"]
    return table


def row_id(row: Mapping[Any, Any]) -> str:
    """What names a reading in the words that were sent out."""
    return line_id(*(row[k] for k in (*KEY, "source", "note_en", "note_fr")))


def _lines(provisions: pd.DataFrame, texts: Mapping[str, Mapping[str, Wording]]) -> list[Line]:
    lines = []
    for row in provisions.to_dict("records"):
        sides, about = [], []
        for lang in LANGUAGES:
            head = f"{law(row['act'], lang)} {law(row['unit'], lang)}"
            sides.append("\n".join([head, text_of(texts, row["act"], row["unit"], lang), f"→ {row[f'note_{lang}']}"]))
            reading = (say("value-view", lang, code=row["view"]), say("value-holder", lang, code=row["holder"]))
            about.append("; ".join([*reading, reviewer(row["reviewed_by"], lang)]))
        ours = (row["note_en"], row["note_fr"])
        place = f"{row['act']} {row['unit']}"
        lines.append(Line(row_id(row), sides[0], sides[1], "\n".join([*about, row["source"]]), ours, place))
    return lines


def text_of(texts: Mapping[str, Mapping[str, Wording]], act: str, unit: str, lang: str) -> str:
    """The newest words held of a unit, or that none are."""
    wording = texts.get(act, {}).get(lang)
    return (wording.of(unit) if wording else None) or say("counsel-no_text", lang)


def main(arguments: Sequence[str], file: str | Path = Path("config", "law", "provisions.csv")) -> None:
    """List what a returned sheet says; with ``--write`` put it into the provisions."""
    paths = [a for a in arguments if a != "--write"]
    if len(paths) != 1:
        raise LegislationError("name one returned sheet", expected="returned.docx or returned.xlsx [--write]")
    provisions = read_provisions(file)
    changes = read_sheet(paths[0], provisions)
    print(changes.to_string(index=False) if len(changes) else "No row got a decision.")
    if "--write" in arguments:
        write_provisions(apply_sheet(provisions, changes), file)
        print(f"written: {file}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
