"""Count what was asked of Canada by subject and answer, with what law or policy says today."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.themes.asked import asked, read_subjects, say_subjects


def count_asked(asks: str, units: str, spec: str, gaps: list[str], edition: str, output: str) -> None:
    rows, subjects = read_table(asks, edition=edition), read_subjects(spec, gaps)
    law = read_table(units, edition=edition)
    newest = law[law["source"].str.contains("_newest_") & law["lang"].eq("en")]
    sources = [*rows.attrs["sources"], *newest["source"].unique()]
    facts = {"labels": {"says": say_subjects(subjects)}}
    write_table(asked(rows, subjects, newest), "asked", output, edition=edition, sources=sources, **facts)


if __name__ == "__main__":
    job.run(count_asked, snakemake)
