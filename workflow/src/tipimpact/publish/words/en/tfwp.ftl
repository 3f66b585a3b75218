# Words of the stage tfwp, in English.

table-work_permits-title = What each kind of work permit would open to temporary foreign workers
table-work_permits-what = For each position on a positive labour market impact assessment (LMIA): how many other employers had a position approved in the same window, within what a permit would allow: one employer (today), a sector, a province, a sector in a province, or all. By year for Canada, and by province, stream and broad occupational category.
table-work_permits-is_not = An approved position is not a work permit, not a worker who came and not an open job: an approval may go unused or be cancelled later, and then stays in the list. An employer with an approval need not be hiring, and a worker need not qualify for the job. The figures are the most that a permit could open among employers of this program. The table counts no trafficked persons and shows no abuse.
table-work_permits-note_scope = Under an employer-specific permit the number of other lawful employers is zero by definition, and one employer has all positions. Positions with a head office outside Canada have no province of work here and are not measured by province.
table-work_permits-note_names = The lists leave out names that are or hold personal names, so most employers of caregivers and private households are missing. Spellings of one name in one postal area are taken for one employer; the measured quality of that is on the page of the stage.
table-work_permits-note_hhi = Concentration is the Herfindahl-Hirschman index of positions over the employers that a permit would open, 1 where one employer has all; shown is its mean over positions.
column-work_permits-scope = Kind of permit
column-work_permits-province = Province or territory
column-work_permits-positions = Positions approved
column-work_permits-employers = Employers named
column-work_permits-hhi = Concentration over employers
column-work_permits-hhi_low = Concentration, lowest
column-work_permits-hhi_high = Concentration, highest
column-work_permits-rows = Rows of the lists
value-work_permits-scope = { $code ->
    [employer] Employer-specific
    [sector] Sector
    [province] Province
    [sector_in_province] Sector in a province
   *[open] Open
    }
value-province = { $code ->
    [CA] All of the lists
    [NL] Newfoundland and Labrador
    [PE] Prince Edward Island
    [NS] Nova Scotia
    [NB] New Brunswick
    [QC] Quebec
    [ON] Ontario
    [MB] Manitoba
    [SK] Saskatchewan
    [AB] Alberta
    [BC] British Columbia
    [YT] Yukon
    [NT] Northwest Territories
    [NU] Nunavut
    [OC] Head office outside Canada
   *[ZZ] Not stated
    }
table-work_permits-note_window = Another employer counts if a list that lies wholly within the window, up to the end of the list of the position, approves a position of that employer. Where lists are missing, or cover less than the window, the column of months says how much of it they speak for; the counts are then too low.
table-work_permits-note_sector = A sector is a group of the National Occupational Classification (NOC 2021), two digits unless stated. Codes of NOC 2011 and 2016 are carried over by a concordance; where an old code was split among several groups, the position counts in the one that took most of it, and the share of such positions is shown. General farm workers are the largest of them.
table-work_permits-note_unnamed = Where a list does not name some employers, figures are ranges: least if these add no employer, greatest if each of their positions has one of its own.
table-work_permits-note_withheld = Figures that rest on fewer than { SPELL($disclosure-fewest) } employers, or most of all on one, are withheld, and others with them where a sum would give them back. Numbers of employers are rounded to { SPELL($disclosure-fewest) }, shares to three decimals.
table-work_permits-note_compliance = Decisions of non-compliance are those of the page of October 2023. Later non-compliant: positions of employers against whom a decision followed after the list; least with certain links, greatest with possible ones too. Earlier years have been followed for longer, so years do not compare; most employers are never inspected, and a position is not a case of abuse. Inspections are of the fiscal year that begins in April; for other years no count was found.
table-work_permits-note_settings = Rows with another window, sector or rule for own sites than the first ones show, for all of Canada, how much the figures depend on these choices.
table-work_permits-note_breaks = Do not read a trend across years whose lists leave out different things: the last columns say what. The second half of 2014 begins on 20 June; lists that support permanent residence only are out from the fourth quarter of 2017 to the third of 2023.
column-work_permits-stream = Stream
column-work_permits-occupation = Broad occupational category
column-work_permits-window = Window
column-work_permits-sector_digits = Digits of a sector
column-work_permits-own_sites = Own other sites count
column-work_permits-measured = Positions measured
column-work_permits-none = Share of positions without any other lawful employer
column-work_permits-none_low = Share without any other, lowest
column-work_permits-none_high = Share without any other, highest
column-work_permits-p10 = Other lawful employers, 10th percentile
column-work_permits-p10_low = 10th percentile, lowest
column-work_permits-p10_high = 10th percentile, highest
column-work_permits-median = Other lawful employers, median
column-work_permits-median_low = Median, lowest
column-work_permits-median_high = Median, highest
column-work_permits-p90 = Other lawful employers, 90th percentile
column-work_permits-p90_low = 90th percentile, lowest
column-work_permits-p90_high = 90th percentile, highest
column-work_permits-withheld = Why there are no figures
column-work_permits-months = Months of the window covered
column-work_permits-year_months = Months of the year with a list
column-work_permits-split_share = Share of positions with a split occupation code
column-work_permits-later = Positions of employers non-compliant later
column-work_permits-later_low = Non-compliant later, lowest
column-work_permits-later_high = Non-compliant later, highest
column-work_permits-later_withheld = Why that figure is withheld
column-work_permits-decisions = Decisions of non-compliance in the year
column-work_permits-decisions_withheld = Why a range stands for that number
column-work_permits-decisions_low = Decisions, lowest
column-work_permits-decisions_high = Decisions, highest
column-work_permits-inspections = Inspections, fiscal year
column-work_permits-scope_breaks = What the lists leave out or change
column-work_permits-lists = Lists
value-work_permits-stream = { $code ->
    [all] All streams
    [high_wage] High wage
    [low_wage] Low wage
    [primary_agriculture] Primary agriculture
    [global_talent] Global Talent Stream
    [permanent_resident_only] Permanent residence only
   *[not_stated] Not stated
    }
value-work_permits-occupation = { $code ->
    [all] All occupations
    [n0] Legislative and senior management occupations
    [n1] Business, finance and administration occupations
    [n2] Natural and applied sciences and related occupations
    [n3] Health occupations
    [n4] Occupations in education, law and social, community and government services
    [n5] Occupations in art, culture, recreation and sport
    [n6] Sales and service occupations
    [n7] Trades, transport and equipment operators and related occupations
    [n8] Natural resources, agriculture and related production occupations
    [n9] Occupations in manufacturing and utilities
   *[not_stated] Not stated
    }
value-work_permits-window = { $code ->
    [n6M] 6 months
    [n12M] 12 months
   *[n24M] 24 months
    }
value-work_permits-withheld = { $code ->
    [few_employers] fewer than { SPELL($disclosure-fewest) } employers
    [not_named] no employer is named
   *[not_known] the lists do not say it
    }
value-work_permits-decisions_withheld = { $code ->
    [few_decisions] fewer than { SPELL($disclosure-fewest) } decisions
   *[protects_another] protects another province
    }
value-work_permits-later_withheld = { $code ->
    [few_employers] fewer than { SPELL($disclosure-fewest) } employers
    [dominated] rests most of all on one employer
   *[protects_another] protects another province
    }
value-work_permits-scope_breaks = { $code ->
    [personal_names_excluded] personal names left out
    [part_of_period] only from 20 June 2014
    [no_occupation] no occupations
    [no_stream] no streams
    [permanent_resident_only_excluded] permanent residence only left out
   *[noc_2021] occupations in NOC 2021
    }
column-work_permits-setting = Settings
value-work_permits-setting = { $code ->
    [chosen] As chosen
    [window] Other window
    [sector] Other sector
   *[own_sites] Own sites counted otherwise
    }
value-period_kind = { $code ->
    [calendar] calendar year
    [fiscal] fiscal year
    [quarter] quarter of a fiscal year
    [month] month
    [day] day
    [range] range of dates
   *[undated] dates not stated
    }
value-period_kinds = { value-period_kind }
value-confidence = { $code ->
    [high] high
    [medium] medium
   *[low] low
    }
table-work_permits-made = Positions come from the lists of employers with a positive assessment. Employers are joined by spelling within postal areas; for each position the other employers with a position in the same window and scope are counted, and percentiles are taken over positions. Two numbers of one cell are the bounds that uncertain links allow.
table-positions_by_quarter-title = Positions approved by list, province and occupation
table-positions_by_quarter-what = How many positions employers were allowed to fill with temporary foreign workers, by list, province and group of occupations.
table-positions_by_quarter-is_not = An approved position is not a work permit and not a worker who came. The table does not count trafficked persons, and names of employers are left out.
table-positions_by_quarter-made = Positions of the lists of employers with a positive labour market impact assessment (LMIA) are added up. Codes of older classifications are carried over to NOC 2021.
table-positions_by_quarter-note_withheld = A number that rests on fewer than { SPELL($disclosure-fewest) } employers, or most of all on one, is withheld, and others with it where a yearly total would give it back. Numbers are rounded to { SPELL($disclosure-fewest) }. A province that could show fewer than two numbers of a year has no row for it.
table-positions_by_quarter-note_group = Groups are the first two digits of the National Occupational Classification (NOC 2021); the first digit is the broad category of the table work_permits. Caregivers in private households are few here, because the lists do not name most of their employers.
table-positions_by_quarter-note_lists = The earliest lists give no occupation. The first that does covers a whole year, the next one less. Lists differ in the programs that they leave out: see the table work_permits.
column-positions_by_quarter-list_period = Period of the list
column-positions_by_quarter-province = Province or territory
column-positions_by_quarter-occupation_group = Group of occupations (NOC 2021)
column-positions_by_quarter-positions = Positions approved
column-positions_by_quarter-employers = Employers named
column-positions_by_quarter-withheld = Why they are withheld
value-positions_by_quarter-withheld = { $code ->
    [few_employers] fewer than { SPELL($disclosure-fewest) } employers
    [dominated] rests most of all on one employer
   *[protects_another] protects another number
    }
