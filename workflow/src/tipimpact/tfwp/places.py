"""Extract city and postal code from an address as the lists print it."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

DUMMY = "A0A 0A0"  # printed in the lists for employers without a Canadian address
_POSTAL = r"(?i)\b(?P<area>[ABCEGHJ-NPR-TVXY]\d[A-Z]) ?(?P<unit>\d[A-Z]\d)$"
# Words at the end that contain a digit, like postal codes, or name a province, a state or a country.
_CODES = r"(?:(?:^|[ ,]+)(?:[^ ,]*\d[^ ,]*|USA|[A-Z]{2}))*[ ,]*$"
_UP_TO_LAST_PART = r"^.*, *"


def city_and_postal_code(addresses: pa.Array) -> tuple[pa.Array, pa.Array]:
    """``"12 Main Street, St. John's, NL A1C6C9"`` -> ``"St. John's"`` and ``"A1C 6C9"``; null if absent.

    addresses: text with white space collapsed.  Only Canadian postal codes are returned, without the dummy code
    ``A0A 0A0``. The city is the last part of the address before provinces, states, countries and foreign or misprinted
    codes.
    """
    encoded = addresses.dictionary_encode()
    address = encoded.dictionary
    halves = pc.extract_regex(pc.utf8_slice_codeunits(address, -8), _POSTAL)
    postal = pc.utf8_upper(pc.binary_join_element_wise(*halves.flatten(), pa.scalar(" ", address.type)))
    city = pc.replace_substring_regex(pc.replace_substring_regex(address, _POSTAL, ""), _CODES, "")
    city = pc.utf8_trim(pc.replace_substring_regex(city, _UP_TO_LAST_PART, ""), " ")
    known = pc.if_else(pc.equal(postal, DUMMY), None, postal), pc.if_else(pc.equal(city, ""), None, city)
    return known[1].take(encoded.indices), known[0].take(encoded.indices)
