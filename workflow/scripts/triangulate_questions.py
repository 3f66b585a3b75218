"""Compare rules, numbers and documents for each question of the plan."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.impact.plan import read_plan
from tipimpact.impact.triangulation import triangulate


def triangulate_questions(
    plan: str, lives: str, impact_estimates: str, theme_counts: str, edition: str, output: str
) -> None:
    planned = read_plan(plan)
    tables = [read_table(path, edition=edition) for path in (lives, impact_estimates, theme_counts)]
    table = triangulate(planned, *tables)
    sources = sorted({source for read in tables for source in read.attrs["sources"]})
    write_table(table, "triangulation", output, edition=edition, sources=sources, plan_hash=planned.hash)


if __name__ == "__main__":
    job.run(triangulate_questions, snakemake)
