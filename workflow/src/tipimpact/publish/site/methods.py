"""Methods from the plan, the data with their dates, and what the site does for accessibility."""

from __future__ import annotations

from typing import Any

from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.held import Held, both, label, table_file
from tipimpact.publish.tables import apparatus
from tipimpact.publish.words import i18n

# Of each estimand, in this order: what the plan says in words, and what it names by codes.
REASONS = ("claim", "mechanism", "why", "refuted_by")
SPANS = ("window", "base", "placebo")


def methods_page(held: Held, lang: str) -> Page:
    """The plan: what is claimed, how it is put to the data, and what would refute it."""
    plan = held.plan
    estimands = [_estimand(estimand, lang) for estimand in plan["estimands"]]
    facts = held.results["impact_estimates"].view(lang).facts if "impact_estimates" in held.results else []
    return framed(
        held,
        "methods",
        lang,
        "methods.html",
        i18n.t("site-methods", lang),
        i18n.t("methods-lead", lang),
        statement=both(plan["statement"], lang),
        estimands=estimands,
        thresholds=[(label("plan", key, lang), _number(value, lang)) for key, value in plan["thresholds"].items()],
        amended=[(entry["hash"], both(entry["why"], lang)) for entry in plan["amended"]],
        facts=facts,
        tables=[(n, r.published["number"], i18n.t(f"table-{n}-title", lang)) for n, r in held.results.items()],
        table_file=table_file,
    )


def _estimand(estimand: dict[str, Any], lang: str) -> dict[str, Any]:
    def code(kind: str, value: str) -> str:
        return label(f"value-{kind}", value, lang)

    said = [(i18n.t(f"plan-{name}", lang), both(estimand[name], lang)) for name in REASONS]
    for name in SPANS:
        if span := estimand.get(name):
            years = i18n.interval(str(span["first"]), str(span.get("last", span["first"])), lang)
            left = ", ".join(map(str, span["without"]))
            text = i18n.t("plan-span_without", lang, years=years, without=left) if left else f"{years}."
            said.append((i18n.t(f"plan-{name}", lang), f"{text} {both(span['why'], lang)}"))
    said.append((i18n.t("plan-design", lang), code("impact_estimates-design", estimand["design"])))
    said.append(
        (
            i18n.t("plan-smallest_effect", lang),
            i18n.t("plan-percent", lang, n=_number(100 * estimand["smallest_effect"], lang)),
        )
    )
    said.append(
        (i18n.t("plan-checks", lang), "; ".join(code("robustness-check", check) for check in estimand["checks"]))
    )
    said.append((i18n.t("plan-provisions", lang), "; ".join(i18n.law(p, lang) for p in estimand["provisions"])))
    rivals = [both(rival, lang) for rival in estimand["rivals"]]
    return {"id": estimand["id"], "title": both(estimand["title"], lang), "said": said, "rivals": rivals}


def _number(value: float, lang: str) -> str:
    return i18n.number(round(value, 6), lang)


def data_page(held: Held, lang: str) -> Page:
    """Every source that a table rests on: the date of its content, when it was looked at, its licence, its tables."""
    used: dict[str, list[str]] = {}
    for name, result in held.results.items():
        for id in result.facts["sources"]:
            used.setdefault(id, []).append(name)
    entries: list[dict[str, Any]] = []
    for id in sorted(used, key=lambda id: (held.by_id[id].publisher.en.casefold(), id)):  # the same in both languages
        cited = apparatus.cited(held.by_id[id], held.edition, lang)
        licence = apparatus.licences([cited], held.sources, lang)[0]
        tables = [
            (table_file(n), i18n.t("page-table", lang, number=held.results[n].published["number"])) for n in used[id]
        ]
        entries.append({"source": cited, "licence": licence, "tables": tables})
    licences = apparatus.licences([entry["source"] for entry in entries], held.sources, lang)
    title, lead = i18n.t("site-data", lang), i18n.t("data-lead", lang)
    count = i18n.number(len(entries), lang)
    return framed(held, "data", lang, "data.html", title, lead, entries=entries, licences=licences, count=count)


def accessibility_page(held: Held, lang: str) -> Page:
    """What was done so that all can read the site, and what is not known to work."""
    title, lead = i18n.t("site-accessibility", lang), i18n.t("accessibility-lead", lang)
    return framed(held, "accessibility", lang, "accessibility.html", title, lead, within="accessibility.html")
