"""Check the plan, and write its content and hash before any outcome is read."""

import json

from tipimpact.asylum.monthly import read_names
from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.impact.plan import read_plan


def check_plan(plan: str, names: str, sources: list[str], output: str) -> None:
    checked_plan = read_plan(plan, sources, read_names(names)["code"])
    write_text(output, json.dumps(checked_plan.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True))


if __name__ == "__main__":
    job.run(check_plan, snakemake)
