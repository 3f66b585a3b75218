# Words of the stage themes, in English.

table-asks-title = What is asked of whom in the reports
table-asks-what = Each sentence of the reports, debates, instructions and recommendations that asks somebody to do something and speaks to a theme of the codebook, with all asks of the reports of organizations: who is asked, to do what, which law is cited, and where it stands.
table-asks-is_not = It is not a list of what ought to be done, nor of who asked first: the asks were found by rules over a parse of each sentence, and some are missed or wrong. In the sample edition the sentences are those of our own digests.
table-asks-note_which = Statutes command and do not ask: they are left out. Asks on no theme are left out too, except those of the reports of organizations; the file asks_found among the processed data has all of them.
table-asks-note_split = A sentence that asks for two things, each with an object of its own, gives two rows.
table-asks-note_addressee = Who is asked stands as written; of a recommendation of the Universal Periodic Review it is the State under review. Where nobody is named the cell is empty.
table-asks-note_citations = Law is shown as cited. A bill's number is used again in each session: C-31 alone does not tell which one.
table-asks-note_names = Quotes were scanned for names of persons; […] replaces them. The scan may hide a word that is not a name.
table-asks-note_answer = The answer is that of the State under review: accepted, or noted.
table-asks-note_measured = All 17 recommendations of the forum report are found, the one that asks for two things as two; elsewhere the share that is found has not been measured.
column-source_type = Source type
column-period = Written
column-language = Language
column-asks-addressee = Who is asked
column-asks-negated = Not to do
column-asks-action = Action
column-asks-object = Object
column-asks-citations = Law cited
column-asks-quote = Words
column-place = Place (source and characters)
column-asks-part = Ask
column-asks-parts = Asks in the sentence
column-asks-form = How it is asked
column-asks-addressee_from = Addressee named in
column-asks-sentence_id = Sentence
value-asks-form = { $code ->
    [bare] verb alone
    [duty] should, must
    [request] request
    [impersonal] it is necessary, let us
   *[recommendation] recommendation, verb not found
    }
value-asks-addressee_from = { $code ->
    [sentence] the sentence
    [lead_in] the words before the list
   *[section] the heading
    }
value-asks-answer = { $code ->
    [accepted] accepted
   *[noted] noted
    }
table-theme_co_occurrence-title = Themes that stand together in a sentence
table-theme_co_occurrence-is_not = Two themes in one sentence are not cause and effect, and do not mean that both happened in one case. Texts of different periods are of different kinds: it is not a trend.
table-theme_co_occurrence-note_pairs = A pair has a row where both themes occur, also when they never meet.
column-theme = Theme
column-theme_co_occurrence-other = Other theme
column-theme_co_occurrence-both = Sentences on both
column-theme_co_occurrence-on_theme = On the theme
column-theme_co_occurrence-on_other = On the other
column-sentences = Sentences in all
column-theme_co_occurrence-expected = Expected
column-example = Example (source and characters)
table-asks-made = Sentences that ask are found by the grammar of the sentence; who is asked and what is read from its parts, the law cited from its citations. Names of persons are masked.
table-theme_prevalence-title = What the texts speak of: share of sentences by theme, with the error of the coding
table-theme_prevalence-what = For each theme of the codebook, the share of sentences that speak to it, corrected by sentences that readers coded, with a 95% interval. Where the labels do not allow a share, the table says so and gives counts only.
table-theme_prevalence-is_not = It says what these texts speak of, not how often something happens to people, nor what caused it. It is about the sentences of these texts, not about what organizations in general say. In the sample edition the sentences are those of our own digests, and no label is of them.
table-theme_prevalence-note_status = Calibrated: the upper end of the interval is at most three times the lower one. At least: the theme is too rare for a share; with 95% confidence the share is at least the lower end, and how many sentences were missed is not known. Not calibrated: too few coded sentences, or the texts have changed since these were drawn.
table-theme_prevalence-note_interval = The interval carries the error of the coding. Readers coded a random sample of the sentences that the method had coded, nearly coded or left far aside; the share is the weighted sum of what they found in each group (stratified two-phase estimate).
table-theme_prevalence-note_readers = The rows of one reader alone show how far the share depends on who reads. The readers belong to this project; the page on the coding says who they are.
table-theme_prevalence-note_sources = Statutes are apart, since an Act is not a voice. There is no share by source or year: the labels are too few for that, and the coding is not equally right in all sources. Counts by source and year are in the table of counts.
table-theme_prevalence-note_unit = A sentence, or a whole bullet item, counts once per theme; one that repeats another word for word, as in an Act and its consolidation, counts once in all.
table-theme_prevalence-made = The method codes every sentence. Sentences drawn at random were coded by readers; within each group of the draw their share is applied to all its sentences, and 10,000 draws give the interval. Labels used to make patterns take no part.
column-theme_prevalence-part = Texts
column-theme_prevalence-reader = Labels of
column-theme_prevalence-status = Share is
column-theme_prevalence-share = Share
column-theme_prevalence-share_low = Lower end
column-theme_prevalence-share_high = Upper end
column-theme_prevalence-coded = Sentences found by the method
column-coded_documents = Documents with the theme
column-documents = Documents in all
column-theme_prevalence-labels_on_theme = Labels on found sentences
column-theme_prevalence-labels_right = Of these, right
column-theme_prevalence-labels_missed = Labels on missed sentences
column-theme_prevalence-labels_coded = Labels, coded sentences
column-theme_prevalence-labels_far = Labels, far sentences
value-theme_prevalence-part = { $code ->
    [voices] all but statutes
   *[statutes] Statutes and regulations
    }
value-theme_prevalence-reader = { $code ->
    [settled] both readers, settled
    [reader_1] the first reader alone
   *[reader_2] the second reader alone
    }
value-theme_prevalence-status = { $code ->
    [calibrated] calibrated
    [at_least] at least
   *[not_calibrated] not calibrated
    }
table-theme_counts-title = Sentences found on each theme, by source type, year and language
table-theme_counts-what = For each theme of the codebook, how many sentences the method finds, in how many documents, the stance of these sentences and one place to open.
table-theme_counts-is_not = These are counts of what a program found, not shares of what was said: it misses some sentences and takes others wrongly, and not equally in all sources. It is not a trend: texts of different years are of different kinds. In the sample edition the sentences are those of our own digests.
table-theme_counts-note_counts = Counts carry no correction. The table of shares corrects them where coded sentences allow it; the page on the coding says how often the method is wrong.
table-theme_counts-note_once = A sentence that repeats an earlier one word for word is not counted again; its document is.
table-theme_counts-note_stance = Stance is that of the whole sentence: a demand, a criticism, a denial, or else a statement. It has not been measured against coding by hand.
table-theme_counts-note_example = The example gives the source and the place of the sentence in its file, in characters from the start.
table-theme_counts-note_zero = A zero means that the method found no sentence on the theme; the forum report, for one, never names detention, bars to appeal or designated countries.
table-theme_counts-made = Each sentence is coded by the words and rules of the codebook, and counted by source type, year and language. The stance is read from cues in the sentence.
column-theme_counts-coded = Sentences found
column-theme_counts-demands = Demands
column-theme_counts-criticisms = Criticisms
column-theme_counts-denials = Denials
column-theme_counts-statements = Other statements
table-theme_co_occurrence-what = For each pair of themes, how many sentences the method finds on both, and how many it would find if the two had nothing to do with each other.
table-theme_co_occurrence-note_expected = Expected: sentences on the one, times sentences on the other, divided by all sentences. Most sentences speak to no theme, so themes of one domain meet more often than that.
table-theme_co_occurrence-made = Sentences coded with both themes are counted, and compared with what the two themes would give by chance.
table-theme_evaluation-title = How often the coding is right, by theme and language
table-theme_evaluation-what = The method against sentences coded by people: how many codes it finds, how many of its codes are right, and false alarms. Sentences that it had not met come first, those that it was developed with last.
table-theme_evaluation-is_not = The development rows say nothing about new text: patterns were corrected with these sentences in view. No row is the judgment of practitioners.
table-theme_evaluation-note_samples = Sealed and everyday sentences are scored once for each release. Calibrate: no pattern was made with them, and only counts of their errors are looked at.
table-theme_evaluation-note_readers = The second reader against the first shows what people reach on the same sentences; both belong to this project.
table-theme_evaluation-note_scores = Precision: right codes among those found. Recall: codes found among those given. F1: their harmonic mean, with a 95% bootstrap interval. All themes: all codes together (micro average). Mean of themes: the mean of their F1 (macro average). False alarms: sentences without a code to which the method gave one. Gap: F1 in English minus F1 in French.
table-theme_evaluation-note_few = A theme with fewer than 10 coded sentences is too rare for its row to tell much.
table-theme_evaluation-made = The coding of each sentence is compared with that of the people who read it, theme by theme.
column-theme_evaluation-sample = Sentences
column-theme_evaluation-method = Method
column-theme_evaluation-positives = Codes given by people
column-theme_evaluation-found = Codes found
column-theme_evaluation-correct = Found and right
column-theme_evaluation-precision_weighted = Precision in the texts
column-theme_evaluation-recall = Recall
column-theme_evaluation-f1 = F1
column-theme_evaluation-f1_interval = 95% interval of F1
column-theme_evaluation-f1_low = F1, lower end
column-theme_evaluation-f1_high = F1, upper end
column-theme_evaluation-uncoded = Sentences without a code
column-theme_evaluation-false_alarms = False alarms
column-theme_evaluation-gap = Gap
column-theme_evaluation-gap_interval = 95% interval of the gap
column-theme_evaluation-gap_low = Gap, lower end
column-theme_evaluation-gap_high = Gap, upper end
column-enough = Enough sentences
column-theme_evaluation-switched_on = Model switched on
value-theme_evaluation-sample = { $code ->
    [sealed] sealed
    [everyday] everyday prose
    [calibrate] calibrate
   *[development] development
    }
value-theme_evaluation-method = { $code ->
    [full] the method
    [second_reader] second reader against the first
    [lexicon] words as delivered, alone
    [words] today's words, alone
    [linear] linear model
    [no_cues] without cues
    [no_exclusions] without exclusions
    [no_negation] without negation and titles
   *[full_and_model] with the model where it gains
    }
value-theme = { $code ->
    [MACRO] Mean of themes
   *[ALL] All themes
    }
table-theme_errors-title = Errors of the coding, sentence by sentence
table-theme_errors-what = Twenty sentences that readers coded and on which the method is wrong: five missed and five wrong ones in each language, with the sentence to open.
table-theme_errors-is_not = It is not a measure: the sentences were drawn among the errors, themes in turn. The sample edition has none.
table-theme_errors-note_drawn = Drawn at random among short sentences of the third of the labels whose errors may be read. Nobody reads the errors on the other two thirds.
table-theme_errors-note_names = Sentences were scanned for names of persons; […] replaces them.
table-theme_errors-made = The coding of each sentence is compared with the themes that the readers gave it after differences were settled.
column-theme_errors-sentence_id = Sentence (source and characters)
column-theme_errors-kind = Error
column-theme_errors-given = Themes by the readers
column-theme_errors-found = Themes by the method
column-theme_errors-matched = Words that led to it
value-theme_errors-kind = { $code ->
    [missed] missed
   *[wrong] wrong
    }
table-coder_agreement-title = Agreement between the project's readers, by theme
table-coder_agreement-what = How far two people who coded the same sentences apart agree on each theme.
table-coder_agreement-is_not = It says that the codebook can be followed, not that it is right: the readers belong to this project and share a background.
table-coder_agreement-note_who = None of the readers is a practitioner, and no one from outside has coded these sentences yet: awaiting.
table-coder_agreement-note_alpha = Kappa (Cohen) and alpha (Krippendorff) are 1 where all agree and 0 where agreement is by chance. The interval is that of alpha, by resampling sentences.
table-coder_agreement-note_few = A theme that was given fewer than 10 times is too rare for its row to tell much.
table-coder_agreement-made = The codes of two coders are compared sentence by sentence.
column-coder_agreement-material = Sentences
column-coder_agreement-coders = Coders
column-coder_agreement-sentences = Sentences coded by two
column-coder_agreement-given = Given by some coder
column-coder_agreement-agreed = Given by all
column-coder_agreement-kappa = Kappa
column-coder_agreement-alpha = Alpha
column-coder_agreement-interval = 95% interval of alpha
column-coder_agreement-alpha_low = Lower end
column-coder_agreement-alpha_high = Upper end
value-coder_agreement-material = { $code ->
    [practitioners] practitioners, with the settled codes
   *[labels] labels of November 2026
    }
coding-title = How well the coding works
coding-lead = A program reads the texts and marks which sentences speak to which theme. This page says how often it is right on sentences that it had not met, who checked it, and what its errors look like.
coding-none = This edition holds no sentences that readers coded, so nothing is known of the error on new text. The official edition has them.
coding-short = In { $language }, { $precision }% of the codes that the method gives are right, and it finds { $recall }% of those that readers gave, on sentences that no pattern was made with (n = { $n }). Where readers gave no code, it gives one in { $share }% of sentences.
coding-gap = Between English and French, F1 differs by { $value } ({ $interval }).
coding-unseen = On sentences that it had not met
coding-calibrate-means = These sentences were drawn at random from the texts. No pattern was made with them, and only counts of their errors are looked at.
coding-sealed = Sealed sentences
coding-sealed-closed = A third of the coded sentences and everyday prose written for the test are sealed. They are scored once for each release. They have not been opened yet.
coding-sealed-opened = Opened once for this release, and scored as the method stood then.
coding-readers = Who coded the sentences
coding-who = Two readers of this project coded each sentence apart, with the codebook and without the method's answer; a third settled differences. They belong to the project and none is a practitioner. Their agreement (kappa { $kappa }) says that the codebook can be followed, not that it is right.
coding-outside = No one from outside has coded these sentences yet. A sheet of 60 of these sentences is ready for practitioners: awaiting.
coding-agreement = Agreement between the project's readers
coding-errors = Errors, sentence by sentence
coding-errors-means = Sentences on which the method is wrong, drawn at random among those whose errors may be read. Names of persons are masked.
coding-missed = Missed: the readers gave the theme { $theme }, the method did not.
coding-wrong = Wrong: the method gave the theme { $theme }, the readers did not.
coding-words = Words that led to it: { $words }
coding-shares = What this does to the shares
coding-shares-means = The share that the method finds is too low or too high by its errors. Where the coded sentences allow it, the table of shares corrects it; elsewhere it gives a lower bound or counts only.
coding-development = On the sentences it was developed with
coding-development-means = Patterns were corrected with these sentences in view, so these figures say nothing about new text. They show what each part of the method is worth.
coding-all = Every row is in table { $number }
counsel-coding-title = Sentences to code by theme: sheet for practitioners
counsel-coding-about = Document
counsel-coding-how = Please write beside each sentence the codes of the themes that it speaks to, separated by spaces, or “none”. Code what the sentence says, not what you think of it. The guide lists the themes. Leave the first four columns as they are, and sign: an unsigned sheet changes nothing. Names of persons are masked.
coding-practitioners = Practitioners have coded a sheet of 60 of these sentences: agreement with the settled codes { $kappa }.
coding-in = Texts in { $language }
