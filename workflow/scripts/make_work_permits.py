"""Count other lawful employers of each approved position under each kind of permit, in aggregates."""

from tipimpact.common import job
from tipimpact.common.config import Tfwp
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.tfwp.permit_tables import compiled_facts
from tipimpact.tfwp.work_permits import work_permits


def make_work_permits(
    positions: str,
    non_compliance: str,
    statistics: str,
    previous: list[str],
    settings: dict,
    raw: str,
    edition: str,
    output: str,
) -> None:
    approved, decisions = (read_table(path, edition=edition) for path in (positions, non_compliance))
    facts = compiled_facts(read_receipt(statistics, raw, edition, kind="facts"))
    earlier = read_table(previous[0], edition=edition) if previous else None
    table = work_permits(approved, decisions, facts, Tfwp.model_validate(settings), earlier)
    sources = [*approved.attrs["sources"], *decisions.attrs["sources"], *facts["source"].unique()]
    write_table(table, "work_permits", output, edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(make_work_permits, snakemake)
