"""Words for the codes that ``config/series.yaml`` makes up; they travel with the tables."""

from __future__ import annotations

from tipimpact.asylum.registry import Registry


def labels(registry: Registry) -> dict[str, dict[str, dict[str, str]]]:
    """Words by column, code and language, as tables carry them.

    A group of several parts (``tfwp/ON``) has no words here: publication puts those of its parts together.
    """
    words = {"series": {s.id: s.title for s in registry.series}}
    words |= {"group": registry.groups, "unit": registry.units, "who_is_counted": registry.who}
    return {column: {code: w.model_dump() for code, w in codes.items()} for column, codes in words.items()}
