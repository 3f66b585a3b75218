"""An evaluator of ``rules.json`` in plain values: written from docs/rules-json.md, with nothing of the package.

It shows that the file is enough to answer by. Truth is 0, 1 (unknown) or 2; a day that is not known is None.
"""

import calendar
import datetime as dt
from itertools import product

NEVER, EPOCH = 10**9, dt.date(1970, 1, 1).toordinal()
NO_SUCH, NOT_CLASS, TIME, USED, NOT_YET, LATE, IN_TIME = range(7)
OPEN, NEED_NOT, REQUEST, BARRED = range(4)
GATES = ("no_such_remedy", "not_applicable", "no_longer", "no_longer", "not_yet")
STATUSES = ("open", "need_not_be_considered", "request_barred", "barred")


def add(day, length, unit):
    if day is None or day >= NEVER or unit == "days":
        return day if day is None or day >= NEVER else day + length
    date = dt.date.fromordinal(day + EPOCH)
    months = date.year * 12 + date.month - 1 + length * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(date.day, last)).toordinal() - EPOCH


def strongest(sets):
    floor = max(min(values) for values in sets)
    return {value for values in sets for value in values if value >= floor}


class Rules:
    def __init__(self, document):
        self.holidays = set(document["holidays"])
        self.concepts = {concept["id"]: concept for concept in document["concepts"]}
        self.kinds = {fact["id"]: fact["kind"] for fact in document["facts"]}
        self.rows = {row["id"]: row for row in document["rows"]}
        self.touches = document["touches"]
        self.acts = document["acts"]
        self.questions = {q["id"]: [f"{q['id']}/{one}" for one in q["constructions"]] for q in document["readings"]}

    def list_absent(self, without):
        absent = {self.acts.get(name.removesuffix("+"), name) for name in without}
        everything = {row[key] for row in self.rows.values() for key in ("brought_by", "taken_over_by") if key in row}
        if "later" in absent:
            absent |= {act for act in everything if self.year(act) > 2012}
        return absent

    def in_force(self, remedy, on, without):
        """The rows of a remedy on a day, had these Acts not been passed."""
        absent = self.list_absent(without)
        rests = {self.acts[name.removesuffix("+")] for name in without if name.endswith("+")}
        rows = [
            r for r in self.rows.values() if r["brought_by"] not in absent and not rests & set(r.get("rests_on", []))
        ]

        def start(row):
            return row["otherwise_from"] if row.get("postponed_by") in absent else row.get("from", NEVER)

        def end(row):
            if row.get("taken_over_by") not in absent:
                return row.get("until", NEVER)
            return min((start(o) for o in rows if o["slot"] == row["slot"] and start(o) > start(row)), default=NEVER)

        return [row for row in rows if remedy in row["remedy"] and start(row) <= on < end(row)]

    @staticmethod
    def year(act):
        digits = act.split("/")[-1][:4] if act.startswith(("SOR", "SI")) else act[:4]
        return int(digits) if digits.isdigit() and not act.startswith("P.C.") else 0

    def ask(self, remedy, person, on, without=(), fixed=()):
        rows = self.in_force(remedy, on, without)
        names = {row["id"] for row in rows}
        touches = [t for t in self.touches if remedy in t["remedy"] and t["from"] <= on < t.get("until", NEVER)]
        asked = {q for row in rows for q in self.asks(row, names)}
        asked |= {reading.split("/")[0] for touch in touches for reading in self.find(touch["for"])}
        choices = [[r for r in self.questions[q] if r in fixed] or self.questions[q] for q in sorted(asked)]
        combined = map(frozenset, product(*choices))
        absent = self.list_absent(without)
        outcomes = [Asking(self, rows, names, person, on, choice, absent).answer(touches) for choice in combined]
        answers = set().union(*(answer for answer, _ in outcomes))
        gates = {self.gate(answer) for answer in answers}
        gate = gates.pop() if len(gates) == 1 else "unknown"
        result = {"gate": gate}
        if any(answer != outcomes[0][0] for answer, _ in outcomes):
            result["status"] = "contested"
        elif len(answers) > 1:
            result["status"] = "unknown"
        elif min(answers) >= 5:
            result["status"] = STATUSES[min(answers) - 5]
        if gate == "no_longer" and len(ended := set().union(*(ends for _, ends in outcomes))) == 1:
            result["because"] = ended.pop()
        return result

    @staticmethod
    def gate(value):
        return GATES[value] if value < 5 else "applies"

    def asks(self, row, names):
        """The questions on which a row turns, or a row that it names."""
        for reading in (*row.get("reading", []), *self.find(row.get("who")), *self.find(row.get("used"))):
            yield reading.split("/")[0]
        for anchors in row.get("events", []):
            for name in anchors:
                yield from (reading.split("/")[0] for reading in self.find(["concept", name]) if name in self.concepts)
        for other in (*row.get("exceptions", []), *row.get("unasked", [])):
            if other in names or other in self.rows:
                yield from self.asks(self.rows[other], names)

    def find(self, expression):
        """The readings that an expression names."""
        if not isinstance(expression, list):
            return
        if expression[0] == "reading":
            yield expression[1]
        elif expression[0] == "concept" and expression[1] in self.concepts:
            for version in self.concepts[expression[1]]["versions"]:
                yield from self.find(version["is"])
        else:
            for part in expression[1:]:
                yield from self.find(part)


class Asking:
    """One person, one day, one choice of readings."""

    def __init__(self, rules, rows, names, person, on, choice, absent):
        self.rules, self.names, self.absent = rules, names, absent
        self.person, self.on, self.choice = person, on, choice
        self.rows = [row for row in rows if self.holds(row)]

    def holds(self, row):
        return not row.get("reading") or bool(self.choice & set(row["reading"]))

    def answer(self, touches):
        """The possible answers: a gate (0 to 4), or 5 and the status; and why it is no longer possible."""
        giving = [self.entitlement(row) for row in self.rows if row["effect"] == "entitles"]
        barring = [self.bar(row) for row in self.rows if row["effect"] in ("bars_request", "bars_grant", "may_refuse")]
        gate = strongest(giving or [{NO_SUCH}])
        kinds = {touch["what"] for touch in touches if self.truth(touch["for"]) != 0}
        opened = "gate" in kinds and gate & {NO_SUCH, NOT_CLASS, TIME, USED}
        gate = gate | ({IN_TIME} if opened else set()) | ({LATE} if "deadline" in kinds and TIME in gate else set())
        asked = ({NEED_NOT} if LATE in gate else set()) | ({OPEN} if LATE not in gate or IN_TIME in gate else set())
        status = strongest([asked, *barring])
        if "exception" in kinds and status & {REQUEST, BARRED}:
            status = status | asked
        answers = {TIME if value == USED else value for value in gate if value <= NOT_YET}
        answers |= {5 + value for value in status} if gate & {LATE, IN_TIME} else set()
        return answers, {"time" if value == TIME else "used" for value in gate & {TIME, USED}}

    def entitlement(self, row):
        who, used = self.truth(row.get("who"), 2), self.truth(row.get("used"), 0)
        happened, running = self.clock(row)
        values = set()
        values |= {NOT_CLASS} if who != 2 else set()
        values |= {USED} if who != 0 and used != 0 else set()
        if who != 0 and used != 2:
            values |= {NOT_YET} if happened != 2 else set()
            values |= {LATE if row.get("extended") else TIME} if happened != 0 and running != 2 else set()
            values |= {IN_TIME} if running != 0 else set()
        return values

    def bar(self, row):
        truth = self.rule(row)
        values = {OPEN} if truth != 2 else set()
        if truth == 0:
            return values
        if row["effect"] == "may_refuse":
            return values | {NEED_NOT}
        unasked = [self.rules.rows[name] for name in row.get("unasked", []) if self.force(name)]
        if row["effect"] == "bars_grant" or not unasked:
            return values | {BARRED}
        given = max(self.rule(other) for other in unasked)
        return values | ({REQUEST} if given != 0 else set()) | ({BARRED} if given != 2 else set())

    def force(self, name):
        return name in self.names and self.holds(self.rules.rows[name])

    def rule(self, row):
        ways_out = [self.rule(self.rules.rows[name]) for name in row.get("exceptions", []) if self.force(name)]
        return min([self.truth(row.get("who"), 2), self.clock(row)[1], *(2 - way for way in ways_out)])

    def clock(self, row):
        if not row.get("events"):
            return 2, 2
        happened = max(min(self.happened(name, row) for name in names) for names in row["events"])
        return happened, max(min(self.running(name, row) for name in names) for names in row["events"])

    def happened(self, name, row):
        if row.get("runs") in ("after", "reached"):
            return self.running(name, row)
        if self.rules.kinds.get(name) == "yes_no":
            return self.truth(["fact", name])
        return self.compare("le", self.anchor(name), self.on)

    def running(self, name, row):
        runs = row.get("runs")
        if runs not in ("within", "until", "after", "reached"):
            return self.happened(name, row)
        last = add(self.anchor(name), row["length"], row["unit"])
        if row["effect"] == "entitles" and runs == "within":
            last = self.open(last)
        held = self.compare({"within": "le", "until": "le", "after": "gt", "reached": "ge"}[runs], self.on, last)
        return min(self.happened(name, row), held) if runs == "within" else held

    def anchor(self, name):
        return self.day(["concept", name] if name in self.rules.concepts else ["fact", name])

    def open(self, day):
        while day is not None and day < NEVER and (day in self.rules.holidays or (day + 3) % 7 == 6):
            day += 1
        return day

    @staticmethod
    def compare(op, left, right):
        if left is None or right is None:
            return 1
        earlier = left if op in ("lt", "le") else right
        holds = {"lt": left < right, "le": left <= right, "gt": left > right, "ge": left >= right}[op]
        return 2 if holds and earlier < NEVER else 0

    def truth(self, expression, empty=2):
        if expression is None:
            return empty
        match expression:
            case ["and", *parts]:
                return min(map(self.truth, parts))
            case ["or", *parts]:
                return max(map(self.truth, parts))
            case ["not", part]:
                return 2 - self.truth(part)
            case ["not_held"]:
                return 1
            case ["reading", name]:
                return 2 if name in self.choice else 0
            case ["concept", name]:
                return self.truth(self.version(name))
            case ["fact", name]:
                return {None: 1, True: 2, False: 0}[self.person.get(name)]
            case ["is", name, *values]:
                return 1 if name not in self.person else 2 if self.person[name] in values else 0
        return self.compare(expression[0], self.day(expression[1]), self.day(expression[2]))

    def version(self, name):
        versions = [v for v in self.rules.concepts[name]["versions"] if v.get("brought_by") not in self.absent]
        return next(v["is"] for v in reversed(versions) if v.get("from", -NEVER) <= self.on)

    def day(self, expression):
        match expression:
            case ["on"]:
                return self.on
            case ["never"]:
                return NEVER
            case ["fact", name]:
                value = self.person.get(name)
                return NEVER if value == "never" else value
            case ["concept", name]:
                return self.day(self.version(name))
            case ["plus", part, length, unit]:
                return add(self.day(part), length, unit)
            case ["open", part]:
                return self.open(self.day(part))
            case ["latest" | "earliest" as way, *parts]:
                days = [self.day(part) for part in parts]
                return None if None in days else (max if way == "latest" else min)(days)
            case ["case", *parts]:
                return self.choose(parts)
        return expression

    def choose(self, parts):
        if len(parts) == 1:
            return self.day(parts[0])
        met = self.truth(parts[0])
        if met == 0:
            return self.choose(parts[2:])
        first = self.day(parts[1])
        return first if met == 2 or first == self.choose(parts[2:]) else None
