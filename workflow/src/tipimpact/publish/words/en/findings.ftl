# Words of the findings, in English: the short tables with a title that says what was found.

# title of the list of findings
findings-title = Findings
# under the title of the list of findings
findings-lead = { $count ->
    [one] One short table.
   *[other] { $count } short tables. Each fits on one page and can go into a report or a message as it stands.
    } The long tables behind them are under data tables.
# link from a finding to all of them
findings-all = All findings
# a share. value: a number or a range
finding-percent = { $value }%
# a change of a share
finding-points = { $value } points
# the least that a share can be. value: a percentage
finding-at_least = at least { $value }
# publishers that are not named
finding-others = { $count ->
    [one] one other publisher
   *[other] { $count } other publishers
    }
# a data table as the source of a finding
finding-table = Data table { $number }, { $title }
# label before the sources of a finding
finding-from = Made from
# how to cite a finding
finding-cite = tipimpact contributors, “{ $title },” in { $site }, { $edition }, version { $version }.
# note under a finding that rests on law
finding-note-not_reviewed = No lawyer has reviewed these readings of the law. This is not legal advice.
# shown on the page of a finding whose rows are missing
finding-empty = This edition does not hold the data for this finding.
# caption of the rows that a number was read from
finding-rows = Rows of the data that it was read from

# title of a finding. longest: a length of time
finding-lives-title = Bill C-31 closed the appeal and other steps to some people, and made some wait up to { $longest } longer to ask for help; Bill C-10 made people wait longer to set a record aside
# subject of a finding
finding-lives-subject = Who lost what under Bills C-31 and C-10
# what a finding shows
finding-lives-what = Each row is a made-up person whose dated life is put to the law, with and without each bill. The table says what the bill took away, postponed or narrowed for that person.
# column
finding-lives-life = Person
# column
finding-lives-closed = Closed
# column
finding-lives-delayed = Later, by
# column
finding-lives-narrowed = Narrowed to
# column
finding-lives-clauses = Provision (bill)
# after a remedy: how often detention is reviewed. value: 6 months
finding-lives-limit = { $code ->
    [review_interval] reviewed every { $value }
   *[days_to_act] within { $value }
    }
# until when a rule held. day: a date
finding-lives-until = until { $day }
# note under a finding
finding-lives-note = Nobody has counted how many trafficked persons led such a life. Being able to ask does not mean getting it. Seven more lives are in the data table.

# title of a finding. least, most: numbers of claimants; count: people
finding-exposure-title = The 180-day wait for a work permit that came with Bill C-31 applied to { $least } to { $most } refugee claims, and its five-year wait to { $count ->
    [one] one person
   *[other] { $count } people
    } that we know of; nobody counted the trafficked persons among them
# subject of a finding
finding-exposure-subject = How many claimants the rules could reach
# what a finding shows
finding-exposure-what = For each rule, the fewest and the most claimants that public counts allow. The rows overlap and must not be added.
# column
finding-exposure-rule = Rule
# column
finding-exposure-clause = Provision
# column
finding-exposure-days = In force
# column
finding-exposure-low = At least
# column
finding-exposure-high = At most
# column
finding-exposure-counted = What is counted
# note under a finding
finding-exposure-note = Claimants, not refusals and not trafficked persons. One person may appear in several rows, and no share of trafficked persons is known. The waits of 12 months go on under an Act of 2019.

# title of a finding. total, heard: planned comparisons; kind: fall, if all that is heard is a suggestive fall, or other
finding-estimates-title = { $heard ->
    [0] None of the { $total } planned comparisons can tell what the bills changed
    [one] { $kind ->
        [fall] One of the { $total } planned comparisons points to a fall in claims from designated countries and does not prove it; the others cannot tell
       *[other] One of the { $total } planned comparisons says something of what changed after the bills; the others cannot tell
        }
   *[other] { $kind ->
        [fall] { $heard } of the { $total } planned comparisons point to a fall in claims from designated countries and do not prove it; the others cannot tell
       *[other] { $heard } of the { $total } planned comparisons say something of what changed after the bills; the others cannot tell
        }
    }
# subject of a finding
finding-estimates-subject = What the numbers can say about the bills
# what a finding shows
finding-estimates-what = Each row is a comparison that was planned in writing. It shows the smallest change that would matter, the smallest that the data could have shown, and what came out.
# column
finding-estimates-estimand = What is compared
# column
finding-estimates-matters = Smallest change that matters
# column
finding-estimates-detectable = Smallest change the data could show
# column
finding-estimates-possible = Verdicts that could have come out
# column
finding-estimates-estimate = Estimate (interval)
# column
finding-estimates-verdict = Verdict
# where nothing was estimated
finding-estimates-gap = Not estimated: these base years could not have told
# a verdict. times: how often a fall is claimed where there is none, of 100
finding-estimates-chance = { $verdict }; with no change at all, they would do so { $times }% of the time
# note under a finding
finding-estimates-note = An estimate compares claims of 2013 and 2014 with what the change in other countries suggests. “Cannot tell” is not “no change.” Fewer claims does not mean fewer people in need.

# title of a finding. total, met, partly, cannot_tell: recommendations
finding-recommendations-title = { $met ->
    [0] None of the { $total } recommendations of 2012 is known to be met in full;
    [one] One of the { $total } recommendations of 2012 is met in full;
   *[other] { $met } of the { $total } recommendations of 2012 are met in full;
    } { $partly ->
    [one] one is met in part,
   *[other] { $partly } are met in part,
    } and for { $cannot_tell } nobody published what would settle it
# subject of a finding
finding-recommendations-subject = What became of the recommendations of 2012
# what a finding shows
finding-recommendations-what = The recommendations of the forum on trafficking in Toronto in November 2012, in our words, and what is known of each.
# column
finding-recommendations-number = No.
# column
finding-recommendations-asks = What it asks for
# column
finding-recommendations-status = Status
# column
finding-recommendations-known = Why
# column
finding-recommendations-level = Government

# title of a finding. rows: provisions
finding-provisions-title = { $rows ->
    [one] One provision on the paths of trafficked persons that came from Bill C-31 or C-10 still stands
   *[other] { $rows } provisions on the paths of trafficked persons that came from Bill C-31 or C-10 still stand
    } in the law
# subject of a finding
finding-provisions-subject = Provisions in force today that came from the bills
# what a finding shows
finding-provisions-what = Provisions that either bill wrote and that stand in the Act today, by what they are about. A provision that a later Act enacted again is not counted.
# column
finding-provisions-subject_of = About
# column
finding-provisions-count = Provisions
# column
finding-provisions-units = Which
# column
finding-provisions-bill = Bill
# column
finding-provisions-since = In force since
# column
finding-provisions-reworded = Reworded since by
# note under a finding
finding-provisions-note = A provision that is still in the law need not be in use: since May 2019 no country is designated. The Federal Court held those marked * contrary to the Charter, in whole or in part: Y.Z. in 2015, on the appeal, and Feher in 2019, on the risk assessment.

# title of a finding. year: a year; narrow, province: numbers of employers
finding-work_permits-title = With a permit for one sector in one province, half of the positions of { $year } would have had at least { $narrow } other employers; with a permit for the whole province, { $province }. A tied permit gives none
# subject of a finding
finding-work_permits-subject = What a permit for a sector or a province would open
# what a finding shows
finding-work_permits-what = For the middle position approved each year, the number of other employers to whom the worker could lawfully have moved under each kind of permit.
# column
finding-work_permits-year = Year
# column
finding-work_permits-positions = Positions approved
# column
finding-work_permits-narrow = Sector in one province
# column
finding-work_permits-sector = Sector, all Canada
# column
finding-work_permits-province = One province, all sectors
# column
finding-work_permits-open = Open permit
# note under a finding
finding-work_permits-note = Employers who had positions approved in the twelve months before. An employer who is approved need not hire. Lists cover part of 2014 and name no sector before 2016.

# title of a finding. total: shares; known, bounds: shares
finding-themes-title = Of { $total } shares of what reports speak of, { $known ->
    [0] none is known with its error
    [one] one is known with its error
   *[other] { $known } are known with their error
    } and { $bounds ->
        [0] none has even a least value
        [one] one is only a least value
       *[other] { $bounds } are only a least value
    }
# subject of a finding
finding-themes-subject = What reports speak of, and how sure we are
# what a finding shows
finding-themes-what = Share of the sentences of reports and of parliamentary evidence that speak of each theme, by language, with the error of the coding.
# column
finding-themes-theme = Theme
# column
finding-themes-share_en = English, share
# column
finding-themes-coded_en = English, sentences coded
# column
finding-themes-share_fr = French, share
# column
finding-themes-coded_fr = French, sentences coded
# column
finding-themes-asks = Requests that reports make
# note under a finding
finding-themes-note = The two languages hold different documents. A theme that is rarely spoken of may matter most to those it concerns.
# note under a finding
finding-themes-note_readers = Two readers of this project checked the coding, and a third settled differences. Nobody outside the project has.

# title of a finding. rows: missing counts
finding-gaps-title = { $rows ->
    [one] One count that would answer the question is
   *[other] { $rows } counts that would answer the question are
    } held by public bodies and published by none
# subject of a finding
finding-gaps-subject = What is missing, and who holds it
# what a finding shows
finding-gaps-what = What nobody publishes, the claim that it would test, and who holds it. For each, a request for access to information is ready to send in the data table.
# column
finding-gaps-missing = What is missing
# column
finding-gaps-claim = What it would test
# column
finding-gaps-holder = Who holds it
# note under a finding
finding-gaps-note = Ask for totals, with “fewer than 5” kept as such. An organization that holds a person's file should not send the request.

# title of a finding. before, after: numbers of permits
finding-permits-title = No two counts of permits for trafficked persons can be compared: { $before } up to 2012 with renewals, { $after } in 2015 to 2023 with family members
# subject of a finding
finding-permits-subject = Permits for trafficked persons: every number found
# what a finding shows
finding-permits-what = Every number on permits for trafficked persons that was found in a public source, and what it counts.
# column
finding-permits-series = What
# column
finding-permits-period = Period
# column
finding-permits-number = Number
# column
finding-permits-unit = Unit
# column
finding-permits-who = Who is counted
# note under a finding
finding-permits-note = People whom officials recognised, not trafficked persons in Canada. No series by year is published, so no change after the bills can be measured.
# link to the explorer's files
tables-everything = All tables together:
# link to a workbook
tables-workbook = Excel workbook, a sheet for each table
# link to the description of all tables
tables-package = Description of all columns (datapackage.json)
# folds the first rows of a table
tables-first_rows = First rows
# folds notes and citation of a table
tables-about = Notes, how it was made, how to cite it
# the explorer's count. #shown, #rows and #all are filled by the page
tables-shown = #shown of #rows matching rows shown; the table has #all
# the explorer is loading rows
tables-loading = Loading all rows …
# folds the explorer's filters
tables-filters = Filters
# button of the explorer
tables-download_shown = Download the matching rows (CSV)
# button of the explorer
tables-reset = Show everything
# button of the explorer
tables-more = Show more rows
# the explorer found nothing
tables-nothing = No row of the table matches.
# folds the sources of a table
tables-source_count = Sources: #count
# step of a trail
trail-function = Function
# row of a finding
trail-row_of_page = row { $row }
# files of all findings
findings-together = All findings in one file:
# the explorer's count before anything is asked. #shown and #all are filled by the page
tables-shown_all = Rows shown: #shown of #all
# link of the explorer
tables-back = All data tables
# link from a recommendation
recommendations-up = Back to the list
