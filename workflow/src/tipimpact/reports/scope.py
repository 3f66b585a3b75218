"""Scope: which recommendations and sentences are relevant, by outside tags or by words.

UPR Info tags each recommendation with issues; a row with a core tag is relevant whatever it says.
Words find what bears no tag. Themes describe what is relevant and never decide it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import nearest

SCOPE: dict[str, Any] = read_yaml(Path(__file__).with_name("scope.yaml"))
CORE, KNOWN = frozenset(SCOPE["core"]), frozenset(SCOPE["known"])
WORDS = {lang: re.compile("|".join(words), re.IGNORECASE) for lang, words in SCOPE["words"].items()}


def in_scope(text: str, lang: str, tags: Iterable[str] | None = None) -> str | None:
    """Why a text is relevant: ``tag`` or ``words``; None where it is not. tags: of UPR Info; None without any."""
    if tags is not None and CORE.intersection(tags):
        return "tag"
    return "words" if WORDS[lang].search(text) else None


def unknown_tags(tags: Iterable[Collection[str] | None]) -> list[str]:
    """A note for each tag that the list of UPR Info does not have: a core tag may have a new name."""
    odd = sorted({tag for some in tags for tag in some or ()} - KNOWN)
    return [f"tag {tag!r} is not in the list of UPR Info; nearest: {nearest(tag, KNOWN) or 'none'}" for tag in odd]
