"""Read the Board's tables of claims referred on or after 15 December 2012."""

import pandas as pd

from tipimpact.asylum.new_system import read_board_names
from tipimpact.asylum.new_system import read_new_system as read_sheets
from tipimpact.common import job
from tipimpact.common.contracts import contract
from tipimpact.common.tables import write_table
from tipimpact.retrieve import read_receipt


def read_new_system(receipt: str, names: str, raw: str, edition: str, output: str) -> None:
    codes, files = read_board_names(names), read_receipt(receipt, raw, edition, kind="irb_new_system")
    tables = [read_sheets(file.path, codes).assign(source=file.source.id) for file in files if file.path]
    rows = pd.concat(tables, ignore_index=True) if tables else contract("decisions_new_system").empty()
    write_table(rows, "decisions_new_system", output, edition=edition, sources=rows["source"].unique())


if __name__ == "__main__":
    job.run(read_new_system, snakemake)
