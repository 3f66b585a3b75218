"""Two pages: methods (from the plan), and data sources with their dates."""

from __future__ import annotations

from tipimpact.publish import obtained
from tipimpact.publish.site.dropped import describe_dropped, list_dropped
from tipimpact.publish.site.frame import Draft, Page
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.tables import apparatus
from tipimpact.publish.words import say_code

CLAIMED = ("suggestive", "contradicted")  # verdicts that claim a change


def methods_page(inputs: SiteInputs, lang: str) -> Page:
    """The plan: what is claimed, how it is put to the data, and what would refute it."""
    return Draft("methods", inputs, lang).write(
        plan=inputs.package.plan,
        false_claims=_list_false_claims(inputs, lang),
        dropped=[describe_dropped(statement, inputs.evidence, lang) for statement in list_dropped(inputs.evidence)],
        views={name: result.view(lang) for name, result in inputs.results.items()},
    )


def _list_false_claims(inputs: SiteInputs, lang: str) -> dict[str, int]:
    """In how many of a hundred the planned comparison claims a change where there is none, by process."""
    rows = inputs.evidence.rows("reachable_verdicts", ratio=1, effect_on="all", verdict=CLAIMED).sort_index()
    shares = rows.groupby("process", sort=False)["probability"].sum(min_count=1).dropna()
    return {
        say_code("reachable_verdicts", "process", str(process), lang): round(100 * share)
        for process, share in shares.items()
    }


def data_page(inputs: SiteInputs, lang: str) -> Page:
    """Every source that a table rests on: the date of its content, when it was looked at, its licence, its tables."""
    used: dict[str, list[str]] = {}
    for name, result in inputs.results.items():
        for id in result.facts["sources"]:
            used.setdefault(id, []).append(name)
    entries = []
    for id in sorted(used, key=lambda id: (inputs.by_id[id].publisher.en.casefold(), id)):  # the same in both languages
        cited = apparatus.cited(inputs.by_id[id], inputs.edition, lang)
        licence = apparatus.licences([cited], inputs.authored.sources, lang)[0]
        entries.append((cited, licence, [inputs.results[name].view(lang) for name in used[id]]))
    run = inputs.package.obtained
    return Draft("data", inputs, lang).write(
        entries=entries,
        licences=apparatus.licences([cited for cited, *_ in entries], inputs.authored.sources, lang),
        obtained=obtained.headline(run, lang) if run else "",
        missing=run.missing if run else (),
        first_line=lambda group: obtained.first_line(group, lang),
        touched=lambda group: obtained.touched(group, lang),
        mend=lambda group: obtained.mend(group, inputs.edition, lang, listed=True),
        other_releases=obtained.other_releases(run, lang) if run else [],
    )
