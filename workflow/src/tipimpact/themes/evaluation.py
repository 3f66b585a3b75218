"""How often the coding is wrong: on sentences that it had not met, and on those with which it was developed.

Unseen are the labels (``themes.labels``): the calibrate third at each run, the sealed third and everyday prose once for
each release. On the development sentences the method is compared with plainer ones and taken apart.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.themes.codebook import Codebook, Lexicon
from tipimpact.themes.labels import OPENED, Labels, given, weigh
from tipimpact.themes.learned import FEWEST, gains, out_of_document, switched
from tipimpact.themes.matching import PARTS, code, coding

RESAMPLES = 1000
WORKED = 5  # errors shown in full, by language and kind
LONGEST = 300  # characters of a sentence that is shown
STREAM = "theme evaluation"  # name of its random stream
ALL, MACRO = "ALL", "MACRO"
METHODS = ("lexicon", "words", "linear", "full", "no_cues", "no_exclusions", "no_negation", "full_and_model")
LEFT_OUT = {
    "words": PARTS,
    "full": (),
    "no_cues": ("cues", "other_domains"),
    "no_exclusions": ("exclusions",),
    "no_negation": ("scope_negation", "titles"),
}


def evaluate(
    coded: pd.DataFrame, codebook: Codebook, sure: pd.DataFrame, generator: np.random.Generator
) -> pd.DataFrame:
    """Precision, recall and F1 of each method, by theme and language, on sentences coded by people.

    coded: as from ``read_coding``.  sure: what the second opinion is sure of (as from ``sure_of``).  generator: for the
    bootstrap over sentences. Methods: ``lexicon`` (the words that the codebook was delivered with, alone), ``words``
    (those of today, alone), ``linear`` (a linear model learned from the other documents), ``full``; ``no_cues``,
    ``no_exclusions``, ``no_negation`` (the full one without that part); ``full_and_model`` (with what a model learned
    from the rules' own coding is sure of, on the themes where the other documents say that this gains; ``switched_on``
    says where all documents do). Theme ``ALL`` pools the themes (micro average), ``MACRO`` is the mean of their F1.
    Language ``all`` pools both. Sample: development. Without coded sentences there are no rows.
    """
    if coded.empty:
        return contract("theme_evaluation").empty()
    logging.info("codebook %s, before scoring", codebook.sha256)
    gold = coded.set_index("sentence_id")[codebook.ids]
    documents = coded.set_index("sentence_id")["document"]
    codings = {name: code(coded, codebook, leave_out) for name, leave_out in LEFT_OUT.items()}
    codings["lexicon"] = code(coded, _delivered(codebook), PARTS)
    codings["linear"] = pd.concat(
        out_of_document(group["text"], gold.loc[group["sentence_id"]], group["document"])
        for _, group in coded.groupby("lang")
    ).loc[gold.index]
    codings["full_and_model"] = switched(gold, codings["full"], sure, documents)
    lang = coded["lang"].to_numpy()
    table = pd.concat([score(gold, codings[method], lang, generator).assign(method=method) for method in METHODS])
    on = table["theme"].map(gains(gold, codings["full"], sure)).astype("boolean")
    return table.assign(sample="development", switched_on=on.where(table["method"] == "full_and_model"))


def with_unseen(
    development: pd.DataFrame,
    labels: Labels,
    openings: pd.DataFrame,
    mentions: pd.DataFrame,
    codebook: Codebook,
    generator: np.random.Generator,
) -> pd.DataFrame:
    """The last opening of the sealed labels, the calibrate third, and the rows of ``evaluate``: one table."""
    unseen = evaluate_labels(labels, mentions, codebook, generator)
    return pd.concat([scored(openings), unseen, development], ignore_index=True)


def evaluate_labels(
    labels: Labels, mentions: pd.DataFrame, codebook: Codebook, generator: np.random.Generator, third: str = "calibrate"
) -> pd.DataFrame:
    """The method on the labels of a third, and the second reader against the first, as the rows of ``evaluate``.

    ``precision_weighted`` weighs each label by the sentences that it represents. Sample: the name of the third.
    """
    rows = labels.of(third)
    if rows.empty:
        return contract("theme_evaluation").empty()
    lang, weights = rows["lang"].to_numpy(), weigh(rows)
    settled, first, second = (given(rows, reader, codebook) for reader in ("settled", "reader_1", "reader_2"))
    coded = coding(rows["sentence_id"], mentions, codebook)
    by_method = score(settled, coded, lang, generator, weights).assign(method="full")
    by_reader = score(first, second, lang, generator).assign(method="second_reader")
    return pd.concat([by_method, by_reader], ignore_index=True).assign(sample=third)


def evaluate_prose(prose: pd.DataFrame, codebook: Codebook, generator: np.random.Generator) -> pd.DataFrame:
    """The method on everyday prose (``labels.read_prose``), as the rows of ``evaluate``; sample ``everyday``."""
    gold = given(prose, "themes", codebook)
    table = score(gold, code(prose, codebook), prose["lang"].to_numpy(), generator)
    return table.assign(method="full", sample="everyday")


def score(
    gold: pd.DataFrame,
    coded: pd.DataFrame,
    lang: np.ndarray,
    generator: np.random.Generator,
    weights: np.ndarray | None = None,
) -> pd.DataFrame:
    """The rows of one method: by language and theme; in the row of all themes of both languages also the gap."""
    rows = []
    for language in ["all", *sorted(set(lang))]:
        here = np.full(len(lang), True) if language == "all" else lang == language
        scores = [*_scores(gold[here], coded[here], generator)]
        if weights is not None:
            precisions = _weighted(gold[here].to_numpy(), coded[here].to_numpy(), weights[here], list(gold.columns))
            scores = [row | {"precision_weighted": precisions.get(row["theme"])} for row in scores]
        rows += [{"language": language, **row} for row in scores]
    rows[0] |= _gap(gold.to_numpy(), coded.to_numpy(), lang, generator)
    return pd.DataFrame(rows, columns=list(contract("theme_evaluation").columns))


def scored(openings: pd.DataFrame) -> pd.DataFrame:
    """The rows of the last opening, as ``theme_evaluation``; none before the first one."""
    spec = contract("theme_evaluation")
    rows = openings[openings["release"].eq(openings["release"].iloc[-1])] if len(openings) else openings
    table = rows.drop(columns=OPENED, errors="ignore").reindex(columns=list(spec.columns)).replace("", None)
    for column in spec.columns.values():
        if column.type == "boolean":
            table[column.name] = table[column.name].map({"True": True, "False": False})
        elif column.type != "string":
            table[column.name] = pd.to_numeric(table[column.name])
    return spec.conform(table)


def errors(labels: Labels, mentions: pd.DataFrame, codebook: Codebook, generator: np.random.Generator) -> pd.DataFrame:
    """Some errors on the third *learn*, the only one whose errors may be read; columns as ``theme_errors``.

    Up to ``WORKED`` by language and kind (``missed``: the readers gave the theme, the method did not; ``wrong``: the
    reverse), drawn at random, themes in turn, a sentence once.
    """
    rows = labels.of("learn")
    rows = rows[rows["text"].str.len() <= LONGEST].drop_duplicates("sentence_id")
    if rows.empty:
        return contract("theme_errors").empty()
    gold, coded = given(rows, "settled", codebook), coding(rows["sentence_id"], mentions, codebook)
    differ = (gold.astype(int) - coded.astype(int)).reset_index().melt("sentence_id", var_name="theme", value_name="by")
    table = differ.assign(kind=differ["by"].map({1: "missed", -1: "wrong"})).dropna(subset="kind").drop(columns="by")
    table = table.iloc[generator.permutation(len(table))].drop_duplicates("sentence_id")
    table = table.merge(rows[["sentence_id", "lang"]].rename(columns={"lang": "language"}))
    turn = table.groupby(["language", "kind", "theme"]).cumcount()
    table = table.assign(turn=turn).sort_values(["language", "kind", "turn"], kind="stable")
    table = table.groupby(["language", "kind"]).head(WORKED).drop(columns="turn").reset_index(drop=True)
    for name, themes in (("given", gold), ("found", coded)):
        table[name] = themes.loc[table["sentence_id"]].apply(lambda row: list(row.index[row]), axis=1).to_numpy()
    words = mentions.groupby(["sentence_id", "theme"], as_index=False).agg(matched=("matched", "; ".join))
    return table.merge(words, how="left")


def _delivered(codebook: Codebook) -> Codebook:
    """The codebook with the words that it was delivered with."""
    themes = [
        theme.model_copy(update={"lexicon": Lexicon.model_construct(en=theme.seeds.en, fr=theme.seeds.fr)})
        for theme in codebook.themes
    ]
    return codebook.model_copy(update={"themes": themes})


def _scores(gold: pd.DataFrame, coded: pd.DataFrame, generator: np.random.Generator) -> Iterator[dict]:
    """Of one method in one language: all themes together, the mean of the themes, then each theme."""
    truth, predicted = gold.to_numpy(), coded.to_numpy()
    draws = generator.integers(len(truth), size=(RESAMPLES, len(truth)))
    weights = np.stack([np.bincount(draw, minlength=len(truth)) for draw in draws])
    both, either = truth & predicted, truth.astype(int) + predicted
    uncoded = ~truth.any(axis=1)
    alarms = {"uncoded": int(uncoded.sum()), "false_alarms": int(predicted[uncoded].any(axis=1).sum())}
    hits, sums = weights @ both, weights @ either  # by draw and theme
    yield {"theme": ALL, **_counts(truth, predicted), **_interval(2 * hits.sum(axis=1), sums.sum(axis=1)), **alarms}
    present = truth.any(axis=0)
    means = np.array([_mean_f1(h[present], s[present]) for h, s in zip(hits, sums, strict=True)])
    f1 = _mean_f1(both[:, present].sum(axis=0), either[:, present].sum(axis=0))
    yield {"theme": MACRO, "f1": f1, "enough": True, **_interval(means, np.ones(len(means)))}
    for i, theme in enumerate(gold.columns):
        yield {"theme": theme, **_counts(truth[:, i], predicted[:, i]), **_interval(2 * hits[:, i], sums[:, i])}


def _counts(truth: np.ndarray, predicted: np.ndarray) -> dict:
    """Counts and scores; ``enough`` says whether there were sentences enough to tell anything."""
    positives, given, correct = int(truth.sum()), int(predicted.sum()), int((truth & predicted).sum())
    return {
        "positives": positives,
        "found": given,
        "correct": correct,
        "precision": correct / given if given else None,
        "recall": correct / positives if positives else None,
        "f1": 2 * correct / (positives + given) if positives + given else None,
        "enough": positives >= FEWEST,
    }


def _weighted(truth: np.ndarray, predicted: np.ndarray, weights: np.ndarray, themes: Sequence[str]) -> dict[str, float]:
    """Precision by weight, of all themes together and of each theme that was coded."""
    right, given = weights @ (truth & predicted), weights @ predicted
    each = {theme: float(r / f) for theme, r, f in zip(themes, right, given, strict=True) if f}
    return each | ({ALL: float(right.sum() / given.sum())} if given.sum() else {})


def _gap(truth: np.ndarray, predicted: np.ndarray, lang: np.ndarray, generator: np.random.Generator) -> dict:
    """Micro F1 in English minus that in French, with the middle 95 % of the resampled differences."""
    f1, draws = [], []
    for language in ("en", "fr"):
        here = lang == language
        both = (truth & predicted)[here].sum(axis=1)
        either = (truth.astype(int) + predicted)[here].sum(axis=1)
        if not either.sum():
            return {}
        picks = generator.integers(len(both), size=(RESAMPLES, len(both)))
        f1.append(2 * both.sum() / either.sum())
        draws.append(2 * both[picks].sum(axis=1) / np.maximum(either[picks].sum(axis=1), 1))
    low, high = np.quantile(draws[0] - draws[1], [0.025, 0.975])
    return {"gap": f1[0] - f1[1], "gap_low": low, "gap_high": high}


def _interval(above: np.ndarray, below: np.ndarray) -> dict:
    """The middle 95 % of the resampled scores; nothing where no draw has the theme."""
    scores = (above / np.where(below > 0, below, 1))[below > 0]
    low, high = np.quantile(scores, [0.025, 0.975]) if len(scores) else (None, None)
    return {"f1_low": low, "f1_high": high}


def _mean_f1(correct: np.ndarray, sums: np.ndarray) -> float:
    """Over the themes that the sentences, or the method, have at all."""
    return float(np.mean(2 * correct[sums > 0] / sums[sums > 0])) if (sums > 0).any() else 0.0
