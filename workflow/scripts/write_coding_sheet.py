"""Write the sheet of labelled sentences that practitioners code, without any answer."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.retrieve import read_receipt
from tipimpact.sheets.coding import write_sheet
from tipimpact.themes import read_codebook
from tipimpact.themes.labels import read_located, sent_out, usable


def write_coding_sheet(
    receipt: str, sentences: str, codebook: str, seed: int, raw: str, edition: str, files: list[str]
) -> None:
    book = read_codebook(codebook)
    held = usable(read_receipt(receipt, raw, edition))
    labels = read_located(held, read_table(sentences, edition=edition), book)
    write_sheet(sent_out(labels, seed), book, files)


if __name__ == "__main__":
    job.run(write_coding_sheet, snakemake)
