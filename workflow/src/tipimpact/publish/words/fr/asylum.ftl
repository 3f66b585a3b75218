# Les mots de l'étape asylum, en français du Canada.

table-indicators-title = Séries de chiffres qui éclairent la question
table-indicators-what = Les demandes d'asile et leur issue, pays d'origine désignés et autres, ainsi que toute autre série qui a pu être lue : permis, travailleurs, conformité, détention, détections. Une ligne est une valeur publiée, avec les personnes comptées, la version, ce qu'il faut en savoir et ce qui s'est passé d'autre dans la période.
table-indicators-is_not = Nous avons cherché une série qui compte les personnes ayant subi la traite avant et après 2012, sans en trouver. Les demandeurs d'asile, les travailleurs et les personnes détenues ne sont pas des personnes ayant subi la traite; les détections sont ce qui a été trouvé, non ce qui s'est produit. Une baisse des demandes n'est pas une réussite : des personnes ayant besoin de protection peuvent être parmi celles qui n'ont pas présenté de demande.
table-indicators-note_interval = L'éditeur ne montre aucun nombre de 1 à { $indicators-largest_hidden } : ces cellules sont omises ou indiquées par { $indicators-smallest }. La valeur additionne ce qui est montré; l'intervalle compte une cellule omise de 0 à { $indicators-largest_hidden } et un { $indicators-smallest } de 1 à { $indicators-smallest }.
table-indicators-note_designated = Désignés : tranches 1 à 3. La quatrième tranche (2014, cinq pays) n'a été vue dans aucun texte qui en donne les pays et la date; ses pays sont parmi les autres. Toutes les désignations ont pris fin le 17 mai 2019.
table-indicators-note_reform = Toute la réforme de 2012 a touché les deux groupes, et l'obligation de visa a changé pour de nombreux pays (tableau des événements); la série seule ne permet pas de les distinguer.
column-series = Série
column-indicators-group = Groupe ou lieu
column-year = Année
column-indicators-value = Valeur
column-indicators-range = Intervalle compatible avec ce qui est publié
column-low = Minimum
column-high = Maximum
column-indicators-measured_in = Unité
column-who_is_counted = Qui est compté
column-indicators-year_basis = Ce qu'est l'année
value-indicators-year_basis = { $code ->
    [calendar] années civiles, ou parties d'une année
    [fiscal] exercices, du 1er avril au 31 mars, ou parties d'un exercice
    [span] plusieurs années ensemble, choisies par la source
    [report] période visée par le rapport
   *[at] à cette date
    }
value-indicators-flags = { $code ->
    [at_least] la source dit « plus de » ou « au moins » : le plus petit nombre entier possible
    [renewals_counted] permis; les renouvellements semblent comptés (nous le déduisons) : une personne peut en avoir reçu plusieurs
    [renewals_not_said] permis; la source ne précise pas si les renouvellements sont comptés
    [not_reconciled] ne concorde pas avec d'autres chiffres sur les mêmes permis
    [mixed_level] la source code ensemble les demandes et les appels cette année-là
    [partly_treated] réforme annoncée le 16 février, en vigueur le 15 décembre
    [designation_ended] fin des désignations le 17 mai 2019
    [partial_year] l'année n'est pas complète
    [legacy_mixed] des demandes antérieures à la réforme sont parmi celles qui ont été tranchées
    [outcomes_differ] les issues publiées ne s'additionnent pas au total publié
    [origin_mix_shift] { PERCENT($decisions-shift) } ou plus des décisions sont passées à d'autres pays d'origine
    [outcome_mix_shift] { PERCENT($decisions-shift) } ou plus des décisions sont passées à d'autres issues
    [rounded] arrondie par l'éditeur
    [protects_another] non montrée, car elle permettrait d'en déduire une autre
    [suppressed] masquée par l'éditeur, ou trop petite pour être présentée
    [approximate] chiffre rond dans le texte
    [cumulative] somme de plusieurs années, à ne pas diviser
    [definition_applied_back] définition ultérieure appliquée aux années antérieures
    [reporting_period] année de la période du rapport, non l'année civile
    [undated] la source ne date pas la période
    [revised] remplace une version antérieure
    [superseded] remplacée par une version ultérieure
    [contradictory] la source se contredit ou en contredit une autre
    [release_unknown] version du tableau non précisée
    [citizenship_not_given] citoyenneté non indiquée
    [second_hand] rapporté par d'autres, non lu dans l'original
    [range] seul un intervalle est connu
   *[on_request] communiquée sur demande, non publiée par son détenteur
    }
column-indicators-vintage = Version de la source
column-source = Source
column-indicators-place = Endroit dans la source
column-indicators-flags = Ce qu'il faut savoir de la valeur
value-series = { $code ->
    [claims_canada] Premières demandes d'asile au Canada
    [first_claims_by_origin] Premières demandes par origine et année
    [claims_by_month] Demandes par mois, origine et pays d'asile
    [employer_lists] Lignes des listes d'employeurs
   *[decisions_by_origin] Premières décisions par origine et année
    }
value-indicators-group = { $code ->
    [designated] Désignés en 2012-2013
   *[other] Autres
    }
value-measured_in = { $code ->
    [persons] personnes
    [cases] dossiers
   *[cases_persons] dossiers ou personnes, selon l'année
    }
value-indicators-who_is_counted = { $code ->
   *[first_claimants] Personnes présentant une première demande, quel que soit leur statut; les appels et les demandes rouvertes sont exclus
    }
table-indicators-note_decisions = Les issues sont celles de l'année de la décision, non de la demande. Closes : retirées, ayant fait l'objet d'un désistement ou terminées sans décision sur le fond. Chaque part est donnée par rapport aux décisions sur le fond et à toutes les demandes terminées.
table-indicators-note_detected = Les victimes détectées sans citoyenneté canadienne forment un intervalle, car la citoyenneté n'est pas toujours consignée; un nombre que le fichier masque est lui aussi un intervalle.
table-indicators-note_events = Les événements sont ceux du tableau des événements qui concernent la série et tombent, ou peuvent tomber, dans la période; ceux qui ne sont pas vérifiés ne peuvent servir qu'aux analyses de sensibilité.
column-indicators-period = Période
column-indicators-period_kind = Type de période
column-value_kind = Type de chiffre
column-role = Rôle
column-indicators-events = Événements de la période
column-indicators-confidence = Confiance
column-indicators-revision = Numéro de version
column-indicators-document = Document
column-url = Adresse
column-first_day = Premier jour
column-last_day = Dernier jour
value-value_kind = { $code ->
    [flow] flux, sur la période
    [stock] effectif, à une date ou en moyenne
    [share] part
    [rate] taux
    [duration] durée
    [money] montant
   *[change] variation
    }
value-role = { $code ->
    [outcome] résultat
    [exposure] exposition
    [context] contexte
   *[none] non présentée
    }
value-data_audit-breaks = { $code ->
    [legacy_mixed] des demandes antérieures à la réforme sont parmi celles qui ont été tranchées
    [definition_applied_back] définition ultérieure appliquée aux années antérieures
    [outcomes_differ] les issues publiées ne s'additionnent pas au total publié
    [origin_mix_shift] { PERCENT($decisions-shift) } ou plus des décisions sont passées à d'autres pays d'origine
    [outcome_mix_shift] { PERCENT($decisions-shift) } ou plus des décisions sont passées à d'autres issues
    [contradictory] la source se contredit ou en contredit une autre
    [revised] remplace une version antérieure
    [other_release] tirée d'une autre version que celle sur laquelle reposent nos résultats publiés
    [mixed_level] la source code ensemble les demandes et les appels une année
    [not_shown_totals] non présentée : totaux de citoyens et autres
    [not_shown_small_cell] non présentée : moins de { SPELL($disclosure-fewest) } personnes
    [not_shown_licence] non présentée : aucune condition d'utilisation précisée
   *[not_shown_no_canada] non présentée : rien sur le Canada
    }
value-data_audit-carries = { $code ->
    [difference_in_differences] différence de différences
    [falsification] résultat de falsification
    [exposure] exposition
    [bounds] bornes
    [description] description
    [nothing] rien
   *[interrupted_time_series] série chronologique interrompue
    }
table-data_audit-title = Ce que chaque série peut porter
table-data_audit-what = Pour chaque série, et pour chaque pays de destination du panel : points avant et après les projets de loi, valeurs masquées, arrondies et révisées, ruptures, unité, et ce qui peut s'y appuyer. Les séries non présentées y figurent aussi, avec la raison.
table-data_audit-is_not = Il évalue les chiffres, non les personnes ou les services; qu'une série puisse porter un devis ne veut pas dire qu'une estimation a été faite.
table-data_audit-note_points = Avant : périodes qui se terminent avant le 16 février 2012, quand le projet de loi C-31 a été rendu public. Après : périodes qui commencent le 15 décembre 2012 ou plus tard.
table-data_audit-note_destinations = Sont énumérés les pays de destination ayant au moins { $audit-years } années et { $audit-cells } cellules publiées, ainsi que le Canada. L'édition échantillon ne contient que le Canada.
table-data_audit-note_not_shown = Les totaux de personnes détectées ne sont jamais un résultat ici : la plupart sont des citoyens, que les projets de loi ne touchent pas.
column-data_audit-group = Groupe ou destination
column-data_audit-carries = Ce qui peut s'y appuyer
column-data_audit-measured_in = Unité
column-data_audit-period_kinds = Types de période
column-data_audit-first_period = Première période
column-data_audit-last_period = Dernière période
column-data_audit-values = Valeurs ou cellules
column-data_audit-before = Points avant les projets de loi
column-data_audit-after = Points après les projets de loi
column-data_audit-missing_years = Années manquantes
column-data_audit-hidden = Cellules masquées
column-data_audit-rounded = Cellules arrondies
column-data_audit-ranges = Valeurs qui sont des intervalles
column-data_audit-revisions = Valeurs révisées
column-data_audit-refused = Lignes écartées
column-data_audit-repeated_rows = Lignes répétées
data_audit-lists-why = Sont écartées les lignes sans nombre de postes lisible, celles dont la province est inconnue et celles qui suivent les notes. Deux lignes identiques comptent, car un employeur peut présenter deux demandes.
data_audit-monthly-why = Les mois ne comptent pas comme les années; on ne les met donc jamais bout à bout. Quand une copie plus récente du fichier donne un autre nombre, les deux sont gardés et la première copie compte.
column-data_audit-differs_by = Écart minimal avec un fichier
column-data_audit-breaks = Ruptures
column-sources = Sources
column-why = Pourquoi
table-events-title = Événements datés qui ont pu modifier les séries, dont les projets de loi
table-events-what = Visas, couverture de santé, jugements, instructions, lois et programmes, chacun avec sa date, sa précision, la façon dont elle est connue et ce qu'il concerne.
table-events-is_not = Qu'un événement accompagne un changement n'en fait pas la cause; la liste n'est pas complète, et les événements que personne n'a consignés n'y sont pas.
table-events-note_status = Vérifié : lu dans un texte. En partie : lu avec moins de précision, ou déduit. Non vérifié : connaissance générale; à n'utiliser que dans les analyses de sensibilité.
table-events-note_beside = Le tableau des séries montre, à côté de chaque valeur, les événements qui tombent, ou peuvent tomber, dans sa période.
column-events-event = Code
column-events-first_day = Jour, ou premier jour
column-precision = Précision
column-events-date_precision = Précision
column-events-verification = Vérifié?
column-events-domains = Concerne
column-events-title = Événement
column-events-source = Texte
value-events-date_precision = { $code ->
    [day] jour
    [month] mois
    [year] année
   *[between] entre deux jours
    }
value-request_status = { value-answer }
value-events-verification = { $code ->
    [verified] vérifié
    [partly] en partie
   *[unverified] non vérifié
    }
value-events-domains = { $code ->
    [claims] demandes
    [appeals] appels
    [removals] renvois
    [detention] détention
    [permits] permis
    [work] travail
    [health] couverture de santé
   *[detections] détections
    }
value-covered = { $code ->
    [nl] Terre-Neuve-et-Labrador
    [pe] Île-du-Prince-Édouard
    [ns] Nouvelle-Écosse
    [nb] Nouveau-Brunswick
    [qc] Québec
    [on] Ontario
    [mb] Manitoba
    [sk] Saskatchewan
    [ab] Alberta
    [bc] Colombie-Britannique
    [yt] Yukon
    [nt] Territoires du Nord-Ouest
    [nu] Nunavut
    [other] autre province
    [citizen] citoyen
    [pr] résident permanent
    [visitor] visiteur
    [student] étudiant
    [worker_employer] travailleur lié à un employeur
    [worker_open] travailleur avec un permis ouvert
    [trp] titulaire d'un permis de séjour
    [claimant] demandeur d'asile
   *[none] sans statut
    }
table-indicators-made = Les valeurs sont celles que la source a publiées, à l'emplacement indiqué. Une valeur arrondie ou masquée est l'intervalle de ce qu'elle peut être. Rien n'est ajouté, moyenné ou comblé, sauf les totaux que la série présente comme des sommes.
table-data_audit-made = Les valeurs de chaque série sont comptées avant et après les projets de loi, ainsi que celles qui sont masquées, arrondies, données en intervalle ou révisées; ce qu'une série peut porter découle de ces nombres selon une règle écrite.
table-events-made = Les événements datés figurent dans une liste tenue à la main, chacun avec sa source et la précision de sa date.
table-claims_by_month-title = Demandes d'asile par mois
table-claims_by_month-what = Les demandes présentées au Canada, par pays d'origine et par mois, et celles présentées dans d'autres pays, par mois et par groupe d'origines : les pays que le Canada a un jour inscrits sur sa liste de pays sûrs, les autres, et, dans chaque cas, ceux dont les règles de visa du Canada ont changé autour de 2012.
table-claims_by_month-is_not = Il ne se prolonge pas dans les nombres annuels : par mois, une demande est comptée selon la citoyenneté, quand elle est présentée; par année, quand elle est déférée à la Commission. Il ne compte aucune personne ayant subi la traite.
table-claims_by_month-made = Le fichier du HCR est lu tel qu'il a été publié, les noms sont remplacés par des codes et les origines sont additionnées par groupe. Les mois s'arrêtent à mai 2017, date de la copie.
table-claims_by_month-note_few = Un nombre inférieur à { SPELL($disclosure-fewest) } est donné sous forme d'intervalle, comme son éditeur le fait depuis 2016. Une somme n'est exacte que si elle ne révèle aucun de ces nombres.
table-claims_by_month-note_years = Pays qui comptent au moins deux mille demandes par an depuis 2008 et presque tous les mois. Le nombre de mois connus pour chacun, et leur rapport avec les nombres annuels : tableau claims_coverage.
column-claims_by_month-destination = Pays d'asile
column-claims_by_month-origin_or_group = Pays d'origine ou groupe
column-claims_by_month-month = Mois
column-claims_by_month-low = Au moins
column-claims_by_month-high = Au plus
value-claims_by_month-origin_or_group = { $code ->
    [listed] pays que le Canada a un jour désignés, sans changement de visa autour de 2012
    [listed_visa] pays que le Canada a un jour désignés, avec un changement de visa autour de 2012
    [never_listed] pays jamais désignés, sans changement de visa autour de 2012
    [never_listed_visa] pays jamais désignés, avec un changement de visa autour de 2012
   *[no_country] sans pays, ou pays inconnu
    }
table-claims_coverage-title = Les mois connus, et leur rapport avec les années
table-claims_coverage-what = Pour chaque pays d'asile et chaque année, le nombre de mois que contient le fichier mensuel, la somme de ces mois et le nombre du fichier annuel; pour les demandes présentées au Canada, aussi par pays d'origine.
table-claims_coverage-is_not = Il ne corrige pas un fichier par l'autre : ils comptent selon d'autres jours et d'autres pays, si bien qu'aucun n'est une erreur de l'autre.
table-claims_coverage-made = Les mois sont additionnés à partir des cellules qui peuvent être montrées; un petit nombre laisse donc un intervalle. Les années sont celles du tableau des demandes par année.
table-claims_coverage-note_basis = Par mois : la citoyenneté, quand la demande est présentée. Par année, au Canada : le pays que la personne craint, quand la demande est déférée.
table-claims_coverage-note_usa = Les États-Unis comptent deux fois : les demandes au service d'immigration (USA) et au tribunal (USA_EOIR), pour lequel il n'y a pas ici de nombre annuel.
column-claims_coverage-destination = Pays d'asile
column-claims_coverage-origin = Pays d'origine
column-claims_coverage-months = Mois connus
column-claims_coverage-missing = Mois manquants
column-claims_coverage-months_low = Somme des mois, au moins
column-claims_coverage-months_high = Somme des mois, au plus
column-claims_coverage-counted = Ce que compte l'année
column-claims_coverage-year_low = Nombre annuel, au moins
column-claims_coverage-year_high = Nombre annuel, au plus
column-claims_coverage-ratio_low = Mois sur année, au moins
column-claims_coverage-ratio_high = Mois sur année, au plus
table-claims_by_year-title = Demandes d'asile au Canada par pays d'origine et par année
table-claims_by_year-what = Les premières demandes présentées au Canada, par pays d'origine et année civile, telles que le HCR les publie.
table-claims_by_year-is_not = Il compte les personnes qui ont demandé l'asile, quelle qu'en soit l'issue, et aucune personne ayant subi la traite. Les demandes d'un pays montent et baissent pour bien des raisons.
table-claims_by_year-made = Les lignes du fichier du HCR qui sont des premières demandes au Canada sont reprises telles quelles; les appels et les demandes rouvertes sont exclus.
table-claims_by_year-note_few = L'éditeur imprime tous les petits nombres comme un seul et même nombre, ou les omet; un tel nombre est ici un intervalle.
table-claims_by_year-note_absent = Quand un pays n'a pas de ligne, l'éditeur n'imprime pas son nombre de l'année : il peut être nul, trop petit pour être imprimé, ou compté sous un pays inconnu (UNK).
table-claims_by_year-note_last = La dernière année peut n'être que partielle. Par mois, et dans d'autres pays : tableau claims_by_month.
column-claims_by_year-origin = Pays d'origine
column-claims_by_year-claims_low = Au moins
column-claims_by_year-claims_high = Au plus
column-claims_by_year-source_row = Ligne du fichier
