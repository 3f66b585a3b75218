"""Composes the texts of a package from ``config/``: only what is published, by id, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tipimpact.asylum.data_audit import SERIES_BY_TABLE
from tipimpact.asylum.registry import Registry
from tipimpact.common import LANGUAGES
from tipimpact.eligibility import refusal_days
from tipimpact.eligibility.explain import list_law_words
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.profiles import Profile
from tipimpact.legislation.changes import reading_code, row_code
from tipimpact.legislation.register import register
from tipimpact.package.authored import Authored
from tipimpact.package.texts import Texts
from tipimpact.retrieve.sources import Source

# Facts of a source that publication reads: which text of which Act it is
FACTS = ("kind", "act", "citation", "lang", "snapshot", "pit_date")


def compose_texts(folder: str | Path, *, plan: str | Path | None = None, codebook: str | Path | None = None) -> Texts:
    """The texts of the project's ``config`` folder. Raises the errors of the stages that read its files.

    plan, codebook: files that the settings choose instead of the usual ones.
    """
    config, words = Authored(folder, plan=plan, codebook=codebook), list_law_words()
    parts = {
        "sources": {
            "licences": config.sources.licences,
            "sources": [_describe_source(source) for source in config.sources.sources],
        },
        "plan": config.plan,
        "exposure": config.exposure.rules,
        "themes": {theme.id: theme.label for theme in config.codebook.themes},
        "facts": facts(),
        "law_rows": [{**_pick(row, "row", "remedy", "act", "citation"), "note": _note(row)} for row in _law(config)],
        "silences": {row["code"]: _pick(row, *LANGUAGES) for row in config.silences.to_dict("records")},
        "readings": config.readings.by_id(),
        "remedies": config.remedies,
        "provisions": [
            {
                **_pick(row, "view", "holder", "source"),
                "row": row_code(row),
                "reading": reading_code(row["view"], row["holder"], row["source"]),
                "note": _note(row),
            }
            for row in config.provisions.to_dict("records")
        ],
        "recommendations": config.recommendations.recommendations,
        "series": {"units": config.series.units, "series": config.series.series, "why": _list_reasons(config.series)},
        "profiles": {"dates": config.profiles.dates, "profiles": list(map(_describe_life, config.profiles.profiles))},
        "refusals": {
            "assumed": refusal_days.ASSUMED,
            **{name.casefold(): getattr(refusal_days, name) for name in ("FIRST", "LAST", "LISTED", "DESIGNATED")},
        },
        "touches": words.touches,
        "procedure": words.procedure,
        "deadlines": {limit.id: {"what": limit.what, "note": limit.note} for limit in config.deadlines},
        "instruments": {
            row["instrument"]: {part: {lang: row[f"{part}_{lang}"] for lang in LANGUAGES} for part in ("title", "says")}
            for row in config.instruments.to_dict("records")
        },
        "legal_aid": config.legal_aid,
        "events": {
            row["event"]: {lang: row[f"title_{lang}"] for lang in LANGUAGES} for row in config.events.to_dict("records")
        },
        "acts": {
            id: {lang: act.title(lang) for lang in LANGUAGES}
            for id, act in register().acts.items()
            if all(map(act.title, LANGUAGES))
        },
        "hotline": config.hotline,
        "publication": config.publication,
        "intake": {lang: config.intake.export(lang) for lang in LANGUAGES},
        "constants": config.constants,
    }
    return Texts.model_validate(parts, from_attributes=True)


def _law(config: Authored) -> list[dict[Any, Any]]:
    return config.eligibility.to_dict("records")


def _pick(row: Mapping[Any, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _note(row: Mapping[Any, Any]) -> dict[str, str]:
    return {lang: row[f"note_{lang}"] for lang in LANGUAGES}


def _describe_source(source: Source) -> dict[str, Any]:
    """A source without what only the retrieval of its file needs."""
    names = ("id", "title", "publisher", "licence", "citation", "collection", "path", "urls", "page", "vintage")
    others = ("accessed", "sample", "compiled", "is_public", "release", "gap")
    facts_read = {name: source.facts[name] for name in FACTS if name in source.facts}
    return {name: getattr(source, name) for name in (*names, *others)} | {"facts": facts_read}


def _describe_life(profile: Profile) -> dict[str, Any]:
    names = ("id", "number", "page", "label", "who", "story")
    return {name: getattr(profile, name) for name in names} | {"born": profile.facts.get("born")}


def _list_reasons(registry: Registry) -> dict[str, Any]:
    """Why each series of ``data_audit`` is used as it is, or is not shown."""
    families = registry.families
    return {
        **{series.id: families[series.family].why for series in registry.series},
        **dict.fromkeys(SERIES_BY_TABLE.values(), families["panel"].why),
        **{name: left.why for name, left in registry.not_shown().items()},
    }
