"""Build the tables indicators, events and data_audit."""

from tipimpact.asylum.gap_contracts import read_gap_files
from tipimpact.asylum.published_tables import published_tables
from tipimpact.common import job
from tipimpact.common.tables import count_rows, read_meta, read_table, write_table
from tipimpact.retrieve import read_receipt


def build_indicators(
    panel: str,
    destinations: str,
    figures: str,
    statistics: str,
    permit_stocks: str,
    positions: str,
    series: str,
    policy_events: str,
    visa_changes: str,
    gap_files: str,
    dropped: dict[str, str],
    raw: str,
    edition: str,
    outputs: dict[str, str],
) -> None:
    claims, completeness, stocks = (read_table(p, edition=edition) for p in (panel, destinations, permit_stocks))
    received = [file for receipt in (figures, statistics) for file in read_receipt(receipt, raw, edition)]
    config = series, policy_events, visa_changes
    facts = read_meta(positions)
    lists = {"rows": count_rows(positions), "refused": facts["refused"], "repeated": facts["repeated"]}
    given = {"permit_stocks": stocks, "dropped": dropped, "gap_files": read_gap_files(gap_files)}
    given |= {"lists": lists if facts["rejected"] else None}
    tables = published_tables(claims, completeness, received, *config, **given)
    for name, (table, sources, labels, unread) in tables.items():
        # Only the audit says something of the employer lists: a missing list is no fault of the others.
        used = [path for path in job.job_inputs.get() or () if name == "data_audit" or path != positions]
        with job.reading(used):
            write_table(table, name, outputs[name], edition=edition, sources=sources, labels=labels, unread=unread)


if __name__ == "__main__":
    job.run(build_indicators, snakemake)
