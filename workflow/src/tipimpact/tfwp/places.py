"""City and postal code from an address as the lists print it."""

from __future__ import annotations

import re
from functools import lru_cache

DUMMY = "A0A 0A0"  # stands in the lists for employers without a Canadian address
_POSTAL = re.compile(r"\b([ABCEGHJ-NPR-TVXY]\d[A-Z]) ?(\d[A-Z]\d)$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=2**18)  # employers come back list after list
def city_and_postal_code(address: str) -> tuple[str | None, str | None]:
    """``"12 Main Street, St. John's, NL A1C6C9"`` -> ``("St. John's", "A1C 6C9")``; None for what is not there.

    Only Canadian postal codes are given, and not the dummy ``A0A 0A0``. The city is the last part of the address
    before provinces, states, countries and foreign or misprinted codes.
    """
    postal = None
    if match := _POSTAL.search(address, max(0, len(address) - 8)):
        postal = f"{match[1]} {match[2]}".upper()
        address = address[: match.start()]
    for part in reversed(address.split(",")):
        words = part.split()
        while words and _is_code(words[-1]):
            words.pop()
        if words:
            return " ".join(words), None if postal == DUMMY else postal
    return None, None if postal == DUMMY else postal


def _is_code(word: str) -> bool:
    """Whether a word holds a digit, as postal codes do, or stands for a province, a state or a country."""
    return _DIGIT.search(word) is not None or word == "USA" or (len(word) == 2 and word.isalpha() and word.isupper())
