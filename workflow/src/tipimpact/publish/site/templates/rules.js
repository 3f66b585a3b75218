// Who may ask for what on a day: rules.json (format 2, docs/eligibility.md) evaluated without a network.
//
// It gives the same answers as tipimpact.eligibility.evaluate.ask; tests/publish/test_rules_script.py holds the two
// together. Truth is 0 (no), 1 (unknown) or 2 (yes): "and" is the least, "or" the greatest. A day is a whole number
// since 1970-01-01, null where nothing is known, or [earliest, latest] where only that much is known.
const Law = (() => {
  "use strict";
  const NO = 0, UNKNOWN = 1, YES = 2;
  const NEVER = 2932896; // 9999-12-31: an event known not to have happened
  const FORMAT = 2;
  const MOST_STEPS = 3; // events that are supposed one after the other
  const GATES = ["no_such_remedy", "not_applicable", "no_longer", "not_yet", "applies", "unknown"];
  const STATUSES = ["open", "need_not_be_considered", "request_barred", "barred", "contested", "unknown"];
  const ANSWERS = [...GATES.slice(0, 4), ...STATUSES.slice(0, 4)]; // a gate, or a status where the gate is "applies"
  const FIRST_STATUS = 4;
  const TOUCHES = ["gate", "exception", "deadline", "bar"]; // what something missing could change
  // What an entitlement, and what a bar, comes to: bits of a set, the stronger the greater.
  const [NO_SUCH, NOT_CLASS, TIME, USED, NOT_YET, LATE, IN_TIME] = [1, 2, 4, 8, 16, 32, 64];
  const [OPEN, NEED_NOT, REQUEST, BARRED] = [1, 2, 4, 8];
  const MAY_ASK = 0b110000, NEGATIVES = 0b11000111; // of answers: may ask; a no
  const DENIALS = NO_SUCH | NOT_CLASS | TIME | USED; // gates that a missing text could open

  const lowest = (set) => set & -set;
  const highest = (set) => (set ? 1 << (31 - Math.clz32(set)) : 0);
  const places = (set) => ANSWERS.map((_, i) => i).filter((i) => (set >> i) & 1);
  const strongest = (sets) => {
    const floor = Math.max(...sets.map(lowest));
    return sets.reduce((one, other) => one | other) & ~(floor - 1);
  };
  const intersect = (one, other) => one.filter((item) => other.includes(item));
  const product = (lists) => lists.reduce((all, list) => all.flatMap((one) => list.map((item) => [...one, item])), [[]]);

  // -- days

  const earliest = (day) => (typeof day === "number" ? day : day[0]);
  const latest = (day) => (typeof day === "number" ? day : day[1]);
  const between = (first, last) => (first === last ? first : [first, last]);
  const move = (day, by) => (day === null ? null : between(by(earliest(day)), by(latest(day))));

  /** The last day of a time of some days, months or years after a day (Interpretation Act, ss. 27 and 28). */
  const plus = (day, length, unit) => {
    if (day === NEVER) return day;
    if (unit === "days") return day + length;
    const date = new Date(day * 864e5);
    const month = date.getUTCMonth() + length * (unit === "years" ? 12 : 1);
    const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
    return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastOfMonth)) / 864e5;
  };

  /** Whether one day is before another, or not after it; what never happens is before nothing. */
  const isBefore = (one, other, orSame) => {
    if (one === null || other === null) return UNKNOWN;
    const holds = (a, b) => a !== NEVER && (orSame ? a <= b : a < b);
    if (holds(latest(one), earliest(other))) return YES;
    return holds(earliest(one), latest(other)) ? UNKNOWN : NO;
  };
  const COMPARE = {
    lt: (one, other) => isBefore(one, other, false),
    le: (one, other) => isBefore(one, other, true),
    gt: (one, other) => isBefore(other, one, false),
    ge: (one, other) => isBefore(other, one, true),
  };

  /** One person on one day under one choice of readings; null: what turns on a reading is unknown. */
  class State {
    constructor(facts, on, choice = null, parent = null, moved = []) {
      Object.assign(this, { facts, on, choice, parent, moved, values: new Map(), children: new Map() });
    }
    under(choice) {
      if (!choice.length) return this;
      const key = choice.join("&");
      if (!this.children.has(key))
        this.children.set(key, new State(this.facts, this.on, choice, this.parent?.under(choice), this.moved));
      return this.children.get(key);
    }
    /** The person with other facts on the same day: what no moved fact touches is not worked out again. */
    vary(facts) {
      const names = Object.keys({ ...this.facts, ...facts });
      return new State(facts, this.on, null, this, names.filter((name) => `${facts[name]}` !== `${this.facts[name]}`));
    }
    touches(names) {
      return this.moved.some((name) => names.has(name));
    }
    /** A value that turns on some facts alone. */
    once(key, names, compute) {
      let value = this.values.get(key);
      if (value === undefined) {
        value = this.parent && !this.touches(names) ? this.parent.once(key, names, compute) : compute(this);
        this.values.set(key, value);
      }
      return value;
    }
  }

  /** What some rules come to under one choice of readings. */
  class Outcome {
    constructor(choice, gate, status, giving, barring, duties, doubts, unread) {
      Object.assign(this, { choice, gate, status, giving, barring, duties, doubts, unread });
    }
    get answer() {
      const longer = this.gate & (TIME | USED) ? 4 : 0, yet = this.gate & NOT_YET ? 8 : 0;
      const status = this.gate & (LATE | IN_TIME) ? this.status << FIRST_STATUS : 0;
      return (this.gate & (NO_SUCH | NOT_CLASS)) | longer | yet | status;
    }
  }

  /** The first rule that brings an outcome about; while several are possible, that may bring the strongest. */
  const findDeciding = (worked, outcome) => {
    const end = lowest(outcome) === highest(outcome) ? lowest : highest;
    return worked.find(([, sets]) => end(sets) === highest(outcome))?.[0];
  };

  /** Outcomes under one reading alone of each question on which no answer turns. */
  const dropIdleQuestions = (outcomes) =>
    outcomes[0].choice.reduce((kept, _, place) => {
      const alike = new Map(), isIdle = kept.every((outcome) => {
        const others = outcome.choice.filter((__, i) => i !== place).join("&");
        if (!alike.has(others)) alike.set(others, outcome);
        return alike.get(others).answer === outcome.answer;
      });
      return isIdle ? [...alike.values()] : kept;
    }, outcomes);

  /** The smallest sets of readings that settle an outcome whatever the other questions are answered. */
  const findDecidingReadings = (all) => {
    const questions = new Map(), outcomes = dropIdleQuestions(all);
    for (const { choice } of outcomes)
      for (const name of [...choice].sort()) {
        const question = name.split("/")[0];
        questions.set(question, new Set([...(questions.get(question) ?? []), name]));
      }
    const lists = [...questions.values()].map((names) => [...names]), deciding = [];
    const combinations = (items, size) =>
      size === 0 ? [[]] : items.flatMap((item, i) => combinations(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
    for (let size = 0; size <= lists.length; size++)
      for (const asked of combinations(lists, size))
        for (const names of product(asked)) {
          const under = outcomes.filter(({ choice }) => names.every((name) => choice.includes(name)));
          const possible = new Set(under.map(({ answer }) => answer));
          const isNew = !deciding.some(([smaller]) => smaller.every((name) => names.includes(name)));
          if (possible.size === 1 && isNew) deciding.push([names, under[0].answer]);
        }
    return deciding;
  };

  class Rules {
    constructor(file) {
      if (file?.format !== FORMAT) throw new Error(`rules of format ${file?.format}, not ${FORMAT}`);
      this.file = file;
      this.absent = []; // Acts that were not passed, of those that brought versions of concepts
      this.kinds = new Map([...file.facts, ...file.concepts].map(({ id, kind }) => [id, kind]));
      this.holidays = new Set(file.holidays);
      this.rows = new Map(file.rows.map((row, place) => [row.id, { ...row, place }]));
      this.events = file.events.map((event) => {
        const [needs, unless] = [this.readTruth(event.needs), event.unless ? this.readTruth(event.unless) : () => NO];
        return { ...event, needs, canCome: (state) => needs(state) === YES && unless(state) !== YES };
      });
      this.questions = file.readings.map((of) => of.constructions.map((one) => `${of.id}/${one}`));
      this.rulings = new Map(file.readings.map((of) => [of.id, of.ruling]));
      this.concepts = new Map(file.concepts.map((concept) => [concept.id, this.readConcept(concept)]));
      this.deadlines = file.deadlines.map((one) => {
        const anchors = (one.events ?? []).map((name) => [name, this.readDay([this.concepts.has(name) ? "concept" : "fact", name])]);
        return { ...one, who: this.readTruth(one.for), anchors };
      });
      const turns = [...file.rows, ...file.touches].flatMap((row) => [row.from, row.until, row.otherwise_from]);
      this.changes = [...new Set(turns.filter((day) => day !== undefined))].sort((a, b) => a - b);
      [this.made, this.steps, this.named, this.choices] = [new Map(), new Map(), new Map(), new Map()];
      this.states = new WeakMap(); // of the person asked about last on a day
    }

    // -- expressions, compiled once into functions of a state

    /** A concept, had some Acts not been passed: without the versions that they brought. */
    readConcept({ id, kind, versions }) {
      const compiled = new Map(); // later: a concept may name one that comes after it
      const compile = (absent) => {
        const before = this.absent, passed = versions.filter((version) => !absent.includes(version.brought_by));
        this.absent = absent;
        const { facts } = this.listNamed(id), key = Symbol(id);
        const parts = passed.map(({ from, is }) => [from ?? -Infinity, kind === "date" ? this.readDay(is) : this.readTruth(is)]);
        const compute = (state) => parts.filter(([from]) => from <= state.on).pop()[1](state);
        compiled.set(`${absent}`, (state) => state.once(key, facts, compute));
        this.absent = before;
      };
      const read = (absent) => {
        if (!compiled.has(`${absent}`)) compile(absent);
        return compiled.get(`${absent}`);
      };
      return { versions, read };
    }

    readTruth(expression) {
      const [kind, ...parts] = expression, name = parts[0];
      switch (kind) {
        case "and":
        case "or": {
          const conditions = parts.map((part) => this.readTruth(part)), end = kind === "and" ? NO : YES;
          const choose = kind === "and" ? Math.min : Math.max;
          return (state) => {
            let truth = YES - end;
            for (const condition of conditions) if ((truth = choose(truth, condition(state))) === end) break;
            return truth;
          };
        }
        case "not": {
          const condition = this.readTruth(name);
          return (state) => YES - condition(state);
        }
        case "not_held":
          return () => UNKNOWN;
        case "reading":
          return (state) => (state.choice === null ? UNKNOWN : state.choice.includes(name) ? YES : NO);
        case "concept":
          return this.lazy(name);
        case "fact":
          return (state) => (state.facts[name] === undefined ? UNKNOWN : state.facts[name] ? YES : NO);
        case "is": {
          const values = parts.slice(1);
          return (state) => {
            if (state.facts[name] === undefined) return UNKNOWN;
            const own = [state.facts[name]].flat(), inside = intersect(own, values).length;
            return inside === own.length ? YES : inside ? UNKNOWN : NO;
          };
        }
        default: {
          if (!(kind in COMPARE)) throw new Error(`the rules use "${kind}", which this page does not know`);
          const [left, right] = parts.map((part) => this.readDay(part));
          return (state) => COMPARE[kind](left(state), right(state));
        }
      }
    }

    readDay(expression) {
      if (typeof expression === "number") return () => expression;
      const [kind, ...parts] = expression, name = parts[0];
      switch (kind) {
        case "on":
          return (state) => state.on;
        case "never":
          return () => NEVER;
        case "fact":
          return (state) => (state.facts[name] === "never" ? NEVER : (state.facts[name] ?? null));
        case "concept":
          return this.lazy(name);
        case "plus": {
          const [day, length, unit] = [this.readDay(name), parts[1], parts[2]];
          return (state) => move(day(state), (one) => plus(one, length, unit));
        }
        case "open": {
          const day = this.readDay(name);
          return (state) => move(day(state), (one) => this.nextOpen(one));
        }
        case "latest":
        case "earliest": {
          const days = parts.map((part) => this.readDay(part)), choose = kind === "latest" ? Math.max : Math.min;
          return (state) => {
            const known = days.map((day) => day(state));
            return known.includes(null) ? null : between(choose(...known.map(earliest)), choose(...known.map(latest)));
          };
        }
        case "case":
          return this.readCase(parts);
        default:
          throw new Error(`the rules use "${kind}", which this page does not know`);
      }
    }

    /** The day of the first condition that is met; where that is not known, only a day that both branches give. */
    readCase([condition, first, ...rest]) {
      if (first === undefined) return this.readDay(condition);
      const [met, day, others] = [this.readTruth(condition), this.readDay(first), this.readCase(rest)];
      return (state) => {
        const truth = met(state);
        if (truth === NO) return others(state);
        return truth === YES || day(state) === others(state) ? day(state) : null;
      };
    }

    lazy(name) {
      const absent = this.absent;
      let value;
      return (state) => (value ??= this.concepts.get(name).read(absent))(state);
    }

    /** The day, or the next one that is neither a Sunday nor a holiday (Interpretation Act, s. 26). */
    nextOpen(day) {
      while (day !== NEVER && (this.holidays.has(day) || (day + 3) % 7 === 6)) day += 1;
      return day;
    }

    // -- the rules in force on a day

    /** The rules of each remedy on a day, had some Acts not been passed. */
    on(day, without = []) {
      const turned = this.changes.filter((change) => change <= day).length, key = `${turned} ${without}`;
      if (!this.made.has(key)) this.made.set(key, this.makeRules(day, without));
      return this.made.get(key);
    }

    makeRules(day, without) {
      const brought = new Set(this.file.concepts.flatMap(({ versions }) => versions.map((version) => version.brought_by)));
      const absent = this.listAbsent(without), rows = new Map(this.selectInForce(day, without).map((row) => [row.id, row]));
      this.absent = [...absent].filter((act) => brought.has(act)).sort();
      const byRemedy = new Map(this.file.remedies.map(({ id }) => [id, []]));
      const made = new Map(), make = (row) => {
        if (!made.has(row.id)) made.set(row.id, this.makeRule(row, others));
        return made.get(row.id);
      };
      const others = (names) => (names ?? []).filter((name) => rows.has(name)).map((name) => make(rows.get(name)));
      for (const row of rows.values())
        if (row.effect !== "lifts" && row.effect !== "unasked")
          for (const remedy of row.remedy) byRemedy.get(remedy).push(make(row));
      for (const touch of this.file.touches)
        if (touch.from <= day && day < (touch.until ?? NEVER)) {
          const rule = this.makeRule({ ...touch, effect: touch.what, who: touch.for, place: -1 }, others);
          for (const remedy of touch.remedy) byRemedy.get(remedy).push(rule);
        }
      for (const rules of byRemedy.values()) rules.names = new Set(rules.flatMap(({ names }) => [...names]));
      this.absent = [];
      return byRemedy;
    }

    listAbsent(without) {
      const absent = new Set(without.map((name) => this.file.acts[name.replace(/\+$/, "")] ?? name));
      const year = (act) => (act.startsWith("P.C.") ? 0 : Number(/(?:^|\/)(\d{4})/.exec(act)?.[1] ?? 0));
      if (absent.has("later"))
        for (const act of [...this.rows.values()].flatMap((row) => [row.brought_by, row.taken_over_by]))
          if (act && year(act) > 2012) absent.add(act);
      return absent;
    }

    selectInForce(day, without) {
      const acts = this.file.acts, rows = [...this.rows.values()], absent = this.listAbsent(without);
      const rests = without.filter((name) => name.endsWith("+")).map((name) => acts[name.slice(0, -1)]);
      const passed = rows.filter((row) => !absent.has(row.brought_by) && !intersect(rests, row.rests_on ?? []).length);
      const start = (row) => (absent.has(row.postponed_by) ? row.otherwise_from : row.from) ?? NEVER;
      const end = (row) => {
        if (!absent.has(row.taken_over_by)) return row.until ?? NEVER;
        return Math.min(NEVER, ...passed.filter((o) => o.slot === row.slot && start(o) > start(row)).map(start));
      };
      return passed.filter((row) => start(row) <= day && day < end(row));
    }

    makeRule(row, others) {
      const [exceptions, unasked] = [others(row.exceptions), others(row.unasked)];
      const events = row.events ?? [], readings = row.reading ?? [];
      const anchors = events.flat().map((name) => [this.concepts.has(name) ? "concept" : "fact", name]);
      const [asked, named] = [new Set(), new Set(readings)];
      for (const part of [row.who, row.used, ...anchors]) this.collect(part, asked, named);
      const rule = {
        row, place: row.place, id: row.id, effect: row.effect, exceptions, unasked, readings, events,
        who: row.who ? this.readTruth(row.who) : () => YES,
        used: row.used ? this.readTruth(row.used) : () => NO,
        anchors: new Map(anchors.map((anchor) => [anchor[1], this.kinds.get(anchor[1]) === "yes_no" ? this.readTruth(anchor) : this.readDay(anchor)])),
        questions: this.questions.filter((question) => question.some((reading) => named.has(reading))),
        names: new Set([...asked, ...[...exceptions, ...unasked].flatMap((other) => [...other.names])]),
      };
      const turnsOn = new Set([rule, ...exceptions, ...unasked].flatMap((part) => part.questions.flat()));
      const [versions, byChoice] = [new Map([["", { rule, choice: [] }]]), new Map()];
      return Object.assign(rule, { turnsOn, turning: Symbol(), versions, byChoice });
    }

    /** The facts and the readings that an expression names. */
    collect(expression, facts, readings) {
      if (!Array.isArray(expression)) return;
      const [kind, name] = expression;
      if (kind === "reading") readings.add(name);
      else if (kind === "fact" || kind === "is") facts.add(name);
      else if (kind === "not_held") facts.add("not_held");
      else if (kind === "concept") {
        for (const fact of this.listNamed(name).facts) facts.add(fact);
        for (const reading of this.listNamed(name).readings) readings.add(reading);
      }
      else for (const part of expression.slice(1)) this.collect(part, facts, readings);
    }

    /** The facts and the readings that a concept names. */
    listNamed(concept) {
      const key = `${concept} ${this.absent}`, own = { facts: new Set(), readings: new Set() };
      if (!this.named.has(key)) {
        for (const { brought_by: act, is } of this.concepts.get(concept).versions)
          if (!this.absent.includes(act)) this.collect(is, own.facts, own.readings);
        this.named.set(key, own);
      }
      return this.named.get(key);
    }

    holdsUnder(rule, choice) {
      if (!rule.readings.length) return true;
      const isAsked = rule.questions.some((q) => intersect(rule.readings, q).length && intersect(choice, q).length);
      return !isAsked || intersect(rule.readings, choice).length > 0;
    }

    /** A rule with those of its exceptions that hold, and the readings on which it turns; null where it does not hold. */
    narrow(rule, choice) {
      if (!rule.turnsOn.size) return rule.versions.get("");
      if (!rule.byChoice.has(choice)) {
        const own = choice.filter((name) => rule.turnsOn.has(name)), key = own.join("&");
        if (!rule.versions.has(key)) rule.versions.set(key, this.holdsUnder(rule, own) ? this.narrowTo(rule, own) : null);
        rule.byChoice.set(choice, rule.versions.get(key));
      }
      return rule.byChoice.get(choice);
    }

    narrowTo(rule, choice) {
      const [exceptions, unasked] = [rule.exceptions, rule.unasked].map((rules) => rules.filter((r) => this.holdsUnder(r, choice)));
      const isWhole = exceptions.length === rule.exceptions.length && unasked.length === rule.unasked.length;
      return { rule: isWhole ? rule : { ...rule, exceptions, unasked }, choice };
    }

    narrowAll(rules, choice) {
      return rules.map((rule) => this.narrow(rule, choice)).filter((own) => own);
    }

    // -- one rule

    truth(rule, state) {
      return state.once(rule, rule.names, (state) => {
        const ways = rule.exceptions.map((exception) => YES - this.truth(exception, state));
        return Math.min(rule.who(state), this.clock(rule, state)[1], ...ways);
      });
    }

    /** Whether an event has come, and whether the time from it is one in which the rule holds. */
    clock(rule, state) {
      if (!rule.events.length) return [YES, YES];
      const any = (ask) => Math.max(...rule.events.map((names) => Math.min(...names.map((name) => ask(name)))));
      return [any((name) => this.happened(rule, name, state)), any((name) => this.running(rule, name, state))];
    }

    happened(rule, name, state) {
      if (rule.row.runs === "after" || rule.row.runs === "reached") return this.running(rule, name, state);
      const anchor = rule.anchors.get(name)(state);
      return this.kinds.get(name) === "yes_no" ? anchor : COMPARE.le(anchor, state.on);
    }

    running(rule, name, state) {
      switch (rule.row.runs) {
        case "within":
          return Math.min(this.happened(rule, name, state), COMPARE.le(state.on, this.lastDay(rule, name, state)));
        case "until":
          return COMPARE.le(state.on, this.lastDay(rule, name, state));
        case "after":
          return COMPARE.gt(state.on, this.lastDay(rule, name, state));
        case "reached":
          return COMPARE.ge(state.on, this.lastDay(rule, name, state));
        default:
          return this.happened(rule, name, state);
      }
    }

    /** The last day of the length after an event; what must be done by a holiday may be done on the next day. */
    lastDay(rule, name, state) {
      const last = move(rule.anchors.get(name)(state), (day) => plus(day, rule.row.length, rule.row.unit));
      return rule.effect === "entitles" && rule.row.runs === "within" ? move(last, (day) => this.nextOpen(day)) : last;
    }

    entitlement(rule, state) {
      const who = rule.who(state), used = rule.used(state), [happened, running] = this.clock(rule, state);
      let set = (who !== YES ? NOT_CLASS : 0) | (who !== NO && used !== NO ? USED : 0);
      if (who !== NO && used !== YES) {
        set |= happened !== YES ? NOT_YET : 0;
        set |= happened !== NO && running !== YES ? (rule.row.extended ? LATE : TIME) : 0;
        set |= running !== NO ? IN_TIME : 0;
      }
      return set;
    }

    bar(rule, state) {
      const holds = this.truth(rule, state), free = holds !== YES ? OPEN : 0;
      if (holds === NO) return free;
      if (rule.effect === "may_refuse") return free | NEED_NOT;
      if (rule.effect === "bars_grant" || !rule.unasked.length) return free | BARRED;
      const unasked = Math.max(...rule.unasked.map((other) => this.truth(other, state)));
      return free | (unasked !== NO ? REQUEST : 0) | (unasked !== YES ? BARRED : 0);
    }

    comeTo(rule, state) {
      if (TOUCHES.includes(rule.effect)) return rule.who(state);
      return rule.effect === "entitles" ? this.entitlement(rule, state) : this.bar(rule, state);
    }

    // -- the rules of a remedy together

    /** Whether a reading can change what a rule comes to; ``state`` has no choice of readings. */
    turnsOnReading(rule, state) {
      return state.once(rule.turning, rule.names, (state) => this.findTurning(rule, state));
    }

    findTurning(rule, state) {
      const who = rule.who(state), clock = this.clock(rule, state);
      const parts = rule.effect === "entitles" ? [who, rule.used(state), ...clock] : [Math.min(who, clock[1])];
      const others = [...rule.exceptions, ...rule.unasked];
      if (rule.readings.length || others.some((other) => other.questions.length)) return parts[0] !== NO;
      return parts.includes(UNKNOWN);
    }

    /** Each combination of readings of the questions that can matter. */
    listChoices(rules, state, fixed) {
      const turning = rules.filter((rule) => rule.turnsOn.size && this.turnsOnReading(rule, state));
      const questions = new Set(turning.flatMap((rule) => [rule, ...rule.exceptions, ...rule.unasked]).flatMap((part) => part.questions));
      const lists = [...questions].map((question) => (intersect(fixed, question).length ? intersect(fixed, question) : question));
      const key = lists.join(" ");
      if (!this.choices.has(key)) this.choices.set(key, product(lists));
      return this.choices.get(key);
    }

    under(rules, state, choice) {
      const giving = [], barring = [], duties = [], touching = [];
      for (const own of this.narrowAll(rules, choice)) {
        const { rule } = own;
        if (rule.effect === "requires") duties.push(rule);
        else {
          const set = state.once(own, rule.names, (state) => this.comeTo(rule, state.under(own.choice)));
          if (!TOUCHES.includes(rule.effect)) (rule.effect === "entitles" ? giving : barring).push([rule, set]);
          else if (set !== NO) touching.push(rule);
        }
      }
      const bare = giving.length ? strongest(giving.map(([, set]) => set)) : NO_SUCH;
      const isTouched = (what) => touching.some(({ effect }) => effect === what);
      // what is known to be missing makes more answers possible, and takes none away
      const gate = bare | (isTouched("gate") && bare & DENIALS ? IN_TIME : 0) | (isTouched("deadline") && bare & TIME ? LATE : 0);
      const asked = (!(gate & LATE) || gate & IN_TIME ? OPEN : 0) | (gate & LATE ? NEED_NOT : 0);
      const bars = strongest([asked, ...barring.map(([, set]) => set)]);
      const status = isTouched("exception") && bars & (REQUEST | BARRED) ? bars | asked : bars;
      const widens = { gate: gate & ~bare & IN_TIME, deadline: gate & ~bare & LATE, exception: status !== bars };
      const doubts = touching.filter(({ effect }) => widens[effect]), unread = touching.filter(({ effect }) => effect === "bar");
      return new Outcome(choice, gate, status, giving, barring, duties, doubts, unread);
    }

    decide(rules, state, fixed) {
      if (fixed.length) return this.compare(rules, state, fixed);
      return state.once(rules, rules.names, (state) => this.compare(rules, state, fixed));
    }

    compare(rules, state, fixed) {
      const outcomes = this.listChoices(rules, state, fixed).map((choice) => this.under(rules, state, choice));
      const answers = outcomes.map((outcome) => outcome.answer), possible = answers.reduce((one, other) => one | other);
      const gates = new Set(places(possible).map((place) => Math.min(place, FIRST_STATUS)));
      const gate = gates.size === 1 ? GATES[[...gates][0]] : "unknown";
      const status = answers.some((answer) => answer !== answers[0]) ? "contested" : this.nameStatus(possible);
      const ended = outcomes.reduce((set, outcome) => set | outcome.gate, 0) & (TIME | USED);
      const because = gate !== "no_longer" ? null : { [TIME]: "time", [USED]: "used" }[ended] ?? null;
      let deciding;
      for (const outcome of outcomes) deciding ??= this.findRow(outcome, state.under(outcome.choice));
      const isShut = status !== "unknown" && places(possible).every((place) => place >= FIRST_STATUS + 2); // whatever bars
      return { gate, status, because, deciding, outcomes, possible, isShut };
    }

    nameStatus(possible) {
      const [place, ...more] = places(possible);
      if (more.length || place === undefined) return "unknown";
      return place >= FIRST_STATUS ? STATUSES[place - FIRST_STATUS] : null;
    }

    /** The deciding rule: of the gate where that is not passed, else of the status. */
    findRow({ gate, status, giving, barring, duties }, state) {
      const given = gate <= NOT_CLASS ? undefined : findDeciding(giving, gate);
      if (gate & (LATE - 1)) return given;
      if (highest(status) > OPEN) return findDeciding(barring, status) ?? given;
      return duties.find((rule) => this.truth(rule, state) === YES) ?? given;
    }

    /** The status of whoever must wait for an event, as if it came on the day asked for. */
    decideIfItCame(rules, state, made, fixed) {
      if (made.gate !== "not_yet") return null;
      const rule = rules.find((one) => one.place === made.deciding.place), come = {};
      if (rule.row.runs !== "after" && rule.row.runs !== "reached")
        for (const name of rule.events[0] ?? []) come[name] = this.kinds.get(name) === "date" ? state.on : true;
      const then = new State({ ...state.facts, ...come }, state.on);
      const sets = this.listChoices(rules, then, fixed).map((choice) => this.under(rules, then, choice).status << FIRST_STATUS);
      return sets.some((set) => set !== sets[0]) ? "contested" : this.nameStatus(sets[0]);
    }

    /** The first day after the bars or the wait that hold, if law and facts stay; null where none is known. */
    findEnd(rules, state, made, fixed) {
      if (!made.isShut && made.gate !== "not_yet") return null;
      const ends = made.outcomes.map(({ choice }) => {
        const mine = this.narrowAll(rules, choice).map(({ rule }) => rule);
        return this.endUnder(mine, state.under(choice), made.isShut);
      });
      const end = Math.max(...ends);
      if (end >= NEVER || end <= state.on) return null;
      const later = new State(state.facts, end), then = this.decide(rules, later, fixed); // another bar may hold by then
      if (then.gate === "applies" && STATUSES.indexOf(then.status) < 2) return end;
      return this.findEnd(rules, later, then, fixed);
    }

    /** The day before which the bars that hold for certain do not end; null where they name no day. */
    findEarliestEnd(rules, state, made) {
      if (!made.isShut) return null;
      const ends = made.outcomes.map(({ choice }) => {
        const here = state.under(choice), mine = this.narrowAll(rules, choice).map(({ rule }) => rule);
        const bars = mine.filter((rule) => rule.effect.startsWith("bars_"));
        const certain = bars.filter((rule) => rule.row.length && this.truth(rule, here) === YES);
        const days = certain.flatMap((rule) => rule.events.flat().map((name) => this.lastDay(rule, name, here)));
        return Math.max(0, ...days.filter((last) => last !== null).map(earliest).filter((last) => last < NEVER)) + 1;
      });
      const end = Math.min(...ends);
      return end > state.on ? end : null;
    }

    endUnder(rules, state, isShut) {
      if (isShut) {
        const bars = rules.filter((rule) => rule.effect === "bars_grant" || rule.effect === "bars_request");
        return Math.max(0, ...bars.filter((rule) => this.truth(rule, state) !== NO).map((rule) => this.barEnd(rule, state)));
      }
      const waits = rules.filter((rule) => rule.effect === "entitles" && ["after", "reached"].includes(rule.row.runs));
      return Math.min(NEVER, ...waits.map((rule) => this.waitEnd(rule, state)));
    }

    barEnd(rule, state) {
      if (rule.row.runs !== "within" && rule.row.runs !== "until") return NEVER;
      const ends = rule.events.flat().map((name) => {
        if (this.running(rule, name, state) === NO) return 0;
        const last = this.lastDay(rule, name, state);
        return last === null || latest(last) === NEVER ? NEVER : latest(last) + 1;
      });
      return Math.max(...ends);
    }

    waitEnd(rule, state) {
      const days = rule.events.flat().map((name) => this.lastDay(rule, name, state));
      if (days.includes(null) || !(this.entitlement(rule, state) & NOT_YET)) return NEVER;
      const last = Math.min(...days.map(latest));
      return last === NEVER ? NEVER : last + (rule.row.runs === "after" ? 1 : 0);
    }

    /** The facts not known that keep the gate unknown or, where it is known, the status. */
    listMissing(state, made) {
      if (made.status !== "unknown") return [];
      const missing = new Set(), isAtGate = made.gate === "unknown", doubts = made.outcomes.flatMap((outcome) => outcome.doubts);
      for (const rule of doubts) for (const name of rule.names) if (!this.isKnown(state.facts[name])) missing.add(name);
      for (const { giving, barring, gate, status } of made.outcomes)
        for (const [worked, possible] of isAtGate ? [[giving, gate]] : [[barring, status], [giving, gate]])
          for (const [rule, set] of worked)
            if (lowest(set) !== highest(set) && highest(set) > lowest(possible))
              for (const name of rule.names) if (!this.isKnown(state.facts[name])) missing.add(name);
      const names = [...this.file.facts.map(({ id }) => id), "not_held"].filter((name) => missing.has(name));
      return [...names, ...new Set(doubts.map(({ id }) => id))];
    }

    /** The gaps and instruments that could forbid what one may ask for. */
    listUnread(made) {
      if (places(made.possible).some((place) => place !== FIRST_STATUS && place !== FIRST_STATUS + 1)) return [];
      return [...new Set(made.outcomes.flatMap((outcome) => outcome.unread.map(({ id }) => id)))];
    }

    /** Whether a fact is known to the day; of a fact known only in part more can be learned. */
    isKnown(value) {
      return value !== undefined && !Array.isArray(value);
    }

    describeDispute(made) {
      if (made.status !== "contested") return "";
      const words = (answer) => places(answer).map((place) => ANSWERS[place]).join("|");
      return findDecidingReadings(made.outcomes).map(([names, answer]) => `${[...names].sort().join(" & ")}=${words(answer)}`).join("; ");
    }

    /** A person on a day; what was worked out for the questions before is kept. */
    meet(facts, day) {
      if (this.states.get(facts)?.on !== day) this.states.set(facts, new State(facts, day));
      return this.states.get(facts);
    }

    /** The answer about one remedy. facts: by name; what is absent is unknown.  fixed: readings that are fixed. */
    ask(remedy, facts, day, without = [], fixed = []) {
      const state = this.meet(facts, day), rules = this.on(day, without).get(remedy), made = this.decide(rules, state, fixed);
      const readings = this.describeDispute(made);
      const named = readings.split("; ").flatMap((part) => part.split("=")[0].split(" & ")).map((name) => name.split("/")[0]);
      return {
        gate: made.gate,
        status: made.status,
        because: made.because,
        row: made.deciding?.id ?? null,
        if_it_came: this.decideIfItCame(rules, state, made, fixed),
        until: this.findEnd(rules, state, made, fixed),
        from: this.findEarliestEnd(rules, state, made),
        readings,
        ruling: readings ? (named.every((question) => this.rulings.get(question) === "held") ? "held" : "none") : null,
        unknown_because: this.listMissing(state, made).join("; "),
        unread: this.listUnread(made).join("; "),
        possible: places(made.possible).map((place) => ANSWERS[place]),
      };
    }

    /** What can come next and lead to a remedy that waits for a step: events, each with the status that it leads to.
     *
     * Each is followed by as few others as open the gate, on the same day: by one more than the nearest takes. */
    listCauses(remedy, facts, day) {
      const rules = this.on(day).get(remedy), causes = new Map(), opening = [];
      for (let steps = 1; steps <= MOST_STEPS && steps <= (opening[0]?.length ?? MOST_STEPS) + 1; steps++)
        for (const [names, then] of this.suppose(this.meet(facts, day), steps)) {
          const isMore = opening.some((fewer) => fewer.length < names.length && fewer.every((name) => names.includes(name)));
          if (causes.has(names[0]) || isMore) continue;
          const { gate, status } = this.decide(rules, then, []);
          if (gate !== "applies") continue;
          causes.set(names[0], status);
          opening.push(names);
        }
      return causes;
    }

    /** Events one after the other, each with its needs known to be met; and the person once all have come. */
    *suppose(now, steps, before = []) {
      if (!steps) yield [before, now];
      for (const { id, canCome, puts } of steps ? this.events : []) {
        if (before.includes(id) || !canCome(now)) continue;
        yield* this.suppose(this.come(puts, now), steps - 1, [...before, id]);
      }
    }

    /** The person once an event has come, on the same day. */
    come(puts, state) {
      const put = Object.entries(puts).map(([name, value]) => [name, Array.isArray(value) ? state.on : value]);
      return state.vary({ ...state.facts, ...Object.fromEntries(put) });
    }

    /** What an event that the person can bring about shuts that day, alone or with what comes next of itself.
     *
     * Each remedy with the first day on which it can be asked for again, null where none is known, and the event that
     * must follow, "" where it is shut at once. */
    listShut(id, facts, day) {
      const event = this.events.find((one) => one.id === id), now = this.meet(facts, day), shut = new Map();
      if (event.needs(now) === NO) return shut;
      const then = this.come(event.puts, now), rules = this.on(day), asked = event.remedies ?? [];
      const nexts = this.events.filter(({ own, canCome }) => !own && canCome(then) && !canCome(now));
      for (const [after, person] of [["", then], ...nexts.map((one) => [one.id, this.come(one.puts, then)])])
        for (const [remedy, own] of rules) {
          if (shut.has(remedy) || asked.includes(remedy)) continue;
          const later = this.decide(own, person, []);
          if (this.isShutBy(own, now, this.decide(own, now, []), person, later))
            shut.set(remedy, { until: this.findEnd(own, person, later, []), after });
        }
      return shut;
    }

    isShutBy(rules, now, before, then, later) {
      const isNo = (possible) => !(possible & ~NEGATIVES);
      if (!isNo(later.possible)) return false;
      if (before.possible & MAY_ASK) return true;
      if (!before.isShut || !later.isShut) return false;
      const [end, moved] = [this.findEnd(rules, now, before, []), this.findEnd(rules, then, later, [])];
      return end !== null && (moved === null || moved > end);
    }

    /** The limits that run for a person, the earliest day first: each with its last day, null where none is known. */
    listDeadlines(facts, day) {
      const state = this.meet(facts, day), running = [];
      // a stay or permit ends on its own day, and a claim is shut so long after the entry, holiday or not
      const endOf = ({ length, unit, counts_from: from }, at) => {
        const end = length ? plus(at, length, unit) : at;
        return length && from !== "entry" ? this.nextOpen(end) : end;
      };
      for (const one of this.deadlines) {
        if (!(one.from <= day && day < (one.until ?? NEVER)) || one.who(state) === NO) continue;
        const isSure = one.who(state) === YES;
        if (!one.events) running.push({ ...one, isSure, last: null, event: "" });
        for (const [event, anchor] of one.anchors) {
          const began = anchor(state), last = move(began, (at) => endOf(one, at));
          const hasCome = began !== null && (earliest(began) <= day || one.length === 0);
          if (began === null || (hasCome && day <= latest(last) && earliest(last) < NEVER)) running.push({ ...one, isSure, last, event });
        }
      }
      const rank = ({ last }) => (last === null ? NEVER : Math.max(day, earliest(last)));
      return running.sort((one, other) => rank(one) - rank(other));
    }

    /** Those of some remedies about which fewer answers are possible with some facts than with others. */
    listNarrowed(remedies, facts, now, day) {
      const state = this.meet(now, day), then = state.vary(facts), rules = this.on(day);
      return remedies.filter((id) => {
        if (!then.touches(rules.get(id).names)) return false;
        const before = places(this.decide(rules.get(id), state, []).possible).length;
        let possible = 0; // under the readings so far: once there are as many as before, the others need not be tried
        return this.listChoices(rules.get(id), then, []).every((choice) => {
          possible |= this.under(rules.get(id), then, choice).answer;
          return places(possible).length < before;
        });
      });
    }

    /** The first day from one on and before another on which someone may ask and must be heard; null: none. Facts stay.
     *
     * for_sure: under every reading and whatever is not known; perhaps: under one of them. */
    findFirstDays(remedy, facts, start, end, without = []) {
      let perhaps = null;
      for (const day of this.listTurns(remedy, facts, start, end)) {
        const answers = places(this.decide(this.on(day, without).get(remedy), new State(facts, day), []).possible);
        if (answers.includes(FIRST_STATUS)) perhaps ??= day;
        if (answers.includes(FIRST_STATUS) && answers.length === 1) return { for_sure: day, perhaps };
      }
      return { for_sure: null, perhaps };
    }

    /** The days on which an answer can turn: rows begin and end, and times run from what happened. */
    listTurns(remedy, facts, start, end) {
      const { steps, fixed } = this.listSteps(remedy);
      const came = Object.values(facts).filter((day) => typeof day === "number" && day < NEVER);
      const ends = came.flatMap((day) => [day, ...steps.map(([length, unit]) => plus(day, length, unit))]);
      const days = [start, ...fixed, ...ends.flatMap((day) => [day, day + 1, this.nextOpen(day) + 1])];
      return [...new Set(days)].filter((day) => start <= day && day < end).sort((one, other) => one - other);
    }

    /** The lengths of time that the rows of a remedy add to a day, and the days that they name. */
    listSteps(remedy) {
      if (this.steps.has(remedy)) return this.steps.get(remedy);
      const steps = new Map(), fixed = new Set();
      const walk = (part) => {
        if (typeof part === "number") fixed.add(part).add(part + 1);
        if (!Array.isArray(part)) return;
        if (part[0] === "concept") for (const { from, is } of this.concepts.get(part[1]).versions) walk([from ?? null, is]);
        else if (part[0] === "plus") steps.set(`${part[2]} ${part[3]}`, part.slice(2));
        part.slice(part[0] === "plus" ? 1 : 0, part[0] === "plus" ? 2 : undefined).forEach(walk);
      };
      const own = [...this.rows.values()].filter((row) => row.remedy.includes(remedy));
      const named = own.flatMap((row) => [...(row.exceptions ?? []), ...(row.unasked ?? [])]).map((id) => this.rows.get(id));
      for (const row of [...own, ...named]) {
        walk([row.who ?? null, row.used ?? null, row.from ?? null, row.until ?? null, row.otherwise_from ?? null]);
        for (const name of (row.events ?? []).flat()) if (this.concepts.has(name)) walk(["concept", name]);
        if (row.length) steps.set(`${row.length} ${row.unit}`, [row.length, row.unit]);
      }
      this.steps.set(remedy, { steps: [...steps.values()], fixed: [...fixed] });
      return this.steps.get(remedy);
    }

    /** The answers about all remedies. */
    askAll(facts, day, without = [], fixed = []) {
      return new Map(this.file.remedies.map(({ id }) => [id, this.ask(id, facts, day, without, fixed)]));
    }
  }

  return { Rules, NEVER, plus };
})();
