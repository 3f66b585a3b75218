"""Follow the archetypes day by day, and tell what matters to them and why each answer is as it is."""

from tipimpact.common import job
from tipimpact.common.files import write_text
from tipimpact.common.tables import write_table
from tipimpact.eligibility.archetypes import archetypes
from tipimpact.eligibility.clock import process_clock
from tipimpact.eligibility.drivers import values_in_words, what_matters
from tipimpact.eligibility.facts import labels
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.rows import read_rows
from tipimpact.retrieve import read_receipt


def follow_archetypes(receipts: list[str], raw: str, edition: str, config: dict, outputs: dict) -> None:
    """config: ``rows`` and ``profiles``, files.  outputs: the two tables and ``archetypes``, by name."""
    held = [h for receipt in receipts for h in read_receipt(receipt, raw, edition)]
    rows, spec = read_rows(config["rows"]), read_profiles(config["profiles"])
    meta = {"edition": edition, "sources": [h.source.id for h in held if h.path is not None]}
    words = {"of": spec.labels(), "events": labels(), "name": labels(), "moment": spec.moments()}
    words |= dict.fromkeys(("fewer_value", "more_value"), values_in_words())
    write_table(process_clock(spec, rows), "process_clock", outputs["process_clock"], **meta, labels=words)
    write_table(what_matters(spec, rows), "what_matters", outputs["what_matters"], **meta, labels=words)
    write_text(outputs["archetypes"], archetypes(spec, rows, edition))


if __name__ == "__main__":
    job.run(
        follow_archetypes,
        snakemake,
        receipts=snakemake.input.receipts,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        config={"rows": snakemake.input.rows, "profiles": snakemake.input.profiles},
        outputs=dict(snakemake.output.items()),
    )
