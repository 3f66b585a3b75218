"""Compute what each planned estimate could detect, from base periods alone."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.impact.plan import read_plan
from tipimpact.impact.tables import detectable_effects
from tipimpact.retrieve import read_receipt


def compute_detectable_effects(
    plan: str,
    panel: str,
    receipt: str,
    raw: str,
    missing: list[str],
    edition: str,
    permutations: int,
    seed: int,
    output: str,
) -> None:
    planned = read_plan(plan)
    absent = {h.source.id for h in read_receipt(receipt, raw, edition, missing=True) if h.path is None}
    table = detectable_effects(
        planned, panel, edition, missing={*missing, *absent}, permutations=permutations, seed=seed
    )
    write_table(
        table,
        "minimum_detectable_effects",
        output,
        edition=edition,
        sources=table["source"],
        plan_hash=planned.hash,
        labels={"estimand": {e.id: e.title.model_dump() for e in planned.estimands}},
    )


if __name__ == "__main__":
    inputs = {name: snakemake.input[name] for name in ("plan", "panel", "receipt")}
    settings = {name: snakemake.params[name] for name in ("raw", "missing", "edition", "permutations", "seed")}
    job.run(compute_detectable_effects, snakemake, **inputs, **settings, output=snakemake.output[0])
