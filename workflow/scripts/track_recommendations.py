"""Record the status of each recommendation of the report."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility import read_recommendations, recommendations
from tipimpact.themes import read_codebook


def track_recommendations(
    sentences: str, mentions: str, codebook: str, spec: str, measures: dict, edition: str, output: str
) -> None:
    """measures: the tables ``series`` and ``gaps``, files."""
    read, book = read_table(sentences, edition=edition), read_codebook(codebook)
    items = read_recommendations(spec, book.ids)
    told = {name: read_table(path, edition=edition) for name, path in measures.items()}
    coded = read_table(mentions, edition=edition)
    table = recommendations(read, coded, read.attrs["documents"], items, book, **told)
    labels = {"themes": book.labels, "themes_found": book.labels}
    sources = table["found_in"].dropna()
    write_table(
        table, "recommendations", output, edition=edition, sources=sources, codebook_hash=book.sha256, labels=labels
    )


if __name__ == "__main__":
    job.run(
        track_recommendations,
        snakemake,
        sentences=snakemake.input.sentences,
        mentions=snakemake.input.mentions,
        codebook=snakemake.input.codebook,
        spec=snakemake.input.recommendations,
        measures={"series": snakemake.input.series, "gaps": snakemake.input.gaps},
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
