"""Employers as entities: the spellings of one employer's name in one place are taken for one.

Names are normalised first (``employers.legal_name``); names alike after that are one employer wherever they stand.
Then names are compared within a postal area (first three characters of the code, or the city where there is none),
never across areas, so the work grows with the areas and not with all pairs.
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

from tipimpact.tfwp.columns import by_value, of_series
from tipimpact.tfwp.employers import legal_name
from tipimpact.tfwp.words import fold, words

ALIKE = 92  # of 100: likeness from which two names in one postal area are one employer's
ALIKE_AT_ADDRESS = 85  # ... where they share a full postal code
WORD = 70  # likeness that each word of one name needs with a word of the other
AT_ONCE = 2_000  # names put to the later ones of their area at once: memory grows with names, not with pairs
COMPANY_NUMBER = 6  # digits from which a number in a name is that of a company
_QUEBEC_NUMBER = re.compile(r"\b(\d{4}) (\d{4})\b")


@lru_cache
def _unsaying() -> frozenset[str]:
    return frozenset([*words()["small_words"], *words()["legal_forms"]])


@lru_cache
def _roman() -> frozenset[str]:
    return frozenset(words()["roman_numbers"])


class Name:
    """A normalised name taken apart: numbers, words in alphabetical order, and all of it without spaces."""

    __slots__ = ("company", "key", "numbers", "squeezed", "text", "tokens")

    def __init__(self, key: str):
        self.key = key
        tokens = _QUEBEC_NUMBER.sub(r"\1\2", key).split()
        kept = [t for t in tokens if t not in _unsaying()] or tokens
        self.company = frozenset(t for t in tokens if t.isdigit() and len(t) >= COMPANY_NUMBER)
        self.numbers = sorted(t for t in tokens if t.isdigit() or t in _roman())
        self.squeezed = "".join(tokens)
        self.tokens = sorted(kept)
        self.text = " ".join(self.tokens)


def same(a: Name, b: Name, at_address: bool = False) -> bool:
    """Whether two names in one postal area are one employer's. at_address: they share the full postal code.

    Numbers must agree: numbered companies and the companies founded for each film differ in nothing else.
    """
    if a.company or b.company:
        return a.company == b.company
    if a.numbers != b.numbers:
        return False
    if a.squeezed == b.squeezed:
        return True
    alike = fuzz.ratio(a.text, b.text)
    if alike < (ALIKE_AT_ADDRESS if at_address else ALIKE):
        return False
    mine, yours = set(a.tokens) - set(b.tokens), set(b.tokens) - set(a.tokens)
    if at_address and alike >= ALIKE and not (mine and yours):
        return True  # one name holds a word more, such as its own abbreviation
    return all(_has_like(t, yours) for t in mine) and all(_has_like(t, mine) for t in yours)


def _has_like(token: str, others: Iterable[str]) -> bool:
    return any(fuzz.ratio(token, other) >= WORD for other in others)


def resolve(rows: pd.DataFrame) -> pd.Series:
    """Number of the employer of each row, from 0; NA where the list names none.

    rows: columns employer, province, city, postal_code.
    """
    keys = by_value(of_series(rows["employer"]), legal_name)
    numbers, names = pd.factorize(keys.to_numpy(zero_copy_only=False), sort=True)
    pairs = np.array(list(_links(names, _places(rows, numbers))), dtype="int64").reshape(-1, 2)
    graph = coo_array((np.ones(len(pairs)), tuple(pairs.T)), shape=(len(names), len(names)))
    groups = np.append(connected_components(graph, directed=False)[1], -1)  # the last is for rows without a name
    return pd.Series(groups[numbers], index=rows.index, dtype="Int64").mask(numbers < 0)


def postal_area(rows: pd.DataFrame) -> pd.Series:
    """``"V3W"``, or city and province where a row has no Canadian postal code; NA where it has neither."""
    city = pd.Series(by_value(of_series(rows["city"]), fold).to_pandas(), dtype="string").set_axis(rows.index)
    return rows["postal_code"].str[:3].fillna(city + ", " + rows["province"].fillna(""))


def _places(rows: pd.DataFrame, numbers: np.ndarray) -> pd.DataFrame:
    """Each name once per postal area and code."""
    places = pd.DataFrame({"name": numbers, "area": postal_area(rows), "code": rows["postal_code"]})
    return places[(numbers >= 0) & places["area"].notna()].drop_duplicates()


def _links(names: np.ndarray, places: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Pairs of names that are one employer's, by their numbers."""
    parsed = [Name(name) for name in names]
    codes = places.dropna(subset="code").groupby("name")["code"].agg(frozenset).to_dict()
    for _, area in places[["area", "name"]].drop_duplicates().groupby("area")["name"]:
        for i, j in _candidates(area.to_numpy(), parsed):
            shared = bool(codes.get(i, frozenset()) & codes.get(j, frozenset()))
            if same(parsed[i], parsed[j], at_address=shared):
                yield i, j


def _candidates(area: np.ndarray, parsed: list[Name]) -> Iterator[tuple[int, int]]:
    """Pairs in one area that may be one employer's: same number, same letters, or spelt alike."""
    if len(area) < 2:
        return
    for alike in ([(n, k) for n in area for k in parsed[n].company], [(n, parsed[n].squeezed) for n in area]):
        groups: dict[str, list[int]] = {}
        for name, key in alike:
            groups.setdefault(key, []).append(name)
        for group in groups.values():
            yield from combinations(group, 2)
    texts = [parsed[n].text for n in area]
    for start in range(0, len(texts), AT_ONCE):
        some, later = texts[start : start + AT_ONCE], texts[start:]
        scores = process.cdist(some, later, scorer=fuzz.ratio, score_cutoff=ALIKE_AT_ADDRESS, dtype=np.uint8)
        for i, j in zip(*np.nonzero(np.triu(scores, 1)), strict=True):
            yield area[start + i], area[start + j]
