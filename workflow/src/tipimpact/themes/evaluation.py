"""How often the coding is wrong: on sentences that it had not met, and on those with which it was developed.

Unseen are the labels (``themes.labels``): the calibrate third at each run, the sealed third and everyday prose once for
each release. Precision and recall are given as counted, and weighted to the corpora: the sample of labels holds more
coded sentences than the corpora do, so that recall as counted is too high.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.counts import TIERS
from tipimpact.themes.labels import OPENED, Labels, given, weigh
from tipimpact.themes.matching import METHODS, apply_rules, coding
from tipimpact.themes.streams import resample

FEWEST = 10  # codes that people gave, below which a row tells little
WORKED = 5  # errors shown in full, by language and kind
LONGEST = 300  # characters of a sentence that is shown
STREAM = "theme evaluation"  # name of its random stream
ALL, MACRO = "ALL", "MACRO"


def evaluate(coded: pd.DataFrame, codebook: Codebook, generator: np.random.Generator) -> pd.DataFrame:
    """Precision, recall and F1 of the rules, by theme and language, on the sentences that they were developed with.

    coded: as from ``read_coding``.  generator: for the bootstrap over sentences. Theme ``ALL`` pools the themes (micro
    average), ``MACRO`` is the mean of their F1. Language ``all`` pools both. Without coded sentences there are no rows.
    """
    if coded.empty:
        return contract("theme_evaluation").empty()
    gold = coded.set_index("sentence_id")[codebook.ids]
    table = score(gold, apply_rules(coded, codebook), coded["lang"].to_numpy(), generator, None)
    return table.assign(sample="development", method="full")


def evaluate_labels(
    labels: Labels, mentions: pd.DataFrame, codebook: Codebook, generator: np.random.Generator, third: str = "calibrate"
) -> pd.DataFrame:
    """The coding on the labels of a third, and the second reader against the first, as the rows of ``evaluate``.

    Rows of all themes also for the codes of each kind of match (``METHODS``; of several the plainest) and of each tier:
    what part of them is right, and what part of the readers' codes they find.
    Sample: the name of the third.
    """
    rows = labels.of(third)
    if rows.empty:
        return contract("theme_evaluation").empty()
    lang, weights = rows["lang"].to_numpy(), weigh(rows)
    settled, first, second = (given(rows, reader, codebook) for reader in ("settled", "reader_1", "reader_2"))
    tables = [
        score(settled, coding(rows["sentence_id"], mentions, codebook), lang, generator, weights).assign(method="full"),
        score(first, second, lang, generator, None).assign(method="second_reader"),
    ]
    for name, part in _parts(mentions):
        table = score(settled, coding(rows["sentence_id"], part, codebook), lang, generator, weights)
        tables.append(table[table["theme"] == ALL].assign(method=name))
    return pd.concat(tables, ignore_index=True).assign(sample=third)


def _parts(mentions: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The codes by kind of match, plainest first, and by tier; each code once, and no part without a code."""
    order = {method: i for i, method in enumerate(METHODS)}
    plainest = mentions.assign(order=mentions["method"].map(order)).sort_values("order", kind="stable")
    plainest = plainest.drop_duplicates(["sentence_id", "theme"])
    for column, names in (("method", METHODS), ("tier", TIERS)):
        for name in names:
            if len(part := plainest[plainest[column] == name]):
                yield name, part


def score(
    gold: pd.DataFrame,
    coded: pd.DataFrame,
    lang: np.ndarray,
    generator: np.random.Generator,
    weights: np.ndarray | None,
) -> pd.DataFrame:
    """The rows of one method: by language and theme; in the row of all themes of both languages also the gap."""
    rows = []
    for language in ["all", *sorted(set(lang))]:
        here = np.full(len(lang), True) if language == "all" else lang == language
        own = None if weights is None else weights[here]
        rows += [{"language": language, **row} for row in _scores(gold[here], coded[here], generator, own)]
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
        table[name] = [list(themes.columns[row]) for row in themes.loc[table["sentence_id"]].to_numpy()]
    words = mentions.groupby(["sentence_id", "theme"], as_index=False).agg(matched=("matched", "; ".join))
    near = mentions.drop_duplicates("sentence_id").set_index("sentence_id")["nearest"]
    return table.merge(words, how="left").assign(nearest=lambda rows: rows["sentence_id"].map(near))


def _scores(
    gold: pd.DataFrame, coded: pd.DataFrame, generator: np.random.Generator, weights: np.ndarray | None
) -> Iterator[dict]:
    """Of one method in one language: all themes together, the mean of the themes, then each theme."""
    truth, predicted = gold.to_numpy(), coded.to_numpy()
    both, either = truth & predicted, truth.astype(int) + predicted
    samples = resample(generator, len(truth))
    hits, sums = samples @ both, samples @ either  # by sample and theme
    weighted = [] if weights is None else [weights @ part for part in (both, predicted, truth)]

    def row(theme: str, columns: slice | list[int]) -> dict:
        counts = _counts(*(part[:, columns].sum() for part in (both, predicted, truth)))
        interval = _interval(2 * hits[:, columns].sum(axis=1), sums[:, columns].sum(axis=1))
        return {"theme": theme, **counts, **_weigh(*(part[columns].sum() for part in weighted)), **interval}

    uncoded = ~truth.any(axis=1)
    alarms = {"uncoded": int(uncoded.sum()), "false_alarms": int(predicted[uncoded].any(axis=1).sum())}
    yield row(ALL, slice(None)) | alarms
    present = truth.any(axis=0)
    means = np.array([_mean_f1(h[present], s[present]) for h, s in zip(hits, sums, strict=True)])
    f1 = _mean_f1(both[:, present].sum(axis=0), either[:, present].sum(axis=0))
    yield {"theme": MACRO, "f1": f1, "enough": True, **_interval(means, np.ones(len(means)))}
    yield from (row(theme, [i]) for i, theme in enumerate(gold.columns))


def _counts(correct: int, found: int, positives: int) -> dict:
    """Counts and scores; ``enough`` says whether there were sentences enough to tell anything."""
    return {
        "positives": int(positives),
        "found": int(found),
        "correct": int(correct),
        "precision": correct / found if found else None,
        "recall": correct / positives if positives else None,
        "f1": 2 * correct / (positives + found) if positives + found else None,
        "enough": bool(positives >= FEWEST),
    }


def _weigh(right: float = 0, found: float = 0, positives: float = 0) -> dict[str, float | None]:
    """Precision and recall from sums of weights."""
    return {
        "precision_weighted": right / found if found else None,
        "recall_weighted": right / positives if positives else None,
    }


def _gap(truth: np.ndarray, predicted: np.ndarray, lang: np.ndarray, generator: np.random.Generator) -> dict:
    """Micro F1 in English minus that in French, with the middle 95 % of the resampled differences."""
    f1, draws = [], []
    for language in ("en", "fr"):
        here = lang == language
        both = (truth & predicted)[here].sum(axis=1)
        either = (truth.astype(int) + predicted)[here].sum(axis=1)
        if not either.sum():
            return {}
        samples = resample(generator, len(both))
        f1.append(2 * both.sum() / either.sum())
        draws.append(2 * (samples @ both) / np.maximum(samples @ either, 1))
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
