"""Follow the archetypes day by day: their answers, and why each answer is as it is."""

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.common.garbage import pause_collection
from tipimpact.common.tables import write_table
from tipimpact.eligibility.archetypes import archetypes
from tipimpact.eligibility.clock import process_clock
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.rows import read_rows
from tipimpact.retrieve import read_receipt


@pause_collection()
def follow_archetypes(
    receipts: list[str], rows: str, profiles: str, raw: str, edition: str, outputs: dict[str, str]
) -> None:
    received = [file for receipt in receipts for file in read_receipt(receipt, raw, edition)]
    law, spec = read_rows(rows), read_profiles(profiles)
    meta = {"edition": edition, "sources": [file.source.id for file in received if file.path is not None]}
    write_table(process_clock(spec, law), "process_clock", outputs["process_clock"], **meta)
    write_text(outputs["archetypes"], archetypes(spec, law, edition))


if __name__ == "__main__":
    job.run(follow_archetypes, snakemake)
