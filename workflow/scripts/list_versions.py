"""Date the words of every Act, list the versions of every provision that the bills changed, and check rows of law."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.dating import as_table, provision_versions
from tipimpact.legislation.law import Law
from tipimpact.legislation.statutes import StatuteTexts
from tipimpact.legislation.witnesses import read_rows


def list_versions(
    units: str,
    effects: str,
    changes: str,
    commencement: str,
    eligibility: str,
    provisions: str,
    edition: str,
    versions: str,
    dated: str,
    rows: str,
) -> None:
    """Versions of the base Act only, because the other Acts are not available as enacted."""
    texts = StatuteTexts(read_table(units, edition=edition), read_table(effects, edition=edition))
    law, changed = Law(texts, read_commencement(commencement)), read_table(changes, edition=edition)
    followed = changed.loc[changed["act"] == law.act, "unit"]
    checked = law.checked_rows(read_rows(eligibility, provisions))
    for row in checked[checked["opened_by"].map(len) > 0].itertuples():
        clauses, todo = (
            "; ".join(row.opened_by),
            "compare it with the clause, and write the day of that into checked_on",
        )
        named = f"{row.file}, row {row.file_row}: {row.act} {row.unit}"
        job.warn(f"{named} was touched after its last check by {clauses}", todo)
    meta = {"edition": edition, "sources": law.ids}
    write_table(provision_versions(law.dated, followed), "provision_versions", versions, **meta)
    write_table(
        as_table((act for text in law.acts.values() for act in text.dated), law.assents), "dated_act", dated, **meta
    )
    write_table(checked, "law_rows", rows, **meta)


if __name__ == "__main__":
    job.run(list_versions, snakemake)
