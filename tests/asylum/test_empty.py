"""Without the file of claims, of decisions, or of both, the tables have fewer rows or none, and nothing becomes 0."""

import pytest

from tipimpact.asylum import completeness, panel, read_claims, read_decisions
from tipimpact.common.contracts import contract

NO_CLAIMS, NO_DECISIONS = contract("claims").empty(), contract("decisions").empty()


@pytest.fixture(scope="module")
def claims(sample):
    return read_claims(sample / "refugee" / "unhcr_asylum_applications.csv.gz").assign(source="unhcr")


def test_without_claims_there_is_no_panel(sample, designated):
    decisions = read_decisions(sample / "refugee" / "unhcr_asylum_decisions.csv.gz").assign(source="unhcr")
    for decided in (decisions, NO_DECISIONS):
        table = contract("panel").conform(panel(NO_CLAIMS, decided, designated))
        assert table.empty


def test_without_decisions_outcomes_are_unknown(claims, designated):
    table = contract("panel").conform(panel(claims, NO_DECISIONS, designated))
    assert len(table) > len(claims)
    assert table.filter(regex="recognised|rejected|complementary|closed|^decided").isna().all(axis=None)


def test_destinations_are_those_of_the_files_that_are_there(claims):
    table = contract("destinations").conform(completeness(claims, NO_DECISIONS))
    assert list(table["destination"]) == ["CAN"]
    assert (table["claim_years"] > 0).all()
    assert not table["complete"].any()
    assert contract("destinations").conform(completeness(NO_CLAIMS, NO_DECISIONS)).empty
