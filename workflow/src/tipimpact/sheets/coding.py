"""The practitioners' sheet: 60 labelled sentences, without any answer, out in Word or Excel and back in.

``python -m tipimpact.sheets.coding returned.docx results/official/counsel/coding.csv`` lists what a returned
sheet says; the second file, in the sheet's folder, lists the sentences that went out. With ``--write`` codes go into
``data/raw/compiled/labels/practitioners.csv``: ids and themes, no sentence. Until then the page on the coding says
"awaiting".
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import Problem, ThemeError, TipimpactError, nearest
from tipimpact.common.files import write_text
from tipimpact.common.listed import read_list
from tipimpact.sheets.lines import Kind, Line, read_lines, signed, write_lines
from tipimpact.themes import read_codebook
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.labels import OUTSIDE
from tipimpact.themes.names import masked

NONE = ("none", "aucun")  # what a practitioner writes where no theme fits
STORE = Path("data", "raw", "compiled", "labels", "practitioners.csv")


def kind_of(codebook: Codebook) -> Kind:
    """The sheet's kind; its guide lists the themes by code, in both languages."""
    guide = [
        f"{theme.id}: {theme.label.en} / {theme.label.fr}. {' '.join(theme.definition.split())}"
        for theme in codebook.themes
    ]
    titles = ("counsel-coding-title", "counsel-coding-about")
    return Kind("coding", *titles, ThemeError, "counsel-coding-how", ("themes", "remark"), tuple(guide))


def lines(drawn: pd.DataFrame) -> list[Line]:
    """A line a sentence, names of persons masked. drawn: rows of labels with id, lang, doc_id and text."""
    listed = []
    for lang, rows in drawn.groupby("lang", sort=False):
        for row, text in zip(rows.to_dict("records"), masked(rows["text"], str(lang)), strict=True):
            sides = [text if side == lang else "" for side in LANGUAGES]
            listed.append(Line(row["id"], sides[0], sides[1], row["doc_id"], (sides[0], sides[1]), row["id"]))
    return listed


def write_sheet(drawn: pd.DataFrame, codebook: Codebook, paths: Sequence[str | Path]) -> None:
    """Write the sheet to each path (``.docx``, ``.xlsx``), and what it holds to the path that ends in ``.csv``."""
    out = lines(drawn)
    for path in map(Path, paths):
        if path.suffix == ".csv":
            write_text(path, pd.DataFrame(out, columns=list(Line._fields)).to_csv(index=False))
        else:
            write_lines(kind_of(codebook), out, path)


def read_sheet(path: str | Path, sent: Sequence[Line], codebook: Codebook) -> pd.DataFrame:
    """What a returned sheet says: the columns ``OUTSIDE``, a row per sentence that was coded.

    Raises ThemeError with every fault at once: those of ``read_lines``, an unknown theme, no signature.
    """
    kind = kind_of(codebook)
    answers = signed(kind, read_lines(kind, sent, path))
    rows, problems = [], []
    for answer in answers.to_dict("records"):
        words = answer["themes"].replace(",", " ").replace(";", " ").split()
        themes = [] if [word.casefold() for word in words] in ([NONE[0]], [NONE[1]]) else [w.upper() for w in words]
        where, expected = f"{Path(path).name}, {answer['id']}", "a code of the guide, or none"
        problems += [
            Problem(f"unknown theme {theme!r}", where, expected, nearest(theme, codebook.ids))
            for theme in themes
            if theme not in codebook.ids
        ]
        rows.append([answer["id"], answer["reviewed_by"], answer["signed_on"].date(), " ".join(themes)])
    if problems:
        raise ThemeError(problems)
    return pd.DataFrame(rows, columns=OUTSIDE)


def main(arguments: Sequence[str], root: str | Path = ".") -> None:
    """List what a returned sheet says; with ``--write`` add it to the codes of practitioners."""
    plain = [argument for argument in arguments if argument != "--write"]
    if len(plain) != 2:
        raise ThemeError("name two files", expected="returned.docx or returned.xlsx, coding.csv [--write]")
    codebook = read_codebook(Path(root, "config", "codebook", "codebook.yaml"))
    sent = [
        Line(row["id"], row["english"], row["french"], row["about"], (row["english"], row["french"]), row["place"])
        for row in read_list(Path(plain[1]), Line._fields, ThemeError).to_dict("records")
    ]
    coded = read_sheet(plain[0], sent, codebook)
    print(coded.to_string(index=False) if len(coded) else "No sentence was coded.")
    if "--write" in arguments:
        known = read_list(Path(root, STORE), tuple(OUTSIDE), ThemeError)
        kept = known[~known["coder"].isin(coded["coder"])]
        write_text(Path(root, STORE), pd.concat([kept, coded]).to_csv(index=False))
        print(f"written: {STORE}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
