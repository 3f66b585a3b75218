"""Compare each life with each Act and without it: the first day on which the person could ask."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.eligibility.attributes import read_attributes
from tipimpact.eligibility.lives import lives
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.rows import read_rows
from tipimpact.retrieve import read_receipt


def compare_lives(
    receipts: list[str], rows: str, attributes: str, profiles: str, raw: str, edition: str, output: str
) -> None:
    received = [file for receipt in receipts for file in read_receipt(receipt, raw, edition)]
    law = read_rows(rows)
    table = lives(read_profiles(profiles), rows=law, attributes=read_attributes(attributes, law))
    sources = [file.source.id for file in received if file.path is not None]
    write_table(table, "lives", output, edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(compare_lives, snakemake)
