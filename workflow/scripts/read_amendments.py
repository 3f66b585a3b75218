"""Read the instructions of every annual statute received, and replay those on the Act."""

from itertools import chain

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import amendments
from tipimpact.retrieve import read_receipt


def read_amendments(receipts: list[str], commencement: str, raw: str, edition: str, output: str) -> None:
    held = list(chain.from_iterable(read_receipt(r, raw, edition, kind="annual") for r in receipts))
    rows = amendments(held, read_commencement(commencement))
    counts = rows.drop_duplicates(["source", "clause"]).groupby("source").size()
    unparsed = rows[rows["operation"] == "unparsed"].groupby("source").size()
    facts = {"instructions": counts.to_dict(), "unparsed": unparsed.to_dict()}
    write_table(rows, "amendments", output, edition=edition, sources=[h.source.id for h in held], **facts)


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
