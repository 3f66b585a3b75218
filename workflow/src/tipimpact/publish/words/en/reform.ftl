# Words of the reform by month (stage impact), in English.

table-reform_months-title = The rule of the reform, month by month and country by country
table-reform_months-what = For Canada and other countries of asylum, the change of claims by people from countries never listed, as if the new system had begun in each month since { $reform_on_others-placebos-year }, and the word of the rule. Most rows are placebos: nothing of this law happened there.
table-reform_months-is_not = It is no list of effects. What the rule says of other months and countries shows how often it errs, not what these countries did. It counts no trafficked persons.
table-reform_months-made = In each window the change of every country of origin in every country of asylum is fitted by least squares on both. What remains of a country of asylum, less the median of all, is its change.
table-reform_months-note_word = Word: fell or rose where the months next to the day (x) and the longer windows (y) both changed by the threshold or more, no large change where both stay inside it, else cannot tell.
table-reform_months-note_placebos = Placebos: the months to { $reform_on_others-placebos-until } count, because nobody had read them when the rule was written. Those seen are printed and do not count. A known measure is named and excuses nothing.
column-reform_months-destination = Country of asylum
column-reform_months-first_month = First month after
column-reform_months-month_role = What the row is for
column-reform_months-x = Change of the months next to it (x)
column-reform_months-y = Change over longer windows (y)
column-reform_months-reform_word = Word of the rule
column-reform_months-origins_x = Countries of origin in x
column-reform_months-origins_y = Countries of origin in y
column-reform_months-claims_before = Claims before (y)
column-reform_months-cause = Measure known before
value-reform_months-month_role = { $code ->
    [event] The new system
    [out_of_sample] Placebo that counts
    [quiet] Canada, shortly before
    [near] Canada, with the new system in a window
   *[seen] Placebo seen, not counted
    }
value-reform_months-reform_word = { $code ->
    [fell] Fell
    [rose] Rose
    [no_large_change] No large change
   *[cannot_tell] Cannot tell
    }
table-reform_evidence-title = What the verdict on the reform rests on
table-reform_evidence-what = Each condition of the verdict with its value and limit; then how often the rule errs, how large the change was and how long it lasted, known measures that the rule finds or misses, the other source by year, and the list of designated countries by month.
table-reform_evidence-is_not = What is printed beside the conditions never decides. No number here is a number of trafficked persons, and none may be multiplied by a share of them.
table-reform_evidence-made = Conditions are those of the plan. Intervals are the change plus or minus { $reform_on_others-z } times the root mean square of the same change in Canada's own months before { $reform_on_others-quiet-year }. Changes are in log points.
table-reform_evidence-note_conditions = Conditions: all are asked for the verdict suggestive, but power, which no large change needs. Not applicable here: the rows that the condition needs are not in this edition.
table-reform_evidence-note_controls = Known measures: the Safe Third Country Agreement with the United States hit few countries with many claims; the rule counts countries and does not see it. It finds few known measures. So no large change is no evidence that a law did nothing.
table-reform_evidence-note_past = Missing claims: the claims that these countries would have had in the first year if they had changed as in other countries of asylum, less those they had. Later years cannot be separated from what else changed, and are not printed.
column-reform_evidence-row_kind = About
column-reform_evidence-item = Which
column-reform_evidence-item_value = Value
column-reform_evidence-interval_low = Interval, lower end
column-reform_evidence-interval_high = Interval, upper end
column-reform_evidence-interval = Interval
column-reform_evidence-limit = Limit
column-reform_evidence-outcome = Outcome
column-reform_evidence-count = Falls, or claims after
column-reform_evidence-n = Number behind it, or claims before
value-reform_evidence-row_kind = { $code ->
    [condition] Condition of the verdict
    [false_in] False falls, by country of asylum
    [false_by_claims] False falls, by claims before
    [false_by_origins] False falls, by countries of origin
    [false_seen] Falls among placebos seen
    [p_same_month] p among Januaries alone
    [change] Change of claims
    [half_year] Change later on
    [claims] Claims made
    [missing] Missing claims
    [return] Months until
    [control] Known measure, by countries
    [control_claims] Known measure, by claims
    [by_year] The other source, by year
    [own_past] Designated list in Canada's own past
    [contrast] Claims around a day
    [a_month] Claims a month, countries never listed
   *[tipping_drift] Drift at which the word would tip
    }
value-reform_evidence-outcome = { $code ->
    [met] Met
    [not_met] Not met
    [not_applicable] Not applicable here
    [found] Seen by the rule
    [found_near] Seen in the month next to it
    [missed] Not seen
   *[not_covered] Too few claims there
    }
reform-half = { $code ->
    [h1] January to June { $year }
   *[h2] July to December { $year }
    }
reform-item = { $code ->
    [safe_third_country] Safe Third Country Agreement with the United States
    [word] Both changes (the weaker of the two)
    [false_by_month] False falls, every placebo counted once
    [false_by_destination] False falls, every country of asylum counted once
    [p_time] p among Canada's own months
    [p_joint] p among all countries of asylum and years
    [same_day] Other countries of asylum that fell the same day
    [second_list] The second list of countries of asylum
    [quiet_before] Canada's months shortly before that fell
    [power] A fall of { PERCENT($reform_on_others-large_fall) } would be seen
    [x] Months next to the day (x)
    [y] Longer windows (y)
    [smaller] the change is below the threshold
    [none] no change is left
    [own] Canada
    [all] All
    [drift] Drift in the width
    [root_mean_square] Root mean square
    [few_claims] Under { $reform-claims-few } claims
    [some_claims] { $reform-claims-few } claims or more
    [many_claims] { $reform-claims-many } claims or more
    [few_origins] Under { $reform-origins-few } countries
    [some_origins] { $reform-origins-few } countries or more
    [many_origins] { $reform-origins-many } countries or more
    [listed_assent] Designated countries, assent of June 2012
    [others_assent] Countries never listed, assent of June 2012
    [listed_day] Designated countries, 15 December 2012
    [others_day] Countries never listed, 15 December 2012
    [wave_1_day] First wave, 15 December 2012
    [wave_2_day] Second wave, 15 December 2012 (not yet listed)
   *[wave_2_second_day] Second wave, on its own day
    }
table-robustness-note_reform = Of the reform: other thresholds, months near the day, other numbers of claims and countries that a cell needs, other countries of asylum, each with how often that rule errs.
column-robustness-near = Change of the months next to the day (x)
column-robustness-false_by_month = False falls, every placebo counted once
column-robustness-false_by_destination = False falls, every country of asylum counted once
variant-reform = { $code ->
    [threshold] a change of { $text } times or more
    [month_before] months before the day: { $text }
    [month_after] months after the day: { $text }
    [base_claims] claims that a cell needs before: { $text }
    [origins] countries of origin that a country of asylum needs: { $text }
    [destinations_per_origin] countries of asylum that a country of origin needs: { $text }
    [biometrics] without countries whose citizens had to give biometrics from { $text } on
   *[without] without { $text }
    }

# The answer, and the finding.
reform-answer = { $code ->
    [suggestive] Claims in Canada by people from countries that were never listed fell by { $percent } ({ $low } to { $high }) when the new system began, and in none of the earlier months; what in it did this cannot be told.
    [suggestive_near] Claims in Canada by people from countries that were never listed fell by { $percent } ({ $low } to { $high }) when the new system began, within a month, and in none of the earlier months; what in it did this cannot be told.
    [no_large_change] Claims in Canada by people from countries that were never listed neither fell nor rose much when the new system began.
   *[cannot_tell] Whether claims by people from countries that were never listed changed when the new system began cannot be told.
    }
reform-missing = In { $year } Canada had some { $missing } fewer claims from these countries ({ $low } to { $high }) than if they had changed as in other countries. Who is missing, trafficked or not, did not claim, had claimed before or went elsewhere; how many were trafficked the counts do not say.
reform-false = Tried on { $n } earlier months of Canada and other countries, in which nothing of this law happened, the rule says “fell” in { $percent }.
reform-controls = Claims from countries never listed fell by { $percent } from the months before that day to the months after it, so the comparison of designated countries asks only what the list added.
reform-fades = The fall is sure only at first: from { $half } on, no half year can be told from no change.
finding-reform-title = { $code ->
    [suggestive] Claims from countries never listed fell by { $percent } when the new system began
    [no_large_change] Claims from countries never listed did not change much when the new system began
   *[cannot_tell] Whether claims from countries never listed changed with the new system cannot be told
    }
finding-reform-what = What is asked
finding-reform-value = Value
finding-reform-limit = Limit
finding-reform-outcome = Met?
finding-reform-note = Two Acts began on that day, so that what in the new system did this cannot be told. The rule counts countries and not claims; by months the counts end in May { $reform_on_others-last-year }. Missing claims are no number of trafficked persons, and may be multiplied by no share: who is missing, trafficked or not, did not claim, had claimed before or went elsewhere.
finding-reform-row = { $kind }: { $item }
finding-reform-published = A published study of such lists in Europe (Guichard and Machado, Journal of Economic Geography, { $study }) estimates a fall by { $percent }. That lies inside every interval of the comparison of designated countries, which could not have seen it.

# Claims by month: the figure.
figure-months-title = Claims by month, from countries never listed and from listed ones
figure-months-subtitle = People who claimed refugee protection in Canada, by month. Each panel has its own axis. Pale: counts of which only a range is known. Thin line: with countries whose visa rule Canada changed. Grey ground: from the new system on.
figure-months-note = Fewer claims does not mean fewer people in need. Two Acts began on December 15, 2012, and what in the new system did this cannot be told. Listed: countries that Canada ever designated. The months count citizenship or birth, and are not to be joined with counts by year.
figure-months-finding = { $code ->
    [half] When the new system began, claims from countries never listed fell by about half
   *[fell] When the new system began, claims from countries never listed fell
    }
figure-months-group = { $code ->
    [never_listed] From countries never listed
    [listed] From listed countries, without Hungary and Mexico
   *[hungary] From Hungary, a listed country
    }
figure-months-day = { $code ->
    [c31_assent] Bill C-31 becomes law; health cover is cut on { $cut }
   *[new_asylum_system] The new system begins, with the first list
    }
figure-months-visa = { $day }: Czech citizens need a visa (thin line)
figure-months-strike = strike at visa offices, April to September
figure-months-strike_is = Grey bar: { $text }
figure-months-half = { $count } a month, January to June { $year }
figure-months-strokes = Strokes: claims a month, January to June of { $first } and { $second }
figure-months-short = Claims in Canada by month, { $start } to { $end }, each group in its panel: countries never listed, listed countries, Hungary. Never listed: { $before } claims a month in January to June { $first }, { $after } in January to June { $second }.
figure-months-halves = From countries never listed Canada counted { $before } claims a month from January to June { $first }, and { $after } a month from January to June { $second }.
figure-months-one = { $count } in { $month }
figure-months-counts = { $label }: { $counts }.
figure-months-not = Fewer claims does not mean fewer people in need, and the counts do not say why they fell.

# Canada's months, and the placebos: figures.
figure-canada-title = Canada's changes of claims, month by month
figure-canada-subtitle = Change of claims by people from countries never listed, in Canada less the median of other countries of asylum, as if the new system had begun in each month. Dashed: from here the rule says “fell”, if both panels do. Grey ground: months that count, which nobody had read when the rule was closed. Rings: months that do not count.
figure-canada-note = Each country of origin counts once. A month enters twice, next to it and over longer windows, and neighbouring months share claims. A fall says when, not why.
figure-canada-finding = { $count ->
    [0] In none of { $n } earlier months did claims from never-listed countries fall so much
   *[other] In { $count } of { $n } earlier months claims from never-listed countries fell as much
    }
figure-canada-panel = { $code ->
    [x] Against the months before (x)
   *[y] Against the same months a year before (y)
    }
figure-canada-name = { $month }: { $change }
figure-canada-short = Change of claims in Canada for each month from { $start } on, a dot a month, in two panels with the limit of the rule. { $Month } is at { $x } and { $y }. Earlier months as low in both: { $count } of { $n }.
figure-canada-event = In { $month } claims in Canada by people from countries never listed changed by { $x } from the months before, and by { $y } from the same months a year before, against the same countries of origin elsewhere.
figure-canada-past = Of { $n } months from { $start } to { $end }, { $count ->
    [0] none is
    [one] { $count } is
   *[other] { $count } are
    } as low in both. The nearest is { $nearest }, whose smaller fall is { $low }.
figure-canada-not = A fall says when, not why.
figure-placebos-title = How often the rule says “fell” where nothing of this law happened
figure-placebos-subtitle = Months of countries of asylum by the smaller of their two changes. Black: both changes are beyond the limit, so that the rule says “fell”. Each panel has its own axis.
figure-placebos-note = No month is excused, whatever is known to have moved claims there. Months of one country are not independent. The rule counts countries of origin and does not see a measure that hits few of them, so that a smaller change is no evidence that nothing happened.
figure-placebos-finding = The rule says “fell” in { $fell } of { $n } months without this law
figure-placebos-panel = { $code ->
    [all] All months
   *[fell] Those that fell, enlarged
    }
figure-placebos-limit = from here to the left: “fell”
figure-placebos-own = Canada, { $month }
figure-placebos-short = Bars: { $n } months of { $destinations } countries of asylum by the smaller of two changes of claims. The rule says “fell” from { $limit } on, in { $fell } of them. Canada in { $month }: { $change }.
figure-placebos-fell = In { $n } months of { $destinations } countries of asylum nothing of this law happened. The rule says “fell” where both changes are { $limit } or lower: in { $fell } months.
figure-placebos-low = In { $low ->
    [one] { $low } month
   *[other] { $low } months
    } the smaller of both falls was as large as that of Canada in { $month }, { $change }.
figure-placebos-not = A change smaller than the limit is no evidence that nothing happened there.
