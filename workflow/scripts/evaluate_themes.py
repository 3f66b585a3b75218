"""Measure the coding of themes against sentences coded by people."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.coding import read_codings
from tipimpact.themes.evaluation import evaluate, stream
from tipimpact.themes.matching import coding


def evaluate_themes(
    receipt: str, sentences: str, mentions: str, codebook: str, raw: str, edition: str, seed: int, output: str
) -> None:
    book = read_codebook(codebook)
    held = read_receipt(receipt, raw, edition, kind="coding")
    coded = read_codings([h.path for h in held], book)
    read = read_table(sentences, edition=edition)
    by_rules = coding(read["sentence_id"], read_table(mentions, edition=edition), book)
    table = evaluate(coded, book, read, by_rules, stream(seed))
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
