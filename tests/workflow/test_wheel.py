"""From the built wheel alone, in an empty folder: Acts, remedies, themes, employers and reports."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import checkout
import pytest

from tests_support import ROOT

RAW = ROOT / "data" / "raw" / "sample"
USE = """
import datetime as dt, sys
from pathlib import Path
import spacy, tipimpact
from tipimpact import eligibility, legislation, reports, themes, tfwp
from tipimpact.publish import say
from tipimpact.tfwp import permit_mobility

assert Path(tipimpact.__file__).is_relative_to(sys.argv[1]), tipimpact.__file__
raw = Path(sys.argv[2])
print("acts", len(legislation.acts()))
act = raw / "legislation" / "irpa_I-2.5_2021-02-26-oldest_en.xml"
print("units", len(legislation.read_act(act)))
print("effects", len(legislation.read_amendments(raw / "legislation" / "annual_2012-c17_en.xml")))
tree = eligibility.explain({"trafficked": True, "rpd_refused": "2013-04-30"}, "vtip_trp", dt.date(2013, 6, 1))
print("answer", len(say(tree, "fr")))
nlp = spacy.blank("en")
nlp.add_pipe("tipimpact_themes")
doc = nlp("The employer kept their passports.")
print("themes", *sorted({span.label_ for span in doc.spans["themes"]}))
employers = tfwp.read_lmia(next((raw / "tfwp" / "lmia_positive").glob("*.xlsx")))
print("employers", len(employers))
print("sentences", len(reports.read_report(raw / "reports" / "ccr_forum_2012_en.txt")))
"""


@pytest.mark.slow
def test_the_wheel_alone_works_in_an_empty_folder(tmp_path):
    wheels, package, empty = (tmp_path / name for name in ("wheels", "package", "empty"))
    empty.mkdir()
    build = [sys.executable, "-m", "uv", "build", "--wheel", "--no-build-isolation", "--quiet", "--out-dir", wheels]
    subprocess.run([*build, checkout.copy(tmp_path / "source")], check=True)
    (wheel,) = wheels.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(package)
    command = [sys.executable, "-c", USE, str(package), str(RAW)]
    environment = os.environ | {"PYTHONPATH": str(package)}
    done = subprocess.run(command, cwd=empty, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    counts = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert int(counts.pop("acts")) > 3_000
    assert "COERCION" in counts.pop("themes")
    assert all(int(count) > 0 for count in counts.values())
    assert not any(Path(empty).iterdir())
