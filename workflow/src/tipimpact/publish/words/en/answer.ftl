## The frame of the site

site-questions = Questions

site-numbers = All numbers

site-crumbs = You are here

site-leave = Leave this page

site-leave-address = https://weather.gc.ca/

site-about = This site keeps nothing about you and loads nothing from elsewhere. It counts records; the people in its examples are invented.

## The strip of care, on the answer page and on every situation

care-label = Before you act

care-law = Law as of { $day }.

care-advice = This is not legal advice.

care-risk = Asking at the wrong time can start a removal: see a lawyer or a recognised organization first.

care-hotline = Canadian Human Trafficking Hotline, day and night:

care-number = 1-833-900-1010

care-today = What can she ask for today?

## The page of all numbers

numbers-lead = Every sentence here is read from a table; each number opens the rows behind it.

## The answer page: the opening

answer-title = What Bills C-31 and C-10 did to trafficked persons

answer-acts = Two Acts of { TRAIL($year) } made some trafficked people wait longer to ask for help.

answer-remain = Bill C-31 brought waits that remain.

answer-designated = In a group arrival “designated” by the Minister, adults and children wait { $years ->
    [5] { TRAIL("five years") }
   *[other] { TRAIL($years) } years
    } after the final decision on their claim.

answer-year = Anyone refused asylum waits { $months ->
    [12] { TRAIL("a year") }
   *[other] { TRAIL($months) } months
    } to make a humanitarian request.

answer-exceptions = Exceptions: removal would harm a child; lack of medical care would endanger a life.

answer-appeal = C-31 also kept the new appeal from claims made before { TRAIL($day) } and, until { TRAIL($until) }, from “designated” countries.

answer-record = Bill C-10 raised to { $years ->
    [10] { TRAIL("ten years") }
   *[other] { TRAIL($years) } years
    } the wait to set aside a record for a serious offence.

answer-no_exception = Neither Act makes an exception for trafficking.

answer-nobody = How many met these rules? No public count says.

answer-describes = Two Acts of 2012 made some trafficked people wait longer to ask for help. How many met these rules, no public count says.

answer-on_page = On this page

## The answer page: its parts

answer-part-who = Who had to wait, who could never ask

answer-part-many = How many could the rules reach

answer-part-claims = Claims before and after

answer-part-permits = Permits for trafficked persons

answer-part-recommendations = The 17 recommendations of 2012

answer-part-law = Still the law, and ended

answer-part-unknown = What we do not know

answer-part-words = Words used here

answer-who-worker = For a worker who left the employer named on the permit, neither Act moved a first day.

answer-who-open_permit = Since { TRAIL($day) } she may also ask for an open work permit, while the tied permit is valid.

answer-who-readings = Where people with authority read the law differently, both readings are given.

answer-many-counted = These numbers count asylum claims. Nobody knows how many came from trafficked people. The rows overlap: they cannot be added.

answer-many-arrivals = The five-year wait is known to reach { TRAIL($count) } people, in the one designation that we found.

answer-many-2010 = The year before a temporary permit, after a refusal, comes from an Act of { TRAIL($year) }, not from C-31.

answer-many-c10 = We found { TRAIL("no instruction") } under C-10's power to refuse work permits.

answer-claims-years = Claims from these countries numbered { TRAIL($y1) } in { $year1 }, { TRAIL($y2) } in { $year2 }, { TRAIL($y3) } in { $year3 }, { TRAIL($y4) } in { $year4 } and { TRAIL($y5) } in { $year5 }.

answer-claims-visas = Canada had imposed visas on Mexicans and Czechs in { TRAIL($day) }.

answer-claims-first = The first designation, on { TRAIL($day) }, came after part of the fall.

answer-claims-persons-fall = Counting people, claims in 2013 and 2014 were about { TRAIL($share) }% below what other countries suggested (range: { $span }%): { $verdict }.

answer-claims-persons = Counting people, against claims from other countries: { TRAIL($verdict) }.

answer-claims-origins-fall = Counting countries, each once, they were about { TRAIL($share) }% below (range: { $span }%): { $verdict }.

answer-claims-origins = Counting countries, each once: { TRAIL($verdict) }.

answer-claims-false = Had nothing changed, the method would still have pointed to a fall in { TRAIL($rate) } tries of 100.

answer-claims-caution = Fewer claims does not mean fewer people in need of protection.

answer-verdict-supported = the figures support a change after the Act

answer-verdict-suggestive = the figures point that way and do not prove it

answer-verdict-no_detectable_effect = any change was too small to matter

answer-verdict-cannot_tell = the figures cannot tell

answer-verdict-contradicted = the figures point the other way

answer-permits-differ = The totals count people, permits, renewals and families differently, so they cannot be compared or added.

answer-permits-first = From { $period }, { TRAIL($persons) } people received { TRAIL($permits) } permits, renewals included.

answer-permits-later = In { $year }, { TRAIL($one) } permits were issued; in { $years }, { TRAIL($permits) }, families included.

answer-permits-none = No yearly count is published, so no change can be estimated.

answer-recommendations-met = { $count ->
    [6] { TRAIL("Six") } are met in part.
   *[other] { TRAIL($count) } are met in part.
    }

answer-recommendations-silent = For the other { $count ->
    [11] { TRAIL("eleven") }
   *[other] { TRAIL($count) }
    }, public sources do not say.

## The answer page: the lives

answer-lives = { $count ->
    [one] { $count } life
   *[other] The { $count } lives
    }: clause, both days, other readings and the risk of asking

answer-life-page = What this person can ask for today

answer-lane = { $remedies }: { $what }

answer-lane-never = never

answer-lane-not_in_time = not in time

answer-lane-later = { $wait } later

answer-lane-sooner = { $wait } sooner

answer-lane-narrower = same day, stricter terms

answer-lane-limited = same day, with a first time limit

answer-lane-unknown = not known

answer-lane-contested = readings differ

answer-lane-same = no first day moved

answer-lane-from = Counted from { $event }, { $day }.

answer-lane-days = Counted from { $event }, { $day }. Without { $act }: { $without }. With it: { $since }.

answer-lane-ended = This rule ended on { $day }.

answer-lane-still = This rule is still law.

answer-lane-readings = Two readings: { $answers }.

answer-lane-risk = Risk of asking: { $risk }

answer-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
    }

answer-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
    }

answer-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }

## The answer page: what is still law

answer-law-still = Still the law

answer-law-ended = Ended

answer-law-arrival = Five-year waits after a designated arrival, since { TRAIL($day) }

answer-law-detention = Mandatory detention of designated people aged 16 or more, since { TRAIL($day) }

answer-law-pending = No humanitarian request while an asylum claim is pending, since { TRAIL($day) }

answer-law-year = A year before a humanitarian request after a refusal: from C-31, enacted again on { TRAIL($day) }

answer-law-cessation = Residence lost together with refugee protection, since { TRAIL($day) }

answer-law-list = The power to list countries, since { TRAIL($day) }

answer-law-record = Ten years before a record for a serious offence is set aside, for offences since { TRAIL($day) } (C-10)

answer-law-work = The power to refuse work permits on grounds of exploitation, since { TRAIL($day) } (C-10)

answer-law-appeal = No appeal for listed countries: opened by the Federal Court on { TRAIL($day) }

answer-law-risk = Three years before a risk check for listed countries: struck down on { TRAIL($day) }

answer-law-empty = The list of countries: emptied on { TRAIL($day) }

## The answer page: what is not known

answer-gap-removals_of_trafficked_persons = How many trafficked people were removed before anyone recognised them?

answer-gap-humanitarian_requests_returned = How many humanitarian requests were returned without being examined?

answer-gap-vtip_trp_yearly = How many asked for a permit for trafficked persons, each year, and how many received one?

answer-gap-designated_foreign_nationals = Was anyone designated after December 2012, and what did they later ask for?

answer-gap-work_permit_refusals_public_policy = Was C-10's power to refuse a work permit ever used?

answer-gap-claims_by_month_and_designation = In which month did claims fall, country by country?

answer-gap-holder = Held by: { $holder }.

answer-gap-request = The request to send

answer-help = Is a situation missing? Tell us. Send nobody's story and no personal information.

answer-numbers = All numbers, sentence by sentence

answer-data = The data

answer-table = Table { $number }

## The glossary

answer-words-open = Fourteen words, in plain language

answer-word-trafficked = trafficked person

answer-word-trafficked-means = Someone recruited, moved or controlled by others in order to exploit them.

answer-word-claim = asylum claim

answer-word-claim-means = Asking Canada for protection because going back is dangerous.

answer-word-arrival = designated arrival

answer-word-arrival-means = A group whose arrival the Minister has named as irregular by order.

answer-word-country = designated country

answer-word-country-means = A country put on a list that gave its claimants fewer or slower rights. The list has been empty since May 2019.

answer-word-permit = temporary resident permit

answer-word-permit-means = Permission to stay for a limited time, given by an officer to someone who does not meet the rules. There is one for trafficked people.

answer-word-hc = humanitarian request (H&C)

answer-word-hc-means = Asking for permanent residence or an exception because of hardship or a child's interests.

answer-word-appeal = appeal

answer-word-appeal-means = Review of a refused claim by the Board's appeal division, open since December 2012.

answer-word-court = review by the Court

answer-word-court-means = A judge checks whether the decision was lawful. Permission is needed.

answer-word-prra = risk check (PRRA)

answer-word-prra-means = Examination of danger in the home country, for someone under a removal order.

answer-word-removal = removal order

answer-word-removal-means = An order to leave Canada.

answer-word-tied = tied work permit

answer-word-tied-means = Permission to work for one named employer only.

answer-word-open = open work permit

answer-word-open-means = Permission to work for almost any employer.

answer-word-record = record suspension

answer-word-record-means = A criminal record set apart so that most checks do not show it.

answer-word-readings = two readings

answer-word-readings-means = People with authority read the rule in different ways, and at least one reads it in the person's favour.
