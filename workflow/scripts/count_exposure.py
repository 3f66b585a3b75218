"""Count how many people each rule could touch, and how many stood before a door that it shut for a time."""

from tipimpact.common import job
from tipimpact.common.tables import read_table, write_table
from tipimpact.eligibility import read_rows
from tipimpact.impact import exposure, read_exposure
from tipimpact.impact.exposure import check_constructions, exposure_checks, flows, people_waiting, waiting_totals
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
    table = exposure(*counted, decided)
    sources = sorted({source for row in table["sources"] for source in row})
    tables = {
        "exposure": table,
        "exposure_checks": exposure_checks(planned.rules, counted[1], table),
        "people_waiting": people_waiting(*counted),
        "waiting_totals": waiting_totals(*counted, read_departures(series)),
    }
    for name, rows in tables.items():
        write_table(rows, name, outputs[name], edition=edition, sources=sources)


if __name__ == "__main__":
    job.run(count_exposure, snakemake)
