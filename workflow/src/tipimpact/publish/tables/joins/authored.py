"""The texts that people wrote in ``config/``, read when they are first asked for."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import zipfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from tipimpact.common.files import above

if TYPE_CHECKING:
    from tipimpact.asylum.registry import Registry
    from tipimpact.eligibility.profiles import Profiles
    from tipimpact.eligibility.readings import Readings
    from tipimpact.eligibility.recommendations import Recommendations
    from tipimpact.eligibility.remedies import RemedyDescription
    from tipimpact.impact.exposure import Exposure
    from tipimpact.impact.plan import Plan
    from tipimpact.publish.site.hotline import Hotline
    from tipimpact.publish.site.intake import Intake
    from tipimpact.retrieve.sources import Sources
    from tipimpact.themes.codebook import Codebook

PLAN, CODEBOOK = "plan.yaml", "codebook/codebook.yaml"
COMPILED = "../data/raw/compiled/asylum"
READERS = {  # what reads each text, and the files that it is given
    "sources": ("retrieve.sources.read_sources", "sources"),
    "plan": ("impact.plan.read_plan", PLAN),
    "exposure": ("impact.exposure.read_exposure", "exposure.yaml"),
    "codebook": ("themes.codebook.read_codebook", CODEBOOK),
    "recommendations": ("eligibility.recommendations.read_recommendations", "recommendations.yaml"),
    "eligibility": ("eligibility.rows.read_rows", "law/eligibility.csv"),
    "silences": ("eligibility.completeness.read_silences", "law/silences.csv"),
    "readings": ("eligibility.readings.read_readings", "law/readings.yaml"),
    "remedies": ("eligibility.remedies.read_remedies", "law/remedies.yaml"),
    "provisions": ("legislation.provisions.read_provisions", "law/provisions.csv"),
    "series": ("asylum.registry.read_registry", "series.yaml"),
    "profiles": ("eligibility.profiles.read_profiles", "profiles.yaml"),
    "hotline": ("publish.site.hotline.read_hotline", "hotline.yaml"),
    "intake": ("publish.site.intake.read_intake", "intake.yaml"),
    "events": ("asylum.events.read_events", f"{COMPILED}/policy_events.csv", f"{COMPILED}/visa_changes.csv"),
}
KEPT = "run/workflow.zip"  # where a run keeps the files that it was made with


@cache
def _unpacked(archive: Path) -> Path:
    """The files that a run kept, in a temporary folder that lasts as long as the process."""
    folder = tempfile.mkdtemp(prefix="tipimpact-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with zipfile.ZipFile(archive) as kept:
        kept.extractall(folder)
    return Path(folder)


class Authored:
    """The texts that people wrote in ``config/``. Each file is read when it is first asked for.

    folder: the project's ``config`` folder.  plan, codebook: files that the settings choose instead of the usual ones.
    """

    sources: Sources
    plan: Plan
    exposure: Exposure
    codebook: Codebook
    recommendations: Recommendations
    eligibility: pd.DataFrame
    silences: pd.DataFrame
    readings: Readings
    remedies: dict[str, RemedyDescription]
    provisions: pd.DataFrame
    series: Registry
    profiles: Profiles
    hotline: Hotline
    intake: Intake
    events: pd.DataFrame

    def __init__(self, folder: str | Path, *, plan: str | Path | None = None, codebook: str | Path | None = None):
        self.folder = Path(folder)
        self._chosen = {PLAN: plan, CODEBOOK: codebook}

    def __getattr__(self, name: str) -> Any:
        """Read a text, and keep it. Each reader raises the errors of its stage."""
        if name not in READERS:
            raise AttributeError(f"no text is called {name!r}", name=name, obj=self)
        reader, *files = READERS[name]
        module, _, function = reader.rpartition(".")
        given: list[Any] = [self._chosen.get(file) or self.folder / file for file in files]
        if name == "recommendations":
            given.append(self.codebook.ids)
        text = self.__dict__[name] = getattr(import_module(f"tipimpact.{module}"), function)(*given)
        return text

    @classmethod
    def near(cls, place: str | Path | None = None) -> Authored | None:
        """The config of the project that ``place`` (None: the current folder) lies in.

        Results that were copied without the project bring their own, in ``run/workflow.zip``. None where there is
        neither.
        """
        if folder := above("config/plan.yaml", place):
            return cls(folder / "config")
        kept = above(KEPT, place)
        return cls(_unpacked(kept / KEPT) / "config") if kept else None
