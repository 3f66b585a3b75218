"""Make the tables deadlines and instruments."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.eligibility.deadlines import check_against_rows, read_deadlines
from tipimpact.eligibility.deadlines import deadlines as deadlines_table
from tipimpact.eligibility.rows import read_rows
from tipimpact.eligibility.touches import instruments as instruments_table
from tipimpact.eligibility.touches import read_instruments


def list_limits(rows: str, deadlines: str, instruments: str, edition: str, outputs: dict[str, str]) -> None:
    limits = read_deadlines(Path(deadlines))
    check_against_rows(limits, read_rows(rows))
    meta = {"edition": edition, "sources": []}
    write_table(deadlines_table(limits), "deadlines", outputs["deadlines"], **meta)
    write_table(instruments_table(read_instruments(instruments)), "instruments", outputs["instruments"], **meta)


if __name__ == "__main__":
    job.run(list_limits, snakemake)
