"""Write the data package of an edition: what it has besides its tables, and its description."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.package.reader import LIVES, PLAN, RULES
from tipimpact.package.texts import read_texts
from tipimpact.package.write import write_package as write_files


def write_package(
    data: list[str],
    repeating: list[str],
    texts: str,
    plan: str,
    rules: str,
    archetypes: str,
    carried: list[str],
    receipts: list[str],
    edition: str,
    package: str,
    steps: list[dict],
    root: str,
) -> None:
    """data: the result tables that are in the folder of the package already.  repeating, carried: to copy, of the
    results and of the laboratory.  package: its description.  steps: rules of the laboratory.  root: the project."""
    others = {PLAN: plan, RULES: rules, LIVES: archetypes}
    others |= {Path(table).name: table for table in (*repeating, *carried)}
    write_files(Path(package).parent, data, others, read_texts(texts), receipts, edition, steps, root)


if __name__ == "__main__":
    job.run(write_package, snakemake)
