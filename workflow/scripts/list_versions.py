"""List all versions of every provision that the bills changed."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.legislation.answers import provision_versions
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.effects import BASE
from tipimpact.legislation.law import Law
from tipimpact.legislation.statutes import StatuteTexts


def list_versions(units: str, effects: str, changes: str, commencement: str, edition: str, output: str) -> None:
    """Versions of the base Act only, because the other Acts are not available as enacted."""
    texts = StatuteTexts(read_table(units, edition=edition), read_table(effects, edition=edition))
    law, changed = Law(texts, read_commencement(commencement)), read_table(changes, edition=edition)
    followed = changed.loc[changed["act"] == BASE, "unit"]
    rows = provision_versions(law.shelf, followed)
    write_table(rows, "provision_versions", output, edition=edition, sources=law.ids)


if __name__ == "__main__":
    job.run(list_versions, snakemake)
