# Les mots de l'étape tfwp, en français du Canada.

table-work_permits-title = Ce que chaque type de permis de travail ouvrirait aux travailleurs étrangers temporaires
table-work_permits-what = Pour chaque poste visé par une étude d'impact sur le marché du travail (EIMT) positive : le nombre d'autres employeurs ayant obtenu l'approbation d'un poste dans la même fenêtre, selon ce que permettrait un permis : un seul employeur (aujourd'hui), un secteur, une province, un secteur dans une province, ou tous. Par année pour le Canada, et par province, volet et grande catégorie professionnelle.
table-work_permits-is_not = Un poste approuvé n'est ni un permis de travail, ni un travailleur arrivé au pays, ni un emploi vacant : une approbation peut rester sans suite ou être annulée plus tard, et demeure alors dans la liste. Un employeur ayant une approbation n'embauche pas forcément, et le travailleur n'a pas forcément les compétences voulues. Les chiffres sont le maximum qu'un permis pourrait ouvrir parmi les employeurs de ce programme. Le tableau ne dénombre pas de personnes ayant subi la traite et ne révèle aucun cas d'exploitation.
table-work_permits-note_scope = Avec un permis lié à un employeur donné, le nombre d'autres employeurs autorisés est nul par définition, et un seul employeur a tous les postes. Les postes dont le siège social est hors du Canada n'ont pas ici de province de travail et ne sont pas mesurés par province.
table-work_permits-note_names = Les listes omettent les noms qui sont ou contiennent des noms de personnes : la plupart des employeurs d'aides familiaux et des ménages privés n'y figurent donc pas. Les variantes d'un même nom dans une même région postale comptent pour un seul employeur; la qualité mesurée de ce rapprochement figure dans la documentation de l'étape.
table-work_permits-note_hhi = La concentration est l'indice de Herfindahl-Hirschman des postes entre les employeurs qu'un permis ouvrirait, 1 lorsqu'un seul les a tous; le tableau en montre la moyenne sur les postes.
column-work_permits-scope = Type de permis
column-work_permits-province = Province ou territoire
column-work_permits-positions = Postes approuvés
column-work_permits-employers = Employeurs nommés
column-work_permits-hhi = Concentration entre employeurs
column-work_permits-hhi_low = Concentration, minimum
column-work_permits-hhi_high = Concentration, maximum
column-work_permits-rows = Lignes des listes
value-work_permits-scope = { $code ->
    [employer] Lié à un employeur donné
    [sector] Secteur
    [province] Province
    [sector_in_province] Secteur dans une province
   *[open] Ouvert
    }
value-province = { $code ->
    [CA] Ensemble des listes
    [NL] Terre-Neuve-et-Labrador
    [PE] Île-du-Prince-Édouard
    [NS] Nouvelle-Écosse
    [NB] Nouveau-Brunswick
    [QC] Québec
    [ON] Ontario
    [MB] Manitoba
    [SK] Saskatchewan
    [AB] Alberta
    [BC] Colombie-Britannique
    [YT] Yukon
    [NT] Territoires du Nord-Ouest
    [NU] Nunavut
    [OC] Siège social hors du Canada
   *[ZZ] Non précisé
    }
table-work_permits-note_window = Un autre employeur compte si une liste entièrement comprise dans la fenêtre, jusqu'à la fin de la liste du poste, approuve un de ses postes. Lorsque des listes manquent ou couvrent moins que la fenêtre, la colonne des mois indique la part dont elles rendent compte; les nombres sont alors trop faibles.
table-work_permits-note_sector = Un secteur est un groupe de la Classification nationale des professions (CNP 2021), à deux chiffres sauf indication contraire. Les codes des CNP 2011 et 2016 sont reportés au moyen d'une table de concordance; lorsqu'un ancien code a été réparti entre plusieurs groupes, le poste compte dans celui qui en a reçu la plus grande part, et la proportion de ces postes est indiquée. Les ouvriers agricoles en forment la plus grande part.
table-work_permits-note_unnamed = Lorsqu'une liste ne nomme pas certains employeurs, les chiffres sont des intervalles : minimum s'ils n'ajoutent aucun employeur, maximum si chacun de leurs postes a le sien.
table-work_permits-note_withheld = Les chiffres qui reposent sur moins de { SPELL($disclosure-fewest) } employeurs, ou surtout sur un seul, ne sont pas montrés, ni ceux dont une somme permettrait de les déduire. Les nombres d'employeurs sont arrondis à { SPELL($disclosure-fewest) }, les proportions à trois décimales.
table-work_permits-note_compliance = Les décisions de non-conformité sont celles de la page d'octobre 2023. Non conforme par la suite : postes d'employeurs visés par une décision postérieure à la liste; minimum avec les liens certains, maximum avec les liens possibles aussi. Les premières années ont été suivies plus longtemps : les années ne se comparent donc pas; la plupart des employeurs ne sont jamais inspectés, et un poste n'est pas un cas d'exploitation. Les inspections sont celles de l'exercice qui commence en avril; pour les autres années, aucun nombre n'a été trouvé.
table-work_permits-note_settings = Les lignes ayant une autre fenêtre, un autre secteur ou une autre règle pour les autres lieux du même employeur montrent, pour l'ensemble du Canada, à quel point les chiffres dépendent de ces choix.
table-work_permits-note_breaks = Il ne faut pas lire de tendance entre des années dont les listes omettent des choses différentes : les dernières colonnes l'indiquent. Le second semestre de 2014 commence le 20 juin; les études à l'appui de la seule résidence permanente sont exclues du quatrième trimestre de 2017 au troisième de 2023.
column-work_permits-stream = Volet
column-work_permits-occupation = Grande catégorie professionnelle
column-work_permits-window = Fenêtre
column-work_permits-sector_digits = Chiffres d'un secteur
column-work_permits-own_sites = Autres lieux du même employeur comptés
column-work_permits-measured = Postes mesurés
column-work_permits-none = Part des postes sans autre employeur autorisé
column-work_permits-none_low = Part sans autre employeur, minimum
column-work_permits-none_high = Part sans autre employeur, maximum
column-work_permits-p10 = Autres employeurs autorisés, 10e centile
column-work_permits-p10_low = 10e centile, minimum
column-work_permits-p10_high = 10e centile, maximum
column-work_permits-median = Autres employeurs autorisés, médiane
column-work_permits-median_low = Médiane, minimum
column-work_permits-median_high = Médiane, maximum
column-work_permits-p90 = Autres employeurs autorisés, 90e centile
column-work_permits-p90_low = 90e centile, minimum
column-work_permits-p90_high = 90e centile, maximum
column-work_permits-withheld = Raison de l'absence de chiffres
column-work_permits-months = Mois de la fenêtre couverts
column-work_permits-year_months = Mois de l'année ayant une liste
column-work_permits-split_share = Part des postes dont le code de profession a été réparti
column-work_permits-later = Postes d'employeurs non conformes par la suite
column-work_permits-later_low = Non conformes par la suite, minimum
column-work_permits-later_high = Non conformes par la suite, maximum
column-work_permits-later_withheld = Raison pour laquelle ce chiffre n'est pas montré
column-work_permits-decisions = Décisions de non-conformité dans l'année
column-work_permits-decisions_withheld = Raison pour laquelle un intervalle remplace ce nombre
column-work_permits-decisions_low = Décisions, minimum
column-work_permits-decisions_high = Décisions, maximum
column-work_permits-inspections = Inspections, exercice
column-work_permits-scope_breaks = Ce que les listes omettent ou changent
column-work_permits-lists = Listes
value-work_permits-stream = { $code ->
    [all] Tous les volets
    [high_wage] Haut salaire
    [low_wage] Bas salaire
    [primary_agriculture] Agriculture primaire
    [global_talent] Volet des talents mondiaux
    [permanent_resident_only] Résidence permanente seulement
   *[not_stated] Non précisé
    }
value-work_permits-occupation = { $code ->
    [all] Toutes les professions
    [n0] Membres des corps législatifs et cadres supérieurs
    [n1] Affaires, finance et administration
    [n2] Sciences naturelles et appliquées et domaines apparentés
    [n3] Secteur de la santé
    [n4] Enseignement, droit et services sociaux, communautaires et gouvernementaux
    [n5] Arts, culture, sports et loisirs
    [n6] Vente et services
    [n7] Métiers, transport, machinerie et domaines apparentés
    [n8] Ressources naturelles, agriculture et production connexe
    [n9] Fabrication et services d'utilité publique
   *[not_stated] Non précisé
    }
value-work_permits-window = { $code ->
    [n6M] 6 mois
    [n12M] 12 mois
   *[n24M] 24 mois
    }
value-work_permits-withheld = { $code ->
    [few_employers] moins de { SPELL($disclosure-fewest) } employeurs
    [not_named] aucun employeur n'est nommé
   *[not_known] les listes ne le disent pas
    }
value-work_permits-decisions_withheld = { $code ->
    [few_decisions] moins de { SPELL($disclosure-fewest) } décisions
   *[protects_another] protège une autre province
    }
value-work_permits-later_withheld = { $code ->
    [few_employers] moins de { SPELL($disclosure-fewest) } employeurs
    [dominated] repose surtout sur un seul employeur
   *[protects_another] protège une autre province
    }
value-work_permits-scope_breaks = { $code ->
    [personal_names_excluded] noms de personnes omis
    [part_of_period] seulement depuis le 20 juin 2014
    [no_occupation] sans professions
    [no_stream] sans volets
    [permanent_resident_only_excluded] résidence permanente seulement omise
   *[noc_2021] professions selon la CNP 2021
    }
column-work_permits-setting = Réglages
value-work_permits-setting = { $code ->
    [chosen] Réglages retenus
    [window] Autre fenêtre
    [sector] Autre secteur
   *[own_sites] Autre décompte des lieux du même employeur
    }
value-period_kind = { $code ->
    [calendar] année civile
    [fiscal] exercice
    [quarter] trimestre d'un exercice
    [month] mois
    [day] jour
    [range] plage de dates
   *[undated] dates non précisées
    }
value-period_kinds = { value-period_kind }
value-confidence = { $code ->
    [high] élevée
    [medium] moyenne
   *[low] faible
    }
table-work_permits-made = Les postes viennent des listes d'employeurs ayant reçu une étude positive. Les employeurs sont réunis selon l'orthographe à l'intérieur de zones postales; pour chaque poste, on compte les autres employeurs ayant un poste dans la même fenêtre et la même portée, et les centiles sont pris sur les postes. Deux nombres dans une case sont les bornes que permettent les liens incertains.
table-positions_by_quarter-title = Postes approuvés par liste, province et profession
table-positions_by_quarter-what = Le nombre de postes que des employeurs ont pu combler par des travailleuses et travailleurs étrangers temporaires, par liste, province et groupe de professions.
table-positions_by_quarter-is_not = Un poste approuvé n'est ni un permis de travail ni une arrivée au pays. Le tableau ne dénombre pas de personnes ayant subi la traite, et les noms des employeurs sont omis.
table-positions_by_quarter-made = On additionne les postes des listes d'employeurs ayant reçu une étude d'impact sur le marché du travail (EIMT) positive. Les codes des anciennes classifications sont convertis selon la CNP 2021.
table-positions_by_quarter-note_withheld = Un nombre qui repose sur moins de { SPELL($disclosure-fewest) } employeurs, ou surtout sur un seul, est retenu, et d'autres avec lui si un total annuel permettait de le retrouver. Les nombres sont arrondis à { SPELL($disclosure-fewest) }. Une province qui ne pourrait montrer qu'un nombre d'une année, ou aucun, n'y a pas de ligne.
table-positions_by_quarter-note_group = Les groupes sont les deux premiers chiffres de la Classification nationale des professions (CNP 2021); le premier chiffre est la grande catégorie du tableau work_permits. Les aides familiales en maison privée y sont peu nombreuses, parce que les listes ne nomment pas la plupart de leurs employeurs.
table-positions_by_quarter-note_lists = Les premières listes ne donnent pas la profession. La première qui la donne porte sur une année entière, la suivante sur moins. Les listes n'omettent pas toutes les mêmes programmes : voir le tableau work_permits.
column-positions_by_quarter-list_period = Période de la liste
column-positions_by_quarter-province = Province ou territoire
column-positions_by_quarter-occupation_group = Groupe de professions (CNP 2021)
column-positions_by_quarter-positions = Postes approuvés
column-positions_by_quarter-employers = Employeurs nommés
column-positions_by_quarter-withheld = Pourquoi ils sont retenus
value-positions_by_quarter-withheld = { $code ->
    [few_employers] moins de { SPELL($disclosure-fewest) } employeurs
    [dominated] repose surtout sur un seul employeur
   *[protects_another] protège un autre nombre
    }
