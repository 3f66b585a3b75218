"""Count how many people each rule could touch, and how many stood before a door that it shut for a time."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility import read_rows
from tipimpact.impact import exposure, read_exposure
from tipimpact.impact.exposure import check_constructions, flows, people_waiting
from tipimpact.impact.person_years import read_departures


def count_exposure(
    spec: str,
    rows: str,
    panel: str,
    designations: str,
    decisions_new_system: str,
    indicators: str,
    edition: str,
    outputs: dict[str, str],
) -> None:
    planned = read_exposure(spec)
    paths = panel, designations, indicators, decisions_new_system
    claims, spans, series, decided = (read_table(path, edition=edition) for path in paths)
    law = read_rows(rows)
    check_constructions(planned.rules, law)
    counted = planned.rules, flows(claims, series, planned.series, decided), law, spans
    table = exposure(*counted, decided, read_departures(series))
    sources = sorted({source for row in table["sources"] for source in row})
    write_table(table, "exposure", outputs["exposure"], edition=edition, sources=sources)
    write_table(people_waiting(*counted), "people_waiting", outputs["people_waiting"], edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(count_exposure, snakemake)
