"""Draw sentences of the official corpora for readers to code, as a committed design says.

    python dev/draw_labels.py ROUND FOLDER

ROUND: the name of a design, `data/raw/compiled/labels/ROUND_design.yaml`. Writes `ROUND_drawn.csv` beside it (no text:
document, offsets, digest, stratum and its size) and, into FOLDER, which must lie outside the project, what the readers
see: a sheet for each language and pass, each in an order of its own, and `codebook.md` without any pattern. Readers
answer with lines of `id<TAB>themes` (separated by spaces; nothing after the tab: no theme). They see no score and no
code, and nothing is printed of either.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from tipimpact.common.tables import read_table
from tipimpact.themes import read_codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.counts import distinct
from tipimpact.themes.labels import BINS
from tipimpact.themes.labels import DRAWN as COLUMNS
from tipimpact.themes.live import LEARNED
from tipimpact.themes.second_coder import NEAREST, read_learned, read_scores

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "data" / "raw" / "compiled" / "labels"
CODEBOOK = ROOT / "config" / "codebook" / "codebook.yaml"
DEVELOPED_WITH = ("ccr_forum_2012_fr",)
PASSES = (1, 2)


def strata(sentences: pd.DataFrame, scores: pd.DataFrame, known: set[str], design: dict[str, Any]) -> pd.DataFrame:
    """The sentences that can be drawn, each once, with `digest`, `before`, `seen` (stratum) and `size` of the stratum.

    scores: as from ``read_scores``; a sentence without one is of the lowest stratum.  known: digests of sentences that
    cannot be drawn, though a census reads them.
    """
    frame = sentences.assign(before=sentences.groupby("doc_id")["text"].shift())
    frame = frame[frame["sentence_id"].isin(distinct(frame)["sentence_id"])]
    frame = frame.assign(digest=frame["text"].map(short_digest))
    whole = frame["source_type"].isin(design["census"])
    frame = frame[whole | ~(frame["doc_id"].isin(DEVELOPED_WITH) | frame["digest"].isin(known))]
    highest = scores.drop(columns=NEAREST).max(axis=1).reindex(frame["digest"]).fillna(-np.inf)
    bins = np.searchsorted(design["edges"], highest.to_numpy(), side="right")
    frame["seen"] = np.where(frame["source_type"].isin(design["census"]), "census", np.array(BINS)[bins])
    return frame.assign(size=frame.groupby(["lang", "source_type", "seen"])["digest"].transform("size"))


def draw(frame: pd.DataFrame, design: dict[str, Any], rng: np.random.Generator) -> pd.DataFrame:
    """The drawn sentences, all of them `sealed`, in random order: the census, and the samples by stratum."""
    parts = [frame[frame["seen"] == "census"]]
    for sample in design["sample"]:
        own = frame[(frame["lang"] == sample["lang"]) & (frame["source_type"] == sample["source_type"])]
        for name, wanted in allot(own.groupby("seen").size().reindex(BINS, fill_value=0), sample["sentences"]).items():
            group = own[own["seen"] == name]
            parts.append(group.iloc[rng.permutation(len(group))[:wanted]])
    drawn = pd.concat(parts).assign(third="sealed")
    return drawn.iloc[rng.permutation(len(drawn))]


def allot(sizes: pd.Series, sentences: int) -> pd.Series:
    """How many of each stratum are drawn: half by size, half in equal parts; the lowest gives what others cannot."""
    wanted = (sentences * (sizes / sizes.sum() + 1 / len(sizes)) / 2).round().astype(int).clip(upper=sizes)
    wanted.iloc[0] += sentences - wanted.sum()
    return wanted


def write_sheets(drawn: pd.DataFrame, folder: Path, rng: np.random.Generator) -> None:
    """What readers see: per sentence its id, document, section, the sentence before it (domain only), and its text."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in PASSES:
        for lang, rows in drawn.iloc[rng.permutation(len(drawn))].groupby("lang"):
            lines = ["id\tdocument\tsection\tbefore\tsentence"]
            for row in rows.to_dict("records"):
                cells = (row["id"], row["doc_id"], row["section"], str(row["before"])[-160:], row["text"])
                lines.append("\t".join(" ".join(str(cell).split()) for cell in cells))
            (folder / f"pass_{number}_{lang}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    shared = yaml.safe_load(CODEBOOK.read_text(encoding="utf-8"))
    pages = ["# Codebook", shared["unit"], "", "## Rules"]
    pages += [f"- {rule['id']}: {' '.join(rule['text'].split())}" for rule in shared["general_rules"]]
    for name in shared["themes"]:
        theme = yaml.safe_load((CODEBOOK.parent / f"{name}.yaml").read_text(encoding="utf-8"))
        pages += ["", f"## {name}: {theme['label']['en']} / {theme['label']['fr']}", theme["definition"]]
        pages += [f"Include: {theme.get('include', '')}", f"Exclude: {theme.get('exclude', '')}"]
    (folder / "codebook.md").write_text("\n".join(pages) + "\n", encoding="utf-8")


def main(name: str, folder: str) -> None:
    design = yaml.safe_load((LABELS / f"{name}_design.yaml").read_text(encoding="utf-8"))
    path = ROOT / "data" / "processed" / "official" / "reports" / "sentences.parquet"
    sentences = read_table(path, edition="official")
    book = read_codebook(CODEBOOK)
    earlier = pd.concat(pd.read_csv(path)["digest"] for path in LABELS.glob("*_drawn.csv") if name not in path.name)
    known = {*earlier, *read_learned(LEARNED, book.ids).vectors.index}
    frame = strata(sentences, read_scores(LABELS / "second_coder.csv.gz", book), known, design)
    rng = np.random.default_rng(design["seed"])
    drawn = draw(frame, design, rng)
    drawn["id"] = [f"{name}_{lang}{i:04}" for i, lang in enumerate(drawn["lang"], 1)]
    drawn[COLUMNS].to_csv(LABELS / f"{name}_drawn.csv", index=False)
    write_sheets(drawn, Path(folder), rng)
    print(drawn.groupby(["lang", "source_type"]).size())


if __name__ == "__main__":
    main(*sys.argv[1:])
