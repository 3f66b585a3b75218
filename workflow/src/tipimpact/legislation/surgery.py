"""One step of an amending clause, carried out on the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from tipimpact.legislation.grammar import AmendingStep, Place, label_of
from tipimpact.legislation.labels import label_order, steps
from tipimpact.legislation.places import Impossible, Places
from tipimpact.legislation.siblings import last_unit, mark_between
from tipimpact.legislation.tree import UnitNode
from tipimpact.legislation.unit_steps import UnitSteps

_NUMBER = re.compile(r"\d")


class WordSteps(Places):
    """Steps that change words and numbers."""

    def do_strike_words(self) -> None:
        for place in self.step.targets:
            for node in self.nodes_at(place):
                last = last_unit(node)
                before = last.text
                for old in self.step.old.split("|"):
                    last.text = last.text.removesuffix(f" {old}")
                if last.text == before:
                    raise Impossible("the words to be struck out are not there")
                self.mark(last)

    def do_add_words(self) -> None:
        new = self.step.new.strip("“”’' ")
        for place in self.step.targets:
            location = self.at(place if place.part.startswith("heading") else place._replace(part=""))
            for node in location.siblings[location.start : location.stop]:
                last = last_unit(node)
                if not last.text.endswith(f" {new}"):
                    mark = last.text[-1:] if last.text[-1:] in (",", ";") else mark_between(location.siblings)
                    last.text = f"{re.sub(r'[.,;]$', '', last.text)}{mark} {new}"
                self.mark(last)

    def do_replace_words(self) -> None:
        if not self.step.targets and _NUMBER.search(self.entry.instruction.text):
            raise Impossible("names no place")
        if self.payload and not self.step.new:
            return self._spell_out()
        if not self.step.old:
            raise Impossible("names no words")
        swap, replaced = _swapper(self.step), False
        for place in self.step.targets or (Place(),):  # "dans la même loi"
            for node in self.nodes_at(place):
                for _, unit in node.walk():
                    text, note = swap(unit.text), swap(unit.note)
                    if (text, note) != (unit.text, unit.note):
                        unit.text, unit.note, replaced = text, note, True
                        unit.label = swap(unit.label) if unit.kind == "definition" else unit.label
                        self.mark(unit, deep=False)
        if not replaced:
            raise Impossible("the words to be replaced are not there")

    def _spell_out(self) -> None:
        """Words replaced by words and parts: ``since`` and its subparagraphs."""
        node = self.at(self.step.targets[0]).node
        words, parts = self.payload[0], self.payload[1:]
        if self.step.old not in node.text:
            raise Impossible("the words to be replaced are not there")
        node.text = node.text.replace(self.step.old, words.text)
        self.graft(parts)
        node.below += parts
        self.mark(node, deep=False)

    def do_renumber(self) -> None:
        location = self.at(self.step.targets[0])
        new, old = steps(label_of(self.step.new)), steps(self.step.targets[0].unit)
        if not new:
            raise Impossible("the new number cannot be read")
        if new[0].startswith("("):  # "section 14 is renumbered as subsection (1)"
            new = [*(old if len(old) == 1 else old[:-1]), *new]
        node = location.node
        if len(new) > len(steps(self.step.targets[0].unit)):
            inner = UnitNode(new[-1], "subsection", "", node.text, below=node.below)
            node.text, node.below = "", [inner]
            self.mark(inner, deep=False)
        else:
            node.label = new[-1]
            self.mark(node, deep=False)
            location.siblings.remove(node)
            same = [i for i, n in enumerate(location.siblings) if n.kind == node.kind]
            after = [i for i in same if label_order(location.siblings[i].label) > label_order(new[-1])]
            location.siblings.insert(after[0] if after else same[-1] + 1 if same else location.start, node)


class Surgery(UnitSteps, WordSteps):
    """Carries out one step on the text. Raises Impossible when it cannot be."""

    def perform(self) -> bool:
        """Carry the step out. False: the text reads as before."""
        operation = getattr(self, f"do_{self.step.operation}", None)
        if operation is None:
            raise Impossible(f"no text is changed by {self.step.operation}")
        before = self._words()
        operation()
        after = self._words()
        (old, twice_before), (new, twice) = map(_names, (before[0], after[0]))
        earlier = {name for name, *_, repealed in before[0] if repealed}
        self.repealed = [name for name, *_, repealed in after[0] if repealed and name not in earlier]
        if any(not self._named(name) for name in old - new):
            self.doubts.add("deletes_more")
        if twice - twice_before:
            self.doubts.add("not_unique")
        return before != after

    def _named(self, unit: str) -> bool:
        """Whether the clause names a unit, or something that it is in; a range, a heading or a part names many."""
        if self.step.operation == "renumber":
            return True
        for place in self.step.targets:
            if place.to or not place.unit[:1].isdigit() or place.part.startswith("heading"):
                return True
            if unit == place.unit or unit.startswith((f"{place.unit}(", f"{place.unit}[")):
                return True
        return False

    def _words(self) -> tuple:
        """The words of the sections that the step names, or of all where it names none, and the order of sections."""
        places, named = self.step.places, self.step.sections
        every_section = not places or any(
            not place.unit[:1].isdigit() or place.part.startswith("heading") for place in places
        )
        inside = [root for root in self.roots if every_section or root.label in named]
        words = [(name, n.kind, n.note, n.text, n.repealed) for root in inside for name, n in root.walk()]
        return words, [root.label for root in self.roots]


def _names(words: list[tuple]) -> tuple[set[str], set[str]]:
    """The names of units, and the numbers that several units have which are not repealed."""
    counts = Counter(name for name, *_, repealed in words if name.endswith(")") and not repealed)
    return {name for name, *_ in words}, {name for name, count in counts.items() if count > 1}


def _swapper(step: AmendingStep) -> Callable[[str], str]:
    """Replaces words by words, the longest first; expressions in ``but`` stay."""
    olds, news = step.old.split("|"), step.new.split("|")
    by = {word: news[i] if len(news) == len(olds) else news[0] for i, word in enumerate(olds)}
    by |= {_plural(old): _plural(new) for old, new in by.items() if old.split()[:1] == new.split()[:1]}
    by |= {word: word for word in step.but.split("|") if word}
    words = re.compile("|".join(re.escape(w) for w in sorted(by, key=len, reverse=True)))
    return lambda text: words.sub(lambda m: by[m[0]], text)


def _plural(words: str) -> str:
    """Words whose first one is in the plural: what is added to "timbre d'accise" is added to "timbres d'accise"."""
    first, space, rest = words.partition(" ")
    return f"{first}s{space}{rest}"
