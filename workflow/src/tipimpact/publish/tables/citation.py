"""Who publishes, on which day, where and under which licence: of the package that is printed, for every citation."""

from __future__ import annotations

from pathlib import Path

from tipimpact import __version__
from tipimpact.publish.words import listed, say
from tipimpact.publish.words.constants import publication

LICENCES = {"CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")}


def authors(lang: str) -> str:
    """The authors in their order."""
    return listed([getattr(author, lang) for author in publication().authors], lang)


def contact() -> tuple[str, str] | None:
    """Where to write to the authors, as a link and as read; None while nobody is named."""
    address = publication().contact
    return (address, address.removeprefix("mailto:").removeprefix("https://")) if address else None


def licence() -> tuple[str, str]:
    """The licence of our own texts, figures and tables, as read and as a link."""
    return LICENCES[publication().licence]


def address_of(place: str | Path, lang: str) -> str:
    """The address of something published, by its place on the site; that it is in preparation while there is none.

    place: from the folder of the site: ``en/index.html``, ``files/brief/en.pdf``.
    """
    address = publication().address
    return f"{address}/{place}" if address else say("cite-in_preparation", lang)


def cite_values(edition: str, place: str | Path, lang: str) -> dict[str, str]:
    """What each line on how to cite says: authors, year, site, edition, version, address.

    place: of what is cited, from the folder of the site.
    """
    return {
        "authors": authors(lang),
        "year": str(publication().day.year),
        "site": say("site-title", lang),
        "edition": say("edition", lang, code=edition).lower(),
        "version": __version__,
        "address": address_of(place, lang),
    }
