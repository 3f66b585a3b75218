"""Ids of messages by code, written out: short lists that several modules share."""

from __future__ import annotations

EDITIONS = {"sample": "edition-sample", "official": "edition-official"}
EDITION_MEANS = {"sample": "edition-sample-means", "official": "edition-official-means"}
SAMPLES = {"digest": "sample-digest", "figures": "sample-figures", "pseudonyms": "sample-pseudonyms"}
MARKS = {
    "unknown": ("mark-unknown", "mark-unknown-means"),
    "none": ("mark-none", "mark-none-means"),
    "not_reviewed": ("mark-not_reviewed", "mark-not_reviewed-means"),
}
# The portion of a unit that a clause changes: ``before (a)``, ``before formula``.
PARTS = {"before": "law-part-before", "after": "law-part-after"}
PLACES = {"formula": "law-place-formula", "definition": "law-place-definition"}
BOOLEANS = {True: "value-boolean-true", False: "value-boolean-false"}
VERDICTS = {
    "established_by_rule": ("value-verdict-established_by_rule", "verdict-established_by_rule-means"),
    "supported": ("value-verdict-supported", "verdict-supported-means"),
    "suggestive": ("value-verdict-suggestive", "verdict-suggestive-means"),
    "no_detectable_effect": ("value-verdict-no_detectable_effect", "verdict-no_detectable_effect-means"),
    "cannot_tell": ("value-verdict-cannot_tell", "verdict-cannot_tell-means"),
    "contradicted": ("value-verdict-contradicted", "verdict-contradicted-means"),
    "description": ("value-verdict-description", "verdict-description-means"),
}
FORMATS = {
    "html": "page-file-html",
    "csv": "page-file-csv",
    "xlsx": "page-file-xlsx",
    "docx": "page-file-docx",
    "tex": "page-file-tex",
}
FACTS = {"plan_hash": "fact-plan_hash", "codebook_hash": "fact-codebook_hash"}
# what a check of an estimate found: a value, and for some checks a range
CHECKS = {
    "pre_trend": "impact-check-pre_trend",
    "pre_trend_power": "impact-check-pre_trend_power",
    "pre_fit": "impact-check-pre_fit",
    "placebo_date": "impact-check-placebo_date",
    "placebo_dates": "impact-check-placebo_dates",
    "placebo_space": "impact-check-placebo_space",
    "leave_one_out": "impact-check-leave_one_out",
    "leave_period_out": "impact-check-leave_period_out",
    "leave_destination_out": "impact-check-leave_destination_out",
    "censored_cells": "impact-check-censored_cells",
    "specification_curve": "impact-check-specification_curve",
    "relative_magnitudes": "impact-check-relative_magnitudes",
    "smoothness": "impact-check-smoothness",
    "nullifying_shock": "impact-check-nullifying_shock",
    "placebo_magnitudes": "impact-check-placebo_magnitudes",
    "reference_episodes": "impact-check-reference_episodes",
    "published_splits": "impact-check-published_splits",
    "part_intervals": "impact-check-part_intervals",
    "base_periods": "impact-check-base_periods",
    "other_strata": "impact-check-other_strata",
    "announcement": "impact-check-announcement",
    "period_means": "impact-check-period_means",
    "reference_at_peak": "impact-check-reference_at_peak",
    "three_way_gravity": "impact-check-three_way_gravity",
    "synthetic_did": "impact-check-synthetic_did",
}
CHECK_RANGES = {
    "pre_trend": "impact-check-pre_trend_range",
    "placebo_date": "impact-check-placebo_date_range",
    "relative_magnitudes": "impact-check-relative_magnitudes_range",
    "placebo_magnitudes": "impact-check-placebo_magnitudes_range",
    "published_splits": "impact-check-published_splits_range",
}
# checks that may have found nothing to compare with
CHECK_NONE = {
    "placebo_magnitudes": "impact-check-placebo_magnitudes_none",
    "reference_episodes": "impact-check-reference_episodes_none",
    "reference_at_peak": "impact-check-reference_at_peak_none",
}
# checks that are an interval, and what is said where it has no end
CHECK_OPEN = {
    "period_means": "impact-check-open",
    "three_way_gravity": "impact-check-open",
    "synthetic_did": "impact-check-open",
}
# notes of a design, on what its estimate cannot say (``Estimate.notes``)
ESTIMATE_NOTES = {
    "selection": "impact-note_selection",
    "differential": "impact-note_differential",
    "persons": "impact-note_persons",
    "periods_left_out": "impact-note_periods_left_out",
    "one_series": "impact-note_one_series",
    "one_place": "impact-note_one_place",
    "no_permutation": "impact-note_no_permutation",
}
# what each planned estimate asks, for whom, against what, in two sentences
ESTIMANDS = {
    "designation_on_claims": "estimand-question-designation_on_claims",
    "designation_on_withdrawal": "estimand-question-designation_on_withdrawal",
    "designation_on_recognition": "estimand-question-designation_on_recognition",
    "reversal_on_claims": "estimand-question-reversal_on_claims",
    "designation_on_claims_against_elsewhere": "estimand-question-designation_on_claims_against_elsewhere",
    "total_claims_to_canada": "estimand-question-total_claims_to_canada",
    "detections_of_non_citizens": "estimand-question-detections_of_non_citizens",
    "vtip_permits": "estimand-question-vtip_permits",
    "permit_stock": "estimand-question-permit_stock",
    "persons_claiming": "estimand-question-persons_claiming",
    "origins_claiming": "estimand-question-origins_claiming",
    "persons_claiming_since_2005": "estimand-question-persons_claiming_since_2005",
    "origins_claiming_since_2005": "estimand-question-origins_claiming_since_2005",
}
