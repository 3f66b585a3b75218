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
table-theme_counts-title = Sentences that speak to each theme, by source type and language
table-theme_counts-what = For each theme of the codebook and kind of text, how many sentences speak to it as far as that is measured, how many the program coded, who decided, in how many documents, the stance of these sentences and one place to open.
table-theme_counts-is_not = It says what these texts speak of, not how often something happens to people, nor what caused it. Kinds of text are not to be added up. In the sample edition the sentences are those of our own digests.
table-theme_counts-note_tiers = Agreed: the rules and a second coder, which learned from sentences that readers coded, give the theme apart. Reviewed: people decided. Undecided: the rules alone give it, and nobody has looked yet.
table-theme_counts-note_total = Sentences on the theme: where every sentence was read, those to which the readers gave it; else an estimate with its { PERCENT($coding-confidence) } interval, from labelled sentences by stratum (agreed, reviewed, undecided, or by the score of the second coder), in which sentences that the program missed are counted. With fewer than { $coding-fewest } labelled sentences on the theme it is not measured.
table-theme_counts-note_background = Debates of earlier Parliaments are most of the sentences. They test the coding: no finding and no figure is drawn from them.
table-theme_counts-note_once = A sentence that repeats an earlier one word for word is not counted again; its document is.
table-theme_counts-note_stance = Stance is that of the whole sentence: a demand, a criticism, a denial, or else a statement. It has not been measured against coding by hand.
table-theme_counts-note_example = The example gives the source and the place of the sentence in its file, in characters from the start.
table-theme_counts-made = Each sentence is coded by the words and rules of the codebook and, apart from them, by a second coder; people decide where they differ. Readers' labels of a sample then give the number of sentences on each theme. The stance is read from cues in the sentence.
column-theme_counts-basis = How known
column-theme_counts-total = Sentences on the theme
column-theme_counts-labels = Labelled sentences
column-theme_counts-positives = Labelled, on the theme
column-theme_counts-background = Earlier Parliaments
column-theme_counts-coded = Coded by the program
value-theme_counts-basis = { $code ->
    [census] every sentence read
    [estimate] estimate
   *[not_measured] not measured
    }
column-theme_counts-agreed = Agreed
column-theme_counts-reviewed = Reviewed
column-theme_counts-undecided = Undecided
column-theme_counts-interval = { PERCENT($coding-confidence) } interval
column-theme_counts-total_low = Lower end
column-theme_counts-total_high = Upper end
column-theme_counts-demands = Demands
column-theme_counts-criticisms = Criticisms
column-theme_counts-denials = Denials
column-theme_counts-statements = Other statements
table-theme_evaluation-title = How often the coding is right, by theme and language
table-theme_evaluation-what = The method against sentences coded by people: how many codes it finds, how many of its codes are right, and false alarms. Sentences that it had not met come first, those that it was developed with last.
table-theme_evaluation-is_not = The development rows say nothing about new text: patterns were corrected with these sentences in view. No row is the judgment of practitioners.
table-theme_evaluation-note_samples = Sealed sentences are scored once, for the release that they were sealed for. Calibrate: no pattern was made with them, and only counts of their errors are looked at.
table-theme_evaluation-note_readers = The second reading against the first shows what people reach on the same sentences. Calibrate: two readers of this project. Sealed: two passes of one reader, which shows consistency only.
table-theme_evaluation-note_scores = Precision: right codes among those found. Recall: codes found among those given. False alarms: sentences without a code to which the method gave one. In the texts: each label weighs as many sentences as it was drawn for, because the sample holds more coded sentences than the texts do.
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
column-theme_evaluation-uncoded = Sentences without a code
column-theme_evaluation-false_alarms = False alarms
column-enough = Enough sentences
value-theme_evaluation-sample = { $code ->
    [sealed] sealed
    [calibrate] calibrate
   *[development] development
    }
value-theme_evaluation-method = { $code ->
    [full] the coding
   *[second_reader] second reading against the first
    }
value-theme = All themes
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
table-coder_agreement-note_alpha = Kappa (Cohen) and alpha (Krippendorff) are 1 where all agree and 0 where agreement is by chance.
table-coder_agreement-note_few = A theme that was given fewer than { $agreement-enough } times is too rare for its row to tell much.
table-coder_agreement-made = The codes of two coders are compared sentence by sentence.
column-coder_agreement-material = Sentences
column-coder_agreement-coders = Coders
column-coder_agreement-sentences = Sentences coded by two
column-coder_agreement-given = Given by some coder
column-coder_agreement-agreed = Given by all
column-coder_agreement-kappa = Kappa
column-coder_agreement-alpha = Alpha
value-coder_agreement-material = { $code ->
    [practitioners] practitioners, with the settled codes
    [passes] labels of December 2026, two passes of one person
   *[labels] labels of November 2026
    }
coding-title = How well the coding works
coding-lead = A program reads the texts and marks which sentences speak to which theme. This page says how often it is right on sentences that it had not met, who checked it, and what its errors look like.
coding-none = This edition holds no sentences that readers coded, so nothing is known of the error on new text. The official edition has them.
coding-short = In { $language }, { $precision }% of the codes are right, and { $recall }% of those that readers gave are found, weighted to the texts (in the sample itself: { $sample }%; n = { $n }). Where readers gave no code, the program gives one in { $share }% of sentences.
coding-sealed-french = The French figure says little of new text: the French sentences are a guide to immigration, which speaks of hardly any theme, and the forum’s report, from which the codebook was made. On the sealed sentences of the version before, which were of debates and laws, most of the French codes were missed once weighted to the texts.
coding-unseen = On sentences that it had not met
coding-calibrate-means = These sentences were drawn at random from the texts. No pattern was made with them, and only counts of their errors are looked at. Where rules and second coder differed, their codes were reviewed like all others, by readers who did not see these labels.
coding-sealed = Sealed sentences
coding-sealed-closed = Some of the coded sentences are sealed. They are scored once, for the release that they were sealed for. They have not been opened yet.
coding-sealed-opened = Opened once for this version, and scored as the method was then: a sample of sentences of United Nations and government texts, drawn by a design that was committed first, and all sentences of organizations. One person of this project read them twice, before any score.
coding-readers = Who coded the sentences
coding-who = Two readers of this project coded each of the earlier sentences apart, with the codebook and without the method's answer; a third settled differences. They belong to the project and none is a practitioner. Their agreement (kappa { $kappa }) says that the codebook can be followed, not that it is right. The sealed sentences of this version were read twice by one person, which shows consistency only.
coding-outside = No one from outside has coded these sentences yet. A sheet of 60 of these sentences is ready for practitioners: awaiting.
coding-agreement = Agreement between the project's readers
coding-errors = Errors, sentence by sentence
coding-errors-means = Sentences on which the method is wrong, drawn at random among those whose errors may be read. Names of persons are masked.
coding-missed = Missed: the readers gave the theme { $theme }, the method did not.
coding-wrong = Wrong: the method gave the theme { $theme }, the readers did not.
coding-words = Words that led to it: { $words }
coding-near = Nearest examples: { $examples }
coding-shares = What this does to the counts
coding-shares-means = Published numbers come from the sentences that people read. For each kind of text these give the number of sentences on a theme with its interval; sentences that the program missed are in it. Where too few were read, the theme is not measured.
coding-all = Every row is in table { $number }
counsel-coding-title = Sentences to code by theme: sheet for practitioners
counsel-coding-about = Document
counsel-coding-how = Please write beside each sentence the codes of the themes that it speaks to, separated by spaces, or “none”. Code what the sentence says, not what you think of it. The guide lists the themes. Leave the first four columns as they are, and sign: an unsigned sheet changes nothing. Names of persons are masked.
coding-practitioners = Practitioners have coded a sheet of 60 of these sentences: agreement with the settled codes { $kappa }.
coding-in = Texts in { $language }
