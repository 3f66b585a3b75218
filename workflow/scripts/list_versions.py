"""List all versions of every provision that the bills changed."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.effects import BASE
from tipimpact.legislation.law import Law
from tipimpact.legislation.versions import provision_versions
from tipimpact.retrieve import read_receipt


def list_versions(receipts: list[str], changes: str, commencement: str, raw: str, edition: str, output: str) -> None:
    """Versions of the base Act only, because the other Acts are not available as enacted."""
    received = [file for path in receipts for file in read_receipt(path, raw, edition)]
    law, changed = Law(received, read_commencement(commencement)), read_table(changes, edition=edition)
    units = changed.loc[changed["act"] == BASE, "unit"]
    rows = provision_versions(law.bases, law.enactments, law.commencement, units)
    write_table(rows, "provision_versions", output, edition=edition, sources=law.ids)


if __name__ == "__main__":
    job.run(
        list_versions,
        snakemake,
        receipts=list(snakemake.input.receipts),
        changes=snakemake.input.changes,
        commencement=snakemake.input.commencement,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
