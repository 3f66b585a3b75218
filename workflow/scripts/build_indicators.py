"""Build the tables indicators, events and data_audit."""

from tipimpact.asylum.published_tables import published_tables
from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt


def build_indicators(
    panel: str,
    destinations: str,
    figures: str,
    statistics: str,
    permit_stocks: str,
    series: str,
    policy_events: str,
    visa_changes: str,
    dropped: dict[str, str],
    raw: str,
    edition: str,
    outputs: dict[str, str],
) -> None:
    claims, completeness, stocks = (read_table(p, edition=edition) for p in (panel, destinations, permit_stocks))
    received = [file for receipt in (figures, statistics) for file in read_receipt(receipt, raw, edition)]
    config = series, policy_events, visa_changes
    tables = published_tables(claims, completeness, received, *config, permit_stocks=stocks, dropped=dropped)
    for name, (table, sources, labels) in tables.items():
        write_table(table, name, outputs[name], edition=edition, sources=sources, labels=labels)


if __name__ == "__main__":
    job.run(build_indicators, snakemake)
