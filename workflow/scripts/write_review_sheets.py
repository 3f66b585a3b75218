"""Write the sheets that a lawyer fills in: provisions, rows of law, silences, cases, recommendations."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.eligibility.cases import read_cases
from tipimpact.eligibility.completeness import read_completeness
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.law import Law
from tipimpact.legislation.statutes import StatuteTexts
from tipimpact.publish.sheets.counsel import (
    case_lines,
    provision_lines,
    recommendation_lines,
    row_lines,
    silence_lines,
    write_sheets,
)
from tipimpact.publish.tables.joins import Authored


def write_review_sheets(
    units: str,
    effects: str,
    commencement: str,
    cases: str,
    judged: str,
    authored: dict[str, str],
    edition: str,
    outputs: dict[str, list[str]],
) -> None:
    """outputs: the paths of each sheet, Word and Excel."""
    written = Authored(**authored)
    read = StatuteTexts(read_table(units, edition=edition), read_table(effects, edition=edition))
    texts = Law(read, read_commencement(commencement)).texts
    lines = {
        "provisions": provision_lines(written.provisions, texts),
        "rows": row_lines(written.eligibility, texts, written.readings),
        "silences": silence_lines(read_completeness(written.eligibility, judged), written.silences, texts),
        "cases": case_lines(read_cases(cases, written.eligibility)),
        "recommendations": recommendation_lines(written.recommendations),
    }
    write_sheets(lines, outputs)


if __name__ == "__main__":
    job.run(write_review_sheets, snakemake)
