"""Ids of the messages of situation pages by code, written out."""

from __future__ import annotations

# remedies in a sentence
REMEDIES = {
    "trp": "situations-remedy-trp",
    "vtip_trp": "situations-remedy-vtip_trp",
    "hc": "situations-remedy-hc",
    "claim": "situations-remedy-claim",
    "hearing": "situations-remedy-hearing",
    "appeal": "situations-remedy-appeal",
    "prra": "situations-remedy-prra",
    "stay": "situations-remedy-stay",
    "stay_prra": "situations-remedy-stay_prra",
    "work_claimant": "situations-remedy-work_claimant",
    "work_trp": "situations-remedy-work_trp",
    "work_vulnerable": "situations-remedy-work_vulnerable",
    "work_other": "situations-remedy-work_other",
    "pr": "situations-remedy-pr",
    "pr_kept": "situations-remedy-pr_kept",
    "family": "situations-remedy-family",
    "health": "situations-remedy-health",
    "release": "situations-remedy-release",
    "record": "situations-remedy-record",
}
# events of a life; those of ``UNTOLD`` say nothing more than another of the same day
EVENTS = {
    "entered": "situations-event-entered",
    "arrival": "situations-event-arrival",
    "designated": "situations-event-designated",
    "detained_since": "situations-event-detained_since",
    "recognised": "situations-event-recognised",
    "claim_made": "situations-event-claim_made",
    "claim_ineligible": "situations-event-claim_ineligible",
    "rpd_refused": "situations-event-rpd_refused",
    "rpd_reasons": "situations-event-rpd_reasons",
    "protected": "situations-event-protected",
    "appeal_made": "situations-event-appeal_made",
    "rad_refused": "situations-event-rad_refused",
    "jr_sought": "situations-event-jr_sought",
    "court_refused": "situations-event-court_refused",
    "prra_notified": "situations-event-prra_notified",
    "prra_made": "situations-event-prra_made",
    "prra_refused": "situations-event-prra_refused",
    "pr_applied": "situations-event-pr_applied",
    "pr_since": "situations-event-pr_since",
    "ceased": "situations-event-ceased",
    "trp_since": "situations-event-trp_since",
    "unauthorised_work_ended": "situations-event-unauthorised_work_ended",
    "offence_day": "situations-event-offence_day",
    "sentence_ended": "situations-event-sentence_ended",
    "removed": "situations-event-removed",
}
UNTOLD = frozenset(
    {
        "claim_referred",
        "rpd_decided",
        "claim_final",
        "jr_ended",
        "last_review",
        "left_canada",
        "prra_final",
        "sponsored_since",
    }
)
# what an Act did, in the sentence
DID = {
    "closed": "situations-did-closed",
    "delayed": "situations-did-delayed",
    "opened": "situations-did-opened",
    "limited_first": "situations-did-limited_first",
}
# the same, where a remedy was narrowed, by its value with the Act; a number is a time between reviews
DID_NARROWED = {
    "with_residence_application": "situations-did-narrowed-with_application",
    "stay_only": "situations-did-narrowed-stay_only",
}
# what an Act did, in a label
LABELS = {
    "closed": "situations-label-closed",
    "delayed": "situations-label-delayed",
    "opened": "situations-label-opened",
    "narrowed": "situations-label-narrowed",
    "limited_first": "situations-label-limited_first",
}
# how a remedy was closed, and closed remedies that have words of their own
CLOSED = {
    "withheld": "situations-closed-withheld",
    "bar": "situations-closed-bar",
    "time": "situations-closed-time",
}
CLOSED_REMEDIES = {"pr_kept": "situations-closed-pr_kept"}
# how a remedy was narrowed, by its value with the Act
NARROWED = {
    "with_residence_application": "situations-narrowed-with_application",
    "stay_only": "situations-narrowed-stay_only",
}
# remedies that were limited for the first time
LIMITED = {"hearing": "situations-limited-hearing", "appeal": "situations-limited-appeal"}
# by what an Act acted, where not by its own words
HOW = {"regulation": "situations-how-regulation", "postponed": "situations-how-postponed"}
# what can be done about a remedy
NOW = {
    "open": "situations-now-open",
    "need_not_be_considered": "situations-now-need_not_be_considered",
    "not_yet": "situations-now-not_yet",
}
CAME = {"open": "situations-came-open", "need_not_be_considered": "situations-came-open"}
# parts of the list
BANDS = {"closed": "situations-band-closed", "delayed": "situations-band-delayed", "same": "situations-band-same"}
