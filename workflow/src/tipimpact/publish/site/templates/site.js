// What is nicer with script and works without it: the anchor in the language link, copying, dates.
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

  // Leave the page, by its button or with Escape three times: it is blanked first, then its address is replaced, so that
  // "back" does not lead here again. An empty page takes its place, which needs no network. Links within the site replace
  // the page that one leaves, so that "back" leads to no other page of it either. Without script the button is a plain link.
  const leave = () => {
    document.title = "";
    document.documentElement.replaceChildren();
    location.replace("about:blank");
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const isPlain = link && !event.defaultPrevented && !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!isPlain || link.target || link.hasAttribute("download") || !/\.html($|[?#])/.test(link.getAttribute("href"))) return;
    if (/^[a-z]+:/i.test(link.getAttribute("href"))) return;
    event.preventDefault();
    location.replace(link.href);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.leave");
    if (!link) return;
    event.preventDefault();
    leave();
  });
  const pressed = []; // times of Escape
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pressed.push(event.timeStamp);
    const link = document.querySelector("a.leave");
    if (link && event.timeStamp - pressed[pressed.length - 3] < 2000) leave();
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

  // An answer about the law of a day grows old: the oldest remark that is due is shown.
  const aged = all(".aged").filter(({ dataset: { law, after } }) => Math.floor((Date.now() - Date.parse(law)) / 864e5) > Number(after));
  for (const remark of aged.slice(-1)) remark.hidden = false;

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
