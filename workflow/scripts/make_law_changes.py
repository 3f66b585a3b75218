"""Make the tables of what the statutes did."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.law import Law
from tipimpact.legislation.provisions import read_provisions
from tipimpact.legislation.statutes import StatuteTexts


def make_law_changes(
    units: str,
    effects: str,
    provisions: str,
    commencement: str,
    bills: dict[str, str],
    edition: str,
    law_changes: str,
    law_effects: str,
) -> None:
    texts = StatuteTexts(read_table(units, edition=edition), read_table(effects, edition=edition))
    law = Law(texts, read_commencement(commencement))
    meta = {"edition": edition, "sources": law.ids, "labels": {"act": law.act_labels()}}
    write_table(law.changes(read_provisions(provisions), bills), "law_changes", law_changes, **meta)
    write_table(law.all_effects(), "law_effects", law_effects, **meta)


if __name__ == "__main__":
    job.run(make_law_changes, snakemake)
