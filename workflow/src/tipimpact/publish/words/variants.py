"""The variants of the table ``robustness`` in words: what each check changed, part by part."""

from __future__ import annotations

import re

from tipimpact.publish.words.fluent import codes, say
from tipimpact.publish.words.formats import number

REFORM = re.compile(r"(threshold|base_claims|origins|destinations_per_origin)_(\d+)")
BIOMETRICS = re.compile(r"without_biometrics_(\d{4})")
MONTH = re.compile(r"month_([+-])(\d+)")
NUMBERED = re.compile(r"(drift|gate|after)_(\d+)")


def say_variant(variant: str, lang: str) -> str:
    """A variant in words; the code of a country, as it is."""
    if variant.count("/") == 3:
        covariates, claims, hidden, largest = variant.split("/")
        values = {"covariates": covariates, "claims": int(claims), "hidden": hidden, "largest": int(largest)}
        return say("variant-design", lang, **values)
    if match := NUMBERED.fullmatch(variant):  # a drift in hundredths, designs that a vote needs, or a year after
        text = number(int(match[2]) / 100, lang) if match[1] == "drift" else match[2]
        return say("variant-numbered", lang, code=match[1], text=text)
    if match := REFORM.fullmatch(variant):  # a threshold in hundredths, or a number that a cell needs
        text = number(int(match[2]) / 100, lang) if match[1] == "threshold" else match[2]
        return say("variant-reform", lang, code=match[1], text=text)
    if match := MONTH.fullmatch(variant):
        return say("variant-reform", lang, code="month_after" if match[1] == "+" else "month_before", text=match[2])
    if match := BIOMETRICS.fullmatch(variant):
        return say("variant-reform", lang, code="biometrics", text=match[1])
    if variant.startswith("without_") and variant not in codes("variant"):  # countries by code
        return say("variant-reform", lang, code="without", text=", ".join(variant.split("_")[1:]))
    return say("variant", lang, code=variant) if variant in codes("variant") else variant
