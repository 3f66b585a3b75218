# Words of the stage impact, in English.

gaps-not_retrieved-why = The source is published but could not be had in this run, so nothing that rests on it is shown.
# how a published source is dropped in; place is an address or a citation
gaps-not_retrieved-drop_in = Put the publisher's file at the path given, unchanged. Where it is published: { $place }
table-minimum_detectable_effects-title = What the planned estimates could detect
table-minimum_detectable_effects-what = For each planned estimate, the smallest true change that it would detect with the planned level and power, computed before any outcome is read and before any estimate is made.
table-minimum_detectable_effects-is_not = It is not a result: it says nothing about what happened after 2012.
table-minimum_detectable_effects-note_order = Order: the plan is checked and hashed, then this table is computed without reading an outcome, then the estimates are made with this table as input.
table-minimum_detectable_effects-note_adequate = Where the smallest change of interest could not be detected, an estimate close to zero is not evidence that nothing changed.
column-estimand = Planned estimate
column-design = Design
column-pre_periods = Periods before
column-plan_hash = Plan
column-minimum_detectable_effects-base_from = Base period from
column-minimum_detectable_effects-base_to = Base period to
column-minimum_detectable_effects-placebo_sd = Spread of estimates without an effect
column-mde = Smallest detectable change
column-minimum_detectable_effects-mde_percent = Smallest detectable change, in percent
column-minimum_detectable_effects-smallest_effect = Smallest change of interest
column-minimum_detectable_effects-smallest_percent = Smallest change of interest, in percent
column-minimum_detectable_effects-adequate = Could it be detected?
column-minimum_detectable_effects-placebos = Estimates made without an effect
column-number_status = Status
value-design = { $code ->
    [months] Claims by month against other destinations
   *[comparison] Comparison of countries
    }
value-minimum_detectable_effects-number_status = { $code ->
    [computed] Computed
    [data_missing] The data are missing: see the evidence gaps
   *[refused] The design refuses the data
    }
table-impact_estimates-title = Planned estimates and verdicts
table-impact_estimates-what = The planned comparison: what it asks, the change that came after, its interval, what { $origins_claiming-designs } declared designs say of it, and the verdict. One rule of code sets it. What is printed with it does not decide.
table-impact_estimates-is_not = Public data do not point-identify the bills' effect on trafficked persons: we looked for a series that counts trafficked persons before and after 2012 and found none. What can be estimated concerns asylum claims, and only the difference between designated and other countries.
table-impact_estimates-note_verdict = Verdict: the word of { $origins_claiming-vote-needed } or more of the { $origins_claiming-designs } designs, else cannot tell. A design says fell or rose where its interval excludes zero, and no large change where the interval stays within a factor of { $origins_claiming-vote-large }. Fell is suggestive, and supported only if planned before the outcomes were read. Rose is contradicted. For a suggestive row, write change after, not effect.
table-impact_estimates-note_bounds = Bounds: least and greatest estimate when each cell that the publisher does not show lies anywhere from 0 to { $indicators-largest_hidden }, and each { $indicators-smallest } from 1 to { $indicators-smallest }, with the two groups at opposite ends.
impact-note_selection = Countries were designated because of what had happened to their claims, that is at a peak: part of any later fall would have come without the law.
impact-note_differential = Only the difference between designated and other countries is estimated; what the reform did to all claimants alike is not in it.
impact-note_persons = Claims are not trafficked persons: no estimate here says how many trafficked persons did or did not find protection.
column-impact_estimates-claim = Claim put to the data
column-scale = Scale
column-impact_estimates-estimate = Change after
column-impact_estimates-interval = Interval ({ PERCENT($origins_claiming-confidence) })
column-impact_estimates-interval_low = Interval, lower end
column-impact_estimates-interval_high = Interval, upper end
column-impact_estimates-percent = Change after, in percent
column-impact_estimates-n = Countries
column-impact_estimates-bounds = Bounds from unpublished cells
column-impact_estimates-bound_low = Lower bound from unpublished cells
column-impact_estimates-bound_high = Upper bound from unpublished cells
column-verdict = Verdict
column-impact_estimates-reasons = What it rests on
column-impact_estimates-rivals = What else could explain a change
column-impact_estimates-refuted_by = What would refute the claim
value-scale = { $code ->
   *[log] log points
    }
value-minimum_detectable_effects-no_number_because = { $code ->
    [too_few_treated] too few designated countries
    [too_few_controls] too few countries to compare with
   *[not_computed_here] not computed here: claims in other destinations are needed
    }
value-impact_estimates-reasons = { $code ->
    [too_few_treated] { value-minimum_detectable_effects-no_number_because }
    [too_few_controls] { value-minimum_detectable_effects-no_number_because }
    [not_computed_here] { value-minimum_detectable_effects-no_number_because }
    [data_missing] the data are missing: see the evidence gaps
    [designs_agree] the designs that the rule asks for say the same word
    [designs_disagree] too few designs say the same word
    [all_below_zero] every design has an estimate below zero
    [all_above_zero] every design has an estimate above zero
    [covariate_missing] rows of earlier years are missing for some countries
    [origin_on_both_sides] a country is listed in two groups of designation
    [conditions_met] every condition of the plan is met
    [word_not_met] the two changes do not both say fell
    [false_by_month_not_met] the rule errs too often among placebos
    [false_by_destination_not_met] the rule errs too often in some countries of asylum
    [p_time_not_met] such a fall is not rare in Canada's own months
    [p_joint_not_met] such a fall is not rare in other countries of asylum
    [same_day_not_met] another country of asylum fell the same day
    [second_list_not_met] the second list of countries of asylum does not agree
    [second_list_not_applicable] the second list of countries of asylum cannot be made here
    [quiet_before_not_met] an earlier month near the day fell too
   *[outcomes_seen] the outcomes had been read when it was planned
    }
table-evidence_gaps-title = What cannot be settled, and what would settle it
table-evidence_gaps-what = Series that the question needs and that this edition does not have: the claim that stays open, who holds the series, the design that it would allow, a request ready to send, and where to put the answer.
table-evidence_gaps-is_not = A gap is not a zero: that no series was found does not mean that nothing happened.
table-evidence_gaps-note_request = Requests ask for counts, never for records of persons, and for small counts to be given as "<{ $disclosure-fewest }" rather than left empty.
table-evidence_gaps-note_close = A gap closes as soon as a file with the columns asked for lies at the path given; what depends on it then runs again.
table-evidence_gaps-note_reports = Reports do not close a gap either: of the 42 numbers of permits, people and cases that rules found in the reports held in November 2026, two were about trafficked persons and none was about trafficked persons in Canada. Their absence is itself a finding.
column-evidence_gaps-gap = Identifier
column-evidence_gaps-gap_kind = Kind
column-evidence_gaps-title = Missing series
column-evidence_gaps-gap_status = What is known
column-evidence_gaps-exists = What exists
column-evidence_gaps-missing = What is still missing
column-evidence_gaps-leads = Sentences to read: they name it with a number and a year, and are no figure
column-evidence_gaps-searched = Where we looked
column-evidence_gaps-probably = Where it probably is
value-evidence_gaps-gap_status = { $code ->
    [published_in_part] Published in part
    [probably_published] Probably published; not at hand
   *[searched_not_found] We looked and did not find it
    }
gaps-exists = { $title }: { $counts }
gaps-searched = { $asked ->
    [0] We looked in { gaps-where } in { $day }; the words asked were not written down.
   *[other] We looked in { gaps-where } on { $day } and asked: { $words }
    }
gaps-where = an index of stored public pages and repositories
gaps-probably = { $title }: { $place }. { $url }
column-evidence_gaps-claim = Claim that stays open
column-evidence_gaps-holder = Who holds it
column-evidence_gaps-design = What is done with it
column-evidence_gaps-request = Access-to-information request
column-evidence_gaps-drop_in = File to put there
column-evidence_gaps-path = Where
value-evidence_gaps-gap_kind = { $code ->
    [not_published] Not found, or found in part
    [partly_sent] Sent by its holder in part
    [sent] Sent by its holder and shown; the claim stays open
    [not_retrieved] Published, but not obtained in this run
    [not_read] Obtained, but it cannot be read
   *[other_release] Obtained, but in another release
    }
# of a series that its holder sent; periods are the years that are missing, cells the number of missing combinations
gaps-sent-why = { $part ->
    [periods_cells] Its holder sent a part, which is published in the table of series. Years that are missing, at least in part: { $periods }. Combinations of codes that are missing in other years: { $cells }.
    [periods] Its holder sent a part, which is published in the table of series. Years that are missing, at least in part: { $periods }.
    [cells] Its holder sent a part, which is published in the table of series. Combinations of codes that are missing: { $cells }.
   *[none] Its holder sent it, and its counts are published in the table of series. They do not settle the claim: nothing is computed from them.
    }
# why a report that was had is not used; reason is one of value-evidence_gaps-gap_reason
gaps-not_read-why = The file is here, but it cannot be read, so nothing that rests on it is shown. What the reader found: { $reason }.
# how a report that cannot be read is replaced; place is an address
gaps-not_read-drop_in = Put a version that can be read at the path given: PDF with a text layer, HTML, Word (.docx), Markdown or text, without a password. Where it is published: { $place }
gaps-not_read-drop_in_list = Put the file as its publisher gives it at the path given. Where it is published: { $place }
gaps-other_release-why = The file held is another release than the one that our published results rest on. Number of rows: { $rows } (known release: { $known_rows }). Sum of its counts: { $total } (known release: { $known_total }). Results that use it can differ from ours.
gaps-other_release-why_not_sized = The file held is another release than the one that our published results rest on. Results that use it can differ from ours.
gaps-other_release-drop_in = To repeat our results, put the known release at the path given. To move to this release, run make refresh and review the row that it proposes.
table-robustness-title = Robustness of the planned estimates
table-robustness-what = Each declared design with its estimate and word, the comparison without each country in turn, and what other choices of the rule, of countries and of years would have said.
table-robustness-is_not = Designs that agree do not make an estimate causal: they share one data set. All rows are shown; none was picked.
column-robustness-check = Check
column-robustness-variant = What was changed
column-robustness-range = Interval
value-robustness-check = { $code ->
    [design] Declared design
    [without_origin] One country left out
    [threshold] Another threshold (the reform)
    [neighbour] A month near the day (the reform)
    [use] Other cells (the reform)
    [destinations] Other countries of asylum (the reform)
    [others] Other countries of origin (the reform)
   *[alternative] Another choice
    }
column-impact_estimates-plan_amended = Plan changed after outcomes were read?
plan-thresholds = Thresholds
plan-threshold = { $code ->
    [alpha] Level of the tests
   *[power] Power
    }
plan-reason = { $code ->
    [claim] Claim
    [mechanism] By what way
    [why] Why this comparison
   *[refuted_by] What would refute it
    }
plan-span = { $code ->
    [window] Window
   *[base] Base period
    }
plan-span_without = { $years }, without { $without }.
plan-percent = { $n }%
plan-provisions = Provisions
plan-rivals = Other explanations
value-verdict = { $code ->
    [established_by_rule] Established by rule
    [supported] Supported
    [suggestive] Suggestive
    [no_large_change] No large change
    [cannot_tell] Cannot tell
    [contradicted] Contradicted
   *[description] Description
    }
verdict-means = { $code ->
    [established_by_rule] follows from the words of the law, without figures
    [supported] { $origins_claiming-vote-supported } of { $origins_claiming-designs } declared designs say that designated countries fell more than comparable ones, beyond this list's drift elsewhere, and the outcomes had not been seen when the comparison was planned
    [suggestive] { $origins_claiming-vote-needed } of { $origins_claiming-designs } designs say so; a comparison planned after its outcomes were seen reaches no higher
    [no_large_change] { $origins_claiming-vote-needed } of { $origins_claiming-designs } designs say that a typical country neither fell to { PERCENT($origins_claiming-vote-large_fall) } nor rose { $origins_claiming-vote-large } times
    [cannot_tell] fewer designs agree, or the data are missing
    [contradicted] { $origins_claiming-vote-needed } of { $origins_claiming-designs } designs say that designated countries rose, where a fall was predicted
   *[description] The table describes. By itself it supports no statement of effect; what moved after the bills is a change after.
    }
table-minimum_detectable_effects-made = The spread of the same list in other destinations and years gives the smallest true change found with the planned level and power. No outcome is read.
table-impact_estimates-made = Least squares of the change of each country on designation, peak, growth and size in { $origins_claiming-base-first }-{ $origins_claiming-base-last }, with errors robust to unequal variance, one width for both directions and a vote of the declared designs.
table-evidence_gaps-made = A source that is listed and is not here is a row, with what its entry in the list of sources says of it.
table-robustness-made = Each declared design is fitted; then all are fitted again with one country left out, or with one choice of the rule, of countries or of years changed.
value-impact_estimates-estimator = { $code ->
    [two_way] Least squares on country of origin and of asylum
   *[least_squares] Least squares, errors robust to unequal variance (HC3)
    }
column-estimator = Estimator
column-treated = Treated units
column-controls = Units compared with
column-minimum_detectable_effects-no_number_because = Why the design refuses
table-minimum_detectable_effects-note_method = Method: the spread is how far the same list of countries moved apart from others in other destinations and years (root mean square).

column-themes = Themes
table-exposure-title = How many people each rule could reach
table-exposure-what = For each rule, how many refugee claimants could have met it: those who claimed, or whose claim was refused or ended, in the years when the rule applied to them.
table-exposure-is_not = It does not count trafficked persons, and it does not say that anyone was refused something. How many of these people asked for what the rule withholds, no table here says.
table-exposure-note_range = Each number is a range. The low end counts only calendar years that lie wholly inside the rule's days. The high end counts every year that the rule touched, with the highest value of each suppressed count. For a rule that still stands both stop where the published counts stop, perhaps within a year.
table-exposure-note_never = The rows overlap, because one person can meet several rules. Do not add them up. Do not multiply them by a share of trafficked persons: no source gives one.
table-exposure-note_before = The counts are of claimants, not of different persons: someone may claim or be refused more than once. People who left Canada are not taken away.
table-exposure-made = Claims and first-instance decisions by country of origin and year are added up over the years in which the rule could start to run for a person.
column-exposure = Rule
column-reading = Reading of the text
column-exposure-low = At least
column-exposure-high = Most that are counted
column-exposure-upper_end = Upper end
value-exposure-upper_end = { $code ->
    [known] known
   *[unknown] unknown: more people than are counted here
    }
column-exposure-low_first = Low end, first year
column-exposure-low_last = Low end, last year
column-exposure-high_first = High end, first year
column-exposure-high_last = High end, last year
column-exposure-low_counts = Counted at the low end
column-exposure-high_counts = Counted at the high end
column-exposure-low_none = Why the low end is 0
column-exposure-origins = Origins
column-exposure-text_kind = Kind of text
column-exposure-leaves_out = Not counted
column-exposure_checks-compared_with = Compared with
column-exposure_checks-follows = Number that follows from it
column-exposure_checks-is_inside = Inside the range?
value-exposure-reading = { $code ->
    [main] the text as it stands
    [claim_day] the wait went on after the list was emptied
    [exceptions] everyone may meet an exception
    [no_exception] nobody meets an exception
   *[pending_spared] claims made before 15 December 2012 are spared
    }
value-exposure-number_status = { $code ->
    [counted] counted
    [data_missing] a source is missing
   *[no_instruction_found] a power only: no instruction under it was found
    }
value-exposure-low_none = { $code ->
    [exceptions_not_counted] no source counts those who meet an exception
    [legacy_not_counted] no source splits refusals by the day of the claim
   *[no_instruction_found] no instruction was found
    }
value-exposure-origins = { $code ->
    [all] all
   *[designated] designated countries
    }
value-exposure-text_kind = { $code ->
    [act] Act
    [regulation] regulation
    [order] order
    [instruction] Ministerial Instructions
   *[policy] policy
    }
value-exposure-low_counts = { $code ->
    [claims] claims made
    [rejected] claims refused at first instance
    [closed] claims withdrawn, abandoned or otherwise ended
    [legacy_rejected] legacy claims refused in 2018
    [legacy_pending] legacy claims pending at the end of 2018
    [designated_sent] people designated, as their holder counts them
    [new_system_rejected] claims referred since December 15, 2012 and refused at first instance
    [older_rejected] older claims refused at first instance
    [refused_sent] work permits refused under an instruction, as their holder counts them
   *[designated_2012] people designated on 5 December 2012, 35 of them children
    }
value-exposure-high_counts = { value-exposure-low_counts }
value-exposure_checks-compared_with = { $code ->
   *[share_designated] 12% of claims, January 2013 to March 2019 (IRCC)
    }
value-exposure-leaves_out = { $code ->
    [exceeded_limits] hearings held after the limit, which the regulation allowed
    [appeals_allowed] refusals set aside on appeal
    [sent_back] claims that a court sent back
    [later_decisions] refusals on appeal and later decisions
    [pending_before] claims already pending on the rule's first day
    [never_asked] whether anyone wanted to make a request
    [since_counts] claims made after the last published count
    [spread_evenly] days within a year: decisions are taken as spread evenly over it
    [december_2012] claims of 15 to 31 December 2012
    [not_split] refusals are not split by the day of the claim
   *[orders_unknown] designations that were not found
    }
column-exposure-brought_by = Brought by
column-exposure-starts = In force from
column-exposure-ends = In force until
column-impact_estimates-outcomes_seen = Planned after outcomes had been read?
table-reachable_verdicts-title = What the planned estimates could have said
table-reachable_verdicts-what = For the planned comparison, how often each verdict comes when the truth is known: claims are drawn by { SPELL($origins_claiming-processes) } processes with a true ratio and put through the same rule. The simulation is committed with the code; no outcome is read.
table-reachable_verdicts-is_not = It is not a result: it says nothing about what happened after 2012. It shows what a verdict would have meant.
table-reachable_verdicts-made = Claims of some 130 countries are drawn for fifteen years, twenty of them designated in the way of the process; counts are suppressed as the publisher does, and every declared design is fitted to each draw. One process takes real changes in other destinations.
table-reachable_verdicts-note_draws = Probability: share of the draws, with its { PERCENT($thresholds-confidence) } Monte Carlo interval. Ratio: what outcomes of designated countries are multiplied by; 1 is no effect, { $origins_claiming-simulation-against } a fall to { PERCENT($origins_claiming-simulation-against) }.
table-reachable_verdicts-note_informative = Informative: the verdicts without an effect and at a ratio of { $origins_claiming-simulation-against } differ by { PERCENT($origins_claiming-simulation-informative) } or more (total variation), in this process.
column-reachable_verdicts-ratio = True ratio
column-reachable_verdicts-probability = Probability
column-reachable_verdicts-range = Monte Carlo interval
column-reachable_verdicts-interval_low = Monte Carlo interval, lower end
column-reachable_verdicts-interval_high = Monte Carlo interval, upper end
column-reachable_verdicts-informative = Informative?
column-reachable_verdicts-distance = Distance between no effect and the fall compared
column-reachable_verdicts-effect_on = Effect on
column-reachable_verdicts-draws = Draws
column-reachable_verdicts-no_number_because = Why no verdict is drawn
column-reachable_verdicts-needs = Data that would help
value-reachable_verdicts-number_status = { $code ->
    [computed] Computed
    [data_missing] The data are missing: see the evidence gaps
   *[not_simulated] Another rule was simulated
    }
value-reachable_verdicts-effect_on = { $code ->
    [all] All designated countries
   *[two_largest] The { SPELL($comparison-largest) } largest only
    }
value-reachable_verdicts-no_number_because = { $code ->
    [data_missing] the data are missing: see the gaps
   *[rule_not_simulated] the committed simulation is of another rule: run make validate
    }
column-impact_estimates-question = Question, in two sentences
plan-question = Question
estimand-question = { $code ->
    [reform_on_others] We ask whether asylum claims in Canada by people from countries never listed fell when the new system began in December { $reform_on_others-event-year }, each country counting once. They are compared with claims by people from the same countries in other destinations, and with all earlier months since { $reform_on_others-placebos-year }.
   *[origins_claiming] We ask how much asylum claims in Canada by people from a typical designated country changed from { $origins_claiming-base-first }-{ $origins_claiming-base-last } to { $origins_claiming-after-first }-{ $origins_claiming-after-last }, each country counting once. They are compared with claims by people from all other countries whose counts are published for { $origins_claiming-base-first } and { $origins_claiming-base-last } and whose visa rules did not change.
    }
variant = { $code ->
    [primary_alone] the primary design alone
    [visa_countries_in] countries with a change of visa left in
    [all_destinations] all countries of asylum that the file has
    [second_list] the second list of countries of asylum
    [without_roma_origins] without Croatia, Czechia, Hungary and Slovakia
   *[without_exempt_again] without Lithuania and Poland
    }
table-impact_estimates-note_drift = Drift: without this law, the same list of countries moved apart from others in other destinations. The width of every interval holds this drift, for falls and rises alike.
table-impact_estimates-note_designs = The { $origins_claiming-designs } designs share one data set: their agreement is not { $origins_claiming-designs } proofs. Claims are counted and not judged, because { SPELL($comparison-largest) } countries hold most of them.
column-impact_estimates-error = Standard error, if countries moved independently
column-impact_estimates-drift = Drift in the width
column-impact_estimates-designs = Declared designs
column-impact_estimates-designs_fell = Designs that say: fell
column-impact_estimates-designs_rose = Designs that say: rose
column-impact_estimates-designs_no_large_change = Designs that say: no large change
column-impact_estimates-designs_cannot_tell = Designs that cannot tell
column-impact_estimates-estimates = Estimates of the designs
column-impact_estimates-least_estimate = Least estimate of a design
column-impact_estimates-middle_estimate = Median estimate of the designs
column-impact_estimates-greatest_estimate = Greatest estimate of a design
column-impact_estimates-fell_more = Designated countries that fell more than others predict
column-impact_estimates-pairs = Share of pairs in which the designated country fell more
column-impact_estimates-claims_before = Claims from designated countries before
column-impact_estimates-claims_after = Claims from designated countries after
column-impact_estimates-claims_after_low = Claims from designated countries after, at least
column-impact_estimates-claims_after_high = Claims from designated countries after, at most
column-impact_estimates-others_before = Claims from the other countries before
column-impact_estimates-others_after = Claims from the other countries after
column-impact_estimates-others_after_low = Claims from the other countries after, at least
column-impact_estimates-others_after_high = Claims from the other countries after, at most
column-impact_estimates-contrast = Contrast of claims, each counting once (not judged)
column-impact_estimates-contrast_without_two = The same without the { SPELL($comparison-largest) } largest countries
column-impact_estimates-windows = Other destinations and years with the same list
column-impact_estimates-windows_fell = Of these, in which the rule would say: fell
column-impact_estimates-windows_mean = Mean estimate there
column-impact_estimates-windows_rms = Root mean square there
column-impact_estimates-reversal = Change when the list ended in 2019
column-impact_estimates-reversal_interval = Its interval
column-impact_estimates-reversal_low = Its interval, lower end
column-impact_estimates-reversal_high = Its interval, upper end
column-impact_estimates-reversal_verdict = What the designs say of it
column-impact_estimates-false_claims = False claims of a change, by process
column-impact_estimates-false_low = False claims of a change, at least
column-impact_estimates-false_high = False claims of a change, at most
column-impact_estimates-power = A fall to { PERCENT($origins_claiming-simulation-against) } is found, by process
column-impact_estimates-power_low = A fall to { PERCENT($origins_claiming-simulation-against) } is found, at least
column-impact_estimates-power_high = A fall to { PERCENT($origins_claiming-simulation-against) } is found, at most
value-impact_estimates-reversal_verdict = { value-verdict }
table-robustness-note_designs = Designs: { SPELL($origins_claiming-covariates) } sets of covariates, all countries or those with { $origins_claiming-least_claims } claims or more, hidden counts at the least or the greatest end, with and without the { SPELL($origins_claiming-without_largest) } designated countries with the most claims before.
table-robustness-note_alternatives = Alternatives: other drifts in the width, a stricter vote, the primary design alone, the countries with a change of visa left in, Lithuania and Poland left out (exempt again on a day that no text read gives), each year after alone.
column-robustness-estimate = Estimate
column-robustness-interval_low = Interval, lower end
column-robustness-interval_high = Interval, upper end
column-robustness-fell = Designs that say: fell
variant-design = { $covariates ->
    [linear] peak, growth and size
    [squares] these and their squares
   *[elsewhere] these and the change in other destinations
    }; { $claims ->
    [0] all countries
   *[other] countries whose claims reach { $claims }
    }; { $hidden ->
    [least] hidden counts at their least
   *[greatest] hidden counts at their greatest
    }; { $largest ->
    [0] all designated countries
   *[other] without the { $largest } with the most claims
    }
variant-numbered = { $code ->
    [drift] a drift of { $text } in the width
    [gate] designs needed for a word: { $text }
   *[after] { $text } alone after
    }
table-reachable_verdicts-note_processes = Processes differ in how designated countries are chosen and in what they share: at random; for growth; at a peak; with a shared shock; by region; with fast reversion; with a drift of their own; from real changes elsewhere; because a fall was foreseen. Rows with a ratio of 1 show how often the rule claims a change where there is none.
column-reachable_verdicts-process = Process
value-reachable_verdicts-process = { $code ->
    [random] Chosen at random
    [growth] Chosen for growth
    [peak] Chosen at a peak
    [peak_shock] Chosen at a peak, shared shock
    [high_peak_shock] Chosen at a high peak, shared shock
    [regions] Chosen at a peak and by region
    [reversion] Chosen at a peak, fast reversion
    [drift] Chosen at a peak, drift of the list
    [strong_drift] Chosen at a peak, strong drift of the list
    [elsewhere] Real changes elsewhere, chosen at a peak
    [planted] Planted into Canada's own past (the reform)
   *[foreseen] Chosen because a fall was foreseen
    }
plan-rule = The rule
table-exposure-note_waiting = People before the door: published counts spread evenly over each year, for as long as the rule shut the door after the event. Rates of leaving Canada are shown: none, { PERCENT($leaving-low) } and { PERCENT($leaving-high) } a month. They are assumptions. The rate that we found published, the share of refused claimants removed within a year (table of indicators), lies between the last two for its fiscal year. Where the border agency has sent the times of departure after a refusal, the columns on recorded departures use them: somebody whose departure is not recorded may have left at once, or never. Exceptions are counted by no source. Appeals and withdrawn claims are not in it.
column-waiting_totals-average = People before the door, average day
column-waiting_totals-average_low = People before the door, average day, at least
column-waiting_totals-average_high = People before the door, average day, at most
column-waiting_totals-largest = People before the door, day with the most
column-waiting_totals-largest_low = People before the door, day with the most, at least
column-waiting_totals-largest_high = People before the door, day with the most, at most
column-waiting_totals-years = Person-years before the door
column-waiting_totals-years_low = Person-years before the door, at least
column-waiting_totals-years_high = Person-years before the door, at most
table-people_waiting-title = People before a closed door, month by month
table-people_waiting-what = For each rule that shut a door for a time, how many claimants stood before it on the first day of each month, on the rule's own first and last day and on the day with the most, from the least and the greatest counts, at each rate of leaving Canada.
table-people_waiting-is_not = It does not count trafficked persons or refusals. It does not say how many of these people asked for what the rule withheld.
table-people_waiting-made = Claims or refusals of each year are spread over its days. Each day adds those whose event lies no longer ago than the rule shuts the door, less those who have left at the rate shown.
column-people_waiting-rate = Share that leaves each month (assumed)
column-people_waiting-counted_on = Day
column-people_waiting-low = At least
column-people_waiting-high = At most
value-people_waiting-reading = { value-exposure-reading }
table-compared-title = Countries compared, and the same list in other places
table-compared-what = For each country of origin compared in Canada, the change in claims and the change that other countries suggest. Then, by place and time, how far the list of designated countries moved apart from others where this law did not apply.
table-compared-is_not = It is no list of effects. One country alone says nothing of the law, and other places have measures of their own.
table-compared-made = Changes are those of the primary design; what is expected of each country is fitted to the countries that were never designated. The list elsewhere is compared by the same design.
table-compared-note_expected = Expected: from peak, growth and size before, as in the countries that were never designated.
table-compared-note_elsewhere = Elsewhere: Australia, Norway, Switzerland and the United States, and Canada in 2004-2005. The intervals take countries to move independently, which they do not.
column-compared-row_kind = What is compared
column-compared-destination = Destination
column-compared-base = Base period from
column-compared-origin_or_list = Country of origin, or the list
column-compared-designated = Designated?
column-compared-claims_before = Claims before
column-compared-change = Change after
column-compared-expected = Change expected
column-compared-range = Interval
column-compared-interval_low = Interval, lower end
column-compared-interval_high = Interval, upper end
value-compared-row_kind = { $code ->
    [origin] A country in Canada
   *[list] The list of designated countries
    }
table-waiting_totals-title = People before a closed door, over the life of each rule
table-waiting_totals-what = For each rule that shut a door for a time: people before it on an average day and on the day with the most, and person-years before it, by how many leave Canada each month.
table-waiting_totals-is_not = It does not count trafficked persons or refusals, and it does not say how many of these people wanted to ask. Rates of leaving are assumptions.
table-waiting_totals-made = The days of the table of people waiting are taken together; every day counts, not only the first of a month.
column-waiting_totals-leaving = How many leave Canada
value-waiting_totals-leaving = { $code ->
    [rate_0] nobody leaves
    [rate_5] { PERCENT($leaving-low) } leave each month
    [rate_10] { PERCENT($leaving-high) } leave each month
   *[recorded] recorded departures
    }
value-waiting_totals-reading = { value-exposure-reading }
table-exposure_checks-title = Ranges of exposure against what others published
table-exposure_checks-what = Where somebody else published a share of refugee claims, the number that follows from it, and whether our range contains it.
table-exposure_checks-is_not = It proves no range. It shows only whether the two contradict each other.
table-exposure_checks-made = The share is applied to published counts, and the result is rounded.
value-exposure_checks-reading = { value-exposure-reading }
finding-waiting-average = People before the door, average day (nobody leaves)
finding-waiting-largest = People before the door, day with the most (nobody leaves)
finding-waiting-years = Person-years before the door (nobody leaves)
finding-waiting-average_leaving = People before the door, average day ({ PERCENT($leaving-high) } leave each month)
finding-waiting-years_leaving = Person-years before the door ({ PERCENT($leaving-high) } leave each month)
