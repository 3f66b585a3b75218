"""Hold the replayed Act against every official consolidation received."""

from itertools import chain

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import replay_checks
from tipimpact.retrieve import read_receipt


def check_replay(receipts: list[str], commencement: str, raw: str, edition: str, output: str) -> None:
    held = list(chain.from_iterable(read_receipt(r, raw, edition) for r in receipts))
    rows = replay_checks(held, read_commencement(commencement))
    write_table(rows, "replay_check", output, edition=edition, sources=[h.source.id for h in held])


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
