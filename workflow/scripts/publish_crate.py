"""Record the run: the workflow as it ran, checksums, and a research object that ties them together."""

from pathlib import Path

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.publish.package import crate


def publish_crate(
    receipts: list[str], steps: list[dict], root: str, copies: list[str], output: str, edition: str
) -> None:
    """Write the record into the results folder.

    steps: the rules, as `steps` of common.smk tells them.  copies: files of the checkout to keep with the results.
    """
    folder = Path(output).parent
    crate.keep(copies, Path(root), folder)
    write_text(folder / crate.CHECKSUMS, crate.checksums(folder))
    found = [crate.Step(**step) for step in steps]
    write_text(output, crate.crate(folder, edition, found, map(Path, receipts), crate.facts(Path(root), folder)))


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
