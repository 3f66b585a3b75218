"""Write the sheet on which two readers confirm numbers that reports state."""

from tipimpact.asylum.registry import read_registry
from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.publish.sheets.quantities import write_sheet


def write_quantity_sheet(quantities: str, series: str, edition: str, output: str) -> None:
    write_sheet(read_table(quantities, edition=edition), read_registry(series), output)


if __name__ == "__main__":
    job.run(write_quantity_sheet, snakemake)
