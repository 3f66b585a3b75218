"""Read asylum claims and decisions from the received files."""

from tipimpact.asylum import read_claims as claims
from tipimpact.asylum import read_decisions as decisions
from tipimpact.asylum.claims import claims_by_year
from tipimpact.asylum.releases import merge_releases
from tipimpact.common import job
from tipimpact.common.contracts import contract
from tipimpact.common.tables import write_table
from tipimpact.retrieve import read_receipt
from tipimpact.retrieve.served import read_unpacked

# Table -> kind of its files, their reader, the column that is compared between releases.
READERS = {"claims": ("asylum_applications", claims, "claims"), "decisions": ("asylum_decisions", decisions, "total")}


def read_claims(
    receipt: str, asylum_applications: str, asylum_decisions: str, raw: str, edition: str, outputs: dict[str, str]
) -> None:
    unpacked = {"asylum_applications": asylum_applications, "asylum_decisions": asylum_decisions}
    for table, (kind, read, compared) in READERS.items():
        releases = read_receipt(receipt, raw, edition, kind=kind)
        releases.sort(key=lambda file: file.source.vintage or "")
        texts = {file.source.id: read_unpacked(unpacked[kind], file.source.id) for file in releases}
        rows, revisions = merge_releases({id: read(text) for id, text in texts.items()}, compared)
        rows = rows if releases else contract(table).empty()
        metadata = {
            "revisions": revisions,
            "other_releases": {file.source.id: file.release for file in releases if file.release},
            "vintages": {file.source.id: file.source.vintage for file in releases},
            "last_full_years": {file.source.id: file.source.facts["last_full_year"] for file in releases},
        }
        write_table(rows, table, outputs[table], edition=edition, sources=texts, **metadata)
        if table == "claims":
            by_year, published = claims_by_year(rows), "claims_by_year"
            write_table(by_year, published, outputs[published], edition=edition, sources=texts)


if __name__ == "__main__":
    job.run(read_claims, snakemake)
