"""How many sentences are coded with each theme, who decided each code, and how many speak to it by estimate.

A code is *agreed* where rules and second coder both give it, *reviewed* where people decided, else
*undecided*. Codes are a way to search; what is published as a number of sentences is the estimate
(``prevalence``).
"""

from __future__ import annotations

import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.labels import Labels
from tipimpact.themes.matching import coding
from tipimpact.themes.prevalence import GROUP, TIERS, estimate

REVIEWED = "reviewed"
STANCES = {"demand": "demands", "criticism": "criticisms", "denial": "denials", "report": "statements"}
FIRST_YEAR = 2011  # the 41st Parliament, which passed both bills, first sat in June 2011


def counts(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    scores: pd.DataFrame,
    labels: Labels,
    codebook: Codebook,
    seed: int,
) -> pd.DataFrame:
    """The codes of each theme by source type and language, with the estimate; a row for every theme, also at zero.

    sentences: doc_id, lang, sentence_id, text, source_type, year and period, the last two empty where not known.
    mentions: the table ``theme_mentions``.  scores: of the second coder, as from ``read_scores``.  seed: for the draws.
    Columns as in the contract ``theme_counts``: sentences and documents coded and in all, the coded sentences by tier
    and by stance, the first of them, and the columns of ``prevalence.estimate``.
    Identical sentences of a language count once, documents each.
    """
    if sentences.empty:
        return contract("theme_counts").empty()
    sentences = sentences.assign(background=is_background(sentences))
    first = distinct(sentences)
    coded = coding(sentences["sentence_id"], mentions, codebook)
    polarity = mentions.drop_duplicates("sentence_id").set_index("sentence_id")["polarity"]
    by_sentence = polarity.fillna("").to_dict()  # empty where a person alone gave a theme
    tiers = mentions.drop_duplicates(["sentence_id", "theme"]).set_index(["theme", "sentence_id"])["tier"]
    rows = []
    for key, here in first.groupby(GROUP, sort=False):
        whole = sentences[(sentences[GROUP] == list(key)).all(axis=1)]
        by_theme, stance = coded.loc[here["sentence_id"]], here["sentence_id"].map(by_sentence).to_numpy()
        facts = dict(zip(GROUP, key, strict=True)) | {"sentences": len(here), "documents": whole["doc_id"].nunique()}
        documents = coded.loc[whole["sentence_id"]].groupby(whole["doc_id"].to_numpy()).any().sum()
        for theme in codebook.ids:
            on = by_theme[theme].to_numpy()
            names = by_theme.index[on]
            tier_of = tiers.reindex([(theme, name) for name in names])
            numbers = {"theme": theme, "coded": int(on.sum()), "coded_documents": int(documents[theme])}
            by_tier = {tier: int((tier_of == tier).sum()) for tier in TIERS}
            by_stance = {column: int((stance[on] == name).sum()) for name, column in STANCES.items()}
            rows.append({**facts, **numbers, **by_tier, **by_stance, "example": names[0] if on.any() else None})
    table = pd.DataFrame(rows).merge(estimate(first, mentions, scores, labels, seed), on=[*GROUP, "theme"])
    order = {theme: i for i, theme in enumerate(codebook.ids)}
    by = ["source_type", "background", "language", "theme"]
    return table.rename(columns={"lang": "language"}).sort_values(
        by, key=lambda column: column.map(order) if column.name == "theme" else column, ignore_index=True
    )


def is_background(sentences: pd.DataFrame) -> pd.Series:
    """Which sentences are of Parliaments before the one that passed the bills.

    They test the coding, and nothing is published from them but their counts. A text without a year is not background.
    """
    return sentences["source_type"].eq("parliament") & sentences["year"].astype("Int64").lt(FIRST_YEAR).fillna(False)


def distinct(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences without those that repeat an earlier one of the same language word for word: of an earlier year, of
    the time before Bill C-31, or of a place above. Texts without a year come last."""
    ordered = sentences.assign(after=sentences["period"].eq("after").fillna(False)).sort_values(
        ["year", "after"], kind="stable"
    )
    again = ordered.assign(digest=ordered["text"].map(short_digest)).duplicated(["lang", "digest"])
    return sentences[~again[sentences.index]]
