"""Entity resolution: join the spellings of one employer's name.

Names are normalised first (``employer_names.legal_name``). Equal normalised names are one employer anywhere in Canada.
Other names are compared within one postal area only (first three characters of the postal code, or the city if there
is no code), so that run time grows with the number of areas and not with the number of pairs.
Precision and recall: docs/tfwp.md, measured by tests/tfwp/test_entities.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from tipimpact.tfwp.arrow_columns import by_value, to_arrow
from tipimpact.tfwp.employer_names import legal_name
from tipimpact.tfwp.lmia_words import fold, lmia_words

# Similarity scores of rapidfuzz, from 0 to 100.
SAME_AREA = 92  # least score of two names of one employer in one postal area
SAME_ADDRESS = 85  # least score if they share a full postal code
SAME_WORD = 70  # least score of each word of one name with some word of the other
BATCH = 2_000  # names compared at once, so that memory grows with names and not with pairs
COMPANY_DIGITS = 6  # least number of digits of a company number
_QUEBEC_NUMBER = re.compile(r"\b(\d{4}) (\d{4})\b")


@lru_cache
def _ignored_words() -> frozenset[str]:
    return frozenset([*lmia_words()["small_words"], *lmia_words()["legal_forms"]])


@lru_cache
def _roman_numbers() -> frozenset[str]:
    return frozenset(lmia_words()["roman_numbers"])


class Name:
    """A normalised name split into numbers and sorted words, and the same name without spaces."""

    __slots__ = ("company", "key", "numbers", "squeezed", "text", "tokens")

    def __init__(self, key: str):
        self.key = key
        tokens = _QUEBEC_NUMBER.sub(r"\1\2", key).split()
        kept = [t for t in tokens if t not in _ignored_words()] or tokens
        self.company = frozenset(t for t in tokens if t.isdigit() and len(t) >= COMPANY_DIGITS)
        self.numbers = sorted(t for t in tokens if t.isdigit() or t in _roman_numbers())
        self.squeezed = "".join(tokens)
        self.tokens = sorted(kept)
        self.text = " ".join(self.tokens)


def same(a: Name, b: Name, at_address: bool = False) -> bool:
    """Return whether two names in one postal area belong to one employer. at_address: they share a postal code.

    Numbers must be equal, because numbered companies, and companies founded for one film each, differ in nothing else.
    """
    if a.company or b.company:
        return a.company == b.company
    if a.numbers != b.numbers:
        return False
    if a.squeezed == b.squeezed:
        return True
    score = fuzz.ratio(a.text, b.text)
    if score < (SAME_ADDRESS if at_address else SAME_AREA):
        return False
    only_a, only_b = set(a.tokens) - set(b.tokens), set(b.tokens) - set(a.tokens)
    if at_address and score >= SAME_AREA and not (only_a and only_b):
        return True  # one name has an extra word, such as its own abbreviation
    return all(_has_similar(t, only_b) for t in only_a) and all(_has_similar(t, only_a) for t in only_b)


def _has_similar(token: str, others: Iterable[str]) -> bool:
    return any(fuzz.ratio(token, other) >= SAME_WORD for other in others)


def resolve(rows: pd.DataFrame) -> pd.Series:
    """Return the number of each row's employer, from 0; NA if the list names none.

    rows: columns employer, province, city, postal_code.
    """
    keys = by_value(to_arrow(rows["employer"]), legal_name)
    numbers, names = pd.factorize(keys.to_numpy(zero_copy_only=False), sort=True)
    pairs = np.array(list(_linked_pairs(names, _distinct_places(rows, numbers))), dtype="int64").reshape(-1, 2)
    graph = coo_array((np.ones(len(pairs)), tuple(pairs.T)), shape=(len(names), len(names)))
    groups = np.append(
        connected_components(graph, directed=False)[1], -1
    )  # the last element is for rows without a name (-1)
    return pd.Series(groups[numbers], index=rows.index, dtype="Int64").mask(numbers < 0)


def postal_area(rows: pd.DataFrame) -> pd.Series:
    """Return ``"V3W"``, or city and province for a row without a Canadian postal code; NA if it has neither."""
    city = pd.Series(by_value(to_arrow(rows["city"]), fold).to_pandas(), dtype="string").set_axis(rows.index)
    return rows["postal_code"].str[:3].fillna(city + ", " + rows["province"].fillna(""))


def _distinct_places(rows: pd.DataFrame, numbers: np.ndarray) -> pd.DataFrame:
    """Return each name once per postal area and postal code."""
    places = pd.DataFrame({"name": numbers, "area": postal_area(rows), "code": rows["postal_code"]})
    return places[(numbers >= 0) & places["area"].notna()].drop_duplicates()


def _linked_pairs(names: np.ndarray, places: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of names that belong to one employer."""
    parsed = [Name(name) for name in names]
    postal_codes = places.dropna(subset="code").groupby("name")["code"].agg(frozenset).to_dict()
    for _, area in places[["area", "name"]].drop_duplicates().groupby("area")["name"]:
        for i, j in _candidate_pairs(area.to_numpy(), parsed):
            shared = bool(postal_codes.get(i, frozenset()) & postal_codes.get(j, frozenset()))
            if same(parsed[i], parsed[j], at_address=shared):
                yield i, j


def _candidate_pairs(area: np.ndarray, parsed: list[Name]) -> Iterator[tuple[int, int]]:
    """Yield pairs of names in one area that may belong to one employer.

    They share a company number, have the same letters, or are spelled alike.
    """
    if len(area) < 2:
        return
    for keyed in ([(n, k) for n in area for k in parsed[n].company], [(n, parsed[n].squeezed) for n in area]):
        groups: dict[str, list[int]] = {}
        for name, key in keyed:
            groups.setdefault(key, []).append(name)
        for group in groups.values():
            yield from combinations(group, 2)
    texts = [parsed[n].text for n in area]
    for start in range(0, len(texts), BATCH):
        batch, later = texts[start : start + BATCH], texts[start:]
        scores = process.cdist(batch, later, scorer=fuzz.ratio, score_cutoff=SAME_ADDRESS, dtype=np.uint8)
        for i, j in zip(*np.nonzero(np.triu(scores, 1)), strict=True):
            yield area[start + i], area[start + j]
