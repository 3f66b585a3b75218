# Words in figures, in Canadian English: title, subtitle (what is drawn), note (the caveat), labels, text alternatives.

figure-empty = Nothing is drawn, because this edition lacks rows that this figure needs. That is neither zero nor “no”.
figure-missing = Nothing can be drawn, because files that this figure needs could not be had. They are named in table { $gaps }. That is neither zero nor “no”.
figure-sources = Sources: { $text }.
figure-source = { $name } (read in { $year })
# name: of a publisher, as the document that was read prints it
figure-source-dated = { $name } ({ $year })
figure-source-document = { $code ->
    [first_hand] { $name } (read in { $year })
   *[second_hand] { $name } (second-hand, read in { $year })
    }
figure-foot = Data: table { $number }, { $title }. { $edition }, tipimpact { $version }.
figure-licensed = { $authors }. Licence: { $code ->
    [cc_by] CC BY 4.0
   *[cc_by_nc] CC BY-NC 4.0, because a source forbids commercial use
    }. Published at: { $address }.
figure-theme_map-title = Sentences that speak to each theme, by kind of text and language
figure-theme_map-subtitle = Sentences that speak to a theme: counted where every sentence was read, else the middle of the estimate; –: not measured; n: sentences in all. Each bar is measured by the highest number of its column. Debates of earlier Parliaments are left out.
figure-theme_map-finding = { $count ->
    [one] One theme leads
   *[other] { $count } themes lead
    } in { $kinds ->
    [one] one group
   *[other] { $kinds } groups
    } of texts, depending on who wrote
figure-theme_map-note = The table has the interval of each estimate, from labels by readers of this project. The two languages are different documents, so a difference between columns is no difference of opinion.
figure-theme_map-n = n = { $n }
figure-theme_map-most = { $source }, { $language } ({ $sentences ->
    [one] { $sentences } sentence
   *[other] { $sentences } sentences
    }), of the themes that are measured: { $themes }.
figure-mobility-title = Other lawful employers, by kind of work permit and province
figure-mobility-subtitle = Other employers that the middle position could lawfully move to; the length of a bar grows by as much with each tenfold step. Two ends: only a range is known. Question mark: withheld or not known.
figure-mobility-finding = Sector permits in { $year }, other employers: { $low_place } at most { $low_count }, { $high_place } { $high_count }
figure-mobility-note = Only the employer-specific permit is the rule today; the other panels show what wider permits would open. A lawful move is not yet a job offer.
figure-mobility-year = In { $year }, for { $positions ->
    [one] { $positions } approved position
   *[other] { $positions } approved positions
    } in all of the lists, other lawful employers of the middle position by kind of permit: { $counts }.
figure-mobility-spread = With a permit for a sector in a province the middle position has at most { $low_count } in { $low_place } and { $high_count } in { $high_place }.
figure-mobility-withheld = Figures are withheld or not known for { $count ->
    [one] { $count } place.
   *[other] { $count } places.
    }
figure-timeline-title = The bills among the events that could have moved the same figures
figure-timeline-subtitle = Mark: the day; bar: the span in which it lies or lasted. Blue: the bills. The shape says how far the date was read in a text. In brackets: what the event bears on.
figure-timeline-finding = Not only two bills: { $count } dated events could have moved the same figures
figure-timeline-note = An event near a bill does not show that it moved a figure; it shows that the bill was not alone.
figure-timeline-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
    } from { $first } to { $last }; { $verified ->
    [0] no date was read in a text.
    [one] the date of { $verified } was read in a text.
   *[other] the dates of { $verified } were read in a text.
    }
figure-timeline-domains = Events that bear on: { $counts }.

## figure `exposure`
figure-exposure-title = How many people could the rules reach?
figure-exposure-subtitle = Claimants whose wait began under each rule: the fewest and the most that published counts allow. Striped: by a regulation. Two slashes: beyond the scale. Dashed question mark: not known.
figure-exposure-note = These are not trafficked persons and not refusals. The rows overlap: do not add them. We looked and found no count of the trafficked persons among these claimants; how many asked for what a rule withholds, these numbers do not say.
figure-exposure-finding = Waiting { DAYS($law-work_dco_wait-days) } for work: at least { $low } claims; { YEARS($law-trp_dfn-years) }: { $known } known people
figure-exposure-band = { $code ->
    [c31] Rules of Bill C-31
    [c10] Rule of Bill C-10
   *[other] Rule of an Act of 2010, which is not due to either bill
    }
figure-exposure-by_act = { $group }; { $source }
figure-exposure-by_rule = { $group }; { $source }, a regulation
figure-exposure-group = { $code ->
    [all] claimants from every country
    [designated] claimants from designated countries
    [designated_arrivals] people designated after a group arrival
   *[work_permit_instruction] people who ask for a work permit
    }
figure-exposure-known = { $value } people known
figure-exposure-none = no count, and no use of this power was found
figure-exposure-row = { $what }, { $value }
figure-exposure-rules = { $group }: { $rules }.
figure-exposure-not = Claimants who met each rule, not trafficked persons and not refusals. The rows overlap and do not add up.

## figure `claims`
figure-claims-title = Claims before and after
figure-claims-subtitle = People who claimed refugee protection in Canada, by year. Each step up the scale is ten times more, so that equal falls look equal in large and small groups.
figure-claims-note = Fewer claims is no success: it does not mean fewer people in need. The same countries moved apart from others in other places too. Counts stand at mid-year, events on their day. Countries added to the list in 2014 count among the others, because no text read names them.
figure-claims-finding = Claims from countries later listed fell after 2009 and 2011; why is not settled
figure-claims-line = { $code ->
    [other] All other countries
    [designated] Designated countries
    [mexico] Mexico, designated
   *[hungary] Hungary, designated
    }
figure-claims-band = Countries designated
figure-claims-thousands = { $number }k
figure-claims-last = { $label }: { $value } in { $year }
figure-claims-event = { $code ->
    [visa_imposed_mex_2009] Visas for Mexico and Czechia, { $day }
    [visa_imposed_lca_2012] Visas for five other countries, { $day }
    [c31_assent] Royal assent of C-31, { $day }
    [new_asylum_system] First countries designated, { $day }
    [appeal_bar_struck] Court opens the appeal, { $day }
   *[designations_end] List emptied, { $day }
    }
figure-claims-year = { $value } in { $year }
figure-claims-years = { $label }: { $counts }.
figure-claims-origin = { $label }: { $low } in 2009 and { $high } in 2013.
figure-claims-not = Visas changed for many countries, other measures came in these years, and the data do not settle what moved the claims. Fewer claims is no success and does not mean fewer people in need.

## figure `permits`
figure-permits-title = Permits for trafficked persons
figure-permits-subtitle = Every number found, drawn over the days that it covers. Height means nothing. Each lane counts something else.
figure-permits-note = These numbers count persons, permits, renewals or families, so they cannot be compared or added. They count people who were given a permit, not all who needed one. We looked for a count by year, and for requests and refusals, and found none whole.
figure-permits-finding = Four kinds of totals, no yearly series found; they do not show what changed
figure-permits-lane_name = { $code ->
    [persons] Persons
    [permits] Permits
    [permits_with_dependants] Permits with dependants
   *[undated] Permits, no dates
    }
figure-permits-lane_means = { $code ->
    [persons] who were given a permit
    [permits] dependants not mentioned; a person may have several
   *[permits_with_dependants] renewals not mentioned
    }
figure-permits-count = { $code ->
    [vtip_flagged_granted] { $count } of those flagged
    [vtip_recipients] { $count ->
        [one] { $count } person
       *[other] { $count } persons
        }
    [renewals_counted] { $count ->
        [one] { $count } permit, renewals seem counted
       *[other] { $count } permits, renewals seem counted
        }
   *[renewals_not_said] { $count ->
        [one] { $count } permit
       *[other] { $count } permits
        }
    }
figure-permits-no_number = { $year }: no number
figure-permits-bill = C-31, { $day }
figure-permits-one = { $what } ({ $period })
figure-permits-lane = { $group }: { $counts }.
figure-permits-not = Numbers of permits that cannot be compared or added, because they count persons, permits, renewals or families.

## figure `recommendations`
figure-recommendations-title = The 17 recommendations of 2012
figure-recommendations-subtitle = What public sources say today of each thing that the forum of November 2012 asked for.
figure-recommendations-note = Our own reading by a written rule, which no lawyer has reviewed. “No public record” does not mean that nothing was done.
figure-recommendations-finding = Of 17 recommendations: none met in full, { $partly } in part, { $rest } without public record
figure-recommendations-status = { $code ->
    [met] Met: { $count }
    [partly] Met in part: { $count }
    [not_met] Not met: { $count }
   *[cannot_tell] No public record: { $count }
    }
figure-recommendations-one = { $number } ({ $what })
figure-recommendations-list = { $status }: { $what }.
figure-recommendations-not = Coded by a written rule. No public record does not mean that nothing was done.
figure-recommendations-name = { $code ->
    [R01] True accounts
    [R02] Neighbourhood projects
    [R03] Tools for each audience
    [R04] Training in law
    [R05] Young people
    [R06] Provincial coordination
    [R07] Local protocols
    [R08] Funding by need
    [R09] Training by services
    [R10] Border officers
    [R11] Permit criteria
    [R12] Protection without conditions
    [R13] Coercion without force
    [R14] Family
    [R15] Fees
    [R16] Effects of the two bills
   *[R17] Permits for a sector
    }

figure-waiting-title = People before a closed door
figure-waiting-subtitle = Claimants before each door that a rule shut for a time, month by month: all on one scale. Dashed: what an assumption makes of the counts. Each band ends on the day the door opened again.
figure-waiting-note = These are not trafficked persons and not refusals. How many leave Canada each month, the Canada Border Services Agency holds; without its file the rates are assumptions. The doors overlap: do not add them.
figure-waiting-rate = { $percent ->
    [0] nobody leaves Canada
   *[other] { $percent }% leave each month
    }
figure-waiting-peak = At most { $count }: { $rate }
figure-waiting-not = People before each door on an average day, neither trafficked persons nor refusals. The doors overlap and do not add up.
figure-waiting-door = { $what }: { $average } on an average day and { $largest } on the day with the most, if nobody leaves; { $leaving } on an average day if { PERCENT($leaving-high) } leave each month. { $still ->
    [no] The door opened again on { $day }.
   *[yes] The row of law lists no day on which it ended.
    }
figure-comparison-title = All countries in Canada, and the same list in other places
figure-comparison-subtitle = Above: claims of each designated country in { $origins_claiming-after-first }-{ $origins_claiming-after-last } as a multiple of { $origins_claiming-base-first }-{ $origins_claiming-base-last }, and what other countries suggest. Below: the list of designated countries against others, by place and first base year, with the interval of each estimate.
figure-comparison-note = Fewer claims is no success: it does not mean fewer people in need. The list moved apart from others in other places too, without this law. Countries whose visa rules Canada changed are left out.
figure-comparison-finding = Claims from { $fell } of { $treated } designated countries fell more than expected, elsewhere too
figure-comparison-group = { $code ->
    [designated] Of { $count } designated countries, { $fell } fell more than the others suggest.
   *[other] Of { $count } other countries, { $fell } did.
    }
figure-comparison-elsewhere = Comparisons in other places and years, where this law did not apply, in which the same list fell against others: { $below } of { $count }.
figure-comparison-key = { $code ->
    [expected] expected
    [listed] Canada, the list or a country of it
    [other] a country never designated
   *[elsewhere] the list in other places and years
    }
figure-comparison-panel = { $code ->
    [origins] Each country in Canada
   *[places] The same list by place
    }

## figure `child`
figure-child-title = When one child may ask for a permit, with Bill C-31 and without it
figure-child-subtitle = One child, one ruler. Blue: the law's years. Hatched: this story's own days.
figure-child-note = The child is invented. Blue: the law. Hatched: this story's own days.
figure-child-finding = Arrived at { TRAIL($age) }. May ask for a permit at { TRAIL($later) }.
figure-child-short = Timeline of a child in a designated group. Without Bill C-31 a permit can be asked for at { $age }, the day someone sees the trafficking. With it, at { $later }: { $story } invented days to the refusal, then { $law } years of law.
figure-child-event = { $code ->
    [entered] A child of { $age } arrives with a group.
    [designated] The Minister designates the group.
    [recognised] Someone sees that the child was, or may have been, trafficked.
   *[rpd_refused] Asylum is refused.
    }
figure-child-on = { $day }, at { $age }: { figure-child-event }
figure-child-wait = Without Bill C-31, a permit could be asked for on the day of recognition. With it, the child waits { $story } invented days for the end of the claim and then the law's { $law } years, until { $day }, at { $age }: { $length } from recognition. A humanitarian request waits as long.
figure-child-not = This is the least: a refused risk check starts the years again, and a removal can come first. An officer may give a permit without a request at any time.
figure-child-part = { $code ->
    [without] Without C-31: may ask for a permit that same day, at { $age }
    [with] With C-31: may not ask until { $law } years after the refusal. This is the law.
    [wait] { $length } from that day
   *[story] { $story } days: invented, until the refusal
    }
figure-child-last = First day to ask, at the earliest: { $day }, at { $age }

## figure `day`
figure-day-title = What one day did to someone refused asylum
figure-day-subtitle = Someone from a listed country, by the day of refusal. Dashed: no appeal yet, or facts or a reading decide.
figure-day-note = C-31 kept the appeal from people of listed countries, until a ruling of July 2015.
figure-day-finding = Refused on { TRAIL($last) }: never an appeal. On { TRAIL($next) }: after { $days ->
    [one] { TRAIL($days) } day
   *[other] { TRAIL($days) } days
    }.
figure-day-short = Two strips by day of refusal, for someone from a listed country. Refused on { $last }: never an appeal; on { $next }: { $days ->
    [one] { $days } day
   *[other] { $days } days
    } later. Below, a humanitarian request: { YEARS($law-hc_12m_2019-years) } by C-31, then by another Act.
figure-day-lane = { $code ->
    [appeal] appeal, from a listed country
   *[hc] humanitarian request
    }
figure-day-effect = { $code ->
    [never] never
    [later] after some days
    [year] C-31: { YEARS($law-hc_12m_2019-years) } or more
    [same] no wait from C-31
    [same_year] { YEARS($law-hc_12m_2019-years) }
    [none] none
   *[two] ?
    }
figure-day-month = { $month }, day by day: days until an appeal
figure-day-refused = { $code ->
    [never] Refused on { $day }: never an appeal.
    [later] On { $day }: after { $count ->
        [one] { $count } day
       *[other] { $count } days
        }.
   *[same] On { $day }: no wait from C-31.
    }
figure-day-stretches = { $what }: { $stretches }.
figure-day-stretch = { $code ->
    [never] never, if refused from { $first_day } to { $last_day }
    [later] { $least } to { $most } days later, from { $first_day } to { $last_day }
    [year] { $least } to { $most } days later by C-31, from { $first_day } to { $last_day }
    [same] no wait from C-31, from { $first_day } to { $last_day }
    [same_year] the same wait by another Act, from { $first_day } to { $last_day }
    [none] no such appeal yet, from { $first_day } to { $last_day }
   *[two] facts or a reading decide, from { $first_day } to { $last_day }
    }
figure-day-not = Extensions of time are left out. Claims are taken as made some weeks before the refusal.
figure-day-slide = Slide to the day of refusal
figure-day-earlier = One day earlier
figure-day-later = One day later

## figure `detected`
figure-detected-title = Whose citizenship the United Nations' file records
figure-detected-subtitle = People whom Canada reported as trafficked, one bar a year. A count that the file hides is drawn as a range.
figure-detected-note = These are people whom authorities detected, not all who were trafficked. Years whose parts exceed their total are left out.
figure-detected-finding = For more than half of { TRAIL($total) } people, the file gives no citizenship
figure-detected-short = Bars of { $total } people whom Canada reported as trafficked, { $first } to { $last }: { $canadian } recorded as Canadian, { $other } as of another country, { $not_recorded } without a recorded citizenship.
figure-detected-year = { $year }: { $total } people; Canadian { $canadian }, of another country { $other }, citizenship not recorded { $not_recorded }.
figure-detected-not = In some years the Canadian count equals one form of exploitation, so citizenship may be recorded for a part of the people only. The file says nothing of immigration status or of Indigenous identity.
figure-detected-part = { $code ->
    [canadian] Canadian
    [other] another country
    [range] another country or not recorded (hidden)
   *[not_recorded] no citizenship recorded
    }
