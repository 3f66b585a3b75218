"""The whole configuration, checked before any job starts: each file by its own stage, then one against the other.

``python -m tipimpact.configuration my.yaml`` checks without running anything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import Any

from tipimpact.common.config import Settings, place, read_settings
from tipimpact.common.documents import read_yaml, shown
from tipimpact.common.errors import ConfigError, Problem, TipimpactError, nearest
from tipimpact.retrieve.sources import Sources, read_sources


def read_all(raw: dict[str, Any], files: Iterable[str | Path], root: Path) -> tuple[Settings, Sources, str | None]:
    """Settings, sources and mirror, as each job needs them.

    raw: the settings as merged.  files: where they were read.  root: the project folder.
    Raises ConfigError with the problems of all of them at once.
    """
    problems: list[Problem] = []
    settings = _read(problems, read_settings, raw, files)
    sources = _read(problems, read_sources, root / "config" / "sources.yaml")
    place = settings and _read(problems, mirror, settings)
    if problems:
        raise ConfigError(problems)
    return settings, sources, place


def mirror(settings: Settings, environment: Mapping[str, str] = os.environ) -> str | None:
    """The folder or address asked before the publishers; None in the sample edition, which needs none.

    The environment variable TIPIMPACT_MIRROR wins over the setting. Raises ConfigError when there is no such folder.
    """
    value = environment.get("TIPIMPACT_MIRROR") or settings.mirror
    if settings.edition != "official" or not value:
        return None
    where = "TIPIMPACT_MIRROR" if environment.get("TIPIMPACT_MIRROR") else "configuration: mirror"
    try:
        place(value)
    except ValueError as error:
        raise ConfigError("this mirror cannot be used", where=where, expected=str(error)) from None
    if "://" not in value and not Path(value).is_dir():
        raise ConfigError(
            f"there is no folder {value!r}", where=where, expected=f"a folder, seen from {Path.cwd()}, or an address"
        )
    return value


def check_all(root: str | Path, settings: Settings, sources: Sources) -> None:
    """Read every configuration file and check them against each other.

    Imports the stages, which takes a second: the workflow calls it once, when there is something to run.
    Raises ConfigError with the problems of all files at once.
    """
    from tipimpact.asylum.registry import read_registry
    from tipimpact.eligibility.addresses import read_addresses
    from tipimpact.eligibility.cases import read_cases
    from tipimpact.eligibility.profiles import read_profiles
    from tipimpact.eligibility.recommendations import read_recommendations
    from tipimpact.eligibility.rows import read_rows
    from tipimpact.impact.plan import read_plan
    from tipimpact.legislation.commencement import read_commencement
    from tipimpact.legislation.provisions import read_provisions
    from tipimpact.themes.codebook import read_codebook

    ids = [source.id for source in sources.sources]
    problems: list[Problem] = []
    _read(problems, read_provisions, Path(root, "config", "law", "provisions.csv"))
    _read(problems, read_commencement, Path(root, "config", "law", "commencement.yaml"))
    codebook = _read(problems, read_codebook, Path(root, settings.themes.codebook))
    registry = _read(problems, read_registry, Path(root, "config", "series.yaml"))
    if codebook is not None and registry is not None:
        path = Path(root, "config", "recommendations.yaml")
        asked = _read(problems, read_recommendations, path, codebook.ids)
        measures = {series.id for series in registry.series} | {source.id for source in sources.sources if source.gap}
        problems += _unmeasured(asked.recommendations if asked else (), measures, shown(path))
    rows = _read(problems, read_rows, Path(root, "config", "law", "eligibility.csv"), read_addresses())
    if rows is not None:
        _read(problems, read_cases, Path(root, "config", "law", "cases.yaml"), rows)
    _read(problems, read_profiles, Path(root, "config", "profiles.yaml"))
    plan = _read(problems, read_plan, Path(root, settings.impact.plan), ids)
    if plan:
        problems += _plan_against(plan, settings, sources, shown(Path(root, settings.impact.plan)))
    if problems:
        raise ConfigError(problems)


def _read(problems: list[Problem], reader: Callable[..., Any], *arguments: Any) -> Any:
    """What ``reader`` returns; its problems are added to ``problems``."""
    try:
        return reader(*arguments)
    except TipimpactError as error:
        problems += error.problems
        return None


def _unmeasured(recommendations: Iterable[Any], known: set[str], where: str) -> Iterator[Problem]:
    """Measures of recommendations that are no series and no gap."""
    for item in recommendations:
        for name in item.measured_by:
            if name not in known:
                expected = "a series of config/series.yaml, or a gap of config/sources.yaml"
                what = f"nothing measured is called {name!r}"
                yield Problem(what, f"{where}: {item.id}", expected, nearest(name, known))


def _plan_against(plan: Any, settings: Settings, sources: Sources, where: str) -> Iterator[Problem]:
    """Bills that are not followed, and windows that end after the last full year of the figures."""
    figures = {source.id: source for source in sources.sources}
    for estimand in plan.estimands:
        for bill in estimand.bills:
            if bill not in settings.legislation.bills:
                yield Problem(
                    f"bill {bill!r} is not followed",
                    f"{where}: {estimand.id}",
                    "one of " + ", ".join(settings.legislation.bills),
                    nearest(bill, settings.legislation.bills),
                    "correct it, or add the bill to the setting `legislation.bills`",
                )
        last = figures[estimand.source].facts.get("last_full_year")
        if last is not None and estimand.window.last > last:
            yield Problem(
                f"the window ends in {estimand.window.last}, after the last full year of {estimand.source}",
                f"{where}: {estimand.id}",
                f"{last} or earlier",
            )


def main(root: Path, overlays: list[str]) -> None:
    """Check the configuration with ``overlays`` laid over it, as a run with ``--configfile`` does."""
    files = [root / "config" / "config.yaml", *map(Path, overlays)]
    settings, sources, _ = read_all(reduce(_over, map(read_yaml, files)), files, root)
    check_all(root, settings, sources)
    print(f"The configuration is valid: {settings.edition} edition, {len(sources.sources)} sources.")


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Snakemake's rule: sections are joined, anything else is replaced."""
    both = below.keys() & above.keys()
    joined = {k: _over(below[k], above[k]) for k in both if isinstance(below[k], dict) and isinstance(above[k], dict)}
    return {**below, **above, **joined}


if __name__ == "__main__":
    try:
        main(Path(__file__).resolve().parents[3], sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
