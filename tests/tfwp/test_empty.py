"""Without employer lists, nothing is compared with them and no permit is counted."""

from tipimpact.common.contracts import contract
from tipimpact.tfwp.work_permits import work_permits
from tipimpact.tfwp.yearly import read_yearly, reconcile

POSITIONS = contract("positions").empty()


def test_without_lists_the_difference_from_them_is_unknown(sample):
    (path,) = (sample / "tfwp" / "esdc_annual_tables").iterdir()
    table = reconcile(read_yearly(path), POSITIONS)
    assert len(table)
    assert table[["listed", "difference", "pr_only_low", "pr_only_high", "rest_low", "rest_high"]].isna().all(axis=None)


def test_without_lists_no_permit_is_counted():
    decisions = contract("non_compliance").empty()
    assert contract("work_permits").conform(work_permits(POSITIONS, decisions, decisions.head(0))).empty
