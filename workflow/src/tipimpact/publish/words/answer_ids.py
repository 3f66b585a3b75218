"""Ids of messages by code, written out: remedies, answers, recommendations and readings of the law."""

from __future__ import annotations

REMEDIES = {
    "trp": "value-remedy-trp",
    "vtip_trp": "value-remedy-vtip_trp",
    "hc": "value-remedy-hc",
    "claim": "value-remedy-claim",
    "hearing": "value-remedy-hearing",
    "appeal": "value-remedy-appeal",
    "prra": "value-remedy-prra",
    "stay": "value-remedy-stay",
    "stay_prra": "value-remedy-stay_prra",
    "work_claimant": "value-remedy-work_claimant",
    "work_trp": "value-remedy-work_trp",
    "work_vulnerable": "value-remedy-work_vulnerable",
    "work_other": "value-remedy-work_other",
    "pr": "value-remedy-pr",
    "pr_kept": "value-remedy-pr_kept",
    "family": "value-remedy-family",
    "health": "value-remedy-health",
    "release": "value-remedy-release",
    "record": "value-remedy-record",
}
# answers: statuses, and gates where there is none
ANSWERS = {
    "open": "value-answer-open",
    "need_not_be_considered": "value-answer-need_not_be_considered",
    "request_barred": "value-answer-request_barred",
    "barred": "value-answer-barred",
    "contested": "value-answer-contested",
    "unknown": "value-answer-unknown",
    "no_such_remedy": "value-answer-no_such_remedy",
    "not_applicable": "value-answer-not_applicable",
    "no_longer": "value-answer-no_longer",
    "not_yet": "value-answer-not_yet",
}
# whether a remedy exists for a person
GATES = {
    "no_such_remedy": "value-gate-no_such_remedy",
    "not_applicable": "value-gate-not_applicable",
    "no_longer": "value-gate-no_longer",
    "not_yet": "value-gate-not_yet",
    "applies": "value-gate-applies",
    "unknown": "value-gate-unknown",
}
# why no longer
BECAUSE = {
    "time": "value-because-time",
    "used": "value-because-used",
}
# texts on which rows rest
TEXT_KINDS = {
    "act": "value-text_kind-act",
    "regulation": "value-text_kind-regulation",
    "order": "value-text_kind-order",
    "instruction": "value-text_kind-instruction",
    "policy": "value-text_kind-policy",
}
# of conditions, and values of facts
OUTCOMES = {
    "yes": "explain-outcome-yes",
    "no": "explain-outcome-no",
    "unknown": "explain-outcome-unknown",
}
# of rows
EFFECTS = {
    "entitles": "explain-effect-entitles",
    "requires": "explain-effect-requires",
    "lifts": "explain-effect-lifts",
    "unasked": "explain-effect-unasked",
    "may_refuse": "explain-effect-may_refuse",
    "bars_request": "explain-effect-bars_request",
    "bars_grant": "explain-effect-bars_grant",
}
# of conditions
JOINTS = {
    "and": "explain-and",
    "or": "explain-or",
    "not": "explain-not",
    "used": "explain-used",
}
# how clocks run
RUNS = {
    "within": "explain-runs-within",
    "until": "explain-runs-until",
    "after": "explain-runs-after",
    "reached": "explain-runs-reached",
    "deadline": "explain-runs-deadline",
}
# of clocks
UNITS = {
    "days": "value-remedy_exceptions-length_unit-days",
    "months": "value-remedy_exceptions-length_unit-months",
    "years": "value-remedy_exceptions-length_unit-years",
}
# immigration statuses
IMMIGRATION = {
    "citizen": "value-covered-citizen",
    "pr": "value-covered-pr",
    "visitor": "value-covered-visitor",
    "student": "value-covered-student",
    "worker_employer": "value-covered-worker_employer",
    "worker_open": "value-covered-worker_open",
    "trp": "value-covered-trp",
    "claimant": "value-covered-claimant",
    "none": "value-covered-none",
}
# what a dated statement is about
SIDES = {
    "law": "value-recommendations-side-law",
    "policy": "value-recommendations-side-policy",
    "practice": "value-recommendations-side-practice",
}
# statuses of recommendations
RECOMMENDED = {
    "met": "value-recommendations-status-met",
    "partly": "value-recommendations-status-partly",
    "not_met": "value-recommendations-status-not_met",
    "cannot_tell": "value-recommendations-status-cannot_tell",
}
# rules that decide these
DECIDED_BY = {
    "text_and_practice": "value-recommendations-rule-text_and_practice",
    "text_without_practice": "value-recommendations-rule-text_without_practice",
    "some_of_it": "value-recommendations-rule-some_of_it",
    "nothing_gives_it": "value-recommendations-rule-nothing_gives_it",
    "nothing_known": "value-recommendations-rule-nothing_known",
}
# times of dated statements
WHEN = {
    "before": "column-recommendations-before",
    "after": "column-recommendations-after",
    "today": "column-recommendations-today",
}
# what a reading finds a provision to be
VIEWS = {
    "adverse": "value-view-adverse",
    "protective": "value-view-protective",
    "mixed": "value-view-mixed",
    "neutral": "value-view-neutral",
    "exclusion": "value-view-exclusion",
    "gap": "value-view-gap",
    "against_traffickers": "value-view-against_traffickers",
    "contrary_to_charter": "value-view-contrary_to_charter",
}
# who holds a reading
HOLDERS = {
    "project": "value-holder-project",
    "parliament": "value-holder-parliament",
    "ccr": "value-holder-ccr",
    "federal_court": "value-holder-federal_court",
}
# remedies in the sentences of lives
LIFE_REMEDIES = {
    "trp": "lives-remedy-trp",
    "vtip_trp": "lives-remedy-vtip_trp",
    "hc": "lives-remedy-hc",
    "claim": "lives-remedy-claim",
    "hearing": "lives-remedy-hearing",
    "appeal": "lives-remedy-appeal",
    "prra": "lives-remedy-prra",
    "stay": "lives-remedy-stay",
    "stay_prra": "lives-remedy-stay_prra",
    "work_claimant": "lives-remedy-work_claimant",
    "work_trp": "lives-remedy-work_trp",
    "work_vulnerable": "lives-remedy-work_vulnerable",
    "work_other": "lives-remedy-work_other",
    "pr": "lives-remedy-pr",
    "pr_kept": "lives-remedy-pr_kept",
    "family": "lives-remedy-family",
    "health": "lives-remedy-health",
    "release": "lives-remedy-release",
    "record": "lives-remedy-record",
}
# Acts in the sentences of lives
LIFE_ACTS = {
    "c31": "lives-act-c31",
    "c10": "lives-act-c10",
    "act_2019": "lives-act-act_2019",
    "act_2026": "lives-act-act_2026",
}
# what an Act acts by
CAUSES = {
    "own_words": "lives-cause-own_words",
    "regulation": "lives-cause-regulation",
    "postponed": "lives-cause-postponed",
}
# how a remedy was closed, the plainest first
CLOSED = {
    "withheld": "lives-closed-withheld",
    "bar": "lives-closed-bar",
    "time": "lives-closed-time",
}
# closed remedies that have words of their own
CLOSED_REMEDIES = {
    "pr_kept": "lives-closed-pr_kept",
}
# remedies that were limited for the first time
LIMITED = {
    "hearing": "lives-limited-hearing",
    "appeal": "lives-limited-appeal",
}

# What a verdict says of a change, as part of a sentence.
VERDICT_SENTENCES = {
    "supported": "answer-verdict-supported",
    "suggestive": "answer-verdict-suggestive",
    "no_detectable_effect": "answer-verdict-no_detectable_effect",
    "cannot_tell": "answer-verdict-cannot_tell",
    "contradicted": "answer-verdict-contradicted",
}
