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
