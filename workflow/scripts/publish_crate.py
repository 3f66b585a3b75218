"""Record the run: the workflow as it ran, checksums, and a research object that ties them together."""

from pathlib import Path

from tipimpact.common import i18n, job
from tipimpact.common.files import write_bytes, write_text
from tipimpact.publish import crate


def publish_crate(
    receipts: list[str], steps: list[dict], root: str, copies: list[str], output: str, edition: str
) -> None:
    """Write the record into the results folder.

    steps: the rules, as `steps` of common.smk tells them.  copies: files of the checkout to keep with the results.
    """
    folder = Path(output).parent
    for name in copies:
        write_bytes(folder / crate.OF_THE_CODE / name, Path(root, name).read_bytes())
    write_text(folder / "README.md", "\n".join(i18n.t("crate.readme", lang) for lang in i18n.LANGUAGES) + "\n")
    write_text(folder / crate.CHECKSUMS, crate.checksums(folder))
    facts = crate.facts(Path(root), folder)
    found = [crate.Step(**step) for step in steps]
    write_text(output, crate.crate(folder, edition, found, map(Path, receipts), facts))


if __name__ == "__main__":
    job.run(
        publish_crate,
        snakemake,
        receipts=list(snakemake.input.receipts),
        steps=snakemake.params.steps,
        root=snakemake.params.root,
        copies=snakemake.params.copies,
        output=snakemake.output.crate,
        edition=snakemake.params.edition,
    )
