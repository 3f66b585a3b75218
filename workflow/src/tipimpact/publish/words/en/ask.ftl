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
ask-old = That is more than two months ago: check before use.
ask-clock = This device's clock is behind the day of the law, which is asked instead.
ask-group = { $code ->
    [may] The rules seem to allow
    [wait] Not before
    [first] Do not ask first, because
    [deadlines] Deadlines that run
    [papers] Papers to bring
    [call] Whom to call
   *[change] What one more fact would change
    }
ask-empty = { $code ->
    [may] Nothing is certain from these answers.
    [wait] Nothing to wait for.
    [first] No warning from these answers.
    [deadlines] No deadline from these answers.
   *[change] A new decision, a new order, or a change in the law.
    }
ask-between = Not before a day between { $from } and { $until }: find the exact days.
ask-earliest = Not before { $day } at the earliest.
# facts: events still to come
ask-step = Not before a step that has no day yet: { $facts }.
ask-unasked = An officer may still give it unasked.
# answers: those that are possible
ask-perhaps = One of these: { $answers }.
ask-depends = Depends on: { $facts }.
# before an answer; reading: a clause
ask-if = If { $reading }:
ask-by = By { $day }.
ask-find = A limit runs: find the day.
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
try-lead = Change one fact and watch the wait change. The person is invented; the waits are those of the law. Being able to ask is not getting it.
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
    [later] later, by months or years
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
try-assumed = Taken for granted: the claim came twelve weeks before the refusal; an appeal, where there is one, is refused after five months; nobody goes to the Court; the risk-check form comes at once; nobody is removed. Many are, and then later is never.
