"""Write the sheets that a lawyer fills in: the provisions, the rows of law, the cases, the recommendations."""

from tipimpact.common import job
from tipimpact.common.tables import read_table
from tipimpact.eligibility.cases import read_cases
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.law import Law
from tipimpact.legislation.statutes import StatuteTexts
from tipimpact.publish.sheets.eligibility import case_lines, recommendation_lines, row_lines, write_sheets
from tipimpact.publish.sheets.provisions import write_sheet
from tipimpact.publish.tables.joins import Authored


def write_review_sheets(units: str, effects: str, edition: str, law: dict, authored: Authored, outputs: dict):
    """law: the files ``commencement`` and ``cases``.  outputs: the paths of each sheet, Word and Excel."""
    read = StatuteTexts(read_table(units, edition=edition), read_table(effects, edition=edition))
    texts = Law(read, read_commencement(law["commencement"])).texts
    for path in outputs.pop("provisions"):
        write_sheet(authored.provisions, texts, path)
    lines = {
        "rows": row_lines(authored.eligibility, texts, authored.readings),
        "cases": case_lines(read_cases(law["cases"], authored.eligibility)),
        "recommendations": recommendation_lines(authored.recommendations),
    }
    write_sheets(lines, outputs)


if __name__ == "__main__":
    job.run(
        write_review_sheets,
        snakemake,
        units=snakemake.input.units,
        effects=snakemake.input.effects,
        edition=snakemake.params.edition,
        law={name: snakemake.input[name] for name in ("commencement", "cases")},
        authored=Authored(**snakemake.params.authored),
        outputs={name: list(paths) for name, paths in snakemake.output.items()},
    )
