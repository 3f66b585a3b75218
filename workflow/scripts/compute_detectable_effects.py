"""Compute the minimum detectable effect of each planned estimate, from base periods alone."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.impact.plan import read_plan
from tipimpact.impact.planned import Inputs, detectable_effects
from tipimpact.retrieve import read_receipt


def compute_detectable_effects(
    plan: str, receipt: str, raw: str, missing: list[str], inputs: dict, edition: str, output: str
) -> None:
    planned = read_plan(plan)
    absent = {h.source.id for h in read_receipt(receipt, raw, edition, missing=True) if h.path is None}
    table = detectable_effects(planned, Inputs(**inputs, edition=edition, missing={*missing, *absent}))
    write_table(
        table,
        "minimum_detectable_effects",
        output,
        edition=edition,
        sources=table["source"],
        plan_hash=planned.hash,
    )


if __name__ == "__main__":
    read = {name: snakemake.input[name] for name in ("panel", "indicators")}
    read |= {name: snakemake.params[name] for name in ("permutations", "seed")}
    settings = {name: snakemake.params[name] for name in ("raw", "missing", "edition")}
    places = {name: snakemake.input[name] for name in ("plan", "receipt")}
    job.run(compute_detectable_effects, snakemake, **places, **settings, inputs=read, output=snakemake.output[0])
