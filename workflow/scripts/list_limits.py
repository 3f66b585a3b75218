"""Make the tables deadlines and instruments."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility.deadlines import check_against_rows, list_texts, read_deadlines
from tipimpact.eligibility.deadlines import deadlines as deadlines_table
from tipimpact.eligibility.rows import read_rows
from tipimpact.eligibility.touches import instruments as instruments_table
from tipimpact.eligibility.touches import read_instruments


def list_limits(units: str, rows: str, deadlines: str, instruments: str, edition: str, outputs: dict[str, str]) -> None:
    limits, law = read_deadlines(Path(deadlines)), read_table(units, edition=edition)
    check_against_rows(limits, read_rows(rows))
    sources = list_texts(limits, law, law.attrs.get("files", {}))
    write_table(deadlines_table(limits), "deadlines", outputs["deadlines"], edition=edition, sources=sources)
    # Each instrument has the address of what was read of it in its own row; no file of the run has its text.
    listed = instruments_table(read_instruments(instruments))
    write_table(listed, "instruments", outputs["instruments"], edition=edition)


if __name__ == "__main__":
    job.run(list_limits, snakemake)
