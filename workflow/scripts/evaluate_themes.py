"""Measure the coding of themes against sentences coded by people."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import learned, read_codebook
from tipimpact.themes.coding import read_codings
from tipimpact.themes.evaluation import evaluate, stream
from tipimpact.themes.supplement import without_model


def evaluate_themes(
    receipt: str, sentences: str, mentions: str, codebook: str, raw: str, edition: str, seed: int, output: str
) -> None:
    book, held = read_codebook(codebook), read_receipt(receipt, raw, edition, kind="coding")
    coded, read = read_codings([h.path for h in held], book), read_table(sentences, edition=edition)
    by_rules = without_model(read_table(mentions, edition=edition), read, book)
    table = evaluate(coded, book, learned.sure_of(coded, read, by_rules, learned.stream(seed)), stream(seed))
    facts = {"codebook_hash": book.sha256, "coded_sentences": len(coded)}
    write_table(table, "theme_evaluation", output, edition=edition, sources=[h.source.id for h in held], **facts)


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
