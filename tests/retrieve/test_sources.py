"""``config/sources.yaml``: its faults as a user sees them, and that it says of the files what is true."""

import hashlib
import re
import time
from pathlib import Path

import pytest

from tests_support import ROOT
from tipimpact.common.errors import ConfigError, SourceError
from tipimpact.retrieve.receipts import Held, read_receipt, write_receipt
from tipimpact.retrieve.sources import read_sources

FILE = ROOT / "config" / "sources.yaml"

ROW = """
licences:
  ogl: {name: {en: Open, fr: Ouverte}, attribution: {en: Contains, fr: Contient}}
sources:
  - id: lmia_2014
    collection: lmia
    title: {en: List, fr: Liste}
    publisher: {en: ESDC, fr: EDSC}
    licence: ogl
    citation: ESDC, list
    language: en
    path: tfwp/a.csv
"""


def faults(text: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        read_sources(path)
    return [str(problem).replace(f"{tmp_path}/", "") for problem in error.value.problems]


def again(**changes: str) -> str:
    """A second row with some lines replaced."""
    row = ROW.partition("sources:\n")[2]
    for key, value in changes.items():
        row = re.sub(rf"{key}: .*", f"{key}: {value}", row)
    return ROW + row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            ROW.replace("licence: ogl", "licence: olg"),
            ["sources.yaml, line 9: sources[lmia_2014].licence: no licence is called 'olg'", "did you mean: ogl"],
            id="licence",
        ),
        pytest.param(
            again(path="tfwp/b.csv"),
            ["sources.yaml, line 5: sources[lmia_2014].id: 2 rows have the id 'lmia_2014'", "line 13"],
            id="id twice",
        ),
        pytest.param(
            again(id="lmia_2015", path="tfwp/A.csv"),
            ["line 12: sources[lmia_2014].path: 2 rows have the path 'tfwp/a.csv'", "line 20: sources[lmia_2015].path"],
            id="path twice but for case",
        ),
        pytest.param(
            ROW.replace("fr: Liste", "fr: ''"),
            ["sources.yaml, line 7: sources[lmia_2014].title.fr: '' is not valid here", "a text that is not empty"],
            id="one language",
        ),
        pytest.param(
            ROW.replace("tfwp/a.csv", "../../etc/passwd"),
            ["sources[lmia_2014].path: '../../etc/passwd' is not valid here", "without '..'"],
            id="path outside",
        ),
        pytest.param(
            ROW + "    urls: ['http://example.org/a.csv']\n",
            ["sources[lmia_2014].urls[1]", "an address that begins with https://"],
            id="http",
        ),
        pytest.param(
            ROW + "    vintage: 2014\n",
            ["line 13: sources[lmia_2014].vintage: 2014", "put quotes around it"],
            id="number",
        ),
        pytest.param(
            ROW + "    sha265: abc\n",
            ["line 13: sources[lmia_2014].sha265: unknown key 'sha265'", "did you mean: sha256"],
            id="key",
        ),
        pytest.param("", ["sources.yaml: licences: key 'licences' is missing", "key 'sources' is missing"], id="empty"),
        pytest.param("[1, 2]", ["the whole file: a list is not valid here"], id="a list"),
    ],
)
def test_faults(text, expected, tmp_path):
    told = "\n".join(faults(text, tmp_path))
    for words in expected:
        assert words in told


# --- the project's own file ---


@pytest.fixture(scope="module")
def sources():
    return read_sources(FILE)


def test_it_is_read_quickly():
    """Each job reads it: the whole file may take a blink."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        read_sources(FILE)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.5  # about 0.1 s; the margin is for a busy machine


def test_sample_files_and_rows_agree(sources, sample):
    declared = {s.path for s in sources.sources if s.sample}
    committed = {p.relative_to(sample).as_posix() for p in sample.rglob("*") if p.is_file() and p.name != "README.md"}
    assert committed - declared == set(), "a sample file without a row that says what it is"
    assert declared - committed == set(), "a row that promises a sample file"


def french_faults(text: str) -> list[str]:
    """Faults of fr-CA typography in a text."""
    rules = {
        r"[ \u00a0\u202f][;!?]": "a space before ; ! ?",
        r"(?<![\u00a0\d/])(?<!https)(?<!http)[:%](?=\s|$)|[^\u00a0]»|«[^\u00a0]": "no no-break space at : % « »",
    }
    return [words for pattern, words in rules.items() if re.search(pattern, text)]


def test_french_is_canadian(sources):
    texts = {
        f"{s.id}.{name}": words.fr
        for s in sources.sources
        for name, words in [
            ("title", s.title),
            ("publisher", s.publisher),
            *((f"gap.{key}", getattr(s.gap, key)) for key in (type(s.gap).model_fields if s.gap else ())),
        ]
    } | {f"licence.{key}": licence.attribution.fr for key, licence in sources.licences.items()}
    assert {key: french_faults(text) for key, text in texts.items() if french_faults(text)} == {}


# Files of the mirror that no row describes, and why.
NOT_SOURCES = {
    "PROVENANCE.tsv": "how the mirror was made",
    "README.md": "about the mirror",
    "legislation/LICENSE_upstream.md": "the licence itself: `licences.ogl_canada`",
    "ngo_reports/codebook.yaml": "config/codebook.yaml",
    "refugee/designated_countries_of_origin.csv": "config/designated_countries.csv",
    "refugee/extracted_asylum_monthly_long.csv": "made from `ircc_asylum_office_province`, suppressed cells as 2",
    "refugee/unhcr_canada_first_instance_by_origin_year.csv": "sums over `unhcr_asylum_applications`",
    "tfwp/ircc_work_permits/extracted_hc_long.csv": "made from `ircc_hc_permits_monthly`, suppressed cells as 2",
    "tfwp/ircc_work_permits/extracted_tfw_long.csv": "made from `ircc_tfwp_holders_year_end`, suppressed cells as 2",
    "tfwp/lmia_positive_resource_urls.csv": "a list of the addresses in `lmia_positive_catalogue`",
}


@pytest.mark.official
def test_every_file_of_the_mirror_has_a_row_with_its_checksum(sources, mirror):
    rows = {s.mirror: s for s in sources.sources if s.mirror}
    found = {p.relative_to(mirror).as_posix(): p for p in sorted(mirror.rglob("*")) if p.is_file()}
    found = {name: p for name, p in found.items() if name not in NOT_SOURCES and p.name not in NOT_SOURCES}
    assert sorted(found.keys() - rows.keys()) == [], "files without a row"
    assert sorted(rows.keys() - found.keys()) == [], "rows without a file"
    sums = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()}
    assert {name: rows[name].mirror_sha256 or rows[name].sha256 for name in sums} == sums


# --- receipts ---


def test_a_receipt_says_what_is_held_and_what_is_not(source, tmp_path):
    here = source(id="a", path="law/a.xml", facts={"lang": "en"})
    gone = source(id="b", path="law/b.xml", facts={"lang": "fr"})
    path = tmp_path / "raw" / here.path
    path.parent.mkdir(parents=True)
    path.write_text("<a/>")
    receipt = tmp_path / "receipt.json"
    write_receipt(
        [Held(here, path, "0" * 64), Held(gone, None, None, "not_found")], tmp_path / "raw", receipt, "official"
    )

    held = read_receipt(receipt, tmp_path / "raw", "official")
    assert [(h.source, h.path, h.sha256) for h in held] == [(here, path, "0" * 64)]
    every = read_receipt(receipt, tmp_path / "raw", "official", missing=True)
    assert [(h.source.id, h.reason) for h in every] == [("a", ""), ("b", "not_found")]
    assert read_receipt(receipt, tmp_path / "raw", "official", lang="fr") == []
    assert str(tmp_path) not in receipt.read_text(), "a receipt names no place of this machine"

    with pytest.raises(SourceError, match="receipt of edition 'official'"):
        read_receipt(receipt, tmp_path / "raw", "sample")
    path.unlink()
    with pytest.raises(SourceError, match="the file has gone since it was received"):
        read_receipt(receipt, tmp_path / "raw", "official")
