"""Published results, from the published data, where these are at hand, through the public functions."""

import ast
import inspect
import json

import pytest
import validation.replications as module
from validation.replications import REPLICATIONS, at_hand, folders, misses, unexplained

from tipimpact import impact


@pytest.fixture(scope="module")
def targets(root):
    published = (root / "data/raw/compiled/replications/replications.json").read_text(encoding="utf-8")
    return {target["name"]: target for target in json.loads(published)}


@pytest.mark.official
@pytest.mark.parametrize("replication", REPLICATIONS, ids=lambda r: r.__name__)
def test_a_published_result_is_found_again(replication, targets, root):
    target = targets[replication.__name__]
    folder = at_hand(target, folders(root))
    if folder is None:
        pytest.skip(f"data not at hand: {', '.join(target['files'])} of {target['data_repo']}")
    found = replication(folder)
    assert unexplained(found, target) == {}
    # an explanation of a figure that holds is out of date
    assert set(target.get("explained", {})) <= set(misses(found, target))


def test_every_published_result_has_a_replication_with_source_and_tolerance(targets):
    assert set(targets) == {replication.__name__ for replication in REPLICATIONS}
    for target in targets.values():
        assert target["source"]
        assert target["tolerance"]
        assert target["split"] == "open" or target["opened"]


def test_replications_call_public_functions_alone():
    """Of the project they import ``impact`` and what it names; nothing from inside its modules."""
    tree = ast.parse(inspect.getsource(module))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom | ast.Import)]
    names = {
        f"{node.module}.{alias.name}" for node in imported if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    ours = {name for name in names if name.startswith("tipimpact")}
    assert ours == {"tipimpact.impact"}
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "impact"
    }
    assert used <= set(impact.__all__)
    assert not [
        name for name in names if name.startswith("statsmodels") and not name.startswith("statsmodels.datasets")
    ]


def test_a_figure_out_of_tolerance_is_named():
    target = {"published": {"att": 1.0}, "tolerance": {"att": 0.1}}
    assert misses({"att": 1.05}, target) == {}
    assert misses({"att": 1.2}, target) == {"att": "1.2, expected 1.0 within 0.1"}
    assert misses({"att": float("nan")}, target)
    assert misses({}, target) == {"att": "not computed, expected 1.0"}
    assert unexplained({"att": 1.2}, target | {"explained": {"att": "why"}}) == {}
