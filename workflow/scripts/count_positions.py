"""Count approved positions by list, province and occupation group, without cells of few employers."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.tfwp.by_quarter import positions_by_quarter


def count_positions(positions: str, edition: str, output: str) -> None:
    rows = read_table(positions, edition=edition)
    table = positions_by_quarter(rows)
    write_table(table, "positions_by_quarter", output, edition=edition, sources=table["source"].unique())


if __name__ == "__main__":
    job.run(count_positions, snakemake)
