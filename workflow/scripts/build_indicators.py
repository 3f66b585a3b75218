"""Build the published series."""

from tipimpact.asylum import claims_by_designation
from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table


def build_indicators(panel: str, edition: str, output: str) -> None:
    table = read_table(panel, edition=edition)
    facts = table.attrs
    series = claims_by_designation(table, vintages=facts["vintages"], last_full_years=facts["last_full_years"])
    write_table(series, "indicators", output, edition=edition, sources=facts["sources"])


if __name__ == "__main__":
    job.run(
        build_indicators,
        snakemake,
        panel=snakemake.input.panel,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
