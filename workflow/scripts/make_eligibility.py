"""Make the tables eligibility, remedy_exceptions and attribution."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility.answers import attribution, eligibility, remedy_exceptions
from tipimpact.eligibility.citations import check_days, resolve, texts
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.rows import read_rows
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import Texts


def make_eligibility(units: str, effects: str, edition: str, commencement: str, config: dict, outputs: dict) -> None:
    """config: ``rows`` and ``profiles``, files.  outputs: the tables by name."""
    read = Texts(read_table(units, edition=edition), read_table(effects, edition=edition))
    known, rows, spec = read_commencement(commencement), read_rows(config["rows"]), read_profiles(config["profiles"])
    check_days(rows, read.effects)
    resolved = resolve(rows, texts(read, known), known, whole=edition == "official")
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
        config={"rows": snakemake.input.rows, "profiles": snakemake.input.profiles},
        outputs=dict(snakemake.output.items()),
    )
