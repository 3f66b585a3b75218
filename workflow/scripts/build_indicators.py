"""Build the tables indicators, events and data_audit."""

from tipimpact.asylum.published_tables import published_tables
from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.retrieve import read_receipt


def build_indicators(inputs: dict[str, str], raw: str, edition: str, outputs: dict[str, str], dropped: dict) -> None:
    panel = read_table(inputs["panel"], edition=edition)
    destinations = read_table(inputs["destinations"], edition=edition)
    received = [file for name in ("receipt", "facts") for file in read_receipt(inputs[name], raw, edition)]
    stocks = read_table(inputs["permit_stocks"], edition=edition)
    config = inputs["series"], inputs["events"]
    tables = published_tables(panel, destinations, received, *config, permit_stocks=stocks, dropped=dropped)
    for name, (table, sources, labels) in tables.items():
        write_table(table, name, outputs[name], edition=edition, sources=sources, labels=labels)


if __name__ == "__main__":
    job.run(
        build_indicators,
        snakemake,
        inputs=dict(snakemake.input.items()),
        raw=snakemake.params.raw,
        edition=snakemake.params.edition,
        outputs=dict(snakemake.output.items()),
        dropped=snakemake.params.dropped,
    )
