"""Read the record of a run, and compare every hash in it with the files, the commit and the archive.

A record is a results folder: files, the list of their checksums, the run record, and an archive of the workflow.
Nothing in it is believed: sizes are limited before anything is read, names stay within the folder, and each hash is
computed again. Whether a consistent set of results follows from the code, only the new run itself shows.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import subprocess
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

import yaml

from tipimpact.common.files import sha256
from tipimpact.common.written import files_in
from tipimpact.package.licences import list_strings
from tipimpact.publish.package.crate import ARCHIVE, CHECKSUMS, MAIN, RUN_RECORD

LOCK, PACKAGE, PLAN, SNAKEFILE = "requirements.lock", "workflow/src/tipimpact", "config/plan.yaml", "workflow/Snakefile"
PROCESSED = "#file/data/processed/"
EDITIONS = ("sample", "official")
FACTS = ("commit", "dirty", "plan_hash", "config_hash", "lock_hash", "package_hash", "versions", "python", "platform")
TEXT_LIMIT, PACKED_LIMIT, UNPACKED_LIMIT = 64 * 2**20, 64 * 2**20, 256 * 2**20  # a record of today takes 1, 4 and 12 MB
MEMBERS, FILES = 20_000, 50_000
SHA, COMMIT = re.compile(r"[0-9a-f]{64}", re.ASCII), re.compile(r"[0-9a-f]{40}", re.ASCII)
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError)


class RecordError(Exception):
    """The record cannot be read; the text says why and what to do."""


@dataclass(frozen=True)
class Record:
    """A record whose parts could be read. listed: checksums by name.  graph: entities of the run record by id.

    archive: files of the workflow as they ran, by name.  facts: what the record says of the run, with its edition.
    """

    folder: Path
    listed: Mapping[str, str]
    graph: Mapping[str, Mapping[str, Any]]
    archive: Mapping[str, bytes]
    facts: Mapping[str, Any]

    @property
    def commit(self) -> str:
        return str(self.facts["commit"])


def read_record(folder: Path) -> Record:
    """Read a record within limits. Raises RecordError in words, whatever the files are."""
    for name in (RUN_RECORD, CHECKSUMS, ARCHIVE):
        if (folder / name).is_symlink() or not (folder / name).is_file():
            todo = "give the results folder of a finished run; one of version 0.1 has no archive: check out its commit"
            _refuse(f"{folder} has no file {name}", todo)
    graph = _read_graph(folder / RUN_RECORD)
    listed = _read_list(folder / CHECKSUMS)
    return Record(folder, listed, graph, _read_archive(folder / ARCHIVE), _read_facts(graph))


def _refuse(what: str, todo: str = "ask where the record comes from") -> NoReturn:
    raise RecordError(f"{what}\n  what to do: {todo}")


def _read_text(path: Path, limit: int = TEXT_LIMIT) -> str:
    if path.stat().st_size > limit:
        _refuse(f"{path.name} is larger than {limit // 2**20} MB")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse(f"{path.name} is not UTF-8 ({error})")


def _read_list(path: Path) -> dict[str, str]:
    """Checksums by name, each name once and inside the record."""
    listed: dict[str, str] = {}
    for number, line in enumerate(_read_text(path).splitlines(), 1):
        digest, separator, name = line.partition("  ")
        if not separator or not SHA.fullmatch(digest):
            _refuse(f"{path.name}, line {number}: expected a SHA-256 of 64 digits, two spaces and a name")
        if not _is_inside(name):
            _refuse(f"{path.name}, line {number}: {name!r} is not the name of a file in the record")
        if name in listed:
            _refuse(f"{path.name}, line {number}: {name!r} is listed twice")
        listed[name] = digest
    return listed


def _is_inside(name: str) -> bool:
    """Whether a name is a path of this folder, written in the one way."""
    parts = PurePosixPath(name).parts
    odd = name != "/".join(parts) or ".." in parts or name.startswith("/") or "\\" in name or not name.isprintable()
    return bool(parts) and not odd and ":" not in name


def _read_graph(path: Path) -> dict[str, dict[str, Any]]:
    def constant(name: str) -> NoReturn:
        raise ValueError(f"{name} is not JSON")

    try:
        content = json.loads(_read_text(path), parse_constant=constant)
    except (ValueError, RecursionError) as error:
        _refuse(f"{path.name} is not JSON ({type(error).__name__}: {str(error)[:80]})")
    entities = content.get("@graph") if isinstance(content, dict) else None
    if not isinstance(entities, list):
        _refuse(f"{path.name} has no list @graph")
    graph: dict[str, dict[str, Any]] = {}
    for entity in entities:
        name = entity.get("@id") if isinstance(entity, dict) else None
        if not isinstance(name, str):
            _refuse(f"{path.name} has an entity without an @id that is text")
        if name in graph:
            _refuse(f"{path.name} describes {name} twice")
        graph[name] = entity
    return graph


def _read_archive(path: Path) -> dict[str, bytes]:
    """The files of the archive; sizes are added up before anything is unpacked."""
    if path.stat().st_size > PACKED_LIMIT:
        _refuse(f"{path.name} is larger than {PACKED_LIMIT // 2**20} MB")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MEMBERS or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
                _refuse(f"{path.name} unpacks to more than {UNPACKED_LIMIT // 2**20} MB or {MEMBERS} files")
            files: dict[str, bytes] = {}
            for part in parts:
                if not _is_inside(part.filename) or part.is_dir() or (part.external_attr >> 28) == 0o12:
                    _refuse(f"{path.name} has an entry {part.filename!r}, which is not a file inside the folder")
                if part.filename in files:
                    _refuse(f"{path.name} has {part.filename!r} twice")
                files[part.filename] = archive.read(part)
            return files
    except ZIP_FAULTS as error:
        _refuse(f"{path.name} is damaged, or no ZIP archive ({error})")


def _read_facts(graph: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for name in FACTS:
        if "value" not in graph.get(f"#fact/{name}", {}):
            _refuse(f"{RUN_RECORD} does not say the {name.replace('_', ' ')} of the run")
        facts[name] = graph[f"#fact/{name}"]["value"]
    if not isinstance(facts["commit"], str) or facts["commit"] == "unknown":
        _refuse("the record names no commit", f"check out the version that ran, and unpack {ARCHIVE} over it")
    if not COMMIT.fullmatch(facts["commit"]):
        _refuse(f"the commit is {facts['commit'][:60]!r}; expected 40 hexadecimal digits, because a name can move")
    if not isinstance(facts["dirty"], bool):
        _refuse(f"the record says {facts['dirty']!r} of changed files; expected true or false")
    for name in ("plan_hash", "config_hash", "lock_hash", "package_hash"):
        if not isinstance(facts[name], str) or not SHA.fullmatch(facts[name]):
            _refuse(f"the {name.replace('_', ' ')} is {str(facts[name])[:70]!r}; expected a SHA-256 of 64 digits")
    if not re.fullmatch(r"3\.[0-9]{1,2}\.[0-9]{1,2}\S{0,8}", str(facts["python"])):
        _refuse(f"the version of Python is {str(facts['python'])[:40]!r}")
    if not isinstance(facts["versions"], str) or not isinstance(facts["platform"], str):
        _refuse("the versions or the platform of the run are not text")
    editions = {name.removeprefix(PROCESSED).split("/")[0] for name in graph if name.startswith(PROCESSED)}
    if len(editions) != 1 or not editions <= set(EDITIONS):
        _refuse(f"the record is of the editions {', '.join(sorted(editions)) or '(none)'}; expected one of {EDITIONS}")
    return facts | {"edition": editions.pop()}


# Comparing.


def find_contradictions(record: Record, repository: Path) -> Iterator[str]:
    """What its files, archive or commit do not bear out of a record. Raises RecordError without the commit."""
    commit = Commit(repository, record.commit)
    yield from _compare_files(record)
    yield from _compare_package(record)
    yield from _compare_archive(record, commit)
    yield from _compare_facts(record, commit)
    yield from _compare_sources(record, commit)


def _compare_files(record: Record) -> Iterator[str]:
    """The list, the files and the run record, each against the others."""
    names = set()
    for path in files_in(record.folder):
        names.add(name := path.relative_to(record.folder).as_posix())
        if len(names) > FILES:
            _refuse(f"the record has more than {FILES} files")
        if name in (RUN_RECORD, CHECKSUMS):
            continue
        if path.is_symlink():
            yield f"{name} is a link, and not a file"
        elif name not in record.listed:
            yield f"{name} is not listed in {CHECKSUMS}"
        elif sha256(path) != record.listed[name]:
            yield f"{name} has not the checksum that {CHECKSUMS} gives"
    for path in sorted(record.folder.rglob("*")):
        if not path.is_file() and not (path.is_dir() and not path.is_symlink()):
            yield f"{path.relative_to(record.folder).as_posix()} is neither a file nor a folder"
    yield from (
        f"{name} is listed in {CHECKSUMS}, and is not in the record" for name in record.listed if name not in names
    )
    for name, entity in record.graph.items():
        if name.startswith(("#", "http://", "https://")) or name in (".", "./", RUN_RECORD):
            continue
        if name not in record.listed:
            if name != CHECKSUMS and ("sha256" in entity or "contentSize" in entity):
                yield f"{RUN_RECORD} describes {name}, which {CHECKSUMS} does not list"
            continue
        if entity.get("sha256") != record.listed[name]:
            yield f"{name} has another checksum in {RUN_RECORD} than in {CHECKSUMS}"
        if name in names and entity.get("contentSize") != str((record.folder / name).stat().st_size):
            yield f"{name} has not the size that {RUN_RECORD} gives"
    if CHECKSUMS in record.graph and record.graph[CHECKSUMS].get("sha256") != sha256(record.folder / CHECKSUMS):
        yield f"{CHECKSUMS} has not the checksum that {RUN_RECORD} gives"


def _compare_package(record: Record) -> Iterator[str]:
    """The checksums and sizes that the data package gives of its tables."""
    path = record.folder / "datapackage.json"
    if not path.is_file():
        return
    try:
        package = json.loads(_read_text(path))
        tables = [t for t in package["resources"] if "path" in t]  # texts of config are inside the package
        tables += [t["parquet"] for t in tables if "parquet" in t]
        given = [(t["path"], str(t.get("hash", "")).removeprefix("sha256:"), t.get("bytes")) for t in tables]
        plans = {t["facts"]["plan_hash"] for t in package["resources"] if "plan_hash" in t.get("facts", {})}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield "datapackage.json cannot be read as a data package"
        return
    for name, digest, size in given:
        if digest and record.listed.get(name) != digest:
            yield f"{name} has another checksum in datapackage.json than in {CHECKSUMS}"
        if size is not None and (record.folder / name).is_file() and (record.folder / name).stat().st_size != size:
            yield f"{name} has not the size that datapackage.json gives"
    if plans - {record.facts["plan_hash"]}:
        yield f"the plan hash of {RUN_RECORD} is not that of datapackage.json"


class Commit:
    """The files of a commit. Raises RecordError if this repository does not have it."""

    def __init__(self, repository: Path, commit: str):
        self.repository, self.commit = repository, commit
        if self._git("cat-file", "-t", commit).stdout.strip() != b"commit":
            _refuse(f"this repository has no commit {commit}", "fetch it, or see who made the record")
        rows = self._git("ls-tree", "-r", "-z", commit).stdout.decode("utf-8", "replace").split("\0")
        pairs = (row.split("\t", 1) for row in rows if row)
        self.blobs = {name: facts.split()[2] for facts, name in pairs if facts.split()[1] == "blob"}
        self.made = dt.datetime.fromtimestamp(int(self._git("show", "-s", "--format=%ct", commit).stdout or 0), dt.UTC)

    def _git(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["git", "-C", str(self.repository), *arguments], input=given, capture_output=True)

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """The contents of those of these files that the commit has."""
        wanted = [name for name in names if name in self.blobs]
        out = self._git("cat-file", "--batch", given="".join(f"{self.blobs[n]}\n" for n in wanted).encode()).stdout
        files, at = {}, 0
        for name in wanted:
            end = out.index(b"\n", at)
            size = int(out[at:end].split()[2])
            files[name], at = out[end + 1 : end + 1 + size], end + size + 2
        return files

    def under(self, folder: str) -> list[str]:
        """Names of files in a folder, in the order in which ``Path`` sorts them."""
        return sorted((n for n in self.blobs if n.startswith(f"{folder}/")), key=lambda name: name.split("/"))


def _compare_archive(record: Record, commit: Commit) -> Iterator[str]:
    """The files of the workflow that the record holds, against the commit; and the copy of its main file."""
    committed = commit.read(record.archive)
    for name, content in sorted(record.archive.items()):
        if name not in committed:
            yield f"{name} is not in the commit {commit.commit[:12]}"
        elif committed[name] != content:
            yield f"{name} is not as in the commit {commit.commit[:12]}"
    kept = [n for folder in ("workflow/rules", "workflow/scripts", "config") for n in commit.under(folder)]
    missing = [name for name in (SNAKEFILE, LOCK, *kept) if name in commit.blobs and name not in record.archive]
    if missing:
        yield f"{ARCHIVE} has not {', '.join(missing[:3])}{' ...' * (len(missing) > 3)} of the commit"
    main = record.folder / MAIN
    if main.is_file() and main.read_bytes() != commit.read([SNAKEFILE]).get(SNAKEFILE):
        yield f"{MAIN} is not {SNAKEFILE} of the commit"


def _compare_facts(record: Record, commit: Commit) -> Iterator[str]:
    """The hashes of plan, configuration, lock and package, the versions and the times."""
    facts = record.facts
    if facts["dirty"]:
        yield "the run had changes that are in no commit, so that nobody can see what ran"
        return
    config = commit.read(commit.under("config"))
    settings = hashlib.sha256(b"".join(name.encode() + b"\0" + content for name, content in config.items()))
    package = commit.read(n for n in commit.under(PACKAGE) if not n.endswith(".pyc"))
    source = hashlib.sha256()
    for name, content in package.items():
        source.update(name.removeprefix(f"{PACKAGE}/").encode() + b"\0" + hashlib.sha256(content).digest())
    lock = commit.read([LOCK]).get(LOCK, b"")
    computed = {"config_hash": settings, "package_hash": source, "lock_hash": hashlib.sha256(lock)}
    for name, digest in computed.items():
        if facts[name] != digest.hexdigest():
            yield f"the {name.replace('_', ' ')} of the record is not that of the commit {commit.commit[:12]}"
    plan = _hash_plan(config.get(PLAN, b""))
    if plan and facts["plan_hash"] != plan:
        yield f"the plan hash of the record is not that of {PLAN} of the commit"
    pinned: dict[str, set[str]] = {}  # several where platforms or versions of Python differ
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock.decode("utf-8", "replace"), re.MULTILINE):
        pinned.setdefault(_plain(name), set()).add(version)
    for line in facts["versions"].splitlines():
        name, _, version = line.partition("==")
        if version not in pinned.get(_plain(name), {version}):
            yield f"the run had {line[:60]!r}, and its lock has {' or '.join(sorted(pinned[_plain(name)]))}"
    yield from _compare_times(record, commit)


def _hash_plan(content: bytes) -> str | None:
    """The hash of a plan as this version computes it; None if it cannot read it."""
    from tempfile import TemporaryDirectory

    from tipimpact.common.errors import TipimpactError
    from tipimpact.impact.plan import read_plan

    with TemporaryDirectory() as folder:
        path = Path(folder, "plan.yaml")
        path.write_bytes(content)
        try:
            return str(read_plan(path).hash)
        except (TipimpactError, TypeError):
            return None


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _compare_times(record: Record, commit: Commit) -> Iterator[str]:
    """No step can have ended before its commit was made, nor later than now."""
    now = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    for name, entity in record.graph.items():
        for key in ("endTime", "datePublished"):
            try:
                moment = dt.datetime.fromisoformat(str(entity[key])) if key in entity else None
                early = moment is not None and not commit.made - dt.timedelta(days=1) <= moment <= now
            except (ValueError, TypeError):
                early = True
            if early:
                yield f"{name} has the time {str(entity[key])[:40]!r}: no time, before its commit or after today"


def _compare_sources(record: Record, commit: Commit) -> Iterator[str]:
    """The checksums of sources, against those that the rows of the commit pin."""
    pinned: dict[str, set[str]] = {}
    for content in commit.read(commit.under("config/sources")).values():
        try:
            rows = (yaml.safe_load(content) or {}).get("sources") or []
        except (yaml.YAMLError, AttributeError, RecursionError):
            continue
        for row in rows:
            if isinstance(row, dict) and "id" in row:
                pinned[str(row["id"])] = {text for text in list_strings(row) if SHA.fullmatch(text)}
    ours = {hashlib.sha256(content).hexdigest() for content in commit.read(commit.under("data/raw")).values()}
    for name, entity in record.graph.items():
        id = name.removeprefix("#source/")
        if id == name:
            continue
        if id not in pinned:
            yield f"the source {id[:60]} is not in config/sources of the commit"
        elif pinned[id] and "sha256" in entity and entity["sha256"] not in pinned[id] | ours:
            yield f"the source {id} has a checksum that neither its row nor a file of the commit has"
