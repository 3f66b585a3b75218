"""Write the run record: a copy of the workflow, checksums, and the RO-Crate that describes them."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.publish.package import crate


def publish_crate(
    receipts: list[str], steps: list[dict], root: str, copies: list[str], output: str, edition: str
) -> None:
    """Write the record into the results folder.

    steps: the rules, as from ``steps`` in common.smk.  copies: files of the checkout to keep with the results.
    """
    folder = Path(output).parent
    crate.copy_workflow(copies, Path(root), folder)
    write_text(folder / crate.CHECKSUMS, crate.checksums(folder))
    rules = [crate.Step(**step) for step in steps]
    description = crate.describe_run(Path(root), folder)
    write_text(output, crate.run_record(folder, edition, rules, map(Path, receipts), description))


if __name__ == "__main__":
    job.run(
        publish_crate,
        snakemake,
        receipts=list(snakemake.input.receipts),
        steps=snakemake.params.steps,
        root=str(Path(snakemake.scriptdir).resolve().parents[1]),
        copies=snakemake.params.copies,
        output=snakemake.output.crate,
        edition=snakemake.params.edition,
    )
