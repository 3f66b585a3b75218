// What is nicer with script and works without it: the anchor in the language link, search, sort, filters, copying, dates.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, text = "", attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const twin = document.getElementById("twin");
  if (twin) {
    const page = twin.getAttribute("href");
    const follow = () => twin.setAttribute("href", page + location.hash);
    addEventListener("hashchange", follow);
    follow();
  }

  // Leave the page: its address is replaced, so that "back" does not lead here again. Without script it is a plain link.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.leave");
    if (!link) return;
    event.preventDefault();
    location.replace(link.href);
  });

  // On a phone words come first: long pictures are folded, and the lives are told. On paper all is open.
  const phone = matchMedia("(max-width: 60rem)").matches;
  for (const part of all("details[data-phone]")) if (phone) part.open = part.dataset.phone === "open";
  addEventListener("beforeprint", () => all("details").forEach((part) => { part.open = true; }));

  // A trail is shown by :target; Escape closes it, and the focus goes back to the number that opened it.
  let opener = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (link.matches(".n, .from")) opener = link;
    else if (link.matches(".close") && opener) setTimeout(() => opener.focus(), 0);
  });
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector(".trail:target");
    if (event.key === "Escape" && open) open.querySelector(".close").click();
  });

  // Search, filters and sorting of a table.
  const tools = document.querySelector(".tools");
  const table = document.querySelector("table.data");
  if (tools && table) {
    const FEW = 12;
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const said = new Map(rows.map((row) => [row, [...row.cells].map((cell) => cell.innerText.replace(/\s*◦$/, "").trim())]));
    const whole = new Map(rows.map((row) => [row, said.get(row).join("\n").toLowerCase()]));
    const box = make("input", "", { type: "search", id: "search" });
    const label = make("label", tools.dataset.search, { for: "search" });
    const count = make("output", "", { for: "search" });
    const chosen = [];
    label.append(box);
    tools.append(label);
    heads.forEach((head, i) => {
      const values = [...new Set(rows.map((row) => said.get(row)[i]))];
      const words = head.innerText.trim();
      if (!head.classList.contains("number") && values.length > 1 && values.length <= FEW && values.every((v) => v.length < 60)) {
        const select = make("select");
        select.append(new Option(tools.dataset.all, ""));
        for (const value of values.sort((a, b) => a.localeCompare(b, document.documentElement.lang))) select.append(new Option(value, value));
        const named = make("label", words);
        named.append(select);
        tools.append(named);
        chosen.push([i, select]);
      }
    });
    const show = () => {
      const asked = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      for (const row of rows) {
        const kept = asked.every((word) => whole.get(row).includes(word)) &&
          chosen.every(([i, select]) => !select.value || said.get(row)[i] === select.value);
        row.hidden = !kept;
        found += kept;
      }
      count.textContent = tools.dataset.found.replace("#", found.toLocaleString(document.documentElement.lang));
    };
    tools.append(count);
    tools.addEventListener("input", show);
    tools.hidden = false;
    show();

    // The first number or date of a cell; what has none stands last.
    const comma = document.documentElement.lang.startsWith("fr");
    const value = (row, i) => {
      const time = row.cells[i].querySelector("time");
      if (time) return time.dateTime;
      const text = said.get(row)[i];
      if (!heads[i].classList.contains("number")) return row.cells[i].querySelector(".mark") ? null : text;
      const plain = text.replace("−", "-").replace(comma ? /[\s\u00a0]/g : /,/g, "").replace(comma ? "," : ".", ".");
      const found = plain.match(/-?\d+(\.\d+)?/);
      return found ? Number(found[0]) : null;
    };
    heads.forEach((head, i) => {
      const button = make("button", "", { type: "button", title: tools.dataset.sort });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const keys = new Map(rows.map((row) => [row, value(row, i)]));
        const compare = (a, b) => typeof a === "number" ? a - b : String(a).localeCompare(String(b), document.documentElement.lang, { numeric: true });
        rows.sort((a, b) => {
          const [x, y] = [keys.get(a), keys.get(b)];
          if (x === null || y === null) return (x === null) - (y === null);
          return down ? compare(y, x) : compare(x, y);
        });
        body.append(...rows);
      });
    });
  }

  // Copy a citation that stands on the page.
  for (const cite of all(".cite")) {
    const button = make("button", cite.dataset.copy, { type: "button" });
    button.addEventListener("click", async () => {
      const text = cite.querySelector("q, .text").innerText;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        getSelection().selectAllChildren(cite.querySelector("q, .text"));
        document.execCommand("copy");
      }
      button.textContent = cite.dataset.copied;
    });
    cite.append(" ", button);
  }

  // How the law read on a day: open the version of each unit that was in force.
  const asked = document.querySelector("form.day");
  if (asked) {
    const read = () => {
      const day = asked.elements.day.value;
      for (const version of all("details[data-from]")) {
        const { from, until } = version.dataset;
        version.open = Boolean(day) && from <= day && (!until || day < until);
        if (version.open) version.parentElement.open = true;
      }
    };
    asked.hidden = false;
    asked.addEventListener("submit", (event) => { event.preventDefault(); read(); });
  }

  // A link to a unit of the law opens its words, and the part in which it is folded. The target is known after loading.
  const unfold = () => {
    for (const part of all(":target details.held, details:has(:target)")) part.open = true;
    document.querySelector("article:target")?.scrollIntoView();
  };
  for (const event of ["load", "hashchange"]) addEventListener(event, unfold);
})();
