"""Make the tables eligibility, remedy_exceptions and attribution."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility.answers import attribution, eligibility, remedy_exceptions
from tipimpact.eligibility.citations import resolve_citations, sort_texts
from tipimpact.eligibility.joins import join_days
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.rows import read_rows
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import Texts


def make_eligibility(units: str, effects: str, edition: str, commencement: str, config: dict, outputs: dict) -> None:
    """config: ``rows``, ``profiles`` and the table ``law_effects``, files.  outputs: the tables by name."""
    read = Texts(read_table(units, edition=edition), read_table(effects, edition=edition))
    known, rows, spec = read_commencement(commencement), read_rows(config["rows"]), read_profiles(config["profiles"])
    whole = edition == "official"
    join_days(rows, read_table(config["law_effects"], edition=edition), known, complete=whole)
    resolved = resolve_citations(rows, sort_texts(read, known), known, complete=whole)
    meta = {"edition": edition, "sources": list(read.files)}
    table, on = eligibility(spec, rows, resolved), spec.dates["today"]
    write_table(table, "eligibility", outputs["eligibility"], **meta)
    write_table(remedy_exceptions(rows, on), "remedy_exceptions", outputs["remedy_exceptions"], **meta)
    write_table(attribution(table, rows), "attribution", outputs["attribution"], **meta)


if __name__ == "__main__":
    job.run(
        make_eligibility,
        snakemake,
        units=snakemake.input.units,
        effects=snakemake.input.effects,
        edition=snakemake.params.edition,
        commencement=snakemake.input.commencement,
        config={name: snakemake.input[name] for name in ("rows", "profiles", "law_effects")},
        outputs=dict(snakemake.output.items()),
    )
