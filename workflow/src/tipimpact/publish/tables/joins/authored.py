"""The texts that people wrote in ``config/``, read when they are first asked for."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import zipfile
from functools import cache, cached_property
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
    from tipimpact.impact.constants import Constant
    from tipimpact.impact.exposure import Exposure
    from tipimpact.impact.plan import Plan
    from tipimpact.publish.site.hotline import Hotline
    from tipimpact.publish.site.intake import Intake
    from tipimpact.publish.site.legal_aid import LegalAid
    from tipimpact.retrieve.sources import Sources
    from tipimpact.themes.codebook import Codebook

PLAN, CODEBOOK = "plan.yaml", "codebook/codebook.yaml"
COMPILED = "../data/raw/compiled/asylum"
KEPT = "run/workflow.zip"  # where a run keeps the files that it was made with


@cache
def _unpacked(archive: Path) -> Path:
    """The files that a run kept, in a temporary folder that lasts as long as the process."""
    folder = tempfile.mkdtemp(prefix="tipimpact-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with zipfile.ZipFile(archive) as kept:
        kept.extractall(folder)
    return Path(folder)


def _text(reader: str, *files: str) -> cached_property[Any]:
    """A text that ``reader`` reads from files of ``config/``, when it is first asked for."""

    def read(config: Authored) -> Any:
        module, _, function = reader.rpartition(".")
        given: list[Any] = [config.chosen.get(file) or config.folder / file for file in files]
        if function == "read_recommendations":
            given.append(config.codebook.ids)
        return getattr(import_module(f"tipimpact.{module}"), function)(*given)

    return cached_property(read)


class Authored:
    """The texts that people wrote in ``config/``. Each file is read when it is first asked for.

    folder: the project's ``config`` folder.  plan, codebook: files that the settings choose instead of the usual ones.
    Each text raises the errors of the stage that reads it.
    """

    sources: cached_property[Sources] = _text("retrieve.sources.read_sources", "sources")
    plan: cached_property[Plan] = _text("impact.plan.read_plan", PLAN)
    exposure: cached_property[Exposure] = _text("impact.exposure.read_exposure", "exposure.yaml")
    codebook: cached_property[Codebook] = _text("themes.codebook.read_codebook", CODEBOOK)
    recommendations: cached_property[Recommendations] = _text(
        "eligibility.recommendations.read_recommendations", "recommendations.yaml"
    )
    eligibility: cached_property[pd.DataFrame] = _text("eligibility.rows.read_rows", "law/eligibility.csv")
    silences: cached_property[pd.DataFrame] = _text("eligibility.completeness.read_silences", "law/silences.csv")
    deadlines: cached_property[tuple[Any, ...]] = _text("eligibility.deadlines.read_deadlines", "law/deadlines.csv")
    instruments: cached_property[pd.DataFrame] = _text("eligibility.touches.read_instruments", "law/instruments.csv")
    readings: cached_property[Readings] = _text("eligibility.readings.read_readings", "law/readings.yaml")
    remedies: cached_property[dict[str, RemedyDescription]] = _text(
        "eligibility.remedies.read_remedies", "law/remedies.yaml"
    )
    provisions: cached_property[pd.DataFrame] = _text("legislation.changes.read_provisions", "law/provisions.csv")
    series: cached_property[Registry] = _text("asylum.registry.read_registry", "series.yaml")
    profiles: cached_property[Profiles] = _text("eligibility.profiles.read_profiles", "profiles.yaml")
    hotline: cached_property[Hotline] = _text("publish.site.hotline.read_hotline", "hotline.yaml")
    legal_aid: cached_property[dict[str, LegalAid]] = _text("publish.site.legal_aid.read_legal_aid", "legal_aid.yaml")
    intake: cached_property[Intake] = _text("publish.site.intake.read_intake", "intake.yaml")
    events: cached_property[pd.DataFrame] = _text(
        "asylum.events.read_events", f"{COMPILED}/policy_events.csv", f"{COMPILED}/visa_changes.csv"
    )

    @cached_property
    def constants(self) -> dict[str, Constant]:
        """Numbers that sentences name, of the plan that the settings choose."""
        return import_module("tipimpact.impact.constants").read_constants(self.folder, self.chosen[PLAN])

    def __init__(self, folder: str | Path, *, plan: str | Path | None = None, codebook: str | Path | None = None):
        self.folder = Path(folder)
        self.chosen = {PLAN: plan, CODEBOOK: codebook}

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
