"""The grammar of amending instructions: the sentences of ``grammar.yaml`` read into steps on places.

An instruction names places (``subsections 13(1) to (3)``) and says what happens to them. Nothing
here knows any Act's text. A sentence that no pattern fits, or that names a place that cannot be
read, is not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tipimpact.legislation.labels import section_of

GRAMMAR = Path(__file__).with_name("grammar.yaml")

_LABEL = re.compile(r"(?P<reach>,? (?:to|à) )?(?P<label>\d[\w.]*(?:\([\w.]+\))*|(?:\([\w.]+\))+)")
_FRENCH_LABEL = re.compile(r"(?<![A-Za-zÀ-ÿ(.])([a-z]{1,3}(?:\.\d+)*|[A-Z]{1,2})\)")
_ELISION = re.compile(r"(?<=\b[dlDL]’) (?=\w)")  # "l’ article", a slip too
_GAP = re.compile(r"(?<=[\d)]) (?=\([a-z]{1,4}(?:\.\d+)?\))")
# Slips of the typesetter: "subsection 462.3 (1)" and "subparagraph183(5)".
_APART = re.compile(r"(?<=\d) (?=\(\d+(?:\.\d+)?\))")
_RUN_IN = re.compile(r"(section|article|ragraph|alinéa)(?=\d)")
_CONTRACTIONS = {"du": "de le", "des": "de les", "au": "à le", "aux": "à les"}
_CONTRACTED = re.compile(r"\b(du|des|au|aux)\b(?!’)", re.IGNORECASE)
_MARK = re.compile(r"(⟦[^⟧]*⟧)")
_TERMS = re.compile(r"(?<! ou )(?<! or )⟦[^⟧]*⟧")  # "A or B" is one definition of two terms
_PLAIN = (("\N{NO-BREAK SPACE}", " "), ("\N{ZERO WIDTH JOINER}", ""), ("\N{SOFT HYPHEN}", ""), ("'", "’"))
# Where a condition ends. "— or, if those days are the same day, then on that day —" is between two dashes.
_BREAKS = re.compile(r"(?:,|;| :| [—―–]) (?:then,? )?(?:at that time )?| then,? |(?<= in force) ")


class Place(NamedTuple):
    """A place in an Act.

    unit: label path (``24(4)``); other things by name (``schedule I``); ``""`` is the whole Act.
    to: last unit of a range.  part: ``before (a)``, ``after (b)``, ``heading``; ``""`` is the unit itself.
    """

    unit: str = ""
    to: str = ""
    part: str = ""

    def __str__(self) -> str:
        reach = f"{self.unit} to {self.to}" if self.to else self.unit
        return f"{reach}[{self.part}]" if self.part else reach

    def under(self, outer: Place) -> Place:
        """This place as named from inside another: ``(a)`` in ``24(4)`` is ``24(4)(a)``."""
        if self.unit == SAME:
            return outer._replace(part=self.part)
        numbered = self.unit[:1].isdigit()  # sections are numbered through the Act, whatever part they are in
        if not self.unit:
            return outer._replace(part=self.part)
        if self.unit.startswith("description"):  # of a formula, which English does not mention
            outer = outer._replace(unit=outer.unit.removesuffix("formula").removesuffix("/"))
        if not outer.unit or (numbered and (outer.unit[:1].isdigit() or outer.unit.startswith(THROUGH))):
            return self
        joint = "" if self.unit[:1] in "([" else "/"
        return Place(f"{outer.unit}{joint}{self.unit}", self.to and f"{outer.unit}{joint}{self.to}", self.part)


class AmendingStep(NamedTuple):
    """One operation on places.

    where, anchor: where an addition goes.  old, new: words taken out and put in.  but: expressions
    in which the words stay. Several quotations are parted by ``|``.
    """

    operation: str
    targets: tuple[Place, ...] = ()
    where: str = ""
    anchor: Place | None = None
    old: str = ""
    new: str = ""
    but: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that the step names: those that it changes, and the anchor of an addition."""
        return (*self.targets, self.anchor) if self.anchor else self.targets

    @property
    def sections(self) -> list[str]:
        """The sections in which these places are; a part, a heading or a schedule is in none."""
        ends = (end for place in self.places for end in (place.unit, place.to))
        return [section_of(end) for end in ends if end[:1].isdigit()]

    def within(self, above: str) -> AmendingStep:
        """The step on units that are named without what is above them: ``(b.1)`` for ``112(2)(b.1)``."""
        bare = [p._replace(unit=p.unit.removeprefix(above), to=p.to.removeprefix(above)) for p in self.places]
        return self._replace(targets=tuple(bare[: len(self.targets)]), anchor=bare[-1] if self.anchor else None)


class AmendingSentence(NamedTuple):
    """A sentence read: its steps, the language version and the title it names, what it amends, its condition."""

    steps: tuple[AmendingStep, ...]
    scope: str = ""
    title: str = ""
    via: str = ""
    condition: str = ""


class SentencePattern(NamedTuple):
    name: str
    regex: re.Pattern[str]
    case: str
    joint: bool


SAME = "same"
THROUGH = ("part ", "division ")


class PlaceGrammar:
    """The patterns of one language, and the places that its phrases name."""

    def __init__(self, lang: str) -> None:
        raw = yaml.safe_load(GRAMMAR.read_text(encoding="utf-8"))
        words: dict[str, Any] = raw[lang]
        self.lang, self.versions, self.things = lang, words["versions"], words.get("things", {})
        self._macros = raw["macros"] | {name: words[name] for name in ("whole", "kind")}
        self.acts, self.vias = ([re.compile(self._fill(p)) for p in words[key]] for key in ("act", "via"))
        self.whole, self.verb, self.amends = words["act_itself"], re.compile(words["verb"]), re.compile(words["amends"])
        self.version, self.condition, self.joints = (
            re.compile(self._fill(words[key])) for key in ("version", "condition", "steps")
        )
        self.places, self.anchors = self._patterns(words["places"]), self._patterns(words["anchors"])
        self.sentences, self.chain = self._patterns(words["sentences"]), self._patterns(words["chain"])
        self.last = self._patterns(words["last"])
        self.places_of = cache(self._places_of)

    def _fill(self, pattern: str) -> str:
        while (filled := re.sub(r"\{([a-z]\w*)\}", lambda m: self._macros[m[1]], pattern)) != pattern:
            pattern = filled
        return pattern

    def _patterns(self, rows: list[dict[str, str]]) -> list[SentencePattern]:
        return [
            SentencePattern(
                row.get("name") or row.get("operation") or row["where"],
                re.compile(self._fill(row.get("pattern") or row["joint"])),
                row["case"],
                "joint" in row,
            )
            for row in rows
        ]

    def set_aside(self, text: str) -> tuple[str, str, str, str]:
        """The sentence without what it says of the Act; the language version, the title and the amendment named."""
        scope = title = via = ""
        for regex in self.vias:
            if match := regex.search(text):
                via = via or match["by"] or "it"
                text = regex.sub(" ", text).strip()
        for regex in self.acts:
            named = list(regex.finditer(text))
            for match in named:
                scope = scope or self.versions.get((match["scope"] or "").lower(), "")
                if not title and (mark := _MARK.search(match[0])):
                    title = mark[0][3:-1]
            text = regex.sub("", text) if named else text
        if "version" in text and (match := self.version.search(text)):
            scope = scope or self.versions[match["scope"].lower()]
            # "the English version of the Act is amended": what is amended is the Act
            itself = self.whole if not text[: match.start()] and self.verb.match(text[match.end() :]) else ""
            joint = " de" if match[0].startswith((" de ", " dans ")) and match[0].endswith(" de") else ""
            start = "dans" if match[0].startswith("dans ") else text[: match.start()]
            text = f"{start}{itself}{joint} {text[match.end() :]}"
        text = " ".join(text.split()).replace(" ,", ",").lstrip(" ,")
        if not title and (mark := re.match(r"(?:the |la |le |les |l’)?⟦A:([^⟧]*)⟧", text)):
            title = mark[1]
        return text, scope, title, via

    def item(self, text: str) -> tuple[tuple[Place, ...], str, str]:
        """An item of a list of places: the places, the language version and the title it names."""
        bare, scope, title, _ = self.set_aside(text.rstrip(" .;:,"))
        for word in (" and", " et", " or", " ou"):
            bare = bare.removesuffix(word)
        return self.places_of(_small(bare.rstrip(" .;:,"))), scope, title

    def _places_of(self, text: str) -> tuple[Place, ...]:
        """Places named by a noun phrase; empty when it cannot be read."""
        text = text.strip(" ,")
        for pattern in self.places:
            if pattern.joint:
                for cut in pattern.regex.finditer(text):
                    if text.count("⟦", 0, cut.start()) != text.count("⟧", 0, cut.start()):
                        continue  # inside a mark
                    left, right = text[: cut.start()], text[cut.end() :]
                    if (a := self.places_of(left)) and (b := self.places_of(right)):
                        return (*a, *b) if pattern.name == "several" else tuple(p.under(q) for q in b for p in a)
            elif (match := pattern.regex.fullmatch(text)) and (places := self._place(pattern.name, match)):
                return places
        return ()

    def _place(self, name: str, match: re.Match[str]) -> tuple[Place, ...]:
        groups = match.groupdict()
        inner = self.places_of(groups["inner"]) if groups.get("inner") else ()
        outer = self.places_of(groups["outer"]) if groups.get("outer") else (Place(),)
        if ("inner" in groups and not inner) or not outer:
            return ()
        if groups.get("terms"):
            terms = _TERMS.findall(groups["terms"])
            terms = terms if groups.get("many") else terms[:1]
            defined = tuple(Place(f"{outer[0].unit}[{_term(t)}]") for t in terms)
            if not inner:
                return defined
            inner = tuple(p.under(d) for d in defined for p in inner)
            if not groups.get("edge"):
                return inner
        if groups.get("edge"):
            side = {"in_definition_portion": "before", "between": "after"}.get(name, name)
            edges = self.places_of(groups["edge"])
            if groups.get("outer"):
                inner = tuple(p.under(outer[0]) for p in inner)
            return tuple(p._replace(part=f"{side} {edges[-1]}") for p in inner) if edges else ()
        if name == "in_words":
            return (inner[0]._replace(part="in words"),)
        if name in ("heading", "heading_after"):
            words = _unquoted(groups.get("words") or "")
            part = "heading" if name == "heading" else "heading after"
            return (inner[0]._replace(part=f"{part} {words}".strip()),)
        if name == "with_heading":
            return (Place(groups.get("labels") or inner[0].unit, part="heading"), *inner)
        if name == "labelled":
            return labels_in(groups["labels"])
        if name in ("same", "whole"):
            return (Place(SAME if name == "same" else ""),)
        return (self._thing(groups, match[0]),)

    def _thing(self, groups: Mapping[str, str | None], phrase: str) -> Place:
        """A schedule, form, formula or other thing, with its number or the words in quotation marks that name it."""
        noun = groups["thing"] or ""
        thing = re.sub(r"(?<!s)s$", "", noun.lower())
        thing = self.things.get(noun.lower(), self.things.get(thing, thing))
        thing = _MARK.sub(lambda m: _term(m[0]), thing)
        quoted = [f"“{_unquoted(q)}”" for q in _MARK.findall(phrase.replace(noun, "", 1))]
        if thing == "formule":  # a form of a schedule has a number, a formula has none
            thing = "form" if groups["number"] else "formula"
        number = re.sub(r",? à ", " to ", groups["number"] or groups.get("letter") or "")
        number = re.sub(r",? et ", " and ", number)  # the joints of English: both languages name a thing alike
        return Place(" ".join(filter(None, [thing, number, *quoted])))


class AmendingGrammar(PlaceGrammar):
    """Reads the sentences of one language."""

    def read(self, text: str) -> AmendingSentence | None:
        """A prepared sentence (see ``prepare``) read, or None."""
        if sentence := self._bare(text, ""):
            return sentence
        if self.condition.match(text):
            for cut in _BREAKS.finditer(text):
                if sentence := self._bare(_small(text[cut.end() :]), text[: cut.start()]):
                    return sentence
        return None

    def without_via(self, text: str) -> str:
        """A sentence without what it says of the amendment amended: ``as enacted by section 5 of this Act``."""
        for regex in self.vias:
            text = regex.sub(" ", text).strip()
        return text

    def provision(self, text: str) -> AmendingSentence | None:
        """A clause that changes no text: a provision of the statute itself, or how a text is to be read."""
        text = self.without_via(text)
        for pattern in self.last:
            if pattern.regex.fullmatch(text):
                return AmendingSentence((AmendingStep(pattern.name),))
        return None if self.amends.search(text) else AmendingSentence((AmendingStep("provision"),))

    def _bare(self, text: str, condition: str) -> AmendingSentence | None:
        bare, scope, title, via = self.set_aside(text)
        for pattern in self.sentences:
            if (match := pattern.regex.fullmatch(bare)) and (steps := self._steps(pattern.name, match)):
                return AmendingSentence(steps, scope, title, via, condition or match.groupdict().get("condition") or "")
        return None

    def _steps(self, operation: str, match: re.Match[str]) -> tuple[AmendingStep, ...]:
        groups = match.groupdict()
        if operation in ("interpret", "conditional"):
            return (AmendingStep(operation),)
        target: tuple[Place, ...] = ()
        if words := groups.get("target") or groups.get("target2") or groups.get("target3"):
            target = self.places_of(words)
            if not target:
                return ()
        if groups.get("steps"):
            named = self.places_of(groups["number"]) if groups.get("number") else ()
            steps = self.chain_of(groups["steps"], target, named[-1] if named else None)
            if steps and operation != "compound":
                return (AmendingStep(operation, target, new=groups.get("number") or ""), *steps)
            return steps
        new = groups.get("new") or groups.get("number") or ""
        old, but = _unquoted(groups.get("old") or ""), _unquoted(groups.get("but") or "")
        return (AmendingStep(operation, target, old=old, new=_unquoted(new), but=but),)

    def chain_of(self, text: str, target: tuple[Place, ...], before: Place | None = None) -> tuple[AmendingStep, ...]:
        """The steps of ``by adding ..., by repealing ...``; empty when one is not read. before: as for ``_step``."""
        steps: list[AmendingStep] = []
        for piece in filter(None, (p.strip(" :") for p in self.joints.split(text))):
            step = self._step(piece, target, before)
            if step is None:
                return ()
            steps.append(step)
            before = step.targets[-1] if step.targets else None
        return tuple(steps)

    def _step(self, text: str, target: tuple[Place, ...], before: Place | None) -> AmendingStep | None:
        """One step; ``before`` is the place that the step before it named, and "that paragraph" means."""
        outer = target[0] if target else Place()
        for pattern in self.chain:
            match = pattern.regex.fullmatch(text)
            if match is None:
                continue
            groups = match.groupdict()
            places = target
            if groups.get("inner"):
                places = tuple(_resolved(p, outer, before) for p in self.places_of(groups["inner"]))
                if not places:
                    continue
            if pattern.name == "add":
                anchored = self._anchor((groups["where"] or "") + (groups.get("where2") or ""), outer, before)
                if anchored is None:
                    continue
                return AmendingStep("add", target, *anchored)
            old, new = groups.get("old") or "", groups.get("new") or groups.get("number") or ""
            return AmendingStep(pattern.name, places, old=_unquoted(old), new=_unquoted(new))
        return None

    def _anchor(self, words: str, outer: Place, before: Place | None) -> tuple[str, Place | None] | None:
        for pattern in self.anchors:
            if match := pattern.regex.fullmatch(words.rstrip(", ")):
                named = match.groupdict().get("anchor")
                if not named:
                    return pattern.name, None
                if places := self.places_of(named.strip(" ,")):
                    return pattern.name, _resolved(places[-1], outer, before)
        return None


def prepare(text: str, lang: str) -> str:
    """A marked text as the grammar reads it: folded space, curly apostrophes, French written out."""
    for character, plain in _PLAIN:  # forty times as fast as translate
        text = text.replace(character, plain)
    text = " ".join(text.split())
    pieces = _MARK.split(text)
    if lang == "fr":
        pieces[::2] = [_CONTRACTED.sub(lambda m: _CONTRACTIONS[m[0].lower()], _ELISION.sub("", p)) for p in pieces[::2]]
        pieces[::2] = [_FRENCH_LABEL.sub(r"(\1)", p) if ")" in p else p for p in pieces[::2]]
    pieces[::2] = [_RUN_IN.sub(r"\1 ", _APART.sub("", p) if " (" in p else p) for p in pieces[::2]]
    text = "".join(pieces)
    return _small(_GAP.sub("", text) if lang == "fr" else text)


@cache
def grammar(lang: str) -> AmendingGrammar:
    """The grammar of a language, read once."""
    return AmendingGrammar(lang)


def _resolved(place: Place, outer: Place, before: Place | None) -> Place:
    return before if place.unit == SAME and before else place.under(outer)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def label_of(text: str) -> str:
    """The last label in some words: ``42(1)`` of ``subsection 42(1)``."""
    labels = labels_in(prepare(text, "fr"))
    return labels[-1].unit if labels else ""


def _unquoted(text: str) -> str:
    """Words without their marks; several quotations are parted by ``|``."""
    quoted = re.findall(r"⟦Q:([^⟧]*)⟧", text)
    return "|".join(quoted) if quoted else _MARK.sub(lambda m: m[0][3:-1], text)


def _term(mark: str) -> str:
    return mark[3:-1].strip(" «»“”\N{NO-BREAK SPACE}")


def labels_in(text: str) -> tuple[Place, ...]:
    """``13(1) to (3)`` and ``14(2)(a) and (b)`` as places; a label that begins late follows the one before it."""
    places: list[Place] = []
    known: list[str] = []
    for match in _LABEL.finditer(text):
        own = re.findall(r"\d[\w.]*|\([\w.]+\)", match["label"])
        known = own if own[0][0] != "(" or not known else [*known[: max(len(known) - len(own), 0)], *own]
        unit = "".join(known)
        if match["reach"] and places:
            places[-1] = places[-1]._replace(to=unit)
        else:
            places.append(Place(unit))
    return tuple(places)
