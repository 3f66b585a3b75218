# What the Acts did to lives: every wording, by page. A code is the effect of a lane (statements/lives.py), a remedy,
# an Act, or the state of a rule (statements/law.py). length, about: how long; day, former_day: with the Act and without.

## Acts and remedies
# an Act in a sentence
lives-act = { $code ->
    [c31] Bill C-31
    [c10] Bill C-10
    [act_2019] the Act of 2019 (2019, c. 29)
   *[act_2026] the Act of 2026 (2026, c. 4)
    }
# why, at the end of a clause; act: one of lives-act
lives-cause = { $code ->
    [own_words] because of { $act }
    [regulation] because of a regulation that rests on { $act }
   *[postponed] because { $act } postponed an earlier Act
    }
# a remedy in a sentence, after "ask for"
lives-remedy = { $remedy-asked }

## The picture
figure-lives-title = Who had to wait, who could never ask
figure-lives-subtitle = The first day on which each person could ask, counted from the event named in the row. Being able to ask is not getting it.
figure-lives-note = The people and their days are invented. The table tells each delay in two parts: what the law sets, and what the invented days add. What came sooner did so because a step before it was gone. Removal can come before a wait ends. Exceptions, review by the Federal Court and other readings are in the table. We looked and found no count of trafficked persons who met these rules.
figure-lives-finding = Two Acts of 2012 added waits of months to years, and closed an appeal
figure-lives-strip = Refused asylum: what Bill C-31 did to the first day to ask, for each day of refusal
figure-lives-most = up to { $what }
figure-lives-alt_strip = Refused asylum, { $origin }, by day of refusal: { $what }.
figure-lives-who = Who
figure-lives-what = What is asked for, counted from
figure-lives-today = And today?
figure-lives-band = { $code ->
    [never] Could never ask for something, or lost it
    [longer] Had to wait longer
    [same] The same day, with these Acts or without
   *[cannot_say] Cannot be told
    }
figure-lives-all = All of them
figure-lives-remedy = { $remedy-short }
figure-lives-from = { $code ->
    [recognised] from recognition
    [rpd_reasons] from the written refusal
    [rpd_refused] from the refusal
    [protected] from protection
    [ceased] from loss of protection
    [pr_since] from residence
   *[trp_since] from the permit
    }
figure-lives-others = { $count ->
    [one] { $count } other thing: same day
   *[other] { $count } other things: same day
    }
figure-lives-unasked = An authority may give it without being asked.
figure-lives-new = Can also ask for: { $what }.
figure-lives-later = Closed since by { $source }: { $what }.
figure-lives-now = Today: { $text }
figure-lives-sentence = { $what }: { $text }
figure-lives-alt = { $count ->
    [one] { $count } made-up life:
   *[other] { $count } made-up lives:
    } the first day on which each person could ask, with and without an Act of 2012.
figure-lives-alt_one = { $what } ({ $text })
figure-lives-alt_counted = We looked and found no count of trafficked persons who met these rules.
figure-lives-effect = { $code ->
    [closed_withheld] Never
    [closed_bar] Lost
    [closed_residence] Lost
    [closed_time] Never: the wait ended too late
    [contested] Two readings
    [two_waits] Waits { $shortest } or { $longest } more: two constructions, no ruling
    [two_constructions] Two constructions, no ruling
    [delayed] Waits { $length } more
    [unknown] Not known: a text is missing
    [narrowed_with_residence_application] Same day, but only with a residence application
    [narrowed_stay_only] Same day, but no more than a stay of removal
    [narrowed_review] Same day, but every { $value }, not every { $former }
    [limited_first] Same day; a limit for the first time: { $value }
    [opened] Opened
    [none_twice] No change; the day is read in two ways
    [none_other] No change: another law sets this wait
   *[none] No change
    }
figure-lives-state = { $code ->
    [in_force] Still the law.
    [emptied] Still written, but no country is listed since { $day }.
    [reenacted] Still the law: enacted again by { $by }.
    [ended_by_court] Ended { $day }, by the Federal Court.
    [not_held] Whether it is still the law was not checked: the text of the Act is not here.
    [undated] No longer the law in these words; since when is not known here.
   *[ended] Ended { $day }.
    }
figure-lives-alt_group = { $code ->
    [never] Never: { $what }.
    [c31] Later because of Bill C-31: { $what }.
    [c10] Later because of Bill C-10: { $what }.
    [contested] Read in two ways: { $what }.
    [same] The same day: { $what }.
   *[unknown] Not known: { $what }.
    }
figure-lives-key = { $code ->
    [without] first day without the Act
    [c31] first day with C-31
    [c10] first day with C-10
    [added] wait that the Act added
    [regulation] added by a regulation
    [other] wait from another law
   *[unknown] not known
    }

## The list under the picture
answer-lane = { $remedies }: { $what }
answer-lane-by = { $what }, by { $act }
answer-lane-same = no wait added
answer-lane-risk = Risk of asking: { $risk }
answer-lane-what = { $code ->
    [closed] never
    [closed_time] not in time
    [contested] readings differ
    [two_waits] { $shortest } or { $longest } later, as the text is read
    [two_constructions] two constructions, no ruling
    [delayed] { $length } later
    [unknown] not known
    [narrowed] same day, stricter terms
    [limited_first] same day, with a time limit for the first time
    [opened] opened
   *[sooner] { $length } sooner
    }

## The page of a life
# the sentence on the bills; did: what the Act did, listed
situations-summary = For this person, { $act } { $did }.
# a further sentence, on another Act
situations-summary-also = { $act } { $did }.
# a further sentence, on the same Act
situations-summary-further = It also { $did }.
# remedies of that sentence, where there are many; first, then: two of them
situations-summary-many = { $first }, { $then } and { $count ->
    [one] one other
   *[other] { $count } others
 }
situations-summary-none = Neither bill changed the first day on which this person could ask for anything.
# after the sentence, where no remedy was closed, delayed or opened
situations-same_day = No first day moved.
# after the sentence; count: changes that it leaves to the list
situations-summary-more = { $count ->
    [one] There is one more change.
   *[other] There are { $count } more changes.
 }
situations-label = { $code ->
    [closed] closed by { $act }
    [delayed] delayed by { $act }
    [opened] opened by { $act }
    [narrowed] narrowed by { $act }
   *[limited_first] limited for the first time by { $act }
    }
situations-through = This follows from the loss of { $remedy }.
situations-how = { $code ->
    [regulation] A regulation that rests on the Act says so, not the Act itself.
   *[postponed] The Act postponed an earlier one that would have opened it.
    }
situations-again = It shut again later, for { $length }.
# a remedy in a sentence, after "closed", "delayed" or a colon
situations-remedy = { $remedy-closed }
# in a sentence that begins with the Act
situations-did = { $code ->
    [closed] closed the way to { $remedies }
    [closed_residence] took away permanent residence together with protection
    [delayed] delayed { $remedies } by { $about }
    [delayed_law] delayed { $remedies } by { $about } (by law alone, { $law })
    [delayed_story] delayed { $remedies } by { $about } (days of the story)
    [narrowed_with_residence_application] narrowed the humanitarian request, which must now come with an application for permanent residence
    [narrowed_stay_only] narrowed the risk check, which could give no more than a stay of removal
    [narrowed_review] narrowed the review of detention, from every { $former } to every { $value }
    [limited_first] limited { $remedies } for the first time
   *[opened] opened { $remedies }
    }
# in the list of changes
situations-change = { $code ->
    [closed_withheld] { $count ->
        [one] It was new, and was kept from this person.
       *[other] They were new, and were kept from this person.
        }
    [closed_bar] There was no day on which this person could ask.
    [closed_residence] Residence was lost together with protection.
    [closed_time] By the end of the wait this person could no longer ask.
    [delayed] Could ask from { $day } instead of { $former_day }: { $about } later.
    [narrowed_with_residence_application] The first day is the same, but the request must now come with an application for permanent residence.
    [narrowed_stay_only] The most it could give was a stay of removal.
    [narrowed_review] Detention was reviewed every { $value } instead of every { $former }.
    [limited_hearing] It had to come within { $value }. No earlier text that we hold set a limit.
    [limited_appeal] The person had { $value } to appeal. No earlier text that we hold set a limit.
   *[opened] Could ask from { $day }, only because of this Act.
    }
# today: the day of the newest text of its Act
situations-state = { $code ->
    [in_force] The rule was still in the text of { $today }.
    [emptied] The rule was still in the text of { $today }, but no country is listed since { $day }.
    [reenacted] The rule was enacted again by { $by }, which is credited from { $day }.
    [ended_by_court] The rule ended on { $day }: { $by }.
    [not_held] Whether the rule is still in the text was not checked: the text is not at hand here.
    [undated] The rule is no longer the law in these words. Since when is not known here.
   *[ended] The rule ended on { $day }: { $by }.
    }
# a day that came earlier, or an answer that rests on a text that is not held
situations-moved_day = { $code ->
    [sooner] { $remedies }: { $about } earlier, because a step before it was gone. That is not a gain.
    [two_waits] { $remedies }: { $shortest } or { $longest } later. The text has two constructions, and we know of no ruling.
    [two_constructions] { $remedies }: the text has two constructions, and we know of no ruling.
    [contested] { $remedies }: people with authority read the text in two ways.
   *[unknown] { $remedies }: cannot be told, because a text that would say so is not held here.
    }

## The table
# the sentence of a life; who: how it begins, clauses: what the Acts did
lives-sentence = { $who } { $clauses }.
# cause: as lives-cause
lives-clause = { $code ->
    [closed_bar] could not ask for { $remedies } on any day after recognition, { $cause }
    [closed_residence] lost permanent residence together with protection, { $cause }
    [closed_withheld] was kept from { $remedies } by { $act }
    [closed_time] could not ask in time for { $remedies }, { $cause }
    [two_waits] could ask for { $remedies } only { $shortest } or { $longest } later because of { $act }: the text has two constructions and no ruling ({ $answers })
    [two_constructions] may have lost { $remedies } through { $act }: the text has two constructions and no ruling ({ $answers })
    [contested] may have lost { $remedies } through { $act }: the readings differ ({ $answers })
    [delayed] could ask for { $remedies } only from { $day }, after { $days ->
        [one] one more day
       *[other] { $days } more days
    }, { $cause }
    [unknown] may have lost { $remedies } through { $act }, but a text that would tell is not held here
    [narrowed_with_residence_application] had to apply for permanent residence with any humanitarian request, { $cause }
    [narrowed_stay_only] could get no more than a stay from a risk assessment, { $cause }
    [narrowed_review] had detention reviewed every { $value } instead of every { $former }, { $cause }
    [limited_hearing] was to be heard within { $value }, where no earlier text that we hold set a limit, { $cause }
    [limited_appeal] had { $value } to appeal, where no earlier text that we hold set a limit, { $cause }
   *[opened] could ask for { $remedies } only { $cause }
    }
# who reads the law how
lives-reading = { $code ->
    [delayed] { $holder }: { $days ->
        [one] one day
       *[other] { $days } days
        } later{ $again }
    [day] { $holder }: from { $day }{ $again }
    [never] { $holder }: never
   *[other] { $holder }: { $word }
    }
lives-reading-again = , and not for { $length } after that

# a construction that nobody is on record with; reading: a clause
lives-construction = if { $reading }

## The finding
# title of a finding. longest: a length of time
finding-lives-title = C-31 closed an appeal and set waits of up to { $longest }
finding-lives-life = Person
finding-lives-closed = Closed
finding-lives-delayed = Later, by
finding-lives-narrowed = Narrowed to
finding-lives-clauses = Provision (bill)
finding-lives-note = We looked and found no count of trafficked persons who led such a life. Being able to ask does not mean getting it. More lives are in the data table.
# after remedies: the delay, what is left of them, or until when they were closed
finding-lives-loss = { $code ->
    [delayed] { $length }
    [delayed_law] { $length } (by law alone, { $law })
    [delayed_story] { $length } (days of the story)
    [narrowed] { $what }
    [narrowed_review] reviewed every { $value }
    [limited_first] within { $value }
   *[ended] until { $day }
    }

# the two parts of a delay; law: the time that the rule sets; rest: days between events of the story
lives-split = { $code ->
    [law] All of it is the law's own time, { $law }.
    [story] No rule sets its length: it lies between invented days of the story.
    [more] The law's own time is { $law }; the other { $rest } lie between invented days of the story.
   *[less] The law's own time is { $law }; invented days of the story take { $rest } off it.
    }
