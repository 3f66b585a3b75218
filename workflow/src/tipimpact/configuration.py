"""Checks the whole configuration before any job starts: each file with its stage's reader, then across files.

``python -m tipimpact.configuration my.yaml`` checks without running anything.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import Any

from tipimpact.common.config import Settings, check_mirror, choose_scenario, mirror_folders, read_settings
from tipimpact.common.documents import read_yaml, shown
from tipimpact.common.errors import ConfigError, Problem, TipimpactError, collect, nearest
from tipimpact.common.files import find_special
from tipimpact.common.packaged import CONFIG, USERS, find, find_chosen, list_own
from tipimpact.retrieve.sources import Sources, read_sources


def read_all(raw: dict[str, Any], files: Iterable[str | Path], root: Path) -> tuple[Settings, Sources, str | None]:
    """Settings, sources and mirror, as each job needs them.

    raw: the merged settings.  files: where they were read.  root: the project folder.
    Raises ConfigError with the problems of all of them at once.
    """
    folders = (root / "config", USERS, root / "data" / "raw" / "compiled")
    special = sorted({shown(path) for folder in folders for path in find_special(folder)})
    if special:  # asked first, because opening a pipe would wait for ever
        raise ConfigError(Problem("is neither a file nor a folder", path, todo="delete it") for path in special)
    problems: list[Problem] = []
    address: str | None = None
    with collect(problems):
        chosen = choose_scenario(raw, files)
        settings = read_settings(chosen, files)
        address = mirror(settings)
    with collect(problems):
        sources = read_sources(root / "config" / "sources")
    if problems:
        raise ConfigError(problems)
    return settings, sources, address


def mirror(settings: Settings, environment: Mapping[str, str] = os.environ) -> str | None:
    """The folders or the address asked before the publishers; None in the sample edition, which needs none.

    The environment variable TIPIMPACT_MIRROR overrides the setting. Raises ConfigError when a folder does not exist.
    """
    value = environment.get("TIPIMPACT_MIRROR") or settings.mirror
    if settings.edition != "official" or not value:
        return None
    where = "TIPIMPACT_MIRROR" if environment.get("TIPIMPACT_MIRROR") else "configuration: mirror"
    try:
        check_mirror(value)
    except ValueError as error:
        raise ConfigError("this mirror cannot be used", where=where, expected=str(error)) from None
    for folder in mirror_folders(value):
        if "://" not in folder and not Path(folder).is_dir():
            expected = f"a folder, relative to {Path.cwd()}, or an address"
            raise ConfigError(f"there is no folder {folder!r}", where=where, expected=expected)
    return value


def check_all(root: str | Path, settings: Settings, sources: Sources) -> None:
    """Read every configuration file and check them against each other.

    Importing the stages takes a second, so the workflow calls this once, when there is something to
    run.
    Raises ConfigError with the problems of all files at once.
    """
    from tipimpact.eligibility.remedies import read_remedies
    from tipimpact.impact.exposure import read_exposure
    from tipimpact.impact.plan import read_plan
    from tipimpact.legislation.changes import read_provisions
    from tipimpact.legislation.commencement import read_commencement

    config, plan_path = Path(root, "config"), find_chosen(settings.impact.plan, root)
    problems: list[Problem] = []
    for read, path in (
        (read_provisions, config / "law" / "provisions.csv"),
        (read_commencement, config / "law" / "commencement.yaml"),
        (read_remedies, config / "law" / "remedies.yaml"),
        (read_exposure, config / "exposure.yaml"),
    ):
        with collect(problems):
            read(path)
    problems += _cut_lists(root, sources)
    _check_measures(config, find_chosen(settings.themes.codebook, root), sources, problems)
    _check_eligibility(config, problems)
    with collect(problems):
        plan = read_plan(plan_path, [source.id for source in sources.sources])
        problems += _plan_against(plan, settings, sources, shown(plan_path))
    if problems:
        raise ConfigError(problems)


def describe_own(settings: Iterable[str | Path]) -> list[str]:
    """Lines for the start of a run: which files of ``config/`` are the user's, and which nothing reads.

    settings: files that are read as settings.
    """
    own, unread = list_own([*settings, USERS / "schema.json", USERS / "README.md"])
    lines = [f"Yours, in place of or beside the package's: {', '.join(map(str, own))}"] if own else []
    for path in unread:
        near = nearest(path.name, {ours.name for ours in CONFIG.rglob("*.*")})
        lines.append(f"warning: {path} is read by nothing" + (f"; did you mean: {near}" if near else ""))
    return lines


def _cut_lists(root: str | Path, sources: Sources) -> Iterator[Problem]:
    """Lists of ours that do not have the number of rows that their source row gives: a cut list still reads well."""
    for source in sources.sources:
        path = source.file(Path(root, "data", "raw", "sample"))
        if source.compiled and "rows" in source.facts and path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = sum(1 for row in csv.reader(file) if row) - 1
            if rows != source.facts["rows"]:
                where = f"config/sources/{source.collection}.yaml: {source.id}"
                todo = f"restore the list, or write `rows: {rows}` if rows were added or deleted on purpose"
                yield Problem(
                    f"{shown(path)} has {rows} rows", where, f"{source.facts['rows']}, as this row says", todo=todo
                )


def _check_measures(config: Path, codebook_path: Path, sources: Sources, problems: list[Problem]) -> None:
    """Add the problems of the codebook, the series, and the recommendations that name both."""
    from tipimpact.asylum.gap_contracts import read_gap_files
    from tipimpact.asylum.registry import read_registry
    from tipimpact.eligibility.recommendations import read_recommendations
    from tipimpact.themes.codebook import read_codebook

    path, codebook, registry = config / "recommendations.yaml", None, None
    with collect(problems):
        codebook = read_codebook(codebook_path)
    with collect(problems):
        registry = read_registry(config / "series.yaml")
        problems += _unknown_series(read_gap_files(config / "gap_files.yaml").files, {s.id for s in registry.series})
    if codebook is None or registry is None:
        return
    measures = {series.id for series in registry.series} | {source.id for source in sources.sources if source.gap}
    with collect(problems):
        recommendations = read_recommendations(path, codebook.ids).recommendations
        problems += _unmeasured(recommendations, measures, shown(path))


def _unknown_series(files: Iterable[Any], known: set[str]) -> Iterator[Problem]:
    """Columns of files for gaps that name no series."""
    for file in files:
        for column, name in file.counts.items():
            if name not in known:
                what = f"column {column!r} names an unknown series {name!r}"
                yield Problem(
                    what,
                    f"config/gap_files.yaml: {file.source}",
                    "a series of config/series.yaml",
                    nearest(name, known),
                )


def _check_eligibility(config: Path, problems: list[Problem]) -> None:
    """Add the problems of the rows of law, and of the cases, attributes and lives that depend on them."""
    from tipimpact.eligibility.addresses import read_addresses
    from tipimpact.eligibility.attributes import read_attributes
    from tipimpact.eligibility.cases import read_cases
    from tipimpact.eligibility.lives import check_lives
    from tipimpact.eligibility.profiles import read_profiles
    from tipimpact.eligibility.rows import read_rows
    from tipimpact.eligibility.rulebook import Rulebook

    law, rows, lives = config / "law", None, None
    with collect(problems):
        rows = read_rows(law / "eligibility.csv", read_addresses())
        read_cases(law / "cases.yaml", rows)
    with collect(problems):
        lives = read_profiles(config / "profiles.yaml")
    if rows is None:
        return
    with collect(problems):
        read_attributes(law / "attributes.csv", rows)
    if lives is not None:
        with collect(problems):
            check_lives(lives, Rulebook(rows))


def _unmeasured(recommendations: Iterable[Any], known: set[str], where: str) -> Iterator[Problem]:
    """Measures of recommendations that are neither a series nor a gap."""
    for item in recommendations:
        for name in item.measured_by:
            if name not in known:
                expected = "a series of config/series.yaml, or a gap of config/sources/gaps.yaml"
                what = f"no series and no gap is called {name!r}"
                yield Problem(what, f"{where}: {item.id}", expected, nearest(name, known))


def _plan_against(plan: Any, settings: Settings, sources: Sources, where: str) -> Iterator[Problem]:
    """Estimands without words, bills not followed, windows that end after the last full year of the figures."""
    from tipimpact.publish.words import codes

    by_id = {source.id: source for source in sources.sources}
    for estimand in plan.estimands:
        if estimand.id not in codes("estimand-question"):
            yield Problem(
                f"no message says what {estimand.id!r} asks",
                f"{where}: {estimand.id}",
                "two sentences in both languages: what is estimated, for whom, against what",
                todo="follow docs/recipes/estimand.md, step 4",
            )
        for bill in estimand.bills:
            if bill not in settings.legislation.bills:
                yield Problem(
                    f"bill {bill!r} is not followed",
                    f"{where}: {estimand.id}",
                    "one of " + ", ".join(settings.legislation.bills),
                    nearest(bill, settings.legislation.bills),
                    "correct it, or add the bill to the setting `legislation.bills`",
                )
        last = by_id[estimand.source].facts.get("last_full_year")
        if last is not None and estimand.last_year > last:
            yield Problem(
                f"the window ends in {estimand.last_year}, after the last full year of {estimand.source}",
                f"{where}: {estimand.id}",
                f"{last} or earlier",
            )


def main(root: Path, overlays: list[str]) -> None:
    """Check the configuration with ``overlays`` overriding it, as a run with ``--configfile`` does."""
    files = [find(root / "config" / "config.yaml"), *map(Path, overlays)]
    settings, sources, _ = read_all(reduce(_override, map(read_yaml, files)), files, root)
    check_all(root, settings, sources)
    print(f"The configuration is valid: {settings.edition} edition, {len(sources.sources)} sources.")


def _override(base: dict[str, Any], overlay: dict[str, Any]) -> dict[str, Any]:
    """Merge as Snakemake does: sections key by key, anything else replaced."""
    both = base.keys() & overlay.keys()
    merged = {
        key: _override(base[key], overlay[key])
        for key in both
        if isinstance(base[key], dict) and isinstance(overlay[key], dict)
    }
    return {**base, **overlay, **merged}


if __name__ == "__main__":
    try:
        main(Path(__file__).resolve().parents[3], sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
