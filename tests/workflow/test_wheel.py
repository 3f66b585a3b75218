"""From the built wheel alone, in an empty folder: Acts, remedies, employers, permits, reports; themes with an extra."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import checkout
import pytest

from tests_support import ROOT, load_module

extras = load_module(Path(__file__).with_name("test_extras.py"))
closure, distributions, modules_without = extras.closure, extras.distributions, extras.modules_without
ENACTED = Path(__file__).with_name("enacted.xml")  # two subsections of IRPA as enacted, in our words
RAW = ROOT / "data" / "raw" / "sample"
# No module of a package that `pip install tipimpact` does not bring can be imported.
WITHOUT = """
import importlib.abc, json, sys

class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

Missing.names = set(json.loads(sys.argv[3]))
sys.meta_path.insert(0, Missing())
"""
SMALL = """
import datetime as dt, sys
from pathlib import Path
import tipimpact
from tipimpact import asylum, eligibility, legislation, reports, tfwp
from tipimpact.legislation.consolidate import consolidate
from tipimpact.legislation.register import register
from tipimpact.publish import say

assert Path(tipimpact.__file__).is_relative_to(sys.argv[1]), tipimpact.__file__
raw = Path(sys.argv[2])
print("acts", len(register().acts))
old = raw / "legislation" / "irpa_I-2.5_2021-02-26-oldest_en.xml"
print("units", len(legislation.read_act(old)))
bill = raw / "legislation" / "annual_2012-c17_en.xml"
print("effects", len(legislation.read_amendments(bill)))
days = [consolidate(sys.argv[4], [bill], f"2012-06-{day}") for day in (27, 28)]
print("replayed", *(int("24(5)" in set(act["unit"])) for act in days))
tree = eligibility.explain({"trafficked": True, "rpd_refused": "2013-04-30"}, "vtip_trp", dt.date(2013, 6, 1))
print("answer", len(say(tree, "fr")))
lists = [tfwp.read_lmia(path) for path in sorted((raw / "tfwp" / "lmia_positive").glob("*2024*.xlsx"))]
print("employers", sum(map(len, lists)))
print("mobility", len(tfwp.permit_mobility(lists[0], "sector")))
print("claims", len(asylum.read_claims(raw / "refugee" / "unhcr_asylum_applications.csv.gz")))
print("sentences", len(reports.read_report(raw / "reports" / "ccr_forum_2012_en.txt")))
from tipimpact import cli
from tipimpact.impact import compare, read_plan
import pandas as pd
rule = read_plan(raw.parents[2] / "config" / "plan.yaml").comparisons[0].rule
names = ("before", "after_low", "after_high", "peak", "growth", "size", "elsewhere")
units = pd.DataFrame({"treated": [True] * 9 + [False] * 9, **dict.fromkeys(names, 1.0)})
fit = lambda: compare(units, rule)
for extra, use in {"themes": lambda: tipimpact.themes.load("x", "en"), "impact": fit}.items():
    try:
        use()
        raise SystemExit(f"{extra} works without its packages")
    except ImportError as error:
        assert f"tipimpact[{extra}]" in str(error), error
"""
THEMES = """
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("tipimpact_themes")
doc = nlp("The employer kept their passports.")
print("themes", *sorted({span.label_ for span in doc.spans["themes"]}))
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The built wheel, unpacked; nothing of the project is beside it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "uv", "build", "--wheel", "--no-build-isolation", "--quiet", "--out-dir", folder]
    subprocess.run([*build, checkout.copy(folder / "source")], check=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "package")
    return folder / "package"


@pytest.fixture(scope="module")
def distributions_built(tmp_path_factory):
    """What an index is sent: built twice from a copy without git, the second time over what the first one left."""
    folder = tmp_path_factory.mktemp("archive")
    shutil.rmtree(checkout.copy(folder / "source") / ".git")
    build = [sys.executable, "-m", "uv", "build", "--no-build-isolation", "--quiet", "--out-dir"]
    for time in ("first", "second"):
        subprocess.run([*build, folder / time, "."], cwd=folder / "source", check=True)
    return folder


@pytest.mark.slow
def test_an_index_would_take_what_an_archive_without_git_builds(distributions_built):
    files = sorted((distributions_built / "second").glob("tipimpact*"))
    assert [file.suffix for file in files] == [".whl", ".gz"]
    subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *files], check=True, capture_output=True)


@pytest.mark.slow
def test_the_source_distribution_builds_the_wheel_of_the_checkout(distributions_built, package):
    """Rules, codebook and compiled law are in both, byte for byte."""
    (wheel,) = (distributions_built / "second").glob("*.whl")  # uv builds it from the source distribution
    with zipfile.ZipFile(wheel) as built:
        names = {name for name in built.namelist() if ".dist-info/" not in name}
        assert {"tipimpact/config/law/eligibility.csv", "tipimpact/compiled/law/commencement.csv"} <= names
        different = [name for name in names if (package / name).read_bytes() != built.read(name)]
    here = {file.relative_to(package).as_posix() for file in package.rglob("*") if file.is_file()}
    assert names == {name for name in here if ".dist-info/" not in name}
    assert different == []


def use(package: Path, code: str, folder: Path, missing: list[str]) -> dict[str, str]:
    """What a fresh interpreter prints in an empty folder, by the first word of each line."""
    command = [sys.executable, "-c", code, str(package), str(RAW), json.dumps(missing), str(ENACTED)]
    environment = os.environ | {"PYTHONPATH": str(package)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not any(folder.iterdir())
    return dict(line.split(maxsplit=1) for line in done.stdout.splitlines())


@pytest.mark.slow
def test_the_wheel_without_extras_reads_law_lists_and_reports_in_an_empty_folder(package, tmp_path):
    small = closure(distributions())
    counts = use(package, WITHOUT + SMALL, tmp_path, modules_without(small))
    assert int(counts["acts"]) > 1_400
    assert counts.pop("replayed") == "0 1", "24(5) is there from the day on which Bill C-31 received assent"
    assert all(int(count) > 0 for count in counts.values())


@pytest.mark.slow
def test_the_extra_themes_brings_the_component(package, tmp_path):
    brought = closure(distributions() | distributions("themes"))
    assert "COERCION" in use(package, WITHOUT + THEMES, tmp_path, modules_without(brought))["themes"]


@pytest.mark.workflow
@pytest.mark.slow
def test_the_first_ten_minutes_work_as_the_page_says(package, sample_project, tmp_path):
    """The blocks of the page, in their order, in a folder with the files that the page says to save."""
    page = (ROOT / "docs" / "first-minutes.md").read_text(encoding="utf-8")
    code = "".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
    for name, saved in {
        "legislation/irpa_I-2.5_2021-02-26-oldest_en.xml": "irpa.xml",
        "tfwp/lmia_positive/tfwp_2024q1_pos_en.xlsx": "list.xlsx",
        "reports/ccr_forum_2012_en.txt": "report.txt",
    }.items():
        shutil.copy(RAW / name, tmp_path / saved)
    shutil.copytree(sample_project / "results" / "sample" / "data", tmp_path / "release")
    missing = json.dumps(modules_without(closure(distributions())))
    command = [sys.executable, "-c", WITHOUT + code, str(package), str(RAW), missing]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(package)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    for text in (
        "2001, c. 27",
        "2012-06-28",
        "temporary resident permit",
        "permis de séjour temporaire",
        "rows,",
        "Bill C-31 narrowed",
    ):
        assert text in done.stdout, text
