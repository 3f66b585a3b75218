"""Compare each life with each Act and without it: the first day on which the person could ask."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.eligibility.attributes import read_attributes
from tipimpact.eligibility.lives import lives
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.rows import read_rows
from tipimpact.retrieve import read_receipt


def compare_lives(receipts: list[str], raw: str, edition: str, config: dict, output: str) -> None:
    """config: ``rows``, ``profiles`` and ``attributes``, files."""
    held = [h for receipt in receipts for h in read_receipt(receipt, raw, edition)]
    spec, rows = read_profiles(config["profiles"]), read_rows(config["rows"])
    table = lives(spec, rows=rows, attributes=read_attributes(config["attributes"], rows))
    sources = [h.source.id for h in held if h.path is not None]
    write_table(table, "lives", output, edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(
        compare_lives,
        snakemake,
        receipts=snakemake.input.receipts,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        config={name: snakemake.input[name] for name in ("rows", "profiles", "attributes")},
        output=snakemake.output[0],
    )
