"""Compute which verdicts the planned estimates can reach, before any outcome is read."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.impact.plan import read_plan
from tipimpact.impact.planned import reachable_verdicts


def compute_reach(plan: str, tables: dict, settings: dict, edition: str, cores: int, output: str) -> None:
    planned = read_plan(plan)
    table = reachable_verdicts(planned, **tables, edition=edition, cores=cores, **settings)
    sources = [estimand.source for estimand in planned.estimands]
    write_table(table, "reachable_verdicts", output, edition=edition, sources=sources, plan_hash=planned.hash)


if __name__ == "__main__":
    job.run(
        compute_reach,
        snakemake,
        plan=snakemake.input.plan,
        tables={name: snakemake.input[name] for name in ("panel", "indicators")},
        settings={name: snakemake.params[name] for name in ("draws", "seed")},
        edition=snakemake.params.edition,
        cores=snakemake.threads,
        output=snakemake.output[0],
    )
