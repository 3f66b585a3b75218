// What the scripts of pages with an evaluator share: words, elements and days. ui: messages by id.
const Page = (ui, lang) => {
  "use strict";
  const tag = document.documentElement.lang;
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" });
  return {
    tag,
    byId: (id) => document.getElementById(id),
    say: (id, values = {}) => ui[id].replace(/\{(\w+)\}/g, (_, name) => values[name]),
    make: (name, attributes = {}, ...children) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.append(...children.filter((child) => child !== null && child !== ""));
      return element;
    },
    capital: (text) => text.charAt(0).toUpperCase() + text.slice(1),
    writeDay: (day) => {
      const text = dates.format(new Date(day * 864e5));
      return (lang === "fr" ? text.replace(/^1 /, "1er ") : text).replace(/ /g, "\u00a0");
    },
  };
};
