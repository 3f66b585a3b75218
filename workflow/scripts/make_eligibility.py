"""Make the tables eligibility, remedy_exceptions and completeness."""

from tipimpact.common import job
from tipimpact.common.garbage import pause_collection
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility.answers import eligibility, remedy_exceptions
from tipimpact.eligibility.citations import check_days, resolve_citations
from tipimpact.eligibility.completeness import check_texts, completeness, read_completeness
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.rows import read_rows
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import StatuteTexts


@pause_collection()
def make_eligibility(
    units: str,
    effects: str,
    law_effects: str,
    commencement: str,
    rows: str,
    judged: str,
    silences: str,
    profiles: str,
    edition: str,
    outputs: dict[str, str],
) -> None:
    read = StatuteTexts(read_table(units, edition=edition), read_table(effects, edition=edition))
    ledger, law, spec = read_commencement(commencement), read_rows(rows), read_profiles(profiles)
    units_judged = read_completeness(law, judged, silences=silences)
    check_texts(units_judged, read)
    check_days(law, read_table(law_effects, edition=edition), ledger, read.complete_statutes())
    resolved = resolve_citations(law, read, ledger)
    meta = {"edition": edition, "sources": list(read.files)}
    table, on = eligibility(spec, law, resolved), spec.dates["today"]
    write_table(table, "eligibility", outputs["eligibility"], **meta)
    write_table(remedy_exceptions(law, on), "remedy_exceptions", outputs["remedy_exceptions"], **meta)
    write_table(completeness(units_judged, law), "completeness", outputs["completeness"], **meta)


if __name__ == "__main__":
    job.run(make_eligibility, snakemake)
