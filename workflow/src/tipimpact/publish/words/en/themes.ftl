# Words of the stage themes, in English.

# title
table-theme_prevalence-title = Themes of the reports, by source type, year and language
# what the table is
table-theme_prevalence-what = For each theme of the codebook, how many sentences of the reports speak to it, out of all sentences, with a 95% interval, the stance of these sentences and one place to open.
# what the table is not
table-theme_prevalence-is_not = It tells what reports speak of, not how often something happens to people, nor what caused it. It is no trend: each row is a year's texts of one kind, and texts of different years are of different kinds; many were written before the bills. In the sample edition the sentences are those of our own digests.
# note
table-theme_prevalence-note_unit = A sentence, or a whole bullet item, is counted once per theme; it may speak to several themes or to none.
# note
table-theme_prevalence-note_interval = The interval is Wilson's. It treats the sentences as a sample of what such reports say; for the report itself the share is exact, but for errors of coding.
# note
table-theme_prevalence-note_measured = The coding is done by rules and is sometimes wrong; how often, against sentences coded by hand, is reported in the documentation (themes).
# note
table-theme_prevalence-note_stance = Stance is that of the whole sentence: a demand, a criticism, a denial, or else a statement. It has not been measured against coding by hand.
# note
table-theme_prevalence-note_example = The example gives the source and the place of the sentence in its file, in characters from the start.
# note
table-theme_prevalence-note_zero = A zero means that the rules found no sentence on the theme; the forum report, for one, never names detention, bars to appeal or designated countries.
# column title
column-theme_prevalence-theme = Theme
# column title
column-theme_prevalence-source_type = Source type
# column title
column-theme_prevalence-year = Year
# column title
column-theme_prevalence-period = Written
# column title
column-theme_prevalence-language = Language
# column title
column-theme_prevalence-coded = Sentences on the theme
# column title
column-theme_prevalence-sentences = Sentences in all
# column title
column-theme_prevalence-share = Share
# column title
column-theme_prevalence-interval = 95% interval
# column title
column-theme_prevalence-share_low = Lower end
# column title
column-theme_prevalence-share_high = Upper end
# column title
column-theme_prevalence-demands = Demands
# column title
column-theme_prevalence-criticisms = Criticisms
# column title
column-theme_prevalence-denials = Denials
# column title
column-theme_prevalence-statements = Other statements
# column title
column-theme_prevalence-example = Example (source and characters)
# code in words
value-theme_prevalence-source_type-government = Government
# code in words
value-theme_prevalence-source_type-parliament = Parliament (debates)
# code in words
value-theme_prevalence-source_type-research = Research
# code in words
value-theme_prevalence-source_type-un = United Nations
# code in words
value-theme_prevalence-source_type-statute = Statutes and regulations
# code in words
value-theme_prevalence-source_type-other = Other
# title
table-asks-title = What is asked of whom in the reports
# what the table is
table-asks-what = Each sentence of the reports, debates, instructions and recommendations that asks somebody to do something and speaks to a theme of the codebook, with all asks of the reports of organizations: who is asked, to do what, which law is cited, and where it stands.
# what the table is not
table-asks-is_not = It is no list of what ought to be done, nor of who asked first: the asks were found by rules over a parse of each sentence, and some are missed or wrong. In the sample edition the sentences are those of our own digests.
# note
table-asks-note_which = Statutes command and do not ask: they are left out. Asks on no theme are left out too, except those of the reports of organizations; the file asks_found among the processed data has all of them.
# note
table-asks-note_split = A sentence that asks for two things, each with an object of its own, gives two rows.
# note
table-asks-note_addressee = Who is asked stands as written; of a recommendation of the Universal Periodic Review it is the State under review. Where nobody is named the cell is empty.
# note
table-asks-note_citations = Law is shown as cited. A bill's number is used again in each session: C-31 alone does not tell which one.
# note
table-asks-note_names = Quotes were scanned for names of persons; […] stands in their place. The scan may hide a word that is no name.
# note
table-asks-note_answer = The answer is that of the State under review: accepted, or noted.
# note
table-asks-note_measured = All 17 recommendations of the forum report are found, the one that asks for two things as two; elsewhere the share that is found has not been measured.
# column title
column-asks-source_type = Source type
# column title
column-asks-year = Year
# column title
column-asks-period = Written
# column title
column-asks-language = Language
# column title
column-asks-addressee = Who is asked
# column title
column-asks-negated = Not to do
# column title
column-asks-action = Action
# column title
column-asks-object = Object
# column title
column-asks-themes = Themes
# column title
column-asks-citations = Law cited
# column title
column-asks-answer = Answer
# column title
column-asks-quote = Words
# column title
column-asks-place = Place (source and characters)
# column title
column-asks-part = Ask
# column title
column-asks-parts = Asks in the sentence
# column title
column-asks-form = How it is asked
# column title
column-asks-addressee_from = Addressee named in
# column title
column-asks-sentence_id = Sentence
# code in words
value-asks-form-bare = verb alone
# code in words
value-asks-form-duty = should, must
# code in words
value-asks-form-request = request
# code in words
value-asks-form-impersonal = it is necessary, let us
# code in words
value-asks-form-recommendation = recommendation, verb not found
# code in words
value-asks-addressee_from-sentence = the sentence
# code in words
value-asks-addressee_from-lead_in = the words before the list
# code in words
value-asks-addressee_from-section = the heading
# code in words
value-asks-answer-accepted = accepted
# code in words
value-asks-answer-noted = noted
# title
table-quantities-title = Numbers that reports state: candidates
# what the table is
table-quantities-what = Each number of permits, decisions, claims, charges, detentions or people that the reports, debates and instructions state: what is counted, who, what happened, when, and the number that the sentence compares it with, with the sentence.
# what the table is not
table-quantities-is_not = These are not figures of this project, and no number of trafficked persons: rules found them, and nobody has checked them unless the row says so. The same people may be counted in several rows, and some rows are about other countries. In the sample edition the sentences are those of our own digests.
# note
table-quantities-note_candidates = A candidate becomes a value of the table indicators when two readers have confirmed it and have named who counted. The sheet for this is among the results (sheets/quantities.xlsx).
# note
table-quantities-note_small = Where a sentence states fewer than five persons, or numbers from which fewer than five can be computed, it is not quoted, and its numbers are shown as ranges.
# note
table-quantities-note_never_added = Numbers of two organizations are never added up: each counts in its own way, and the same person may be in both.
# note
table-quantities-note_method = What is planned, supposed or stated as a rate (100 a week) is left out, and so are statutes, percentages, money, ages and dates. Of the 42 candidates in the reports held in November 2026, one reader of this project found 31 right in every column; the rules had been adjusted on the same reports, so expect fewer elsewhere.
# note
table-quantities-note_names = Quotes were scanned for names of persons; […] stands in their place.
# column title
column-quantities-source_type = Source type
# column title
column-quantities-year = Year of the text
# column title
column-quantities-language = Language
# column title
column-quantities-count = Number
# column title
column-quantities-range = Range
# column title
column-quantities-low = Least
# column title
column-quantities-high = Most
# column title
column-quantities-precision = Stated as
# column title
column-quantities-unit = What is counted
# column title
column-quantities-who = Who
# column title
column-quantities-what = What happened
# column title
column-quantities-period = When
# column title
column-quantities-comparison = Compared with
# column title
column-quantities-compared_period = Period of that number
# column title
column-quantities-confirmed = Confirmed by two readers
# column title
column-quantities-quote = Sentence
# column title
column-quantities-place = Place (source and characters)
# column title
column-quantities-part = Which number of the sentence
# column title
column-quantities-sentence_id = Sentence id
# column title
column-quantities-sha256 = Digest of the sentence
# how it is made
table-quantities-made = Rules over the words of each sentence (config/quantities.yaml) find numbers with a noun that this project counts.
# code in words
value-quantities-precision-exact = a number
# code in words
value-quantities-precision-about = about
# code in words
value-quantities-precision-at_least = at least
# code in words
value-quantities-precision-at_most = at most
# code in words
value-quantities-precision-range = a range
# code in words
value-quantities-precision-suppressed = not shown (small numbers)
# code in words
value-quantities-unit-persons = people
# code in words
value-quantities-unit-temporary_resident_permits = temporary resident permits
# code in words
value-quantities-unit-work_permits = work permits
# code in words
value-quantities-unit-permits = permits
# code in words
value-quantities-unit-claims = refugee claims
# code in words
value-quantities-unit-applications = applications
# code in words
value-quantities-unit-appeals = appeals
# code in words
value-quantities-unit-decisions = decisions
# code in words
value-quantities-unit-charges = charges
# code in words
value-quantities-unit-convictions = convictions
# code in words
value-quantities-unit-cases = cases
# code in words
value-quantities-unit-inspections = inspections
# code in words
value-quantities-unit-positions = positions
# code in words
value-quantities-who-trafficked_persons = trafficked persons
# code in words
value-quantities-who-dependants = dependants
# code in words
value-quantities-who-workers = migrant workers
# code in words
value-quantities-who-claimants = refugee claimants
# code in words
value-quantities-who-refugees = refugees
# code in words
value-quantities-who-foreign_nationals = foreign nationals
# code in words
value-quantities-who-detainees = people detained
# code in words
value-quantities-who-accused = people accused
# code in words
value-quantities-who-children = children
# code in words
value-quantities-who-women = women and girls
# code in words
value-quantities-who-men = men and boys
# code in words
value-quantities-who-employers = employers
# code in words
value-quantities-what-issued = issued or received
# code in words
value-quantities-what-refused = refused
# code in words
value-quantities-what-requested = requested
# code in words
value-quantities-what-claimed = asked for protection or a permit
# code in words
value-quantities-what-extended = renewed
# code in words
value-quantities-what-cancelled = cancelled
# code in words
value-quantities-what-withdrawn = withdrawn
# code in words
value-quantities-what-pending = waiting
# code in words
value-quantities-what-decided = decided
# code in words
value-quantities-what-detected = identified
# code in words
value-quantities-what-assisted = assisted
# code in words
value-quantities-what-trafficked = trafficked or exploited
# code in words
value-quantities-what-charged = charged
# code in words
value-quantities-what-convicted = convicted
# code in words
value-quantities-what-investigated = investigated
# code in words
value-quantities-what-carried_out = carried out
# code in words
value-quantities-what-released = released
# code in words
value-quantities-what-detained = detained
# code in words
value-quantities-what-removed = removed from the country
# code in words
value-quantities-what-arrived = arrived or admitted
# code in words
value-quantities-what-accepted = accepted
# code in words
value-quantities-what-employed = employed or recruited
# title
table-theme_co_occurrence-title = Themes that stand together in a sentence
# what the table is
table-theme_co_occurrence-what = For each pair of themes, how many sentences speak to both, beside what would be expected if the two had nothing to do with each other.
# what the table is not
table-theme_co_occurrence-is_not = Two themes in one sentence are no cause and effect, and no case in which both happened. Texts of different periods are of different kinds: it is no trend.
# note
table-theme_co_occurrence-note_pairs = A pair has a row where both themes occur, also when they never meet.
# note
table-theme_co_occurrence-note_expected = Expected: sentences on the one, times sentences on the other, divided by all sentences. Most sentences speak to no theme, so themes of one domain meet more often than that. The share is that of the sentences on both among those on either, with Wilson's interval.
# column title
column-theme_co_occurrence-theme = Theme
# column title
column-theme_co_occurrence-other = Other theme
# column title
column-theme_co_occurrence-source_type = Source type
# column title
column-theme_co_occurrence-period = Written
# column title
column-theme_co_occurrence-language = Language
# column title
column-theme_co_occurrence-both = Sentences on both
# column title
column-theme_co_occurrence-on_theme = On the theme
# column title
column-theme_co_occurrence-on_other = On the other
# column title
column-theme_co_occurrence-sentences = Sentences in all
# column title
column-theme_co_occurrence-expected = Expected
# column title
column-theme_co_occurrence-share = Share
# column title
column-theme_co_occurrence-interval = 95% interval
# column title
column-theme_co_occurrence-share_low = Lower end
# column title
column-theme_co_occurrence-share_high = Upper end
# column title
column-theme_co_occurrence-example = Example (source and characters)
# how the numbers of a table are made
table-theme_prevalence-made = Each sentence of the reports is coded by the words and rules of the codebook. A share is coded sentences over all sentences of the same source type, year and language, with a Wilson interval. The stance is read from cues in the sentence.
# how the numbers of a table are made
table-asks-made = Sentences that ask are found by the grammar of the sentence; who is asked and what is read from its parts, the law cited from its citations. Names of persons are masked.
# how the numbers of a table are made
table-theme_co_occurrence-made = Sentences coded with both themes are counted beside what the two themes' own shares would give by chance; the share is of the sentences on either theme, with a Wilson interval.
