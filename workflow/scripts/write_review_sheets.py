"""Write the sheets that a lawyer fills in: provisions, rows of law, silences, cases, recommendations."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.law import Law
from tipimpact.legislation.statutes import StatuteTexts
from tipimpact.package.authored import Authored
from tipimpact.publish.words.constants import give_constants
from tipimpact.sheets.counsel import write_sheets


def write_review_sheets(
    units: str, effects: str, commencement: str, authored: dict[str, str], edition: str, outputs: dict[str, list[str]]
) -> None:
    """outputs: the paths of each sheet, Word and Excel."""
    read = StatuteTexts(read_table(units, edition=edition), read_table(effects, edition=edition))
    texts = Authored(**authored)
    give_constants(texts.constants)
    write_sheets(texts, Law(read, read_commencement(commencement)).texts, outputs)


if __name__ == "__main__":
    job.run(write_review_sheets, snakemake)
