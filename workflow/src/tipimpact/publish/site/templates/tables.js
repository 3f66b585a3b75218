// The explorer of data tables: searches, filters and sorts all rows of a table, which come from script files, so that it
// works from a disk. What is chosen stands in the address (#table&q=words&column=code&sort=-column&line=r4f8qa2zk), under names that no
// column has.
(() => {
  "use strict";
  const place = document.getElementById("explorer");
  const lang = document.documentElement.lang.slice(0, 2);
  const words = JSON.parse(place.dataset.words);
  const SHOWN = 100, FEW = 14, LONG = 60, NARROW = 6;
  const loaded = {};
  let open = null;

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== false && value !== null) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const fill = (text, values) => text.replace(/#(\w+)/g, (all, name) => values[name] ?? all);
  const count = (n) => n.toLocaleString(document.documentElement.lang);
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  // A cell is [words, key, missing]; the files hold both languages.
  const decode = (column) => {
    const values = column.values.map(([en, fr, key]) => [lang === "fr" && fr !== 0 ? fr : en, key, key === null]);
    return column.cells.map((i) => values[i]);
  };

  window.tipimpact = {
    rows(part) {
      const table = (loaded[part.table] ??= { rows: [], have: new Set(), waiting: {} });
      if (table.have.has(part.part)) return;
      table.have.add(part.part);
      if (part.about) Object.assign(table, { about: part.about[lang], parts: part.parts, all: part.all });
      const columns = part.columns.map(decode);
      part.trails.cells.forEach((i, n) => {
        table.rows[part.first + n] = { id: part.ids[n], cells: columns.map((c) => c[n]), trail: part.trails.values[i] };
      });
      table.waiting[part.part]?.();
    },
  };

  const load = (name, part = 1) => new Promise((resolve) => {
    const table = (loaded[name] ??= { rows: [], have: new Set(), waiting: {} });
    if (table.have.has(part)) return resolve(table);
    table.waiting[part] = () => resolve(table);
    document.head.append(make("script", { src: `../rows/${name}${part > 1 ? `.${part}` : ""}.js`, onerror: () => resolve(table) }));
  });
  const loadAll = async (name) => {
    const table = await load(name);
    for (let part = 2; part <= table.parts; part += 1) await load(name, part);
    return table;
  };

  // The address.
  const asked = () => {
    const [name, ...rest] = location.hash.slice(1).split("&");
    return { name, wanted: new URLSearchParams(rest.join("&")) };
  };
  const write = () => {
    const text = open.wanted.toString();
    history.replaceState(null, "", `#${open.name}${text ? `&${text}` : ""}`);
    dispatchEvent(new HashChangeEvent("hashchange")); // the link to the other language follows
  };

  // Rows that match what was asked for.
  const matching = () => {
    const { table, wanted } = open;
    const heads = table.about.heads.map(([name]) => name);
    const search = fold(wanted.get("q") ?? "").split(/\s+/).filter(Boolean);
    const filters = heads.map((name, i) => [i, wanted.get(name)]).filter(([, code]) => code !== null);
    const line = wanted.get("line");
    let rows = table.rows.filter((row) => {
      if (line && !search.length && !filters.length) return row.id === line;
      if (!filters.every(([i, code]) => String(row.cells[i][1]) === code)) return false;
      if (!search.length) return true;
      row.text ??= fold(row.cells.map(([text]) => text).join("\n"));
      return search.every((word) => row.text.includes(word));
    });
    const sort = wanted.get("sort");
    if (sort) {
      const down = sort.startsWith("-"), i = heads.indexOf(sort.replace(/^-/, ""));
      if (i >= 0) rows = [...rows].sort((a, b) => {
        const [x, y] = [a.cells[i], b.cells[i]];
        if (x[2] || y[2]) return x[2] - y[2]; // what is missing stands last
        const typed = typeof x[1] === "number" || /^\d{4}-\d\d-\d\d$/.test(x[1]);
        const order = typed ? (x[1] < y[1] ? -1 : x[1] > y[1] ? 1 : 0) : x[0].localeCompare(y[0], lang, { numeric: true });
        return down ? -order : order;
      });
    }
    return rows;
  };

  const trailOf = (row) => {
    const { about } = open.table;
    const [sources, places, quotes] = row.trail;
    const step = (label, items) => items.length ? [make("dt", {}, label), make("dd", {}, ...items)] : [];
    const apart = (items) => items.flatMap((item, i) => (i ? [", ", item] : [item]));
    const named = sources.map((id) => about.sources.find(([other]) => other === id)).filter(Boolean);
    const rest = make("dl", {},
      ...step(words["trail-place"], apart(places.map(([en, fr, href]) => href ? make("a", { href }, lang === "fr" ? fr : en) : make("span", { class: "citation" }, lang === "fr" ? fr : en)))),
      ...step(words["trail-sentence"], apart(quotes.map(([text, tag]) => make("q", { lang: tag }, text)))),
      ...step(words["column-source"], !named.length && !places.length && about.sources.length > 3
        ? [make("a", { href: "data.html" }, fill(words["tables-source_count"], { count: count(about.sources.length) }))] : []),
      ...step(words["column-source"], apart((named.length || places.length || about.sources.length > 3 ? named : about.sources).map(([id, title]) => make("a", { href: `data.html#source-${id}` }, title)))),
      ...step(words["trail-made"], [about.made]),
      ...(about.function ? step(words["trail-function"], [make("code", {}, about.function)]) : []));
    return make("div", { class: "trail open", id: "explorer-trail", role: "note", tabindex: -1 },
      make("p", { class: "trail-title" }, fill(words["tables-row"], { row: row.id }) + ". " + about.title), rest,
      make("button", { type: "button", class: "close", onclick: closeTrail }, words["trail-close"]));
  };
  let opener = null;
  const closeTrail = () => { document.getElementById("explorer-trail")?.remove(); opener?.focus(); };
  const openTrail = (row, button) => {
    document.getElementById("explorer-trail")?.remove();
    opener = button;
    const box = trailOf(row);
    place.append(box);
    box.focus();
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeTrail(); });

  const cellOf = ([text, key, missing], style) => {
    if (missing) return make("span", { class: "mark" }, text);
    if (typeof key === "string" && /^https?:\/\/\S+$/.test(key)) return make("a", { href: key }, text);
    return style === "prose" ? make("span", { class: "words" }, text) : text;
  };
  const draw = () => {
    const { table, parts } = open;
    const rows = matching();
    open.rows = rows;
    const styles = table.about.classes;
    const body = rows.slice(0, open.shown).map((row) => make("tr", { id: `row-${row.id}` },
      ...row.cells.map((cell, i) => {
        const first = i === 0;
        const inner = styles[i] === "number" && !cell[2]
          ? make("button", { type: "button", class: "n", onclick: (event) => openTrail(row, event.currentTarget) }, cell[0])
          : cellOf(cell, styles[i]);
        const from = first && make("button", {
          type: "button", class: "from", "aria-label": `${words["trail-open"]}, ${fill(words["tables-row"], { row: row.id })}`,
          onclick: (event) => openTrail(row, event.currentTarget),
        }, "◦");
        return make(first ? "th" : "td", { scope: first && "row", class: styles[i] }, inner, ...(from ? [" ", from] : []));
      })));
    parts.body.replaceChildren(...body);
    const chosen = [...open.wanted.keys()].some((key) => key !== "sort");
    const matched = chosen || table.have.size === table.parts ? rows.length : table.all;
    const values = { shown: count(Math.min(open.shown, rows.length)), rows: count(matched), all: count(table.all) };
    parts.count.textContent = fill(chosen ? words["tables-shown"] : words["tables-shown_all"], values);
    parts.more.hidden = matched <= open.shown;
    parts.empty.hidden = rows.length > 0;
    const sort = open.wanted.get("sort") ?? "";
    parts.heads.forEach((head, i) => {
      const name = table.about.heads[i][0];
      if (sort === name) head.setAttribute("aria-sort", "ascending");
      else if (sort === `-${name}`) head.setAttribute("aria-sort", "descending");
      else head.removeAttribute("aria-sort");
    });
  };

  // All rows are loaded before the first answer, so that none is missed.
  let turn = 0;
  const refresh = async () => {
    const mine = ++turn;
    if (open.table.have.size < open.table.parts) {
      open.parts.count.textContent = words["tables-loading"];
      await loadAll(open.name);
      if (mine !== turn) return;
    }
    write();
    draw();
  };
  const change = (name, value) => {
    open.wanted.delete("line");
    if (value) open.wanted.set(name, value); else open.wanted.delete(name);
    open.shown = SHOWN;
    refresh();
  };

  const download = async () => {
    await loadAll(open.name);
    const french = lang === "fr";
    const field = ([text, key, missing]) => {
      let shown = missing ? (typeof key === "number" ? "" : text) : typeof key === "number" ? String(key).replace(".", french ? "," : ".") : text;
      if (typeof key !== "number" && /^[=+\-@\t\r\n＝＋－＠]/.test(shown)) shown = `'${shown}`;
      return /[",;\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
    };
    const mark = french ? ";" : ",";
    const lines = [open.table.about.heads.map(([, title]) => field([title, title, false])), ...matching().map((row) => row.cells.map(field))];
    const text = "\ufeff" + lines.map((line) => line.join(mark)).join("\r\n") + "\r\n";
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: `${open.name}.csv` });
    document.body.append(link);
    link.click();
    link.remove();
  };

  const selects = () => {
    const { table, wanted } = open;
    return table.about.heads.flatMap(([name, title], i) => {
      const seen = new Map();
      for (const { cells } of table.rows) if (cells[i] && !cells[i][2]) seen.set(String(cells[i][1]), cells[i][0]);
      const short = [...seen.values()].every((text) => text.length < LONG);
      if (table.about.classes[i] === "number" || seen.size < 2 || seen.size > FEW || !short) return [];
      const select = make("select", { onchange: (event) => change(name, event.target.value) }, new Option(words["tables-all"], ""));
      for (const [code, text] of [...seen].sort((a, b) => a[1].localeCompare(b[1], lang))) select.append(new Option(text, code));
      select.value = wanted.get(name) ?? "";
      return [make("label", {}, title, select)];
    });
  };

  const section = (title, ...inner) => inner.length ? [make("h3", {}, title), ...inner] : [];
  const pairs = (items) => items.length ? [make("dl", {}, ...items.flatMap(([a, b]) => [make("dt", {}, a), make("dd", {}, b)]))] : [];
  const around = (about) => make("div", { class: "under" },
    ...section(words["page-notes"], ...about.notes.map((note) => make("p", {}, note))),
    ...section(words["page-marks"], ...pairs([...about.marks, ...about.abbreviations])),
    ...section(words["page-verdict"], ...pairs(about.verdict)),
    ...section(words["tables-made"], make("p", {}, about.made), ...(about.function ? [make("p", {}, make("code", {}, about.function))] : [])),
    ...section(words["column-sources"], make("details", {}, make("summary", {}, fill(words["tables-source_count"], { count: count(about.sources.length) })),
      make("ul", {}, ...about.sources.map(([id, title]) => make("li", {}, make("a", { href: `data.html#source-${id}` }, title)))))),
    ...section(words["page-cite"], make("p", {}, about.cite[0]), make("p", { lang: lang === "fr" ? "en-CA" : "fr-CA" }, about.cite[1])));

  const show = async () => {
    const { name, wanted } = asked();
    const known = document.getElementById(name);
    if (!known || !known.matches(".entry")) {
      place.hidden = true;
      document.body.classList.remove("exploring");
      open = null;
      return;
    }
    if (open?.name === name && open.wanted.toString() === wanted.toString()) return;
    const table = await load(name);
    if (!table.about) return;
    const line = wanted.get("line");
    if ([...wanted.keys()].length && !table.rows.some((row) => row.id === line)) await loadAll(name);
    open = { name, wanted, table, shown: SHOWN };
    const { about } = table;
    const box = make("input", { type: "search", id: "search", value: wanted.get("q") ?? "", autocomplete: "off" });
    let timer = 0;
    box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => change("q", box.value.trim()), 150); });
    const heads = about.heads.map(([head, title, unit], i) => make("th", { scope: "col", class: about.classes[i] },
      make("button", { type: "button", title: words["tables-sort"], onclick: () => change("sort", open.wanted.get("sort") === head ? `-${head}` : head) },
        title, unit ? make("span", { class: "unit" }, ` (${unit})`) : null)));
    const parts = {
      heads,
      body: make("tbody"),
      count: make("output", { for: "search", "aria-live": "polite" }),
      more: make("button", { type: "button", onclick: async () => { await loadAll(name); open.shown += 5 * SHOWN; draw(); } }, words["tables-more"]),
      empty: make("p", { class: "empty", hidden: true }, table.all ? words["tables-nothing"] : about.none),
    };
    open.parts = parts;
    const columns = make("details", { class: "columns" }, make("summary", {}, words["tables-columns"].replace("{count}", heads.length)));
    columns.open = about.heads.slice(NARROW).some(([head]) => wanted.has(head) || (wanted.get("sort") ?? "").replace(/^-/, "") === head);
    const tools = make("div", { class: "tools" }, make("label", { for: "search" }, words["tables-search"], box), parts.count);
    const filters = make("details", { class: "filters" }, make("summary", {}, words["tables-filters"]));
    filters.addEventListener("toggle", async () => {
      if (!filters.open || filters.dataset.made) return;
      filters.dataset.made = "1";
      await loadAll(name);
      filters.append(make("div", { class: "tools" }, ...selects()));
    });
    place.replaceChildren(
      make("p", {}, make("a", { href: "#main" }, words["tables-back"])), make("p", { class: "kicker" }, about.kicker), make("h2", { id: "explorer-title", tabindex: -1 }, about.title),
      make("p", {}, about.what), make("p", { class: "not" }, about.is_not),
      ...about.status.map((line) => make("p", { class: "status" }, line)),
      tools, filters,
      make("p", { class: "files" },
        make("button", { type: "button", onclick: download }, words["tables-download_shown"]), " ",
        make("button", { type: "button", onclick: () => { open.wanted = new URLSearchParams(); open.shown = SHOWN; box.value = ""; for (const s of filters.querySelectorAll("select")) s.value = ""; refresh(); } }, words["tables-reset"]), " ",
        ...[...known.querySelectorAll(".files a")].map((link) => link.cloneNode(true)).flatMap((link) => [link, " "])),
      make("p", { class: "hint" }, words["tables-trail"]),
      ...(heads.length > NARROW ? [columns] : []),
      make("div", { class: "scroll", role: "region", "aria-label": about.kicker, tabindex: 0 },
        make("table", { class: "rows" }, make("caption", {}, `${about.kicker}. ${about.title}`), make("thead", {}, make("tr", {}, ...heads)), parts.body)),
      parts.empty, make("p", {}, parts.more), around(about));
    place.dataset.table = name;
    place.hidden = false;
    document.body.classList.add("exploring");
    if ([...wanted.keys()].some((key) => about.heads.some(([head]) => head === key))) filters.open = true;
    draw();
    place.scrollIntoView();
    document.getElementById("explorer-title").focus({ preventScroll: true });
  };
  addEventListener("hashchange", show);
  show();
})();
