"""Compare the replayed Act with every received official consolidation."""

from itertools import chain

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import replay_checks
from tipimpact.retrieve import read_receipt


def check_replay(receipts: list[str], commencement: str, raw: str, edition: str, output: str) -> None:
    received = list(chain.from_iterable(read_receipt(path, raw, edition) for path in receipts))
    rows = replay_checks(received, read_commencement(commencement))
    write_table(rows, "replay_check", output, edition=edition, sources=[file.source.id for file in received])


if __name__ == "__main__":
    job.run(
        check_replay,
        snakemake,
        receipts=list(snakemake.input.receipts),
        commencement=snakemake.input.commencement,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
