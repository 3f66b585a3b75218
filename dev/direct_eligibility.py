"""config/law/eligibility.csv in force on three days, written out by hand in numpy: a yardstick and an oracle.

Each remedy is a function that names its rows in the file's order, with the condition of each as arithmetic on arrays;
nothing here reads the file or the evaluator's language. It tells status and deciding row, not what is missing.
Truths are 0 (no), 1 (unknown) and 2 (yes): "and" is the smaller, "or" the larger, "not" is 2 less.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

MISSING, NEVER = np.iinfo(np.int32).min, (dt.date(9999, 12, 31) - dt.date(1970, 1, 1)).days
OPEN, DISCRETIONARY, REQUEST_BARRED, BARRED, UNKNOWN = range(5)
CHOICES = ("citizen", "pr", "visitor", "student", "worker_employer", "worker_open", "trp", "claimant", "none")
STATUS = {name: i for i, name in enumerate(CHOICES)}
Answer = tuple[np.ndarray, np.ndarray]  # status; place in `names`


def days(text: str) -> int:
    return (dt.date.fromisoformat(text) - dt.date(1970, 1, 1)).days


def both(*parts: np.ndarray) -> np.ndarray:
    out = parts[0]
    for part in parts[1:]:
        out = np.minimum(out, part)
    return out


def either(*parts: np.ndarray) -> np.ndarray:
    out = parts[0]
    for part in parts[1:]:
        out = np.maximum(out, part)
    return out


def no(truth: np.ndarray) -> np.ndarray:
    return np.int8(2) - truth


@lru_cache
def last_day(on: int, **length: int) -> int:
    """The last day from which a length of time has passed by a day."""
    day = on
    while (pd.Timestamp(day, unit="D") + pd.DateOffset(**length)) > pd.Timestamp(on, unit="D"):
        day -= 1
    return day


class Law:
    """One block of persons on one day, with or without Bill C-31."""

    def __init__(self, p: Mapping[str, np.ndarray], on: str, c31: bool, names: Mapping[str, int]):
        self.p, self.on, self.c31, self.names = p, days(on), c31, names
        self.after = lambda text: self.on >= days(text)
        self.year_ago = last_day(self.on, months=12)
        self.designated = self.by("designated")
        claimed, asked = self.by("claim_made"), self.by("prra_made")
        self.of = {  # whose five years run from what
            "claim": (both(self.designated, claimed, no(asked)), "claim_final"),
            "prra": (both(self.designated, asked), "prra_final"),
            "other": (both(self.designated, no(claimed), no(asked)), "designated"),
        }
        sixteen = shifted(p["born"], years=16)
        self.adult = self.known((sixteen <= p["arrival"]) & (sixteen != NEVER), "born", "arrival")

    # -- truths

    def known(self, truth: np.ndarray, *names: str) -> np.ndarray:
        missing = self.p[names[0]] == MISSING
        for name in names[1:]:
            missing = missing | (self.p[name] == MISSING)
        return np.where(missing, np.int8(1), truth * np.int8(2)).astype(np.int8)

    def by(self, name: str, day: int | None = None) -> np.ndarray:
        """Whether an event came by a day, today if none is said."""
        return self.known(self.p[name] <= (self.on if day is None else day), name)

    def since(self, name: str, day: int) -> np.ndarray:
        return self.known(self.p[name] >= day, name)

    def within(self, name: str, first: int) -> np.ndarray:
        return self.known((self.p[name] >= first) & (self.p[name] <= self.on), name)

    def until(self, name: str, first: int) -> np.ndarray:
        return self.known(self.p[name] >= first, name)

    def before(self, one: str, other: str, *, same: bool) -> np.ndarray:
        a, b = self.p[one], self.p[other]
        return self.known((a <= b if same else a < b) & (a != NEVER), one, other)

    def status(self, *values: str) -> np.ndarray:
        s = self.p["status"]
        truth = np.zeros(len(s), bool)
        for value in values:
            truth |= s == STATUS[value]
        return np.where(s == -1, np.int8(1), truth * np.int8(2)).astype(np.int8)

    def lately(self, *names: str, first: int | None = None) -> np.ndarray:
        return either(*(self.within(n, (self.year_ago if first is None else first) + 1) for n in names))

    # -- the strongest effect decides, and of its rows the first with the strongest truth

    def answer(self, given: dict, bars: dict, request: dict, refuse: dict, required: dict) -> Answer:
        size = len(self.p["status"])
        best = {}
        for effect, rows in (
            ("given", given),
            ("bars", bars),
            ("request", request),
            ("refuse", refuse),
            ("duty", required),
        ):
            truth, row = np.zeros(size, np.int8), np.full(size, -1, np.int16)
            for name, found in rows.items():
                better = found > truth
                row = np.where(better, np.int16(self.names[name]), row)
                truth = np.maximum(truth, found)
            best[effect] = truth, row
        status = np.zeros(size, np.int8)
        row = np.where(best["duty"][0] == 2, best["duty"][1], best["given"][1])
        lacking = no(best["given"][0])
        ended = np.maximum(best["bars"][0], lacking)
        by = np.where(
            best["bars"][0] >= lacking, best["bars"][1], np.where(lacking == 2, np.int16(-1), best["given"][1])
        )
        for truth, source, code in (
            (*best["refuse"], DISCRETIONARY),
            (*best["request"], REQUEST_BARRED),
            (ended, by, BARRED),
        ):
            status = np.where(truth == 2, np.int8(code), np.where(truth == 1, np.int8(UNKNOWN), status))
            row = np.where(truth > 0, source, row)
        return status, row

    # -- the remedies

    def five_years(self, of: str) -> np.ndarray:
        who, clock = self.of[of]
        return both(who, self.until(clock, last_day(self.on, years=5) + 1))

    def breach(self, of: str) -> np.ndarray:
        who, clock = self.of[of]
        last = last_day(last_day(self.on, months=12), years=5)
        return both(who, self.p["breach"], self.by(clock, last_day(self.on, years=5)), no(self.by(clock, last)))

    def designated_rows(self, remedy: str, filed: str, lifted: np.ndarray | None = None) -> tuple[dict, dict]:
        bars, refuse = {}, {}
        for of in self.of:
            truth = both(self.five_years(of), self.before(filed, "designated", same=False))
            bars[f"{remedy}_suspended_{of}"] = truth if lifted is None else both(truth, lifted)
        for of in self.of:
            bars[f"{remedy}_dfn_{of}"] = self.five_years(of) if lifted is None else both(self.five_years(of), lifted)
            refuse[f"{remedy}_breach_{of}"] = self.breach(of) if lifted is None else both(self.breach(of), lifted)
        return bars, refuse

    def permit(self, given: dict) -> Answer:
        request, refuse = {}, {}
        free = no(self.by("protected"))
        ended = ["rpd_refused", "rpd_refused_again", "rad_refused", "claim_withdrawn", "claim_abandoned"]
        if self.after("2019-06-21"):
            request["trp_prra_pending"] = self.awaiting_prra()
            request["trp_12m_2019"] = both(free, self.lately(*ended, "court_refused"))
        else:
            request["trp_12m_2010"] = both(free, self.lately(*ended))
        if self.c31:
            bars, refuse = self.designated_rows("trp", "trp_requested")
            request |= bars
        return self.answer(given, {}, request, refuse, {})

    def awaiting_prra(self) -> np.ndarray:
        return both(self.by("claim_ineligible"), self.by("prra_made"), no(self.by("prra_final")))

    def trp(self) -> Answer:
        reached = either(self.status("none", "claimant", "trp"), self.p["inadmissible"])
        return self.permit({"trp_power": both(no(self.status("citizen", "pr")), reached)})

    def vtip_trp(self) -> Answer:
        who = both(self.p["trafficked"], self.p["in_canada"], self.status("none", "claimant", "trp"))
        return self.permit({"vtip_power": who})

    def hc(self) -> Answer:
        foreign, free = no(self.status("citizen", "pr")), no(self.by("protected"))
        ready = days("2012-12-15")
        old = no(self.known(self.p["hc_made"] < days("2012-06-28"), "hc_made"))
        decided = either(*(self.by(n, ready - 1) for n in ("rpd_refused", "claim_withdrawn", "claim_abandoned")))
        again = both(self.since("rpd_refused_again", ready), self.by("rpd_refused_again"))
        out = no(both(decided, no(again)))
        if self.c31:
            out = both(out, no(self.p["no_care"]), no(self.p["child_affected"]), old)
        request, refuse = {}, {"hc_abroad": both(foreign, no(self.p["in_canada"]))}
        if self.after("2013-06-19"):
            request["hc_security"] = self.p["security_inadmissible"]
        if self.c31:
            request["hc_second_2012"] = both(self.p["hc_pending"], old)
            pending = both(self.by("claim_referred", ready), no(self.by("claim_final", ready - 1)))
            waits = both(self.by("claim_referred"), no(self.by("claim_final")))
            request["hc_claim_pending"] = both(waits, no(pending), old)
        else:
            request["hc_second_2010"] = self.p["hc_pending"]
        ended = ["rpd_refused", "rpd_refused_again", "rad_refused", "claim_abandoned"]
        withdrawn = both(self.p["evidence_heard"], free, self.lately("claim_withdrawn"), out)
        if self.after("2019-06-21"):
            request["hc_prra_pending"] = self.awaiting_prra()
            request["hc_12m_2019"] = both(free, self.lately(*ended, "court_refused"), out)
            request["hc_12m_withdrawn_2019"] = withdrawn
        elif self.c31:
            request["hc_12m_2012"] = both(free, self.lately(*ended), out)
            request["hc_12m_withdrawn_2012"] = withdrawn
        if self.c31:
            bars, breaches = self.designated_rows("hc", "hc_made", old)
            request, refuse = request | bars, refuse | breaches
        return self.answer({"hc_right": foreign}, {}, request, refuse, {})

    def claim(self) -> Answer:
        p = self.p
        bars = {
            "claim_removal_order": p["removal_order"],
            "claim_protected": self.by("protected"),
            "claim_rejected": either(self.by("rpd_refused"), self.by("rpd_refused_again"), self.by("rad_refused")),
            "claim_prior": either(self.by("claim_ineligible"), self.by("claim_withdrawn"), self.by("claim_abandoned")),
        }
        if self.after("2019-06-21"):
            bars["claim_elsewhere"] = p["claimed_elsewhere"]
        bars["claim_refugee_elsewhere"] = p["refugee_elsewhere"]
        bars["claim_stca"], bars["claim_security"] = p["stca_ineligible"], p["security_inadmissible"]
        if self.c31 and self.after("2012-12-15"):
            bars["claim_crime_2012"], bars["claim_crime_abroad_2012"] = p["crime_canada"], p["crime_abroad"]
        else:
            bars["claim_crime_2001"] = both(p["crime_canada"], p["two_years"])
            bars["claim_crime_abroad_2001"] = both(p["crime_abroad"], p["danger"])
        if self.after("2026-03-26"):
            late = self.by("entered", last_day(self.on - 1, years=1))
            bars["claim_one_year"] = both(self.since("entered", days("2020-06-25")), late)
            bars["claim_land_late"] = p["land_late"]
        return self.answer({"claim_right": both(no(self.status("citizen", "pr")), p["in_canada"])}, bars, {}, {}, {})

    def dco_at(self, event: str) -> np.ndarray:
        return both(self.before("dco_since", event, same=True), self.by(event, days("2019-05-17") - 1))

    def hearing(self) -> Answer:
        given = {"hearing_right": both(self.by("claim_referred"), no(self.by("claim_final")))}
        duty = {}
        if self.c31 and self.after("2012-12-15"):
            ready, referred = days("2012-12-15"), self.by("claim_referred")
            listed, port = self.dco_at("claim_made"), self.p["port_of_entry"]
            new = self.since("claim_made", ready)
            duty["hearing_dco_inland"] = both(listed, no(port), new, referred)
            duty["hearing_dco_port"] = both(listed, port, new, referred)
            duty["hearing_other"] = both(no(listed), self.since("claim_referred", ready), referred)
        return self.answer(given, {}, {}, {}, duty)

    def appeal(self) -> Answer:
        bars, refuse, ready = {}, {}, days("2012-12-15")
        if not self.c31:
            late = np.full(len(self.p["status"]), 2 * self.after("2012-12-15"), np.int8)
            bars["appeal_decided_before"] = both(self.by("rpd_decided", ready - 1), late)
        if not self.after("2012-12-15"):
            return self.answer({}, bars, {}, {}, {})
        decided = self.by("rpd_decided")
        if self.c31:
            bars["appeal_referred_before"] = self.by("claim_referred", ready - 1)
            bars["appeal_dfn"] = self.designated
        bars["appeal_closed"] = either(self.by("claim_withdrawn"), self.by("claim_abandoned"))
        if self.c31:
            bars["appeal_no_basis"] = both(self.by("rpd_refused"), self.p["no_basis"])
            bars["appeal_stca"] = self.p["stca_exception"]
            if not self.after("2015-07-23"):
                bars["appeal_dco"] = self.dco_at("rpd_decided")
            refuse["appeal_late"] = both(decided, self.by("rpd_reasons", self.on - 16))
        return self.answer({"appeal_right": decided}, bars, {}, refuse, {})

    def prra(self) -> Answer:
        p = self.p
        who = both(no(self.status("citizen", "pr")), p["in_canada"], p["removal_in_force"], no(self.by("protected")))
        bars = {"prra_extradition": p["extradition"], "prra_stca": p["stca_ineligible"]}
        out = no(p["exempt_country"]) if self.after("2012-08-15") else np.full(len(p["status"]), 2, np.int8)
        gone = ["rpd_refused", "rpd_refused_again", "rad_refused", "claim_withdrawn", "claim_abandoned"]
        failed = self.by("prra_refused")
        if not self.c31:
            bars["prra_left"] = both(
                self.by("left_canada"), self.lately("left_canada", first=last_day(self.on, months=6))
            )
        if self.after("2019-06-21"):
            bars["prra_12m_2019"] = both(no(p["excluded"]), self.lately(*gone, "court_refused"), out)
            bars["prra_again_2019"] = both(failed, self.lately("prra_refused", "prra_court_refused"), out)
        else:
            bars["prra_12m_2012"] = both(no(p["excluded"]), self.lately(*gone), out)
            if self.c31:
                listed, first = self.by("dco_since"), last_day(self.on, months=36)
                if self.after("2012-12-15"):
                    bars["prra_36m"] = both(no(p["excluded"]), listed, self.lately(*gone, first=first), out)
                bars["prra_again_2012"] = both(failed, self.lately("prra_refused"), out)
                if self.after("2012-08-15"):
                    bars["prra_again_36m"] = both(listed, failed, self.lately("prra_refused", first=first), out)
        crime = p["crime_canada"] if self.c31 and self.after("2012-12-15") else both(p["crime_canada"], p["two_years"])
        name = "prra_limited_2012" if self.c31 and self.after("2012-12-15") else "prra_limited_2001"
        return self.answer({"prra_right": who}, bars, {}, {name: either(crime, p["crime_abroad"])}, {})

    def stay(self) -> Answer:
        sought = both(self.by("jr_sought"), no(self.by("jr_ended")))
        new, bars = self.c31 and self.after("2012-12-15"), {}
        given = (
            {"stay_jr_2012": both(sought, self.by("rad_refused"))}
            if new
            else {"stay_jr_2002": both(sought, self.by("rpd_refused"))}
        )
        if new:
            bars["stay_dfn"] = self.before("designated", "jr_sought", same=True)
            if not self.after("2022-05-20"):
                bars["stay_dco"] = self.dco_at("jr_sought")
        return self.answer(given, bars | {"stay_serious": self.p["serious_inadmissible"]}, {}, {}, {})

    def stay_prra(self) -> Answer:
        told, made = shifted(self.p["prra_notified"], days=15), self.p["prra_made"]
        late = both(self.by("prra_made"), self.known((made > told) & (told != NEVER), "prra_made", "prra_notified"))
        in_time = self.known(told >= self.on, "prra_notified")
        rejected = both(self.before("prra_notified", "prra_refused", same=True), self.by("prra_refused"))
        pending = both(self.by("prra_notified"), no(self.by("prra_final")), no(rejected))
        given = {"stay_prra_right": both(pending, either(self.by("prra_made"), in_time))}
        return self.answer(given, {"stay_prra_late": late}, {}, {}, {})

    def work_claimant(self) -> Answer:
        poor, bars = self.p["destitute"], {}
        given = {
            "work_claimant_right": both(self.by("claim_referred"), no(self.by("claim_final")), poor),
            "work_unenforceable": both(self.p["removal_unenforceable"], poor),
        }
        if self.c31 and self.after("2012-12-15"):
            listed = both(self.dco_at("claim_made"), self.since("claim_made", days("2012-12-15")))
            bars["work_dco_wait"] = both(listed, self.within("claim_referred", self.on - 179))
        return self.answer(given, bars, {}, {}, {})

    def work_trp(self) -> Answer:
        who = both(self.status("trp"), self.p["trp_six_months"], self.p["destitute"])
        return self.answer({"work_trp_right": who}, {}, {}, {}, {})

    def work_vulnerable(self) -> Answer:
        here, abuse, given = self.p["in_canada"], self.p["abuse"], {}
        if self.after("2019-06-04"):
            given["work_abuse"] = both(abuse, here, self.status("worker_employer"))
            given["work_abuse_renewal"] = both(abuse, here, self.p["renewal_pending"])
            given["work_abuse_family"] = both(here, self.p["family_of_worker"])
        return self.answer(given, {}, {}, {}, {})

    def work_other(self) -> Answer:
        p = self.p
        recent = self.lately("unauthorised_work_ended", first=last_day(self.on, months=6))
        permit = both(self.before("unauthorised_work_ended", "trp_since", same=True), self.by("trp_since"))
        waiting = both(self.by("claim_referred"), no(self.by("claim_final")))
        section_206 = both(either(waiting, p["removal_unenforceable"]), p["destitute"])
        bars = {"work_unauthorised": both(recent, no(permit), no(section_206))}
        if self.after("2013-12-31"):
            bars["work_sex_trade_2013"] = p["sex_trade"]
        if self.after("2015-12-01"):
            bars["work_employer_banned"] = p["employer_banned"]
        if self.after("2012-07-04"):
            bars["work_c10"] = p["c10_instruction"]
        return self.answer({"work_offer": both(no(self.status("citizen", "pr")), p["job_offer"])}, bars, {}, {}, {})

    def pr(self) -> Answer:
        p, bars, refuse = self.p, {}, {}
        long = both(self.status("trp"), self.by("trp_since", last_day(self.on, years=5)))
        given = {
            "pr_protected": both(self.by("protected"), no(self.by("pr_since"))),
            "pr_permit_holder": both(long, no(p["serious_inadmissible"]), no(p["security_inadmissible"])),
            "pr_permit_holder_health": both(
                self.status("trp"), p["health_inadmissible"], self.by("trp_since", last_day(self.on, years=3))
            ),
        }
        if self.c31:
            bars, refuse = self.designated_rows("pr", "pr_applied")
            if self.after("2012-12-15"):
                bars["pr_cessation"] = p["cessation_pending"]
        return self.answer(given, bars, {}, refuse, {})

    def family(self) -> Answer:
        settled = self.by("pr_since")
        given = {
            "family_window": both(self.by("protected"), self.lately("pr_since")),
            "family_sponsor": either(settled, self.status("citizen")),
        }
        bars = {"family_dfn": both(self.designated, no(settled))} if self.c31 else {}
        duty = {"family_sponsored": self.lately("sponsored_since", first=last_day(self.on, years=5))}
        return self.answer(given, bars, {}, {}, duty)

    def health(self) -> Answer:
        if not self.after("2012-06-30"):
            return self.answer({"health_1957": self.by("claim_made")}, {}, {}, {}, {})
        referred, safe, permit = self.by("claim_referred"), self.by("protected"), self.status("trp")
        ruled = self.after("2014-07-04")
        given = (
            {"health_after_ruling": referred}
            if ruled
            else {"health_claimant": both(referred, no(self.by("claim_final")))}
        )
        given |= {"health_protected": safe, "health_vtip": both(permit, self.p["trafficked"])}
        bars = {}
        if not ruled:
            if self.after("2012-12-15"):
                new = self.since("claim_made", days("2012-12-15"))
                bars["health_dco"] = both(self.by("dco_since"), new, no(safe), no(permit))
            refused = either(self.by("rpd_refused"), self.by("rad_refused"))
            bars["health_rejected"] = both(self.by("claim_final"), refused, no(safe), no(permit))
        return self.answer(given, bars | {"health_province": self.p["provincial_health"]}, {}, {}, {})

    def release(self) -> Answer:
        held, reviewed = self.by("detained_since"), self.by("last_review")
        version = "2017" if self.after("2017-10-18") else "2012" if self.c31 else "2002"
        given = {f"release_officer_{version}": both(held, no(reviewed)), "release_division": held}
        request, duty = {}, {}
        if self.c31:
            start = days("2012-06-28")
            out = no(both(self.by("arrival", start - 1), no(self.by("detained_since", start))))
            named, free = both(self.designated, self.adult), no(self.by("protected"))
            six = self.lately("last_review", first=last_day(self.on, months=6))
            request["release_dfn"] = both(named, free, no(reviewed), out)
            request["release_dfn_review"] = both(named, free, six, out)
            duty["release_dfn_duty"] = both(named, out)
        grown = shifted(self.p["born"], years=18)
        duty["release_minor"] = self.known(grown > self.on, "born")
        return self.answer(given, {}, request, {}, duty)

    def record(self) -> Answer:
        over, serious = self.by("sentence_ended"), self.p["indictable"]
        request = {
            "record_indictable_2012": both(serious, self.lately("sentence_ended", first=last_day(self.on, years=10))),
            "record_summary_2012": both(no(serious), self.lately("sentence_ended", first=last_day(self.on, years=5))),
        }
        return self.answer({"record_right": over}, {}, request, {}, {})


def shifted(dates: np.ndarray, **length: int) -> np.ndarray:
    """Dates some days or years later; never stays never. A day that the month has not is its last one."""
    known = (dates != MISSING) & (dates != NEVER)
    if "days" in length:
        return np.where(known, dates + np.int32(length["days"]), dates)
    start = np.where(known, dates, 0).astype("datetime64[D]")
    month = start.astype("datetime64[M]")
    first = (month + 12 * length["years"]).astype("datetime64[D]")
    last = (month + 12 * length["years"] + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    moved = np.minimum(first + (start - month.astype("datetime64[D]")), last)
    return np.where(known, moved.astype(np.int64), dates).astype(np.int32)


REMEDIES: dict[str, Callable[[Law], Answer]] = {
    name: getattr(Law, name)
    for name in (
        *(
            "trp",
            "vtip_trp",
            "hc",
            "claim",
            "hearing",
            "appeal",
            "prra",
            "stay",
            "stay_prra",
            "work_claimant",
            "work_trp",
        ),
        *("work_vulnerable", "work_other", "pr", "family", "health", "release", "record"),
    )
}


def direct(columns: Mapping[str, Any], on: str, c31: bool, names: Mapping[str, int], block: int) -> dict[str, Answer]:
    """Status and deciding row of every remedy, for all persons.

    columns: of ``People``, every fact.  names: places of the rows in the file.  block: persons at a time.
    """
    size = len(columns["status"])
    whole = {remedy: (np.empty(size, np.int8), np.empty(size, np.int16)) for remedy in REMEDIES}
    for start in range(0, size, block):
        part = slice(start, start + block)
        law = Law({name: values[part] for name, values in columns.items()}, on, c31, names)
        for remedy, ask in REMEDIES.items():
            whole[remedy][0][part], whole[remedy][1][part] = ask(law)
    return whole
