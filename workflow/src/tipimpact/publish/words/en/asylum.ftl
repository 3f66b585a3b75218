# Words of the stage asylum, in English.

table-indicators-title = Series of figures that bear on the question
table-indicators-what = Claims for refugee protection and what became of them, designated countries of origin against others, and every other series that could be read: permits, workers, compliance, detention, detections. One row is one published value, with whom it counts, its release, what to know of it and what else happened in the period.
table-indicators-is_not = We looked for a series that counts trafficked persons before and after 2012 and found none. Claimants, workers and people detained are not trafficked persons; detections are what was found, not what happened. A fall in claims is not a success: people who needed protection may be among those who did not claim.
table-indicators-note_interval = The publisher shows no count from 1 to { $indicators-largest_hidden }: such cells are left out or shown as { $indicators-smallest }. The value adds what is shown; the range counts a cell left out as 0 to { $indicators-largest_hidden } and a { $indicators-smallest } as 1 to { $indicators-smallest }.
table-indicators-note_designated = Designated: tranches 1 to 3. The fourth tranche (2014, five countries) was not seen in a text that gives its countries and date; its countries are among the others. All designations ended on 17 May 2019.
table-indicators-note_reform = The whole reform of 2012 acted on both groups, and visas changed for many countries (table of events); the series alone cannot tell these apart.
column-series = Series
column-indicators-group = Group or place
column-year = Year
column-indicators-value = Value
column-indicators-range = Range that fits what is published
column-low = Lowest
column-high = Highest
column-indicators-measured_in = Unit
column-who_is_counted = Who is counted
column-indicators-year_basis = What the year is
value-indicators-year_basis = { $code ->
    [calendar] calendar years, or parts of one
    [fiscal] fiscal years, from 1 April to 31 March, or parts of one
    [span] several years together, as the source chose them
    [report] reporting period of the report
   *[at] as of that day
    }
value-indicators-flags = { $code ->
    [at_least] the source says "more than" or "at least": the least whole number that fits
    [renewals_counted] permits; renewals seem to be counted (our inference): one person may have received several
    [renewals_not_said] permits; the source does not say whether renewals are counted
    [not_reconciled] does not fit other figures on the same permits
    [mixed_level] the source codes claims and appeals together in this year
    [partly_treated] reform announced on 16 February, in force on 15 December
    [designation_ended] designations ended on 17 May 2019
    [partial_year] the year is not complete
    [legacy_mixed] claims made before the reform are among those decided
    [outcomes_differ] published outcomes do not add up to the published total
    [origin_mix_shift] { PERCENT($decisions-shift) } or more of the decisions moved to other countries of origin
    [outcome_mix_shift] { PERCENT($decisions-shift) } or more of the decisions moved to other outcomes
    [rounded] rounded by the publisher
    [protects_another] withheld, for with it another count could be worked out
    [suppressed] hidden by the publisher, or too small to show
    [approximate] a round figure in the text
    [cumulative] sum over several years, not to be divided by them
    [definition_applied_back] a later definition applied to earlier years
    [reporting_period] year of the report's period, not the calendar year
    [undated] the source does not date the period
    [revised] replaces an earlier release
    [superseded] replaced by a later release
    [contradictory] the source contradicts itself or another one
    [release_unknown] release of the table not stated
    [citizenship_not_given] citizenship was not given
    [second_hand] reported by others, not read in the original
    [range] only a range is known
   *[on_request] released on request, not published by its holder
    }
column-indicators-vintage = Release of the source
column-source = Source
column-indicators-place = Place in the source
column-indicators-flags = What to know of the value
value-series = { $code ->
    [claims_canada] First claims for refugee protection in Canada
    [first_claims_by_origin] First claims by origin and year
    [claims_by_month] Claims by month, origin and country of asylum
    [employer_lists] Rows of the employer lists
   *[decisions_by_origin] First decisions by origin and year
    }
value-indicators-group = { $code ->
    [designated] Designated in 2012-2013
   *[other] Others
    }
value-measured_in = { $code ->
    [persons] persons
    [cases] cases
   *[cases_persons] cases or persons, by year
    }
value-indicators-who_is_counted = { $code ->
   *[first_claimants] Persons making a first claim, whatever their status; appeals and reopened claims are left out
    }
table-indicators-note_decisions = Outcomes are of the year of the decision, not of the claim. Closed: withdrawn, abandoned or ended without a decision on the merits. Each share is given of decisions on the merits and of all claims that ended.
table-indicators-note_detected = Detected victims who are not citizens are a range, because citizenship is not recorded for all; a count that the file hides is a range too.
table-indicators-note_events = Events are those of the table of events that bear on the series and fall, or may fall, into the period; unverified ones among them may serve in sensitivity checks only.
column-indicators-period = Period
column-indicators-period_kind = Kind of period
column-value_kind = Kind of figure
column-role = Role
column-indicators-events = Events in the period
column-indicators-confidence = Confidence
column-indicators-revision = Release number
column-indicators-document = Document
column-url = Address
column-first_day = First day
column-last_day = Last day
value-value_kind = { $code ->
    [flow] flow, over the period
    [stock] stock, at a date or on average
    [share] share
    [rate] rate
    [duration] duration
    [money] amount of money
   *[change] change
    }
value-role = { $code ->
    [outcome] outcome
    [exposure] exposure
    [context] context
   *[none] not shown
    }
value-data_audit-breaks = { $code ->
    [legacy_mixed] claims made before the reform are among those decided
    [definition_applied_back] a later definition applied to earlier years
    [outcomes_differ] published outcomes do not add up to the published total
    [origin_mix_shift] { PERCENT($decisions-shift) } or more of the decisions moved to other countries of origin
    [outcome_mix_shift] { PERCENT($decisions-shift) } or more of the decisions moved to other outcomes
    [contradictory] the source contradicts itself or another one
    [revised] replaces an earlier release
    [other_release] read from another release than the one that our published results rest on
    [mixed_level] the source codes claims and appeals together in a year
    [not_shown_totals] not shown: totals of citizens and others
    [not_shown_small_cell] not shown: fewer than { SPELL($disclosure-fewest) } people
    [not_shown_licence] not shown: no terms of use stated
   *[not_shown_no_canada] not shown: nothing on Canada
    }
value-data_audit-carries = { $code ->
    [difference_in_differences] difference in differences
    [falsification] falsification outcome
    [exposure] exposure
    [bounds] bounds
    [description] description
    [nothing] nothing
   *[interrupted_time_series] interrupted time series
    }
table-data_audit-title = What each series can carry
table-data_audit-what = For each series, and for each destination of the panel: points before and after the bills, hidden, rounded and revised values, breaks, unit, and what can rest on it. Series that are not shown stand here too, with the reason.
table-data_audit-is_not = It judges the figures, not the people or services behind them; that a series carries a design does not mean that an estimate was made.
table-data_audit-note_points = Before: periods that end before 16 February 2012, when Bill C-31 was made public. After: periods that begin on or after 15 December 2012.
table-data_audit-note_destinations = Destinations with at least { $audit-years } years and { $audit-cells } published cells are listed, and Canada. In the sample edition only Canada is.
table-data_audit-note_not_shown = Totals of detected people are never an outcome here: most are citizens, whom the bills do not touch.
column-data_audit-group = Group or destination
column-data_audit-carries = What can rest on it
column-data_audit-measured_in = Unit
column-data_audit-period_kinds = Kinds of period
column-data_audit-first_period = First period
column-data_audit-last_period = Last period
column-data_audit-values = Values or cells
column-data_audit-before = Points before the bills
column-data_audit-after = Points after the bills
column-data_audit-missing_years = Missing years
column-data_audit-hidden = Hidden cells
column-data_audit-rounded = Rounded cells
column-data_audit-ranges = Values that are ranges
column-data_audit-revisions = Revised values
column-data_audit-refused = Rows left out
column-data_audit-repeated_rows = Repeated rows
data_audit-lists-why = Rows with no readable number of positions, with an unknown province, or below the notes are left out; rows that say the same as another count, because an employer may ask twice.
data_audit-monthly-why = The months count otherwise than the years, so they are never joined. Where a later copy of the file has another count, both are kept and the earlier copy counts.
column-data_audit-differs_by = Differs from a file by at least
column-data_audit-breaks = Breaks
column-sources = Sources
column-why = Why
table-events-title = Dated events that may have moved the series, the bills among them
table-events-what = Visas, health cover, rulings, instructions, statutes and programmes, each with its date, how closely and how well it is known, and what it bears on.
table-events-is_not = An event close to a change is not shown to be its cause; the list is not complete, and events that nobody recorded are not in it.
table-events-note_status = Verified: read in a text. Partly: read with less precision, or inferred. Unverified: from general knowledge; to be used in sensitivity checks only.
table-events-note_beside = The table of series shows beside each value the events that fall, or may fall, into its period.
column-events-event = Code
column-events-first_day = Day, or first day
column-precision = Precision
column-events-date_precision = Precision
column-events-verification = Verified?
column-events-domains = Bears on
column-events-title = Event
column-events-source = Text
value-events-date_precision = { $code ->
    [day] day
    [month] month
    [year] year
   *[between] between two days
    }
value-request_status = { value-answer }
value-events-verification = { $code ->
    [verified] verified
    [partly] in part
   *[unverified] not verified
    }
value-events-domains = { $code ->
    [claims] claims
    [appeals] appeals
    [removals] removals
    [detention] detention
    [permits] permits
    [work] work
    [health] health cover
   *[detections] detections
    }
value-covered = { $code ->
    [nl] Newfoundland and Labrador
    [pe] Prince Edward Island
    [ns] Nova Scotia
    [nb] New Brunswick
    [qc] Quebec
    [on] Ontario
    [mb] Manitoba
    [sk] Saskatchewan
    [ab] Alberta
    [bc] British Columbia
    [yt] Yukon
    [nt] Northwest Territories
    [nu] Nunavut
    [other] another province
    [citizen] citizen
    [pr] permanent resident
    [visitor] visitor
    [student] student
    [worker_employer] worker tied to an employer
    [worker_open] worker on an open permit
    [trp] permit holder
    [claimant] claimant
   *[none] no status
    }
table-indicators-made = Values are those that the source published, at the place named. A rounded or hidden value is the interval of what it may be. Nothing is added, averaged or filled in, except totals that the series names as sums.
table-data_audit-made = Values of each series are counted before and after the bills, with those that are hidden, rounded, given as a range or revised; what a series can carry follows from these counts by a written rule.
table-events-made = Dated events stand in a list kept by hand, each with its source and how well its date is known.
table-claims_by_month-title = Claims for refugee protection by month
table-claims_by_month-what = Claims made in Canada, by country of origin and month, and claims made in other countries, by month and group of origins: countries that Canada ever listed as safe, others, and each of these with a visa change in Canada around 2012.
table-claims_by_month-is_not = It does not continue into the counts by year: by month a claim is counted by citizenship when it is made, by year when it is referred to the Board. It counts no trafficked persons.
table-claims_by_month-made = The file of the UNHCR is read as it was published, names are replaced by codes, and origins are added up by group. Months end in May 2017, when the copy was made.
table-claims_by_month-note_few = A count under { SPELL($disclosure-fewest) } is shown as a range, as its publisher has done since 2016. A sum is exact only where it does not reveal such a count.
table-claims_by_month-note_years = Countries with at least two thousand claims a year since 2008 and nearly all months. How many months each has, and how they compare with the counts by year: table claims_coverage.
column-claims_by_month-destination = Country of asylum
column-claims_by_month-origin_or_group = Country of origin, or group
column-claims_by_month-month = Month
column-claims_by_month-low = At least
column-claims_by_month-high = At most
value-claims_by_month-origin_or_group = { $code ->
    [listed] countries that Canada ever designated, without a visa change around 2012
    [listed_visa] countries that Canada ever designated, with a visa change around 2012
    [never_listed] countries never designated, without a visa change around 2012
    [never_listed_visa] countries never designated, with a visa change around 2012
   *[no_country] no country, or not known
    }
table-claims_coverage-title = Which months are known, and how months compare with years
table-claims_coverage-what = For each country of asylum and year, how many months the monthly file has, the sum of these months, and the count of the yearly file; for claims in Canada also by country of origin.
table-claims_coverage-is_not = It is no correction of one file by the other: they count by different days and different countries, so neither is an error of the other.
table-claims_coverage-made = Months are added up from the cells that may be shown, so that a small count leaves a range. Years are those of the table of claims by year.
table-claims_coverage-note_basis = By month: citizenship, when the claim is made. By year, in Canada: the country that the person fears, when the claim is referred.
table-claims_coverage-note_usa = The United States are two: claims at the immigration service (USA) and at the court (USA_EOIR), which has no count by year here.
column-claims_coverage-destination = Country of asylum
column-claims_coverage-origin = Country of origin
column-claims_coverage-months = Months known
column-claims_coverage-missing = Months missing
column-claims_coverage-months_low = Sum of months, at least
column-claims_coverage-months_high = Sum of months, at most
column-claims_coverage-counted = What the year counts
column-claims_coverage-year_low = Count by year, at least
column-claims_coverage-year_high = Count by year, at most
column-claims_coverage-ratio_low = Months over year, at least
column-claims_coverage-ratio_high = Months over year, at most
table-claims_by_year-title = Claims for refugee protection in Canada by country of origin and year
table-claims_by_year-what = First claims in Canada by country of origin and calendar year, as the UNHCR publishes them.
table-claims_by_year-is_not = It counts people who asked for protection, whatever became of them, and no trafficked persons. A country's claims rise and fall for many reasons.
table-claims_by_year-made = Rows of the UNHCR's file that are first claims in Canada are kept as they are; appeals and reopened claims are left out.
table-claims_by_year-note_few = The publisher prints all small counts as one and the same number, or leaves them out: such a count is a range here.
table-claims_by_year-note_absent = Where a country has no row, the publisher prints no count of that year: it may be zero, too small to be printed, or under an unknown country (UNK).
table-claims_by_year-note_last = The last year may hold part of a year. By month, and in other countries: table claims_by_month.
column-claims_by_year-origin = Country of origin
column-claims_by_year-claims_low = At least
column-claims_by_year-claims_high = At most
column-claims_by_year-source_row = Line of the file
