"""Catalogues are asked what is newer than the rows; the answer is a patch that git applies and the model accepts."""

import datetime as dt
import hashlib
import io
import json
import subprocess
import time

import pytest
import refresh as command
import xlsxwriter
from catalogues import Catalogues, refresh
from source_patch import patch

from tipimpact.common.config import Retrieve
from tipimpact.retrieve import read_sources

from ..retrieve.answers import Publisher
from ..retrieve.test_sources import LICENCES

TODAY = dt.date(2027, 3, 1)
LISTS, PERMITS = "90fed587-1364-4f33-a9ee-208181dc0b97", "360024f2-17e9-4558-bfc1-3616485d65b9"
OLD, NEW = "a" * 40, "b" * 40
STATUTE = b'<?xml version="1.0"?><Statute lims:pit-date="%s"><Section/></Statute>'
CLAIMS = b"year,coo_iso,applied\n2011,HUN,4423\n"
API = "/unhcr/v1/asylum-applications/?limit={}&page=1"


def workbook(*counts: int) -> bytes:
    """A small workbook with one column of numbers."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_column(0, 0, counts)
    return file.getvalue()


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def row(id: str, path: str, *lines: str, language: str = "en") -> str:
    """A row of a file of sources."""
    head = [f"  - id: {id}", "    title: {en: Title, fr: Titre}", "    publisher: {en: Publisher, fr: Éditeur}"]
    head += ["    licence: ogl", "    citation: A citation", f"    language: {language}", f"    path: {path}"]
    return "\n".join([*head, *(f"    {line}" for line in lines)]) + "\n"


@pytest.fixture
def site():
    with Publisher().running() as running:
        yield running


@pytest.fixture
def at(site):
    return Catalogues(
        ckan=site.address + "/ckan?id={}",
        github=site.address + "/github",
        raw=site.address + "/raw",
        unhcr=site.address + "/unhcr",
    )


@pytest.fixture
def ask(site, at, tmp_path):
    """Write rows, ask the catalogues about them, apply the patch with git; return findings, patch and the new rows."""
    limits = Retrieve(connect_timeout=1, read_timeout=1, attempts=1, backoff=0, longest_wait=0, pause=0, largest=1)

    def ask_about(**files: str):
        folder = tmp_path / "config" / "sources"
        folder.mkdir(parents=True)
        (folder / "licences.yaml").write_text(LICENCES)
        for name, rows in files.items():
            (folder / f"{name}.yaml").write_text(
                f"# About {name}.\ncollection: {name}\nsources:\n{rows}", encoding="utf-8"
            )
        findings = refresh(read_sources(folder), tmp_path / "answers", TODAY, limits, at)
        proposed = patch(findings, folder)
        if proposed:
            subprocess.run(["git", "apply", "-"], input=proposed.encode(), cwd=tmp_path, check=True)
        return findings, proposed, {source.id: source for source in read_sources(folder).sources}

    (tmp_path / "answers").mkdir()
    return ask_about


def package(*resources: dict) -> bytes:
    """An answer of CKAN about a data set."""
    return json.dumps({"help": "", "success": True, "result": {"resources": list(resources)}}).encode()


def resource(url: str, modified: str, language: str = "en", **more: object) -> dict:
    return {
        "url": url,
        "last_modified": f"{modified}T16:40:47.111705",
        "language": [language],
        "format": "XLSX",
        **more,
    }


def repository(site, name: str, **trees: dict[str, str]) -> None:
    """Answers of GitHub: the newest commit, and the files at each commit."""
    head = {"sha": NEW, "commit": {"committer": {"date": "2027-02-20T10:00:00Z"}}}
    site.answers[f"/github/repos/{name}/commits/HEAD"] = json.dumps(head).encode()
    for commit, files in trees.items():
        tree = [{"path": path, "type": "blob", "sha": blob} for path, blob in files.items()]
        address = f"/github/repos/{name}/git/trees/{commit}?recursive=1"
        site.answers[address] = json.dumps({"tree": tree, "truncated": False}).encode()


def test_a_revised_file_and_a_new_quarter_are_proposed(site, ask):
    old, revised, added = workbook(10, 20), workbook(10, 25), workbook(7)
    files = f"{site.address}/dataset/{LISTS}/resource/1/download"
    site.answers["/files/stock.xlsx"] = revised
    site.answers[f"/dataset/{LISTS}/resource/1/download/tfwp_2025q2_pos_en.xlsx"] = added
    names = {"en": "Employers, April to June 2025", "fr": "Employeurs, d'avril à juin 2025"}
    site.answers[f"/ckan?id={PERMITS}"] = package(resource(f"{site.address}/files/stock.xlsx", "2027-02-01"))
    site.answers[f"/ckan?id={LISTS}"] = package(
        resource(f"{files}/tfwp_2025q1_pos_en.xlsx", "2025-06-19"),
        resource(f"{files}/tfwp_2025q2_pos_en.xlsx", "2025-09-18", name_translated=names),
        resource(f"{files}/data-dictionary.pdf", "2025-09-18"),
    )
    stock = ["urls:", f"  - {site.address}/files/stock.xlsx", f"page: https://open.canada.ca/data/en/dataset/{PERMITS}"]
    stock += [f"sha256: {sha(old)}", "living: true", "release: {rows: 2, total: 30}", "vintage: 2000 to 2024"]
    stock += ["accessed: 2026-11-24", "facts: {kind: tfwp_stock}"]
    lists = ["urls:", f"  - {files}/tfwp_2025q1_pos_en.xlsx", f"page: https://open.canada.ca/data/en/dataset/{LISTS}"]
    lists += [f"sha256: {'f' * 64}", "accessed: 2026-11-24", "sample: pseudonyms"]
    lists += ["facts: {kind: lmia, decision: positive, period: 2025Q1, language: en}"]
    findings, proposed, rows = ask(
        tables=row("stock", "tfwp/stock.xlsx", *stock),
        lmia=row("lmia_2025q1_en", "tfwp/tfwp_2025q1_pos_en.xlsx", *lists),
    )
    assert [(f.kind, f.row.id) for f in findings] == [("new", "lmia_2025q1_en"), ("changed", "stock")]
    assert "2 rows, total 35 (the row's release of 2000 to 2024: 2 rows, total 30)" in findings[1].about
    changed, new = rows["stock"], rows["lmia_2025q2_en"]
    assert (changed.sha256, changed.vintage, changed.accessed) == (sha(revised), "2027-02-01", TODAY)
    assert changed.release.model_dump() == {"rows": 2, "total": 35}
    assert (new.path, new.sha256, new.title.fr) == ("tfwp/tfwp_2025q2_pos_en.xlsx", sha(added), names["fr"])
    assert new.facts == {"kind": "lmia", "decision": "positive", "period": "2025Q2", "language": "en"}
    assert new.sample is None, "nobody has made a sample of the new list"
    assert proposed.startswith("--- a/config/sources/")
    assert "2025q1" not in "".join(line for line in proposed.splitlines() if line.startswith("-"))


def test_nothing_is_downloaded_or_proposed_when_nothing_is_newer(site, ask):
    url = f"{site.address}/dataset/{LISTS}/resource/1/download/tfwp_2025q1_pos_en.xlsx"
    site.answers[f"/ckan?id={LISTS}"] = package(resource(url, "2025-06-19"))
    lines = ["urls:", f"  - {url}", f"sha256: {'f' * 64}", "accessed: 2026-11-24"]
    findings, proposed, _ = ask(lmia=row("lmia_2025q1_en", "tfwp/tfwp_2025q1_pos_en.xlsx", *lines))
    assert (findings, proposed, site.asked) == ([], "", [f"/ckan?id={LISTS}"])


def test_a_row_that_asks_the_catalogue_by_name_is_neither_moved_nor_new(site, ask):
    name = "tfwp_2025q1_pos_en.xlsx"
    site.answers[f"/ckan?id={LISTS}"] = package(resource(f"{site.address}/dataset/{LISTS}/a/{name}", "2025-06-19"))
    lines = ["urls:", f"  - {site.address}/package_show?id={LISTS}#{name}", f"sha256: {'f' * 64}"]
    lines += ["accessed: 2026-11-24", f"page: https://open.canada.ca/data/en/dataset/{LISTS}"]
    findings, proposed, _ = ask(lmia=row("lmia_2025q1_en", "tfwp/list.xlsx", *lines))
    assert (findings, proposed) == ([], "")


def test_a_new_file_that_cannot_be_had_does_not_hide_the_others(site, ask):
    names = [f"{site.address}/dataset/{LISTS}/a/tfwp_2025q{quarter}_pos_en.xlsx" for quarter in (1, 2, 3)]
    site.answers[f"/ckan?id={LISTS}"] = package(*(resource(name, "2025-06-19") for name in names))
    site.answers[f"/dataset/{LISTS}/a/tfwp_2025q3_pos_en.xlsx"] = workbook(1)
    lines = ["urls:", f"  - {names[0]}", f"sha256: {'f' * 64}", "accessed: 2026-11-24", "facts: {period: 2025Q1}"]
    findings, _, after = ask(lmia=row("lmia_2025q1_en", "tfwp/tfwp_2025q1_pos_en.xlsx", *lines))
    assert [f.kind for f in findings] == ["unanswered", "new"]
    assert "404 Not Found" in findings[0].about
    assert after["lmia_2025q3_en"].facts == {"period": "2025Q3"}


def test_an_amended_statute_is_proposed_with_its_day(site, ask):
    amended = STATUTE % b"2027-01-15"
    repository(
        site,
        "justicecanada/laws-lois-xml",
        **{
            OLD: {"eng/acts/I-2.5.xml": "1", "eng/acts/C-46.xml": "2"},
            NEW: {"eng/acts/I-2.5.xml": "3", "eng/acts/C-46.xml": "2"},
        },
    )
    site.answers[f"/raw/justicecanada/laws-lois-xml/{NEW}/eng/acts/I-2.5.xml"] = amended
    base = f"{site.address}/raw/justicecanada/laws-lois-xml/{OLD}/eng/acts"
    facts = 'facts: {snapshot: newest, pit_date: "2024-11-27"}'
    rows = "".join(
        row(
            id,
            f"law/{id}_2024-11-27.xml",
            "urls:",
            f"  - {base}/{file}",
            f"sha256: {'f' * 64}",
            'vintage: "2024-11-27"',
            facts,
        )
        for id, file in (("irpa", "I-2.5.xml"), ("criminal_code", "C-46.xml"))
    )
    findings, proposed, after = ask(legislation=rows)
    assert [(f.kind, f.row.id) for f in findings] == [("changed", "irpa")]
    irpa = after["irpa"]
    assert irpa.urls == [f"{site.address}/raw/justicecanada/laws-lois-xml/{NEW}/eng/acts/I-2.5.xml"]
    assert (irpa.sha256, irpa.vintage, irpa.facts["pit_date"]) == (sha(amended), "2027-01-15", "2027-01-15")
    assert irpa.path == "law/irpa_2024-11-27.xml", "the path stays, because other files name it"
    assert "criminal_code" not in "".join(line for line in proposed.splitlines() if line[0] in "+-")


def test_a_newer_file_of_the_table_of_public_statutes_is_proposed(site, ask):
    """The publisher's folder FRANÇAIS is written with %C3%87 in an address."""
    path, encoded = "tops-tdlp/FRANÇAIS/I/I-2.5.xml", "tops-tdlp/FRAN%C3%87AIS/I/I-2.5.xml"
    newer = b'<?xml version="1.0"?><TOPS xml:lang="fr"><Statute/></TOPS>'
    repository(site, "justicecanada/laws-lois-xml", **{OLD: {path: "1"}, NEW: {path: "2"}})
    site.answers[f"/raw/justicecanada/laws-lois-xml/{NEW}/{encoded}"] = newer
    address = f"{site.address}/raw/justicecanada/laws-lois-xml/{{}}/{encoded}"
    lines = ["urls:", f"  - {address.format(OLD)}", f"sha256: {'f' * 64}", 'vintage: "2026-07-23"']
    facts = 'facts: {kind: table_of_statutes, act: "2001, c. 27", lang: fr}'
    table = row("tops_2001_c_27_fr", "legislation_table/2001_c_27_fr.xml", *lines, facts, language="fr")
    findings, _, after = ask(legislation_table=table)
    assert [(f.kind, f.row.id) for f in findings] == [("changed", "tops_2001_c_27_fr")]
    assert after["tops_2001_c_27_fr"].urls == [address.format(NEW)]
    assert after["tops_2001_c_27_fr"].sha256 == sha(newer)


def test_a_file_that_was_renamed_or_moved_upstream_is_reported(site, ask):
    repository(
        site, "justicecanada/laws-lois-xml", **{OLD: {"eng/acts/I-2.5.xml": "1"}, NEW: {"acts/en/I-2.5.xml": "1"}}
    )
    raw = f"{site.address}/raw/justicecanada/laws-lois-xml/{OLD}/eng/acts/I-2.5.xml"
    moved = f"{site.address}/dataset/{LISTS}/resource/2/download/tfwp_2024q1_pos_en.xlsx"
    site.answers[f"/ckan?id={LISTS}"] = package(
        resource(moved, "2025-06-19"), resource(f"{site.address}/b/stock_2024.xlsx", "2025-06-19")
    )
    page, old = f"page: https://open.canada.ca/data/en/dataset/{LISTS}", f"{site.address}/old/tfwp_2024q1_pos_en.xlsx"
    findings, _, after = ask(
        law=row("irpa", "law/irpa.xml", "urls:", f"  - {raw}", "facts: {snapshot: newest}"),
        lmia=row("lmia_2024q1_en", "tfwp/a.xlsx", "urls:", f"  - {old}", page)
        + row("stock", "tfwp/b.xlsx", "urls:", f"  - {site.address}/old/stock.xlsx", page),
    )
    assert [(f.kind, f.row.id) for f in findings] == [("moved", "lmia_2024q1_en"), ("gone", "stock"), ("gone", "irpa")]
    assert after["lmia_2024q1_en"].urls == [moved]
    assert "stock_2024.xlsx" in findings[1].about
    assert "acts/en/I-2.5.xml" in findings[2].about


def test_a_longer_answer_of_the_api_is_proposed_with_rows_and_total(site, ask):
    items = [{"year": 2011, "coo_iso": "HUN", "applied": count} for count in (4425, 12)]
    site.answers[API.format(1)] = json.dumps({"page": 1, "maxPages": 2, "items": items[:1]}).encode()
    site.answers[API.format(10000)] = json.dumps({"page": 1, "maxPages": 1, "items": items}).encode()
    lines = ["urls:", f"  - {site.address}/copy", f"  - {site.address}{API.format(10000)}", "formats: [json]"]
    lines += [
        f"sha256: {sha(CLAIMS)}",
        "living: true",
        "release: {rows: 1, total: 4423}",
        "vintage: refugees 2025.12.1",
    ]
    findings, _, after = ask(refugee=row("claims", "refugee/claims.csv", *lines))
    assert [f.kind for f in findings] == ["changed"]
    assert after["claims"].release.model_dump() == {"rows": 2, "total": 4437}
    assert after["claims"].urls == [f"{site.address}{API.format(10000)}", f"{site.address}/copy"]
    assert after["claims"].vintage == TODAY.isoformat()


@pytest.mark.parametrize("body", [b"<!doctype html><title>Sign in</title>", b'{"success": false, "error": {}}', b"{}"])
def test_a_catalogue_that_answers_with_something_else_is_reported_and_changes_nothing(body, site, ask):
    site.answers[f"/ckan?id={LISTS}"] = body
    lines = ["urls:", f"  - {site.address}/dataset/{LISTS}/a.xlsx", f"sha256: {'f' * 64}"]
    findings, proposed, _ = ask(lmia=row("lmia", "tfwp/a.xlsx", *lines))
    assert ([f.kind for f in findings], proposed) == (["unanswered"], "")
    assert LISTS in findings[0].about


def test_without_a_network_the_command_ends_in_seconds_with_words(tmp_path, capsys):
    nowhere = "https://no-such-host.invalid"
    at = Catalogues(ckan=nowhere + "/{}", github=nowhere, unhcr=nowhere)
    target = tmp_path / "refresh.patch"
    target.write_text("an older proposal")
    start = time.monotonic()
    assert command.main(["--patch", str(target)], at) == 1
    assert time.monotonic() - start < 20
    assert not target.exists(), "a proposal of an earlier day must not be taken for today's"
    printed = capsys.readouterr().out
    assert "catalogues that did not answer" in printed
    assert "what to do: check the network" in printed
