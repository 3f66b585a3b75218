"""Tables keep their contract, carry their edition, and are never half-written."""

import dataclasses
import json

import pandas as pd
import pyarrow as pa
import pytest

from tipimpact.common import contracts, tables
from tipimpact.common.contracts import Column, Contract
from tipimpact.common.errors import ContractError
from tipimpact.common.files import atomic
from tipimpact.common.job import reading

SPEC = Contract(
    "counts",
    1,
    "one row is a count",
    ("year",),
    {
        "year": Column("year", "integer", "calendar year", minimum=1900),
        "kind": Column("kind", "string", "what is counted", values=("claim", "permit")),
        "count": Column("count", "number", "how many", unit="claims", nullable=True, minimum=0),
        "notes": Column("notes", "list", "note keys", nullable=True),
    },
)


@pytest.fixture(autouse=True)
def spec(monkeypatch):
    monkeypatch.setattr(tables, "contract", lambda name: SPEC)


def rows(**changes) -> pd.DataFrame:
    return pd.DataFrame(
        {"year": [2011, 2012], "kind": ["claim", "permit"], "count": [1.5, None], "notes": [["a"], []]} | changes
    )


def test_round_trip_keeps_types_edition_and_sources(tmp_path):
    path = tmp_path / "counts.parquet"
    tables.write_table(rows(), "counts", path, edition="sample", sources=["b", "a", "b"], plan_hash="x")
    data = tables.read_table(path, edition="sample")
    assert data.attrs == {
        "table": "counts",
        "version": 1,
        "edition": "sample",
        "sources": ["a", "b"],
        "plan_hash": "x",
    }
    assert data["count"].isna().tolist() == [False, True]
    assert data["year"].dtype == "Int64"


def test_same_rows_same_bytes(tmp_path):
    for name in "ab":
        tables.write_table(rows(), "counts", tmp_path / name, edition="sample")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def batches(**changes) -> list[pa.Table]:
    """Three rows of two years in two batches."""
    more = rows(year=[2013, 2014], **changes).iloc[:1]
    return [
        pa.Table.from_pandas(SPEC.conform(part), tables.schema("counts"), preserve_index=False)
        for part in (rows(), more)
    ]


def written(path, parts) -> pd.DataFrame:
    with tables.writing("counts", path, edition="sample", sources=["a"], metadata={"plan_hash": "x"}) as table:
        for part in parts:
            table.write(part)
    return tables.read_table(path)


def test_batches_make_the_table_that_their_rows_make(tmp_path):
    data = written(tmp_path / "batches", batches())
    whole = pd.concat([rows(), rows(year=[2013, 2014]).iloc[:1]])
    tables.write_table(whole, "counts", tmp_path / "whole", edition="sample", sources=["a"], plan_hash="x")
    expected = tables.read_table(tmp_path / "whole")
    assert data.attrs == expected.attrs
    pd.testing.assert_frame_equal(data, expected)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": ["visa", "claim"]}, "row 2: kind: 'visa' is not one of the values"),
        ({"count": [-1, 2]}, "row 2: count: -1.0 is less than 0"),
        ({"kind": [None, "claim"]}, "row 2: kind: None is missing"),
    ],
)
def test_a_batch_that_breaks_the_contract_is_named_by_its_row(tmp_path, monkeypatch, change, message):
    broken = rows(year=[2013, 2014], **change).iloc[:1].convert_dtypes()
    part = pa.Table.from_pandas(broken, tables.schema("counts"), preserve_index=False)
    with pytest.raises(ContractError, match=message):
        written(tmp_path / "counts", [batches()[0], part])
    assert list(tmp_path.iterdir()) == []


def test_a_key_in_two_batches(tmp_path):
    first, _ = batches()
    with pytest.raises(ContractError, match="two rows have the same year"):
        written(tmp_path / "counts", [first, first])


def test_another_edition_is_refused(tmp_path):
    path = tmp_path / "counts.parquet"
    tables.write_table(rows(), "counts", path, edition="sample")
    with pytest.raises(ContractError, match=r"'sample' edition.*\n.*official"):
        tables.read_table(path, edition="official")


def test_a_foreign_parquet_file_is_refused(tmp_path):
    rows().to_parquet(tmp_path / "x.parquet")
    with pytest.raises(ContractError, match="not a table of this pipeline"):
        tables.read_table(tmp_path / "x.parquet")


def test_a_damaged_table_is_refused(tmp_path):
    path = tmp_path / "counts.parquet"
    tables.write_table(rows(), "counts", path, edition="sample")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ContractError, match=r"counts.parquet: the table cannot be read.*\n.*rerun the rule"):
        tables.read_table(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (rows().rename(columns={"count": "counts"}), "column 'count' is missing(.|\n)*did you mean: counts"),
        (rows(extra=1), "unknown column 'extra'(.|\n)*only year, kind, count, notes"),
        (rows(year=[2011, 2011]), "year"),
        (rows(kind=["claim", "visa"]), "kind: 'visa' is not one"),
        (rows(count=[-1, 2]), "count: -1"),
        (rows(year=["a", 2012]), "column 'year'"),
        (rows(year=[None, 2012]), "row 0: year: None is missing(.|\n)*see counts.yaml"),
        (rows(notes=["a", ["b"]]), "column 'notes': 'a' is not a list"),
        (rows(notes=[["a", 1], []]), "Conversion failed for column notes(.|\n)*see counts.yaml"),
    ],
)
def test_a_broken_contract_says_what_and_writes_nothing(tmp_path, data, message):
    path = tmp_path / "counts.parquet"
    with pytest.raises(ContractError, match=message):
        tables.write_table(data, "counts", path, edition="sample")
    assert list(tmp_path.iterdir()) == []


def test_all_column_faults_are_named_at_once():
    with pytest.raises(ContractError) as caught:
        SPEC.conform(rows(extra=1).drop(columns=["kind", "count"]))
    assert len(caught.value.problems) == 3


def test_an_error_while_writing_leaves_the_old_file(tmp_path):
    path = tmp_path / "kept.txt"
    path.write_text("old")

    def fail_half_way():
        with atomic(path) as draft:
            draft.write_text("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", contracts.names())
def test_every_contract_is_complete(name):
    spec = contracts.contract(name)
    assert spec.row
    assert set(spec.key) <= spec.columns.keys()
    for column in spec.columns.values():
        assert column.type in contracts.DTYPES, column
        assert column.doc, column
    if spec.publish:
        shown = set(spec.publish["columns"])
        bilingual = {column[:-3] for column in spec.columns if column.endswith("_en")}
        intervals = spec.publish.get("intervals", {}).keys()
        assert shown <= spec.columns.keys() | bilingual | intervals | spec.joined.keys()
        assert all(column.doc for column in spec.joined.values())


def test_a_contract_says_which_column_it_declares_wrongly(tmp_path, monkeypatch):
    monkeypatch.setattr(contracts, "FOLDER", tmp_path)
    declared = "{year: {type: integr, doc: year}, count: {type: number}, kind: {type: string, doc: kind, unt: persons}}"
    (tmp_path / "declared.yaml").write_text(f"version: 1\nrow: a row\nkey: [year]\ncolumns: {declared}\n")
    with pytest.raises(ContractError) as caught:
        contracts.contract("declared")
    assert [str(problem).splitlines()[0] for problem in caught.value.problems] == [
        "declared.yaml: columns: year: unknown type 'integr'",
        "declared.yaml: columns: count: the column has no 'doc'",
        "declared.yaml: columns: count: the column has no 'unit'",
        "declared.yaml: columns: kind: unknown key 'unt'",
    ]
    assert [problem.nearest for problem in caught.value.problems] == ["integer", "", "", "unit"]


def test_a_misspelt_table_name_gets_a_suggestion(monkeypatch):
    monkeypatch.setattr(contracts, "names", lambda: ("law_changes",))
    with pytest.raises(ContractError, match="did you mean: law_changes"):
        contracts.contract("law_change")


def receipt(path, held: dict[str, bool]):
    """A receipt of sources by id, each held or not."""
    rows = [{"source": {"id": id}, "path": "a.csv" if there else None} for id, there in held.items()]
    path.write_text(json.dumps({"edition": "sample", "held": rows}), encoding="utf-8")
    return path


def test_a_job_names_the_sources_that_it_did_without_and_so_do_the_jobs_after_it(tmp_path):
    first, second, plan = (tmp_path / name for name in ("first.parquet", "second.parquet", "plan.json"))
    plan.write_text(json.dumps({"held": []}), encoding="utf-8")
    with reading([receipt(tmp_path / "a.json", {"here": True, "gone": False}), plan]):
        tables.write_table(rows(), "counts", first, edition="sample")
    with reading([first, receipt(tmp_path / "b.json", {"also_gone": False})]):
        tables.write_table(rows(), "counts", second, edition="sample")
    assert tables.read_meta(first)["missing"] == ["gone"]
    assert tables.read_meta(second)["missing"] == ["also_gone", "gone"]


def test_a_table_names_the_sources_of_which_there_is_a_part_and_so_do_those_after_it(tmp_path):
    """Told from the receipt: a file that is no release of its publisher. Whichever edition it is."""
    source = {"sample": "digest", "sha256": "a", "mirror_sha256": "b", "editions": ["sample", "official"]}
    held = {
        "whole": {"sha256": "a"},
        "mirrored": {"sha256": "b"},
        "later": {"sha256": "c", "release": {"bytes": 9}},
        "digest": {"sha256": "c"},
    }
    rows_held = [{"source": {"id": id, **source}, "path": "a.csv", **own} for id, own in held.items()]
    ours = {"sample": "digest", "sha256": None, "mirror_sha256": None, "editions": ["sample"]}
    rows_held.append({"source": {"id": "ours", **ours}, "path": "b.csv", "sha256": "d"})
    unpinned = {**ours, "editions": ["sample", "official"]}
    rows_held.append({"source": {"id": "unpinned", **unpinned}, "path": "c.csv", "sha256": "e"})
    first, second, given = (tmp_path / name for name in ("first.parquet", "second.parquet", "receipt.json"))
    given.write_text(json.dumps({"edition": "official", "held": rows_held}), encoding="utf-8")
    with reading([given]):
        tables.write_table(rows(), "counts", first, edition="official")
    with reading([first]):
        tables.write_table(rows(), "counts", second, edition="official")
    assert tables.read_meta(first)["partial"] == tables.read_meta(second)["partial"] == ["digest", "ours"]
    assert "missing" not in tables.read_meta(first)


def test_only_a_missing_source_excuses_a_table_without_rows(tmp_path):
    none, path = rows().head(0), tmp_path / "counts.parquet"
    with reading([receipt(tmp_path / "all.json", {"here": True})]):
        with pytest.raises(ContractError, match=r"(?s)counts has no row.*what to do"):
            tables.write_table(none, "counts", path, edition="sample")
        tables.write_table(rows(), "counts", path, edition="sample")
        assert "missing" not in tables.read_meta(path), "the bytes are those of a run that knows no missing source"
    with reading([receipt(tmp_path / "some.json", {"here": True, "gone": False})]):
        tables.write_table(none, "counts", path, edition="sample")
    assert len(tables.read_table(path)) == 0


def test_an_edition_may_be_too_small_for_a_row(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "contract", lambda name: dataclasses.replace(SPEC, empty_in=("sample",)))
    with reading([]):
        tables.write_table(rows().head(0), "counts", tmp_path / "counts.parquet", edition="sample")
        with pytest.raises(ContractError, match="has no row"):
            tables.write_table(rows().head(0), "counts", tmp_path / "counts.parquet", edition="official")


def test_a_table_without_rows_has_the_types_of_the_contract(tmp_path):
    assert SPEC.empty().dtypes.to_dict() == SPEC.conform(rows()).dtypes.to_dict()


def test_no_two_published_tables_have_one_number():
    numbers = {name: contracts.contract(name).publish["number"] for name in contracts.names(published=True)}
    assert len(set(numbers.values())) == len(numbers), sorted(numbers.items(), key=lambda item: item[1])


def test_every_number_of_every_contract_has_a_unit():
    for name in contracts.names():
        for column in contracts.contract(name).columns.values():
            assert (column.type in ("integer", "number")) <= bool(column.unit), (name, column.name)
    faults = [*contracts._malformed("counts", {"count": {"type": "integer", "doc": "how many"}})]
    assert [fault.what for fault in faults] == ["the column has no 'unit'"]
