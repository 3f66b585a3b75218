"""Count how many people each rule could touch."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility import read_rows
from tipimpact.impact import exposure, read_exposure
from tipimpact.impact.exposure import flows

READ = ("panel", "designations", "indicators")


def count_exposure(config: str, law: str, inputs: dict[str, str], edition: str, output: str) -> None:
    planned = read_exposure(config)
    panel, designations, indicators = (read_table(inputs[name], edition=edition) for name in READ)
    table = exposure(planned.rules, flows(panel, indicators, planned.series), read_rows(law), designations)
    sources = sorted({source for row in table["sources"] for source in row})
    write_table(table, "exposure", output, edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(
        count_exposure,
        snakemake,
        config=snakemake.input.exposure,
        law=snakemake.input.law,
        inputs={name: snakemake.input[name] for name in READ},
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
