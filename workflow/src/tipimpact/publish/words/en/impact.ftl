# Words of the stage impact, in English.

gaps-not_retrieved-why = The source is published but could not be had in this run, so nothing that rests on it is shown.
# how a published source is dropped in; place is an address or a citation
gaps-not_retrieved-drop_in = Put the publisher's file at the path given, unchanged. Where it is published: { $place }
table-minimum_detectable_effects-title = What the planned estimates could detect
table-minimum_detectable_effects-what = For each planned estimate, the smallest true change that it would detect with the planned level and power, computed from years before the announcement alone and written before any estimate is made.
table-minimum_detectable_effects-is_not = It is not a result: it says nothing about what happened after 2012.
table-minimum_detectable_effects-note_order = Order: the plan is checked and hashed, then this table is computed without reading any row after the base period, then the estimates are made with this table as input.
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
column-status = Status
value-design = { $code ->
    [interrupted_time_series] Interrupted time series
   *[contrast] Contrast of totals or means
    }
value-minimum_detectable_effects-status = { $code ->
    [computed] Computed
    [data_missing] The data are missing: see the evidence gaps
   *[refused] The design refuses the data
    }
table-impact_estimates-title = Planned estimates and verdicts
table-impact_estimates-what = Each planned comparison: what it asks, the change that came after, its interval and checks, and the verdict. One rule of code sets every verdict. Estimates that cannot be made stand here too.
table-impact_estimates-is_not = Public data do not point-identify the bills' effect on trafficked persons: no public series counts trafficked persons before and after 2012. What can be estimated concerns asylum claims, and only the difference between designated and other countries.
table-impact_estimates-note_verdict = One rule, written in the code, sets all verdicts. Contradicted: even with room for earlier departures, the interval lies wholly on the side that was not predicted. No detectable effect: with the same room, it lies within the smallest change of interest on either side of none. Suggestive: the interval lies wholly on the predicted side. Supported: also with that room, among reference episodes, in every published part, and planned before the outcomes were read. Else: cannot tell. For a suggestive row, write change after, not effect.
table-impact_estimates-note_bounds = Bounds: least and greatest estimate when each cell that the publisher does not show lies anywhere from 0 to 4, and each 5 from 1 to 5.
impact-note_selection = Countries were designated because of what had happened to their claims, that is at a peak: part of any later fall would have come without the law.
impact-note_differential = Only the difference between designated and other countries is estimated; what the reform did to all claimants alike is not in it.
impact-note_persons = Claims are not trafficked persons: no estimate here says how many trafficked persons did or did not find protection.
column-impact_estimates-claim = Claim put to the data
column-scale = Scale
column-impact_estimates-estimate = Change after
column-impact_estimates-interval = Interval (95%, or at its level)
column-impact_estimates-low = Interval, lower end
column-impact_estimates-high = Interval, upper end
column-impact_estimates-percent = Change after, in percent
column-impact_estimates-p_permutation = p, permutation
column-impact_estimates-p_adjusted = p, adjusted for the family
column-impact_estimates-n = Cells
column-impact_estimates-bounds = Bounds from unpublished cells
column-impact_estimates-bound_low = Lower bound from unpublished cells
column-impact_estimates-bound_high = Upper bound from unpublished cells
column-impact_estimates-pre_trend = Bend of the trend before
column-impact_estimates-pre_trend_p = p of that bend
column-impact_estimates-placebo_p = p of the change at the placebo date
column-verdict = Verdict
column-impact_estimates-reasons = What it rests on
column-impact_estimates-rivals = What else could explain a change
column-impact_estimates-refuted_by = What would refute the claim
value-scale = { $code ->
   *[log] log points
    }
value-reasons = { $code ->
    [too_few_pre_periods] too few periods before the event
    [too_few_treated] fewer than two treated units
    [too_few_controls] fewer than two units to compare with
    [all_hidden] every count before the event is hidden
    [no_variation] the outcome never varies
    [periods_missing] years of the series are missing
    [not_calendar] the series is not one of calendar years
    [nothing_detectable] not even a very large change would be found
    [too_few_post_periods] too few periods after the event
    [no_reference] no other destinations are held to compare with
   *[not_judged] it is a single series, which is estimated and not judged
    }
value-impact_estimates-reasons = { $code ->
    [data_missing] the data are missing: see the evidence gaps
    [interval_excludes_zero] the interval excludes no change
    [interval_includes_zero] the interval includes no change
    [opposite_direction] the change goes the other way
    [not_informative] base rows show that the data could hardly have said anything else
    [widened_excludes_zero] so does the interval with room for earlier departures
    [widened_includes_zero] with room for earlier departures the interval includes no change
    [reference_episodes_failed] what had surged as much elsewhere also changed as much
    [published_splits_failed] one published part does not show it
    [outcomes_seen] the outcomes had been read when it was planned
   *[beyond_reach] the estimate lies outside the true ratios that were simulated, so that the table of reachable verdicts does not speak of it
    }
table-evidence_gaps-title = What cannot be settled, and what would settle it
table-evidence_gaps-what = Series that the question needs and that this edition does not have: the claim that stays open, who holds the series, the design that it would allow, a request ready to send, and where to put the answer.
table-evidence_gaps-is_not = A gap is not a zero: that no series was found does not mean that nothing happened.
table-evidence_gaps-note_request = Requests ask for counts, never for records of persons, and for small counts to be given as "<5" rather than left empty.
table-evidence_gaps-note_close = A gap closes as soon as a file with the columns asked for lies at the path given; what depends on it then runs again.
table-evidence_gaps-note_confirmed = A gap is closed in part where two readers have confirmed a number in a report: the table indicators has it, with who counted.
column-evidence_gaps-gap = Identifier
column-evidence_gaps-kind = Kind
column-evidence_gaps-title = Missing series
column-evidence_gaps-claim = Claim that stays open
column-evidence_gaps-holder = Who holds it
column-evidence_gaps-design = What it would allow
column-evidence_gaps-confirmed = Periods confirmed in reports
column-evidence_gaps-request = Access-to-information request
column-evidence_gaps-drop_in = File to put there
column-evidence_gaps-path = Where
value-evidence_gaps-kind = { $code ->
    [not_published] Nobody publishes it
    [not_retrieved] Published, but not obtained in this run
    [not_read] Obtained, but it cannot be read
   *[other_release] Obtained, but in another release
    }
# why a report that was had is not used; reason is one of value-evidence_gaps-reason
gaps-not_read-why = The file is here, but it cannot be read, so nothing that rests on it is shown. What the reader found: { $reason }.
# how a report that cannot be read is replaced; place is an address
gaps-not_read-drop_in = Put a version that can be read at the path given: PDF with a text layer, HTML, Word (.docx), Markdown or text, without a password. Where it is published: { $place }
gaps-other_release-why = The file held is another release than the one that our published results rest on. Number of rows: { $rows } (known release: { $known_rows }). Sum of its counts: { $total } (known release: { $known_total }). Results that use it can differ from ours.
gaps-other_release-why_not_sized = The file held is another release than the one that our published results rest on. Results that use it can differ from ours.
gaps-other_release-drop_in = To repeat our results, put the known release at the path given. To move to this release, run make refresh and review the row that it proposes.
table-robustness-title = Robustness of the planned estimates
table-robustness-what = Each check of each planned estimate, with every estimate that was made for it: other dates, parts, base years and strata, other estimators, and what claims did elsewhere.
table-robustness-is_not = A check that is passed does not make an estimate causal. All rows of a check are shown; none was picked. Those that put claims and countries in other ways had been seen before version 7 of the plan was written, and only inform.
table-robustness-note_curve = Specification curve of a single series: first and last period, with a change of level or of level and slope; and the series without the periods next to the event.
column-robustness-check = Check
column-robustness-variant = What was changed
column-robustness-outcome = Outcome
column-robustness-planned = Does the verdict rest on it?
column-robustness-range = Estimate, or range
column-robustness-p = p, permutation
column-robustness-sentence = In words
value-robustness-check = { $code ->
    [pre_trend] Slope before the event
    [placebo_date] Planned placebo date
    [leave_one_out] One unit left out
    [censored_cells] Unpublished cells
    [specification_curve] Specification curve
    [placebo_magnitudes] Largest change at a placebo date
    [reference_episodes] Reference episodes
    [published_splits] Published parts
    [part_intervals] Published parts, with intervals
    [base_periods] Other base periods
    [other_strata] Other strata of the permutations
    [announcement] What came before the first designation
    [reference_at_peak] Reference episodes at a peak
    [three_way_gravity] Three-way gravity
    [synthetic_did] Synthetic difference-in-differences
   *[period_means] Logarithms of period means
    }
value-robustness-outcome = { $code ->
    [passed] Passed
    [failed] Failed
   *[informational] For information
    }
column-impact_estimates-plan_amended = Plan changed after outcomes were read?
plan-thresholds = Thresholds
plan-threshold = { $code ->
    [alpha] Level of the tests
    [least_named] Least number of sentences that name a problem
    [min_pre_periods] Least number of periods before
    [placebo_alpha] Level at the placebo date
    [power] Power
   *[repeat_alpha] Level at which a change is found again without the periods next to the event
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
plan-checks = Checks
plan-provisions = Provisions
plan-rivals = Other explanations
value-verdict = { $code ->
    [none_planned] No estimate planned
    [established_by_rule] Established by rule
    [supported] Supported
    [suggestive] Suggestive
    [no_detectable_effect] No detectable effect
    [cannot_tell] Cannot tell
    [contradicted] Contradicted
   *[description] Description
    }
verdict-means = { $code ->
    [established_by_rule] follows from the words of the law, without figures
    [supported] the interval excludes no change in the planned direction, also when widened by the largest departure before 2009; surges elsewhere rarely fell as much; every published part says the same; and the outcomes had not been seen when the comparison was planned
    [suggestive] the interval excludes no change in the planned direction, and a condition of “supported” is missing; a comparison planned after its outcomes were seen reaches no higher
    [no_detectable_effect] the widened interval lies within the smallest change that matters
    [cannot_tell] the interval includes no change, or the comparison could not have told a large change from none, or the data are missing
    [contradicted] the widened interval excludes no change in the direction opposite to the claim
   *[description] The table describes. By itself it supports no statement of effect; what moved after the bills is a change after.
    }
table-minimum_detectable_effects-made = Of a contrast, outcomes without any effect are drawn from the base period; the spread of its estimates gives the smallest true change found with the planned level and power. Of a series, counts are drawn like its base period. No later year is read.
table-impact_estimates-made = Comparisons: the log ratio of totals (claims) or the mean difference of logarithms (countries), with the changes that 9,999 permutations within strata of growth and volume do not reject, at the level that Holm leaves. Bounds come from the least and greatest values that hidden and rounded cells allow.
table-evidence_gaps-made = A source that is listed and is not here is a row, with what its entry in the list of sources says of it.
table-robustness-made = Each check that the plan names, and those that put the comparison in other ways, is run again with one thing changed: a date, a part or a year left out, strata, an estimator, a specification of a series.
value-impact_estimates-estimator = { $code ->
    [ar1_interval_likelihood] Interval likelihood with serial correlation
    [persons] Persons: log ratio of totals
   *[origins] Origins: mean of logarithms
    }
column-impact_estimates-family = Family
column-estimator = Estimator
column-impact_estimates-p_value = p that decides
value-family = { $code ->
   *[permits] permits
    }
column-treated = Treated units
column-controls = Units compared with
column-minimum_detectable_effects-reasons = Why the design refuses
table-impact_estimates-note_families = Families: p-values of comparisons are adjusted by Holm over those of the family that are informative. A single series has no permutation; its p is twice the posterior tail beyond no change.
table-impact_estimates-note_checks = A single series is estimated if it can inform, and it is not judged. Its checks: whether the trend before the event bends, the change at a placebo date, and the range when each period is left out in turn.
column-impact_estimates-leave_one_out = Range when one is left out
column-impact_estimates-leave_one_out_low = Lowest when one is left out
column-impact_estimates-leave_one_out_high = Highest when one is left out
table-minimum_detectable_effects-note_method = Method: outcomes of a contrast are drawn 1,000 times without any effect, as for the table of reachable verdicts; the spread of the estimate stands for the standard error. A single series is simulated with the level, trend and noise of its base period.

impact-check-range = { $code ->
    [pre_trend] Before the event the trend bends, in log points between the middle of that time and its ends, by { $low } to { $high }.
    [placebo_date] At the placebo date the interval of the estimate runs from { $low } to { $high }.
    [placebo_magnitudes] With room for the largest change at an earlier date, the interval runs from { $low } to { $high }.
   *[published_splits] In the parts that are published, the estimate runs from { $low } to { $high }.
    }
impact-check = { $code ->
    [pre_trend] Before the event, the trend bends by { $low } log points.
    [placebo_date] At the planned placebo date the estimate is { $low }.
    [leave_one_out] With each period left out in turn the estimate lies between { $low } and { $high }.
    [censored_cells] Whatever the unpublished cells hold, the estimate lies between { $low } and { $high }.
    [specification_curve] Over all specifications the estimate lies between { $low } and { $high }.
    [placebo_magnitudes] With room for the largest change at an earlier date, the interval is { $low }.
    [reference_episodes] Where claims had surged as much at the same size, in other destinations, the typical change was { $low }.
    [published_splits] In the parts that are published, the estimate is { $low }.
    [part_intervals] In the parts that are published, each with its interval, the estimate lies between { $low } and { $high }.
    [base_periods] With other base periods, with and without the two largest countries, the estimate lies between { $low } and { $high }.
    [other_strata] The estimate is { $low }; the intervals below show what other strata of the permutations make of it.
    [announcement] Of the fall from the last base year to the first year after, { $low } (as a share of 1) had come by the year of the announcement, before any country was designated.
    [period_means] With the logarithm of each country's mean count a period, instead of the mean of its yearly logarithms, the interval runs from { $low } to { $high }.
    [reference_at_peak] Where claims stood as far above the years before, at the same size, in other destinations, the typical change was { $low }.
    [three_way_gravity] A regression that also takes out what happened to each country of origin everywhere and to each destination gives an interval from { $low } to { $high }.
   *[synthetic_did] Against a weighted mean of other countries that fits the years before, the interval runs from { $low } to { $high }.
    }
table-triangulation-title = Rules, numbers and documents side by side
table-triangulation-what = For each question, what the bills did to the listed remedies in the listed lives, what the planned estimates find, and what organizations' reports say, each graded by itself; then the verdict that follows.
table-triangulation-is_not = Established by rule says that a bill closed, delayed or narrowed something, not how many people it met. Documents never decide: a problem that is named is neither counted nor explained by being named.
table-triangulation-note_rules = Rules: lives and remedies listed in the plan, from the table of lives. What another Act did does not count for the bills. A limit set for the first time is counted apart, because the earlier law stated none.
table-triangulation-note_documents = Documents: sentences of organizations' reports since June 2012 that the rules of coding give to the themes; a problem is named where three or more criticise, name a lack or demand. The coding is sometimes wrong, and a sentence with two themes counts twice.
table-triangulation-note_agreement = Agreement: a source that cannot tell, or says nothing, takes no part. Agree: those that speak all name a restriction or change, or none does.
column-triangulation-title = Question
column-triangulation-question = Question in the plan
column-triangulation-agreement = Do they agree?
column-triangulation-rules = Rules
column-triangulation-lives = Remedies in lives looked at
column-triangulation-closed = Closed by a bill
column-triangulation-delayed = Delayed by a bill
column-triangulation-narrowed = Narrowed by a bill
column-triangulation-limited_first = Limited for the first time
column-triangulation-deciding = Provisions by which it did
column-triangulation-numbers = Numbers
column-triangulation-estimands = Planned estimates
column-triangulation-estimand_verdicts = Their verdicts
column-triangulation-documents = Documents
column-themes = Themes
column-triangulation-coded = Sentences on the themes
column-triangulation-criticisms = that criticise
column-triangulation-denials = that name a lack
column-triangulation-demands = that demand
value-numbers = { value-verdict }
value-triangulation-estimand_verdicts = { value-verdict }
value-triangulation-agreement = { $code ->
    [agree] They agree
    [disagree] They disagree
    [one_source] One source speaks
   *[no_source] None speaks
    }
value-triangulation-rules = { $code ->
    [narrowed] Closed, delayed or narrowed by a bill
    [unchanged] Not made worse by a bill
    [unknown] Unknown
   *[none_listed] No rule listed
    }
value-triangulation-documents = { $code ->
    [problem_named] A problem is named
    [mentioned] Only mentioned
    [silent] Silent
   *[not_held] No report held
    }
table-triangulation-made = For each question of the plan, what the bills did in the lives that it lists is counted, the verdicts of its planned estimates are gathered, and the sentences of organizations' reports on its themes counted; a written rule grades each source and the whole.
table-exposure-title = How many people each rule could reach
table-exposure-what = For each rule, how many refugee claimants could have met it: those who claimed, or whose claim was refused or ended, in the years when the rule applied to them.
table-exposure-is_not = It does not count trafficked persons, and it does not say that anyone was refused something. Most of these people never asked for what the rule withholds.
table-exposure-note_range = Each number is a range. The low end counts only calendar years that lie wholly inside the rule's days. The high end counts every year that the rule touched, with the highest value of each suppressed count.
table-exposure-note_never = The rows overlap, because one person can meet several rules. Do not add them up. Do not multiply them by a share of trafficked persons: no source gives one.
table-exposure-note_before = The counts are of claimants, not of different persons: someone may claim or be refused more than once. People who left Canada are not taken away.
table-exposure-made = Claims and first-instance decisions by country of origin and year are added up over the years in which the rule could start to run for a person.
column-exposure-exposure = Rule
column-exposure-reading = Reading of the text
column-exposure-low = At least
column-exposure-high = At most
column-exposure-low_first = Low end, first year
column-exposure-low_last = Low end, last year
column-exposure-high_first = High end, first year
column-exposure-high_last = High end, last year
column-exposure-low_counts = Counted at the low end
column-exposure-high_counts = Counted at the high end
column-exposure-low_none = Why the low end is 0
column-exposure-origins = Origins
column-exposure-kind = Kind of text
column-exposure-leaves_out = Not counted
column-exposure-check = Compared with
column-exposure-check_value = Number that follows from it
column-exposure-check_inside = Inside the range?
value-exposure-reading = { $code ->
    [main] the text as it stands
    [exceptions] everyone may meet an exception
    [no_exception] nobody meets an exception
   *[pending_spared] claims made before 15 December 2012 are spared
    }
value-exposure-status = { $code ->
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
value-exposure-kind = { $code ->
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
   *[designated_2012] people designated on 5 December 2012, 35 of them children
    }
value-exposure-high_counts = { value-exposure-low_counts }
value-exposure-check = { $code ->
   *[share_designated] 12% of claims, January 2013 to March 2019 (IRCC)
    }
value-exposure-leaves_out = { $code ->
    [exceeded_limits] hearings held after the limit, which the regulation allowed
    [appeals_allowed] refusals set aside on appeal
    [sent_back] claims that a court sent back
    [later_decisions] refusals on appeal and later decisions
    [pending_before] claims already pending on the rule's first day
    [never_asked] whether anyone wanted to make a request; most never did
    [december_2012] claims of 15 to 31 December 2012
    [not_split] refusals are not split by the day of the claim
   *[orders_unknown] designations other than those of 5 December 2012, none of which is known
    }
column-exposure-brought_by = Brought by
column-exposure-starts = In force from
column-exposure-ends = In force until
column-impact_estimates-level = Level of the interval
column-impact_estimates-widened = Interval with room for earlier departures
column-impact_estimates-widened_low = Interval with room for earlier departures, lower end
column-impact_estimates-widened_high = Interval with room for earlier departures, upper end
column-impact_estimates-reversion = What reversion alone predicts
column-impact_estimates-p_reference = p, among reference episodes
column-impact_estimates-reference_support = Share of the treated with reference episodes
column-impact_estimates-reference_sets = Sets of reference episodes
column-impact_estimates-reference_measured = Reference episodes whose destination took a measure of its own
column-impact_estimates-false_suggestive = How often suggestive comes without any effect
column-impact_estimates-false_suggestive_range = How often suggestive comes without any effect, range
column-impact_estimates-false_suggestive_low = How often suggestive comes without any effect, at least
column-impact_estimates-false_suggestive_high = How often suggestive comes without any effect, at most
column-impact_estimates-outcomes_seen = Planned after outcomes had been read?
table-impact_estimates-note_reach = Reach: before the run reads an outcome, complete outcomes with a known truth are drawn and put through the same rule (table of reachable verdicts). An estimand whose verdicts hardly depend on the truth is a gap and is not estimated. Beside a verdict stands how often suggestive would come without any effect.
column-robustness-role = Role in the verdict
value-robustness-role = { $code ->
    [widens] Widens the interval
    [grades] Decides between supported and suggestive
   *[informs] For information
    }
impact-check-none = { $code ->
    [placebo_magnitudes] No earlier date has the years that the estimate has, so that no departure can be ruled out.
    [reference_episodes] No other destination and date matches half of the designated countries.
   *[reference_at_peak] No other destination and date matches half of the designated countries at a peak.
    }
table-reachable_verdicts-title = What the planned estimates could have said
table-reachable_verdicts-what = For each contrast of the plan, how often each verdict comes when the truth is known: complete outcomes are drawn with a true ratio and put through the same checks and the same rule. Computed from rows before the event alone.
table-reachable_verdicts-is_not = It is not a result: it says nothing about what happened after 2012. It shows what a verdict would have meant.
table-reachable_verdicts-made = Each country changes as an episode in another destination did that had surged as much at the same size; all share the change of a whole destination and year; designated countries share a shock; counts are drawn and suppressed as the publisher does.
table-reachable_verdicts-note_draws = Probability: share of the draws, with its 95% Monte Carlo interval. Ratio: what outcomes of designated countries are multiplied by; 1 is no effect, 0.4 a fall to two fifths.
table-reachable_verdicts-note_informative = Informative: the verdicts without an effect and at a ratio of 0.4 differ by half or more (total variation). Where they do not, the estimand is a gap, and the table names the data that would help.
table-reachable_verdicts-note_situations = Rows without an effect and with other treated countries (drawn at random, by volume, or for their surge) show how often the rule would suggest a change where there is none.
column-reachable_verdicts-ratio = True ratio
column-reachable_verdicts-probability = Probability
column-reachable_verdicts-range = Monte Carlo interval
column-reachable_verdicts-low = Monte Carlo interval, lower end
column-reachable_verdicts-high = Monte Carlo interval, upper end
column-reachable_verdicts-reachable = Reachable?
column-reachable_verdicts-informative = Informative?
column-reachable_verdicts-distance = Distance between no effect and the fall compared
column-reachable_verdicts-treated_drawn = Treated countries
column-reachable_verdicts-shared_shock = Shared shock
column-reachable_verdicts-effect_on = Effect on
column-reachable_verdicts-base_rows = Base period
column-reachable_verdicts-draws = Draws
column-reachable_verdicts-reasons = Why no verdict is drawn
column-reachable_verdicts-needs = Data that would help
value-reachable_verdicts-status = { $code ->
    [computed] Computed
    [refused] Not computed
   *[not_judged] Not judged
    }
value-reachable_verdicts-treated_drawn = { $code ->
    [as_designated] Those designated
    [at_random] Drawn at random
    [by_volume] Drawn by volume
   *[by_surge] Drawn for their surge
    }
value-reachable_verdicts-effect_on = { $code ->
    [all] All treated countries
   *[two_largest] The two largest only
    }
value-reachable_verdicts-base_rows = { $code ->
    [observed] As observed
   *[redrawn] Drawn again
    }
value-reachable_verdicts-reasons = { $code ->
    [data_missing] the data are missing: see the gaps
    [too_few_treated] fewer than two treated units
    [not_informative] it could hardly tell no change from a fall to two fifths
   *[no_variation] every count before the event is zero
    }
column-impact_estimates-question = Question, in two sentences
plan-question = Question
estimand-question = { $code ->
    [vtip_permits] We ask how much the number of first temporary resident permits issued to trafficked persons changed from 2006-2011 to 2013-2018. It is compared only with its own trend before, because no other permit resembles it.
    [persons_claiming] We ask how much asylum claims in Canada by people from designated countries changed from 2010-2011 to 2013-2014, each claim counting once. They are compared with claims by people from all other countries whose counts are published for 2010 and 2011.
    [origins_claiming] We ask how much asylum claims in Canada by people from a typical designated country changed from 2010-2011 to 2013-2014, each country counting once. They are compared with claims by people from all other countries whose counts are published for 2010 and 2011.
    [persons_claiming_since_2005] We ask how much asylum claims in Canada by people from designated countries changed from 2005-2011 to 2013-2014, each claim counting once. They are compared with claims by people from all other countries whose counts are published for every year of 2005-2011.
   *[origins_claiming_since_2005] We ask how much asylum claims in Canada by people from a typical designated country changed from 2005-2011 to 2013-2014, each country counting once. They are compared with claims by people from all other countries whose counts are published for every year of 2005-2011.
    }
table-reachable_verdicts-note_series = Not judged: no verdict is drawn for a single series. The table says whether its model could tell no change from a fall to two fifths. If it could not, the series is a gap and is not estimated.
column-impact_estimates-reference_episodes = Reference episodes
column-impact_estimates-reference_measures = Were measures of other destinations recorded?
value-impact_estimates-reference_measures = { $code ->
    [recorded] Recorded
   *[not_recorded] Not recorded
    }
table-impact_estimates-note_reference = Reference episodes: origins whose claims had surged as much, at the same size, in other destinations. Other destinations answer surges too, with visas and lists of their own. This project has no list of these measures, so how many of the episodes had one is not recorded. They make the comparison more cautious, because they too bring claims down.
impact-check-open = So few countries can be compared that the interval has no end on one side at least.
table-robustness-note_ends = Hidden counts: where claims and countries are put in other ways, a count that is not published stands at the middle of what it can be. The interval that decides the verdict covers both ends, so it is wider, above all where each country counts once.
variant-window = years { $first } to { $last }
variant-apart = neighbouring periods left out
variant = { $code ->
    [all] the check as a whole
    [estimate] estimate
    [greatest] every hidden count at its greatest
    [growth_by_volume] strata of growth and volume
    [interval] interval
    [least] every hidden count at its least
    [level] change of level
    [level_and_slope] change of level and slope
    [none] no strata
    [peak_by_volume] strata of peak and volume
    [planned] the planned base years
    [volume] strata of volume
   *[without_two_largest] without the two designated countries with the most claims before
    }
variant-tranche = { $place ->
    [1] only the first group of designated countries
    [2] only the second group of designated countries
    [3] only the third group of designated countries
   *[other] only group { $place } of designated countries
}
