"""How far two people agree on the themes of the same sentences: Krippendorff's alpha and Cohen's kappa, by theme.

Where both belong to this project, it is agreement between the project's readers: they share a
background and the authors' examples, so it overstates how reliable the coding is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.retrieve import SourceFile
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import read_coding, read_codings
from tipimpact.themes.labels import READERS, Labels, given, outside, read_located

ENOUGH = 10  # sentences that some coder gave the theme, below which its alpha tells little
ALL = "ALL"
ONE_READER = ("dec2026_",)  # rounds of labels that one person read twice


def compared(first: Mapping[str, Path], second: Mapping[str, Path], codebook: Codebook) -> Iterator[pd.DataFrame]:
    """The agreement of each second coding with the first; without a second one, of one coder with nobody.

    first, second: files of codings by source id.
    """
    if not first:
        return
    ours = read_codings(first.values(), codebook)
    for further in [{name: read_coding(path, codebook)} for name, path in second.items()] or [{}]:
        table = agreement([ours, *further.values()], codebook)
        yield table.assign(material="+".join([*first, *further]))


def _readers(labels: Labels, codebook: Codebook, names: Sequence[str]) -> list[pd.DataFrame]:
    """What readers gave the labels, as codings like those of ``read_coding``."""
    rows = labels.rows.drop_duplicates("sentence_id")
    return [rows[["sentence_id", "lang"]].merge(given(rows, reader, codebook), on="sentence_id") for reader in names]


def compared_labels(
    usable: Sequence[SourceFile], sentences: pd.DataFrame, codebook: Codebook
) -> Iterator[pd.DataFrame]:
    """The agreement of the project's readers on the labels, of two passes of one of them, and of practitioners.

    Practitioners are compared with the settled codes.
    """
    labels = read_located(usable, sentences, codebook)
    alone = labels.rows["id"].str.startswith(ONE_READER)
    for material, rows in (("labels", labels.rows[~alone]), ("passes", labels.rows[alone])):
        if len(rows):
            codings = _readers(Labels(rows), codebook, READERS[1:])
            yield agreement(codings, codebook).assign(material=material)
    if practitioners := outside(usable, labels, codebook):
        codings = [*practitioners, *_readers(labels, codebook, READERS[:1])]
        yield agreement(codings, codebook).assign(material="practitioners")


def agreement(codings: Sequence[pd.DataFrame], codebook: Codebook) -> pd.DataFrame:
    """Krippendorff's alpha (nominal) of each theme, over the sentences that two coders or more have coded.

    codings: one table a coder, as from ``read_coding``.
    Columns: language (``all``, en, fr), theme (``ALL``: every sentence and theme a unit), coders, sentences, given
    (sentences that some coder gave the theme), agreed (that all gave it), alpha, kappa, enough. Alpha is missing with
    one coder, and where nobody or everybody gave the theme to all: there is nothing to agree about. kappa: Cohen's, of
    two coders; missing likewise.
    """
    names = sorted(set(chain.from_iterable(table["sentence_id"] for table in codings)))
    votes = np.full((len(codings), len(names), len(codebook.ids)), np.nan)
    for i, table in enumerate(codings):
        here = table.set_index("sentence_id")[codebook.ids].reindex(names)
        votes[i] = here.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    coders = (~np.isnan(votes[:, :, 0])).sum(axis=0)
    shared = coders >= 2
    langs = pd.concat([t.set_index("sentence_id")["lang"] for t in codings])
    lang = langs[~langs.index.duplicated()].reindex(names).to_numpy()
    tables = []
    for language in ["all", *sorted(set(lang))]:
        chosen = shared & ((lang == language) | (language == "all"))
        facts = {"language": language, "coders": len(codings), "sentences": int(chosen.sum())}
        tables.append(_measure(votes[:, chosen], codebook).assign(**facts))
    columns = [name for name in contract("coder_agreement").columns if name != "material"]
    return pd.concat(tables, ignore_index=True)[columns]


def _measure(votes: np.ndarray, codebook: Codebook) -> pd.DataFrame:
    """A row for all themes together, then one for each. votes: coder, sentence, theme."""
    parts = {ALL: votes} | {theme: votes[:, :, [i]] for i, theme in enumerate(codebook.ids)}
    rows = []
    for theme, part in parts.items():
        given, agreed = np.nanmax(part, axis=0, initial=0) > 0, np.nanmin(part, axis=0, initial=1) > 0
        counts = {"given": int(given.sum()), "agreed": int((given & agreed).sum()), "enough": given.sum() >= ENOUGH}
        rows.append({"theme": theme, **counts, "alpha": _alpha(part), "kappa": _kappa(part)})
    return pd.DataFrame(rows)


def _kappa(votes: np.ndarray) -> float | None:
    """Cohen's kappa of two coders (1960, doi:10.1177/001316446002000104)."""
    if len(votes) != 2 or not votes.size:
        return None
    first, second = votes.reshape(2, -1)
    chance = first.mean() * second.mean() + (1 - first.mean()) * (1 - second.mean())
    return float(((first == second).mean() - chance) / (1 - chance)) if chance < 1 else None


def _alpha(votes: np.ndarray) -> float | None:
    """Alpha of yes and no from counts; None where there is no variation. votes: coder, sentence, theme.

    Of n votes, n1 of them yes: 1 - (n - 1) x disagreeing pairs / (n1 (n - n1)) (Krippendorff 2011, part A).
    """
    coded, yes = (~np.isnan(votes)).sum(axis=0), np.nansum(votes, axis=0)
    disagreed = (yes * (coded - yes) / np.maximum(coded - 1, 1)).sum()
    chance = yes.sum() * (coded.sum() - yes.sum())
    return float(1 - (coded.sum() - 1) * disagreed / chance) if chance > 0 else None
