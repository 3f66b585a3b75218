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
    claims_monthly: str,
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
    lists = read_meta(positions) | {"rows": count_rows(positions)}
    audited = {"lists": lists if lists["rejected"] else None, "monthly": read_meta(claims_monthly)["audit"]}
    given = {"permit_stocks": stocks, "dropped": dropped, "gap_files": read_gap_files(gap_files), **audited}
    tables = published_tables(claims, completeness, received, series, policy_events, visa_changes, **given)
    for name, (table, sources, labels, unread) in tables.items():
        # Only the audit says something of the lists and months: a missing list is no fault of the others.
        only = () if name == "data_audit" else (positions, claims_monthly)
        used = [path for path in job.job_inputs.get() or () if path not in only]
        about = {"unread": unread, "labels": labels}
        about |= {"lacking": lacks} if (lacks := table.attrs.pop("lacking", None)) else {}
        with job.reading(used):
            write_table(table, name, outputs[name], edition=edition, sources=sources, **about)


if __name__ == "__main__":
    job.run(build_indicators, snakemake)
