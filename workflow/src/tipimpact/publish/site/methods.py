"""Three pages: methods (from the plan), data sources with their dates, accessibility."""

from __future__ import annotations

from tipimpact.publish.obtained import entries as missing
from tipimpact.publish.obtained import headline, other_releases
from tipimpact.publish.site.dropped import describe_dropped, list_dropped
from tipimpact.publish.site.frame import Page, framed
from tipimpact.publish.site.inputs import SiteInputs, table_file
from tipimpact.publish.tables import apparatus
from tipimpact.publish.words import interval, number, say, say_code

# Texts of the rule of a comparison, by part and name.
RULE = (
    *(("groups", "why"), ("visas", "why"), ("outcome", "formula"), ("covariates", "formula")),
    *(("width", "formula"), ("width", "why"), ("vote", "why")),
)
CLAIMED = ("suggestive", "contradicted")  # verdicts that claim a change


def methods_page(inputs: SiteInputs, lang: str) -> Page:
    """The plan: what is claimed, how it is put to the data, and what would refute it."""
    hashes = inputs.results["impact_estimates"].view(lang).hashes if "impact_estimates" in inputs.results else []
    return framed(
        inputs,
        "methods",
        lang,
        "methods.html",
        say("site-methods", lang),
        say("methods-lead", lang),
        plan=inputs.plan,
        rule_texts=RULE,
        false_claims=_false_claims(inputs, lang),
        dropped=[describe_dropped(statement, inputs.evidence, lang) for statement in list_dropped(inputs.evidence)],
        write_number=lambda value: number(round(value, 6), lang),
        write_years=lambda span: interval(str(span["first"]), str(span["last"]), lang),
        write_code=lambda table, column, code: say_code(table, column, code, lang),
        hashes=hashes,
        tables=[result.view(lang) for result in inputs.results.values()],
        table_file=table_file,
    )


def _false_claims(inputs: SiteInputs, lang: str) -> list[tuple[str, str]]:
    """How often the planned comparison claims a change where there is none, by process."""
    rows = inputs.evidence.rows("reachable_verdicts", ratio=1, effect_on="all", verdict=CLAIMED).sort_index()
    shares = rows.groupby("process", sort=False)["probability"].sum(min_count=1).dropna()
    return [
        (
            say_code("reachable_verdicts", "process", process, lang),
            say("plan-percent", lang, n=str(round(100 * share))),
        )
        for process, share in zip(shares.index.astype(str), shares, strict=True)
    ]


def data_page(inputs: SiteInputs, lang: str) -> Page:
    """Every source that a table rests on: the date of its content, when it was looked at, its licence, its tables."""
    used: dict[str, list[str]] = {}
    for name, result in inputs.results.items():
        for id in result.facts["sources"]:
            used.setdefault(id, []).append(name)
    entries = []
    for id in sorted(used, key=lambda id: (inputs.by_id[id].publisher.en.casefold(), id)):  # the same in both languages
        cited = apparatus.cited(inputs.by_id[id], inputs.edition, lang)
        licence = apparatus.licences([cited], inputs.sources, lang)[0]
        entries.append((cited, licence, [inputs.results[name].view(lang) for name in used[id]]))
    run = inputs.obtained
    return framed(
        inputs,
        "data",
        lang,
        "data.html",
        say("site-data", lang),
        say("data-lead", lang),
        entries=entries,
        licences=apparatus.licences([cited for cited, *_ in entries], inputs.sources, lang),
        table_file=table_file,
        obtained=headline(run, lang) if run else "",
        missing=list(missing(run, lang)) if run else [],
        other_releases=other_releases(run, lang) if run else [],
    )


def accessibility_page(inputs: SiteInputs, lang: str) -> Page:
    """What was done so that all can read the site, and what is not known to work."""
    title, lead = say("site-accessibility", lang), say("accessibility-lead", lang)
    return framed(inputs, "accessibility", lang, "accessibility.html", title, lead, within="accessibility.html")
