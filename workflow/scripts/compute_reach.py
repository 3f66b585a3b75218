"""List which verdicts the planned estimates can reach, before any outcome is read."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.impact.data import Inputs
from tipimpact.impact.plan import read_plan
from tipimpact.impact.planned import reachable_verdicts


def compute_reach(
    plan: str,
    panel: str,
    monthly: str,
    designated: str,
    visa_changes: str,
    simulated: str,
    edition: str,
    output: str,
) -> None:
    planned = read_plan(plan)
    inputs = Inputs(panel, monthly, designated, visa_changes, simulated, edition)
    sources = [estimand.source for estimand in planned.estimands]
    table = reachable_verdicts(planned, inputs)
    write_table(table, "reachable_verdicts", output, edition=edition, sources=sources, plan_hash=planned.hash)


if __name__ == "__main__":
    job.run(compute_reach, snakemake)
