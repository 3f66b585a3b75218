"""Build the panel of origin x destination x year, the spans of designation, and the completeness of destinations."""

from tipimpact.asylum import completeness, designations, panel, read_designated, read_effects
from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table

METADATA = ("vintages", "last_full_years", "other_releases")


def build_panel(inputs: dict[str, str], edition: str, outputs: dict[str, str]) -> None:
    claims, decisions = (read_table(inputs[name], edition=edition) for name in ("claims", "decisions"))
    sources = [*claims.attrs["sources"], *decisions.attrs["sources"]]
    metadata = {key: claims.attrs[key] | decisions.attrs[key] for key in METADATA}
    designated = read_designated(inputs["designated"])
    tables = {
        "panel": panel(claims, decisions, designated),
        "designations": designations(designated, read_effects(inputs["effects"])),
        "destinations": completeness(claims, decisions),
    }
    for name, table in tables.items():
        write_table(table, name, outputs[name], edition=edition, sources=sources, **metadata)


if __name__ == "__main__":
    job.run(
        build_panel,
        snakemake,
        inputs=dict(snakemake.input.items()),
        edition=snakemake.params.edition,
        outputs=dict(snakemake.output.items()),
    )
