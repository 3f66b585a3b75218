# Words of the stage publish, in English.

# title of the site
site-title = What Bills C-31 and C-10 did to trafficked persons
# name of the edition
edition = { $code ->
    [sample] Sample edition
   *[official] Official edition
    }
# section of an Act, before its number
law-section = s.
# sections of an Act, before their numbers
law-sections = ss.
# chapter of a year's statutes
law-chapter = c.
# Immigration and Refugee Protection Act
law-IRPA = IRPA
# Immigration and Refugee Protection Regulations
law-IRPR = IRPR
# Statutes of Canada
law-SC = S.C.
# Revised Statutes of Canada
law-RSC = R.S.C.
# Statutory Orders and Regulations
law-SOR = SOR
# Statutory Instruments
law-SI = SI
# between two labels
law-and = and
# between two labels
law-to = to
# an interval whose ends are numbers
interval = { $low } to { $high }
# a span from one month or year to another
span-both = { $first } to { $last }
# a span from one day to another
span-days = { $first } to { $last }
# a span whose end is not known well
span-about = { $first } to about { $last }
# a span whose first day is not stated, to a month or a year
span-until = up to { $day }
# a span whose first day is not stated, to a day
span-until_day = up to { $day }
# a span from a month or a year on
span-since = since { $day }
# a span from a day on
span-since_day = since { $day }
# a span that the source does not date
span-fiscal_year = one fiscal year, up to about { $year }
# a span that the source does not date
span-five_years = five years, up to about { $year }
# release of a source
release-released = { $period }, released in { $day }
# release of a source
release-package = version { $version } of the package { $title }
# release of a source
release-other = not the known release ({ $known }), but a file whose SHA-256 checksum begins with { $id }
# a fact that holds
value-boolean = { $code ->
    [true] yes
   *[false] no
    }
# in a cell whose value is not known
mark = { $code ->
    [unknown] unknown
    [none] –
   *[not_reviewed] not reviewed by counsel
    }
# explains the mark
mark-means = { $code ->
    [unknown] the value is not known from the sources below; it is neither zero nor “no”
    [none] nothing to state, or not applicable to this row
   *[not_reviewed] a reading made from the text of the law that no lawyer has checked yet
    }
# above a table of law
status-not_reviewed = Rows not reviewed by counsel: { $count } of { $rows }. Nothing here is legal advice.
# above a table that was made although files are missing
status-missing = Made without { $count ->
    [one] one file that could not be had: { $titles }.
   *[other] { $count } files that could not be had: { $titles }.
    } Where to find { $count ->
    [one] it
   *[other] each of them
    } and where to put it: table { $gaps }.
# after the titles of some missing files
status-missing-others = and { $count ->
    [one] one more
   *[other] { $count } more
    }
# what the sample edition is
edition-means = { $code ->
    [sample] The figures are real and come from the sources named; names of employers are pseudonyms; texts of law and of reports are digests in our own words. Counts that rest on digests are smaller than those of the full texts.
   *[official] Made from the publishers' complete files. A file that could not be had is listed with what cannot be settled.
    }
# what stands for a source in the sample edition
sample = { $code ->
    [digest] In this edition: a digest in our own words.
    [figures] In this edition: a selection of the real figures.
   *[pseudonyms] In this edition: a selection of the real figures, with pseudonyms for employers.
    }
# a fact under a table
fact = { $code ->
    [plan_hash] Hash of the plan (fixed before the run read any outcome)
   *[codebook_hash] Hash of the codebook
    }
# link to the same page in the other language; each in its own language
page-language = Français
# first link of a page
page-skip = Skip to content
# label of a table
page-table = Table { $number }
# label
page-version = Version
# label above a table
page-what = What it is
# label above a table
page-is_not = What it is not
# instead of rows
page-no_rows = This table has no rows in this edition. That means that nothing was found in its sources, not that nothing exists.
# instead of rows that need a file that could not be had
page-no_rows_missing = There are no rows, because files that this table needs could not be had. They are named above. That is neither zero nor “no”.
# heading under a table
page-notes = Notes
# heading under a table
page-marks = Marks
# heading under a table
page-sources = Sources
# under the sources heading
page-no_sources = This table rests on no retrieved source.
# date or period of a source
page-vintage = Vintage: { $vintage }.
# day a source was retrieved
page-accessed = Accessed: { $date }.
# heading under a table
page-licences = Licences and attribution
# heading under a table
page-trace = How it was made
# heading under a table
page-cite = How to cite
# after the citation
page-cite_sources = Cite the sources of the figures too.
# label before links
page-download = Download:
# note under every table that holds numbers
page-rounding = Numbers on this page are rounded once, half to even (2.5 becomes 2); the CSV file holds them unrounded.
# how to cite a table
cite-table = tipimpact contributors, “{ $title },” table { $number } in { $site }, { $edition }, version { $version }.
# number of a row, heading
page-row = No.
# author in citations
cite-author = tipimpact contributors
# name of a sheet of a workbook
sheet-cover = About
# name of a sheet of a workbook
sheet-data = Data
# name of a sheet of a workbook
sheet-notes = Notes and sources
# on the cover sheet of a workbook
sheet-contents = Sheet 2 holds the { $rows ->
    [one] one row
   *[other] { $rows } rows
    } of the table; sheet 3 the notes, marks, sources and how to cite it.
# note of a workbook
sheet-rounding = Cells hold unrounded numbers; they are shown with the decimals of the printed table.
# under the heading
index-answer-note = Each number below is read from the table it links to.
# number of rows of a table
index-rows = Rows: { $rows }.
# instead, for a table that needs files that could not be had
index-missing = No rows, because files are missing.
# link to the pages in a language; each in its own language
chooser-enter = Read in English
# title of the page that leads to both languages
chooser-title = Choose a language
# schedule of an Act, before its number
law-schedule = Sch.
# the answer so far; act is an abbreviation
answer-sections = Bill { $bill } changed { $count ->
    [one] { TRAIL($count) } provision
   *[other] { TRAIL($count) } provisions
    } { OF($act) } listed as bearing on trafficked persons{ $later ->
    [0] .
    [one] ; another Act has since changed { TRAIL($later) } of them again.
   *[other] ; another Act has since changed { TRAIL($later) } of them again.
    }
# the answer so far; claim is a sentence
answer-verdict = { $verdict }. Claim put to the data: “{ $claim }”
# the answer so far
answer-gaps = { $count ->
    [one] { TRAIL($count) } statement cannot be settled by any series held here.
   *[other] { TRAIL($count) } statements cannot be settled by any series held here.
    }
# the answer so far
answer-recommendations = Recommendations of the forum: { TRAIL($total) }. What became of them: { $counts }.
# how often something occurs, in a list
answer-count = { $what } ({ $count })
# instead of a sentence of a table whose files are missing
answer-missing = Table { $table }, { $title }, says nothing here, because { $count ->
    [one] a file that it needs could not be had
   *[other] files that it needs could not be had
    }: { $titles }. Where to find { $count ->
    [one] it
   *[other] each of them
    } and where to put it: table { $gaps }.
# source of a reading
reading-text = the provision itself
# Interim Federal Health Program, and the order of 2012 on it
law-IFHP = IFHP
# lawyer's sheet
counsel-title = Provisions that matter to trafficked persons: sheet for review
# lawyer's sheet
counsel-how = Each row is one reading of one provision, with the text of the law beside it. Please leave the first four columns as they are. Decide with “agree” or “amend”; with “amend”, give a wording in either language or a remark. Sign under the table: an unsigned sheet changes nothing. None of this is legal advice to anyone.
# lawyer's sheet
counsel-id = Row
# lawyer's sheet
counsel-english = English
# lawyer's sheet
counsel-french = French
# lawyer's sheet
counsel-about = Reading (view; holder; source)
# lawyer's sheet
counsel-decision = Decision (agree, amend)
# lawyer's sheet
counsel-amended_en = Amended wording, English
# lawyer's sheet
counsel-amended_fr = Amended wording, French
# lawyer's sheet
counsel-remark = Remark
# lawyer's sheet
counsel-name = Reviewed by (name)
# lawyer's sheet
counsel-date = Date (2027-01-31)
# lawyer's sheet
counsel-no_text = {"["}text not held, or not in this edition]
# sheet that confirms numbers read in reports
quantity-sheet-title = Numbers read in reports: sheet to confirm
# sheet that confirms numbers read in reports
quantity-sheet-how = Each row is one number that rules found in a report. Please look it up in the document. Leave the first eight columns as they are. Decide: confirm or reject. To confirm, give the series (config/series.yaml, readings), who counted, your name and the name of a second person who read it apart from you. Without these two names and the organization that counted, nothing is taken over. Correct the period or the number if they are wrong. Write fewer than five persons as 1 in least and 4 in most, with no number.
# sheet that confirms numbers read in reports
quantity-sheet-id = Row
# sheet that confirms numbers read in reports
quantity-sheet-place = Document and place
# sheet that confirms numbers read in reports
quantity-sheet-quote = Sentence
# sheet that confirms numbers read in reports
quantity-sheet-number = Number found
# sheet that confirms numbers read in reports
quantity-sheet-unit = Counted
# sheet that confirms numbers read in reports
quantity-sheet-who = Who
# sheet that confirms numbers read in reports
quantity-sheet-what = What happened
# sheet that confirms numbers read in reports
quantity-sheet-when = When
# sheet that confirms numbers read in reports
quantity-sheet-decision = Decision (confirm, reject)
# sheet that confirms numbers read in reports
quantity-sheet-series = Series
# sheet that confirms numbers read in reports
quantity-sheet-counted_by = Who counted
# sheet that confirms numbers read in reports
quantity-sheet-group = Group, if the series has groups
# sheet that confirms numbers read in reports
quantity-sheet-period = Period, if it is another
# sheet that confirms numbers read in reports
quantity-sheet-value = Number, if it is another
# sheet that confirms numbers read in reports
quantity-sheet-low = Least, if only a range is stated
# sheet that confirms numbers read in reports
quantity-sheet-high = Most
# sheet that confirms numbers read in reports
quantity-sheet-reader = Reader
# sheet that confirms numbers read in reports
quantity-sheet-second_reader = Second reader
# sheet that confirms numbers read in reports
quantity-sheet-confirmed_on = Date (2027-01-31)
# sheet that confirms numbers read in reports
quantity-sheet-remark = Remark
# unit
unit-parts_of_1 = parts of 1
# menu of the site
site-answer = Answer
# menu of the site
site-law = The law
# menu of the site: archetypes of trafficked persons
site-archetypes = Situations
# menu of the site
site-recommendations = Recommendations
# menu of the site
site-tables = Tables
# menu of the site
site-methods = Methods
# menu of the site: sources and their dates
site-data = Data
# page of the site
site-accessibility = Accessibility
# label of the menu
site-menu = Pages of the site
# at the foot of each page
site-advice = Nothing here is legal advice.
# heading of the answer
answer-section = { $code ->
    [rule] Established by rule
    [supported] What the numbers point to
    [against] Put to the data and not found
    [cannot_tell] Cannot tell
   *[asked] What was asked
    }
# under the heading
answer-section-means = { $code ->
    [rule] What follows from the words of the law alone.
    [supported] “Supported” alone allows the word effect. “Suggestive” points to a change after the bills and does not prove it.
    [against] The data could have shown a change of the size of interest, and did not, or showed the contrary.
    [cannot_tell] Statements that the public data do not settle, either way.
   *[asked] The recommendations of the forum of 2012.
    }
# the answer so far
answer-supported = Comparisons that were planned and are judged: { TRAIL($total) }. { $count ->
    [0] No comparison points to a change after the bills.
    [one] { TRAIL("One") } of them points to a change after the bills.
   *[other] { TRAIL($count) } of them point to a change after the bills.
    }
# link from the answer
answer-more-law = Read each provision before and after
# link from the answer
answer-more-methods = How a verdict is reached
# link from the answer
answer-more-gaps = What would settle each claim, with a request ready to send
# link from the answer
answer-more-recommendations = See what became of each recommendation
# link that opens the trail of a number
trail-open = Where from?
# link that closes a trail
trail-close = Close
# title of a trail
trail-title = Where this comes from
# title of the trail of a row
trail-row = Row { $row } of table { $number }
# label in a trail
trail-table = Table
# label in a trail
trail-rows = Rows
# label in a trail
trail-counted = What is counted
# label in a trail
trail-source = Source
# label in a trail
trail-place = Place in it
# label in a trail
trail-sentence = Sentence
# after the first links of many
trail-more = and { $count } more
# where a row names no single source
trail-all_sources = the sources under the table
# place in a text
trail-characters = characters { $start } to { $end }
# what a sentence of the answer counts
trail-answer-sections = Provisions whose relevance is direct, pathway or context, each once however many clauses changed it.
# what a sentence of the answer counts
trail-answer-supported = Planned estimates, and those whose verdict is “supported” or “suggestive”.
# what a sentence of the answer counts
trail-answer-gaps = Missing series whose claim is written down.
# what a sentence of the answer counts
trail-answer-recommendations = Rows by status.
# first sentence of the list of tables
tables-lead = Every data table of this edition, with its files. Open one to search, sort and filter all of its rows; each number opens its trail.
# names a row
tables-row = row #row
# above a table
tables-trail = A number, or the mark after the first cell of a row, opens its source and how it was made.
# label of a field
tables-search = Search
# no filter
tables-all = All
# tooltip of a column's title
tables-sort = Sort
# heading under a table
tables-made = How its numbers are made
# title of the page of the law
law-title = What the bills changed in the Immigration and Refugee Protection Act
# title of the page of an Act
law-title_act = What the bills changed in { THE($act) }
# first sentence of a page of the law
law-lead = Each provision that Bills C-31 and C-10 changed: its words the day before, its words on the day, and what became of it.
# above pages of law
law-advice = Readings of the text of the law; no lawyer has reviewed them, except where a name is given. Nothing here is legal advice.
# number of provisions of an Act
law-count = { $count ->
    [one] { $count } provision
   *[other] { $count } provisions
    }
# heading
law-listed = Provisions { OF($act) } that bear on trafficked persons
# heading
law-others = Other provisions { OF($act) } that the bills changed
# what a clause does
law-does = Bill { $bill }, clause { $clause }: { $operation }.
# day of commencement and how it is known
law-day = In force: { $day } ({ $known }).
# in place of the day of commencement
law-day_unknown = Day in force not known: { $why }.
# the portion that a clause changes, where it is not the whole unit
law-part = { $code ->
    [before] the words before { $place }
   *[after] the words after { $place }
    }
law-place = { $code ->
    [formula] the formula
   *[definition] the definition
    }
# state of a provision
law-state = Today: { $state }.
# later Acts
law-later = Changed afterwards by { $acts }.
# why a change never took place
law-not_applied = Did not take effect: { $why }.
# in place of the words before
law-absent = It did not exist.
# in place of the words after
law-gone = It is no longer there.
# summary of a difference
law-words = words removed { $removed }, added { $added }
# button
law-copy = Copy
# after the button was pressed
law-copied = Copied
# how to cite a provision
cite-provision = { $act }, s. { $unit }, as changed by Bill { $bill }, in { $site }, { $edition }, version { $version }, law#{ $anchor }.
# caption of a table
archetypes-caption = Remedies by day
# first sentence
methods-lead = What is claimed, how it is put to the data, and what would refute it. The plan is fixed and hashed before the run reads an outcome.
# heading
methods-verdicts = Verdicts
# under the heading
methods-verdicts-means = A verdict follows from one rule of code, applied to the interval and to checks that widen it or grade it, and from nothing else.

methods-reach = What could have come out

methods-choices = The rule, the base years 2010 and 2011 and the strata were written down after the counts had been read. With strata of peak and volume, or with 999 permutations under some seeds, the verdict on claims counted once is “cannot tell”: it stands at the edge.

methods-false = How often a fall is claimed where nothing changed

# estimand: the comparison; drawn: how the treated countries are drawn; shock: size of the shared shock; share: a percentage
methods-false-row = { $estimand }; { $drawn }; { $shock ->
    [no] no shared shock
   *[yes] a shared shock
    }

methods-earlier = Comparisons of an earlier version, which are no longer judged

methods-earlier-why = Why it is no longer judged
# heading
methods-hash = The plan of this run
# before the reason
methods-amended = The plan was changed after an outcome had been read.
# heading
methods-made = How each table is made
# first sentence
data-lead = Every source that a table rests on: who publishes it, the date of its content, when it was last looked at, its licence, and the tables that use it.
# number of sources
data-count = { $count ->
    [one] This page lists { $count } source; series that nobody publishes are counted too.
   *[other] This page lists { $count } sources; series that nobody publishes are counted too.
}
# vintage of a source
data-vintage = Content as of: { $vintage }.
# licence of a source
data-licence = Licence: { $licence }.
# first sentence
accessibility-lead = The site is meant to be read by everybody: with a keyboard, a screen reader, a phone, on paper, without script and without a network.
# heading
accessibility-done = What was done
# text
accessibility-done-text = Headings, lists, tables with headers and captions, labelled fields, visible focus, contrast of level AA, no motion, no colour that stands alone for a meaning. Search, filters, sorting and copying need a script; all else does not.
# heading
accessibility-tested = How it is tested
# text
accessibility-tested-text = Each version is opened in Chromium in both languages, at the width of a phone and enlarged to 200%, with the keyboard alone, and checked by the program axe against WCAG 2.2 at level AA. No person who uses a screen reader has tested it yet.
# heading
accessibility-limits = What is hard to read
# text
accessibility-limits-text = Wide tables scroll sideways inside their frame on a small screen. Words that come from a source in one language stand in that language. Sources on other sites may not be accessible.
# heading
accessibility-formats = Other formats
# text
accessibility-formats-text = Every table can be had as CSV, Excel, Word and LaTeX, with the same notes. The workbooks have one header row, no merged cells and notes as text; the Word tables repeat their header and bear an alternative text.
# heading
accessibility-write = If something cannot be read
# text
accessibility-write-text = Tell whoever sent you this site, or open an issue where the project is kept, with the name of the page and what you use to read it.
# label in a trail
trail-made = How it was made
# how a table was made, where nothing more is said
trail-made_generic = By the rules of this workflow from the sources under the table; each column is described in the table's file of columns.
# link to the table as a page that stands alone
page-file = { $code ->
    [html] Page for print
    [csv] CSV
    [xlsx] Excel
    [docx] Word
   *[tex] LaTeX
    }
# summary of a list of wordings
law-versions = How it read on a date: { $count ->
    [one] { $count } wording held
   *[other] { $count } wordings held
    }
# days of a wording that still stood
law-from = From { $since }
# days of a wording, the last one left out
law-between = { $since } until { $until }
# label of a field with a date
law-read_on = How it read on
# button beside a date
law-show = Show
# lawyer's sheet
counsel-rows-title = Who could ask for what: the rows of law, sheet for review
# lawyer's sheet
counsel-rows-about = Effect; from, until; how the day is known; Acts; another reading; review
# lawyer's sheet
counsel-cases-title = Who could ask for what: cases, sheet for review
# lawyer's sheet
counsel-cases-about = Law that the answers were taken from; review
# lawyer's sheet
counsel-recommendations-title = The 17 recommendations and what became of them: sheet for review
# lawyer's sheet
counsel-recommendations-about = Law that it bears on; review
# lawyer's sheet
counsel-condition = Condition
# lawyer's sheet
counsel-expected = On { $day } ({ $remedy }): { $answer } ({ $row }){ $more }{ $without }
# lawyer's sheet
counsel-because = , because: { $reason }
# lawyer's sheet
counsel-if_it_came = ; if the event came that day: { $answer }
# lawyer's sheet
counsel-until = ; first day after it: { $day }
# lawyer's sheet
counsel-reading = Holds as read by { $holder } ({ $date })
# lawyer's sheet
counsel-day_source = Days: { $source }
# lawyer's sheet
counsel-without = , without { $acts }
# lawyer's sheet
counsel-other_reading = Another reading
# heading under a table
page-abbreviations = Abbreviations
# heading under a table: wording of verdicts
page-verdict = What it allows one to say
# before the citation in the other language
page-cite_other = In French:
# abbreviation
abbreviation-CBSA-short = CBSA
# what an abbreviation stands for
abbreviation-CBSA-long = Canada Border Services Agency
# abbreviation
abbreviation-CCR-short = CCR
# what an abbreviation stands for
abbreviation-CCR-long = Canadian Council for Refugees
# abbreviation
abbreviation-DCO-short = DCO
# what an abbreviation stands for
abbreviation-DCO-long = designated country of origin
# abbreviation
abbreviation-ESDC-short = ESDC
# what an abbreviation stands for
abbreviation-ESDC-long = Employment and Social Development Canada
# abbreviation
abbreviation-HHI-short = HHI
# what an abbreviation stands for
abbreviation-HHI-long = Herfindahl-Hirschman index of concentration
# abbreviation
abbreviation-IFHP-short = IFHP
# what an abbreviation stands for
abbreviation-IFHP-long = Interim Federal Health Program
# abbreviation
abbreviation-IMP-short = IMP
# what an abbreviation stands for
abbreviation-IMP-long = International Mobility Program
# abbreviation
abbreviation-IRB-short = IRB
# what an abbreviation stands for
abbreviation-IRB-long = Immigration and Refugee Board
# abbreviation
abbreviation-IRCC-short = IRCC
# what an abbreviation stands for
abbreviation-IRCC-long = Immigration, Refugees and Citizenship Canada
# abbreviation
abbreviation-IRPA-short = IRPA
# what an abbreviation stands for
abbreviation-IRPA-long = Immigration and Refugee Protection Act
# abbreviation
abbreviation-IRPR-short = IRPR
# what an abbreviation stands for
abbreviation-IRPR-long = Immigration and Refugee Protection Regulations
# abbreviation
abbreviation-LMIA-short = LMIA
# what an abbreviation stands for
abbreviation-LMIA-long = labour market impact assessment
# abbreviation
abbreviation-NGO-short = NGO
# what an abbreviation stands for
abbreviation-NGO-long = non-governmental organization
# abbreviation
abbreviation-NOC-short = NOC
# what an abbreviation stands for
abbreviation-NOC-long = National Occupational Classification
# abbreviation
abbreviation-PRRA-short = PRRA
# what an abbreviation stands for
abbreviation-PRRA-long = pre-removal risk assessment
# abbreviation
abbreviation-RAD-short = RAD
# what an abbreviation stands for
abbreviation-RAD-long = Refugee Appeal Division
# abbreviation
abbreviation-RCMP-short = RCMP
# what an abbreviation stands for
abbreviation-RCMP-long = Royal Canadian Mounted Police
# abbreviation
abbreviation-RPD-short = RPD
# what an abbreviation stands for
abbreviation-RPD-long = Refugee Protection Division
# abbreviation
abbreviation-TFWP-short = TFWP
# what an abbreviation stands for
abbreviation-TFWP-long = Temporary Foreign Worker Program
# abbreviation
abbreviation-TRP-short = TRP
# what an abbreviation stands for
abbreviation-TRP-long = temporary resident permit
# abbreviation
abbreviation-UNHCR-short = UNHCR
# what an abbreviation stands for
abbreviation-UNHCR-long = United Nations High Commissioner for Refugees
# summary of a list
archetypes-facts = The facts of this situation
# summary of an explanation
archetypes-why = Why, step by step
# README of a results folder
crate-readme =
    # What Bills C-31 and C-10 did to trafficked persons

    Results of a run of tipimpact. Open `index.html` first. `data/` holds codes for analysis, `findings/`, `tables/` and `figures/` what is published, `run/` the workflow as it ran with a checksum of every file; `datapackage.json` describes the CSV files, `ro-crate-metadata.json` the run. The code is under the MIT licence; each table names the licences of its sources.
# title of a statement
replication-title = Replication of tipimpact { $version }, { $edition }
# opening of a statement
replication-about = { $site }. `README.md` says what it is; this statement says what a data editor or an archive asks.
# heading
replication-data = Where the data are from
# statement
replication-data_kind = { $code ->
    [sample] All files of this edition lie under `data/raw/sample/` in the bundle; nothing is retrieved.
   *[official] The publishers' files are not in the bundle: `make official` retrieves each from its address and refuses another than that of the checksum.
    }
# column
replication-source = Source
# column
replication-publisher = Publisher
# column
replication-licence = Licence
# column
replication-address = Address
# column
replication-checksum = SHA-256 of the official file
# heading
replication-needs = What it needs
# statement
replication-software = git, make and Python 3.11, 3.12 or 3.13; all else is in `requirements.lock`, with versions and checksums.
# statement
replication-machine = No special machine. `ro-crate-metadata.json` says when and where each step ran.
# statement
replication-seeds = One root seed (`seed` in `config/config.yaml`); every random stream is derived from it by name, and the same inputs give the same tables on one core or many.
# heading
replication-steps = Steps
# statement
replication-commands = `make results` makes the sample edition and `make official` the official one; `make test` runs the tests. `results/<edition>/run/sha256.txt` holds a checksum of every file to compare with.
# heading
replication-made = Brief, pages, findings, tables and figures, and their files
# output
replication-brief = Brief of four pages
# output
replication-pages = Answer page, which leads to all others
# heading
replication-faults = Licences and known faults
# statement
replication-known_faults = The code is under the MIT licence (`LICENSE`); the licence of each source is in the first table, and `make audit` lists the licences of the packages. `docs/known-faults.md` lists what is wrong or was not checked in this version.
# column
replication-number = No.
# column
replication-title_of = Title
# column
replication-file = File
page-label = { $label }:
# rows of a table in the shell. shown: rows shown; rows: rows of the table
shell-shown = Rows shown: { $shown } of { $rows }

## Lengths of time

length-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }

length-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
    }

length-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
    }

# length: one of the above, or years and months
length-about = about { $length }
