"""How often the coding is wrong: on sentences that it had not met, and on those with which it was developed.

Unseen are the labels (``themes.labels``): the calibrate third at each run, sealed labels once for
the release that their source names. Precision and recall are given as counted, and weighted to the
corpora: the sample of labels has more coded sentences than the corpora do, so that recall as
counted is too high.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from tipimpact.common.contracts import contract
from tipimpact.themes.codebook import Codebook
from tipimpact.themes.labels import OPENED, Labels, given, weigh
from tipimpact.themes.matching import apply_rules, coding

FEWEST = 10  # codes that people gave, below which a row tells little
WORKED = 5  # errors shown in full, by language and kind
LONGEST = 300  # characters of a sentence that is shown
STREAM = "theme evaluation"  # name of its random stream
ALL = "ALL"


def evaluate(coded: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Precision and recall of the rules, by theme and language, on the sentences that they were developed with.

    coded: as from ``read_coding``. Theme ``ALL`` pools the themes, language ``all`` pools both
    languages. Without coded sentences there are no rows.
    """
    if coded.empty:
        return contract("theme_evaluation").empty()
    gold, by_rules = coded.set_index("sentence_id")[codebook.ids], apply_rules(coded, codebook)
    return score(gold, by_rules, coded["lang"].to_numpy(), None).assign(sample="development", method="full")


def evaluate_labels(
    labels: Labels, mentions: pd.DataFrame, codebook: Codebook, third: str = "calibrate"
) -> pd.DataFrame:
    """The coding on the labels of a third, and the second reading against the first, as the rows of ``evaluate``.

    Sample: the name of the third.
    """
    rows = labels.of(third)
    if rows.empty:
        return contract("theme_evaluation").empty()
    lang = rows["lang"].to_numpy()
    settled, first, second = (given(rows, reader, codebook) for reader in ("settled", "reader_1", "reader_2"))
    tables = [
        score(settled, coding(rows["sentence_id"], mentions, codebook), lang, weigh(rows)).assign(method="full"),
        score(first, second, lang, None).assign(method="second_reader"),
    ]
    return pd.concat(tables, ignore_index=True).assign(sample=third)


def score(gold: pd.DataFrame, coded: pd.DataFrame, lang: np.ndarray, weights: np.ndarray | None) -> pd.DataFrame:
    """The rows of one method: by language, all themes together and then each theme."""
    tables = []
    for language in ["all", *sorted(set(lang))]:
        here = np.full(len(lang), True) if language == "all" else lang == language
        own = None if weights is None else weights[here]
        tables.append(_compare(gold[here], coded[here], own).assign(language=language))
    return pd.concat(tables, ignore_index=True).reindex(columns=list(contract("theme_evaluation").columns))


def scored(openings: pd.DataFrame) -> pd.DataFrame:
    """The rows of the last opening that are of a method and sample of today; none before the first one."""
    spec = contract("theme_evaluation")
    rows = openings[openings["release"].eq(openings["release"].iloc[-1])] if len(openings) else openings
    table = rows.drop(columns=OPENED, errors="ignore").reindex(columns=list(spec.columns)).replace("", None)
    for column in spec.columns.values():
        if column.type == "boolean":
            table[column.name] = table[column.name].map({"True": True, "False": False})
        elif column.type != "string":
            table[column.name] = pd.to_numeric(table[column.name])
        elif column.values:
            table = table[table[column.name].isin(column.values)]
    return spec.conform(table[table["theme"].ne("MACRO")])


def errors(labels: Labels, mentions: pd.DataFrame, codebook: Codebook, generator: np.random.Generator) -> pd.DataFrame:
    """Some errors on the third *learn*, the only one whose errors may be read; columns as ``theme_errors``.

    Up to ``WORKED`` by language and kind (``missed``: the readers gave the theme, the method did
    not; ``wrong``: the reverse), drawn at random, themes in turn, a sentence once.
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


def _compare(gold: pd.DataFrame, coded: pd.DataFrame, weights: np.ndarray | None) -> pd.DataFrame:
    """Counts and shares in one language; ``enough`` says whether there were sentences enough to tell anything."""
    truth, predicted = gold.to_numpy(), coded.to_numpy()
    parts = {"positives": truth, "found": predicted, "correct": truth & predicted}

    def sum_up(each: np.ndarray) -> pd.DataFrame:
        by_theme = pd.DataFrame({name: each @ part for name, part in parts.items()}, gold.columns)
        return pd.concat([by_theme.sum().to_frame(ALL).T, by_theme]).rename_axis("theme")

    table = sum_up(np.ones(len(truth), int))
    table = table.assign(precision=table["correct"] / table["found"], recall=table["correct"] / table["positives"])
    table = table.assign(enough=table["positives"] >= FEWEST)
    if weights is not None:
        sums = sum_up(weights)
        table["precision_weighted"] = sums["correct"] / sums["found"]
        table["recall_weighted"] = sums["correct"] / sums["positives"]
    uncoded = ~truth.any(axis=1)
    table.loc[ALL, "uncoded"], table.loc[ALL, "false_alarms"] = uncoded.sum(), predicted[uncoded].any(axis=1).sum()
    return table.reset_index()
