# Words of the stage publish, in English.

site-title = What Bills C-31 and C-10 did to trafficked persons
edition = { $code ->
    [release] Released edition
    [sample] Sample edition
   *[official] Official edition
    }
law-section = s.
law-sections = ss.
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
law-and = and
law-to = to
interval = { $low } to { $high }
span-both = { $first } to { $last }
span-days = { $first } to { $last }
span-undated = { $code ->
    [n2006-05_to__2006] May 2006 to about 2006
    [one_fiscal_year_to__2012] one fiscal year, up to about 2012
   *[five_years_to__2018_2020] five years, up to about 2018-2020
    }
span-open = { $code ->
    [to] up to { $day }
    [to_day] up to { $day }
    [since] since { $day }
   *[since_day] since { $day }
    }
release-released = { $period }, released in { $day }
release-package = version { $version } of the package { $title }
release-flagged = { $code ->
    [other] not the known release ({ $known }), but a file whose SHA-256 checksum begins with { $id }
    [unpinned] { $known }, unpinned: nobody had read the file before, and the SHA-256 checksum of the one that was taken begins with { $id }
   *[undated] unpinned: nobody had read the file before, and the SHA-256 checksum of the one that was taken begins with { $id }
}
value-boolean = { $code ->
    [true] yes
   *[false] no
    }
mark = { $code ->
    [unknown] unknown
    [none] –
   *[not_reviewed] not reviewed by counsel
    }
mark-means = { $code ->
    [unknown] the value is not known from the sources below; it is neither zero nor “no”
    [none] nothing to state, or not applicable to this row
   *[not_reviewed] a reading made from the text of the law that no lawyer has checked yet
    }
status-not_reviewed = Rows not reviewed by counsel: { $count } of { $rows }. Nothing here is legal advice.
status-missing = Made without { $count ->
    [one] one file that could not be had: { $titles }.
   *[other] { $count } files that could not be had: { $titles }.
    } Where to find { $count ->
    [one] it
   *[other] each of them
    } and where to put it: table { $gaps }.
names-others = and { $count ->
    [one] one more
   *[other] { $count } more
    }
not_computed = Not computed here: needs the complete files of { $publishers }. “make official” gets them.
edition-means = { $code ->
    [sample] The figures are real and come from the sources named; names of employers are pseudonyms; texts of law and of reports are digests in our own words. Counts that rest on digests are smaller than those of the full texts.
   *[official] Made from the publishers' files that could be had. A file that could not is listed with what cannot be settled.
    }
sample = { $code ->
    [digest] In this edition: a digest in our own words.
    [figures] In this edition: a selection of the real figures.
   *[pseudonyms] In this edition: a selection of the real figures, with pseudonyms for employers.
    }
fact = { $code ->
    [plan_hash] Hash of the plan (fixed before the run read any outcome)
   *[codebook_hash] Hash of the codebook
    }
# link to the same page in the other language; each in its own language
page-language = Français
page-skip = Skip to content
page-table = Table { $number }
page-version = Version
page-what = What it is
page-is_not = What it is not
page-lines_left = { $count ->
    [one] One more line stands on the page of the table.
   *[other] { $count } more lines stand on the page of the table.
    }
page-no_rows = This table has no rows in this edition. That means that nothing was found in its sources, not that nothing exists.
page-no_rows_missing = There are no rows, because files that this table needs could not be had. They are named above. That is neither zero nor “no”.
page-notes = Notes
page-marks = Marks
page-no_sources = This table rests on no retrieved source.
page-vintage = Vintage: { $vintage }.
page-accessed = Accessed: { $date }.
obtained-rows = Employer lists: { $refused ->
    [one] { $refused } row was left out because it could not be read
   *[other] { $refused } rows were left out because they could not be read
    }; { $repeated ->
    [one] { $repeated } row says the same as another and counts
   *[other] { $repeated } rows say the same as another and count
    }. The table “What each series can carry” and the log of the step that reads employer lists say more.
absent-title = Not held in this edition
absent-lead = This edition holds nothing that this page could show. That is neither zero nor “no”.
absent-sources = Which sources this edition rests on
page-licences = Licences and attribution
data-licensed = { $code ->
    [cc_by] This table: CC BY 4.0. Its sources:
   *[cc_by_nc] This table: CC BY-NC 4.0, because a source forbids commercial use. Its sources:
    }
package-list = { $code ->
    [sources] Sources, with citation and licence
    [situations] Situations of people, as named in the tables
    [remedies] What can be asked for
    [law_rows] Rows of law, with the provision that each cites
    [themes] Themes of the codebook
   *[series] Series of indicators
    }
page-cite = How to cite
page-cite_sources = Cite the sources of the figures too.
page-download = Download:
page-rounding = Numbers on this page are rounded once, half to even (2.5 becomes 2); the CSV file holds them unrounded.
cite-table = { $authors } ({ $year }), “{ $title },” table { $number } in { $site }, { $edition }, version { $version }, { $address }.
page-row = No.
cite-site = { $edition }, version { $version }
cite-brief = Brief, { $edition }, version { $version }
cite-finding = { $site }, { $edition }, version { $version }
cite-in_preparation = address in preparation
sheet-cover = About
index-rows = Rows: { $rows }.
index-missing = No rows, because files are missing.
# link to the pages in a language; each in its own language
chooser-enter = Read in English
chooser-title = Choose a language
law-schedule = Sch.
answer-count = { $what } ({ $count })
reading-text = the provision itself
law-IFHP = IFHP
counsel-provisions-title = Provisions that matter to trafficked persons: sheet for review
counsel-how = Each row is one reading of one provision, with the text of the law beside it. Please leave the first four columns as they are. Decide with “agree” or “amend”; with “amend”, give a wording in either language or a remark. Sign under the table: an unsigned sheet changes nothing. None of this is legal advice to anyone.
counsel-column = { $code ->
    [id] Row
    [english] English
    [french] French
    [decision] Decision (agree, amend)
    [amended_en] Amended wording, English
    [amended_fr] Amended wording, French
    [remark] Remark
    [themes] Themes (codes of the guide, or none)
    [name] Reviewed by (name)
   *[date] Date (2027-01-31)
    }
counsel-provisions-about = Reading (view; holder; source)
counsel-no_text = {"["}text not held, or not in this edition]
unit-parts_of_1 = parts of 1
site-answer = Answer
site-law = The law
site-archetypes = Situations
site-recommendations = Recommendations
site-tables = Tables
site-methods = Methods
site-data = Data
site-accessibility = Accessibility
site-menu = Pages of the site
site-advice = Nothing here is legal advice.
trail-open = Where from?
trail-close = Close
trail-title = Where this comes from
trail-row = Row { $row } of table { $number }
trail-table = Table
trail-rows = Rows
trail-counted = What is counted
trail-place = Place in it
value-quote = { $code ->
   *[not_passed_on] not passed on, because the licence of its source does not allow it; the row has its place
    }
trail-sentence = Sentence
trail-claim = How we know it
# The kind of claim that a sentence makes (statements/claim_types.py).
trail-kind_of_claim = { $code ->
    [quoted] Somebody says it: the sentence names who.
    [counted] Rows of the table count it.
    [inferred] We infer it; no source says it in these words.
    [searched] We looked for it; where and when is in the table of what is missing.
    [read_in_law] We read it in the law, in the provision and on the day that the row names.
   *[assumed] It holds only if what it assumes does.
}
trail-more = and { $count } more
trail-all_sources = the sources under the table
trail-characters = characters { $start } to { $end }
tables-lead = Every data table of this edition, with its files. Open one to search, sort and filter all of its rows; each number opens its trail.
tables-row = row #row
tables-trail = A number, or the mark after the first cell of a row, opens its source and how it was made.
tables-search = Search
tables-all = All
tables-sort = Sort
tables-made = How its numbers are made
law-title = What the bills changed in the Immigration and Refugee Protection Act
law-act_the = { $code ->
   *[IRPA] the IRPA
    [Criminal_Code] the Criminal Code
    [Criminal_Records_Act] the Criminal Records Act
    [C-44_6] the Corrections and Conditional Release Act
    }
law-act_of = of { law-act_the }
law-title_act = What the bills changed in { law-act_the }
law-lead = Each provision that Bills C-31 and C-10 changed: its words the day before, its words on the day, and what became of it.
law-advice = Readings of the text of the law; no lawyer has reviewed them, except where a name is given. Nothing here is legal advice.
law-count = { $count ->
    [one] { $count } provision
   *[other] { $count } provisions
    }
law-listed = Provisions { law-act_of } that bear on trafficked persons
law-others = Other provisions { law-act_of } that the bills changed
law-does = Bill { $bill }, clause { $clause }: { $operation }.
law-day = In force: { $day } ({ $known }).
law-day_unknown = Day in force not known: { $why }.
law-part = { $code ->
    [before] the words before { $place }
   *[after] the words after { $place }
    }
law-place = { $code ->
    [formula] the formula
   *[definition] the definition
    }
law-state = Today: { $state }.
law-later = Changed afterwards by { $acts }.
law-not_applied = Did not take effect: { $why }.
law-absent = It did not exist.
law-gone = It is no longer there.
law-words = words removed { $removed }, added { $added }
law-copy = Copy
law-copied = Copied
cite-provision = { $act }, s. { $unit }, as changed by Bill { $bill }, in { $site }, { $edition }, version { $version }, law#{ $anchor }.
archetypes-caption = Remedies by day
methods-lead = What is claimed, how it is put to the data, and what would refute it. The plan is fixed and hashed before the run reads an outcome.
methods-verdicts = Verdicts
methods-verdicts-means = A verdict follows from one rule of code, applied to the interval and to checks that widen it or grade it, and from nothing else.

methods-reach = What could have come out

methods-choices = The rule was written after the counts of { $origins_claiming-after-first } and { $origins_claiming-after-last } had been read, so that it reaches suggestive at most. Its width and its vote were chosen by simulation, with the outcomes known. What other widths and votes would have said is in the table of robustness.

methods-false = How often a fall is claimed where nothing changed

# estimand: the comparison; drawn: how the treated countries are drawn; shock: size of the shared shock; share: a percentage


methods-hash = The plan of this run
methods-amended = The plan was changed after an outcome had been read.
methods-made = How each table is made
data-lead = Every source that a table rests on: who publishes it, the date of its content, when it was last looked at, its licence, and the tables that use it.
data-count = { $count ->
    [one] This page lists { $count } source; series that we did not find whole are counted too.
   *[other] This page lists { $count } sources; series that we did not find whole are counted too.
}
data-vintage = Content as of: { $vintage }.
data-licence = Licence: { $licence }.
accessibility-lead = The site is meant to be read by everybody: with a keyboard, a screen reader, a phone, on paper, without script and without a network.
accessibility-done = What was done
accessibility-done-text = Headings, lists, tables with headers and captions, labelled fields, visible focus, contrast of level AA, no motion, no colour that stands alone for a meaning. Search, filters, sorting and copying need a script; all else does not.
accessibility-tested = How it is tested
accessibility-tested-text = Each version is opened in Chromium in both languages, at the width of a phone and enlarged to 200%, with the keyboard alone, and checked by the program axe against WCAG 2.2 at level AA. No person who uses a screen reader has tested it yet.
accessibility-limits = What is hard to read
accessibility-limits-text = Wide tables show six columns until all are asked for, and then scroll sideways inside their frame. Words that come from a source in one language stand in that language. Sources on other sites may not be accessible.
accessibility-formats = Other formats
accessibility-formats-text = Every table can be had as CSV, Excel, Word and LaTeX, with the same notes. The workbooks have one header row, no merged cells and notes as text; the Word tables repeat their header and bear an alternative text.
accessibility-write = If something cannot be read
accessibility-write-text = Tell whoever sent you this site, or open an issue where the project is kept, with the name of the page and what you use to read it.
trail-made = How it was made
trail-made_generic = By the rules of this workflow from the sources under the table; each column is described in the table's file of columns.
page-file = { $code ->
    [csv] CSV
    [xlsx] Excel
    [docx] Word
   *[tex] LaTeX
    }
law-versions = How it read on a date: { $count ->
    [one] { $count } wording held
   *[other] { $count } wordings held
    }
law-from = From { $since }
law-between = { $since } until { $until }
law-read_on = How it read on
law-show = Show
counsel-rows-title = Who could ask for what: the rows of law, sheet for review
counsel-rows-about = Effect; from, until; how the day is known; Acts; another reading; review
counsel-silences-title = What the rules leave out: sheet for review
counsel-silences-about = Judged; review
counsel-cases-title = Who could ask for what: cases, sheet for review
counsel-cases-about = Law that the answers were taken from; review
counsel-recommendations-title = The 17 recommendations and what became of them: sheet for review
counsel-recommendations-about = Law that it bears on; review
counsel-condition = Condition
counsel-expected = On { $day } ({ $remedy }): { $answer } ({ $row }){ $more }{ $without }
counsel-because = , because: { $reason }
counsel-if_it_came = ; if the event came that day: { $answer }
counsel-until = ; first day after it: { $day }
counsel-reading = Holds as read by { $holder } ({ $date })
counsel-construction = Holds if { $reading } ({ $source }); no ruling known
counsel-day_source = Days: { $source }
counsel-without = , without { $acts }
page-abbreviations = Abbreviations
page-verdict = What it allows one to say
page-cite_other = In French:
abbreviation = { $code ->
    [CBSA] CBSA
    [CCR] CCR
    [DCO] DCO
    [ESDC] ESDC
    [HHI] HHI
    [IFHP] IFHP
    [IMP] IMP
    [IRB] IRB
    [IRCC] IRCC
    [IRPA] IRPA
    [IRPR] IRPR
    [LMIA] LMIA
    [NGO] NGO
    [NOC] NOC
    [PRRA] PRRA
    [RAD] RAD
    [RCMP] RCMP
    [TFWP] TFWP
    [TRP] TRP
   *[UNHCR] UNHCR
    }
abbreviation-means = { $code ->
    [CBSA] Canada Border Services Agency
    [CCR] Canadian Council for Refugees
    [DCO] designated country of origin
    [ESDC] Employment and Social Development Canada
    [HHI] Herfindahl-Hirschman index of concentration
    [IFHP] Interim Federal Health Program
    [IMP] International Mobility Program
    [IRB] Immigration and Refugee Board
    [IRCC] Immigration, Refugees and Citizenship Canada
    [IRPA] Immigration and Refugee Protection Act
    [IRPR] Immigration and Refugee Protection Regulations
    [LMIA] labour market impact assessment
    [NGO] non-governmental organization
    [NOC] National Occupational Classification
    [PRRA] pre-removal risk assessment
    [RAD] Refugee Appeal Division
    [RCMP] Royal Canadian Mounted Police
    [TFWP] Temporary Foreign Worker Program
    [TRP] temporary resident permit
   *[UNHCR] United Nations High Commissioner for Refugees
    }
archetypes-facts = The facts of this situation
archetypes-why = Why, step by step
crate-readme = { $code ->
    [sample]
    Computed here, from small files. Do not quote.

    Results of a run of tipimpact on its sample edition. Open `computed.html` first: it compares each table with the release that people quote. `data/` is the data package, `tables/` has its tables as CSV, `counsel/` and `sheets/` what people fill in, `run/` the workflow as it ran with a checksum of every file; `ro-crate-metadata.json` describes the run. `make print FROM=results/sample` prints it as a site. The code is under the MIT licence. The tables are under CC BY 4.0, or under CC BY-NC 4.0 where a source forbids commercial use; each names its licence and those of its sources.
   *[official]
    # What Bills C-31 and C-10 did to trafficked persons

    Results of a run of tipimpact. Open `index.html` first. `data/` holds codes for analysis, `findings/`, `tables/` and `figures/` what is published, `run/` the workflow as it ran with a checksum of every file; `datapackage.json` describes the CSV files, `ro-crate-metadata.json` the run. The code is under the MIT licence. The tables are under CC BY 4.0, or under CC BY-NC 4.0 where a source forbids commercial use; each names its licence and those of its sources.
    }
computed-title = What this machine computed
computed-lead = { $code ->
    [sample] Computed here, from small files. Do not quote: the answer that people quote is the release.
   *[official] Computed here, from the publishers' files that could be had.
    }
computed-release = Each table is compared with release { $version } of { $day } by a digest of its values.
computed-sources = { $code ->
    [lacked] Source files of the release that this run lacks ({ $count }): { $names }.
    [added] Source files of this run that the release lacked ({ $count }): { $names }.
   *[newer] Source files of which this run has another version ({ $count }): { $names }.
    }
computed-table = Table
computed-rows = Rows
computed-against = Against the release
computed-status = { $code ->
    [equal] equal to the release
    [reproduced] reproduced
    [other_inputs] other inputs: { $because }
    [changed] changed by you: { $because }
    [other_code] other code
    [not_reproduced] not reproduced: same inputs and code, other values
   *[new] not in the release
    }
computed-answer = The answer: results/answer/index.html, release { $version } of { $day }, { $had } of { $count ->
    [one] { $count } file
   *[other] { $count } files
    }, not computed by this machine
computed-run = { $code ->
    [sample] Your run: results/sample/computed.html, { $equal } of { $tables } tables equal the release; { $changed ->
        [one] { $changed } differs
       *[other] { $changed } differ
    } because of your changes
   *[official] results/official/computed.html: { $equal } of { $tables } tables are those of the release
    }
computed-changed = ({ $names })
computed-next = To print your run: make print FROM=results/sample; to make the official edition: make official
computed-none = There is no release in data/releases to compare results/{ $edition } with
release-foot = Printed from release { $version }.
release-partial = Release { $version } of { $day }{ $whole ->
    [yes] , with every file ({ $count }).
   *[no] , partial: { $had } of { $count ->
        [one] { $count } file
       *[other] { $count } files
    }. Who publishes the others was not asked.
    }
page-label = { $label }:
shell-edition = { $code ->
    [release] Release { $version }
    [sample] Sample edition, computed here from small files
   *[official] Official edition, computed here
    }
# rows of a table in the shell. shown: rows shown; rows: rows of the table
runs-only = { $table }: only { $run } has it
# two runs; only_a, only_b: rows that one of them has; numbers, others: cells that differ
runs-differ = { $table } differs: { $numbers ->
    [one] { $numbers } number
   *[other] { $numbers } numbers
    } and { $others ->
    [one] { $others } other value
   *[other] { $others } other values
    }; rows only in { $a }: { $only_a }; only in { $b }: { $only_b }
runs-more = and { $count } more
runs-equal = Equal tables: { $equal } of { $count }
shell-unchanged = This row says that the Act changed nothing here: with it and without it the answer is the same.
shell-shown = Rows shown: { $shown } of { $rows }
shell-columns = Columns not shown (--columns or --all): { $columns }

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
dropped-title = Sentences that are no longer true
dropped-means = The tables no longer bear these out, so no page, picture or document shows them. They have to be written again.
dropped-screen = { $count ->
    [one] A sentence is no longer true and is not shown:
   *[other] { $count } sentences are no longer true and are not shown:
    }
dropped-one = { $id }: table { $number }, { $title }, no longer says so.
dropped-instead = It says, under “{ $column }”: { $values }.

## Numbers of the plan, of law and of the code, as sentences write them (words/constants.py)
number-percent = { $value }%
number-word = { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $count }
    }
number-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }
number-months = { $count ->
    [one] { number-word } month
   *[other] { number-word } months
    }
number-years = { $count ->
    [1] a year
    [one] { $count } year
   *[other] { number-word } years
    }
# bodies that are named by documents in English, where a page is in French
body-name = { $code ->
    [house] House of Commons
    [senate] Senate of Canada
    [ircc] Immigration, Refugees and Citizenship Canada
    [cic] Citizenship and Immigration Canada
    [cbsa] Canada Border Services Agency
    [asfc] CBSA
    [esdc] ESDC
    [irb] IRB
    [rcmp] RCMP
    [unhcr] UNHCR
    [statcan] Statistics Canada
    [auditor] Office of the Auditor General of Canada
    [state] US Department of State
    [press] The Canadian Press
    [islamic] Islamic Relief Canada
    [reposted] repost on
    [copied] copy on
    [quoting] quoting
    [citing] citing
    [advocacy] advocacy site
    [reprinted] reprinted
    [data] data
   *[blog] Meurrens Law blog
    }
