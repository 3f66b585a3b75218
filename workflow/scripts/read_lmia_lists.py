"""Read all employer lists received into one table, made comparable over time."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.retrieve import read_receipt
from tipimpact.tfwp.employer_lists import read_lists
from tipimpact.tfwp.harmonise import harmonise


def read_lmia_lists(receipt: str, raw: str, edition: str, output: str) -> None:
    held = read_receipt(receipt, raw, edition, kind="lmia")
    positions, facts = read_lists(held)
    sources = [h.source.id for h in held]
    write_table(harmonise(positions), "positions", output, edition=edition, sources=sources, **facts)


if __name__ == "__main__":
    job.run(
        read_lmia_lists,
        snakemake,
        receipt=snakemake.input.receipt,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
