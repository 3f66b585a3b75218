"""Record the status of each recommendation of the report."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility import read_recommendations, recommendations
from tipimpact.themes import read_codebook


def track_recommendations(
    sentences: str, mentions: str, codebook: str, spec: str, series: str, gaps: list[str], edition: str, output: str
) -> None:
    """gaps: ids of the series that nobody publishes."""
    read, book = read_table(sentences, edition=edition), read_codebook(codebook)
    items = read_recommendations(spec, book.ids)
    values = read_table(series, edition=edition)
    coded = read_table(mentions, edition=edition)
    open_gaps = set(gaps) - set(values["source"])
    table = recommendations(read, coded, read.attrs["documents"], items, book, values, open_gaps)
    sources = table["found_in"].dropna()
    write_table(table, "recommendations", output, edition=edition, sources=sources, codebook_hash=book.sha256)


if __name__ == "__main__":
    job.run(track_recommendations, snakemake)
