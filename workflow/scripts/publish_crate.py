"""Write the run record: a copy of the workflow, checksums, and the RO-Crate that describes them."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.common.releases import DESCRIPTION
from tipimpact.publish.package.crate import CHECKSUMS, RunStep, checksums, copy_workflow, describe_run, run_record
from tipimpact.publish.words.constants import open_package


def publish_crate(
    receipts: list[str], steps: list[dict], root: str, copies: list[str], edition: str, crate: str
) -> None:
    """Write the record into the results folder.

    steps: the rules, as from ``steps`` in common.smk.  copies: files of the checkout to keep with the results.
    """
    folder, checkout = Path(crate).parent, Path(root).resolve()
    open_package(folder / "data" / DESCRIPTION)  # whose authors the record names
    copy_workflow(copies, checkout, folder)
    rules = [RunStep(**step) for step in steps]
    write_text(folder / CHECKSUMS, checksums(folder, {rule.name for rule in rules}))
    description = describe_run(checkout, folder)
    write_text(crate, run_record(folder, edition, rules, map(Path, receipts), description))


if __name__ == "__main__":
    job.run(publish_crate, snakemake)
