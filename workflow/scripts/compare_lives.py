"""Compare each life with each Act and without it: the first day on which the person could ask."""

from tipimpact.common import job
from tipimpact.common.garbage import pause_collection
from tipimpact.common.tables import write_table
from tipimpact.eligibility.attributes import read_attributes
from tipimpact.eligibility.lives import lives as compare
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.refusal_days import refusal_days as compare_refusal_days
from tipimpact.eligibility.rows import read_rows
from tipimpact.retrieve import read_receipt


@pause_collection()
def compare_lives(
    receipts: list[str],
    rows: str,
    attributes: str,
    profiles: str,
    raw: str,
    edition: str,
    lives: str,
    refusal_days: str,
) -> None:
    received = [file for receipt in receipts for file in read_receipt(receipt, raw, edition)]
    law = read_rows(rows)
    table = compare(read_profiles(profiles), rows=law, attributes=read_attributes(attributes, law))
    about = {"edition": edition, "sources": [file.source.id for file in received if file.path is not None]}
    write_table(table, "lives", lives, **about)
    write_table(compare_refusal_days(law), "refusal_days", refusal_days, **about)


if __name__ == "__main__":
    job.run(compare_lives, snakemake)
