"""Read asylum claims and decisions from the received files."""

from tipimpact.asylum import read_claims as claims
from tipimpact.asylum import read_decisions as decisions
from tipimpact.asylum.releases import merge_releases
from tipimpact.common import job
from tipimpact.common.contracts import contract
from tipimpact.common.tables import write_table
from tipimpact.retrieve import read_receipt

READERS = {"claims": ("asylum_applications", claims), "decisions": ("asylum_decisions", decisions)}
COMPARED = {"claims": "claims", "decisions": "total"}


def read_claims(receipt: str, raw: str, edition: str, outputs: dict[str, str]) -> None:
    for table, (kind, read) in READERS.items():
        received = read_receipt(receipt, raw, edition, kind=kind)
        releases = sorted(received, key=lambda file: file.source.vintage or "")
        rows, revisions = merge_releases({file.source.id: read(file.path) for file in releases}, COMPARED[table])
        rows = rows if releases else contract(table).empty()
        metadata = {
            "revisions": revisions,
            "vintages": {file.source.id: file.source.vintage for file in releases},
            "last_full_years": {file.source.id: file.source.facts["last_full_year"] for file in releases},
        }
        sources = [file.source.id for file in releases]
        write_table(rows, table, outputs[table], edition=edition, sources=sources, **metadata)


if __name__ == "__main__":
    job.run(
        read_claims,
        snakemake,
        receipt=snakemake.input.receipt,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        outputs={table: snakemake.output[table] for table in READERS},
    )
