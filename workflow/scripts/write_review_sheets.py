"""Write the sheets that a lawyer fills in: the provisions, the rows of law, the cases, the recommendations."""

from tipimpact.common import job
from tipimpact.eligibility.cases import read_cases
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.law import Law
from tipimpact.publish.sheets.eligibility import case_lines, recommendation_lines, row_lines, write_sheets
from tipimpact.publish.sheets.provisions import write_sheet
from tipimpact.publish.tables.joins import Authored
from tipimpact.retrieve import read_receipt


def write_review_sheets(receipts: list[str], raw: str, edition: str, law: dict, authored: Authored, outputs: dict):
    """law: the files ``commencement`` and ``cases``.  outputs: the paths of each sheet, Word and Excel."""
    held = [h for receipt in receipts for h in read_receipt(receipt, raw, edition)]
    texts = Law(held, read_commencement(law["commencement"])).texts
    for path in outputs.pop("provisions"):
        write_sheet(authored.provisions, texts, path)
    lines = {
        "rows": row_lines(authored.eligibility, texts),
        "cases": case_lines(read_cases(law["cases"], authored.eligibility)),
        "recommendations": recommendation_lines(authored.recommendations),
    }
    write_sheets(lines, outputs)


if __name__ == "__main__":
    job.run(
        write_review_sheets,
        snakemake,
        receipts=snakemake.input.receipts,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        law={name: snakemake.input[name] for name in ("commencement", "cases")},
        authored=Authored(**snakemake.params.authored),
        outputs={name: list(paths) for name, paths in snakemake.output.items()},
    )
