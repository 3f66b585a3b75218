"""Make the tables of what the statutes did."""

import logging

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.legislation.changes import read_provisions
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.law import Law
from tipimpact.legislation.ledger import check_ledger
from tipimpact.legislation.public_statutes import read_table_file
from tipimpact.legislation.statutes import StatuteTexts
from tipimpact.retrieve import read_receipt


def make_law_changes(
    units: str,
    effects: str,
    table: str,
    raw: str,
    provisions: str,
    commencement: str,
    bills: dict[str, str],
    edition: str,
    law_changes: str,
    law_effects: str,
    commencement_days: str,
) -> None:
    texts = StatuteTexts(read_table(units, edition=edition), read_table(effects, edition=edition))
    law = Law(texts, read_commencement(commencement))
    sources = [file for file in read_receipt(table, raw, edition) if file.source.facts["kind"] == "table_of_statutes"]
    files = [read_table_file(file.path) for file in sources if file.path]
    checked = check_ledger(law.commencement.ledger, files)
    logging.info("The Table of Public Statutes was read again for %d of its Acts", len(checked))
    meta = {"edition": edition, "sources": law.ids, "labels": {"act": law.act_labels()}}
    write_table(law.changes(read_provisions(provisions), bills), "law_changes", law_changes, **meta)
    write_table(law.listed_effects(bills), "law_effects", law_effects, **meta)
    write_table(law.commencement_days(bills), "commencement", commencement_days, **meta)


if __name__ == "__main__":
    job.run(make_law_changes, snakemake)
