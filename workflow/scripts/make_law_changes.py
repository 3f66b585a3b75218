"""Make the tables of what the statutes did, and the sheet for a lawyer."""

from tipimpact.common import job
from tipimpact.common.tables import write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.law import Law, reading_labels
from tipimpact.legislation.provisions import read_provisions
from tipimpact.publish.sheets.provisions import write_sheet
from tipimpact.retrieve import read_receipt


def make_law_changes(
    receipts: list[str], raw: str, edition: str, provisions: str, commencement: str, bills: dict[str, str], outputs
) -> None:
    """outputs: ``changes`` and ``effects``, tables; ``sheet`` and ``workbook``, the same in Word and Excel."""
    held = [h for receipt in receipts for h in read_receipt(receipt, raw, edition)]
    law, rows = Law(held, read_commencement(commencement)), read_provisions(provisions)
    changes = law.changes(rows, bills)
    acts, labels = law.act_labels(), reading_labels(rows)
    meta = {"edition": edition, "sources": law.ids}
    write_table(changes, "law_changes", outputs["changes"], **meta, labels={"act": acts, "readings": labels})
    write_table(law.all_effects(), "law_effects", outputs["effects"], **meta, labels={"act": acts})
    for sheet in ("sheet", "workbook"):
        write_sheet(rows, law.texts, outputs[sheet])


if __name__ == "__main__":
    job.run(
        make_law_changes,
        snakemake,
        receipts=snakemake.input.receipts,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        provisions=snakemake.input.provisions,
        commencement=snakemake.input.commencement,
        bills=snakemake.params.bills,
        outputs=dict(snakemake.output.items()),
    )
