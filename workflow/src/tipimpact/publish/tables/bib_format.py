"""BibTeX: an entry for the site, the brief and each finding, with the address or that it is in preparation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tipimpact.publish.tables.citation import cite_values
from tipimpact.publish.tables.tex_format import escaped
from tipimpact.publish.words import say

WHOLE = {"site": "cite-site", "brief": "cite-brief"}  # entries for all of it, by their key


def bib_text(findings: Iterable[tuple[str, str]], edition: str, lang: str) -> str:
    """The entries. findings: the address on the site of each, ``en/finding-x.html``, and its title."""
    places = [(f"{lang}/index.html", "site", ""), (f"files/brief/{lang}.pdf", "brief", "")]
    places += [(place, place.rpartition("/")[2].removesuffix(".html"), title) for place, title in findings]
    return "\n".join(line for place in places for line in _entry(*place, edition, lang)) + "\n"


def _entry(place: str, key: str, title: str, edition: str, lang: str) -> Iterator[str]:
    """The lines of an entry. title: "" for the site and the brief, which have that of the site."""
    cited = cite_values(edition, place, lang)
    address = cited["address"]
    fields = {
        "author": f"{{{escaped(cited['authors'])}}}",
        "title": escaped(title or cited["site"]),
        "year": cited["year"],
        "howpublished": escaped(say(WHOLE.get(key, "cite-finding"), lang, **cited)),
    }
    fields |= {"url": address} if address.startswith("https://") else {"note": escaped(address)}
    yield f"@misc{{tipimpact-{lang}-{key},"
    yield from (f"  {name} = {{{value}}}," for name, value in fields.items())
    yield "}\n"
