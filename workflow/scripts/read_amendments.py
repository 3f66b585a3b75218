"""Parse the instructions of all received annual statutes, and replay those that amend the Act."""

from itertools import chain

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import amendments
from tipimpact.retrieve import read_receipt


def read_amendments(receipts: list[str], commencement: str, raw: str, edition: str, output: str) -> None:
    received = list(chain.from_iterable(read_receipt(path, raw, edition, kind="annual") for path in receipts))
    rows = amendments(received, read_commencement(commencement))
    counts = rows.drop_duplicates(["source", "clause"]).groupby("source").size()
    unparsed = rows[rows["operation"] == "unparsed"].groupby("source").size()
    metadata = {"instructions": counts.to_dict(), "unparsed": unparsed.to_dict()}
    sources = [file.source.id for file in received]
    write_table(rows, "amendments", output, edition=edition, sources=sources, **metadata)


if __name__ == "__main__":
    job.run(
        read_amendments,
        snakemake,
        receipts=list(snakemake.input.receipts),
        commencement=snakemake.input.commencement,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
