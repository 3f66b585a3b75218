# What is asked of Canada, in English: table, finding, figure.

table-asks-title = What is asked of Canada, and what it answered
table-asks-what = Each relevant recommendation to Canada in the Universal Periodic Review of the United Nations, and each sentence of other reports that asks somebody to do something: who is asked, by whom, on what subject, what Canada answered, and where it is written.
table-asks-is_not = It is not a list of what ought to be done, nor of everything that was asked: only the reviews and reports held here are in it, and rules that find the sentences of reports miss some. In the sample edition the sentences are those of our own digests.
table-asks-note_which = A recommendation is listed because UPR Info tags it trafficking, migrants or asylum, or because one person of this project, who read it twice, found that it names one of them. Themes decide nothing about what is listed. Left out: recommendations to other States, statutes, which command, debates of before the bills, and instructions of a department to its own officers.
table-asks-note_addressee = Who is asked is given as written: in the sentence, in the words before the list, or in the heading; of a recommendation of the Universal Periodic Review it is the State under review. Where nobody is named the cell is empty.
table-asks-note_names = Quotes were scanned for names of persons; […] replaces them. The scan may hide a word that is not a name.
table-asks-note_answer = The answer is that of Canada, as UPR Info lists it: accepted, or noted. A recommendation that is noted is not accepted.
table-asks-note_measured = Subject, act and themes of each recommendation are those of one person of this project, who read each recommendation twice, in a different order, and settled differences. Both readings are by the same person, so that agreement between people was not measured. All recommendations of the forum report are found; of other reports it has not been measured how many are found.
table-asks-made = Recommendations are selected by tag, by a person who read them twice, or by words. Sentences of reports that ask are found by the grammar of the sentence. Names of persons are masked.
column-asks-in_scope = Listed because of
column-asks-act = What is asked for
column-asks-recommendations = Recommendations of the forum on it
column-asks-asked_by = Asked by
column-asks-addressee = Who is asked
column-asks-addressed_to = Asked of
column-asks-quote = Words
column-asks-form = How it is asked
column-asks-addressee_from = Addressee named in
column-asks-sentence_id = Sentence
value-asks-in_scope = { $code ->
    [tag] a tag of UPR Info
    [person] one person of this project, read twice
    [words] words of the scope
   *[report] an organization's report
    }
value-subject = { $code ->
    [convention] the convention on the rights of migrant workers
    [trafficking] trafficking in persons and sexual exploitation
    [detention] detention and removal of migrants
    [protection] protection of refugees, asylum seekers and migrants
    [work] work and integration of immigrants
    [discrimination] racism and discrimination against migrants
    [awareness] awareness
    [services] services
    [permits] permits and protection of trafficked persons
    [bills] a study of what the bills did
    [workers] monitoring and permits of foreign workers
    [not_read] not read yet
   *[visits] visits by United Nations experts
    }
value-asks-act = { $code ->
    [treaty] join or apply a treaty
    [law] review or change the law
    [practice] act under the law as it is
   *[visit] receive United Nations experts
    }
value-asks-form = { $code ->
    [bare] verb at the head of a list item
    [duty] should, must
    [request] request
    [impersonal] it is necessary, let us
   *[recommendation] recommendation to a State
    }
value-asks-addressed_to = { $code ->
    [canada] Canada and its governments
    [not_named] nobody named
    [officials] officers, police, courts
   *[others] others who are named
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
table-scope_recall-title = How many tagged recommendations are read
table-scope_recall-what = For each tag of UPR Info that makes a recommendation relevant, how many recommendations to all States have it, how many of them the pipeline reads, and how many its words alone would find.
table-scope_recall-is_not = It says nothing about texts that nobody tagged. It was counted once, in the files of the data set as published, and not in this run.
table-scope_recall-note_words = Texts without tags are selected by words alone. The words were chosen with some recommendations in view that earlier words had missed, from all sessions; the share is therefore somewhat high.
table-scope_recall-note_mirror = Where only a selection of the data set is at hand, a run reads fewer recommendations to other States; those to Canada are complete.
table-scope_recall-made = Rows with a tag are counted, and those that the reader reads or the words find.
column-scope_recall-tag = Tag
column-scope_recall-sessions = Sessions
column-scope_recall-rows = Recommendations
column-scope_recall-read = Read
column-scope_recall-by_words = Found by words
column-scope_recall-recall = Share found by words
table-asked-title = What was asked of Canada by subject, and what it answered
table-asked-what = For each subject, how many recommendations were made to Canada in the Universal Periodic Review and by the forum of November 2012, how many Canada accepted or noted, and what law or policy says today.
table-asked-is_not = It does not say that a recommendation brought a change about, nor that one which was accepted was carried out.
table-asked-note_cause = Nothing shows that a recommendation caused what the law says today.
table-asked-note_reviews = Only the reviews of the years given are held. Later reviews are in the table of what is missing, with their addresses.
table-asked-note_says = What law or policy says is this project's reading of the newest text of the Act held here; no lawyer has reviewed it. For the forum's subjects, the table of recommendations has dated statements on each.
table-asked-made = Recommendations in the table of what is asked are counted by the subject that one person of this project, who read each twice, gave them; what law or policy says is kept in a file by hand, with the units of law that it rests on.
column-asked-asked_by = Asked by
column-subject = Subject
column-asked-asked = Recommendations
column-asked-accepted = Accepted
column-asked-noted = Noted
column-asked-unanswered = Answer unknown
column-asked-years = Years
column-asked-says = What law or policy says today
column-asked-units = Units of law
column-asked-units_missing = Units not in the newest text
column-asked-recommendations = Recommendations of the forum
column-asked-gaps = Would say more
value-asked-asked_by = { $code ->
    [un] States, in the Universal Periodic Review
   *[forum] the forum of November 2012
    }
finding-asked-title = Canada accepted { $accepted } of { $asked } recommendations; { $most } of the other { $noted } share one subject
finding-asked-today = What law or policy says today
finding-asked-no_answer = no answer due
finding-asked-note = Nothing shows that a recommendation caused what the law says today. Noted means not accepted. Recommendations of other years are not held here; the list of what is missing has their addresses.
figure-asked-title = What was asked of Canada, and what it answered
figure-asked-subtitle = Recommendations of other States in the Universal Periodic Review of the United Nations, by subject, with what law or policy says today.
figure-asked-finding = Canada accepted { $accepted } of { $asked } recommendations; { $most } of the other { $noted } share one subject
figure-asked-note = Nothing shows that a recommendation caused what the law says today. Our own reading of the law, which no lawyer has reviewed.
figure-asked-answer = { $code ->
    [accepted] accepted
   *[noted] noted, not accepted
    }
figure-asked-subject = { $subject }: { $asked ->
    [one] { $asked } recommendation
   *[other] { $asked } recommendations
    }; accepted: { $accepted }; noted: { $noted }. Today: { $says }
obtained-reports = { $count ->
    [one] One report is here and could not be read
   *[other] { $count } reports are here and could not be read
    }: { $names }. The table of what is missing gives the reasons.
