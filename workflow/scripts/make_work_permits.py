"""Count approved positions and employers by province and period."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.tfwp.work_permits import work_permits


def make_work_permits(positions: str, edition: str, output: str) -> None:
    rows = read_table(positions, edition=edition)
    table = work_permits(rows, rows.attrs["printed_totals"])
    write_table(table, "work_permits", output, edition=edition, sources=table["source"])


if __name__ == "__main__":
    job.run(
        make_work_permits,
        snakemake,
        positions=snakemake.input.positions,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
