// The page "What can they ask for now?": reads the answers, makes facts of them, asks the rules, writes the sheet.
//
// Nothing is kept: no storage, no address, no request. Every text goes into the page as text, never as HTML.
(() => {
  "use strict";
  const data = document.getElementById("sheet-data"), form = document.getElementById("intake");
  if (!data || !form) return;
  const sheet = JSON.parse(data.textContent), { intake, ui, words } = sheet;
  const FLOOR = 7305; // 1990-01-01: no day of a person's papers is taken to be older
  const NARROW = 60; // days of a stretch that is told as one day
  const MANY = 8; // events, of which any opens a gate
  const LINE = 110, ROOM = 340_000; // on paper: what a line of a list costs in letters; letters of one point on a page
  const NOT_FOR_THEM = ["no_such_remedy", "not_applicable", "no_longer"], MAY = ["open", "need_not_be_considered"];
  const { tag, byId, say, make, capital, writeDay } = Page(ui, sheet.lang), listed = new Intl.ListFormat(tag, { type: "disjunction" });
  const out = byId("sheet"), status = byId("sheet-status");
  const COLON = sheet.lang === "fr" ? "\u00a0:" : ":";

  // -- days

  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5;
  const toInput = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
  const range = (first, last) => (first === last ? first : [first, last]);
  const first = (day) => (Array.isArray(day) ? day[0] : day), last = (day) => (Array.isArray(day) ? day[1] : day);

  // -- the form: one fieldset a question, "I don't know" chosen

  const questions = new Map(intake.questions.map((question) => [question.id, question]));
  const fieldset = (id) => byId(`q-${id}`);
  const dayInput = (id) => fieldset(id).querySelector("input[type=date]");
  const chosen = (id) => form.querySelector(`input[name="${id}"]:checked`)?.value ?? "";
  const optionOf = (id, answer) => questions.get(id).options.find((option) => option.id === answer);
  const holds = (condition, answers) =>
    Object.entries(condition ?? {}).every(([id, some]) => some.includes(answers[id] ?? "unknown"));

  /** The day that a question's answer gives: the one typed, else those between which it is. on: the day asked. */
  const dayOf = (id, { answers, days, on }) => {
    if (days[id] !== undefined) return days[id];
    if (questions.get(id).ahead?.includes(answers[id])) return undefined; // it may be still to come
    const { since, before } = (answers[id] && optionOf(id, answers[id])) || {};
    const at = (end) => (Array.isArray(end) ? Law.plus(on, ...end) : end);
    return range(at(since) ?? questions.get(id).earliest ?? FLOOR, before === undefined ? on : at(before) - 1);
  };

  /** A fact as an answer writes it; undefined is unknown. */
  const readFact = (value, given) => {
    if (value === "unknown") return undefined;
    if (!Array.isArray(value) || value.every((one) => typeof one === "string" && !questions.has(one))) return value;
    const ends = value.map((end) => (typeof end === "string" ? dayOf(end, given) : end));
    if (ends.length === 1) return ends[0];
    return range(first(ends[0] ?? FLOOR), last(ends[1] ?? given.on));
  };

  /** The facts that answers give; what no answer tells is unknown. base: facts that a situation gives besides. */
  const readFacts = (given, base) => {
    const facts = {};
    const add = (values) => {
      for (const [name, value] of Object.entries(values ?? {})) facts[name] = readFact(value, given);
    };
    add(intake.assumed.facts);
    Object.assign(facts, base);
    for (const question of intake.questions) {
      const isAsked = holds(question.if, given.answers);
      const answer = isAsked ? given.answers[question.id] : question.otherwise;
      if (!answer) continue;
      add(question.facts);
      add(optionOf(question.id, answer).facts);
    }
    for (const derived of intake.derived) if (holds(derived.if, given.answers)) add(derived.facts);
    return facts;
  };

  /** What the form says: answers by question, days that were typed, what cannot be so, and the questions that it is about. */
  const readForm = (on) => {
    const answers = {}, days = {}, faults = [], wrong = new Set();
    const all = Object.fromEntries(intake.questions.map(({ id }) => [id, chosen(id)]).filter(([, answer]) => answer));
    for (const { if: condition, says } of intake.contradictions)
      if (holds(condition, all)) {
        faults.push(says);
        for (const id of Object.keys(condition)) wrong.add(id);
      }
    for (const question of intake.questions) {
      if (holds(question.if, answers) && chosen(question.id)) answers[question.id] = chosen(question.id);
      const input = dayInput(question.id);
      if (!input || !holds(question.if, answers) || !takesDay(question, answers)) continue;
      const day = Date.parse(`${input.value}T00:00Z`) / 864e5, earliest = question.earliest ?? FLOOR;
      const name = question.day;
      const fault = (id, values) => faults.push(`${name}${COLON} ${say(id, values)}`);
      if (input.validity.badInput || (input.value && Number.isNaN(day))) fault("ask-date");
      else if (day > on && !question.ahead?.includes(answers[question.id])) fault("ask-late");
      else if (day < earliest) fault("ask-early", { day: writeDay(earliest) });
      else if (input.value) days[question.id] = day;
    }
    const at = (end) => (typeof end === "number" ? end : days[end]); // a comparison with what is not known is false
    for (const { if: condition, days: [one, other], says } of intake.orders)
      if (holds(condition, answers) && at(one) > at(other)) faults.push(says);
    return { answers, days, on, faults, wrong };
  };
  const takesDay = (question, answers) => !question.day_if || question.day_if.includes(answers[question.id]);

  /** A day that was typed chooses the answer between whose days it is. */
  const chooseByDay = (id, on) => {
    const day = Date.parse(`${dayInput(id).value}T00:00Z`) / 864e5, dated = questions.get(id).options.filter((o) => o.since ?? o.before);
    const fits = dated.find((option) => {
      const days = dayOf(id, { answers: { [id]: option.id }, days: {}, on });
      return first(days) <= day && day <= last(days);
    });
    if (fits) form.querySelector(`input[name="${id}"][value="${fits.id}"]`).checked = true;
  };

  /** Only what the answers so far leave open is asked, and what settles most comes first; what has the focus stays. */
  const arrange = (given, gains) => {
    for (const question of intake.questions) {
      const part = fieldset(question.id), input = dayInput(question.id);
      part.hidden = !holds(question.if, given.answers) && !given.wrong.has(question.id);
      if (input) input.closest("label").hidden = !takesDay(question, given.answers);
    }
    const open = intake.questions.filter(({ id }) => !given.answers[id] && !fieldset(id).contains(document.activeElement));
    const isFirst = ({ id }) => ["recent", "child", "care"].includes(id);
    const order = [...open].sort((a, b) => isFirst(b) - isFirst(a) || (gains.get(b.id)?.length ?? 0) - (gains.get(a.id)?.length ?? 0));
    byId("questions").append(...order.map(({ id }) => fieldset(id)));
  };

  // -- the answers

  /** For each question without an answer: the remedies that are not known, and that an answer to it would settle. */
  const findGains = (rules, given, base, answers) => {
    const open = [...answers].filter(([, answer]) => ["unknown", "contested"].includes(answer.status)).map(([id]) => id);
    const gains = new Map();
    for (const { id, options, if: condition } of intake.questions) {
      if (given.answers[id] || !holds(condition, given.answers)) continue;
      const settled = new Set();
      for (const option of options) {
        const facts = readFacts({ ...given, answers: { ...given.answers, [id]: option.id } }, base);
        const left = open.filter((one) => !settled.has(one));
        for (const remedy of rules.listNarrowed(left, facts, given.facts, given.on)) settled.add(remedy);
      }
      if (settled.size) gains.set(id, open.filter((remedy) => settled.has(remedy)));
    }
    return gains;
  };

  /** The first few names, and how many more there are. */
  const nameFew = (names, few, apart) => names.slice(0, few).join(apart) + (names.length > few ? ` (+${names.length - few})` : "");
  /** On what an answer depends: questions that would settle it; else what is missing from the rules. */
  const nameCauses = (remedy, answer, gains) => {
    const asked = [...gains].filter(([, remedies]) => remedies.includes(remedy)).map(([id]) => questions.get(id).short);
    return nameFew(asked, 3, "; ");
  };
  const nameMissing = (text) => (text ?? "").split("; ").map((name) => words.touches[name]).filter(Boolean);

  const nameSome = (remedies) => capital(nameFew(remedies.map((code) => sheet.remedies[code]), 4, ", "));
  const rule = (row) => {
    if (!row) return null;
    return make("span", { class: "note" }, words.rows[row.id] ?? "");
  };
  const more = (...children) => make("details", { class: "more" }, make("summary", {}, ui["ask-more"]), ...children);
  const item = (remedy, ...children) => make("li", {}, make("b", {}, capital(sheet.remedies[remedy])), ". ", ...children);
  const risk = (remedy) => make("span", { class: "risk" }, `${ui["situations-risk"]}${COLON} `, words.risk[remedy]);
  const cite = (row) => (row ? make("span", { class: "rule" }, " ", lawLink(row.citation), ".") : "");
  const lawLink = (citation) => {
    const [text, href] = sheet.law[citation];
    return href ? make("a", { href }, text) : text;
  };

  /** What an event shuts, in one sentence for each day until which it does; nothing where it shuts nothing. */
  const tellShut = (rules, event, given) => {
    const groups = new Map();
    for (const [remedy, { until, after }] of rules.listShut(event, given.facts, given.on)) {
      const key = `${until} ${after}`;
      groups.set(key, { until, after, remedies: [...(groups.get(key)?.remedies ?? []), sheet.remedies[remedy]] });
    }
    return [...groups.values()].map(({ until, after, remedies }) => {
      const values = { remedies: remedies.join(", "), day: until && writeDay(until), event: words.events[after] };
      const id = after ? (until ? "ask-shuts_after_until" : "ask-shuts_after") : until ? "ask-shuts_until" : "ask-shuts";
      return make("span", { class: "shuts" }, say(id, values), " ");
    });
  };
  /** What asking for a remedy shuts, said of the first remedy that is asked for by that event. */
  const shutsOf = (rules, remedy, given) =>
    sheet.rules.events.filter((event) => event.own && event.remedies?.[0] === remedy).flatMap(({ id }) => tellShut(rules, id, given));

  /** Each reading on which an answer depends, with who holds it and what it answers. */
  const listReadings = (text) =>
    text.split("; ").map((part) => {
      const [names, codes] = part.split("="), own = names.split(" & ").map((name) => words.readings[name]);
      const reading = own.map((one) => one.in_short + (one.holder ? ` (${one.holder})` : "")).join("; ");
      const answers = codes.split("|").map((code) => sheet.answers[code]).join(" / ");
      return make("span", { class: "reading" }, say("ask-if", { reading }), ` ${answers}. `);
    });

  /** Where what a step brings with it shuts a remedy again: the events, by the answer to which they lead. */
  const listCauses = (rules, remedy, given) => {
    const events = new Map();
    for (const [event, status] of rules.listCauses(remedy, given.facts, given.on))
      if (!MAY.includes(status) && sheet.answers[status]) events.set(status, [...(events.get(status) ?? []), words.events[event]]);
    return [...events].map(([status, names]) =>
      make("span", { class: "reading" }, say("ask-if", { reading: listed.format(names) }), ` ${sheet.answers[status]}. `));
  };

  /** One remedy: the group in which it is shown, and what is said there. */
  const describe = (rules, remedy, answer, given, gains) => {
    const { gate, status, until, from, possible } = answer, row = rules.rows.get(answer.row);
    // while facts leave several answers open under every reading, these decide first
    const turnsOnReading = status === "contested" && answer.readings.split("; ").some((part) => !part.includes("|"));
    if (turnsOnReading) {
      const means = answer.ruling === "none" ? [ui["situations-two_constructions"], " "] : [];
      const readings = listReadings(answer.readings); // two of them at once, others with more
      return ["two", item(remedy, ...readings.slice(0, 2), more(...readings.slice(2), ...means, risk(remedy)))];
    }
    if (status === "unknown" || status === "contested") {
      if (possible.every((one) => NOT_FOR_THEM.includes(one))) return ["out", remedy];
      if (!possible.some((one) => MAY.includes(one) || one === "request_barred")) return ["later", remedy];
      const facts = nameCauses(remedy, answer, gains), missing = nameMissing(answer.unknown_because);
      const depends = facts ? make("span", { class: "depends" }, say("ask-depends", { facts })) : "";
      const because = missing.map((text) => make("span", { class: "missing" }, say("ask-missing", { text }), " "));
      const lawyer = facts || missing.length ? "" : ui["ask-lawyer"];
      return ["perhaps", item(remedy, ...because, depends, lawyer, cite(row), more(rule(row), risk(remedy)))];
    }
    if (MAY.includes(status) && remedy === intake.last)
      return ["first", item(remedy, words.risk[remedy], cite(row), ...shutsOf(rules, remedy, given), more(rule(row)))];
    if (MAY.includes(status)) {
      const may = status === "open" && sheet.follows.includes(remedy) ? ui["situations-now-follows"] : sheet.now[status];
      const unread = nameMissing(answer.unread).map((text) => make("span", { class: "missing" }, " ", say("ask-unread", { text })));
      return [isOld ? "perhaps" : "may", item(remedy, isOld ? say("ask-was", { day: writeDay(law), answer: may }) : may, cite(row), " ", ...shutsOf(rules, remedy, given), more(rule(row), risk(remedy), ...unread))];
    }
    if (gate === "not_yet" || status) {
      const parts = [];
      if (until !== null && from !== null && from !== until) parts.push(say("ask-between", { from: writeDay(from), until: writeDay(until) }));
      else if (until !== null) parts.push(say("situations-now-from", { day: writeDay(until) }));
      else if (from !== null) parts.push(say("ask-earliest", { day: writeDay(from) }));
      else if (gate === "not_yet") {
        const events = (row.events?.[0] ?? []).filter((name) => given.facts[name] === "never" || given.facts[name] === false);
        parts.push(events.length === 1 ? say("ask-step", { facts: words.facts[events[0]] }) : sheet.now.not_yet);
        const causes = listCauses(rules, remedy, given), then = answer.if_it_came;
        if (causes.length) parts.push(" ", ...causes);
        else if (!MAY.includes(then) && sheet.answers[then]) parts.push(" ", say("ask-then", { answer: sheet.answers[then] }));
      } else parts.push(ui[status === "request_barred" ? "situations-now-pending" : "situations-now-closed"]);
      if (gate === "not_yet" && (row.events?.length ?? 0) > MANY) return ["later", remedy]; // any of many decisions
      if (status === "request_barred") unasked = true;
      const group = status === "request_barred" ? "perhaps" : status === "barred" && until === null && from === null ? "barred" : "early";
      return [group, item(remedy, ...parts, cite(row), more(rule(row), risk(remedy)))];
    }
    return [gate === "no_longer" ? "over" : "out", remedy];
  };

  /** The limits that run, the earliest known day first. Of a limit that counts from several decisions the known days
   * count; where only a stretch is known, the earliest day is the one to act by, or the day must be found. */
  const listDeadlines = (rules, given) => {
    const limits = rules.listDeadlines(given.facts, given.on), shown = [];
    for (const id of new Set(limits.map((limit) => limit.id))) {
      const several = limits.filter((limit) => limit.id === id);
      const known = several.filter(({ last: day }) => typeof day === "number"), narrow = several.filter(({ last: day }) => isNarrow(day));
      if (known.length) shown.push([known[0].last, known[0], "ask-by"]);
      else if (narrow.length) shown.push([Math.max(given.on, first(narrow[0].last)), narrow[0], "ask-act"]);
      else if (several[0].isSure) shown.push([Law.NEVER, several[0], "ask-find"]);
    }
    return shown.sort(([one], [other]) => one - other).map(([day, one, id]) => {
      const counts = say("ask-counts", { from: sheet.counts[one.counts_from] }), { what, note } = words.deadlines[one.id];
      const extension = one.extended_by ? [say("ask-extended", { by: sheet.extended[one.extended_by] }), " "] : [];
      const citation = make("span", { class: "rule" }, lawLink(one.provision), ". ");
      const by = make("b", {}, say(id, { day: day < Law.NEVER ? writeDay(day) : "" }));
      return make("li", {}, by, " ", what, ". ", citation, more(counts, " ", ...extension, note));
    });
  };
  const isNarrow = (days) => Array.isArray(days) && days[1] - days[0] <= NARROW;

  // -- the sheet

  let base = {}; // facts of a situation that the questions do not ask for
  const law = sheet.rules.law_day, on = Math.max(today, law);
  const isOld = today - law > sheet.ages["care-old"]; // so that nothing is said to be possible now

  const show = () => {
    const given = readForm(on);
    given.facts = readFacts(given, base);
    byId("faults").replaceChildren(...given.faults.map((fault) => make("p", {}, fault)));
    byId("faults").hidden = !given.faults.length;
    const isBlank = !Object.keys(given.answers).length, isWrong = given.faults.length > 0;
    out.hidden = isBlank || isWrong;
    byId("sheet-none").hidden = !isBlank || isWrong;
    byId("print").disabled = isBlank || isWrong;
    if (isBlank || isWrong) {
      status.textContent = isWrong ? given.faults.join(" ") : ui["ask-none"];
      arrange(given, new Map());
      return;
    }
    const answers = rules.askAll(given.facts, on), gains = findGains(rules, given, base, answers);
    arrange(given, gains);
    write(given, answers, gains);
  };

  let unasked = false; // whether something may be given without being asked for
  const write = (given, answers, gains) => {
    unasked = false;
    const groups = { may: [], perhaps: [], two: [], barred: [], early: [], first: [], later: [], out: [], over: [] };
    for (const remedy of [...intake.remedies, intake.last]) {
      const [group, shown] = describe(rules, remedy, answers.get(remedy), given, gains);
      groups[group].push(shown);
    }
    const select = (lines) => lines.filter(({ if: when }) => holds(when, given.answers));
    if (unasked) groups.perhaps.push(make("li", { class: "aid" }, ui["ask-unasked"]));
    for (const { id } of sheet.rules.events.filter((event) => event.own && !event.remedies)) {
      const shuts = tellShut(rules, id, given);
      if (shuts.length) groups.first.push(make("li", {}, make("b", {}, say("ask-event", { event: words.events[id] })), " ", ...shuts));
    }
    groups.deadlines = listDeadlines(rules, given);
    const aid = sheet.legal_aid[given.answers.province];
    if (groups.deadlines.length) groups.deadlines.splice(1, 0, make("li", { class: "aid" }, aid ? say("ask-aid", { name: aid }) : ui["ask-aid_where"]));
    groups.papers = select(intake.papers).map(({ says }) => make("li", {}, says));
    groups.call = select(intake.calls).map(({ says }) => make("li", {}, says));
    const most = [...gains].sort(([, one], [, other]) => other.length - one.length).slice(0, 4);
    groups.change = most.map(([id, remedies]) =>
      make("li", {}, make("b", {}, capital(questions.get(id).short)), ". ", nameSome(remedies), "."));
    for (const code of ["deadlines", "may", "perhaps", "two", "barred", "early", "first", "papers", "call", "change"]) {
      const empty = sheet.empty[code] ? [make("li", { class: "quiet" }, sheet.empty[code])] : [];
      const fixed = code === "call" ? [...byId("group-call").querySelectorAll("li.fixed")] : [];
      byId(`group-${code}`).replaceChildren(...fixed, ...(groups[code].length ? groups[code] : fixed.length ? [] : empty));
      byId(`group-${code}`).parentElement.hidden = !byId(`group-${code}`).childElementCount;
    }
    out.querySelector(".group.closed").hidden = !groups.barred.length && !groups.early.length;
    const names = (group) => groups[group].map((code) => sheet.remedies[code]).join(", ");
    byId("sheet-out").textContent = [["later", "ask-later"], ["over", "ask-over"], ["out", "ask-out"]].filter(([group]) => groups[group].length).map(([group, id]) => say(id, { remedies: names(group) })).join(" ");
    const count = Object.keys(given.answers).length;
    byId("sheet-asked").textContent = [
      say("ask-count", { count, all: intake.questions.length }),
      say("ask-asked", { day: writeDay(on), law: writeDay(law) }),
      today < law ? ui["ask-clock"] : isOld ? say("care-old", { days: sheet.ages["care-old"] })
        : on - law > sheet.ages["care-aged"] ? say("care-aged", { days: sheet.ages["care-aged"] }) : "",
    ].join(" ");
    byId("sheet-assumed").textContent = Object.keys(base).length ? `${intake.assumed.says} ${ui["ask-preset-facts"]}` : intake.assumed.says;
    status.textContent = say("ask-shown", { may: groups.may.length, wait: groups.barred.length + groups.early.length, unknown: groups.perhaps.length + groups.two.length });
    // on paper one page: the more is said, the smaller it is said
    const notes = [...out.querySelectorAll(".group:not(.deadlines) .note")].reduce((sum, note) => sum + note.textContent.length, 0);
    const amount = out.textContent.length - notes + LINE * out.querySelectorAll("li").length;
    const size = Math.max(6, Math.min(10, Math.sqrt(ROOM / amount)));
    document.documentElement.style.setProperty("--print-size", `${size.toFixed(2)}pt`);
  };

  // -- situations as a start: their answers are chosen, and their days moved to the day asked

  const agrees = (value, fact) => {
    if (value === undefined) return true;
    const day = fact === "never" ? Law.NEVER : fact, known = value === "never" ? Law.NEVER : value;
    if (typeof day !== "number") return [value].flat().includes(fact);
    return typeof first(known) === "number" && first(known) <= day && day <= last(known);
  };

  const start = (place) => {
    form.reset();
    base = {};
    const situation = sheet.situations.find((one) => one.place === place);
    if (situation) {
      const move = on - law, facts = {};
      for (const { id, kind, plain } of sheet.rules.facts) {
        const own = id in situation.facts ? situation.facts[id] : kind === "date" ? "never" : (plain ?? false);
        if (own !== null) facts[id] = kind !== "date" || own === "never" ? own : own + move > on ? "never" : own + move;
      }
      base = Object.fromEntries(Object.keys(intake.assumed.facts).map((name) => [name, facts[name]]));
      fill(facts);
    }
    byId("situation").value = place;
    show();
  };

  /** Choose, question by question, the first answer with which every fact of a person agrees. */
  const fill = (facts) => {
    const given = { answers: {}, days: {}, on };
    for (const question of intake.questions) {
      if (!holds(question.if, given.answers)) continue;
      const known = (question.day_of ?? []).map((name) => facts[name]).filter((day) => typeof day === "number" && day >= (question.earliest ?? FLOOR));
      if (known.length) given.days[question.id] = Math.max(...known);
      const fits = question.options.find(({ id, facts: own, since, before }) => {
        const tried = { ...given, answers: { ...given.answers, [question.id]: id } };
        const means = Object.entries({ ...question.facts, ...own }).map(([name, value]) => [name, readFact(value, tried)]);
        const days = dayOf(question.id, { ...tried, days: {} }), at = given.days[question.id];
        const isDated = since ?? before;
        return (!isDated || (at !== undefined && first(days) <= at && at <= last(days))) && means.every(([name, value]) => agrees(value, facts[name]));
      });
      if (!fits) {
        delete given.days[question.id];
        continue;
      }
      given.answers[question.id] = fits.id;
      form.querySelector(`input[name="${question.id}"][value="${fits.id}"]`).checked = true;
      const input = dayInput(question.id);
      if (input && given.days[question.id] !== undefined) input.value = toInput(given.days[question.id]);
    }
  };

  let rules;
  try {
    rules = new Law.Rules(sheet.rules);
  } catch {
    byId("no-script").append(make("p", { class: "status" }, ui["ask-file"]));
    return;
  }
  document.documentElement.classList.add("js");
  for (const input of form.querySelectorAll("input[type=date]")) if (!questions.get(input.dataset.of).ahead) input.max = toInput(on);
  form.addEventListener("change", (event) => {
    if (event.target.id === "situation") return start(event.target.value);
    if (event.target.type === "date" && event.target.value) chooseByDay(event.target.dataset.of, on);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    start("");
    byId("situation").focus();
  });
  byId("print").addEventListener("click", () => print());
  addEventListener("pageshow", () => start("")); // the browser must not bring answers back
  setTimeout(() => rules.askAll(readFacts({ answers: {}, days: {}, on }, {}), on)); // so that the first answer comes as fast as the next
})();
