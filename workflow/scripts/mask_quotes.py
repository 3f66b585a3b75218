"""Mask the names of persons in the sentences that published tables point to."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.package.quotes import quotes


def mask_quotes(data: list[str], sentences: str, edition: str, output: str) -> None:
    sentence_rows = read_table(sentences, edition=edition)
    table = quotes([read_table(path, edition=edition) for path in data], sentence_rows)
    sources = table["sentence_id"].str.rsplit(":", n=1).str[0].unique()
    write_table(table, "quotes", output, edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(mask_quotes, snakemake)
