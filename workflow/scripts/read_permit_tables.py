"""Read permit stocks, yearly tables and compliance decisions, and compare the lists with the yearly tables."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt
from tipimpact.tfwp.permit_tables import non_compliance, permit_stocks, yearly_tables


def read_permit_tables(receipt: str, positions: str, raw: str, edition: str, outputs: dict[str, str]) -> None:
    received = read_receipt(receipt, raw, edition)
    tables = {
        "permit_stocks": permit_stocks(received),
        "lmia_yearly": yearly_tables(received, read_table(positions, edition=edition)),
        "non_compliance": non_compliance(received),
    }
    for name, (table, unread) in tables.items():
        # Only the yearly tables rest on the employer lists: a missing list is no fault of the others.
        with job.reading([receipt, positions] if name == "lmia_yearly" else [receipt]):
            write_table(table, name, outputs[name], edition=edition, sources=table["source"], unread=unread)


if __name__ == "__main__":
    job.run(read_permit_tables, snakemake)
