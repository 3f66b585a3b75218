"""An estimand without an outcome is a row that says so, and its verdict is *cannot tell*."""

import pytest

from tipimpact.common.contracts import contract
from tipimpact.impact.planned import Inputs, detectable_effects, estimates, reachable_verdicts


@pytest.mark.parametrize("known_before", [True, False])
def test_without_a_panel_no_estimand_is_estimated(plan, store, cells, root, known_before):
    lists = root / "data/raw/compiled/asylum/visa_changes.csv", root / "docs/validation/comparison.csv"
    read = Inputs(store(cells.head(0)), *lists, "sample")
    before = contract("minimum_detectable_effects").conform(detectable_effects(plan, read))
    assert set(before["status"]) == {"data_missing"}
    if not known_before:  # the outcome went missing since
        before = before.assign(status="computed", mde=1.0)
    reach = reachable_verdicts(plan, read)
    tables = {name: contract(name).conform(table) for name, table in estimates(plan, read, before, reach).items()}
    rows = tables.pop("impact_estimates")
    assert set(rows["estimand"]) == {estimand.id for estimand in plan.estimands}
    assert set(rows["verdict"]) == {"cannot_tell"}
    assert {tuple(reasons) for reasons in rows["reasons"]} == {("data_missing",)}
    assert rows[["estimate", "low", "high"]].isna().all(axis=None)
    assert all(table.empty for table in tables.values())
