"""Find what is asked of whom: relevant recommendations to Canada, and sentences of reports that ask."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes import read_codebook
from tipimpact.themes.asked import read_subjects
from tipimpact.themes.asks import asks


def find_asks(
    sentences: str, mentions: str, scope: str, codebook: str, spec: str, gaps: list[str], edition: str, output: str
) -> None:
    book = read_codebook(codebook)
    rows, coded, relevant = (read_table(path, edition=edition) for path in (sentences, mentions, scope))
    table = asks(rows, coded, relevant, read_subjects(spec, gaps))
    sources = table["place"].str.split(":").str[0].unique()
    facts = {"codebook_hash": book.sha256, "labels": {"themes": book.labels}}
    write_table(table, "asks", output, edition=edition, sources=sources, **facts)


if __name__ == "__main__":
    job.run(find_asks, snakemake)
