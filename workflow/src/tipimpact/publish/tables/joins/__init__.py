"""Texts joined to a table at publication: what people wrote in ``config/``, found by id, and sentences made of codes.

A contract declares such columns under ``publish: joined``; the stages below write ids, codes, numbers and dates only.
There is one module per stage, whose ``JOINS`` maps each of its tables to a function
``(data, authored, lang) -> {column: texts}``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.common.errors import Problem, PublishError
from tipimpact.publish.tables.joins import asylum, eligibility, gaps, impact, legislation

if TYPE_CHECKING:
    from tipimpact.asylum.registry import Registry
    from tipimpact.eligibility.profiles import Profiles
    from tipimpact.eligibility.recommendations import Recommendations
    from tipimpact.impact.plan import Plan
    from tipimpact.retrieve.sources import Sources
    from tipimpact.themes.codebook import Codebook

Join = Callable[[pd.DataFrame, "Authored", str], Mapping[str, pd.Series]]
JOINS: dict[str, Join] = {**legislation.JOINS, **asylum.JOINS, **eligibility.JOINS, **impact.JOINS, **gaps.JOINS}


class Authored:
    """The texts that people wrote in ``config/``. Each file is read when it is first asked for.

    folder: the project's ``config`` folder.  plan, codebook: files that the settings choose instead of the usual ones.
    """

    def __init__(self, folder: str | Path, *, plan: str | Path | None = None, codebook: str | Path | None = None):
        self.folder = Path(folder)
        self._plan, self._codebook = Path(plan or self.folder / "plan.yaml"), codebook

    @classmethod
    def near(cls, place: str | Path | None = None) -> Authored | None:
        """The config of the project that ``place`` (None: the current folder) lies in; None where there is none."""
        here = Path(place or Path.cwd()).resolve()
        configs = (folder / "config" for folder in (here, *here.parents))
        return next((cls(folder) for folder in configs if (folder / "plan.yaml").is_file()), None)

    @cached_property
    def sources(self) -> Sources:
        """The register of sources."""
        from tipimpact.retrieve.sources import read_sources

        return read_sources(self.folder / "sources.yaml")

    @cached_property
    def plan(self) -> Plan:
        """The plan of the estimates."""
        from tipimpact.impact.plan import read_plan

        return read_plan(self._plan)

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook of the themes."""
        from tipimpact.themes.codebook import read_codebook

        return read_codebook(self._codebook or self.folder / "codebook.yaml")

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
    def events(self) -> pd.DataFrame:
        """The dated events."""
        from tipimpact.asylum.events import read_events

        return read_events(self.folder / "policy_events.csv")


def joined(data: pd.DataFrame, table: str, lang: str, authored: Authored) -> pd.DataFrame:
    """The same rows with the table's joined columns in one language; their names have no ``_en`` or ``_fr``.

    Raises PublishError where a joined column has no text to join, or where the data hold an unknown id.
    """
    declared = contract(table).joined
    if not declared:
        return data
    texts = JOINS[table](data, authored, lang) if table in JOINS else {}
    if declared.keys() != texts.keys():
        odd = sorted(declared.keys() ^ texts.keys())
        raise PublishError(Problem(f"contract and texts differ in {', '.join(odd)}", f"publish/tables/joins: {table}"))
    lists = {name for name, column in declared.items() if column.type == "list"}
    made = {name: texts[name] if name in lists else texts[name].astype("string") for name in declared}
    whole = data.assign(**made)
    whole.attrs = data.attrs
    return whole
