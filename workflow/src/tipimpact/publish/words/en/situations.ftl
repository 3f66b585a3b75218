# Words of the pages of situations, in English.

# name of a page; place: a number, with a letter for a variant
situations-numbered = Situation { $place }
situations-describes = Rules of a day, told for one made-up person.
situations-lead = Made-up people, each told with real days: what the bills of 2012 changed for them, and what stays open.
situations-not = They show what the rules do. How many people they stand for, we looked for and did not find.
situations-band = { $code ->
    [closed] Something was closed to them
    [delayed] They had to wait longer
   *[same] Same first day, with or without the bills
    }
# under the strip of care; day: the day on which the number was checked
situations-checked = The hotline's number was checked on { $day }. The call is free.
situations-made_up = A made-up person, in no real file; the days follow the real law.
situations-changed = What the Acts changed
situations-open = What stays open, on { $day }
situations-two = Two readings
situations-clock = The days, one by one
situations-rest = Every remedy, on three days
situations-moved = Days that came earlier, and what cannot be told

situations-open-now = On { $day } these stay open to someone in this situation: { $remedies }.
situations-open-none = On { $day } someone in this situation can ask for nothing at once.
# after it: remedies of which the answer is not known
situations-open-perhaps = Perhaps, ask a lawyer: { $remedies }.
# after it: remedies that are closed, or for which there is a wait
situations-open-closed = Closed or not yet: { $remedies }.
# after it: remedies whose wait has exceptions that may help
situations-open-unless = The wait for { $remedies } has exceptions that may apply.
situations-look = Each is below, with its rule and the risk of asking.

situations-now = { $code ->
    [open] May ask now.
    [need_not_be_considered] May ask, but the authority may decline to look.
   *[not_yet] Not yet: a later step or act must come first.
    }
situations-now-perhaps = Perhaps: ask a lawyer.
situations-now-follows = The law gives this, without a request.
# what can be done about a remedy; day: the first on which a request may be made
situations-now-from = May not ask before { $day }.
situations-now-pending = May not ask now. The wait ends with a step still to come, so no day can be named.
situations-now-closed = Closed by the law of this day.
situations-came-open = If it came today, this person could ask.
situations-came-shut = If it came today, this person still could not ask.
situations-came-depends = Whether this person could then ask depends on what comes.
situations-rule = Rule
situations-risk = Risk of asking
situations-whom = For whom
# before what has happened by the day on which the law was read; events: in order
situations-stands = Told as if it had happened lately. By that day: { $events }.
situations-also = Also barred by { $rules }.
situations-unless = Ways around
situations-then = Then:
# what contested means, above the readings; holder: who reads it in the person's favour
situations-contested = Contested means that someone with authority has read it in the person's favour. Here that is: { $holder }.
# where nobody is on record with a reading
situations-two_constructions = Two constructions, no ruling: the text can be read in two ways, and we know of nobody with authority who has decided. See a lawyer before asking.
situations-read_on = Read on { $day }.

# before an answer in the list of days; act: the Act
situations-day-without = Without { $act }, possible from this day: { $remedies }
situations-day-with = With { $act }, possible only from this day: { $remedies }

situations-event = { $code ->
    [entered] enters Canada
    [arrival] arrives in a group
    [designated] is designated, with the whole group
    [detained_since] is detained
    [recognised] is recognised as trafficked
    [claim_made] asks for asylum
    [claim_ineligible] the claim is found ineligible
    [claim_abandoned] the claim is declared abandoned
    [rpd_refused] the claim is refused
    [rpd_reasons] receives the written reasons
    [protected] is accepted as a protected person
    [appeal_made] appeals
    [rad_refused] the appeal is refused
    [jr_sought] asks the Federal Court to review
    [court_refused] the Court refuses
    [prra_notified] is told that a risk check may be asked for
    [prra_made] asks for the risk check
    [prra_refused] the risk check is refused
    [pr_applied] applies for permanent residence
    [pr_since] becomes a permanent resident
    [ceased] protection ends
    [trp_since] receives a permit for trafficked persons
    [unauthorised_work_ended] stops working without a permit
    [status_lost] the stay runs out: status is lost
    [offence_day] does what the trafficker demands, which is an offence
    [sentence_ended] the sentence ends
   *[removed] is removed from Canada
    }
