"""Make the planned estimates, once what they could detect is known."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.impact.plan import read_plan
from tipimpact.impact.tables import estimates


def estimate_impact(
    plan: str, panel: str, detectable: str, edition: str, permutations: int, seed: int, outputs: dict[str, str]
) -> None:
    planned = read_plan(plan)
    mde = read_table(detectable, edition=edition)
    tables = estimates(planned, panel, edition, mde, permutations=permutations, seed=seed)
    facts = {"sources": tables[0]["source"], "plan_hash": planned.hash, "labels": mde.attrs["labels"]}
    for name, table in zip(("impact_estimates", "robustness"), tables, strict=True):
        write_table(table, name, outputs[name], edition=edition, **facts)


if __name__ == "__main__":
    inputs = {name: snakemake.input[name] for name in ("plan", "panel", "detectable")}
    settings = {name: snakemake.params[name] for name in ("edition", "permutations", "seed")}
    job.run(estimate_impact, snakemake, **inputs, **settings, outputs=dict(snakemake.output.items()))
