"""Build the origin x destination x year panel of claims."""

from tipimpact.asylum import panel, read_designated
from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table


def build_panel(claims: str, designated: str, edition: str, output: str) -> None:
    table = read_table(claims, edition=edition)
    facts = {key: table.attrs[key] for key in ("sources", "vintages", "last_full_years")}
    cells = panel(table, designated=read_designated(designated))
    write_table(cells, "panel", output, edition=edition, **facts)


if __name__ == "__main__":
    job.run(
        build_panel,
        snakemake,
        claims=snakemake.input.claims,
        designated=snakemake.input.designated,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
