# Words of the stage legislation, in English.

table-law_changes-title = Provisions changed by Bills C-31 and C-10
table-law_changes-what = One row per bill, Act, unit and clause: each section, subsection, paragraph or definition that a clause of the bill touches, in any Act, with its words on the day before and on the day of commencement, how that day is known, what stands today and which Acts changed it afterwards, and how it is read.
table-law_changes-is_not = It does not say whether a change helped or harmed anyone: readings have holders, and readings that contest each other stand side by side. A request barred is not a permit barred. It is not legal advice, and the words shown are not an official version.
table-law_changes-note_later = What a bill did stops where a later Act takes over. The Acts named are those that changed the unit itself where the replay knows them, else those of the section's official note.
column-law_changes-bill = Bill
column-law_changes-act = Act changed
column-law_changes-unit = Unit
column-law_changes-subject = Subject (marginal note)
column-law_changes-scope = Language versions changed
column-law_changes-state = State today
value-law_changes-state = { $code ->
    [in_force] in force
    [repealed] repealed
    [absent] no longer under this label
    [unchanged] in force, in the bill's words
    [reworded] in force, reworded
    [never] never came into force
   *[not_held] text not held
    }
table-law_changes-note_text = Words before and after come from the Act replayed from its text of 2001 with every amending Act held, checked against the official consolidations. Where that text is not held (the sample edition, and Acts other than IRPA) only the words that the bill enacts are shown, and the column on the texts says so.
table-law_changes-note_difference = In the difference, [-words-] went out and {"{"}+words+{"}"} came in; … stands for words that stayed. Counts are of the English text, or of the French where only it changed.
table-law_changes-note_day = Days of commencement come from the Table of Public Statutes of the Department of Justice, which names the order that fixed each of them. What the Table does not carry comes from the bill itself (royal assent, or a day that it fixes); a clause that waits for others has the latest of their days. A note to the French or the English text alone never sets a date. Section 110 began on 15 December 2012 though its words of 2010 and of June 2012 were enacted before.
table-law_changes-note_via = C-31 also changed clauses of 2010, c. 8 before they began: such a change took effect with the clause it changed.
table-law_changes-note_relevance = Relevance and readings come from config/law/provisions.csv, in our own words; a unit that is not listed there is shown without them, which does not mean that it is without effect.
table-law_changes-note_control = The bar of { MONTHS($law-trp_12m_2010-months) } in 24(4) is of 2010, c. 8, and sections 37 and 118, on trafficking, were changed by neither bill: they are not here.
column-law_changes-operation = What the clause does
column-part = Words concerned
column-law_changes-clause = Clause of the bill
column-via = By way of
column-law_changes-before = Words the day before
column-law_changes-after = Words on that day
column-law_changes-difference = Difference
column-law_changes-words_removed = Words removed
column-law_changes-words_added = Words added
column-law_changes-text_basis = Where the texts come from
column-in_force = In force
column-act_words = Words that name an Act not identified
column-known_by = How the day is known
column-day_unknown_because = Why the day is not known
column-applied = Took effect?
column-not_applied_because = Why not
column-law_changes-superseded_by = Changed afterwards by
column-law_changes-superseded_basis = Those Acts are known for
column-law_changes-relevance = Relevance to trafficked persons
column-law_changes-pathways = Pathways
column-law_changes-provision_readings = Readings (view; holder; source)
column-law_changes-note = In our words
table-law_effects-title = Effects of amending Acts, clause by clause
table-law_effects-what = One row per effect of one clause of an amending Act on one unit of an Act: what it does, to what, since when, and whether it took place. Listed are all effects on the Immigration and Refugee Protection Act, and all effects of Bills C-31 and C-10 on any Act.
table-law_effects-is_not = It does not give the words, and it says whether an effect took place for IRPA alone, because the text of other Acts is not replayed. It is not legal advice.
table-law_effects-note_languages = English and French are read apart. An effect found in one version only is marked with the reason: most often the other version says the same of a wider or narrower unit.
table-law_effects-note_day = The day is that of the clause, or of the clause of another amending Act that it changed, if that is later. It comes from the Table of Public Statutes, else from the amending Act itself, else from the Act as consolidated today; where it is not known, the table says why.
table-law_effects-note_applied = Whether an effect took place is known for IRPA, which is replayed; an instruction that was not understood is a row of its own.
column-law_effects-amending_act = Amending Act
column-law_effects-clause = Affecting clause
column-law_effects-act = Affected Act
column-law_effects-unit = Affected unit
column-law_effects-operation = Kind of effect
column-law_effects-scope = Language versions
column-law_effects-one_version_because = Why in one version
value-operation = { $code ->
    [add] adds
    [replace] replaces
    [repeal] repeals
    [replace_words] replaces words
    [add_words] adds words
    [strike_words] strikes out words
    [strike] strikes out
    [renumber] renumbers
    [read_as] is to be read as
    [deem] deems
    [amend] amends
    [enact] enacts an Act
   *[unparsed] not understood
    }
value-scope = { $code ->
    [both] both
    [en] English only
   *[fr] French only
    }
value-known_by = { $code ->
    [assent] royal assent
    [order] order in council
    [rule] a rule of the Act
    [coordinating] coordinating clause
    [table] the Table of Public Statutes
    [from_consolidation] shown by a consolidated text
   *[unknown] not known
    }
value-day_unknown_because = { $code ->
    [never] it never came into force
    [awaiting] not in force: an order or a later day is awaited
    [order_not_held] an order fixes it, and we do not hold that order
    [event] it depends on another provision or event
    [condition] the clause applies only on a condition
    [not_read] the statute's own rule was not understood
   *[not_held] we do not hold the statute whose clause it changes
    }
value-act = { $code ->
   *[unresolved] Act not identified
    }
value-act_compared = { $code ->
    [c31] Bill C-31
    [c10] Bill C-10
    [act_2019] 2019, c. 29
   *[act_2026] 2026, c. 4
    }
value-not_applied_because = { $code ->
    [never_in_force] never came into force
    [awaiting] not in force yet
    [replaced] replaced before it came into force
    [day_unknown] the day is not known
    [not_possible] could not be carried out on the text
   *[unparsed] the instruction was not understood
    }
value-one_version_because = { $code ->
    [said] the clause amends one version only
    [joining_word] "and" or "or" in a list
    [other_clauses] no such amending clause in the other version
    [other_act] the versions name different Acts
    [other_units] the versions name different units
    [other_text] the versions enact different units
   *[not_explained] not explained
    }
value-law_changes-text_basis = { $code ->
    [replay] the Act replayed
    [amending_act] only the words that the bill enacts
   *[none] no words
    }
value-law_changes-superseded_basis = { $code ->
    [unit] the unit
   *[section] its section
    }
value-law_changes-relevance = { $code ->
    [direct] direct: speaks of trafficking or like treatment
    [pathway] a pathway
    [context] context
   *[other] not listed
    }
value-pathways = { $code ->
    [claim_eligibility] eligibility of the claim
    [deadlines] deadlines
    [credibility] credibility
    [no_second_look] appeal and reassessment
    [stay] stay of removal
    [trp] temporary resident permit
    [hc] humanitarian and compassionate considerations; public policy
    [pr] permanent residence
    [family] family
    [minors] minors
    [detention] detention
    [criminality] criminality
    [work] work
    [cessation] cessation and vacation
    [biometrics] biometrics
    [health] health
    [criminal_law] criminal law
    [designation] designation
    [employer] employers
   *[instructions] instructions
    }
value-view = { $code ->
    [adverse] adverse
    [protective] protective
    [mixed] mixed
    [neutral] neutral
    [exclusion] protects by keeping out
    [gap] names no trafficked person
    [against_traffickers] aimed at traffickers
   *[contrary_to_charter] contrary to the Charter
    }
value-holder = { $code ->
    [project] this project
    [parliament] Parliament
    [ccr] Canadian Council for Refugees
   *[federal_court] Federal Court
    }
table-law_changes-made = Each clause of the bill as enacted is read as instructions on units of an Act. Words before and after come from the Act replayed from its text of 2001, on the day before and on the day of commencement; what stands today from the newest consolidation. Words removed and added are counted between the two.
table-commencement-title = Days on which clauses came into force
table-commencement-what = One row per clause: the sections of the Immigration and Refugee Protection Act as enacted, the clauses of the statutes that amend it, and all clauses of Bills C-31 and C-10 on whatever Act. For each, whether and when it came into force, by what instrument, and which sources give that day.
table-commencement-is_not = It does not say what a clause changed (see the table of changes). A clause that came into force may apply only to cases of some days; transitional provisions are not listed. It is not legal advice.
table-commencement-made = Days come from the Table of Public Statutes and Responsible Ministers of the Department of Justice, read in English and in French apart, and compared with the statute's own rule on commencement and with the notes of the newest consolidation. A clause that waits for others has the latest of their days.
table-commencement-note_sources = Three sources are read apart: the Table of Public Statutes, the statute's own rule, and the notes of the newest consolidation. Where an order fixes the day, the statute itself names none. Notes give the exact day of clauses since about 2018, and for older ones at most a day by which the section read so. A source counts only where it gives the day itself.
table-commencement-note_one = "One source" means that nothing else we hold shows the day; "against each other" that one of them gives another day; the one shown is the statute's for royal assent and the Table's otherwise.
table-commencement-note_table = The entry names the file of the Table by the number of its Act, and the place of the entry in it. The facts are compiled in data/raw/compiled/law/commencement.csv.
column-commencement-amending_act = Statute
column-commencement-clause = Clause
column-commencement-act = Act amended
column-commencement-clause_outcome = Outcome
column-commencement-fixed_by = Instrument
column-commencement-depends_on = What it depends on
column-commencement-table_day = Day by the Table
column-commencement-rule_day = Day by its own rule
column-commencement-note_day = Day in the note of the consolidation
column-commencement-note_kind = What the note gives
column-commencement-agreement = How the sources agree
column-commencement-table_entry = Entry in the Table
value-commencement-clause_outcome = { $code ->
    [in_force] came into force
    [replaced] came into force with other words
    [never] never came into force
    [awaiting] not in force yet
   *[unknown] not known
    }
value-commencement-note_kind = { $code ->
    [exact] the day
    [of_section] the day of this clause or of its section
   *[at_the_latest] in force by then
    }
value-commencement-agreement = { $code ->
    [several] several sources agree
    [one] one source
    [none] no source gives this day
    [contradicted] sources against each other
    [other_clauses] depends on other clauses
   *[not_dated] no day
    }
table-law_effects-made = Every clause of each statute is read as instructions; each instruction on each unit is a row, in both language versions, with the day of commencement that the Table of Public Statutes or the statute gives.
law-asked = { $unit }, on { $day }
law-made = In force since { $since }, by { $citation }
# a consolidation shows that it read so by that day; citation: the last clause that it can come from, or none
law-read = It read so by { $since }, perhaps earlier
law-read_by = It read so by { $since }, perhaps earlier; last changed by { $citation }
law-enacted = In force since { $since }, as enacted
law-none = { $unit } was not in force on { $day }.
# enacted, and nothing that is held gives the day on which it came into force
law-undated = { $unit } has been enacted. Nothing that we have gives the day on which it came into force, so we cannot say whether it was in force on { $day }.
# the unit was repealed by that day; since, citation: when and by which clause
law-repealed = { $unit } was not in force on { $day }. It was repealed on { $since }, by { $citation }.
law-same = { $unit } reads the same on { $first } and on { $last }.
# how: how the day is known; instrument: the order or clause that fixed it
law-day_known = { $how }, { $instrument }
law-known_until = The law is known here until { $day }.
# the day asked for is later than the last one known
law-no-act = No Act is called “{ $about }”. Write its title, its chapter or its citation.
law-no-files = The folder { $where } has no text of “{ $about }”. For the Immigration and Refugee Protection Act and its regulations, run make official; for other texts name a folder that has them: LAWS=folder, or --statutes folder.
law-no-unit = The Act never had a unit { $about }. Write it as it is cited, such as 25(1.2)(c).
# where: the last day of the consolidation; older ones are not at hand
law-no-unit_printed = The consolidation current to { $where } has no unit { $about }. Earlier ones may have had it; we do not have them.
# where: clauses of statutes that are not at hand, and that could have had the unit
law-no-unit_read = We cannot say whether the Act ever had a unit { $about }: no text that we have gives it one, and we do not have { $where }.
law-citation-unread = The citation was not read whole: “{ $about }” is not understood. Write a unit and its text, such as IRPA 25(1.2)(c).
law-citation-empty = Write a unit and its text, such as IRPA 25(1.2)(c).
law-citation-acts = The citation names two texts, { $about }: ask for each apart.
law-citation-act = “{ $about }” names no text. Write it with its Act or regulation, such as IRPA 25(1.2)(c).
law-citation-unit = “{ $about }” names no provision. Write it with its section, such as IRPA 25(1.2)(c).
law-no-bill = We do not know which statute Bill { $about } became. Write the statute's citation, such as S.C. 2012, c. 17; the Parliament and session can be given: C-31 (41-1).
law-no-clause = { $where } has no clause { $about }. For the Act that it amends, ask for IRPA { $about }.
law-one_unit = Name one provision; a list cannot be compared.
law-no-day = “{ $text }” is not a date: write it like 2012-06-27
law-nearest = Did you mean { $name }?
law-days-order = { $last } is before { $first }: give the earlier day first.
law-known_until_only = The last day for which we have the law is { $day }; nothing later is known here.
law-from_consolidation = { $basis ->
    [consolidation_alone] The wording comes from the publisher's consolidations that we have, the newest current to { $day }. We do not have the texts that made it one by one, so we cannot say how it read before that wording.
   *[consolidation] The wording comes from a consolidation, the newest current to { $day }, because we do not have the statute that made it.
    }
law-known_from = We know the wording of { $unit } from { $day } on only.
# its section was there on the day asked for, in words that we do not have
law-known_from_there = Its section was in force on { $day }, perhaps in other words.
# clauses: that changed the section between the day asked for and the first day known
law-changed_since = The section was changed after that day by { $clauses }.
# clauses: that changed it in the year of the day asked for; no note gives their day
law-changed_in_year = In { $year } the section was changed by { $clauses }, before that day or after it.
law-doubt = { $code ->
    [not_read] Doubtful: { $clauses } may have changed this section; we do not have that text.
    [step_failed] Doubtful: { $clauses } could not be carried out on this section.
    [deletes_more] Doubtful: { $clauses } removed units that it does not name.
    [not_unique] Doubtful: the place that { $clauses } names is there more than once.
    [condition] Doubtful: nothing that we have says whether the condition of { $clauses } was met.
    [no_step] Doubtful: the Table of Public Statutes lists { $clauses } for this section, and we did not read such a clause.
    [no_order] Doubtful: { $clauses } added definitions in alphabetical order, and those that are there follow another one.
   *[day_not_in_table] Doubtful: neither the Table of Public Statutes nor the statute itself gives the day of { $clauses }.
    }
law-awaiting = Enacted for this section and not in force: { $clauses }.
law-page = Publisher's page: { $address }
law-title_others = What the bills changed in other Acts
law-index = The Acts that the bills changed
law-index_count = { $count ->
    [one] one provision
   *[other] { $count } provisions
 }
law-index_listed = { $listed ->
    [one] one bears on trafficked persons
   *[other] { $listed } bear on trafficked persons
 }
law-lacking-before = The words before the change are not held in this edition.
law-lacking-after = The words after the change are not held in this edition.
law-lacking_both = The words of this change are not held in this edition.
law-both_languages = English and French, side by side
law-never_changed = No later Act has changed these words.
law-unit_defined = { $unit } “{ $term }”
law-unit_heading = { $unit }, heading
law-see_words = The words
law-unsaid = Not in our rules: { $words }.
law-more = Readings, and how to cite
