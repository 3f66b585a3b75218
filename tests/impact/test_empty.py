"""An estimand without an outcome is a row that says so, and its verdict is *cannot tell*."""

import pytest

from tipimpact.common.contracts import contract
from tipimpact.impact.data import Inputs
from tipimpact.impact.planned import detectable_effects, estimates, reachable_verdicts


@pytest.mark.parametrize("known_before", [True, False])
def test_without_a_panel_no_estimand_is_estimated(project_plan, store, cells, no_months, root, known_before):
    compiled = root / "data/raw/compiled/asylum"
    lists = compiled / "designated_countries.csv", compiled / "visa_changes.csv"
    read = Inputs(store(cells.head(0)), no_months, *lists, root / "docs/validation/comparison.csv", "sample")
    before = contract("minimum_detectable_effects").conform(detectable_effects(project_plan, read))
    assert set(before["number_status"]) == {"data_missing"}
    if not known_before:  # the outcome went missing since
        before = before.assign(number_status="computed", mde=1.0)
    reach = reachable_verdicts(project_plan, read)
    tables = {
        name: contract(name).conform(table) for name, table in estimates(project_plan, read, before, reach).items()
    }
    rows = tables.pop("impact_estimates")
    assert set(rows["estimand"]) == {estimand.id for estimand in project_plan.estimands}
    assert set(rows["verdict"]) == {"cannot_tell"}
    assert {tuple(reasons) for reasons in rows["reasons"]} == {("data_missing",)}
    assert rows[["estimate", "interval_low", "interval_high"]].isna().all(axis=None)
    assert all(table.empty for table in tables.values())
