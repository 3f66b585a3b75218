# Words of the findings, in English: the short tables with a title that says what was found.

findings-title = Findings
findings-lead = { $count ->
    [one] One short table.
   *[other] { $count } short tables. Each fits on one page and can go into a report or a message as it stands.
    } The long tables behind them are under data tables.
findings-all = All findings
# a share. value: a number or a range
finding-percent = { $value }%
finding-table = Data table { $number }, { $title }
# a finding that continues on the next page
finding-page = { $title } (page { $page } of { $count })
finding-from = Made from
finding-cite = { $authors } ({ $year }), “{ $title },” in { $site }, { $edition }, version { $version }, { $address }.
finding-note-not_reviewed = No lawyer has reviewed these readings of the law. This is not legal advice.
finding-empty = This edition does not hold the data for this finding.
finding-what = { $code ->
    [lives] Each row is a made-up person whose dated life is put to the law, with and without each bill. The table says what the bill took away, postponed or narrowed for that person.
    [exposure] For each rule, the fewest and the most claimants that public counts allow. The rows overlap and must not be added.
    [waiting] For each rule that shut a door for a time, how many claimants stood before it: on an average day, on the day with the most, and in person-years. The rows overlap and must not be added.
    [reform] The conditions of the verdict with their values; then how large the fall was and how long it lasted, a known measure that the rule misses, and the claims around the day.
    [estimates] The planned comparison, and what is printed with it: the same list of countries in other places, the end of the list in 2019, and claims, which are counted and not judged.
    [asked] What States and the forum of November 2012 asked of Canada by subject, what Canada answered, and what law or policy says today.
    [recommendations] The recommendations of the forum on trafficking in Toronto in November 2012, in our words, and what is known of each.
    [provisions] Provisions that either bill wrote and that stand in the Act today, by what they are about. A provision that a later Act enacted again is not counted.
    [work_permits] For the middle position approved each year, the number of other employers to whom the worker could lawfully have moved under each kind of permit.
    [themes] Sentences of reports and recommendations coded with each theme, by language, and how many of them are right as far as is known.
    [gaps] What we looked for and did not find whole, the claim that it would test, and who holds it. For each, a request for access to information is ready to send in the data table.
   *[permits] Every number on permits for trafficked persons that was found in a public source, and what it counts.
    }

finding-subject = { $code ->
    [lives] Who lost what under Bills C-31 and C-10
    [exposure] How many claimants the rules could reach
    [waiting] How many stood before a closed door, and for how long
    [reform] What happened to claims when the new system began
    [estimates] What the numbers can say about the bills
    [asked] What was asked of Canada, and what it answered
    [recommendations] What became of the recommendations of 2012
    [provisions] Provisions in force today that came from the bills
    [work_permits] What a permit for a sector or a province would open
    [themes] What reports speak of, and how sure we are
    [gaps] What is missing, and who holds it
   *[permits] Permits for trafficked persons: every number found
    }
finding-rows = Rows of the data that it was read from

# title of a finding. least, most: numbers of claimants; count: people
finding-exposure-title = Waiting { DAYS($law-work_dco_wait-days) }: { $least } to { $most } claims; { YEARS($law-trp_dfn-years) }: { $count ->
    [one] one known person
   *[other] { $count } known people
    }
finding-exposure-days = In force
finding-exposure-high = At most
finding-exposure-upper_unknown = unknown
finding-exposure-open = { $code ->
    [ended] { $day } to a day that is not known here
   *[unchecked] since { $day }; whether it has ended was not checked
    }
finding-exposure-again = { $span }, then by { $act }
finding-exposure-emptied = { $span }, still written, but no country is listed since { $day }
finding-exposure-note = Claimants, not refusals and not trafficked persons. One person may appear in several rows, and no share of trafficked persons is known. The waits of { MONTHS($law-hc_12m_2019-months) } go on under an Act of 2019. A rule that still stands has met more claimants since the published counts end.

# title of a finding. total, heard: planned comparisons; kind: fall, if all that is heard is a suggestive fall, or other
finding-estimates-title = { $verdict ->
    [supported] Designated countries fell more than comparable ones, beyond what they did in other places
    [suggestive] Designated countries fell more than comparable ones, beyond other places; why is not settled
    [no_large_change] A typical designated country neither fell to { PERCENT($origins_claiming-vote-large_fall) } nor rose { $origins_claiming-vote-large } times
    [contradicted] Designated countries rose where a fall was predicted
   *[cannot_tell] Most designated countries fell more than comparable ones, and these figures cannot tell why
    }
finding-estimates-estimand = What is compared
finding-estimates-estimate = Change against others ({ PERCENT($origins_claiming-confidence) } interval)
# a verdict. times: how often a fall is claimed where there is none, of 100
finding-estimates-note = The { $origins_claiming-designs } designs share one data set, so their agreement is not { $origins_claiming-designs } proofs. The verdict needs { $origins_claiming-vote-needed }. “Cannot tell” is not “no change.” Fewer claims does not mean fewer people in need. Each design, and other choices, stand in the table of robustness. Claims by country and month, from the Immigration and Refugee Board, would settle more.

# title of a finding. total, met, partly, cannot_tell: recommendations
finding-recommendations-title = Of { $total } recommendations: { $met ->
    [0] none known met
   *[other] { $met } met
    } in full, { $partly } in part, { $cannot_tell } unsettled
finding-recommendations-asks = What it asks for
finding-recommendations-level = Government

# title of a finding. rows: provisions
finding-provisions-title = { $rows ->
    [one] One provision from C-31 or C-10 on trafficked persons' paths is
   *[other] { $rows } provisions from C-31 or C-10 on trafficked persons' paths are
    } still law
finding-provisions-subject_of = About
finding-provisions-count = Provisions
finding-provisions-units = Which
finding-provisions-since = In force since
finding-provisions-reworded = Reworded since by
finding-provisions-note = A provision that is still in the law need not be in use: since May 2019 no country is designated. The Federal Court held those marked * contrary to the Charter, in whole or in part: Y.Z. in 2015, on the appeal, and Feher in 2019, on the risk assessment.

# title of a finding. year: a year; narrow, province: numbers of employers
finding-work_permits-title = Half of the positions: { $narrow } other employers or more by sector, { $province } by province
finding-work_permits-year = { $months ->
    [12] { $year }
    [one] { $year } ({ $months } month)
   *[other] { $year } ({ $months } months)
    }
finding-work_permits-narrow = Sector in one province
finding-work_permits-sector = Sector, all Canada
finding-work_permits-province = One province, all sectors
finding-work_permits-open = Open permit
finding-work_permits-note = Employers who had positions approved in the twelve months before. An employer who is approved need not hire. A year marked with months counts the positions of those months only; other employers of that year and the next can be counted too low. Lists name no sector before 2016.

# title of a finding. sentences: of organizations, all of them read; theme: that of most of them, count: its sentences
finding-themes-title = How we searched: organizations speak most of “{ $theme }”
finding-themes-unread = How we searched: how often each kind of text speaks of a theme
finding-themes-un_en = United Nations, English
finding-themes-government_en = Governments, English
finding-themes-government_fr = Governments, French
finding-themes-ngo_en = Organizations, English
finding-themes-ngo_fr = Organizations, French
finding-themes-not_measured = not measured
finding-themes-note = Kinds of text are not added up: instructions to officers, recommendations of States and organizations say different things in different amounts. A theme that is rarely spoken of may matter most to those it concerns.
finding-themes-note_readers = Organizations: every sentence was read. Elsewhere: the { PERCENT($coding-confidence) } interval of an estimate from sentences read by this project, by stratum of what the program gave; it counts sentences that the program missed. Fewer than { $coding-fewest } read sentences with the theme: not measured. Nobody outside the project has read them.

# title of a finding. rows: missing counts
finding-gaps-title = { $rows ->
    [one] We looked for one count, did not find it whole; a public body holds it
   *[other] We looked for { $rows } counts, did not find them whole; public bodies hold them
    }
finding-gaps-missing = What is missing
finding-gaps-claim = What it would test
finding-gaps-holder = Who holds it
finding-gaps-note = Ask for totals, with “fewer than { $disclosure-fewest }” kept as such. An organization that holds a person's file should not send the request.

# title of a finding. before, after: numbers of permits
finding-permits-title = Permit counts do not compare: { $before } with renewals, it seems; { $after } with families
finding-permits-series = What
finding-permits-number = Number
finding-permits-note = People whom officials recognised, not trafficked persons in Canada.
# a yearly count, with the Poisson interval of 95 %
finding-permits-interval = { $count } (by chance { $low } to { $high })
finding-permits-no_series = We looked for a series by year and found none whole, so no change after the bills can be measured.
tables-everything = All tables together:
tables-workbook = Excel workbook, a sheet for each table
tables-package = Description of all columns (datapackage.json)
tables-first_rows = First rows
tables-columns = All columns ({ $count })
tables-about = Notes, how it was made, how to cite it
tables-shown = #shown of #rows matching rows shown; the table has #all
tables-loading = Loading all rows …
tables-filters = Filters
tables-download_shown = Download the matching rows (CSV)
tables-reset = Show everything
tables-more = Show more rows
tables-nothing = No row of the table matches.
tables-source_count = Sources: #count
trail-function = Function
trail-row_of_page = row { $row }
findings-together = All findings in one file:
tables-shown_all = Rows shown: #shown of #all
tables-back = All data tables
recommendations-up = Back to the list
finding-estimates-row = { $code ->
    [canada] In Canada, { $origins_claiming-after-first }-{ $origins_claiming-after-last } against { $origins_claiming-base-first }-{ $origins_claiming-base-last }: { $treated } designated and { $others } other countries, each counted once
    [elsewhere] The same list in other places and years ({ $windows }), without this law
    [reversal] In Canada when the list ended, 2019 against 2017-2018
    [claims] Claims, each counted once: { $before } before, { $after } after
   *[without_two] The same without the { SPELL($comparison-largest) } largest countries
    }
finding-estimates-agree = Designs, or places, that say: fell
finding-estimates-share = { $fell } of { $designs }
finding-estimates-false = False falls of 100, by process
finding-estimates-found = A fall to { PERCENT($origins_claiming-simulation-against) } is found, of 100
finding-estimates-unjudged = Counted, not judged
finding-waiting-title = On average, { $low } to { $high } refused claimants faced the humanitarian bar, if none left
finding-waiting-note = Claimants, not trafficked persons and not refusals; how many asked is not counted. The rate of leaving is an assumption; the Canada Border Services Agency holds the removals that give it, and the table uses them where it has sent them. The title takes the reading without exceptions; with exceptions the low end is not known. Never add the rows.
