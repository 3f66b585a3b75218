"""Write one table as CSV, for whoever asks for it alone."""

from tipimpact.common import job
from tipimpact.common.files import write_bytes
from tipimpact.common.tables import read_table
from tipimpact.package.licences import withhold
from tipimpact.package.texts import read_texts
from tipimpact.publish.tables.files import csv_files
from tipimpact.publish.tables.table import ResultTable


def write_csv(data: str, texts: str, edition: str, output: str) -> None:
    """data: with words that may not be passed on, or without."""
    authored = read_texts(texts)
    rows = withhold(read_table(data, edition=edition), authored)
    for _, content in csv_files([ResultTable(rows, rows.attrs["table"], authored.sources, authored)]):
        write_bytes(output, content)


if __name__ == "__main__":
    job.run(write_csv, snakemake)
