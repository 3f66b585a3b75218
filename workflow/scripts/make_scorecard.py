"""Score the checkout and its results on public checklists."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tipimpact.common import job
from tipimpact.common.files import listed
from tipimpact.common.tables import write_table
from tipimpact.publish import crate
from tipimpact.publish.scorecard import Evidence, scorecard


def make_scorecard(files: dict, steps: list[dict], root: str, copies: list[str], output: str, edition: str) -> None:
    """Write the score. The record of the run is made in a folder of its own: the one to be published comes after this.

    files: tables, published (its receipt) and receipts (of retrieval), each a list of paths.
    steps, copies: as for the record of the run.
    """
    results = Path(output).parents[1]
    with TemporaryDirectory() as scratch:
        crate.keep(copies, Path(root), Path(scratch))
        found = [crate.Step(**step) for step in steps]
        facts = crate.facts(Path(root), results)
        record = crate.crate(Path(scratch), edition, found, map(Path, files["receipts"]), facts)
    workbooks = [Path(path) for receipt in files["published"] for path in listed(receipt, ".xlsx")]
    evidence = Evidence(Path(root), [Path(p) for p in files["tables"]], workbooks, record)
    write_table(scorecard(evidence), "scorecard", output, edition=edition)


if __name__ == "__main__":
    job.run(
        make_scorecard,
        snakemake,
        files={key: list(snakemake.input[key]) for key in ("tables", "published", "receipts")},
        steps=snakemake.params.steps,
        root=str(Path(snakemake.scriptdir).resolve().parents[1]),
        copies=snakemake.params.copies,
        output=snakemake.output[0],
        edition=snakemake.params.edition,
    )
