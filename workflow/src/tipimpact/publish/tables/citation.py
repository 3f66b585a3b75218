"""Whom to cite, the year and the address, as CITATION.cff states them; a copy of the project sets them there."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from tipimpact import __version__
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import PublishError
from tipimpact.common.packaged import CONFIG
from tipimpact.publish.words import listed, say

NAME = "CITATION.cff"
OURS = "tipimpact contributors"  # has a name in French too


@cache
def _read() -> dict[str, Any]:
    """The file: in the project beside ``config/``, in the built package inside it. Raises PublishError for neither."""
    places = (CONFIG.parent / NAME, CONFIG / NAME)
    path = next((path for path in places if path.is_file()), None)
    if path is None:
        raise PublishError("the citation is missing", where=str(places[0]), expected=NAME, todo="restore the file")
    stated, todo = read_yaml(path, PublishError), "see https://citation-file-format.github.io"
    if missing := [key for key in ("authors", "date-released") if not stated.get(key)]:
        raise PublishError(f"no {', '.join(missing)}", where=str(path), todo=todo)
    return stated


def authors(lang: str) -> str:
    """The authors in their order."""
    names = [
        author.get("name") or " ".join(filter(None, (author.get("given-names"), author.get("family-names"))))
        for author in _read()["authors"]
    ]
    return listed([say("cite-author", lang) if name == OURS else name for name in names], lang)


def contact() -> tuple[str, str] | None:
    """Where to write to those who keep the project, as a link and as read; None while the file names nobody."""
    for person in _read().get("contact", []):
        if email := person.get("email"):
            return f"mailto:{email}", email
        if website := person.get("website"):
            return website, website
    return None


def cite_values(edition: str, place: str | Path, lang: str) -> dict[str, str]:
    """What each line on how to cite says: authors, year, edition, version, address.

    place: of what is cited, in the folder of results; it follows the project's address, or is the address while the
    project has none.
    """
    stated = _read()
    day = stated["date-released"]
    address = stated.get("url") or stated.get("repository-code") or ""
    return {
        "authors": authors(lang),
        "year": str(day.year if isinstance(day, dt.date) else str(day)[:4]),
        "site": say("site-title", lang),
        "edition": say("edition", lang, code=edition).lower(),
        "version": __version__,
        "address": "/".join(filter(None, (address.rstrip("/"), "results", edition, str(place)))),
    }
