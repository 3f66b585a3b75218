"""Train the second coder and score the sentences that need it: `make second-coder`.

    python dev/second_coder.py                  the official edition of this checkout
    python dev/second_coder.py --data FOLDER    the one that FOLDER holds (raw/, processed/)

Needs the extra second-coder. It learns from the third *learn* of the readers' labels, the development sentences and the
decisions of reviewers, never from sentences of the other thirds, and writes
data/raw/compiled/labels/second_coder.csv.gz. Embeddings are kept beside the official tables, so that a second run
embeds new sentences only.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import pandas as pd

from tipimpact.common import LANGUAGES
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import Codebook, read_codebook, second_coder
from tipimpact.themes.coding import known_texts, read_codings, short_digest
from tipimpact.themes.matching import compiled
from tipimpact.themes.review import read_reviews

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "data" / "raw" / "compiled" / "labels"
SCORES = LABELS / "second_coder.csv.gz"


def learned_from(sentences: pd.DataFrame, codebook: Codebook, data: Path) -> pd.DataFrame:
    """The sentences to learn from: digest, text, and a boolean column per theme, missing where nobody said."""
    drawn = pd.concat(pd.read_csv(path) for path in sorted(LABELS.glob("*_drawn.csv")))
    labels = pd.concat(pd.read_csv(path, keep_default_na=False) for path in sorted(LABELS.glob("*_labels.csv")))
    texts = sentences.drop_duplicates("digest")[["digest", "text"]]
    rows = drawn[drawn["third"] == "learn"].merge(labels, on="id").merge(texts, on="digest", how="left")
    lost = rows[rows["text"].isna()]
    if len(lost):
        print(f"{len(lost)} of {len(rows)} labels: the sentence is in no document: {', '.join(lost['id'])}")
    rows = rows.dropna(subset="text")
    themes = rows["settled"].str.split()
    labelled = rows[["digest", "text"]].assign(**{t: [t in given for given in themes] for t in codebook.ids})
    receipt, raw = data / "processed" / "official" / "retrieve" / "coding.json", data / "raw" / "official"
    coded, further, reviewed = (
        read_receipt(receipt, raw, "official", kind=kind) for kind in ("coding", "coding_text", "review")
    )
    first = read_codings([file.path for file in coded], codebook, known_texts(further, sentences))
    decisions = read_reviews([file.path for file in reviewed], codebook)
    decided = (
        decisions.drop_duplicates(["digest", "theme"])
        .pivot(index="digest", columns="theme", values="decision")
        .join(texts.set_index("digest"), how="inner")
        .reset_index(drop=True)
    )
    both = pd.concat([first, decided], ignore_index=True)
    both["digest"] = both["text"].map(short_digest)
    both = both[~both["digest"].isin(drawn["digest"])]
    return pd.concat([labelled, both.reindex(columns=labelled.columns)], ignore_index=True).drop_duplicates("digest")


def to_score(sentences: pd.DataFrame, mentions: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The sentences to score: coded, drawn, and near ones."""
    gates = {lang: compiled(codebook, lang).gate for lang in LANGUAGES}
    each = sentences.drop_duplicates(["lang", "digest"])
    near = [gates[lang].near(text) for lang, text in zip(each["lang"], each["text"], strict=True)]
    drawn = pd.concat(pd.read_csv(path) for path in sorted(LABELS.glob("*_drawn.csv")))
    coded = sentences.loc[sentences["sentence_id"].isin(mentions["sentence_id"]), "digest"]
    return second_coder.needed(sentences, set(coded), set(each["digest"][near]), set(drawn["digest"]))


def main(data: Path) -> None:
    tables = data / "processed" / "official"
    sentences = read_table(tables / "reports" / "sentences.parquet", edition="official")
    sentences["digest"] = sentences["text"].map(short_digest)
    mentions = read_table(tables / "themes" / "theme_mentions.parquet", edition="official")
    codebook = read_codebook(ROOT / "config" / "codebook" / "codebook.yaml")
    learn, asked = learned_from(sentences, codebook, data), to_score(sentences, mentions, codebook)
    texts = pd.concat([learn, asked]).drop_duplicates("digest").set_index("digest")["text"]
    cache = ROOT / "data" / "processed" / "official" / "themes" / f"embeddings_{second_coder.VERSION}.npz"
    started, clock = time.monotonic(), time.process_time()
    vectors = pd.DataFrame(second_coder.remembered(texts, cache), index=texts.index)
    print(
        f"{len(texts)} embeddings in {time.monotonic() - started:.0f} s ({time.process_time() - clock:.0f} s of a core)"
    )
    models = second_coder.train(vectors.loc[learn["digest"]].to_numpy(), learn[codebook.ids])
    scores = second_coder.score(models, vectors.loc[asked["digest"]].to_numpy(), codebook.ids)
    second_coder.write_scores(asked["digest"], scores, SCORES)
    unlearned = ", ".join(theme for theme in codebook.ids if theme not in models) or "none"
    print(f"learned from {len(learn)} sentences; themes with fewer than {second_coder.FEWEST} of them: {unlearned}")
    print(f"{len(asked)} sentences scored: {SCORES.relative_to(ROOT)}, {SCORES.stat().st_size:,} bytes")


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"  # more threads are slower
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=ROOT / "data", help="folder with raw/ and processed/")
    main(options.parse_args().data)
