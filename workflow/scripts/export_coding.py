"""Export the codebook and the coded reports in formats of qualitative research tools."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.exchange import originals, write_codebook, write_project


def export_coding(
    reports: str, sentences: str, mentions: str, codebook: str, raw: str, edition: str, outputs: dict[str, str]
) -> None:
    book = read_codebook(codebook)
    texts = originals({file.source.id: file.path for file in read_receipt(reports, raw, edition)})
    documents = read_table(sentences, edition=edition)[["sentence_id", "doc_id"]]
    mention_rows = read_table(mentions, edition=edition).merge(documents, on="sentence_id")
    for lang in ("en", "fr"):
        write_codebook(book, outputs[lang], lang)
    write_project(texts, mention_rows, book, outputs["project"])


if __name__ == "__main__":
    job.run(export_coding, snakemake)
