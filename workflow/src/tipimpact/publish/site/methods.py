"""Three pages: methods (from the plan), data sources with their dates, accessibility."""

from __future__ import annotations

from typing import Any

from tipimpact.publish.obtained import entries as missing
from tipimpact.publish.obtained import headline, other_releases
from tipimpact.publish.site.dropped import describe_dropped, list_dropped
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import SiteInputs, both, table_file
from tipimpact.publish.tables import apparatus
from tipimpact.publish.words import interval, law, number, say, say_code, say_table

# Fields of an estimand in the plan, in the order of the page.
REASONS = ("claim", "mechanism", "why", "refuted_by")
SPANS = ("window", "base")
# Texts of the rule of a comparison, by part and name.
RULE = (("groups", "why"), ("visas", "why"), ("outcome", "formula"), ("covariates", "formula"), ("width", "formula"))
RULE += (("width", "why"), ("vote", "why"))
CLAIMED = ("suggestive", "contradicted")  # verdicts that claim a change


def methods_page(inputs: SiteInputs, lang: str) -> Page:
    """The plan: what is claimed, how it is put to the data, and what would refute it."""
    plan = inputs.plan
    hashes = inputs.results["impact_estimates"].view(lang).hashes if "impact_estimates" in inputs.results else []
    return framed(
        inputs,
        "methods",
        lang,
        "methods.html",
        say("site-methods", lang),
        say("methods-lead", lang),
        statement=both(plan["statement"], lang),
        reach=" ".join(both(e["rule"]["simulation"]["why"], lang) for e in plan["estimands"] if "rule" in e),
        false_claims=_false_claims(inputs, lang),
        dropped=[describe_dropped(statement, inputs.evidence, lang) for statement in list_dropped(inputs.evidence)],
        estimands=[_estimand(estimand, lang) for estimand in plan["estimands"]],
        thresholds=[
            (say("plan-threshold", lang, code=key), _format_number(value, lang))
            for key, value in plan["thresholds"].items()
        ],
        amended=[(entry["hash"], both(entry["why"], lang)) for entry in plan["amended"]],
        hashes=hashes,
        tables=[(n, r.published["number"], say_table(n, "title", lang)) for n, r in inputs.results.items()],
        table_file=table_file,
    )


def _false_claims(inputs: SiteInputs, lang: str) -> list[tuple[str, str]]:
    """How often the planned comparison claims a change where there is none, by process."""
    if "reachable_verdicts" not in inputs.results:
        return []
    data = inputs.results["reachable_verdicts"].data
    rows = data[(data["ratio"] == 1) & (data["effect_on"] == "all") & data["verdict"].isin(CLAIMED)]
    shares = rows.groupby("process", sort=False)["probability"].sum(min_count=1).dropna()
    return [
        (
            say_code("reachable_verdicts", "process", process, lang),
            say("plan-percent", lang, n=str(round(100 * share))),
        )
        for process, share in shares.items()
    ]


def _estimand(estimand: dict[str, Any], lang: str) -> dict[str, Any]:
    items = [(say("plan-question", lang), say("estimand-question", lang, code=estimand["id"]))]
    items += [(say("plan-reason", lang, code=name), both(estimand[name], lang)) for name in REASONS]
    for name in SPANS:
        span = estimand[name]
        years = interval(str(span["first"]), str(span["last"]), lang)
        left = ", ".join(map(str, span["without"]))
        text = say("plan-span_without", lang, years=years, without=left) if left else f"{years}."
        items.append((say("plan-span", lang, code=name), f"{text} {both(span['why'], lang)}"))
    items.append((say("column-design", lang), say_code("impact_estimates", "design", estimand["design"], lang)))
    items.append(
        (
            say("column-minimum_detectable_effects-smallest_effect", lang),
            say("plan-percent", lang, n=_format_number(100 * estimand["smallest_effect"], lang)),
        )
    )
    if "rule" in estimand:
        rule = estimand["rule"]
        texts = [both(rule[part][name], lang) for part, name in RULE] + [both(rule["unjudged"], lang)]
        items.append((say("plan-rule", lang), " ".join(texts)))
    else:
        checks = "; ".join(say_code("robustness", "check", check, lang) for check in estimand["checks"])
        items.append((say("plan-checks", lang), checks))
    items.append((say("plan-provisions", lang), "; ".join(law(p, lang) for p in estimand["provisions"])))
    rivals = [both(rival, lang) for rival in estimand["rivals"]]
    return {"id": estimand["id"], "title": both(estimand["title"], lang), "items": items, "rivals": rivals}


def _format_number(value: float, lang: str) -> str:
    return number(round(value, 6), lang)


def data_page(inputs: SiteInputs, lang: str) -> Page:
    """Every source that a table rests on: the date of its content, when it was looked at, its licence, its tables."""
    used: dict[str, list[str]] = {}
    for name, result in inputs.results.items():
        for id in result.facts["sources"]:
            used.setdefault(id, []).append(name)
    entries: list[dict[str, Any]] = []
    for id in sorted(used, key=lambda id: (inputs.by_id[id].publisher.en.casefold(), id)):  # the same in both languages
        cited = apparatus.cited(inputs.by_id[id], inputs.edition, lang)
        licence = apparatus.licences([cited], inputs.sources, lang)[0]
        tables = [
            (
                table_file(n),
                say("page-table", lang, number=inputs.results[n].published["number"]),
                say_table(n, "title", lang),
            )
            for n in used[id]
        ]
        entries.append({"source": cited, "licence": licence, "tables": tables})
    licences = apparatus.licences([entry["source"] for entry in entries], inputs.sources, lang)
    title, lead = say("site-data", lang), say("data-lead", lang)
    run = inputs.obtained
    return framed(
        inputs,
        "data",
        lang,
        "data.html",
        title,
        lead,
        entries=entries,
        licences=licences,
        count=len(entries),
        obtained=headline(run, lang) if run else "",
        missing=list(missing(run, lang)) if run else [],
        other_releases=other_releases(run, lang) if run else [],
    )


def accessibility_page(inputs: SiteInputs, lang: str) -> Page:
    """What was done so that all can read the site, and what is not known to work."""
    title, lead = say("site-accessibility", lang), say("accessibility-lead", lang)
    return framed(inputs, "accessibility", lang, "accessibility.html", title, lead, within="accessibility.html")
