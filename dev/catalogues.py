"""Ask the catalogues of publishers what is newer than the rows of ``config/sources/``, and propose edits of the rows.

Three kinds of catalogue are asked: CKAN (data sets of ESDC and IRCC, with the addresses of IRCC's files), GitHub
(statutes of the Department of Justice, R data of UNHCR) and UNHCR's API. Nothing is taken: an edit is a patch that a
person reads and applies. The requests keep the pause and the limits of ``retrieve.fetch``.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from tipimpact.common.config import Retrieve
from tipimpact.common.documents import part, sections
from tipimpact.common.errors import SourceError, nearest
from tipimpact.common.files import sha256
from tipimpact.retrieve.fetch import Refused, fetch
from tipimpact.retrieve.measure import measure
from tipimpact.retrieve.pages import join_pages
from tipimpact.retrieve.sources import Source, Sources

log = logging.getLogger(__name__)
DATASET = re.compile(r"(?:/dataset/|[?]id=)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
COPIES = "//raw.githubusercontent.com/"
REPOSITORIES = ("justicecanada/laws-lois-xml", "PopulationStatistics/refugees")  # of publishers, not copies
PIT_DATE = re.compile(rb'pit-date="(\d{4}-\d\d-\d\d)"')  # in the root of a consolidated statute
PERIOD = re.compile(r"(?<![a-z0-9])(20\d\d)_?[qt]([1-4])(?![0-9])", re.IGNORECASE)
LANGUAGES = {"both": {"en", "fr"}, "none": set[str]()}


@dataclass(frozen=True)
class Catalogues:
    """Addresses of the catalogues. ``{}`` is filled with the id of a data set."""

    ckan: str = "https://open.canada.ca/data/api/3/action/package_show?id={}"
    github: str = "https://api.github.com"
    raw: str = "https://raw.githubusercontent.com"
    unhcr: str = "https://api.unhcr.org"


@dataclass(frozen=True)
class Finding:
    """What a catalogue says about a row.

    kind: ``changed`` (another file at the same place), ``new`` (a file that no row has), ``moved`` (another address),
    ``gone`` (no longer listed), ``unanswered`` (the catalogue did not answer).
    row: the row concerned, or the most similar one for a new file.  about: one sentence on what differs.
    edit: new values of keys of the row; of a new file, of the copy of ``row``.
    """

    kind: str
    about: str
    row: Source | None = None
    edit: Mapping[str, Any] = field(default_factory=dict)


class Asker:
    """Gets answers and files of catalogues into a folder. A host that failed once is not asked again."""

    def __init__(self, folder: Path, limits: Retrieve):
        self.folder, self.limits = folder, limits
        self.failed: dict[str, Refused] = {}
        self.requests = 0

    def json(self, address: str) -> Any:
        """One answer in JSON, or the first page of it. Raises Refused."""
        path = self._get(address, "answer.json")
        try:
            return json.loads(path.read_bytes())
        except (ValueError, RecursionError):
            raise Refused("wrong_content", "not JSON") from None
        finally:
            path.unlink()

    def file(self, address: str, name: str, formats: Iterable[str] = ()) -> Path:
        """A file, with all pages of an API. Raises Refused."""
        path = self._get(address, name, formats)
        join_pages(address, path, lambda page, draft: self._fetch(page, draft, formats))
        return path

    def _get(self, address: str, name: str, formats: Iterable[str] = ()) -> Path:
        path = self.folder / name
        path.unlink(missing_ok=True)
        self._fetch(address, path, formats)
        return path

    def _fetch(self, address: str, path: Path, formats: Iterable[str]) -> None:
        host = urlsplit(address).netloc
        if host in self.failed:
            raise self.failed[host]
        self.requests += 1
        try:
            fetch(address, path, None, self.limits, self.folder / ".hosts", list(formats))
        except Refused as refused:
            if refused.reason == "unreachable":
                self.failed[host] = refused
            raise


def refresh(
    sources: Sources, folder: Path, today: dt.date, limits: Retrieve | None = None, at: Catalogues | None = None
) -> list[Finding]:
    """Ask all catalogues and return what they say, in the order of the rows.

    folder: for downloads; its files are deleted.  today: becomes ``accessed`` of proposed rows.
    Without a network every catalogue is ``unanswered``, after one attempt at each host.
    """
    asker, at = Asker(folder, limits or Retrieve(attempts=1, connect_timeout=5)), at or Catalogues()
    rows = [source for source in sources.sources if source.urls and source.belongs("official")]
    findings = [
        *_ask_each("CKAN", _datasets(rows), lambda key, part: _ask_ckan(asker, at, key, part, rows, today)),
        *_ask_each("GitHub", _repositories(rows, at), lambda key, part: _ask_github(asker, at, key, part, today)),
    ]
    changed = {finding.row.id for finding in findings if finding.row and finding.kind == "changed"}
    api = {row.id: [row] for row in rows if _api_address(row, at) and row.id not in changed}
    findings += _ask_each("UNHCR", api, lambda _, part: _ask_unhcr(asker, at, part[0], today))
    log.info("%s requests", asker.requests)
    return findings


def _ask_each(
    name: str, groups: Mapping[str, list[Source]], ask: Callable[[str, list[Source]], Iterable[Finding]]
) -> Iterator[Finding]:
    """Ask a catalogue about each group of rows; a refusal is a finding."""
    for key, rows in groups.items():
        try:
            yield from ask(key, rows)
        except Refused as refused:
            yield Finding("unanswered", f"{name}, {key}: {refused}")


def _of_row(row: Source, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Findings about one row; a file that cannot be had does not hide what is found about other rows."""
    try:
        yield from findings
    except Refused as refused:
        yield Finding("unanswered", str(refused), row)


# --- CKAN: data sets of open.canada.ca ---


def _datasets(rows: Iterable[Source]) -> dict[str, list[Source]]:
    """Rows by the id of their data set, which is in their page or in an address."""
    by_dataset: dict[str, list[Source]] = {}
    for row in rows:
        match = next(filter(None, (DATASET.search(text) for text in (*row.urls, row.page or ""))), None)
        if match and row.facts.get("kind") != "catalogue":
            by_dataset.setdefault(match[1], []).append(row)
    return by_dataset


def _ask_ckan(
    asker: Asker, at: Catalogues, dataset: str, rows: list[Source], every: list[Source], today: dt.date
) -> Iterator[Finding]:
    listed = sections(part(asker.json(at.ckan.format(dataset)), "result", dict), "resources")
    resources = [resource for resource in listed.values() if _is_address(resource.get("url"))]
    if not resources:
        raise Refused("wrong_content", "CKAN's answer has no list of resources with addresses")
    by_url = {_plain(resource["url"]): resource for resource in resources}
    for row in rows:
        yield from _of_row(row, _compare_listed(asker, row, by_url, today))
    taken = {_plain(url) for row in every for url in row.urls}
    paths = {name for row in every for name in (PurePosixPath(row.path).name.casefold(), *map(_named, row.urls))}
    for url, resource in by_url.items():
        name = PurePosixPath(urlsplit(url).path).name
        like = [row for row in rows if _skeleton(name) == _skeleton(PurePosixPath(row.path).name)]
        if url not in taken and name.casefold() not in paths and like:
            yield from _of_row(like[-1], _propose_new(asker, like[-1], resource, name, today))


def _compare_listed(
    asker: Asker, row: Source, by_url: Mapping[str, dict[str, Any]], today: dt.date
) -> Iterator[Finding]:
    """Compare a row with the resource at its address, or with one of the same name at another address."""
    by_name = {_file_name(url): resource for url, resource in by_url.items()}
    at_address = (by_url.get(_plain(url)) or by_name.get(_named(url)) for url in row.urls)
    resource = next(filter(None, at_address), None)
    if resource is None:
        yield from _find_moved(row, by_url, today)
        return
    day = str(resource.get("last_modified") or resource.get("metadata_modified") or "")[:10]
    if row.sha256 and (row.accessed is None or day > row.accessed.isoformat()):
        yield from _compare_file(asker, row, resource["url"], day, today)


def _find_moved(row: Source, by_url: Mapping[str, dict[str, Any]], today: dt.date) -> Iterator[Finding]:
    """Look for a row's file under another address of the data set, by its name."""
    own = {_file_name(url): url for url in map(_plain, row.urls)}
    listed = {_file_name(url): url for url in by_url}
    moved = next((listed[name] for name in own if name in listed), None)
    if moved:
        host = urlsplit(moved).netloc
        urls = [by_url[moved]["url"], *(url for url in row.urls if urlsplit(url).netloc != host)]
        yield Finding("moved", f"listed at {moved}", row, {"urls": urls, "accessed": today})
    elif not all(COPIES in url for url in row.urls):
        like = nearest(next(iter(own)), listed)
        yield Finding(
            "gone", "not listed by its data set" + (f"; the most similar name is {like}" if like else ""), row
        )


def _named(url: str) -> str:
    """The name of the file that an address asks a catalogue for, after #; empty for other addresses."""
    return unquote(urlsplit(url).fragment).casefold()


def _file_name(url: str) -> str:
    return PurePosixPath(urlsplit(url).path).name.casefold()


def _propose_new(asker: Asker, like: Source, resource: dict[str, Any], name: str, today: dt.date) -> Iterator[Finding]:
    """Propose a row for a file that no row has, as a copy of the most similar row."""
    old, new = (PERIOD.search(text) for text in (PurePosixPath(like.path).name, name))
    url, day = resource["url"], str(resource.get("last_modified") or "")[:10]
    titles = part(resource, "name_translated", dict)
    titles = {lang: str(titles.get(lang) or resource.get("name") or name) for lang in ("en", "fr")}
    edit: dict[str, Any] = {
        "id": re.sub(r"[^a-z0-9]+", "_", PurePosixPath(name).stem.lower()).strip("_"),
        "title": titles,
        "path": str(PurePosixPath(like.path).with_name(name)),
        "urls": [url],
        "vintage": day or None,
        "accessed": today,
        **_describe(asker, url, name),
    }
    if old and new:
        periods = [f"{match[1]}{{}}{match[2]}" for match in (old, new)]
        edit["id"] = like.id.replace(periods[0].format("q"), periods[1].format("q"))
        edit["facts"] = {
            key: value.replace(periods[0].format("Q"), periods[1].format("Q")) if isinstance(value, str) else value
            for key, value in like.facts.items()
        }
    yield Finding("new", f"{titles['en']} ({day})", like, edit)


def _is_address(url: Any) -> bool:
    try:
        return isinstance(url, str) and bool(urlsplit(url).path)
    except ValueError:  # such as half a bracket where the host stands
        return False


def _skeleton(name: str) -> str:
    """A file name without its period, so that lists of different quarters have the same."""
    return re.sub(r"\d+", "#", PERIOD.sub("#", name.casefold()))


def _plain(url: str) -> str:
    """An address for comparison: http is https, and %20 is a blank."""
    return unquote(url.strip()).replace("http://", "https://") if "127.0.0.1" not in url else unquote(url.strip())


# --- GitHub: repositories of publishers ---


def _repositories(rows: Iterable[Source], at: Catalogues) -> dict[str, list[Source]]:
    """Rows whose file may change, by the publisher's repository that holds it."""
    by_repository: dict[str, list[Source]] = {}
    for row in rows:
        changes = row.living or row.facts.get("snapshot") == "newest" or row.facts.get("kind") == "table_of_statutes"
        if changes and (place := _place(row, at)):
            by_repository.setdefault(place[0], []).append(row)
    return by_repository


def _place(row: Source, at: Catalogues) -> tuple[str, str, str] | None:
    """Repository, commit and path of a row's file in a publisher's repository."""
    pattern = re.compile(re.escape(at.raw) + r"/([^/]+/[^/]+)/([0-9a-f]{40})/(.+)")
    matches = (match for url in row.urls if (match := pattern.fullmatch(url)) and match[1] in REPOSITORIES)
    return next(((match[1], match[2], unquote(match[3])) for match in matches), None)


def _ask_github(asker: Asker, at: Catalogues, repository: str, rows: list[Source], today: dt.date) -> Iterator[Finding]:
    latest = asker.json(f"{at.github}/repos/{repository}/commits/HEAD")
    try:
        head, day = str(latest["sha"]), str(latest["commit"]["committer"]["date"])[:10]
    except (KeyError, TypeError):
        raise Refused("wrong_content", f"GitHub's answer has no last commit of {repository}") from None
    newest = _tree(asker, at, repository, head)
    trees: dict[str, dict[str, str]] = {head: newest}
    for row in rows:
        place = _place(row, at)
        assert place is not None, "only rows with a place were chosen"
        _, commit, path = place
        if path not in newest:
            like = next((p for p in newest if PurePosixPath(p).name == PurePosixPath(path).name), nearest(path, newest))
            yield Finding("gone", f"{path} is not in {repository} any more" + (f"; see {like}" if like else ""), row)
            continue
        if commit not in trees:
            trees[commit] = _tree(asker, at, repository, commit)
        if trees[commit].get(path) != newest[path]:
            address = f"{at.raw}/{repository}/{head}/{quote(path)}"
            yield from _of_row(row, _compare_file(asker, row, address, day, today, commit))


def _tree(asker: Asker, at: Catalogues, repository: str, commit: str) -> dict[str, str]:
    """The checksums of all files of a repository at a commit, by path."""
    answer = asker.json(f"{at.github}/repos/{repository}/git/trees/{commit}?recursive=1")
    if not isinstance(answer, dict) or answer.get("truncated"):
        raise Refused("wrong_content", f"GitHub does not list all files of {repository}")
    try:
        return {str(entry["path"]): str(entry["sha"]) for entry in answer["tree"] if entry["type"] == "blob"}
    except (KeyError, TypeError):
        raise Refused("wrong_content", f"GitHub's answer has no list of the files of {repository}") from None


# --- UNHCR's API ---


def _api_address(row: Source, at: Catalogues) -> str | None:
    return next((url for url in row.urls if url.startswith(at.unhcr) and row.release), None)


def _ask_unhcr(asker: Asker, at: Catalogues, row: Source, today: dt.date) -> Iterator[Finding]:
    """Compare the number of rows, which the API states as pages of one row; download only if it differs."""
    address = _api_address(row, at)
    assert address, "only rows with an address of the API were chosen"
    assert row.release, "only rows with a known number of rows were chosen"
    parts = urlsplit(address)
    query = [(name, "1" if name == "limit" else value) for name, value in parse_qsl(parts.query)]
    answer = asker.json(urlunsplit(parts._replace(query=urlencode(query))))
    stated = str(answer.get("maxPages", 0)) if isinstance(answer, dict) else ""
    if not re.fullmatch(r"\d{1,9}", stated):
        raise Refused("wrong_content", "the API does not state its number of pages")
    if int(stated) not in (0, row.release.rows):
        for finding in _compare_file(asker, row, address, "", today):
            urls = [address, *(url for url in row.urls if url != address)]
            yield Finding(finding.kind, finding.about, row, {**finding.edit, "urls": urls})


# --- files ---


def _compare_file(
    asker: Asker, row: Source, url: str, day: str, today: dt.date, commit: str | None = None
) -> Iterator[Finding]:
    """Propose new values for a row if its file has changed. commit: the commit in the row's address, to be replaced."""
    described = _describe(asker, url, PurePosixPath(row.path).name, row.formats)
    if described["sha256"] in row.checksums:
        return
    day = described.pop("day", None) or day or today.isoformat()
    edit: dict[str, Any] = {**described, "vintage": day, "accessed": today}
    if commit:
        edit["urls"] = [url if commit in old else old for old in row.urls]
    known = f"{row.release.rows:,} rows, total {row.release.total:,}" if row.release else "not measured"
    release = described.get("release")
    measured = f"{release['rows']:,} rows, total {release['total']:,}" if release else "not measured"
    about = f"{described['bytes']:,} bytes of {day}: {measured} (the row's release of {row.vintage}: {known})"
    yield Finding("changed", about, row, edit)


def _describe(asker: Asker, url: str, name: str, formats: Iterable[str] = ()) -> dict[str, Any]:
    """Size, checksum, rows and total of a file, and the day in a statute. Raises Refused."""
    path = asker.file(url.replace(" ", "%20"), name, formats)
    try:
        size = measure(path)
        described: dict[str, Any] = {"bytes": path.stat().st_size, "sha256": sha256(path)}
        with open(path, "rb") as file:
            match = PIT_DATE.search(file.read(4096))
        return (
            described
            | ({"release": size.model_dump()} if size and path.suffix != ".xml" else {})
            | ({"day": match[1].decode()} if match else {})
        )
    except SourceError as error:
        raise Refused("wrong_content", f"{url} cannot be read: {error}") from None
    finally:
        path.unlink(missing_ok=True)
