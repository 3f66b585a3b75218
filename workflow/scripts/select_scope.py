"""Select the relevant sentences, by outside tags, by readers or by words."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook
from tipimpact.themes.scope import read_readings, scope, scope_recall


def select_scope(
    sentences: str, receipt: str, codebook: str, raw: str, edition: str, scope_table: str, recall: str
) -> None:
    rows, book = read_table(sentences, edition=edition), read_codebook(codebook)
    read = read_receipt(receipt, raw, edition, kind="readings")
    counted = read_receipt(receipt, raw, edition, kind="scope_recall")
    readings = read_readings([file.path for file in read], book)
    ids = [[file.source.id for file in files] for files in (read, counted)]
    sources = [*rows.attrs["sources"], *ids[0]]
    write_table(scope(rows, readings), "scope", scope_table, edition=edition, sources=sources)
    table = scope_recall([file.path for file in counted])
    write_table(table, "scope_recall", recall, edition=edition, sources=ids[1])


if __name__ == "__main__":
    job.run(select_scope, snakemake)
