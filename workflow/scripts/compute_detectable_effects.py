"""Compute the minimum detectable effect of each planned estimate, before any outcome is read."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.impact.data import Inputs
from tipimpact.impact.plan import read_plan
from tipimpact.impact.planned import detectable_effects
from tipimpact.retrieve import read_receipt


def compute_detectable_effects(
    plan: str,
    panel: str,
    monthly: str,
    designated: str,
    visa_changes: str,
    simulated: str,
    receipt: str,
    raw: str,
    edition: str,
    output: str,
) -> None:
    planned = read_plan(plan)
    absent = {file.source.id for file in read_receipt(receipt, raw, edition, missing=True) if file.path is None}
    inputs = Inputs(panel, monthly, designated, visa_changes, simulated, edition, missing=absent)
    table = detectable_effects(planned, inputs)
    meta = {"edition": edition, "sources": table["source"], "plan_hash": planned.hash}
    write_table(table, "minimum_detectable_effects", output, **meta)


if __name__ == "__main__":
    job.run(compute_detectable_effects, snakemake)
