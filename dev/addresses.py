"""List what eligibility rows may cite and the days of effects, from the law of the official edition."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pandas as pd

from tipimpact.common.errors import EligibilityError, TipimpactError
from tipimpact.common.files import write_text
from tipimpact.common.listed import read_cells
from tipimpact.common.tables import read_table
from tipimpact.eligibility.addresses import COLUMNS, EFFECT_COLUMNS, EFFECT_DAYS, FILE
from tipimpact.legislation.commencement import Commencement, day_of, read_commencement
from tipimpact.legislation.consolidate import replayed_days
from tipimpact.legislation.statutes import StatuteTexts, read_texts
from tipimpact.legislation.text import frame
from tipimpact.retrieve import read_receipt

ROOT = Path(__file__).resolve().parents[1]
COLLECTIONS = ("legislation", "legislation_statutes", "regulations")
LANG = "en"
Address = tuple[str, str, str, str]


def addresses(
    texts: StatuteTexts, commencement: Commencement, acts: Collection[str], cited: Collection[tuple[str, str]] = ()
) -> Iterator[Address]:
    """Act, unit, from and until of every unit that is in the texts of these acts.

    For the Act: each day of its replay, then its newest consolidation. For other acts: every unit of any text.
    """
    for act in acts:
        if act == commencement.id:
            yield from ((act, *stretch) for stretch in stretches(_days(texts, commencement)))
        else:
            sources = (*texts.find(kind="consolidated", act=act, lang=LANG), *texts.find(citation=act, lang=LANG))
            laws = [texts.law(source) for source in sources]
            units: frozenset[str] = frozenset().union(*map(_units, laws))
            yield from ((act, unit, "", "") for unit in units)
            # of a cited unit repealed before the first text held, the day of the repeal is all that is known
            for text in laws:
                named = {unit for of, unit in cited if of == act} - units
                gone = text[text["repealed"].astype(bool) & text["unit"].isin(named)]
                yield from (
                    (act, unit, "", f"{day:%Y-%m-%d}")
                    for unit, day in zip(gone["unit"], gone["in_force_from"], strict=True)
                )


def _days(texts: StatuteTexts, commencement: Commencement) -> Iterator[tuple[str, frozenset[str]]]:
    base = commencement.base.citation
    if not (enacted := texts.find(citation=base, lang=LANG)):
        raise EligibilityError(
            "the Act as enacted was not retrieved", expected="the official edition", todo="make official"
        )
    years = [int(texts.files[source]["citation"][:4]) for source in texts.find(kind="annual", lang=LANG)]
    last = dt.date(max(years), 12, 31)
    for day, text in replayed_days(texts.enacted(enacted[0]), texts.enactments(LANG, base), commencement, last):
        if day is not None:
            yield day.isoformat(), _units(frame(text, commencement))
    dated = texts.find(kind="consolidated", act=commencement.id, lang=LANG)
    newest = max(dated, key=lambda source: str(texts.files[source]["pit_date"]))
    yield (last + dt.timedelta(days=1)).isoformat(), _units(texts.law(newest))


def _units(text: pd.DataFrame) -> frozenset[str]:
    return frozenset(text.loc[~text["repealed"].astype(bool), "unit"])


def stretches(days: Iterable[tuple[str, Collection[str]]]) -> Iterator[tuple[str, str, str]]:
    """Unit, from and until. days: each day on which the text changes, in order, with its units from then on."""
    since: dict[str, str] = {}
    for day, units in days:
        yield from ((unit, since.pop(unit), day) for unit in since.keys() - set(units))
        since = dict.fromkeys(units, day) | since
    yield from ((unit, start, "") for unit, start in since.items())


def days_of_effects(effects: pd.DataFrame, commencement: Commencement, sections: Collection[str]) -> Iterator[Address]:
    """Amending Act, clause, unit and day in force of each effect on the Act, and of sections of the Act as enacted.

    effects: the table ``law_effects``.  sections: those of the Act as enacted that rows name.
    """
    known = effects[(effects["act"] == commencement.id) & effects["in_force"].notna()]
    for row in known.to_dict("records"):
        yield row["amending_act"], row["clause"], row["unit"], f"{row['in_force']:%Y-%m-%d}"
    for section in sections:
        if day := day_of(commencement.commencement_of(section), None):
            yield commencement.base.citation, section, section, str(day)


def to_csv(rows: Iterable[Address], columns: tuple[str, ...] = COLUMNS) -> str:
    """A file as CSV, each row once, sorted."""
    return pd.DataFrame(sorted(set(rows)), columns=list(columns)).to_csv(index=False)


def main(root: Path) -> None:
    """Write the file for the acts that the rows cite, from the statutes that the official edition retrieved."""
    receipts = [root / "data/processed/official/retrieve" / f"{name}.json" for name in COLLECTIONS]
    if missing := [path.name for path in receipts if not path.is_file()]:
        raise EligibilityError(
            f"not retrieved: {', '.join(missing)}", where=str(receipts[0].parent), todo="make official"
        )
    held = [h for path in receipts for h in read_receipt(path, root / "data/raw/official", "official")]
    commencement = read_commencement(root / "config" / "law" / "commencement.yaml")
    rows = read_cells(root / "config" / "law" / "eligibility.csv", EligibilityError)
    law = read_texts(held, commencement)
    write_text(
        FILE,
        to_csv(addresses(law, commencement, set(rows["act"]), set(zip(rows["act"], rows["citation"], strict=True)))),
    )
    effects = read_table(root / "results/official/data/law_effects.parquet", edition="official")
    sections = set(rows.loc[rows["brought_by"] == commencement.base.citation, "clause"]) - {""}
    write_text(EFFECT_DAYS, to_csv(days_of_effects(effects, commencement, sections), EFFECT_COLUMNS))


if __name__ == "__main__":
    try:
        main(ROOT)
    except TipimpactError as error:
        sys.exit(str(error))
