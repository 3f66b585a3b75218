"""Citations in running text: where a provision, an Act or a bill is named, and which one.

``subsection 20.1(1)``, ``alinéa 112(2)b.1)``, ``section 30 of the Immigration and Refugee Protection Act``,
``Bill C-31``. Units come back in the form of ``read_act``, the same in both languages. A label that begins late
(``paragraph (b)``) is completed from the unit that contains the text, or from the label before it in its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tipimpact.legislation.labels import steps

_SPACE = r"[\s\u00a0\u202f]+"
_LETTER = r"[a-z]{1,3}(?:\.\d+)*\)"
_INNER = rf"(?:\([\w.]+\)|{_LETTER})"
_LABEL = rf"(?:\d+(?:\.\d+)*{_INNER}*|{_INNER}+)"
_JOINT = {
    "en": rf"(?:,?{_SPACE}(?:and|or|to){_SPACE}|,{_SPACE})",
    "fr": rf"(?:,?{_SPACE}(?:et|ou|à){_SPACE}|,{_SPACE})",
}
# Kinds by the number of labels that lead to them: 24 is one, 24(4) two, 24(4)(a) three.
_DEPTH = {
    "en": {"section": 1, "subsection": 2, "paragraph": 3, "subparagraph": 4, "clause": 5, "subclause": 6},
    "fr": {"article": 1, "paragraphe": 2, "alinéa": 3, "sous-alinéa": 4, "division": 5, "sous-division": 6},
}
_ACT = {
    "en": rf"(?:{_SPACE}of{_SPACE}(?:(?P<this>this{_SPACE}Act)|(?P<that>that{_SPACE}Act)|the{_SPACE}"
    r"(?P<title>[A-Z][^.;:()]*?(?:Act|Code|Regulations)\b(?:,\s\d{4})?)))?",
    "fr": rf"(?:{_SPACE}(?:de{_SPACE}(?:(?P<this>la{_SPACE}présente{_SPACE}loi)|(?P<that>cette{_SPACE}loi)|la{_SPACE}"
    rf"(?P<title>Loi{_SPACE}[^.;:()]*?(?=[.;,:()]|$|{_SPACE}(?:est|sont|qui|ne|n’|s’|a|peut|"
    rf"(?:et|ou){_SPACE}(?:l’article|l’alinéa|le{_SPACE}paragraphe|les|du|des|de{_SPACE}l’)|en{_SPACE}vue|pour|dans)\b)))|"
    rf"du{_SPACE}(?P<code>Code{_SPACE}criminel)))?",
}
_PROVISION = {
    lang: re.compile(
        rf"\b(?P<kind>{'|'.join(sorted(kinds, key=len, reverse=True))})s?{_SPACE}"
        rf"(?P<labels>{_LABEL}(?:{_JOINT[lang]}{_LABEL})*){_ACT[lang]}",
        re.IGNORECASE if lang == "fr" else 0,
    )
    for lang, kinds in _DEPTH.items()
}
_BILL = re.compile(
    rf"\b(?:[Bb]ills?|[Pp]rojets?{_SPACE}de{_SPACE}loi){_SPACE}"
    rf"(?P<others>(?:[CS]-\d+(?:,{_SPACE}|,?{_SPACE}(?:and|or|et|ou){_SPACE}))*)(?P<number>[CS]-\d+)"
    rf"(?:[^.;]{{0,60}}?(?P<session>\d)(?:st|nd|rd|th|re|e){_SPACE}session[^.;]{{0,25}}?"
    rf"(?P<parliament>\d+)(?:st|nd|rd|th|e){_SPACE}(?:Parliament|législature))?"
)
_BILL_NUMBER = re.compile(r"[CS]-\d+")
_CITED_LABEL = re.compile(rf"(?P<reach>(?:to|à){_SPACE})?(?P<label>{_LABEL})")
_STEP = re.compile(rf"\d+(?:\.\d+)*|\([\w.]+\)|{_LETTER}")


class Citation(NamedTuple):
    """A citation in a text: ``text[start:end]`` names ``unit``, or ``unit`` to ``to``, of ``act``.

    act: title as written; ``""`` the Act that contains the text; ``that`` the Act named last; for a bill its
    number, with parliament and session where they are given (``C-31 (41-1)``); ``unit`` is then ``""``.
    """

    start: int
    end: int
    unit: str
    to: str = ""
    act: str = ""


def find_citations(text: str, lang: str, at: str = "") -> list[Citation]:
    """Every citation in a text, in its order.

    lang: ``en`` or ``fr``.  at: the unit that contains the text, which completes labels that begin late; without
    it they stay as they are (``(b)``).

    >>> [citation] = find_citations("under subsection 24(4) of the Immigration and Refugee Protection Act", "en")
    >>> citation.unit, citation.act
    ('24(4)', 'Immigration and Refugee Protection Act')
    """
    citations = [c for match in _PROVISION[lang].finditer(text) for c in _provisions(match, lang, at)]
    citations += [c for match in _BILL.finditer(text) for c in _bills(match)]
    return sorted(citations)


def _provisions(match: re.Match[str], lang: str, at: str) -> Iterator[Citation]:
    groups = match.groupdict()
    title = groups["title"] or groups.get("code") or ("that" if groups["that"] else "")
    act = " ".join(title.split())
    depth = _DEPTH[lang][match["kind"].lower()]
    known = [] if act else steps(at.partition("[")[0])
    citations: list[Citation] = []
    for cited in _CITED_LABEL.finditer(match["labels"]):
        own = [s if s[0] == "(" or s[0].isdigit() else f"({s}" for s in _STEP.findall(cited["label"])]
        if own[0][0].isdigit():
            known = own
        else:
            known = [*(known[: max(len(known) - len(own), 0)] if citations else _above(known, depth - len(own))), *own]
        start = match.start() if not citations else match.start("labels") + cited.start("label")
        end = match.start("labels") + cited.end()
        if cited["reach"] and citations:
            citations[-1] = citations[-1]._replace(end=end, to="".join(known))
        else:
            citations.append(Citation(start, end, "".join(known), act=act))
    citations[-1] = citations[-1]._replace(end=match.end())
    yield from citations


def _above(known: list[str], depth: int) -> list[str]:
    """The first labels of a unit down to a depth; a section without subsections skips the second."""
    if len(known) > 1 and not known[1][1:2].isdigit():
        known = [known[0], "", *known[1:]]
    return [label for label in known[: max(depth, 0)] if label]


def _bills(match: re.Match[str]) -> Iterator[Citation]:
    """The bills of a list; a session given once applies to all of them."""
    where = f" ({match['parliament']}-{match['session']})" if match["parliament"] else ""
    others = [(m.start(), m.end(), m[0]) for m in _BILL_NUMBER.finditer(match["others"])]
    for start, end, number in others:
        first = match.start() if start == 0 else match.start("others") + start
        yield Citation(first, match.start("others") + end, "", act=f"{number}{where}")
    yield Citation(match.start("number") if others else match.start(), match.end(), "", act=f"{match['number']}{where}")
