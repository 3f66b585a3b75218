"""The press knows only the package: it prints a copy where no stage can be imported and no other file can be read."""

import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from publish.reading import release_without
from tests_support import ROOT
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import files, names
from tipimpact.common.provenance import IMPORTS
from tipimpact.common.releases import newest_release
from tipimpact.publish.words import say

pytestmark = pytest.mark.workflow
STAGES = [stage for stage in IMPORTS if stage not in ("package", "publish")]
# Refuses to import a stage, or what writes a package, and to open a file of `config/` or `data/`.
GUARDED = """
import sys
from pathlib import Path
REFUSED = {stages} | {{"tipimpact.package." + name for name in ("authored", "compose", "describe", "quotes", "write")}}
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if any(name == refused or name.startswith(refused + ".") for refused in REFUSED):
            raise ImportError("the press imports " + name)
def refuse(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path = str(Path(arguments[0] if isinstance(arguments[0], str) else arguments[0].decode()).absolute())
        if any(path.startswith(folder) for folder in {folders}):
            raise PermissionError("the press opens " + path)
sys.meta_path.insert(0, Refuse())
sys.addaudithook(refuse)
sys.path[:0] = {paths}
from draw_figures import draw_figures
from publish_brief import publish_brief
from write_site import write_site
from write_tables import write_tables
package, out = {package}, Path({out})
write_tables(package, str(out))
draw_figures(package, {figures}, str(out))
publish_brief(package, [str(out / "brief" / name) for name in ("en.pdf", "en.docx", "fr.pdf", "fr.docx")])
write_site(package, str(out / "figures" / "figures.json"), {pages}, str(out), str(out / "dropped.txt"))
"""


def print_guarded(package: Path, out: Path, *refused: Path) -> subprocess.CompletedProcess:
    """Print a package in an interpreter of its own. refused: more folders of which no file can be read."""
    workflow = ROOT / "workflow"
    script = GUARDED.format(
        stages={f"tipimpact.{stage}" for stage in STAGES},
        folders=[str(ROOT / "config"), str(ROOT / "data"), *map(str, refused)],
        paths=[str(workflow / "src"), str(workflow / "scripts")],
        package=repr(str(package)),
        out=repr(str(out)),
        figures=list(files.figures()),
        pages=files.page_names(files.read_numbers(ROOT / "config" / "profiles.yaml")),
    )
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=out.parent)


def printed(folder: Path) -> dict[str, bytes]:
    kinds = ("tables", "findings", "figures", "brief", "site")
    paths = [folder / "index.html", *(path for kind in kinds for path in (folder / kind).rglob("*") if path.is_file())]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths if not p.name.startswith(".snakemake")}


def test_a_copied_package_is_printed_byte_for_byte_without_any_stage_and_without_config(edition, tmp_path):
    package, out = shutil.copytree(edition / "data", tmp_path / "package"), tmp_path / "out"
    done = print_guarded(package, out)
    assert done.returncode == 0, done.stderr
    everything, made = printed(edition), printed(out)
    copies = {
        name: name.removeprefix(f"site/{files.FILES}/")
        for name in everything
        if name.startswith(f"site/{files.FILES}/")
    }
    expected = {name: content for name, content in everything.items() if name not in copies}
    assert len(made) > 250
    assert made.keys() == expected.keys()
    assert [name for name, own in copies.items() if everything[name] != (edition / own).read_bytes()] == []
    assert [name for name in made if made[name] != expected[name]] == []


def test_the_guard_refuses(edition, tmp_path):
    """Otherwise the test above could not fail."""
    package, out = shutil.copytree(edition / "data", tmp_path / "package"), tmp_path / "out"
    done = print_guarded(package, out, package)
    assert f"the press opens {package / 'datapackage.json'}" in done.stderr
    assert not out.exists()
    for stage in STAGES:
        refused = GUARDED.partition("sys.path[:0]")[0].format(stages={f"tipimpact.{stage}"}, folders=[])
        tried = subprocess.run([sys.executable, "-c", f"{refused}\nimport tipimpact.{stage}"], capture_output=True)
        assert f"the press imports tipimpact.{stage}" in tried.stderr.decode()


def test_a_package_that_is_not_whole_prints_nothing(edition, tmp_path):
    package, out = shutil.copytree(edition / "data", tmp_path / "package"), tmp_path / "out"
    (package / "lives.parquet").unlink()
    done = print_guarded(package, out)
    assert "table lives is missing" in done.stderr
    assert not out.exists()


@pytest.mark.release
@pytest.mark.parametrize("absent", names(published=True))
def test_a_release_without_a_table_prints_the_others_and_says_so_at_the_foot_of_each_page(tmp_path, absent):
    """Somebody else's package: a table that its description does not list has no page, and nothing fails."""
    release, out = newest_release(), tmp_path / "out"
    package = release_without(absent, tmp_path / "package")
    done = print_guarded(package, out)
    assert done.returncode == 0, done.stderr
    made = printed(out)
    assert f"tables/{absent}.csv" not in made
    assert f"tables/{'lives' if absent != 'lives' else 'events'}.csv" in made
    for lang in LANGUAGES:
        foot = say("release-foot", lang, version=release.name)
        pages = sorted((out / "site" / lang).glob("*.html"))
        assert len(pages) > 40
        assert [page.name for page in pages if foot not in unescape(page.read_text(encoding="utf-8"))] == []
