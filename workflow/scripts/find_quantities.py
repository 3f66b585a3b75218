"""Find numbers that reports state of permits, people and cases, and mark those that two readers have confirmed."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes.quantities import mark_confirmed, published, quantities, read_counted


def find_quantities(sentences: str, counted: str, confirmed: str, edition: str, output: str) -> None:
    rules = read_counted(counted)
    table = mark_confirmed(published(quantities(read_table(sentences, edition=edition), rules), rules), confirmed)
    sources = table["sentence_id"].str.rsplit(":", n=1).str[0].unique()
    write_table(table, "quantities", output, edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(find_quantities, snakemake)
