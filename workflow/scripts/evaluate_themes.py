"""Evaluate the coding of themes on sentences coded by people."""

from tipimpact import __version__
from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import evaluation, learned, read_codebook
from tipimpact.themes.coding import known_texts, read_codings
from tipimpact.themes.labels import openings_of, read_located, usable
from tipimpact.themes.supplement import without_model


def evaluate_themes(
    receipts: dict, sentences: str, mentions: str, codebook: str, raw: str, edition: str, seed: int, outputs: dict
) -> None:
    book, held = read_codebook(codebook), usable(read_receipt(receipts["labels"], raw, edition), __version__)
    received, further = (read_receipt(receipts["coding"], raw, edition, kind=k) for k in ("coding", "coding_text"))
    sentence_rows, mention_rows = (read_table(path, edition=edition) for path in (sentences, mentions))
    coded = read_codings([file.path for file in received], book, known_texts(further, sentence_rows))
    by_rules = without_model(mention_rows, sentence_rows, book)
    by_model = learned.sure_of(coded, sentence_rows, by_rules, learned.stream(seed))
    labels, draw = read_located(held, sentence_rows, book), evaluation.stream(seed)
    seen = evaluation.evaluate(coded, book, by_model, draw)
    table = evaluation.with_unseen(seen, labels, openings_of(held), mention_rows, book, draw)
    facts = {"edition": edition, "codebook_hash": book.sha256, "coded_sentences": len(coded)}
    facts |= {"sources": [file.source.id for file in (*received, *held)]}
    facts |= {"labels": dict.fromkeys(("theme", "given", "found"), book.labels)}
    write_table(table, "theme_evaluation", outputs["evaluation"], **facts)
    write_table(evaluation.errors(labels, mention_rows, book, draw), "theme_errors", outputs["errors"], **facts)


if __name__ == "__main__":
    job.run(
        evaluate_themes,
        snakemake,
        receipts={name: snakemake.input[name] for name in ("coding", "labels")},
        **{name: snakemake.input[name] for name in ("sentences", "mentions", "codebook")},
        **{name: snakemake.params[name] for name in ("raw", "edition", "seed")},
        outputs=dict(snakemake.output.items()),
    )
