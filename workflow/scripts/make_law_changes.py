"""Make the table of sections that the bills changed."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.legislation import law_changes


def make_law_changes(units: str, bills: dict[str, str], edition: str, output: str) -> None:
    table = read_table(units, edition=edition)
    files = table.attrs["files"]
    used = [s for s, facts in files.items() if facts["kind"] == "consolidated" or facts["citation"] in bills.values()]
    write_table(law_changes(table, files, bills), "law_changes", output, edition=edition, sources=used)


if __name__ == "__main__":
    job.run(
        make_law_changes,
        snakemake,
        units=snakemake.input.units,
        bills=snakemake.params.bills,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
