"""Compute the planned estimates, after the minimum detectable effects and the reachable verdicts."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.impact.data import Inputs
from tipimpact.impact.plan import read_plan
from tipimpact.impact.planned import estimates


def estimate_impact(
    plan: str,
    panel: str,
    monthly: str,
    designated: str,
    visa_changes: str,
    simulated: str,
    detectable: str,
    reach: str,
    edition: str,
    outputs: dict[str, str],
) -> None:
    planned = read_plan(plan)
    before = (read_table(path, edition=edition) for path in (detectable, reach))
    inputs = Inputs(panel, monthly, designated, visa_changes, simulated, edition)
    tables = estimates(planned, inputs, *before)
    sources = [*tables["impact_estimates"]["source"], "compiled_visa_changes"]
    for name, table in tables.items():
        write_table(table, name, outputs[name], edition=edition, sources=sources, plan_hash=planned.hash)


if __name__ == "__main__":
    job.run(estimate_impact, snakemake)
