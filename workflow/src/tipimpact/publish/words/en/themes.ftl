# Words of the stage themes, in English.

column-source_type = Source type
column-period = Written
column-language = Language
column-place = Place (source and characters)
column-theme = Theme
column-sentences = Sentences in all
column-example = Example (source and characters)
column-coded_documents = Documents with the theme
column-documents = Documents in all
table-theme_counts-title = Sentences coded with each theme, by source type, year and language
table-theme_counts-what = For each theme of the codebook, how many sentences are coded with it, who decided, how many of them are right as far as labels show, in how many documents, the stance of these sentences and one place to open.
table-theme_counts-is_not = It says what these texts speak of, not how often something happens to people, nor what caused it. It is not a trend: texts of different years are of different kinds. In the sample edition the sentences are those of our own digests.
table-theme_counts-note_tiers = Agreed: the rules and a second coder, which learned from sentences that readers coded, give the theme apart. Reviewed: people decided. Undecided: the rules alone give it, and nobody has looked yet.
table-theme_counts-note_right = Right: the { PERCENT($coding-confidence) } interval of how many of the coded sentences speak to the theme, from sentences of the same kind of text (reports, debates, statutes) that readers coded, weighted to the texts; reviewed ones count as right. Codes of a kind that no reader coded may all be right or all be wrong; where readers coded none at all the cell is empty. Sentences that were missed are not in it: the table on the coding has recall, weighted likewise.
table-theme_counts-note_background = Debates of the years before the bills are most of the sentences. They are kept as background and to test the coding: no finding and no figure is drawn from them.
table-theme_counts-note_once = A sentence that repeats an earlier one word for word is not counted again; its document is.
table-theme_counts-note_stance = Stance is that of the whole sentence: a demand, a criticism, a denial, or else a statement. It has not been measured against coding by hand.
table-theme_counts-note_example = The example gives the source and the place of the sentence in its file, in characters from the start.
table-theme_counts-note_zero = A zero means that no sentence was found on the theme; the forum report, for one, never names detention, bars to appeal or designated countries.
table-theme_counts-made = Each sentence is coded by the words and rules of the codebook and, apart from them, by a second coder; people decide where they differ. Codes are counted by source type, year and language. The stance is read from cues in the sentence.
column-theme_counts-coded = Sentences coded
column-theme_counts-agreed = Agreed
column-theme_counts-reviewed = Reviewed
column-theme_counts-undecided = Undecided
column-theme_counts-right = Right
column-theme_counts-right_low = Right, lower end
column-theme_counts-right_high = Right, upper end
column-theme_counts-demands = Demands
column-theme_counts-criticisms = Criticisms
column-theme_counts-denials = Denials
column-theme_counts-statements = Other statements
table-theme_evaluation-title = How often the coding is right, by theme and language
table-theme_evaluation-what = The method against sentences coded by people: how many codes it finds, how many of its codes are right, and false alarms. Sentences that it had not met come first, those that it was developed with last.
table-theme_evaluation-is_not = The development rows say nothing about new text: patterns were corrected with these sentences in view. No row is the judgment of practitioners.
table-theme_evaluation-note_samples = Sealed and everyday sentences are scored once for each release; for 0.3 the everyday ones were scored twice, because the second coder was missing the first time (the rules alone). Calibrate: no pattern was made with them, and only counts of their errors are looked at.
table-theme_evaluation-note_readers = The second reader against the first shows what people reach on the same sentences; both belong to this project.
table-theme_evaluation-note_scores = Precision: right codes among those found. Recall: codes found among those given. F1: their harmonic mean, with a { PERCENT($coding-confidence) } bootstrap interval. All themes: all codes together (micro average). Mean of themes: the mean of their F1 (macro average). False alarms: sentences without a code to which the method gave one. Gap: F1 in English minus F1 in French. In the texts: each label weighs as many sentences as it was drawn for, because the sample holds more coded sentences than the texts do. A row of one kind of codes says what part of them is right, and what part of the readers' codes they find.
table-theme_evaluation-note_few = A theme with fewer than { $evaluation-fewest } coded sentences is too rare for its row to tell much.
table-theme_evaluation-made = The coding of each sentence is compared with that of the people who read it, theme by theme.
column-theme_evaluation-sample = Sentences
column-theme_evaluation-method = Method
column-theme_evaluation-positives = Codes given by people
column-theme_evaluation-found = Codes found
column-theme_evaluation-correct = Found and right
column-theme_evaluation-precision_weighted = Precision in the texts
column-theme_evaluation-recall = Recall
column-theme_evaluation-recall_weighted = Recall in the texts
column-theme_evaluation-f1 = F1
column-theme_evaluation-f1_interval = { PERCENT($coding-confidence) } interval of F1
column-theme_evaluation-f1_low = F1, lower end
column-theme_evaluation-f1_high = F1, upper end
column-theme_evaluation-uncoded = Sentences without a code
column-theme_evaluation-false_alarms = False alarms
column-theme_evaluation-gap = Gap
column-theme_evaluation-gap_interval = { PERCENT($coding-confidence) } interval of the gap
column-theme_evaluation-gap_low = Gap, lower end
column-theme_evaluation-gap_high = Gap, upper end
column-enough = Enough sentences
value-theme_evaluation-sample = { $code ->
    [sealed] sealed
    [everyday] everyday prose
    [calibrate] calibrate
   *[development] development
    }
value-theme_evaluation-method = { $code ->
    [full] the coding
    [rules] the rules alone
    [second_reader] second reader against the first
    [phrase] codes by a phrase
    [gap] codes by a phrase with a gap
    [strong_cue] codes by words beside a cue of exploitation
    [cue] codes by words beside a cue of the domain
    [agreed] agreed codes
    [reviewed] reviewed codes
   *[undecided] undecided codes
    }
value-theme = { $code ->
    [MACRO] Mean of themes
   *[ALL] All themes
    }
table-theme_errors-title = Errors of the coding, sentence by sentence
table-theme_errors-what = Sentences that readers coded and on which the coding is wrong: at most { SPELL($evaluation-worked) } missed and { SPELL($evaluation-worked) } wrong ones in each language, with the sentence to open.
table-theme_errors-is_not = It is not a measure: the sentences were drawn among the errors, themes in turn. The sample edition has none.
table-theme_errors-note_drawn = Drawn at random among short sentences of the third of the labels whose errors may be read. Nobody reads the errors on the other two thirds.
table-theme_errors-note_names = Sentences were scanned for names of persons; […] replaces them.
table-theme_errors-made = The coding of each sentence is compared with the themes that the readers gave it after differences were settled.
column-theme_errors-sentence_id = Sentence (source and characters)
column-theme_errors-kind = Error
column-theme_errors-given = Themes by the readers
column-theme_errors-found = Themes by the method
column-theme_errors-matched = Words that led to it
column-theme_errors-nearest = Nearest examples
value-theme_errors-kind = { $code ->
    [missed] missed
   *[wrong] wrong
    }
table-coder_agreement-title = Agreement between the project's readers, by theme
table-coder_agreement-what = How far two people who coded the same sentences apart agree on each theme.
table-coder_agreement-is_not = It says that the codebook can be followed, not that it is right: the readers belong to this project and share a background.
table-coder_agreement-note_who = None of the readers is a practitioner, and no one from outside has coded these sentences yet: awaiting.
table-coder_agreement-note_alpha = Kappa (Cohen) and alpha (Krippendorff) are 1 where all agree and 0 where agreement is by chance. The interval is that of alpha, by resampling sentences.
table-coder_agreement-note_few = A theme that was given fewer than { $agreement-enough } times is too rare for its row to tell much.
table-coder_agreement-made = The codes of two coders are compared sentence by sentence.
column-coder_agreement-material = Sentences
column-coder_agreement-coders = Coders
column-coder_agreement-sentences = Sentences coded by two
column-coder_agreement-given = Given by some coder
column-coder_agreement-agreed = Given by all
column-coder_agreement-kappa = Kappa
column-coder_agreement-alpha = Alpha
column-coder_agreement-interval = { PERCENT($coding-confidence) } interval of alpha
column-coder_agreement-alpha_low = Lower end
column-coder_agreement-alpha_high = Upper end
value-coder_agreement-material = { $code ->
    [practitioners] practitioners, with the settled codes
   *[labels] labels of November 2026
    }
coding-title = How well the coding works
coding-lead = A program reads the texts and marks which sentences speak to which theme. This page says how often it is right on sentences that it had not met, who checked it, and what its errors look like.
coding-none = This edition holds no sentences that readers coded, so nothing is known of the error on new text. The official edition has them.
coding-short = In { $language }, { $precision }% of the codes are right, and { $recall }% of those that readers gave are found, weighted to the texts (in the sample itself: { $sample }%; n = { $n }). Where readers gave no code, the method gives one in { $share }% of sentences.
coding-unseen = On sentences that it had not met
coding-calibrate-means = These sentences were drawn at random from the texts. No pattern was made with them, and only counts of their errors are looked at. Where rules and second coder differed, their codes were reviewed like all others, by readers who did not see these labels.
coding-parts = By kind of match, and by who decided
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
coding-near = Nearest examples: { $examples }
coding-shares = What this does to the counts
coding-shares-means = The table of counts shows, beside each count, how many of its sentences are right as far as the labels show, and who decided them.
coding-all = Every row is in table { $number }
counsel-coding-title = Sentences to code by theme: sheet for practitioners
counsel-coding-about = Document
counsel-coding-how = Please write beside each sentence the codes of the themes that it speaks to, separated by spaces, or “none”. Code what the sentence says, not what you think of it. The guide lists the themes. Leave the first four columns as they are, and sign: an unsigned sheet changes nothing. Names of persons are masked.
coding-practitioners = Practitioners have coded a sheet of 60 of these sentences: agreement with the settled codes { $kappa }.
coding-in = Texts in { $language }
