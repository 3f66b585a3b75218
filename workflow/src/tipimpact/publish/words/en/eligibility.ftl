# Words of the stage eligibility, in English.

table-recommendations-title = What became of the 17 recommendations of November 2012
table-recommendations-what = The recommendations of the forum on trafficking held in Toronto on 28 November 2012, each with its themes, who is asked, the law it bears on, what law, policy and practice were before the bills, since then and today, and a status set by a written rule.
table-recommendations-is_not = It does not say that a recommendation brought a change about, and it is not legal advice. “No public record” means that nothing was found that settles it, not that nothing was done.
table-recommendations-note_status = Status by rule, from the statements under “today”: met, when law and policy give what is asked and practice is seen to follow; partly, when only some of it is given or when the text gives it and practice is not known to follow; not met, when nothing gives it; no public record, when nothing is known.
table-recommendations-note_today = Today: the law as consolidated to 26 March 2026 (Act) and 12 June 2026 (Regulations); each other statement bears its own date.
table-recommendations-note_r16 = Recommendation 16 asks for a study of the effects of Bills C-31 and C-10 on trafficked persons. This project does not count as one: its own results are never evidence here.
table-recommendations-note_r17 = Recommendation 17 asks for two things, monitoring and another design of permits; its status covers both.
table-recommendations-note_themes = Themes were coded by hand from the report; beside them stand those that the rules find in the text of this edition.
table-recommendations-note_place = Place: characters from the start of the file, the last one excluded. The words of the report itself are not reproduced.
column-recommendations-id = No.
column-recommendations-summary = What it asks
column-recommendations-how_far_met = Status
column-recommendations-rule = Rule that decided
column-recommendations-themes = Themes (by hand)
column-recommendations-themes_found = Themes (by the rules)
column-recommendations-actors = Who is asked
column-recommendations-levels = Levels of government
column-recommendations-legal_hook = Law it bears on
column-recommendations-before = Before the bills
column-recommendations-after = Since then
column-recommendations-today = Today
column-recommendations-indicators = What would show it
column-recommendations-found_in = Found in
column-recommendations-start = First character
column-recommendations-end = End
column-recommendations-measured = What is measured
column-reviewed_by = Reviewed by
value-recommendations-how_far_met = { $code ->
    [met] Met
    [partly] Met in part
    [not_met] Not met
   *[cannot_tell] No public record
    }
value-recommendations-rule = { $code ->
    [text_and_practice] law or policy gives it, and practice follows
    [text_without_practice] law or policy gives it; practice is not known to follow
    [some_of_it] some of it is given
    [nothing_gives_it] nothing gives it
   *[nothing_known] nothing is known that settles it
    }
value-recommendations-levels = { $code ->
    [federal] federal
    [provincial] provincial
   *[local] local
    }
value-side = { $code ->
    [law] Law
    [policy] Policy
   *[practice] Practice
    }
recommendations-measured-value = { $series }, { $period }: { $value } { $unit }
recommendations-measured-missing = Not found, or in part only: { $title }
recommendations-measured-sentences = Sentences on its themes in the texts held: { $before } before the bills, { $after } after
recommendations-measured-no_texts = Sentences on its themes: unknown, because no text is held
recommendations-statement = { $side } ({ $date }): { $text } [{ $source }]
table-eligibility-title = Who could ask for what, before, after and today
table-eligibility-what = For each remedy and each archetype of a trafficked person: what the law let them ask for on the eve of the two bills, in June 2014 and under the newest law held, with the provision that decides.
table-eligibility-is_not = It is a reading of texts and not legal advice, and it counts nobody: how many trafficked persons fit an archetype is not known. It does not say what officers and courts did.
table-eligibility-note_request = A request barred is not a permit barred: another text in force lets an authority give the same thing without a request.
table-eligibility-note_none = “Does not apply”: the person is outside of the class or the proceeding that the words address, or already has what they give. “No such remedy”: nothing in force gave it to anyone that day. Neither is a bar.
table-eligibility-note_profiles = Each archetype is told from the day asked for, so that the same life meets each law. Citizens, whom these Acts do not touch, are left out.
table-eligibility-note_resolved = Citations resolve in the Act replayed to the day, in a text of another time where no other is held, or, in an edition of extracts, in none.
table-remedy_exceptions-title = Which bar has which way out
table-remedy_exceptions-what = Every bar on a remedy since 2002, with the provisions that lift it, and the immigration statuses that the remedy may reach.
table-remedy_exceptions-is_not = It is a reading of texts and not legal advice. A way out on paper may be out of reach.
table-remedy_exceptions-note_trafficking = No way out asks if the person was trafficked.
table-remedy_exceptions-note_covered = Statuses reached: those for which the remedy is not shut out by the status alone, under the newest law held.
column-moment = Moment
column-day = Day
column-life = Life
column-remedy = Remedy
column-row = Deciding row
column-citation = Provision
column-brought_by = Brought by
column-eligibility-unknown_because = Facts missing
column-eligibility-note = What the row says
column-eligibility-resolved = Where the citation resolves
column-remedy_exceptions-bar = Bar
column-remedy_exceptions-way_out = Way out
column-remedy_exceptions-row_effect = What it does
column-remedy_exceptions-act = Text
column-remedy_exceptions-starts = From
column-remedy_exceptions-until = Until, excluded
column-remedy_exceptions-length = Length
column-remedy_exceptions-length_unit = Unit
column-remedy_exceptions-own_initiative = Grant possible without a request
column-remedy_exceptions-trafficking_named = Asks about trafficking
column-remedy_exceptions-way_out_citation = Provision of the way out
column-remedy_exceptions-covered = Statuses reached
column-remedy_exceptions-taken_over_by = Ended or taken over by
column-remedy_exceptions-note = What the bar says
column-remedy_exceptions-way_out_note = What the way out says
value-remedy = { $remedy-name }
value-moment = { $code ->
    [before] before
    [after] after
   *[today] today
    }
value-eligibility-resolved = { $code ->
    [exact] text of its time
    [another_day] text of another time
   *[not_held] not held in this edition
    }
value-remedy_exceptions-row_effect = { $code ->
    [bars_request] bars the request
    [bars_grant] bars the grant
    [may_refuse] may be refused consideration
   *[entitles] gives the remedy, which nothing bars
    }
value-length_unit = { $code ->
    [days] days
    [months] months
   *[years] years
    }
value-remedy_exceptions-way_out = { $code ->
   *[none] none
    }
explain-question = On { $day }, { $remedy }:
explain-effect = { $code ->
    [entitles] Gives
    [requires] Requires
    [lifts] Unless
    [unasked] Without a request
    [may_refuse] May be refused
    [bars_request] Bars the request
   *[bars_grant] Bars the grant
    }
explain-rule = { $effect }: { $note }
explain-reform = Under a reform that is not law: { $reform }. { $question }
explain-reform_rule = { $effect }, with { $changes }, which is not law. The law: { $note }
explain-joint = { $code ->
    [and] all of:
    [or] one of:
    [not] not:
   *[used] used up:
    }
explain-runs = { $code ->
    [within] from the event to the last of { $length } { $unit } after it
    [until] to the last of { $length } { $unit } after the event
    [after] from the day after { $length } { $unit }
    [reached] once { $length } { $unit } are complete
   *[deadline] within { $length } { $unit } of the event
    }
explain-outcome = { $code ->
    [yes] yes
    [no] no
   *[unknown] unknown
    }
explain-gap = { $code ->
    [bar] a rule that could forbid it was not read: { $text }
    [deadline] the limit may reach further: { $text }
    [exception] an exception was not read: { $text }
   *[gate] it may be given: { $text }
    }
explain-cause = if { $event }: { $answer }
explain-limit = { $what }: by { $day } ({ $clause })
explain-never = never
column-recommendations-would_change = What would change the status
table-process_clock-title = The process clock: day by day, under three laws
table-process_clock-what = The life of each archetype from the day of entry, day by day: what could be asked for on each day under the law of the eve of the two bills, of June 2014 and of the newest text held.
table-process_clock-is_not = It is not an account of a person, and not a forecast: it does not say how long steps take, and no law changes on the way.
table-process_clock-note_still = The law of each moment is held still while the life goes on, so that what differs between the three is the law alone.
table-process_clock-note_life = Day 0 is the day of entry, or the day on which the archetype is told where entry is not known; the life is followed for { YEARS($lives-afterwards) } after that telling. The days of the steps are assumptions, set down in config/profiles.yaml.
column-process_clock-life = Life
column-process_clock-moment = Law of
column-process_clock-first_life_day = First day of the life
column-process_clock-last_life_day = Last day of the life
column-process_clock-life_events = What happens on the first day
recommendations-found = What this project found:
recommendations-lead = What the forum of November 2012 recommended, and what became of it by a written rule.
recommendations-one = Recommendation { $id }
recommendations-rest = What it bears on
table-recommendations-made = The recommendations stand in a file kept by hand, with dated statements and their sources; a written rule turns the statements of today into a status. Places are characters in the report as read.
table-eligibility-made = The bars, ways out and entitlements of each day, kept as rows with their citations, are evaluated for each situation; a fact that is not known stays unknown.
table-remedy_exceptions-made = Each bar kept as a row is joined to the rows that lift it on the days when both were in force.
table-process_clock-made = The rows of law in force at each moment, held still, are evaluated for the archetype on every day of its life; days with the same answer are joined into one stretch.
table-lives-title = What each Act changed in each life
table-lives-what = For each life, told before and after its own Act, and each remedy that the person could ask for with the Act or without it: the first day on which they could ask, with it and without it, and what the Act did.
table-lives-is_not = It is not an account of a person, and it is not advice. Being able to ask is not getting it. How many people these lives stand for, we looked for and did not find.
table-lives-note_counted = Days are counted from recognition, or from the event that gives the remedy if that is later. They are looked for within { YEARS($lives-horizon) }, and never after removal.
table-lives-note_paths = Both worlds share the events from outside: entry, trafficking, recognition, the first refusal. Later steps follow the law of each world, so nobody reaches the Federal Court without the appeal where there is one.
table-lives-note_words = Closed: no such day with the Act. Delayed: a later one. Narrowed: the same day, but worth less. Limited for the first time: only the later law states a limit. A wait that another law had already set is told apart.
table-lives-note_citizens = Most of the people whom Canada reported as trafficked in 2014 were Canadian citizens; how many were Indigenous, the file does not say. Most of these rules are not about them, and one life alone concerns a citizen. No life tells of an Indigenous person, because no Indigenous organization took part.
table-lives-made = Each life is followed day by day through the rows of law in force, with every Act and again without one. The first day on which the person could ask is compared.
column-lives-life = Life
column-lives-number = Number
column-lives-telling = Told
column-lives-act_compared = Act
column-lives-word = What it did
column-lives-mode = How it closed
column-lives-counted_from = Counted from
column-lives-counted_day = Day counted from
column-lives-can_ask = First day with the Act
column-lives-can_ask_without = First day without it
column-lives-days = Difference
column-lives-law_months = Of it the law's, in months
column-lives-law_days = Of it the law's, in days
column-lives-story_days = Of it the story's invented days
column-lives-wait = Wait set by other law
column-lives-wait_row = Row of that wait
column-lives-wait_citation = Provision of that wait
column-lives-closed_after = Closed again later
column-lives-through = Through the loss of
column-lives-how = By what
column-lives-attribute = What is worse
column-lives-value_with = With the Act
column-lives-value_without = Without it
column-lives-taken_over_by = Enacted again by
column-lives-until = Until, excluded
column-lives-ended_by = Ended by
column-lives-also_closed_by = Would also be closed by
column-lives-removed = Removed
column-lives-readings = Answer by reading
column-lives-says = In a sentence
value-lives-telling = { $code ->
    [before] before its Act
   *[after] after its Act
    }
value-lives-word = { $code ->
    [closed] closed
    [delayed] delayed
    [sooner] earlier, since a step is gone
    [narrowed] narrowed
    [limited_first] limited for the first time
    [opened] opened
    [none] no change
    [unknown] cannot be told
   *[contested] contested
    }
value-lives-mode = { $code ->
    [bar] by a bar
    [withheld] kept from opening
   *[time] by time
    }
value-lives-how = { $code ->
    [own_words] its own words
    [regulation] a regulation or order that rests on it
   *[postponed] it postponed an earlier Act
    }
value-lives-counted_from = { $code ->
   *[recognised] recognition as trafficked
    }
value-lives-attribute = { $code ->
    [days_to_act] days to act
    [length] length
    [content] content
    [grounds] grounds
    [who_decides] who decides
   *[review_interval] time between reviews
    }
value-lives-value_with = { $code ->
    [with_residence_application] only with an application for permanent residence
   *[stay_only] a stay of removal only
    }
value-lives-value_without = { $code ->
    [alone] on its own
   *[protected_person] protected status
    }
lives-citizens = Most of the people whom Canada reported as trafficked in 2014 were Canadian citizens; how many were Indigenous, the file does not say. Most of these rules are not about them, and only one life here concerns a citizen.
lives-gap = No life here tells of an Indigenous person: that needs an Indigenous organization, and none took part.
value-answer = { $code ->
    [applies] applies
    [open] could ask
    [need_not_be_considered] could ask, but the request need not be considered
    [request_barred] request barred, though an authority may act without a request
    [barred] barred
    [contested] contested
    [unknown] cannot be told
    [no_such_remedy] no such remedy that day
    [not_applicable] does not apply
    [no_longer] no longer
   *[not_yet] not yet
    }
value-gate = { value-answer }
value-text_kind = { $code ->
    [act] Act
    [regulation] regulation
    [order] order in council
    [instruction] instructions of the Minister, weaker than law
   *[policy] published policy, weaker than law
    }
value-because = { $code ->
    [time] the time allowed has passed
   *[used] it has been used up
    }
value-if_it_came = { value-answer }
column-gate = Whether the remedy exists
column-eligibility-because = Why no longer
column-answer = Answer
column-eligibility-if_it_came = If the event came that day
column-eligibility-causes = What may come next, and the answer then
column-eligibility-until = First day after the bar or wait
column-eligibility-readings = What each reading answers
column-ruling = Ruling known
column-text_kind = Kind of text
table-eligibility-note_contested = Contested means that someone with authority has read it in the person's favour; the readings and their holders are named. Where nobody is on record, the column of rulings says “none”: the text has two constructions, and both answers are shown.
table-eligibility-note_until = A bar of months or years still holds on the anniversary and ends the day after (Interpretation Act, sections 27 and 28).
explain-event = has come
explain-not_held = a text that is not held
explain-answer = { $question } { $answer }
explain-until = { $answer }; first day after it: { $day }
explain-because = because: { $facts }
explain-missing = missing: { $facts }
explain-fact = { $fact }: { $value }
explain-more = and { $count ->
    [one] { $count } other rule
   *[other] { $count } other rules
    }
column-eligibility-request_status = Status
column-process_clock-request_status = Status
column-eligibility-held_by = Who reads it how
eligibility-held_by = { $holder } ({ $date }): { $text } Then: { $answer }.
eligibility-construction = { $text } ({ $source }) Then: { $answer }.

column-act = Act of the provision

column-unit = Unit of the provision

column-clause = Clause that brought it

column-lives-cited_act = Act of the provision
value-lives-ruling = { $code ->
    [held] each reading has a holder
   *[none] none: two constructions
    }
value-eligibility-ruling = { value-lives-ruling }
table-completeness-title = What the sections say, and what the rules leave out
table-completeness-what = One row per unit of every section of law that a rule or a concept of this project cites, in any text of that section since 2002: each is modelled, irrelevant or missing.
table-completeness-is_not = It does not say whether a rule reads its unit correctly, and it lists no unit of sections that no rule cites.
table-completeness-made = The list of units is that of the texts. A reader judged each, and the run stops at a unit that nobody judged.
table-completeness-note_one = One reader of this project judged the units; no lawyer and no second reader has.
table-completeness-note_older = Older texts are not in the list where they are not held: the Regulations before 30 April 2020, the Criminal Records Act before 2012, the orders on health cover after 2014.
column-completeness-unit = Unit
column-completeness-judged = Judged
column-completeness-names = Rules, concepts and facts
column-completeness-silence = Reason, code
column-completeness-says = Why, or what is missing
column-completeness-judged_on = Judged on
value-completeness-judged = { $code ->
    [modelled] modelled
    [irrelevant] irrelevant
   *[missing] missing
}

table-instruments-title = Instruments below the Act, and how much of each was read
table-instruments-what = One row per instruction, public policy, exemption, agreement, order or ruling that says, or could say, who may ask for what: its days with how they are known, how much of it was read, and whether the rules say it.
table-instruments-is_not = It is not complete: it lists what was found. A policy that is missing here is not said not to exist.
table-instruments-made = Compiled from the pages named. Where an instrument was not read whole, no answer is open because of it, and each answer that it could change is unknown.
table-instruments-note_read = Beginning: only the first part of the page could be read. Second-hand: the day was read on a page about the instrument.
column-instruments-instrument = Instrument, code
column-instruments-title = Instrument
column-instruments-instrument_kind = Kind
column-instruments-starts = From
column-instruments-from_known = First day known from
column-instruments-ended_on = Until
column-instruments-until_known = End known from
column-instruments-read = Read
column-instruments-read_on = Read on
column-instruments-url = Address
column-instruments-judged = In the rules
column-instruments-names = Rules, or fact asked
column-instruments-says = What is known of it
value-instruments-instrument_kind = { $code ->
    [instruction] instruction
    [public_policy] public policy
    [exemption] exemption
    [health_policy] health-cover policy
    [practice_notice] practice notice of the Board
    [agreement] federal-provincial agreement
    [order] order
    [court_order] ruling
   *[draft] draft
    }
value-instruments-from_known = { $code ->
    [official] the text or an official page
    [second_hand] a page about it
   *[not_seen] not seen
    }
value-instruments-until_known = { value-instruments-from_known }
value-instruments-read = { $code ->
    [whole] whole
    [beginning] its beginning
   *[not] not
    }
value-instruments-judged = { $code ->
    [modelled] modelled
    [missing] missing
   *[irrelevant] irrelevant
    }

table-deadlines-title = Limits that bind the person, and from what day each counts
table-deadlines-what = One row per limit: what must be done, how long there is, from what day it counts by its own provision, what that provision says of a letter, and who may extend it.
table-deadlines-is_not = Limits that bind the Board or the department are not in it. It is no advice: see a lawyer at once when a day runs.
table-deadlines-made = Compiled from the Act and the Regulations. A last day that is a Sunday or a holiday moves on to the next day that is neither (Interpretation Act, s. 26).
table-deadlines-note_earliest = Where no text says when a letter counts as received, act as if the limit ran from the earliest day on which it can.
column-deadlines-deadline = Limit, code
column-deadlines-what = What must be done by then
column-deadlines-remedy = Remedy
column-deadlines-starting_events = Counted from, code
column-deadlines-length = Length
column-deadlines-length_unit = Unit
column-deadlines-provision = Provision
column-deadlines-counts_from = Counts from
column-deadlines-service_rule = Of a letter
column-deadlines-service_provision = Provision on letters
column-deadlines-extended_by = May be extended by
column-deadlines-extension_provision = Provision on extension
column-deadlines-note = Note
value-deadlines-counts_from = { $code ->
    [notice_or_knowledge] notice of the decision, or learning of it, whichever is earlier
    [receipt_of_reasons] receipt of the written reasons
    [referral] the referral of the claim
    [eligibility_decision] the decision on eligibility: by that day
    [notification] the notification with the form
    [filing] the filing of the application for leave
    [loss_of_status] the loss of status
    [declaration_sent] the day on which the notice was sent or given
    [entry] the entry into Canada
    [end_of_stay] the end of the authorised stay: by that day
    [end_of_permit] the end of the permit: by that day
   *[landing] becoming a permanent resident
    }
value-deadlines-service_rule = { $code ->
    [seventh_day_after_mailing] by mail, the seventh day after it was sent
   *[four_ways] by mail, e-mail, hand or other reasonable means: the day it was sent or given
    }
value-deadlines-extended_by = { $code ->
    [judge] a judge of the Federal Court
    [protection_division] the Refugee Protection Division, for fairness
    [appeal_division] the Refugee Appeal Division, for fairness
   *[late_without_stay] nobody; it can be asked for later, without a stay of removal
    }
