"""List the series that this edition does not have."""

from tipimpact.common import job
from tipimpact.common.tables import read_meta, read_table, write_table
from tipimpact.impact.gaps import evidence_gaps
from tipimpact.impact.leads import find_leads
from tipimpact.retrieve import Source, read_receipt


def list_evidence_gaps(
    documents: str,
    receipts: list[str],
    report_files: str,
    sentences: str,
    read: list[str],
    indicators: str,
    rows: list[dict],
    raw: str,
    edition: str,
    output: str,
) -> None:
    declared = [Source.model_validate(row) for row in rows]
    received = [file for path in {*receipts, documents} for file in read_receipt(path, raw, edition, missing=True)]
    files = read_table(report_files, edition=edition)
    unread = files[files["status"] == "failed"].set_index("doc_id")["reason"].to_dict()
    for path in [*read, indicators]:
        unread |= read_meta(path)["unread"]
    shown = read_table(indicators, edition=edition)[["series", "source"]].drop_duplicates()
    known = {"sent": set(shown["source"]), "shown": set(shown.itertuples(index=False, name=None))}
    lacking = read_meta(indicators).get("lacking", {})
    leads = find_leads(declared, read_table(sentences, edition=edition))
    gaps = evidence_gaps(declared, received, raw, edition, unread=unread, lacking=lacking, leads=leads, **known)
    write_table(gaps, "evidence_gaps", output, edition=edition, sources=gaps["gap"])


if __name__ == "__main__":
    job.run(list_evidence_gaps, snakemake)
