"""Read the XML of all Acts, statutes and regulations received: their units, and the effects of amending Acts."""

from itertools import chain

from tipimpact.common import job
from tipimpact.common.tables import writing
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import read_batches
from tipimpact.retrieve import read_receipt


def read_acts(
    receipts: list[str], commencement: str, raw: str, edition: str, threads: int, units: str, effects: str
) -> None:
    received = list(chain.from_iterable(read_receipt(path, raw, edition) for path in receipts))
    law = [file for file in received if file.source.facts.get("kind") in ("annual", "consolidated")]
    files: dict[str, dict] = {}
    meta = {"edition": edition, "sources": [file.source.id for file in law], "metadata": {"files": files}}
    facts = {file.source.id: file.source.facts for file in law}
    with writing("units", units, **meta) as all_units, writing("effects", effects, **meta) as all_effects:
        for batch in read_batches(law, read_commencement(commencement), threads):
            all_units.write(batch.units)
            all_effects.write(batch.effects)
            files |= {source: facts[source] | about for source, about in batch.about.items()}


if __name__ == "__main__":
    job.run(read_acts, snakemake)
