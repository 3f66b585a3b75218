"""Compare rules, numbers and documents for each question of the plan."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.impact.plan import read_plan
from tipimpact.impact.triangulation import triangulate

READ = ("lives", "impact_estimates", "theme_counts")


def triangulate_questions(plan: str, inputs: dict[str, str], edition: str, output: str) -> None:
    planned = read_plan(plan)
    tables = [read_table(inputs[name], edition=edition) for name in READ]
    table = triangulate(planned, *tables)
    sources = sorted({source for read in tables for source in read.attrs["sources"]})
    write_table(table, "triangulation", output, edition=edition, sources=sources, plan_hash=planned.hash)


if __name__ == "__main__":
    job.run(
        triangulate_questions,
        snakemake,
        plan=snakemake.input.plan,
        inputs={name: snakemake.input[name] for name in READ},
        edition=snakemake.params.edition,
        output=snakemake.output[0],
    )
