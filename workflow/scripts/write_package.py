"""Write the data package of an edition: what it has besides its tables, and its description."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.package.compose import compose_texts
from tipimpact.package.reader import DATED, LIVES, PLAN, QUOTES, RULES, VERSIONS
from tipimpact.package.write import write_package as write_files


def write_package(
    data: list[str],
    authored: dict[str, str],
    plan: str,
    rules: str,
    archetypes: str,
    quotes: str,
    versions: str,
    dated: str,
    receipts: list[str],
    edition: str,
    package: str,
) -> None:
    """data: the result tables, in the folder of the package already.  package: its description."""
    others = {PLAN: plan, RULES: rules, LIVES: archetypes}
    others |= {f"{QUOTES}.parquet": quotes, f"{VERSIONS}.parquet": versions, f"{DATED}.parquet": dated}
    texts = compose_texts(**authored)
    write_files(Path(package).parent, data, others, texts, receipts, edition)


if __name__ == "__main__":
    job.run(write_package, snakemake)
