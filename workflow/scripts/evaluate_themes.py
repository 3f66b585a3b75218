"""Evaluate the coding of themes on sentences coded by people."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import learned, read_codebook
from tipimpact.themes.coding import known_texts, read_codings
from tipimpact.themes.evaluation import evaluate, stream
from tipimpact.themes.supplement import without_model


def evaluate_themes(
    receipt: str, sentences: str, mentions: str, codebook: str, raw: str, edition: str, seed: int, output: str
) -> None:
    book, received = read_codebook(codebook), read_receipt(receipt, raw, edition, kind="coding")
    sentence_rows = read_table(sentences, edition=edition)
    texts = known_texts(read_receipt(receipt, raw, edition, kind="coding_text"), sentence_rows)
    coded = read_codings([file.path for file in received], book, texts)
    by_rules = without_model(read_table(mentions, edition=edition), sentence_rows, book)
    by_model = learned.sure_of(coded, sentence_rows, by_rules, learned.stream(seed))
    table = evaluate(coded, book, by_model, stream(seed))
    sources = [file.source.id for file in received]
    metadata = {"codebook_hash": book.sha256, "coded_sentences": len(coded)}
    write_table(table, "theme_evaluation", output, edition=edition, sources=sources, **metadata)


if __name__ == "__main__":
    job.run(
        evaluate_themes,
        snakemake,
        receipt=snakemake.input.receipt,
        sentences=snakemake.input.sentences,
        mentions=snakemake.input.mentions,
        codebook=snakemake.input.codebook,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        seed=snakemake.params.seed,
        output=snakemake.output[0],
    )
