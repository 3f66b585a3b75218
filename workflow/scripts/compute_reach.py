"""Compute which verdicts the planned estimates can reach, before any outcome is read."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.impact.plan import read_plan
from tipimpact.impact.planned import reachable_verdicts


def compute_reach(
    plan: str, panel: str, indicators: str, draws: int, seed: int, edition: str, threads: int, output: str
) -> None:
    planned = read_plan(plan)
    table = reachable_verdicts(planned, panel, indicators, edition, draws=draws, seed=seed, cores=threads)
    sources = [estimand.source for estimand in planned.estimands]
    write_table(table, "reachable_verdicts", output, edition=edition, sources=sources, plan_hash=planned.hash)


if __name__ == "__main__":
    job.run(compute_reach, snakemake)
