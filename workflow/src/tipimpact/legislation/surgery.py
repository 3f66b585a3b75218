"""One step of an amending clause, carried out on the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tipimpact.legislation.amendments import PROVISIONS, Instruction
from tipimpact.legislation.grammar import AmendingStep, Place, label_of
from tipimpact.legislation.labels import is_inside, label_order, steps
from tipimpact.legislation.text import (
    ITEMS,
    NUMBERED,
    Impossible,
    Places,
    alphabetical_place,
    end_with_semicolon,
    in_alphabetical_order,
    last_unit,
    mark_between,
    numbered_place,
    plain_words,
    sortable_term,
)
from tipimpact.legislation.tree import Spot, TouchedUnit, UnitNode, grow, spot, unwrapped

_AND_REPEALED = re.compile(r"\b(?:is|are) repealed|(?:est|sont) abrogée?s?\b")


class ScheduleSteps(Places):
    """Steps on schedules and on the lists in them."""

    def add_schedules(self) -> None:
        """Add schedules at the end of the Act, by number."""
        for node in self.payload:
            self.graft([node])
            self.roots.insert(numbered_place(self.roots, node.label, only="schedule"), node)
        self.drop_twins(self.roots, self.payload)

    def add_lines(self, home: UnitNode, nodes: list[UnitNode]) -> None:
        """Lines added to the only list of a schedule, in alphabetical order where the list is in that order."""
        lists = [node for _, node in home.walk() if node.kind == "list"]
        if len(lists) != 1:
            raise Impossible(f"it is not read to which of {len(lists)} lists the lines are added")
        lines = lists[0].text.split("\n")
        ordered = self.step.where == "alphabetical"
        for line in (line for node in nodes for line in node.text.split("\n")):
            after = [i for i, other in enumerate(lines) if ordered and plain_words(other) > plain_words(line)]
            lines.insert(after[0] if after else len(lines), line)
        lists[0].text = "\n".join(lines)
        self.mark(lists[0], deep=False)

    def do_strike(self) -> None:
        """Lines struck out of the lists of a schedule."""
        lines = [line for node in self.payload if node.kind == "list" for line in node.text.split("\n")]
        if not lines or not self.step.targets:
            raise Impossible("it is not read what is struck out")
        lists = [n for place in self.step.targets for _, n in self.at(place).node.walk() if n.kind == "list"]
        for line in lines:
            holder = next((node for node in lists if line in node.text.split("\n")), None)
            if holder is None:
                raise Impossible(f"the line to be struck out is not there: {line}")
            left = holder.text.split("\n")
            left.remove(line)
            holder.text = "\n".join(left)
            self.mark(holder, deep=False)

    def drop_twins(self, siblings: list[UnitNode], nodes: Sequence[UnitNode]) -> None:
        """Remove repealed units whose number is given again."""
        new, ids = {node.label for node in nodes if node.kind != "heading"}, {id(node) for node in nodes}
        siblings[:] = [n for n in siblings if not (n.repealed and n.label in new and id(n) not in ids)]


class UnitSteps(ScheduleSteps):
    """Steps that add, replace and repeal units."""

    def do_replace(self) -> None:
        first = self.step.targets[0]
        if first.part.startswith(("before", "after")):
            return self._portion(first)
        if "/description " in first.unit:
            return self._description(first)
        spots = [self.at(place) for place in self.step.targets]
        nodes = self.unwrapped(steps(first.unit))
        if not nodes or all(node.label.startswith("[ScheduleFormHeading") for node in nodes):
            raise Impossible("the clause enacts no text" if not nodes else "headings of schedules are not replaced")
        if nodes[0].label.startswith("[ScheduleFormHeading"):
            nodes = [_schedule(spots[0].node, *nodes)]
        if first.unit.startswith("schedule") and "/" in first.unit and spots[0].node.label[0] == " ":
            nodes = [replace(node, label=f" {node.label.strip()}") for node in nodes]
        self.graft(nodes)
        if len(spots) > 1 and all(spot_.node.kind == "definition" for spot_ in spots):
            return self._definitions(spots, nodes)
        _like_headings(spots, nodes)
        home, labels, removed = spots[0], {n.label for n in nodes}, []
        for siblings, start, stop, _ in sorted(spots, key=lambda s: -s.start):
            removed += [n for n in siblings[start:stop] if n.kind not in ("heading", "continued")]
            del siblings[start:stop]
        begins = {node.label: node.not_before for node in removed}
        for node in nodes:  # what replaces a unit that has not begun begins with it
            node.not_before = begins.get(node.label)
        for node in sorted(removed, key=lambda n: label_order(n.label)):  # replaced by nothing: repealed
            if node.label not in labels:
                self.repeal_unit(node)
                nodes.insert(numbered_place(nodes, node.label, without="heading"), node)
        home.siblings[home.start : home.start] = nodes
        self.drop_twins(home.siblings, nodes)

    def _definitions(self, spots: list[Spot], nodes: list[UnitNode]) -> None:
        """Definitions replaced each in its place; those that are new go in alphabetical order."""
        siblings = spots[0].siblings
        old = {id(location.node): location.node for location in spots}
        for node in nodes:
            same = next((o for o in old.values() if sortable_term(o) == sortable_term(node)), None)
            if same is None:
                siblings.insert(alphabetical_place(siblings, node), node)
            else:
                siblings[siblings.index(same)] = old.pop(id(same)) and node
        for node in old.values():
            self.repeal_unit(node)

    def _description(self, place: Place) -> None:
        """The meaning of a letter of a formula: its lines, up to the next letter."""
        unit, _, letter = place.unit.partition("/description ")
        words = "\n".join(n.text for root in self.payload for _, n in root.walk() if n.text)
        for _, node in self.at(Place(unit)).node.walk():
            lines = node.text.split("\n") if node.kind == "formula" else []
            defines_letter = re.compile(rf"{re.escape(letter)}\s+[^\W\d_]{{2}}")  # "A is the oil", and not "A × B"
            begin = next((i for i, line in enumerate(lines) if defines_letter.match(line)), None)
            if begin is not None and words:
                after = (i for i in range(begin + 1, len(lines)) if re.match(r"[A-Z](\.\d+)?\s+[^\W\d_]{2}", lines[i]))
                lines[begin : next(after, len(lines))] = words.split("\n")
                node.text = "\n".join(lines)
                return self.mark(node, deep=False)
        raise Impossible(f"there is no {place.unit}")

    def _portion(self, place: Place) -> None:
        """The words of a unit before or after one of its parts."""
        location = self.at(place._replace(part="", to=""))
        node = self.older_twin(location) or location.node
        path = steps(place.unit)
        nodes = self.payload
        while len(nodes) == 1 and nodes[0].label in path[:-1] and nodes[0].label != path[-1]:
            self.renote(nodes[0], "".join(path[: path.index(nodes[0].label) + 1]))
            nodes = nodes[0].below
        side, _, edge = place.part.partition(" ")
        below = [i for i, n in enumerate(node.below) if n.label in (edge, steps(edge)[-1], f"[{edge}]")]
        # an edge that is not there drops nothing
        cut = below[0] if below else len(node.below) if side == "after" else 0
        if side == "after":
            self.graft(nodes)
            node.below[cut + 1 :] = nodes[0].below if nodes and nodes[0].label == path[-1] else nodes
        else:
            new = nodes[0] if nodes else UnitNode("", "", "", "")
            node.text = new.text or node.text
            node.note = new.note or node.note
            if node is not location.node and new.label:  # the number was given to another unit: this one has a new one
                node.label = new.label
            self.graft(new.below)
            inner = steps(edge)
            if len(inner) > 1 and new.below and new.below[-1].label == inner[0]:  # "before subparagraph (a)(ii)"
                cut = next((i for i, n in enumerate(node.below) if n.label == inner[0]), len(node.below))
                rest = node.below[cut].below if cut < len(node.below) else []
                keep = next((i for i, n in enumerate(rest) if n.label == inner[1]), len(rest))
                new.below[-1].below += rest[keep:]
                cut += 1
            elif new.below and new.below[-1].kind == "subsection" and not new.text:
                new.below[-1].below += node.below[cut:]  # "the portion of section 5 before (a)", which is now in 5(1)
                del node.below[cut:]
                node.text = ""
            labels = {n.label for n in new.below}
            gone = [n for n in node.below[:cut] if n.kind in ITEMS and n.label not in labels]
            for unit in gone:
                self.repeal_unit(unit)
            node.below[:cut] = sorted([*new.below, *gone], key=lambda n: label_order(n.label)) if gone else new.below
        self.mark(node, deep=False)

    def do_add(self) -> None:
        anchor = self.step.anchor
        target = self.step.targets[0] if self.step.targets else Place()
        if self.payload and self.payload[0].kind == "schedule":
            return self.add_schedules()
        if self.step.where in ("alphabetical", "end") or anchor is None:
            named = target.unit[:1].isdigit() or target.unit.startswith("schedule")
            home = self.at(target).node if named else None
            siblings = home.below if home else self.roots
            nodes = self.unwrapped([*steps(target.unit), ""])
            if home and target.unit.startswith("schedule") and nodes and all(n.kind == "list" for n in nodes):
                return self.add_lines(home, nodes)
            self.graft(nodes)
            for node in nodes:
                at = len(siblings)
                if self.step.where == "alphabetical":
                    at = alphabetical_place(siblings, node)
                    if not in_alphabetical_order(siblings):
                        self.doubts.add("no_order")
                siblings.insert(at, node)
            return
        location = self.at(anchor)
        note = location.parent.note if location.parent else ""
        nodes = self.unwrapped(steps(anchor.unit))
        if self.step.where == "before" and location.start == 0 and location.parent and location.parent.note != note:
            location.node.note = location.node.note or note  # a section's note was that of its first subsection
        self.graft(nodes)
        at = location.start if self.step.where == "before" else location.stop
        if at and self.step.where == "after" and nodes and last_unit(nodes[-1]).text[-1:] == ".":
            end_with_semicolon(location.siblings[at - 1])
        if self.step.where == "after" and nodes and nodes[0].kind == location.node.kind:
            new = label_order(nodes[0].label)  # (e.1) goes after (e.01), which was added after (e) before it
            own = label_order(location.node.label)
            for node in location.siblings[at:]:
                if node.kind != nodes[0].kind or not own <= label_order(node.label) < new:
                    break
                at += 1
        location.siblings[at:at] = nodes
        self.drop_twins(location.siblings, nodes)

    def do_repeal(self) -> None:
        for place in self.step.targets:
            if place == Place():  # the Act as a whole: its sections stay, as repealed
                for node in self.nodes_at(place):
                    self.repeal_unit(node)
                continue
            location = self.at(place)
            if place.part.startswith("heading"):
                del location.siblings[location.start : location.stop]
                continue
            if place.part.startswith("after"):
                node = self.at(place._replace(part="")).node
                edge = place.part.partition(" ")[2]
                cut = next((i for i, n in enumerate(node.below) if n.label == steps(edge)[-1]), len(node.below))
                del node.below[cut + 1 :]
                continue
            if location.stop == location.start + 1 and (older := self.older_twin(location)) is not None:
                location.siblings.remove(older)
                continue
            for node in location.siblings[location.start : location.stop]:
                self.repeal_unit(node, location.parent if node.kind == "subsection" else None)
            left = [node for node in location.siblings[: location.stop] if not node.repealed]
            ends = all(node.repealed for node in location.siblings[location.stop :])
            if ends and left and left[-1].kind in ITEMS:
                last = last_unit(left[-1])
                last.text = re.sub(r";(?: and| or| et| ou)?$", ".", last.text)

    def do_deem(self) -> None:
        """What is "deemed never to have come into force and is repealed" is repealed; other fictions change no text."""
        if not _AND_REPEALED.search(self.entry.instruction.text):
            raise Impossible("no text is changed by deem")
        self.do_repeal()

    def repeal_unit(self, node: UnitNode, parent: UnitNode | None = None) -> None:
        if not node.repealed:
            if parent is not None and parent.below[0] is node and not node.note:
                parent.note = ""  # the section's marginal note was that of its first subsection
            node.text, node.note, node.below, node.repealed = self.repeal_marker(node), "", [], True
            self.mark(node)


def _schedule(old: UnitNode, heading: UnitNode, *units: UnitNode) -> UnitNode:
    """A schedule of which a clause enacts the heading and what is under it, in the place of another."""
    _, *references, title = heading.text.split("\t")
    below = [replace(unit, label=f" {unit.label}") for unit in units]
    return UnitNode(old.label, old.kind, "\n".join(references), title, old.level, below)


def _like_headings(spots: Sequence[Spot], nodes: Sequence[UnitNode]) -> None:
    """A heading put in the place of another keeps its level, and its number where the new one has none."""
    old = [n for s in spots for n in s.siblings[s.start : s.stop] if n.kind == "heading"]
    new = [n for n in nodes if n.kind == "heading"]
    for before, node in zip(reversed(old), reversed(new), strict=False):
        number = NUMBERED.match(before.text)
        if number and len(old) == len(new) and not NUMBERED.match(node.text):
            node.text = f"{number[0]}{node.text}"
        if len(old) == len(new):
            node.level = before.level


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
        if not self.step.targets and re.search(r"\d", self.entry.instruction.text):
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
    """Carries out one step on the text. Raises Impossible when it cannot be. touched: what it did to which unit."""

    touched: Sequence[TouchedUnit] = ()

    def perform(self) -> bool:
        """Carry the step out. False: the text reads as before."""
        operation = getattr(self, f"do_{self.step.operation}", None)
        if operation is None:
            raise Impossible(f"no text is changed by {self.step.operation}")
        before, named = self._words(), [*touches(self.step, self.entry.instruction, self.roots)]
        operation()
        after = self._words()
        self.touched = named
        if before == after:
            return False
        (old, twice_before), (new, twice) = map(_names, (before[0], after[0]))
        earlier = {name for name, *_, repealed in before[0] if repealed}
        repealed = [name for name, *_, is_repealed in after[0] if is_repealed and name not in earlier]
        own = {touch.unit for touch in named}
        self.touched = [*named, *(TouchedUnit(unit, "repeal") for unit in repealed if unit not in own)]
        if any(not self._named(name) for name in old - new):
            self.doubts.add("deletes_more")
        if twice - twice_before:
            self.doubts.add("not_unique")
        return True

    def _named(self, unit: str) -> bool:
        """Whether the clause names a unit, or something that it is in; a range, a heading or a part names many."""
        if self.step.operation == "renumber":
            return True
        for place in self.step.targets:
            if place.to or not place.unit[:1].isdigit() or place.part.startswith("heading"):
                return True
            if is_inside(unit, place.unit):
                return True
        return False

    def _words(self) -> tuple:
        """The words of the sections that the step names, or of all where it names none, and the order of sections.

        What is added after a section is in the sections that the clause enacts.
        """
        places, named = self.step.places, {*self.step.sections, *self.entry.instruction.sections}
        added = self.step.operation == "add" and self.step.where == "after"
        every_section = not places or any(not (p.unit[:1].isdigit() or (added and not p.unit)) for p in places)
        headings = any(p.part.startswith("heading") for p in places)
        inside = [
            root for root in self.roots if every_section or root.label in named or (headings and root.kind == "heading")
        ]
        words = [(name, n.kind, n.note, n.text, n.repealed) for root in inside for name, n in root.walk()]
        return words, [root.label for root in self.roots]


NO_EFFECT = (*PROVISIONS, "compound")  # sentences and items that change no text


def touches(step: AmendingStep, instruction: Instruction, roots: Sequence[UnitNode] = ()) -> Iterator[TouchedUnit]:
    """The units that a step names or enacts.

    roots: the text that it works on, which says what is in a range; without one that is its whole numbers.
    """
    payload = grow(instruction.enacted)
    if step.operation in NO_EFFECT:
        return
    first, anchor = step.targets[0] if step.targets else Place(), step.anchor
    if step.operation == "add":
        inside = anchor is None or step.where in ("alphabetical", "end") or anchor.unit == first.unit
        path = [*steps(first.unit), ""] if inside or anchor is None else steps(anchor.unit)
    else:
        path = steps(first.unit)
    above, nodes = "".join(path[:-1]), unwrapped(payload, path)[0]
    new = {_join(above, node.label): node for node in nodes if node.kind != "heading"}
    if step.operation == "add":
        yield from (TouchedUnit(unit, "add", node=node) for unit, node in new.items())
        if not payload:  # a list, a schedule set out elsewhere
            yield TouchedUnit(first.unit, "add")
    elif step.operation == "replace" and _side(first):
        yield TouchedUnit(first.unit, "replace", _side(first), nodes[0] if nodes else None)
    elif step.operation == "replace":
        yield from _replaced(step, nodes, new, roots)
    else:
        for place in step.targets or (Place(),):
            for unit in _members(place, (), roots):
                yield TouchedUnit(_headed(unit, place), step.operation, _side(place))


def _replaced(
    step: AmendingStep, nodes: Sequence[UnitNode], new: dict[str, UnitNode], roots: Sequence[UnitNode]
) -> Iterator[TouchedUnit]:
    named: list[str] = []
    for place in step.targets or (Place(),):
        if place.part.startswith("heading"):
            heading = next((node for node in nodes if node.kind == "heading"), None)
            yield TouchedUnit(_headed(place.unit, place), "replace", node=heading)
        else:
            named += _members(place, new, roots)
    if not any(unit in new for unit in named):  # named otherwise than the text says: a schedule, a form
        only = next(iter(new.values()), None) if len(named) == 1 else None
        yield from (TouchedUnit(unit, "replace", node=only) for unit in named)
        return
    for unit in named:
        yield TouchedUnit(unit, "replace", node=new[unit]) if unit in new else TouchedUnit(unit, "repeal")
    yield from (TouchedUnit(unit, "add", node=node) for unit, node in new.items() if unit not in named)


def _join(above: str, label: str) -> str:
    if label[:1] in ("(", "["):
        return above + label
    return f"{above}/{label}" if "/" in above else label


def _members(place: Place, new: Iterable[str], roots: Sequence[UnitNode]) -> list[str]:
    """The units that a place names: of a range those that the text has between its ends, else what is enacted there."""
    if not place.to:
        return [place.unit]
    path, end = steps(place.unit), steps(place.to)
    above = "".join(path[:-1])
    first, last = (spot([*roots], unit) for unit in (place.unit, place.to))
    if first and last and "".join(end[:-1]) == above:
        siblings = first.siblings if above else roots
        between = [n for n in siblings[first.start : last.stop] if n.kind == first.node.kind]
        return [above + node.label for node in between]
    between_ = []
    ends = [re.search(r"\d+", labels[-1]) for labels in (path, end) if labels]
    if len(path) == len(end) and all(ends):
        low, high = (int(match[0]) for match in ends if match)
        between_ = [above + path[-1].replace(str(low), str(n), 1) for n in range(low + 1, high)]
    units = [place.unit, *between_, *(u for u in new if u.startswith(above) and u not in between_), place.to]
    return list(dict.fromkeys(u for u in units if u))


def _side(place: Place) -> str:
    return place.part if place.part.startswith(("before", "after")) else ""


def _headed(unit: str, place: Place) -> str:
    return f"{unit}[heading]" if place.part.startswith("heading") else unit


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
