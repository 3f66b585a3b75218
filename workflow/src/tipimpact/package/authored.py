"""The texts that people wrote in ``config/``, read when they are first asked for."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from tipimpact.common.packaged import find

if TYPE_CHECKING:
    from tipimpact.asylum.registry import Registry
    from tipimpact.eligibility.profiles import Profiles
    from tipimpact.eligibility.readings import Readings
    from tipimpact.eligibility.recommendations import Recommendations
    from tipimpact.eligibility.remedies import RemedyDescription
    from tipimpact.impact.constants import Constant
    from tipimpact.impact.exposure import Exposure
    from tipimpact.impact.plan import Plan
    from tipimpact.package.hotline import Hotline
    from tipimpact.package.intake import Intake
    from tipimpact.package.legal_aid import LegalAid
    from tipimpact.package.publication import Publication
    from tipimpact.retrieve.sources import Sources
    from tipimpact.themes.codebook import Codebook

PLAN, CODEBOOK = "plan.yaml", "codebook/codebook.yaml"
COMPILED = "../data/raw/compiled/asylum"


def _text(reader: str, *files: str) -> cached_property[Any]:
    """A text that ``reader`` reads from files of ``config/``, when it is first asked for."""

    def read(config: Authored) -> Any:
        module, _, function = reader.rpartition(".")
        given: list[Any] = [config.chosen.get(file) or find(config.folder / file) for file in files]
        if function == "read_recommendations":
            given.append(config.codebook.ids)
        return getattr(import_module(f"tipimpact.{module}"), function)(*given)

    return cached_property(read)


class Authored:
    """The texts that people wrote in ``config/``. Each file is read when it is first asked for.

    folder: the project's ``config`` folder.  plan, codebook: files that the settings choose instead
    of the usual ones.
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
    hotline: cached_property[Hotline] = _text("package.hotline.read_hotline", "hotline.yaml")
    publication: cached_property[Publication] = _text("package.publication.read_publication", "publication.yaml")
    legal_aid: cached_property[dict[str, LegalAid]] = _text("package.legal_aid.read_legal_aid", "legal_aid.yaml")
    intake: cached_property[Intake] = _text("package.intake.read_intake", "intake.yaml")
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
