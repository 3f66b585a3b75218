"""An old run made again: nothing runs from a record that its files or commit contradict; each fault in words."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import records
import rerun
from records import RecordError, find_contradictions, read_record

from tests_support import ROOT
from tipimpact.common.files import checksums, sha256, write_bytes, write_text
from tipimpact.impact.plan import read_plan
from tipimpact.publish.package.crate import ARCHIVE, CHECKSUMS, MAIN, RUN_RECORD

TABLES = [f"tables/{name}.csv" for name in ("a", "b", "c")]
PINNED, OTHER = "1" * 64, "2" * 64
WORKFLOW = {
    "workflow/Snakefile": "include: 'rules/one.smk'\n",
    "workflow/rules/one.smk": "rule one:\n    output: 'a'\n",
    "workflow/scripts/one.py": "print(1)\n",
    "config/config.yaml": "seed: 1\n",
    "config/plan.yaml": (ROOT / "config" / "plan.yaml").read_text(encoding="utf-8"),
    "config/sources/some.yaml": f"sources:\n  - {{id: law, sha256: '{PINNED}'}}\n  - {{id: mine}}\n",
    "requirements.lock": "pandas==3.0.0 \\\n  --hash=sha256:0\nnumpy==2.0.0 ; python_version < '3.12'\nnumpy==2.5.0\n",
}
PACKAGE = {"workflow/src/tipimpact/__init__.py": "", "workflow/src/tipimpact/core.py": "x = 1\n"}


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """A repository with the workflow in its one commit."""
    folder = tmp_path_factory.mktemp("repository")
    for name, text in (WORKFLOW | PACKAGE).items():
        write_text(folder / name, text)
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "as it ran"]):
        who = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org"]
        subprocess.run(["git", *who, *words], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def commit(repository) -> str:
    words = ["git", "rev-parse", "HEAD"]
    return subprocess.run(words, cwd=repository, capture_output=True, text=True, check=True).stdout.strip()


def source_hash() -> str:
    digest = hashlib.sha256()
    for name, text in PACKAGE.items():
        digest.update(name.removeprefix("workflow/src/tipimpact/").encode() + b"\0")
        digest.update(hashlib.sha256(text.encode()).digest())
    return digest.hexdigest()


def facts(commit: str, repository: Path) -> dict:
    config = b"".join(n.encode() + b"\0" + WORKFLOW[n].encode() for n in sorted(WORKFLOW) if n.startswith("config/"))
    return {
        "commit": commit,
        "dirty": False,
        "plan_hash": read_plan(repository / "config" / "plan.yaml").hash,
        "config_hash": hashlib.sha256(config).hexdigest(),
        "lock_hash": hashlib.sha256(WORKFLOW["requirements.lock"].encode()).hexdigest(),
        "package_hash": source_hash(),
        "versions": "numpy==2.0.0\npandas==3.0.0\npytest==9.9",
        "python": "3.12.1",
        "platform": "Linux",
    }


@pytest.fixture
def record(tmp_path, commit, repository) -> Path:
    """A results folder of three tables and a data package, with checksums, archive and run record that agree."""
    folder = tmp_path / "record"
    for name in TABLES:
        write_text(folder / name, f"{name}\n")
    resources = [{"name": n[7], "path": n, "hash": f"sha256:{sha256(folder / n)}", "bytes": 13} for n in TABLES]
    resources[0]["facts"] = {"plan_hash": facts(commit, repository)["plan_hash"]}
    write_text(folder / "datapackage.json", json.dumps({"resources": [*resources, {"name": "texts", "data": {}}]}))
    write_text(folder / MAIN, WORKFLOW["workflow/Snakefile"])
    write_text(folder / "README.md", "words\n")
    archive(folder, WORKFLOW)
    sign(folder, facts(commit, repository))
    return folder


def archive(folder, files, form=zipfile.ZIP_STORED):
    with zipfile.ZipFile(folder / ARCHIVE, "w", form) as kept:
        for name, text in files.items():
            kept.writestr(name, text)


def listed(folder) -> list[str]:
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if name not in (RUN_RECORD, CHECKSUMS))


def sign(folder, known: dict | None = None, names=None, **entities):
    """Write checksums and record of the files as they are, as who forges a record does, with facts as they were."""
    old = graph_of(folder) if (folder / RUN_RECORD).is_file() else {}
    write_text(folder / CHECKSUMS, checksums(names or listed(folder), folder))
    graph = {"./": {"@id": "./"}}
    for name in names or listed(folder):
        size = str((folder / name).stat().st_size)
        graph[name] = {"@id": name, "sha256": sha256(folder / name), "contentSize": size}
    graph[CHECKSUMS] = {"@id": CHECKSUMS, "sha256": sha256(folder / CHECKSUMS), "contentSize": "1"}
    graph["#file/data/processed/sample/a.parquet"] = {"@id": "#file/data/processed/sample/a.parquet"}
    graph["#source/law"] = {"@id": "#source/law", "sha256": PINNED}
    graph["#source/mine"] = {"@id": "#source/mine", "sha256": OTHER}
    for name, value in (known or {}).items():
        graph[f"#fact/{name}"] = {"@id": f"#fact/{name}", "value": value}
    graph |= {name: entity for name, entity in old.items() if name.startswith("#fact/")}
    write_graph(folder, graph | entities)


def graph_of(folder) -> dict:
    return {e["@id"]: e for e in json.loads((folder / RUN_RECORD).read_text(encoding="utf-8"))["@graph"]}


def write_graph(folder, graph):
    write_text(folder / RUN_RECORD, json.dumps({"@graph": list(graph.values())}))


def fact(name, value):
    def forge(folder):
        graph = graph_of(folder)
        graph[f"#fact/{name}"]["value"] = value
        write_graph(folder, graph)

    return forge


def entity(name, **values):
    def forge(folder):
        graph = graph_of(folder)
        graph[name] = {"@id": name, **graph.get(name, {}), **values}
        write_graph(folder, graph)

    return forge


def without_entity(name):
    def forge(folder):
        graph = graph_of(folder)
        del graph[name]
        write_graph(folder, graph)

    return forge


def text(name, content):
    return lambda folder: write_bytes(folder / name, content if isinstance(content, bytes) else content.encode())


def in_list(change):
    def forge(folder):
        write_text(folder / CHECKSUMS, change((folder / CHECKSUMS).read_text()))
        graph = graph_of(folder)
        graph[CHECKSUMS]["sha256"] = sha256(folder / CHECKSUMS)
        write_graph(folder, graph)

    return forge


def signed(change, **entities):
    def forge(folder):
        change(folder)
        sign(folder, **entities)

    return forge


def packed(files, **kinds):
    return signed(lambda folder: archive(folder, files, **kinds))


def forged_with_package(folder):
    """A table, its checksum in the list, in the record and in the data package; only its size was forgotten."""
    write_text(folder / TABLES[0], "another table\n")
    package = json.loads((folder / "datapackage.json").read_text())
    package["resources"][0]["hash"] = f"sha256:{sha256(folder / TABLES[0])}"
    write_text(folder / "datapackage.json", json.dumps(package))
    sign(folder)


def unlisted(folder):
    """A forged table whose line was taken out of the list, and its entity out of the record."""
    write_text(folder / TABLES[0], "another\n")
    sign(folder, names=[name for name in listed(folder) if name != TABLES[0]])


def linked(folder):
    content = (folder / TABLES[0]).read_bytes()
    (folder / TABLES[0]).unlink()
    write_bytes(folder.parent / "elsewhere.csv", content)
    (folder / TABLES[0]).symlink_to(folder.parent / "elsewhere.csv")


def with_link_in_archive(folder):
    with zipfile.ZipFile(folder / ARCHIVE, "a") as kept:
        info = zipfile.ZipInfo("workflow/scripts/two.py")
        info.external_attr = 0o120777 << 16
        kept.writestr(info, "/etc/passwd")
    sign(folder)


def with_a_file_twice(folder):
    with zipfile.ZipFile(folder / ARCHIVE, "a") as kept:
        kept.writestr("config/config.yaml", "seed: 2\n")
    sign(folder)


def bomb(folder):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        kept.writestr("config/config.yaml", b"\0" * (records.UNPACKED_LIMIT + 1))
    write_bytes(folder / ARCHIVE, out.getvalue())
    sign(folder)


def many(folder):
    archive(folder, {f"config/{i}": "" for i in range(records.MEMBERS + 1)})
    sign(folder)


SCRIPT = {"workflow/scripts/one.py": "print(1)\nprint('and more')\n"}
FORGERIES = {
    # files and list
    "a table changed": (text(TABLES[0], "another\n"), "tables/a.csv has not the checksum"),
    "a table and its line taken out": (unlisted, "tables/a.csv is not listed"),
    "a table and its checksum in the list": (
        lambda f: (
            text(TABLES[0], "b,nother\n\n\n\n")(f),
            in_list(lambda t: t)(f),
            write_text(f / CHECKSUMS, checksums(listed(f), f)),
        ),
        "tables/a.csv has another checksum in",
    ),
    "a table, list and record": (signed(text(TABLES[0], "another table")), "in datapackage.json than in"),
    "a table, list, record and package": (forged_with_package, "has not the size that datapackage.json"),
    "a file more": (text("tables/d.csv", "more\n"), "tables/d.csv is not listed"),
    "a file less": (lambda f: (f / TABLES[1]).unlink(), "tables/b.csv is listed"),
    "a line more": (in_list(lambda t: t + f"{PINNED}  tables/z.csv\n"), "tables/z.csv is listed"),
    "a line twice": (in_list(lambda t: t + t.splitlines()[-1] + "\n"), "is listed twice"),
    "a line of another folder": (in_list(lambda t: t + f"{PINNED}  ../other.csv\n"), "is not the name of a file"),
    "a line from the root": (in_list(lambda t: t + f"{PINNED}  /etc/passwd\n"), "is not the name of a file"),
    "a checksum cut": (in_list(lambda t: t[4:]), "line 1: expected a SHA-256"),
    "a checksum in capitals": (in_list(str.upper), "line 1: expected a SHA-256"),
    "a list that is no text": (text(CHECKSUMS, b"\xff\xfe\0"), "is not UTF-8"),
    "the archive left out of the list": (
        lambda f: sign(f, names=[n for n in listed(f) if n != ARCHIVE]),
        "workflow.zip is not listed",
    ),
    "a link in place of a table": (linked, "tables/a.csv is a link"),
    "a pipe among the files": (lambda f: os.mkfifo(f / "tables" / "d.csv"), "neither a file nor a folder"),
    # the run record
    "no JSON": (text(RUN_RECORD, "{"), "is not JSON"),
    "JSON of another kind": (text(RUN_RECORD, "[1]"), "has no list @graph"),
    "JSON a thousand deep": (text(RUN_RECORD, "[" * 100_000), "is not JSON"),
    "entities that are none": (text(RUN_RECORD, '{"@graph": [1]}'), "without an @id"),
    "an entity twice": (
        lambda f: write_text(f / RUN_RECORD, json.dumps({"@graph": [*graph_of(f).values(), graph_of(f)["./"]]})),
        "twice",
    ),
    "an entity of no file": (entity("tables/z.csv", sha256=PINNED), "describes tables/z.csv"),
    "a checksum in the record": (entity(TABLES[0], sha256=PINNED), "tables/a.csv has another checksum"),
    "a checksum taken out of the record": (
        lambda f: (without_entity(TABLES[0])(f), entity(TABLES[0], contentSize="13")(f)),
        "tables/a.csv has another checksum",
    ),
    "a size in the record": (entity(TABLES[0], contentSize="12"), "tables/a.csv has not the size"),
    "a time before the commit": (entity("#run", endTime="2001-01-01T00:00:00+00:00"), "has the time '2001"),
    "a time to come": (entity("#run", endTime="2999-01-01T00:00:00+00:00"), "has the time '2999"),
    "a time that is none": (entity("#run", endTime="yesterday"), "has the time 'yesterday'"),
    "a source that nobody knows": (entity("#source/fake", sha256=PINNED), "source fake is not in config/sources"),
    "a source with another checksum": (entity("#source/law", sha256=OTHER), "source law has a checksum"),
    "no edition": (without_entity("#file/data/processed/sample/a.parquet"), "expected one of"),
    "two editions": (entity("#file/data/processed/official/a.parquet"), "expected one of"),
    "an edition of another folder": (
        lambda f: (without_entity("#file/data/processed/sample/a.parquet")(f), entity("#file/data/processed/../x")(f)),
        "expected one of",
    ),
    # what the run was
    "no commit": (fact("commit", "unknown"), "names no commit"),
    "a commit by name": (fact("commit", "HEAD"), "expected 40 hexadecimal digits"),
    "an option as a commit": (fact("commit", "--output=/tmp/x"), "expected 40 hexadecimal digits"),
    "a commit cut": (lambda f: fact("commit", graph_of(f)["#fact/commit"]["value"][:12])(f), "expected 40 hexadecimal"),
    "a commit that is not here": (fact("commit", "0123" * 10), "has no commit 0123"),
    "a fact taken out": (without_entity("#fact/lock_hash"), "does not say the lock hash"),
    "changes that nobody sees": (fact("dirty", True), "changes that are in no commit"),
    "changes in words": (fact("dirty", "no"), "expected true or false"),
    "another plan": (fact("plan_hash", OTHER), "plan hash"),
    "a plan in words": (fact("plan_hash", "the plan"), "expected a SHA-256"),
    "another configuration": (fact("config_hash", OTHER), "config hash of the record is not that of the commit"),
    "another lock": (fact("lock_hash", OTHER), "lock hash of the record is not that of the commit"),
    "another package": (fact("package_hash", OTHER), "package hash of the record is not that of the commit"),
    "other versions than the lock": (fact("versions", "pandas==2.0.0"), "its lock has 3.0.0"),
    "versions that are no text": (fact("versions", ["pandas"]), "are not text"),
    "a Python that is none": (fact("python", "3.12; rm"), "the version of Python"),
    # the archive
    "a script changed": (packed(WORKFLOW | SCRIPT), "workflow/scripts/one.py is not as in the commit"),
    "a script more": (packed(WORKFLOW | {"sitecustomize.py": "print(1)\n"}), "sitecustomize.py is not in the commit"),
    "a rule less": (packed({n: t for n, t in WORKFLOW.items() if "rules" not in n}), "has not workflow/rules/one.smk"),
    "a file outside of the folder": (packed(WORKFLOW | {"../../x.py": ""}), "is not a file inside the folder"),
    "a file from the root": (packed(WORKFLOW | {"/tmp/x.py": ""}), "is not a file inside the folder"),
    "a link in the archive": (with_link_in_archive, "is not a file inside the folder"),
    "a file twice in the archive": (with_a_file_twice, "has 'config/config.yaml' twice"),
    "a bomb": (bomb, "unpacks to more than"),
    "more files than a record has": (many, "unpacks to more than"),
    "no archive": (signed(lambda f: (f / ARCHIVE).unlink()), "has no file run/workflow.zip"),
    "an archive that is none": (signed(text(ARCHIVE, "words")), "damaged, or no ZIP"),
    "an archive cut": (
        signed(lambda f: write_bytes(f / ARCHIVE, (f / ARCHIVE).read_bytes()[:-30])),
        "damaged, or no ZIP",
    ),
    "the main file changed": (signed(text(MAIN, "shell('more')\n")), "run/Snakefile is not workflow/Snakefile"),
    # the data package
    "a data package that is none": (
        signed(text("datapackage.json", '{"resources": [1]}')),
        "cannot be read as a data package",
    ),
    "another plan in the data package": (
        signed(
            text("datapackage.json", json.dumps({"resources": [{"path": TABLES[0], "facts": {"plan_hash": OTHER}}]}))
        ),
        "plan hash of ro-crate-metadata.json is not that of datapackage.json",
    ),
}


def faults_of(record, repository) -> list[str]:
    try:
        return list(find_contradictions(read_record(record), repository))
    except RecordError as error:
        return [str(error)]


def test_a_record_that_agrees_with_itself_and_with_its_commit_is_run(record, repository, monkeypatch, capsys):
    assert faults_of(record, repository) == []
    monkeypatch.setattr(rerun, "ROOT", repository)
    monkeypatch.setattr(rerun, "other_versions", lambda told: [])
    assert rerun.check(record, trust=False).facts["edition"] == "sample"
    assert capsys.readouterr().out == ""


def test_there_are_forty_forgeries_at_least():
    assert len(FORGERIES) >= 40


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_record_is_refused_in_words_before_anything_of_it_runs(name, record, repository, tmp_path):
    forge, told = FORGERIES[name]
    forge(record)
    assert any(told in fault for fault in faults_of(record, repository)), faults_of(record, repository)
    assert not (tmp_path / "x.py").exists()


def test_what_is_refused_runs_only_if_it_is_trusted_and_is_said_all_the_same(record, repository, monkeypatch, capsys):
    monkeypatch.setattr(rerun, "ROOT", repository)
    FORGERIES["a script changed"][0](record)
    with pytest.raises(SystemExit, match="Nothing was run"):
        rerun.check(record, trust=False)
    capsys.readouterr()
    assert rerun.check(record, trust=True).archive["workflow/scripts/one.py"].endswith(b"more')\n")
    assert "workflow/scripts/one.py is not as in the commit" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a commit by name", "a commit that is not here", "a bomb", "no JSON"])
def test_what_cannot_be_read_is_not_run_even_if_trusted(name, record, repository, monkeypatch):
    monkeypatch.setattr(rerun, "ROOT", repository)
    FORGERIES[name][0](record)
    with pytest.raises(SystemExit, match="what to do"):
        rerun.check(record, trust=True)


def test_other_versions_are_named(record, repository, monkeypatch, capsys):
    monkeypatch.setattr(rerun, "ROOT", repository)
    rerun.check(record, trust=False)
    assert "pytest==9.9" in capsys.readouterr().out


def test_a_folder_that_is_there_is_not_written_over(record, tmp_path):
    with pytest.raises(SystemExit, match="is there already"):
        rerun.main(record, tmp_path, [], "1", False)


def test_files_are_the_same_or_others_or_missing(record, tmp_path):
    now = tmp_path / "now"
    shutil.copytree(record, now)
    write_text(now / TABLES[1], "another\n")
    (now / TABLES[2]).unlink()
    same, other, missing = rerun.compare(read_record(record), now)
    assert (other, missing) == ([TABLES[1]], [TABLES[2]])
    assert TABLES[0] in same
