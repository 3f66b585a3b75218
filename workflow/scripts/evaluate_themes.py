"""Evaluate the coding of themes on sentences coded by people."""

import pandas as pd

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import evaluation, read_codebook
from tipimpact.themes.coding import known_texts, read_codings
from tipimpact.themes.labels import paths_of, read_located, read_openings, stream, usable


def evaluate_themes(
    coding: str,
    labels: str,
    sentences: str,
    mentions: str,
    codebook: str,
    seed: int,
    raw: str,
    edition: str,
    theme_evaluation: str,
    theme_errors: str,
) -> None:
    book, held = read_codebook(codebook), usable(read_receipt(labels, raw, edition))
    received, further = (read_receipt(coding, raw, edition, kind=k) for k in ("coding", "coding_text"))
    sentence_rows, mention_rows = (read_table(path, edition=edition) for path in (sentences, mentions))
    coded = read_codings([file.path for file in received], book, known_texts(further, sentence_rows))
    unseen, draw = read_located(held, sentence_rows, book), stream(seed, evaluation.STREAM)
    seen = evaluation.evaluate(coded, book)
    third = evaluation.evaluate_labels(unseen, mention_rows, book)
    opened = evaluation.scored(read_openings(paths_of(held, "openings")))
    table = pd.concat([opened, third, seen], ignore_index=True)
    facts = {"edition": edition, "codebook_hash": book.sha256, "coded_sentences": len(coded)}
    facts |= {"sources": [file.source.id for file in (*received, *held)]}
    facts |= {"labels": dict.fromkeys(("theme", "given", "found"), book.labels)}
    write_table(table, "theme_evaluation", theme_evaluation, **facts)
    write_table(evaluation.errors(unseen, mention_rows, book, draw), "theme_errors", theme_errors, **facts)


if __name__ == "__main__":
    job.run(evaluate_themes, snakemake)
