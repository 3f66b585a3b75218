"""Build the panel of origin x destination x year, the spans of designation, and the completeness of destinations."""

from tipimpact.asylum import completeness, designations, panel, read_designated, read_effects
from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table

METADATA = ("vintages", "last_full_years", "other_releases")


def build_panel(
    claims: str, decisions: str, designated: str, effects: str, edition: str, outputs: dict[str, str]
) -> None:
    claim_rows, decision_rows = (read_table(path, edition=edition) for path in (claims, decisions))
    sources = [*claim_rows.attrs["sources"], *decision_rows.attrs["sources"]]
    metadata = {key: claim_rows.attrs[key] | decision_rows.attrs[key] for key in METADATA}
    countries = read_designated(designated)
    tables = {
        "panel": panel(claim_rows, decision_rows, countries),
        "designations": designations(countries, read_effects(effects)),
        "destinations": completeness(claim_rows, decision_rows),
    }
    for name, table in tables.items():
        write_table(table, name, outputs[name], edition=edition, sources=sources, **metadata)


if __name__ == "__main__":
    job.run(build_panel, snakemake)
