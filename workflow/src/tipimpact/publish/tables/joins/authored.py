"""The texts that people wrote in ``config/``, read when they are first asked for."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import zipfile
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

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

    def __init__(self, folder: str | Path, *, plan: str | Path | None = None, codebook: str | Path | None = None):
        self.folder = Path(folder)
        self._plan, self._codebook = Path(plan or self.folder / "plan.yaml"), codebook

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

    @cached_property
    def sources(self) -> Sources:
        """The register of sources."""
        from tipimpact.retrieve.sources import read_sources

        return read_sources(self.folder / "sources")

    @cached_property
    def plan(self) -> Plan:
        """The plan of the estimates."""
        from tipimpact.impact.plan import read_plan

        return read_plan(self._plan)

    @cached_property
    def exposure(self) -> Exposure:
        """The rules whose reach is counted."""
        from tipimpact.impact.exposure import read_exposure

        return read_exposure(self.folder / "exposure.yaml")

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook of the themes."""
        from tipimpact.themes.codebook import read_codebook

        return read_codebook(self._codebook or self.folder / "codebook" / "codebook.yaml")

    @cached_property
    def recommendations(self) -> Recommendations:
        """The forum's recommendations."""
        from tipimpact.eligibility.recommendations import read_recommendations

        return read_recommendations(self.folder / "recommendations.yaml", self.codebook.ids)

    @cached_property
    def eligibility(self) -> pd.DataFrame:
        """Rows of ``law/eligibility.csv``."""
        from tipimpact.eligibility.rows import read_rows

        return read_rows(self.folder / "law" / "eligibility.csv")

    @cached_property
    def silences(self) -> pd.DataFrame:
        """Why the rules say nothing of a unit of the law."""
        from tipimpact.eligibility.completeness import SILENCES, read_silences

        return read_silences(self.folder / "law" / SILENCES.name)

    @cached_property
    def readings(self) -> Readings:
        """The readings of the law that those with authority hold."""
        from tipimpact.eligibility.readings import FILE, read_readings

        return read_readings(self.folder / "law" / FILE)

    @cached_property
    def remedies(self) -> dict[str, RemedyDescription]:
        """To whom each remedy belongs, and what asking can set off."""
        from tipimpact.eligibility.remedies import FILE, read_remedies

        return read_remedies(self.folder / "law" / FILE.name)

    @cached_property
    def provisions(self) -> pd.DataFrame:
        """Rows of ``law/provisions.csv``."""
        from tipimpact.legislation.provisions import read_provisions

        return read_provisions(self.folder / "law" / "provisions.csv")

    @cached_property
    def series(self) -> Registry:
        """The register of series."""
        from tipimpact.asylum.registry import read_registry

        return read_registry(self.folder / "series.yaml")

    @cached_property
    def profiles(self) -> Profiles:
        """The profiles of persons and the remedies."""
        from tipimpact.eligibility.profiles import read_profiles

        return read_profiles(self.folder / "profiles.yaml")

    @cached_property
    def hotline(self) -> Hotline:
        """The number that pages about people show."""
        from tipimpact.publish.site.hotline import FILE, read_hotline

        return read_hotline(self.folder / FILE)

    @cached_property
    def intake(self) -> Intake:
        """The questions of the page that answers for a person's own facts."""
        from tipimpact.publish.site.intake import FILE, read_intake

        return read_intake(self.folder / FILE)

    @cached_property
    def events(self) -> pd.DataFrame:
        """The dated events, which are compiled work and not configuration."""
        from tipimpact.asylum.events import read_events

        folder = self.folder.parent / "data" / "raw" / "compiled" / "asylum"
        return read_events(folder / "policy_events.csv", folder / "visa_changes.csv")
