"""Train the second coder and score the sentences that need it: `make second-coder`.

    python dev/second_coder.py                  the official edition of this checkout
    python dev/second_coder.py --data FOLDER    the one that FOLDER holds (raw/, processed/)

Needs the extra second-coder. It learns from the written examples, the third *learn* of the readers' labels, the
development sentences and the decisions of reviewers, never from sentences of the other thirds. It scores sentences of
both editions and writes data/raw/compiled/labels/second_coder.csv.gz. Vectors are kept beside the official tables, so
that a second run makes those of new sentences only.
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
from tipimpact.themes.examples import read_examples
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
    parts = [labelled, both.reindex(columns=labelled.columns), written(codebook)]
    return pd.concat(parts, ignore_index=True).drop_duplicates("digest")


def written(codebook: Codebook) -> pd.DataFrame:
    """The written examples: digest, text, and a boolean column per theme.

    A counter-example of a theme has the themes that its writer gave it besides, if any.
    """
    rows = read_examples(codebook.ids)
    given = [
        {*also, *([theme] if applies else [])} for theme, applies, also in rows[["theme", "applies", "also"]].values
    ]
    themes = {theme: [theme in themes for themes in given] for theme in codebook.ids}
    return pd.DataFrame({"digest": rows["text"].map(short_digest), "text": rows["text"], **themes})


def to_score(sentences: pd.DataFrame, mentions: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The sentences to score: coded, drawn, and near ones."""
    gates = {lang: compiled(codebook, lang).gate for lang in LANGUAGES}
    each = sentences.drop_duplicates(["lang", "digest"])
    near = [gates[lang].near(text) for lang, text in zip(each["lang"], each["text"], strict=True)]
    drawn = pd.concat(pd.read_csv(path) for path in sorted(LABELS.glob("*_drawn.csv")))
    coded = sentences.loc[sentences["sentence_id"].isin(mentions["sentence_id"]), "digest"]
    return second_coder.needed(sentences, set(coded), set(each["digest"][near]), set(drawn["digest"]))


def main(data: Path) -> None:
    tables = {edition: data / "processed" / edition for edition in ("official", "sample")}
    sentences, ours = (
        read_table(folder / "reports" / "sentences.parquet", edition=edition) for edition, folder in tables.items()
    )
    for rows in (sentences, ours):
        rows["digest"] = rows["text"].map(short_digest)
    mentions = read_table(tables["official"] / "themes" / "theme_mentions.parquet", edition="official")
    codebook = read_codebook(ROOT / "config" / "codebook" / "codebook.yaml")
    learn = learned_from(sentences, codebook, data)
    asked = pd.concat([to_score(sentences, mentions, codebook), ours]).drop_duplicates("digest")
    texts = pd.concat([learn, asked]).drop_duplicates("digest").set_index("digest")["text"]
    cache = tables["official"] / "themes" / f"vectors_{second_coder.VERSION}.npz"
    started, clock = time.monotonic(), time.process_time()
    vectors = pd.DataFrame(second_coder.remembered(texts, cache), index=texts.index)
    print(f"{len(texts)} vectors in {time.monotonic() - started:.0f} s ({time.process_time() - clock:.0f} s of a core)")
    clock = time.process_time()
    machines = second_coder.train(vectors.loc[learn["digest"]].to_numpy(), learn[codebook.ids])
    print(f"{len(machines)} machines trained in {time.process_time() - clock:.1f} s of a core")
    scores = second_coder.score(machines, vectors.loc[asked["digest"]].to_numpy(), codebook.ids)
    second_coder.write_scores(asked["digest"], scores, SCORES)
    unlearned = ", ".join(theme for theme in codebook.ids if theme not in machines) or "none"
    print(f"learned from {len(learn)} sentences; themes with fewer than {second_coder.FEWEST} of them: {unlearned}")
    print(f"{len(asked)} sentences scored: {SCORES.relative_to(ROOT)}, {SCORES.stat().st_size:,} bytes")


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"  # more threads are slower
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=ROOT / "data", help="folder with raw/ and processed/")
    main(options.parse_args().data)
