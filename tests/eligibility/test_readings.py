"""Each reading that the design lists is a question of ``readings.yaml``, or has there why no answer turns on it."""

from tipimpact.eligibility.readings import FILE, read_readings

# Section (c) of the design of the rules, by name.
DESIGN = (
    *("transition_2010", "leave", "not_determined", "unenforceable", "requirements", "permit_reach", "class_65"),
    *("feher", "wait_180", "cessation_past", "reavailment", "record_reach", "final_day", "appeal_time", "evidence"),
    *("breach_limb", "breach_window", "round_25_1", "stca", "cover_2014", "legacy_stay", "heard_2012"),
    "second_prra",
)


def test_every_reading_of_the_design_is_accounted_for(root, rows):
    readings = read_readings(root / "config" / "law" / FILE)
    assert set(readings.questions) | set(readings.no_answer_turns) == set(DESIGN)
    assert set(readings.questions) & set(readings.no_answer_turns) == set()
    assert set(rows.attrs["readings"]) == set(readings.questions)
