"""List each wording of every provision that the bills changed."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.effects import BASE
from tipimpact.legislation.law import Law
from tipimpact.legislation.versions import provision_versions
from tipimpact.retrieve import read_receipt


def list_versions(receipts: list[str], changes: str, commencement: str, raw: str, edition: str, output: str) -> None:
    """Of the base Act alone: the text of the others is not held as enacted."""
    held = [h for receipt in receipts for h in read_receipt(receipt, raw, edition)]
    law, changed = Law(held, read_commencement(commencement)), read_table(changes, edition=edition)
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
