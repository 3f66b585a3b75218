"""Train the second coder and score the sentences that need it: `make second-coder`.

    python dev/second_coder.py                  the official edition of this checkout
    python dev/second_coder.py --data FOLDER    the one that FOLDER holds (raw/, processed/)

Needs the extra second-coder. It learns from the written examples, the third *learn* of the readers' labels, the
development sentences and the decisions of reviewers, never from sentences of the other thirds, and stops where an
example is nearly one of those. It scores sentences of both editions and writes two files into
data/raw/compiled/labels: second_coder_learned.npz (vectors and themes of what it learned from) and
second_coder.csv.gz (scores). It prints the scores of sentences out of fold, by which the cuts are set. Vectors are
kept beside the official tables, so that a second run makes those of new sentences only.
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process
from sklearn.model_selection import KFold

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import ThemeError, TipimpactError
from tipimpact.common.files import sha256, write_bytes
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import Codebook, read_codebook, second_coder
from tipimpact.themes.coding import known_texts, read_codings, short_digest
from tipimpact.themes.counts import is_background
from tipimpact.themes.examples import read_examples
from tipimpact.themes.matching import coding
from tipimpact.themes.review import read_reviews
from tipimpact.themes.second_coder import HUNDREDTHS, MODEL, NEAREST, Learned, embed

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "data" / "raw" / "compiled" / "labels"
SCORES, LEARNED = LABELS / "second_coder.csv.gz", LABELS / "second_coder_learned.npz"
NEAR = 90  # of 100: a sentence that differs from another in a word or two
FOLDS, SEED = 5, 20261129
CUTS = (-0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0.0, 0.2, 0.4)


def remembered(texts: pd.Series, cache: Path, make: Callable[[Iterable[str]], np.ndarray] = embed) -> np.ndarray:
    """The embeddings of texts, those of an earlier run from ``cache``; what is new is added to it.

    texts: indexed by digest.  cache: an ``.npz`` file of this machine, never committed; its name has the version.
    """
    known = np.load(cache) if cache.is_file() else {"digests": np.array([], str), "vectors": np.empty((0, 0))}
    digests, vectors = list(known["digests"]), known["vectors"]
    new = texts[~texts.index.isin(digests)]
    new = new[~new.index.duplicated()]
    if len(new):
        made = make(new)
        vectors = np.vstack([vectors, made]) if len(vectors) else made
        digests += list(new.index)
        file = io.BytesIO()
        np.savez(file, digests=np.array(digests), vectors=vectors)
        write_bytes(cache, file.getvalue())
    return vectors[pd.Index(digests).get_indexer(texts.index)]


def write_learned(learned: Learned, path: str | Path) -> None:
    """Store vectors (two bytes a number), themes and weights of what was learned from, with the model's name."""
    coded = learned.coded.astype(float).fillna(-1)
    file = io.BytesIO()
    np.savez_compressed(
        file,
        model=np.array(MODEL),
        themes=np.array(coded.columns, str),
        digests=np.array(learned.vectors.index, str),
        vectors=learned.vectors.to_numpy(np.float16),
        coded=coded.to_numpy(np.int8),
        weights=learned.weights.to_numpy(float),
    )
    write_bytes(path, file.getvalue())


def write_scores(scores: pd.DataFrame, path: str | Path) -> None:
    """Store scores as packed CSV: a row per digest, hundredths per theme, and the ids of the nearest examples."""
    whole = (scores.drop(columns=NEAREST) * HUNDREDTHS).round().astype("Int64")
    file = io.BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packed:  # the same bytes each time
        packed.write(whole.join(scores[NEAREST]).rename_axis("digest").sort_index().to_csv().encode())
    write_bytes(path, file.getvalue())


def read_drawn() -> pd.DataFrame:
    """All sentences that were drawn for readers."""
    return pd.concat(pd.read_csv(path) for path in sorted(LABELS.glob("*_drawn.csv")))


def gather(sentences: pd.DataFrame, examples: pd.DataFrame, codebook: Codebook, data: Path) -> pd.DataFrame:
    """The sentences to learn from: digest, lang, text, and a column per theme, missing where nobody decided."""
    drawn = read_drawn()
    labels = pd.concat(pd.read_csv(path, keep_default_na=False) for path in sorted(LABELS.glob("*_labels.csv")))
    texts = sentences.drop_duplicates("digest")[["digest", "lang", "text"]]
    rows = drawn[drawn["third"] == "learn"].merge(labels, on="id").merge(texts, on=["digest", "lang"], how="left")
    lost = rows[rows["text"].isna()]
    if len(lost):
        print(f"{len(lost)} of {len(rows)} labels: the sentence is in no document: {', '.join(lost['id'])}")
    rows = rows.dropna(subset="text")
    themes = rows["settled"].str.split()
    labelled = rows[["digest", "lang", "text"]].assign(**{t: [t in given for given in themes] for t in codebook.ids})
    receipt, raw = data / "processed" / "official" / "retrieve" / "coding.json", data / "raw" / "official"
    coded, further, reviewed = (
        read_receipt(receipt, raw, "official", kind=kind) for kind in ("coding", "coding_text", "review")
    )
    first = read_codings([file.path for file in coded], codebook, known_texts(further, sentences))
    decisions = read_reviews([file.path for file in reviewed], codebook)
    decided = decisions.drop_duplicates(["digest", "theme"]).pivot(index="digest", columns="theme", values="decision")
    both = pd.concat(
        [first, decided.join(texts.set_index("digest"), how="inner").reset_index(drop=True)], ignore_index=True
    )
    both["digest"] = both["text"].map(short_digest)
    both = both[~both["digest"].isin(drawn["digest"])]
    parts = [labelled, both.reindex(columns=labelled.columns), written(examples, codebook)]
    return pd.concat(parts, ignore_index=True).drop_duplicates("digest")


def written(examples: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The written examples, as from ``gather``.

    A counter-example of a theme has the themes that its writer gave it besides, if any.
    """
    given = [
        {*also, *([theme] if applies else [])} for theme, applies, also in examples[["theme", "applies", "also"]].values
    ]
    themes = {theme: [theme in themes for themes in given] for theme in codebook.ids}
    return examples[["digest", "lang", "text"]].assign(**themes)


def refuse_near_copies(examples: pd.DataFrame, sentences: pd.DataFrame) -> None:
    """Raise ThemeError where an example is nearly a sentence of a test set."""
    prose = pd.concat(pd.read_csv(path) for path in sorted(LABELS.glob("*everyday*.csv.gz")))
    tests = [*sentences.loc[sentences["digest"].isin(read_drawn()["digest"]), "text"].unique(), *prose["sentence"]]
    likeness = process.cdist(examples["text"], tests, scorer=fuzz.ratio, score_cutoff=NEAR, dtype=np.uint8)
    close = examples.loc[likeness.any(axis=1), "id"]
    if len(close):
        raise ThemeError(f"nearly a sentence of a test set: {', '.join(close)}", todo="write another example")
    print(f"no near copy among {len(examples)} examples and {len(tests)} sentences of test sets")


def to_score(sentences: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """The sentences to score, each once: all that findings are told from; of older debates those coded or drawn."""
    coded = sentences.loc[sentences["sentence_id"].isin(mentions["sentence_id"]), "digest"]
    chosen = ~is_background(sentences) | sentences["digest"].isin([*coded, *read_drawn()["digest"]])
    return sentences[chosen].drop_duplicates("digest")


def score_out_of_fold(learned: Learned, held_out: np.ndarray) -> pd.DataFrame:
    """Scores of the sentences that are held out in turn; all others are always learned from."""
    parts = []
    for _, fold in KFold(FOLDS, shuffle=True, random_state=SEED).split(held_out):
        rows = held_out[fold]
        rest = Learned(*(part.drop(rows) for part in (learned.vectors, learned.coded, learned.weights)))
        scores = second_coder.score(
            second_coder.train(rest), learned.vectors.loc[rows].to_numpy(), learned.coded.columns
        )
        parts.append(scores.set_axis(rows))
    return pd.concat(parts)


def print_cuts(scores: pd.DataFrame, gold: pd.DataFrame, rules: pd.DataFrame, lang: pd.Series) -> None:
    """By language and cut: F1 of the second coder alone; how many codes of the rules, and how many others, are right.

    All indexed by digest; gold and rules: a boolean column per theme.
    """
    for language in LANGUAGES:
        here = lang.index[lang == language]
        values, right, given = (table.loc[here].to_numpy() for table in (scores, gold, rules))
        print(f"{language}: rules right {int((given & right).sum())} of {int(given.sum())}; themes {int(right.sum())}")
        for cut in CUTS:
            both, alone = given & (values >= cut), ~given & (values >= cut)
            shares = [f"{int((part & right).sum())} of {int(part.sum())}" for part in (both, alone)]
            f1 = 2 * ((both | alone) & right).sum() / ((both | alone).sum() + right.sum())
            print(f"  from {cut:+.1f}: F1 {f1:.3f}; agreed right {shares[0]}; second coder alone right {shares[1]}")


def main(data: Path) -> None:
    tables = {edition: data / "processed" / edition for edition in ("official", "sample")}
    sentences, ours = (
        read_table(folder / "reports" / "sentences.parquet", edition=edition) for edition, folder in tables.items()
    )
    for rows in (sentences, ours):
        rows["digest"] = rows["text"].map(short_digest)
    mentions = read_table(tables["official"] / "themes" / "theme_mentions.parquet", edition="official")
    codebook = read_codebook(ROOT / "config" / "codebook" / "codebook.yaml")
    examples = read_examples(codebook.ids)
    refuse_near_copies(examples, sentences)
    learn = gather(sentences, examples, codebook, data).set_index("digest")
    asked = pd.concat([to_score(sentences, mentions), ours]).drop_duplicates("digest").set_index("digest")
    texts = pd.concat([learn["text"], asked["text"]])
    texts = texts[~texts.index.duplicated()]
    cache = tables["official"] / "themes" / f"vectors_{second_coder.VERSION}.npz"
    started, clock = time.monotonic(), time.process_time()
    vectors = pd.DataFrame(remembered(texts, cache), texts.index)
    print(f"{len(texts)} vectors in {time.monotonic() - started:.0f} s ({time.process_time() - clock:.0f} s of a core)")
    weights = pd.Series(np.where(learn.index.isin(examples["digest"]), second_coder.WRITTEN, 1.0), learn.index)
    write_learned(Learned(vectors.loc[learn.index], learn[codebook.ids], weights), LEARNED)
    learned = second_coder.read_learned(LEARNED, codebook.ids)  # as a run reads them, in half the precision
    clock = time.process_time()
    machines = second_coder.train(learned)
    print(f"{len(machines)} machines trained in {time.process_time() - clock:.1f} s of a core")
    vectors.loc[learn.index] = learned.vectors
    scores = second_coder.score(machines, vectors.to_numpy(), codebook.ids).set_axis(texts.index)
    shown = pd.concat([learn["lang"], asked["lang"]])
    shown = shown[~shown.index.duplicated()]
    for lang in LANGUAGES:
        own = shown.index[shown == lang]
        own_examples = examples[examples["lang"].eq(lang) & examples["applies"]]
        near = second_coder.nearest_examples(vectors.loc[own].to_numpy(), own_examples, learned)
        scores.loc[own, NEAREST] = near
    write_scores(scores, SCORES)
    unlearned = ", ".join(theme for theme in codebook.ids if theme not in machines) or "none"
    print(f"learned from {len(learn)} sentences; themes with fewer than {second_coder.FEWEST} of them: {unlearned}")
    for path in (SCORES, LEARNED):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes, SHA-256 {sha256(path)}")
    drawn = read_drawn()
    held_out = learn.index[learn.index.isin(drawn.loc[drawn["third"] == "learn", "digest"])]
    rows = sentences.drop_duplicates("digest").set_index("digest").loc[held_out]
    rules = coding(rows["sentence_id"], mentions, codebook).set_axis(held_out)
    gold = learn.loc[held_out, codebook.ids].astype(bool)
    print_cuts(score_out_of_fold(learned, held_out.to_numpy()), gold, rules, rows["lang"])


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"  # more threads are slower
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=ROOT / "data", help="folder with raw/ and processed/")
    try:
        main(options.parse_args().data)
    except TipimpactError as error:
        sys.exit(f"second-coder: {error}")
