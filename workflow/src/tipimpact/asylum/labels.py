"""Words for the codes that ``config/series.yaml`` makes up.

They stand alone because they are made of messages: the readers and the panel, which take the same file, do not run
again when a word changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from tipimpact.asylum.registry import Registry
from tipimpact.common import LANGUAGES
from tipimpact.publish.words.i18n import has, law, t


def labels(registry: Registry, groups: Iterable[str] = ()) -> dict[str, dict[str, dict[str, str]]]:
    """Words by column, code and language, as tables carry them.

    groups: codes of groups that the table has; those of several parts (``tfwp/ON``) are put together here.
    """
    words = {"series": {s.id: s.title for s in registry.series}}
    words |= {"group": registry.groups, "unit": registry.units, "who_is_counted": registry.who}
    found = {column: {code: w.model_dump() for code, w in codes.items()} for column, codes in words.items()}
    joined = {
        g: {lang: ", ".join(_part(registry, p, lang) for p in g.split("/")) for lang in LANGUAGES} for g in groups
    }
    return found | {"group": joined | found["group"]}


def _part(registry: Registry, code: str, lang: str) -> str:
    """Words for a part of a group: listed in the file, a province, or a reference to the law."""
    if code in registry.groups:
        return str(getattr(registry.groups[code], lang))
    return t(f"value-province-{code}", lang) if has(f"value-province-{code}") else law(code, lang)
