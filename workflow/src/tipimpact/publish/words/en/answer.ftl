## The frame of the site
site-questions = Questions
site-crumbs = You are here
site-leave = Leave this page
site-leave-address = https://weather.gc.ca/
site-about = This site keeps nothing about you and loads nothing from elsewhere. It counts records; the people in its examples are invented.

## The strip of care, on the answer page and on every situation
care-label = Before you act
care-law = Law as of { $day }.
care-read = The Immigration and Refugee Protection Act is known here until { $day }.
care-aged = This law was read more than { $days } days ago: check before use what has changed since.
care-old = This law was read more than { $days } days ago. Nothing is said to be possible now any more: take each such answer as “perhaps”, and ask a lawyer.
care-unread = { $count ->
    [one] One file of statutes and regulations was not at hand: what rests on it was not compared with its words.
   *[other] { $count } files of statutes and regulations were not at hand: what rests on them was not compared with their words.
}
care-advice = This is not legal advice.
care-risk = Asking at the wrong time can start a removal: see a lawyer or a recognised organization first.
care-hotline = Canadian Human Trafficking Hotline, day and night:

## The answer page: the opening
answer-title = What Bills C-31 and C-10 did to trafficked persons
# a length in a sentence
answer-years = { $years ->
    [one] { TRAIL($years) } year
    [5] { TRAIL("five years") }
    [10] { TRAIL("ten years") }
   *[other] { TRAIL($years) } years
    }
answer-acts = Two laws of { TRAIL($year) } brought years of waiting and name no exception for trafficking.
answer-designation = One designation is known: { TRAIL($counted_persons) } people, { TRAIL($counted_children) } of them children ({ $publisher }, second-hand).
answer-designated = In a group arrival that the Minister designates: { answer-years } for a permit or residence.
answer-year = Refused asylum: { $months ->
    [one] { TRAIL($months) } month
    [12] { TRAIL("a year") }
   *[other] { TRAIL($months) } months
    } before a humanitarian request, unless a child or health care is at stake.
answer-record = An offence prosecuted by indictment: { answer-years }, not { $before ->
    [5] { TRAIL("five") }
   *[other] { TRAIL($before) }
    }, to clear the record.
answer-nobody = How many met these rules? We looked and found no count.
answer-sources = Sources

## The answer page: its parts
answer-part = { $code ->
    [child] One child
    [detected] Who
    [months] Asylum claims
   *[day] One day
    }
answer-who-worker = Neither Act added a wait for a worker who left the employer named on the permit.
answer-who-open_permit = Since { TRAIL($day) } this worker may also ask for an open work permit, while the tied permit is valid.
answer-who-gap = No life here is an Indigenous person's, because no Indigenous organization took part.
answer-many-counted = These numbers count asylum claims. We looked and found no count of those made by trafficked people. The rows overlap: they cannot be added.
answer-claims-years = From the countries that Canada later put on its list came { TRAIL($y1) } in { $year1 }, { TRAIL($y2) } in { $year2 }, { TRAIL($y3) } in { $year3 }, { TRAIL($y4) } in { $year4 } and { TRAIL($y5) } in { $year5 }.
answer-claims-visas = Visa rules changed too: from { TRAIL($day) } for Mexicans and Czechs, and from { TRAIL($later) } for some others never designated ({ $count }).
answer-claims-first = The first designation, on { TRAIL($day) }, came after part of the fall.
answer-verdict-change = { $code ->
    [supported] the figures support a change after the Act
    [suggestive] the figures point that way and do not prove it
    [no_large_change] there was no large change
    [cannot_tell] the figures cannot tell
   *[contradicted] the figures point the other way
    }
answer-permits-differ = The totals count people, permits, renewals or families: they cannot be compared or added.
answer-permits-first = From { $period }, { TRAIL($counted_persons) } people received { TRAIL($counted_permits) } permits: renewals seem to be counted.
answer-permits-later = In { $year }, { TRAIL($counted_permits) } permits were issued; in { $years }, { TRAIL($counted_later) }, families included.
answer-permits-requests = A request took { TRAIL($before) } days in { $year } and { TRAIL($after) } in { $later }. In { $month }, the department put its approval rate, for no stated period, at { TRAIL($approved) }%.
answer-permits-holders = About { TRAIL($male) }% of permits went to men and boys, and in { $later } about { TRAIL($mexico) }% to nationals of Mexico.

## The answer page: the lives
answer-life-page = What this person can ask for today
## The answer page: what is still law
answer-law-still = Still the law
answer-law-ended = Ended
answer-law-arrival = Waits of { YEARS($law-trp_dfn-years) } after a designated arrival, since { TRAIL($day) }
answer-law-detention = Mandatory detention of designated people aged 16 or more, since { TRAIL($day) }
answer-law-pending = No humanitarian request while an asylum claim is pending, since { TRAIL($day) }
answer-law-year = No humanitarian request for { YEARS($law-hc_12m_2019-years) } after a refusal: from C-31, enacted again on { TRAIL($day) }
answer-law-cessation = Residence lost together with refugee protection, since { TRAIL($day) }
answer-law-no_appeal = No appeal where the refusal says no credible basis or manifestly unfounded, nor for people let in at the American border by an exception, since { TRAIL($day) }
answer-law-list = The power to list countries, since { TRAIL($day) }
answer-law-record = A wait of { YEARS($law-record_indictable_2012-years) } before a record for an offence prosecuted by indictment is set aside, for offences since { TRAIL($day) } (C-10)
answer-law-work = The power to refuse work permits on grounds of exploitation, since { TRAIL($day) } (C-10)
answer-law-appeal = No appeal for listed countries: opened by the Federal Court on { TRAIL($day) }
answer-law-risk = A wait of { YEARS($law-prra_36m-years) } before a risk check for listed countries: struck down on { TRAIL($day) }, or ended with the list of countries if the ruling did not reach everyone
answer-law-empty = The list of countries: emptied on { TRAIL($day) }

## The answer page: what is not known
answer-gap = { $code ->
    [removals_of_trafficked_persons] How many trafficked people were removed before recognition?
    [vtip_trp_yearly] How many asked for the permit each year?
   *[detections_by_immigration_status] How many had no status?
    }
requests-title = The requests to send
requests-lead = Each text is ready to copy. Send it to the body named, under the Access to Information Act. The answer goes into the folder named below it, and the next run reads it.
requests-contact = To send us what you receive:
requests-file = The file to send back, and where it goes

## The glossary
answer-words-open = Words, in plain language
answer-word = { $code ->
    [trafficked] trafficked person
    [claim] asylum claim
    [arrival] designated arrival
    [country] designated country
    [permit] temporary resident permit
    [hc] humanitarian request (H&C)
    [appeal] appeal
    [court] review by the Court
    [prra] risk check (PRRA)
    [removal] removal order
    [tied] tied work permit
    [open] open work permit
    [record] record suspension
   *[readings] two readings
    }
answer-word-means = { $code ->
    [trafficked] Someone recruited, moved or controlled by others in order to exploit them.
    [claim] Asking Canada for protection because going back is dangerous.
    [arrival] A group whose arrival the Minister has named as irregular by order.
    [country] A country put on a list that gave its claimants fewer or slower rights. The list has been empty since May 2019.
    [permit] Permission to stay for a limited time, given by an officer to someone who does not meet the rules. There is one for trafficked people.
    [hc] Asking for permanent residence or an exception because of hardship or a child's interests.
    [appeal] Review of a refused claim by the Board's appeal division, open since December 2012.
    [court] A judge checks whether the decision was lawful. Permission is needed.
    [prra] Examination of danger in the home country, for someone under a removal order.
    [removal] An order to leave Canada.
    [tied] Permission to work for one named employer only.
    [open] Permission to work for almost any employer.
    [record] A criminal record set apart so that most checks do not show it.
   *[readings] The rule can be read in two ways. We name whoever has decided; where nobody has, we say so.
    }

## Questions
questions-lead = Short answers to what people ask us. Each one says where it stands in the law or in the data, and what asking can set off.
questions-today = Questions about today
questions-numbers = What happened, and how many?
questions-law = The fine points of the law
questions-method = How we know
questions-proof = Where this stands:
questions-law_page = The law, before and after
questions-recommendation = Recommendation { $number }
questions-coding = How the coding was checked
questions-gaps = What is missing, and the request to send
question-tied = Can someone who fled a tied employer get a permit today?
question-tied-answer = They may ask for two. One is an open work permit, since { TRAIL($day) }. The tied permit must be valid, or its renewal pending, with reasonable grounds to believe that they are abused or at risk (IRPR 207.1). The other is a temporary resident permit. Whether the one for trafficked persons covers someone whose work permit is still valid is read in two ways. Ask before the tied permit ends.
question-police = Do they have to testify or go to the police first?
question-police-answer = No. IRCC's instructions ask for no police report and no testimony, and their absence is not a reason to refuse. An officer may consult the border agency or the RCMP. The guide asks for the person's agreement only where an organization refers them: settle that with them before you do.
question-refused = They were refused asylum five months ago. What can they ask for?
question-refused-answer = A humanitarian request now, in two cases: removal would harm the best interests of a child directly affected, or lack of medical care would threaten their life. Otherwise not until { $months ->
    [one] { TRAIL($months) } month
    [12] { TRAIL("twelve months") }
   *[other] { TRAIL($months) } months
    } after the last decision, the Court's refusal included. Nor may they ask for a temporary permit in that time, though an officer may give one without being asked. They may be removed before: see a lawyer this week.
question-three_years = They have been here three years and never claimed. Is it too late?
question-three_years-answer = For a hearing before the Board, yes, if they first entered after June 24, 2020 and more than { $years ->
    [1] { TRAIL("a year") }
   *[other] { TRAIL($years) } years
    } ago. A temporary permit and a humanitarian request are open now. A late claim shuts both while the risk check that replaces the hearing is pending, and may start a removal. The order of requests matters: see a lawyer first.
question-children = Can their children come?
question-children-answer = Not on the permit, if they are abroad: it covers dependants already in Canada. They come through a parent's permanent residence, if that parent named them in the application.
question-cost = What does it cost?
question-cost-answer = Nothing today for the permit, its renewals, the open work permit, the study permit and biometrics, under a policy that IRCC may end. We read it as of { $day }. The Regulations still set a fee and name no exemption for trafficked persons. A humanitarian request has a fee of its own, which the policy does not mention.
question-no_claim = Did C-31 change anything for someone who never made a refugee claim?
question-no_claim-answer = For most, little. A humanitarian request must now come with an application for permanent residence, and removal orders must be carried out as soon as possible. But anyone in a designated arrival waits { answer-years }, claim or no claim.
question-quit = The permit is tied and they quit. What is the risk?
question-quit-answer = They may break a condition if they work for someone else without a new permit, and can become inadmissible. If the employer named was all that they did not keep to, no { MONTHS($law-work_condition_failed-months) } stand in the way of another permit (IRPR 200(3)(e)(ii)); if they also broke another condition, the hours for instance, the wait applies. While the tied permit is valid they may ask for an open work permit if they are abused or at risk. If their status has run out, they have { DAYS($law-restore_right-days) } to ask for it back (IRPR 182).
question-passport = They no longer have their passport.
question-passport-answer = Keeping or destroying someone's passport in order to exploit that person is a crime (Criminal Code 279.03). They may still see a lawyer or an organization: neither needs it. Asking their consulate for a new one can weigh against an asylum claim, and later against their protection. What each form requires without a passport, the texts that we hold do not say.
question-call = Will the person be deported if we call?
question-call-answer = A call to the hotline asks nothing of the immigration department. What can start a removal is a request to the department, or a contact with officers who know that the person has no status: the border agency, or the police, who may tell it. Before giving a name, ask whom the service informs. A lawyer must keep it secret.
question-how_long = How long does the temporary permit last?
question-how_long-answer = IRCC's instructions say: a first permit of twelve months or more, or up to twelve on a preliminary assessment, then up to three years. After { YEARS($law-pr_permit_holder-years) } without a break, its holder may ask for permanent residence.
question-fall = Did claims fall because of C-31?
question-fall-answer = They fell, and why is not settled. Claims from the countries that Canada later put on its list went from { TRAIL($before) } in { $year_before } to { TRAIL($after) } in { $year_after }. Part of the fall came before the first designation, visas changed too, and the same countries moved apart from others in other places. Fewer claims does not mean fewer people in need.
question-how_many = How many trafficked people met these rules?
question-how_many-answer = We looked and found no count. We can say how many claims a rule could reach, and whom to ask. That is not a number of trafficked persons.
question-in_force = Which of the rules are still in force?
question-in_force-answer = Most of them: the waits of { YEARS($law-trp_dfn-years) }, mandatory detention of designated people aged 16 or more, no humanitarian request during a claim and for { YEARS($law-hc_12m_2019-years) } after a refusal, the loss of residence with protection, and { YEARS($law-record_indictable_2012-years) } for a record. The power to list countries stands too, with an empty list. The appeal has been open to nationals of listed countries since { TRAIL($day) }.
question-refused_permit = Was it C-31 that barred refused claimants from permits for { YEARS($law-trp_12m_2010-years) }?
question-refused_permit-answer = No. The Balanced Refugee Reform Act of { TRAIL($year) } did. C-31 left that wait in place, and an Act of 2019 made it longer: it now runs from the Court's refusal too.
question-dancers = Did C-10 stop exotic dancers' work permits?
question-dancers-answer = No. Ministerial instructions of { TRAIL($day) } did, under another power, and then the Regulations of { TRAIL($later) }. We found no instruction under C-10.
question-designated = Has anyone been designated since 2012?
question-designated-answer = We found one designation, on { TRAIL($day) }: { TRAIL($counted_groups) } groups and { TRAIL($counted_persons) } people, { TRAIL($counted_children) } of them children ({ $publisher }, second-hand). The Minister designates, by order. Public Safety Canada or the border agency could confirm that it is the only one.
question-readings = Who reads the permit instructions as covering workers in status, and who does not?
question-readings-answer = The guide for officers speaks of people who are out of status. The Minister's instructions do not ask for that, and the Act reaches whoever is inadmissible or does not meet its requirements. Both readings are shown with source and date.
question-leave = May a refused claimant ask for a permit while leave is pending?
question-leave-answer = Two answers are possible. Either a window opens once { MONTHS($law-trp_12m_2019-months) } have passed since the Board's decision, or nothing opens until { MONTHS($law-trp_12m_2019-months) } after the Court's. We hold no decision on it.
question-november = My client's claim was referred in November 2012. Was there ever an appeal?
question-november-answer = No appeal: claims referred before { TRAIL($day) } are excluded (2012, c. 17, s. 68). The Federal Court could be asked to review the refusal. A claim sent back is decided again, still without appeal.
question-from = From which day may a designated person ask?
question-from-answer = From the day after { answer-years }. They run from the final decision on the claim; or on the application for protection, if one was made; or from the designation, if neither was. So { YEARS($law-trp_dfn-years) } are the least: a risk check restarts them. Whether a second one does too, and whether the Court's answer counts, no ruling says.
question-tell = Why do you say that the figures cannot tell?
question-tell-answer = Because the same countries moved apart from others in other places too, without this law. Claims by country and month do not settle it either: the new system began for every country on the same day.
question-add = Can I add the permits of 2006-2012 to those of 2015-2023?
question-add-answer = No. The first count permits, in which renewals seem to be counted, and people: { TRAIL($counted_permits) } and { TRAIL($counted_persons) }. The second, { TRAIL($counted_later) }, include families, and whether they include renewals is not said.
question-share = How often do reports mention permits for trafficked persons, and how sure are you?
question-share-answer = Of the { TRAIL($read) } sentences of organizations that are here, all read, { TRAIL($ngo) } do; of { $of } sentences of instructions to officers in English, { TRAIL($range) } by estimate. Elsewhere it is not measured.
answer-claims-fell_more = { TRAIL("Most designated countries") } fell more than comparable ones ({ $fell } of { $treated }).
answer-claims-verdict = { $code ->
    [supported] The fall { TRAIL("goes beyond") } what the same countries did in other places.
    [suggestive] The fall { TRAIL("goes beyond") } what the same countries did in other places, which does not say why.
    [no_large_change] { TRAIL("No large change") }: a typical country neither fell to { PERCENT($origins_claiming-vote-large_fall) } nor rose { $origins_claiming-vote-large } times.
    [contradicted] Beyond what the same countries did in other places, { TRAIL("they rose") }.
   *[cannot_tell] The same countries moved apart in other places too, so these figures { TRAIL("cannot tell") }.
    }
answer-claims-designs = We set out { $designs } ways of comparing: { TRAIL($fell) } show a fall, and we asked for { $origins_claiming-vote-needed }. A fall where there is none would be claimed in { $low } to { $high } of 100 tries. { $code ->
    [rose] When the list ended in { $ended }, claims rose again.
   *[unsettled] When the list ended in { $ended }, the figures do not tell whether claims came back.
    }

# The first page
answer-unasked = An officer may still give a { TRAIL("permit without a request") }.
answer-call = A hotline, a shelter or a lawyer can be called today.
answer-start = A decision in the last 60 days? Start here
answer-hotline = Hotline, day and night:
answer-no_contact = no contact given
answer-cite = Cite
answer-brief = Brief:
answer-files = This figure as a file:
answer-described = Description of the figure
answer-asked-head = What was asked
answer-asked-then = Asked in 2012
answer-asked-now = Today
answer-asked = { $code ->
    [R11] Clear criteria for permits
    [R12] Protection without conditions; all coercion counted
    [R14] Family, here or abroad
    [R15] No fees
   *[R17] Work permits by sector; employers monitored
    }
answer-asked-today = { $code ->
    [R11] Published in { TRAIL($year) }
    [R12] No police report, coercion counts; waits remain
    [R14] In Canada; abroad not mentioned
    [R15] Waived for permits only
    [R17] No sector permits; open permits if at risk; inspections
   *[moved] { $statuses }
    }
answer-asked-none = No recommendation asked to change these waits; they stand in { $places } and Criminal Records Act { $record }.
answer-asked-source = Canadian Council for Refugees, forum of November 28, 2012: recommendations 11; 12 and 13; 14; 15; 17.
answer-reading = Our reading; no lawyer has reviewed it.
answer-who-detected = Canada, { $first } to { $last }: { TRAIL($canadian) } recorded as Canadian, { TRAIL($other) } as of another country; for { TRAIL($not_recorded) } no citizenship.
answer-who-status = No figure that we found speaks of status.
answer-fewer = Fewer claims does not mean fewer people in need.
answer-unknown = What we do not know: requests to send
answer-down = One click down
answer-down-lives = Lives
answer-down-exposure = Reach
answer-down-permits = Permits
answer-down-reform = Claims
answer-down-story = The story
answer-cite-line = { $authors } ({ $year }), “{ $site },” { $edition }, version { $version }, { $address }.
answer-strip-on = Refused on { $day }
answer-strip = { $code ->
    [never] never
    [later] after { $count ->
        [one] { $count } day
       *[other] { $count } days
        }
    [year] { YEARS($law-hc_12m_2019-years) } or more, by C-31
    [same] no wait from C-31
    [same_year] { YEARS($law-hc_12m_2019-years) }, by another Act
    [none] none existed yet
   *[two] facts or a reading decide
    }
answer-reform = { $code ->
    [suggestive] By { $percent } ({ $low } to { $high }), as in none of the earlier months; why cannot be told.
   *[suggestive_near] By { $percent } ({ $low } to { $high }), within a month of that day, as in no earlier month; why cannot be told.
    }
answer-gap-request = The request
