# The brief: four pages in PDF and Word.

brief-pictures = What the laws changed, in pictures
brief-lives = Drawn here: what an Act closed or delayed. The site shows the other requests too.
brief-findings = Findings
brief-method = How we know
brief-method-law = The law. The statutes are replayed clause by clause, so that the text in force on any day can be read. Rules taken from it are applied to { $lives ->
        [one] one life
       *[other] { $lives } lives
    } made of stated facts, for { $remedies ->
        [one] one thing
       *[other] { $remedies } things
    } that a person can ask for. For each we compare the first day on which the person could ask, with the Act and without it. The lives are invented; the rules are not. A fact that is missing leaves the answer unknown. Where people with authority read a text differently, both answers are given. No lawyer has reviewed the rows that have no name beside them.
brief-method-estimates = The numbers. The plan was written in 2026, after the counts had been published and read. So no estimate here can reach further than “points that way.” For each, the smallest change that its data could have shown is stated. Where they could not, the verdict is that the data cannot tell. A change after a law is not called its effect unless the checks allow it.
brief-method-counts = The reach of a rule. We count the claimants to whom a rule could apply, as a range from the least to the most. The ranges overlap, so they are never added. They count claims for asylum: we looked and found no count of those from trafficked persons.
brief-method-reports = The reports. Sentences of reports, debates and guides in both languages are coded by theme with a written codebook. A share is published only with the measured error of the coding.
brief-method-care = Care. We publish no small count of people, no story of a person, and no number of trafficked persons without a count behind it. Every number in the tables leads to its file, row or clause.
brief-missing = What is missing
brief-missing-lead = We looked for these series and did not find them, or found a part only. The table of gaps says where we looked, what exists and what to ask for.
brief-missing-one = { $title }. Holder: { $holder }.
brief-cite-brief = { $authors } ({ $year }), What Bills C-31 and C-10 did to trafficked persons: brief, { $edition }, version { $version }, { $address }. Code under the MIT licence; each table names its licence and those of its sources.
brief-footer = What Bills C-31 and C-10 did to trafficked persons. { $edition }, version { $version }, { $day }. Law as of { $law }; data read until { $data }. Not legal advice.
brief-caption = { $code ->
    [picture] Figure
   *[table] Table
    }
shell-later = Later than the day asked, and taken as still to come: { $facts }.
shell-needs = The answer depends on: { $facts }.
