"""Write the rules for an evaluator in the browser, and the answers that it must give."""

import datetime as dt

from tipimpact.common import job
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import EligibilityError
from tipimpact.common.files import write_text
from tipimpact.common.garbage import pause_collection
from tipimpact.eligibility.cases import read_cases
from tipimpact.eligibility.export import export_rules as write_rules
from tipimpact.eligibility.export import export_tests
from tipimpact.eligibility.profiles import read_profiles
from tipimpact.eligibility.readings import read_readings
from tipimpact.eligibility.remedies import read_remedies
from tipimpact.eligibility.rows import read_rows


@pause_collection()
def export_rules(
    rows: str, readings: str, remedies: str, cases: str, second_sight: str, profiles: str, outputs: dict[str, str]
) -> None:
    law, spec = read_rows(rows), read_profiles(profiles)
    today: dt.date = spec.dates["today"]
    write_text(outputs["rules"], write_rules(law, read_readings(readings), read_remedies(remedies), today))
    readers = read_yaml(second_sight, EligibilityError)["cases"]
    write_text(outputs["tests"], export_tests(law, read_cases(cases, law), readers, spec))


if __name__ == "__main__":
    job.run(export_rules, snakemake)
