# The page of questions: "What can they ask for now?"
ask-title = What can they ask for now?
ask-describes = Questions on papers and days, and what the rules say.
ask-lead = For a worker and the person together. “I don't know” is a good answer: what is not known widens the sheet, and nothing is guessed. Type no names.
ask-form = Questions
ask-unknown = I don't know
ask-preset = Or start from a made-up situation
ask-preset-none = No situation
ask-preset-facts = What is not asked is taken from the situation.
ask-clear = Clear all answers
ask-print = Print the sheet (one page)
ask-see = See the sheet
ask-kept = Nothing that is chosen here is kept or sent. Leaving cannot clear the browser's history.
ask-situations = Without the questions: situations
ask-no_script = The questions need script and a browser of the last years. These situations are worked out beforehand.
ask-file = The rules in this file are of another version than the page. Get the page again.
ask-unreviewed = Unreviewed: no lawyer has checked these answers. Not legal advice.
ask-none = Answer one question, or choose a situation.
ask-count = Answered: { $count } of { $all }.
ask-asked = Asked on { $day }. Law as read on { $law }.
ask-clock = This device's clock is behind the day of the law, which is asked instead.
# after the first running day
ask-aid = Call today: { $name }.
ask-aid_where = Call legal aid today; choose the province above to see its name.
ask-more = More
ask-group = { $code ->
    [deadlines] Days that run: the earliest first
    [may] Can be asked now
    [perhaps] Perhaps, ask a lawyer
    [two] Two answers are possible
    [closed] Closed or not yet
    [first] Think first
    [papers] What to bring
    [call] Whom to call
   *[change] What one more fact would change
    }
# two groups under "Closed or not yet"
ask-closed = { $code ->
    [barred] A rule forbids it
   *[early] Too early
    }
ask-empty = { $code ->
    [may] Nothing is certain from these answers.
    [deadlines] No day is known from these answers. A decision of the last sixty days has one: find out when they learned of it.
   *[change] A new decision, a new order, or a change in the law.
    }
ask-between = Not before a day between { $from } and { $until }: find the exact days.
ask-earliest = Not before { $day } at the earliest.
# facts: events still to come
ask-step = Not before a step that has no day yet: { $facts }.
ask-unasked = What may not be asked for yet, an officer may give without a request: a lawyer or a recognized organization can bring the case to the department.
ask-depends = Depends on: { $facts }.
# text: what is missing from the rules
ask-missing = It may be open: { $text }.
ask-unread = A rule that could forbid it was not read: { $text }.
ask-lawyer = A lawyer can check what decides.
# remedies that asking, or an event, shuts
ask-shuts = This shuts, with no known end: { $remedies }.
ask-shuts_until = This shuts until { $day }: { $remedies }.
ask-shuts_after = If then { $event }, this shuts, with no known end: { $remedies }.
ask-shuts_after_until = If then { $event }, this shuts until { $day }: { $remedies }.
ask-event = If { $event }:
# from: the event from which a limit counts
ask-counts = It counts from: { $from }.
ask-extended = May be extended by { $by }.
ask-act = Act as if it ended on { $day }.
# before an answer; reading: a clause
ask-if = If { $reading }:
ask-was = On { $day }: { $answer }
ask-then = If that step came today: { $answer }.
ask-by = By { $day }.
ask-find = A day runs: find it.
# remedies that no missing fact can open now
ask-later = Not now, whatever is missing: { $remedies }.
ask-out = Not for them on these answers: { $remedies }.
ask-over = No longer: { $remedies }.
ask-safe = Read it together. Do not send it home with the person unless they say that it is safe. It names no one: keep it so.
ask-shown = { $may } seem allowed now, { $wait } not before a day or a step, { $unknown } depend on what is not known.
# faults, after the name of a day
ask-date = this is not a day of the calendar.
ask-late = this day is still to come.
ask-early = the sheet has no answer for a day before { $day }. See a lawyer.

# The page on which a life is tried
try-title = Whether they may ask can turn on one day
try-lead = Change one fact and watch the wait change. The person and the days are invented; the rules are those of the law. Being able to ask is not getting it.
try-how = How they came
try-came = { $code ->
    [alone] On their own
    [group] In a designated group
   *[us] From the United States, by an exception
    }
try-who = { $code ->
    [alone] Someone who came on their own
    [group] Someone of a designated group
   *[us] Someone let in from the United States by an exception
    }
try-asylum = Asylum
try-claim = { $code ->
    [refused] Asked, refused
    [pending] Asked, waiting
   *[none] Never asked
    }
# after who it is
try-event = { $code ->
    [refused] is refused asylum on { $day }.
    [pending] asks for asylum on { $day }.
   *[none] is recognised as trafficked on { $day }.
    }
try-group = The group was designated on { $day }, so no earlier day can be chosen.
try-year = Year
try-list = Their country was
try-country = { $code ->
    [listed] On the list of 2012
    [other] Not on it
   *[unknown] Not known
    }
try-strip = Day by day, what Bill C-31 did to the wait
try-day = Day of the event
try-back = To the change before
try-on = To the next change
try-bars = How long, counted from that day
try-key = { $code ->
    [never] never
    [later] later
    [sooner] sooner
    [opened] opened
    [same] same
    [none] not for them
   *[two] two readings, or depends
    }
try-wait = { $code ->
    [never] never
    [later] { $length } later
    [sooner] { $length } sooner
    [opened] opened
    [same] same
    [none] not for them
    [two] depends
    [once] at once
    [without] without C-31
    [with] with it
   *[today] today
    }
try-tell = { $code ->
    [never] Bill C-31 takes away: { $remedies }.
    [later] It puts off: { $remedies }.
    [two] What it does to these turns on a reading or on what is not known: { $remedies }.
    [same] Bill C-31 moves none of these days.
   *[sooner] These come sooner, because a step before them is gone: { $remedies }. That is not a gain.
    }
try-assumed = Taken for granted: the claim came { SPELL($refusal_days-claim_before) } weeks before the refusal; an appeal, where there is one, is refused after { MONTHS($refusal_days-appeal_months) }; nobody goes to the Court; the risk-check form comes at once; nobody is removed. Many are, and then later is never.

# The table of the days of refusal; the figure of the lives draws it
table-refusal_days-title = What Bill C-31 did to each wait, by the day of refusal
table-refusal_days-what = For someone refused asylum on each day from 2012 to 2019, and each remedy: whether the bill made the first day to ask come never, later or sooner. One row a stretch of days. From June 21, 2019 the wait of { YEARS($law-hc_12m_2019-years) } before a humanitarian request is the same with the bill and without it, because an Act of that day enacted it again.
table-refusal_days-is_not = It is no count of people and no advice. Removal can come before a wait ends.
table-refusal_days-made = Rows of law in force are asked with the bill and without it, every { SPELL($refusal_days-step) } weeks, on each day on which a row begins or ends, and on so many others that each edge is found to the day.
column-refusal_days-origin_group = Of whom
column-refusal_days-effect = What the bill did
column-refusal_days-least = By at least
column-refusal_days-most = By at most
value-refusal_days-origin_group = { $code ->
    [listed] from a country on the list of 2012
    [other] from another country
   *[designated] of the designated group
    }
value-refusal_days-effect = { try-key }

# The story: one invented child of a designated arrival
story-title = How long a child had to wait to ask for a permit
story-lead = Bill C-31 lets the Minister designate a group that arrives together. Its members wait { $years } years before they may ask for a permit. This is how that counts for one child.
story-event = { $code ->
    [entered] Arrival
    [claim_made] Asylum claim
    [designated] Designation
    [recognised] Recognition
    [rpd_refused] Refusal
   *[can_ask] First day to ask for a permit
    }
story-step = { $code ->
    [entered] A child of { $age } comes to Canada with a group of people. On { $claim } the family asks for asylum. The child and the days are invented; the { YEARS($law-trp_dfn-years) } are the law's.
    [designated] The Minister designates the arrival as irregular. From now on the law calls each of them, child or adult, a “designated foreign national”.
    [recognised] Someone sees that the child was, or may have been, trafficked. Without Bill C-31, a permit could be asked for this same day. With it, not until { $years } years after a decision that nobody has made yet. A humanitarian request has to wait as long. An officer may still act without being asked.
    [rpd_refused] The Board refuses the claim, and the { $years } years begin. Claims made since { $appeals } may have an appeal. This one is older; and designated people have none in any case.
   *[can_ask] A permit may be asked for: { $length } after someone recognised the child, who is { $age } by now. That is the least. The { $years } years begin again with the refusal of a risk check, and a removal can come first. The law makes no exception for a child, or for trafficking.
    }
story-age = the child's age
story-bar = may not ask
story-ruler = Ruler of time. { $events }. The child's age: { $age }. { $code ->
    [waits] From recognition on, a bar shows that a permit may not be asked for.
   *[free] No bar yet.
    }
story-counted = { $people } people, { $children } of them children. The source does not say how many were trafficked.
story-only = They came in the designation of { $day }. The source does not say whether there were others, nor how many people have met the wait. The child of this story is none of them.
story-source = Source
story-row = Row of the table
story-dots = { $people } dots, { $children } of them filled: the children.
