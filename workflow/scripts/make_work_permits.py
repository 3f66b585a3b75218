"""Count other lawful employers of each approved position under each kind of permit, in aggregates."""

from tipimpact.common import job
from tipimpact.common.config import Tfwp
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.tfwp.permit_tables import compiled_facts
from tipimpact.tfwp.work_permits import work_permits


def make_work_permits(
    inputs: dict[str, str], previous: list[str], raw: str, settings: dict, edition: str, output: str
) -> None:
    positions, decisions = (read_table(inputs[name], edition=edition) for name in ("positions", "decisions"))
    facts = compiled_facts(read_receipt(inputs["statistics"], raw, edition, kind="facts"))
    earlier = read_table(previous[0], edition=edition) if previous else None
    table = work_permits(positions, decisions, facts, Tfwp.model_validate(settings), earlier)
    sources = [*positions.attrs["sources"], *decisions.attrs["sources"], *facts["source"].unique()]
    write_table(table, "work_permits", output, edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(
        make_work_permits,
        snakemake,
        inputs=dict(snakemake.input.items()),
        previous=list(snakemake.input.previous),
        raw=snakemake.params.raw,
        settings=snakemake.params.settings,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
