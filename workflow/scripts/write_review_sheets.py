"""Write the sheets that a lawyer fills in: the rows of law, the cases, the recommendations."""

from tipimpact.common import job
from tipimpact.eligibility.cases import read_cases
from tipimpact.eligibility.recommendations import read_recommendations
from tipimpact.eligibility.rows import read_rows
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.law import Law
from tipimpact.publish.sheets.eligibility import case_lines, recommendation_lines, row_lines, write_sheets
from tipimpact.retrieve import read_receipt
from tipimpact.themes import read_codebook


def write_review_sheets(receipts: list[str], raw: str, edition: str, config: dict, outputs: dict) -> None:
    """config: files by name.  outputs: the paths of each sheet, Word and Excel."""
    held = [h for receipt in receipts for h in read_receipt(receipt, raw, edition)]
    rows, themes = read_rows(config["rows"]), read_codebook(config["codebook"]).ids
    lines = {
        "rows": row_lines(rows, Law(held, read_commencement(config["commencement"])).texts),
        "cases": case_lines(read_cases(config["cases"], rows)),
        "recommendations": recommendation_lines(read_recommendations(config["recommendations"], themes)),
    }
    write_sheets(lines, outputs)


if __name__ == "__main__":
    names = ("rows", "cases", "recommendations")
    job.run(
        write_review_sheets,
        snakemake,
        receipts=snakemake.input.receipts,
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        config={name: snakemake.input[name] for name in (*names, "codebook", "commencement")},
        outputs={name: list(snakemake.output[name]) for name in names},
    )
