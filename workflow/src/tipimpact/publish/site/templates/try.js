// The page "Try a life": five taps and a day; what Bill C-31 did to the waits of an invented person, from the rules.
(() => {
  "use strict";
  const data = document.getElementById("try-data"), form = document.getElementById("taps");
  if (!data || !form) return;
  const { rules: file, ui, remedies: names, lang, assumed } = JSON.parse(data.textContent);
  const { tag, byId, say, make, capital, writeDay } = Page(ui, lang);
  let rules;
  try {
    rules = new Law.Rules(file);
  } catch {
    byId("no-script").append(make("span", { class: "status" }, ` ${ui["ask-file"]}`));
    return;
  }
  const { first: FIRST, last: LAST } = assumed, WEEK = 7; // days that can be chosen
  const WORLDS = { without: ["C-31"], with: [], today: [] };
  const SHOWN = { refused: ["appeal", "prra", "hc", "trp", "work_claimant"], pending: ["hc", "trp", "work_claimant"], none: ["hc", "trp", "claim"] };
  const plain = Object.fromEntries(file.facts.map(({ id, kind, plain }) => [id, kind === "date" ? "never" : (plain ?? false)]));

  const count = (number, unit) => new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" }).format(number).replace(/ /g, "\u00a0");
  /** A length of time in years and months, or in days below two months. */
  const writeLength = (days) => {
    const months = Math.round(days / 30.44);
    if (days < 61) return count(days, "day");
    return [[Math.floor(months / 12), "year"], [months % 12, "month"]].filter(([number]) => number).map(([number, unit]) => count(number, unit)).join(" ");
  };

  /** The facts of a life whose event is on a day: a refusal, a claim, or being recognised. */
  const live = (taps, day, without) => {
    const facts = { ...plain, in_canada: true, trafficked: true, destitute: true, status: "none" };
    facts.child_affected = { yes: true, no: false }[taps.child];
    facts.dco_since = { listed: assumed.listed, other: "never" }[taps.country];
    if (taps.came === "group") Object.assign(facts, { designated: assumed.group, arrival: assumed.group });
    if (taps.came === "us") facts.stca_exception = true;
    if (taps.claim === "none") return facts;
    facts.claim_made = facts.claim_referred = taps.claim === "refused" ? day - assumed.claim_before : day;
    facts.removal_order = true;
    if (taps.claim === "pending") return { ...facts, status: "claimant" };
    Object.assign(facts, { rpd_decided: day, rpd_refused: day, rpd_reasons: day, removal_in_force: true });
    const appeals = rules.ask("appeal", facts, day, without).status === "open";
    const final = appeals ? Law.plus(day, assumed.appeal_months, "months") : day;
    if (appeals) Object.assign(facts, { appeal_made: day + assumed.appeal_after, rad_refused: final });
    return { ...facts, claim_final: final, prra_notified: final };
  };

  /** The wait for a remedy in days; null: never within ten years; undefined: it depends on a reading or a fact. */
  const wait = (taps, remedy, day, world) => {
    const on = world === "today" ? file.law_day : day;
    const { for_sure: first, perhaps } = rules.findFirstDays(remedy, live(taps, on, WORLDS[world]), on, on + assumed.horizon, WORLDS[world]);
    return first !== perhaps ? undefined : first === null ? null : first - on;
  };

  /** What Bill C-31 did to a wait: a word, and by how many days. */
  const compare = (without, withIt) => {
    if (without === undefined || withIt === undefined) return ["two", 0];
    if (without === withIt) return [without === null ? "none" : "same", 0];
    if (withIt === null) return ["never", 0];
    if (without === null) return ["opened", 0];
    return withIt > without ? ["later", withIt - without] : ["sooner", without - withIt];
  };
  const effect = (taps, remedy, day) => compare(wait(taps, remedy, day, "without"), wait(taps, remedy, day, "with"));

  /** The first day that can be chosen: nobody of the designated group was one of it before. */
  const earliest = ({ came }) => (came === "group" ? Math.max(FIRST, assumed.group) : FIRST);

  /** Stretches of days with one effect; edges are found to the day. */
  const stretch = (taps, remedy) => {
    const start = earliest(taps), days = new Set([start, LAST, ...rules.changes, ...rules.changes.map((day) => day - 1)]);
    for (let day = start; day < LAST; day += WEEK) days.add(day);
    const at = (day) => [day, effect(taps, remedy, day)[0]], stretches = [];
    let last = null;
    for (const day of [...days].filter((one) => start <= one && one <= LAST).sort((a, b) => a - b)) {
      const [, kind] = at(day);
      if (last && kind !== last[1]) {
        let [low, high] = [last[0], day];
        while (high - low > 1) {
          const middle = Math.floor((low + high) / 2);
          if (at(middle)[1] === last[1]) low = middle;
          else high = middle;
        }
        stretches.push([high, at(high)[1]]);
      } else if (!last) stretches.push([day, kind]);
      last = [day, kind];
    }
    return stretches;
  };

  const taps = () => Object.fromEntries(new FormData(form));
  const slider = byId("day");
  let strips = new Map(), round = 0;

  const word = ([code, days]) => (days ? say(`try-${code}`, { length: writeLength(days) }) : ui[`try-${code}`]);
  const writeWait = (days) => (days === undefined ? ui["try-two"] : days === null ? ui["try-never"] : days < 2 ? ui["try-once"] : writeLength(days));
  const list = (texts) => new Intl.ListFormat(tag, { type: "conjunction" }).format(texts);

  const tell = (chosen, day, effects) => {
    const moved = (code) => [...effects].filter(([, [own]]) => own === code);
    const named = (code) => list(moved(code).map(([remedy, [, days]]) => (days ? `${names[remedy]} (${writeLength(days)})` : names[remedy])));
    const sentences = ["never", "later", "two"].filter((code) => moved(code).length).map((code) => say(`try-tell-${code}`, { remedies: named(code) }));
    const third = moved("sooner").length ? say("try-tell-sooner", { remedies: named("sooner") }) : "";
    const event = say(`try-event-${chosen.claim}`, { day: writeDay(day) });
    byId("tell").replaceChildren(
      make("p", { class: "find" }, `${ui[`try-came-${chosen.came}`]} ${event}`),
      make("p", {}, sentences.join(" ") || ui["try-tell-same"]),
      make("p", { class: "quiet" }, third),
      chosen.came === "group" ? make("p", { class: "quiet" }, say("try-group", { day: writeDay(assumed.group) })) : "",
    );
  };

  const drawBars = (chosen, day) => {
    const waits = SHOWN[chosen.claim].map((remedy) => [remedy, Object.keys(WORLDS).map((world) => [world, wait(chosen, remedy, day, world)])]);
    const longest = Math.max(366, ...waits.flatMap(([, own]) => own.map(([, days]) => days ?? 0)));
    byId("bars").replaceChildren(
      ...waits.map(([remedy, own]) =>
        make("section", { class: "waits", "aria-label": capital(names[remedy]) }, make("h3", {}, capital(names[remedy])),
          ...own.map(([world, days]) => {
            const share = days === null || days === undefined ? 100 : (100 * days) / longest;
            const kind = days === null ? "none" : days === undefined ? "two" : "";
            const bar = make("span", { class: `bar ${world} ${kind}`, style: `--share:${share.toFixed(1)}%` });
            return make("p", {}, make("span", { class: "world" }, ui[`try-${world}`]), make("span", { class: "track" }, bar), make("b", {}, writeWait(days)));
          }))),
    );
  };

  const drawStrip = (remedy) => {
    const stretches = strips.get(remedy), lane = byId(`lane-${remedy}`);
    if (!lane || !stretches) return;
    const ends = [...stretches.slice(1).map(([first]) => first), LAST + 1], width = LAST + 1 - FIRST;
    lane.querySelector(".track").replaceChildren(
      ...stretches.map(([first, kind], i) => {
        const style = `left:${((100 * (first - FIRST)) / width).toFixed(2)}%;width:${((100 * (ends[i] - first)) / width).toFixed(2)}%`;
        return make("span", { class: `seg ${kind}`, style });
      }),
    );
    const texts = stretches.map(([first, kind]) => `${writeDay(first)}: ${ui[`try-key-${kind}`]}`);
    lane.querySelector(".vh").textContent = texts.join("; ");
  };

  /** The whole strip, one remedy after another, so that the page stays quick. */
  const drawStrips = (chosen) => {
    const mine = ++round, waiting = [...SHOWN[chosen.claim]];
    strips = new Map();
    const lane = (remedy) => make("div", { class: "lane", id: `lane-${remedy}` }, make("span", { class: "name" }, capital(names[remedy])),
      make("span", { class: "track", "aria-hidden": "true" }), make("span", { class: "now" }), make("span", { class: "vh" }));
    byId("lanes").replaceChildren(...waiting.map(lane));
    const next = () => {
      if (mine !== round || !waiting.length) return;
      const remedy = waiting.shift();
      strips.set(remedy, stretch(chosen, remedy));
      drawStrip(remedy);
      setTimeout(next);
    };
    setTimeout(next);
  };

  const draw = () => {
    const chosen = taps(), day = Math.max(Number(slider.value), earliest(chosen));
    slider.value = day;
    const effects = new Map(SHOWN[chosen.claim].map((remedy) => [remedy, effect(chosen, remedy, day)]));
    byId("date").textContent = writeDay(day);
    byId("needle").style.left = `${(100 * (day - FIRST)) / (LAST + 1 - FIRST)}%`;
    for (const [remedy, own] of effects) byId(`lane-${remedy}`).querySelector(".now").textContent = word(own);
    slider.setAttribute("aria-valuetext", [writeDay(day), ...[...effects].map(([remedy, own]) => `${names[remedy]}: ${word(own)}`)].join("; "));
    tell(chosen, day, effects);
    drawBars(chosen, day);
  };

  /** To the next day, or the one before, on which something changes. */
  const jump = (way) => {
    const day = Number(slider.value), edges = [...strips.values()].flatMap((some) => some.slice(1).map(([first]) => first));
    const there = edges.filter((edge) => (way > 0 ? edge > day : edge < day)).sort((a, b) => way * (a - b))[0];
    if (there !== undefined) slider.value = there;
    draw();
  };

  document.documentElement.classList.add("js");
  [slider.min, slider.max] = [FIRST, LAST];
  form.reset();
  const toYear = () => { slider.value = Date.UTC(Number(taps().year), 5, 17) / 864e5; };
  form.addEventListener("change", (event) => {
    if (event.target.name === "year") toYear();
    else drawStrips(taps());
    draw();
  });
  slider.addEventListener("input", draw);
  byId("back").addEventListener("click", () => jump(-1));
  byId("on").addEventListener("click", () => jump(1));
  toYear();
  drawStrips(taps());
  draw();
})();
