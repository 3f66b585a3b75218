// The strip of days: a native scroller, so that a thumb, a wheel or the arrow keys move it; one day is one step.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("strip-data").textContent), box = document.querySelector(".slide");
  const WIDE = 16, DAY = 864e5, first = Date.parse(data.first), lanes = Object.entries(data.lanes);
  const last = Math.max(...lanes.map(([, stretches]) => stretches.at(-1)[1]));
  const ruler = box.querySelector(".ruler"), track = ruler.firstElementChild, out = box.querySelector("output");
  const tag = document.documentElement.lang;
  const write = (place, look) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...look }).format(new Date(first + place * DAY));
  const add = (name, left, width, text = "") => {
    const part = document.createElement("span");
    part.className = name;
    part.style.left = `${left}px`;
    if (width) part.style.width = `${width}px`;
    part.textContent = text;
    track.append(part);
  };
  track.style.width = `${(last + 1) * WIDE}px`;
  lanes.forEach(([, stretches], row) => {
    for (const [from, to, code] of stretches) add(`stretch row${row} ${code}`, from * WIDE, (to - from + 1) * WIDE);
  });
  for (let place = 0; place <= last; place++) {
    if (new Date(first + place * DAY).getUTCDate() === 1) add("month", place * WIDE + 3, 0, write(place, { month: "short", year: "numeric" }));
  }
  let now = -1;
  const show = (place) => {
    if (place === now) return;
    now = place;
    const day = write(place, { dateStyle: "long" }).replace(/^1 /, tag.startsWith("fr") ? "1er " : "1 ");
    const lines = lanes.map(([remedy, stretches]) => {
      const code = stretches.find(([from, to]) => place >= from && place <= to)[2];
      return `${data.names[remedy]}: ${data.words[code] ?? data.later[data.opens - place - 1]}`;
    });
    const parts = [data.on.replace("{day}", day), ...lines].map((text, row) => {
      const part = document.createElement(row ? "span" : "b");
      part.textContent = tag.startsWith("fr") ? text.replace(": ", "\u00a0: ") : text;
      return part;
    });
    out.replaceChildren(...parts);
    ruler.setAttribute("aria-valuenow", place);
    ruler.setAttribute("aria-valuetext", parts.map((part) => part.textContent).join(". "));
  };
  const go = (place) => { ruler.scrollLeft = Math.max(0, Math.min(last, place)) * WIDE; };
  ruler.setAttribute("aria-valuemax", last);
  ruler.addEventListener("scroll", () => show(Math.max(0, Math.min(last, Math.round(ruler.scrollLeft / WIDE)))), { passive: true });
  ruler.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 30, PageDown: -30 }[event.key];
    if (step) { event.preventDefault(); go(now + step); }
  });
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) go(button.dataset.day ? Number(button.dataset.day) : now + Number(button.dataset.step));
  });
  box.hidden = false;
  go(data.jumps[1][0]);
  show(data.jumps[1][0]);
})();
