# Les mots de l'étape impact, en français du Canada.

gaps-not_retrieved-why = La source est publiée, mais n'a pas pu être obtenue lors de cette exécution; rien de ce qui en dépend n'est donc présenté.
gaps-not_retrieved-drop_in = Déposez le fichier de l'éditeur, tel quel, au chemin indiqué. Où il est publié : { $place }
table-minimum_detectable_effects-title = Ce que les estimations prévues pourraient déceler
table-minimum_detectable_effects-what = Pour chaque estimation prévue, le plus petit changement réel qu'elle décèlerait au seuil et à la puissance prévus, calculé avant la lecture de tout résultat et avant toute estimation.
table-minimum_detectable_effects-is_not = Ce n'est pas un résultat : il ne dit rien de ce qui s'est passé après 2012.
table-minimum_detectable_effects-note_order = Ordre : le plan est vérifié et son empreinte calculée, puis ce tableau est établi sans lire aucun résultat, puis les estimations sont faites à partir de ce tableau.
table-minimum_detectable_effects-note_adequate = Là où le plus petit changement d'intérêt ne pourrait être décelé, une estimation proche de zéro ne prouve pas que rien n'a changé.
column-estimand = Estimation prévue
column-design = Devis
column-pre_periods = Périodes avant
column-plan_hash = Plan
column-minimum_detectable_effects-base_from = Période de base, de
column-minimum_detectable_effects-base_to = Période de base, à
column-minimum_detectable_effects-placebo_sd = Dispersion des estimations sans effet
column-mde = Plus petit changement décelable
column-minimum_detectable_effects-mde_percent = Plus petit changement décelable, en pourcentage
column-minimum_detectable_effects-smallest_effect = Plus petit changement d'intérêt
column-minimum_detectable_effects-smallest_percent = Plus petit changement d'intérêt, en pourcentage
column-minimum_detectable_effects-adequate = Pourrait-il être décelé?
column-minimum_detectable_effects-placebos = Estimations faites sans effet
column-number_status = État
value-design = { $code ->
    [months] Demandes par mois, comparées à d'autres pays d'asile
   *[comparison] Comparaison de pays
    }
value-minimum_detectable_effects-number_status = { $code ->
    [computed] Calculé
    [data_missing] Les données manquent : voir les lacunes
   *[refused] Le devis refuse les données
    }
table-impact_estimates-title = Estimations prévues et verdicts
table-impact_estimates-what = La comparaison prévue : sa question, le changement qui a suivi, son intervalle, ce que { $origins_claiming-designs } modèles déclarés en disent et le verdict. Une seule règle, écrite en code, le fixe. Ce qui l'accompagne ne décide de rien.
table-impact_estimates-is_not = Les données publiques ne permettent pas de déterminer l'effet des projets de loi sur les personnes ayant subi la traite : nous avons cherché une série qui compte ces personnes avant et après 2012, sans en trouver. Ce qui peut être estimé concerne les demandes d'asile, et seulement la différence entre pays désignés et autres pays.
table-impact_estimates-note_verdict = Verdict : le mot d'au moins { $origins_claiming-vote-needed } des { $origins_claiming-designs } modèles; sinon, indéterminé. Un modèle dit baisse ou hausse si son intervalle exclut zéro, et aucun grand changement si l'intervalle reste à moins d'un facteur de { $origins_claiming-vote-large }. Une baisse est indicative, et appuyée seulement si elle a été prévue avant la lecture des résultats. Une hausse contredit. Pour une ligne indicative, écrivez changement ultérieur, non effet.
table-impact_estimates-note_bounds = Bornes : la plus petite et la plus grande estimation lorsque chaque cellule non montrée par l'éditeur vaut de 0 à { $indicators-largest_hidden }, et chaque { $indicators-smallest } de 1 à { $indicators-smallest }, les deux groupes se trouvant à des extrémités opposées.
impact-note_selection = Des pays ont été désignés en raison du sort de leurs demandes, donc à un sommet : une partie de toute baisse ultérieure serait survenue sans la loi.
impact-note_differential = Seule la différence entre pays désignés et autres pays est estimée; ce que la réforme a fait à tous les demandeurs n'y figure pas.
impact-note_persons = Les demandes ne sont pas des personnes ayant subi la traite : aucune estimation ne dit ici combien de ces personnes ont trouvé ou non une protection.
column-impact_estimates-claim = Affirmation confrontée aux données
column-scale = Échelle
column-impact_estimates-estimate = Changement après
column-impact_estimates-interval = Intervalle ({ PERCENT($origins_claiming-confidence) })
column-impact_estimates-interval_low = Intervalle, borne inférieure
column-impact_estimates-interval_high = Intervalle, borne supérieure
column-impact_estimates-percent = Changement après, en pourcentage
column-impact_estimates-n = Pays
column-impact_estimates-bounds = Bornes dues aux cellules non publiées
column-impact_estimates-bound_low = Borne inférieure due aux cellules non publiées
column-impact_estimates-bound_high = Borne supérieure due aux cellules non publiées
column-verdict = Verdict
column-impact_estimates-reasons = Sur quoi il repose
column-impact_estimates-rivals = Ce qui pourrait aussi expliquer un changement
column-impact_estimates-refuted_by = Ce qui réfuterait l'affirmation
value-scale = { $code ->
   *[log] points logarithmiques
    }
value-minimum_detectable_effects-no_number_because = { $code ->
    [too_few_treated] trop peu de pays désignés
    [too_few_controls] trop peu de pays de comparaison
   *[not_computed_here] non calculé ici : les demandes dans d'autres pays d'asile sont nécessaires
    }
value-impact_estimates-reasons = { $code ->
    [too_few_treated] { value-minimum_detectable_effects-no_number_because }
    [too_few_controls] { value-minimum_detectable_effects-no_number_because }
    [not_computed_here] { value-minimum_detectable_effects-no_number_because }
    [data_missing] les données manquent : voir les lacunes
    [designs_agree] les modèles que la règle exige disent le même mot
    [designs_disagree] trop peu de modèles disent le même mot
    [all_below_zero] chaque modèle donne une estimation inférieure à zéro
    [all_above_zero] chaque modèle donne une estimation supérieure à zéro
    [covariate_missing] des lignes d'années antérieures manquent pour certains pays
    [origin_on_both_sides] un pays figure dans deux groupes de désignation
    [conditions_met] toutes les conditions du plan sont remplies
    [word_not_met] les deux changements ne disent pas tous deux baisse
    [false_by_month_not_met] la règle se trompe trop souvent parmi les placebos
    [false_by_destination_not_met] la règle se trompe trop souvent dans certains pays d'asile
    [p_time_not_met] une telle baisse n'est pas rare dans les mois du Canada
    [p_joint_not_met] une telle baisse n'est pas rare dans d'autres pays d'asile
    [same_day_not_met] un autre pays d'asile a baissé le même jour
    [second_list_not_met] la seconde liste de pays d'asile ne concorde pas
    [second_list_not_applicable] la seconde liste de pays d'asile ne peut être établie ici
    [quiet_before_not_met] des mois antérieurs proches du jour disent baisse aussi
   *[outcomes_seen] les résultats avaient été lus quand elle a été prévue
    }
table-evidence_gaps-title = Ce qui ne peut être tranché, et ce qui permettrait de le faire
table-evidence_gaps-what = Les séries dont la question a besoin et que cette édition n'a pas : l'affirmation qui reste ouverte, le détenteur de la série, le devis qu'elle permettrait, une demande prête à envoyer et l'endroit où déposer la réponse.
table-evidence_gaps-is_not = Une lacune n'est pas un zéro : qu'aucune série n'ait été trouvée ne veut pas dire que rien ne s'est passé.
table-evidence_gaps-note_request = Les demandes portent sur des nombres, jamais sur des dossiers de personnes, et demandent que les petits nombres soient donnés sous la forme « <{ $disclosure-fewest } » plutôt que laissés en blanc.
table-evidence_gaps-note_close = Une lacune se comble dès qu'un fichier ayant les colonnes demandées se trouve au chemin indiqué; ce qui en dépend est alors exécuté de nouveau.
table-evidence_gaps-note_reports = Les rapports ne comblent pas non plus ces lacunes : des 42 nombres de permis, de personnes et de dossiers que des règles ont relevés dans les rapports détenus en novembre 2026, deux portaient sur des personnes ayant subi la traite, et aucun sur de telles personnes au Canada. Cette absence est en soi un constat.
column-evidence_gaps-gap = Identifiant
column-evidence_gaps-gap_kind = Type
column-evidence_gaps-title = Série manquante
column-evidence_gaps-gap_status = Ce qui est connu
column-evidence_gaps-exists = Ce qui existe
column-evidence_gaps-missing = Ce qui manque encore
column-evidence_gaps-leads = Phrases à lire : elles en parlent avec un nombre et une année, sans être un chiffre
column-evidence_gaps-searched = Où nous avons cherché
column-evidence_gaps-probably = Où la série se trouve probablement
value-evidence_gaps-gap_status = { $code ->
    [published_in_part] Publiée en partie
    [probably_published] Probablement publiée; non disponible ici
   *[searched_not_found] Cherchée et non trouvée
    }
gaps-exists = { $title } : { $counts }
gaps-searched = { $asked ->
    [0] Nous avons cherché dans { gaps-where } (date : { $day }); les mots demandés n'ont pas été notés.
   *[other] Nous avons cherché dans { gaps-where } (date : { $day }) en demandant : { $words }
    }
gaps-where = un index de pages publiques archivées et de dépôts
gaps-probably = { $title } : { $place }. { $url }
column-evidence_gaps-claim = Affirmation qui reste ouverte
column-evidence_gaps-holder = Qui la détient
column-evidence_gaps-design = Ce qui en est fait
column-evidence_gaps-request = Demande d'accès à l'information
column-evidence_gaps-drop_in = Fichier à déposer
column-evidence_gaps-path = Où
value-evidence_gaps-gap_kind = { $code ->
    [not_published] Non trouvée, ou trouvée en partie
    [partly_sent] Communiquée en partie par son détenteur
    [sent] Communiquée par son détenteur et montrée; l'affirmation reste ouverte
    [not_retrieved] Publiée, mais non obtenue lors de cette exécution
    [not_read] Obtenue, mais illisible
   *[other_release] Obtenue, mais dans une autre version
    }
# d'une série que son détenteur a communiquée; periods sont les années qui manquent, cells le nombre de combinaisons manquantes
gaps-sent-why = { $part ->
    [periods_cells] Son détenteur en a communiqué une partie, publiée dans le tableau des séries. Années manquantes, du moins en partie : { $periods }. Combinaisons de codes manquantes dans les autres années : { $cells }.
    [periods] Son détenteur en a communiqué une partie, publiée dans le tableau des séries. Années manquantes, du moins en partie : { $periods }.
    [cells] Son détenteur en a communiqué une partie, publiée dans le tableau des séries. Combinaisons de codes manquantes : { $cells }.
   *[none] Son détenteur l'a communiquée, et ses nombres sont publiés dans le tableau des séries. Ils ne tranchent pas l'affirmation : rien n'en est calculé.
    }
gaps-not_read-why = Le fichier est là, mais il ne peut être lu; rien de ce qui en dépend n'est donc présenté. Ce que le lecteur a constaté : { $reason }.
gaps-not_read-drop_in = Déposez au chemin indiqué une version lisible, sans mot de passe : PDF avec couche de texte, HTML, Word (.docx), Markdown ou texte. Où le document est publié : { $place }
gaps-not_read-drop_in_list = Déposez au chemin indiqué le fichier tel que l'organisme le publie. Où il est publié : { $place }
gaps-other_release-why = Le fichier obtenu n'est pas la version sur laquelle reposent nos résultats publiés. Nombre de lignes : { $rows } (version connue : { $known_rows }). Somme des nombres : { $total } (version connue : { $known_total }). Les résultats qui s'en servent peuvent différer des nôtres.
gaps-other_release-why_not_sized = Le fichier obtenu n'est pas la version sur laquelle reposent nos résultats publiés. Les résultats qui s'en servent peuvent différer des nôtres.
gaps-other_release-drop_in = Pour reproduire nos résultats, déposez la version connue au chemin indiqué. Pour passer à la nouvelle version, lancez make refresh et vérifiez la ligne proposée.
table-robustness-title = Robustesse des estimations prévues
table-robustness-what = Chaque modèle déclaré avec son estimation et son mot, la comparaison sans chaque pays tour à tour, et ce que d'autres choix de règle, de pays et d'années auraient dit.
table-robustness-is_not = Des modèles qui s'accordent ne rendent pas une estimation causale : ils partagent un seul jeu de données. Toutes les lignes sont montrées; aucune n'a été choisie.
column-robustness-check = Vérification
column-robustness-variant = Ce qui a été changé
column-robustness-range = Intervalle
value-robustness-check = { $code ->
    [design] Modèle déclaré
    [without_origin] Un pays exclu
    [threshold] Un autre seuil (la réforme)
    [neighbour] Mois voisins du jour (la réforme)
    [use] D'autres cellules (la réforme)
    [destinations] D'autres pays d'asile (la réforme)
    [others] D'autres pays d'origine (la réforme)
   *[alternative] Un autre choix
    }
column-impact_estimates-plan_amended = Plan modifié après la lecture des résultats?
plan-thresholds = Seuils
plan-threshold = { $code ->
    [alpha] Seuil des tests
   *[power] Puissance
    }
plan-reason = { $code ->
    [claim] Affirmation
    [mechanism] Par quel mécanisme
    [why] Pourquoi cette comparaison
   *[refuted_by] Ce qui la réfuterait
    }
plan-span = { $code ->
    [window] Fenêtre
   *[base] Période de base
    }
plan-span_without = { $years }, sans { $without }.
plan-percent = { $n } %
plan-provisions = Dispositions
plan-rivals = Autres explications
value-verdict = { $code ->
    [established_by_rule] Établi par les textes
    [supported] Appuyé
    [suggestive] Indicatif
    [no_large_change] Aucun grand changement
    [cannot_tell] Indéterminé
    [contradicted] Contredit
   *[description] Description
    }
verdict-means = { $code ->
    [established_by_rule] découle du texte de la loi, sans chiffres
    [supported] { $origins_claiming-vote-supported } des { $origins_claiming-designs } modèles déclarés disent que les demandes venues de pays désignés ont baissé plus que celles de pays comparables, au-delà de la dérive de cette liste ailleurs, et les résultats n'avaient pas été vus quand la comparaison a été prévue
    [suggestive] { $origins_claiming-vote-needed } des { $origins_claiming-designs } modèles le disent; une comparaison prévue après la lecture de ses résultats ne va jamais plus haut
    [no_large_change] { $origins_claiming-vote-needed } des { $origins_claiming-designs } modèles disent que le nombre d'un pays typique n'est ni tombé à { PERCENT($origins_claiming-vote-large_fall) } ni passé à { $origins_claiming-vote-large } fois sa valeur
    [cannot_tell] moins de modèles s'accordent, ou les données manquent
    [contradicted] { $origins_claiming-vote-needed } des { $origins_claiming-designs } modèles disent que les pays désignés ont augmenté, alors qu'une baisse était prédite
   *[description] Le tableau décrit. À lui seul, il n'appuie aucun énoncé d'effet; ce qui a bougé après les projets de loi est un changement ultérieur.
    }
table-minimum_detectable_effects-made = La dispersion de la même liste dans d'autres pays d'asile et d'autres années donne le plus petit changement réel décelé au seuil et à la puissance prévus. Aucun résultat n'est lu.
table-impact_estimates-made = Moindres carrés du changement de chaque pays selon la désignation et selon le sommet, la croissance et la taille en { $origins_claiming-base-first }-{ $origins_claiming-base-last }, avec des erreurs robustes aux variances inégales, une seule largeur dans les deux sens et un vote des modèles déclarés.
table-evidence_gaps-made = Une source répertoriée qui n'est pas ici donne une ligne, avec ce qu'en dit son entrée dans la liste des sources.
table-robustness-made = Chaque modèle déclaré est ajusté; tous le sont ensuite de nouveau sans un pays, ou avec un autre choix de règle, de pays ou d'années.
value-impact_estimates-estimator = { $code ->
    [two_way] Moindres carrés selon le pays d'origine et le pays d'asile
   *[least_squares] Moindres carrés, erreurs robustes aux variances inégales (HC3)
    }
column-estimator = Estimateur
column-treated = Unités touchées
column-controls = Unités de comparaison
column-minimum_detectable_effects-no_number_because = Motifs du refus
table-minimum_detectable_effects-note_method = Méthode : la dispersion est l'écart de la même liste de pays par rapport aux autres dans d'autres pays d'asile et d'autres années (moyenne quadratique).

column-themes = Thèmes
table-exposure-title = À combien de personnes chaque règle pouvait s'appliquer
table-exposure-what = Pour chaque règle, le nombre de demandeurs d'asile qui ont pu s'y heurter : ceux qui ont fait une demande, ou dont la demande a été rejetée ou a pris fin, dans les années où la règle s'appliquait à eux.
table-exposure-is_not = Il ne compte pas les personnes ayant subi la traite et ne dit pas qu'une personne s'est fait refuser quoi que ce soit. Combien de ces personnes ont demandé ce que la règle refuse, le tableau ne le dit pas.
table-exposure-note_range = Chaque nombre est une fourchette. La borne basse ne retient que les années civiles comprises en entier dans la durée de la règle. La borne haute retient chaque année touchée, avec la valeur la plus élevée de chaque chiffre supprimé. Pour une règle encore en vigueur, les deux s'arrêtent où s'arrêtent les chiffres publiés, parfois en cours d'année.
table-exposure-note_never = Les lignes se recoupent, car une même personne peut se heurter à plusieurs règles. Ne les additionnez pas. Ne les multipliez pas par une part de personnes ayant subi la traite : aucune source n'en donne.
table-exposure-note_before = On compte des demandeurs, non des personnes distinctes : une personne peut faire plus d'une demande ou essuyer plus d'un refus. Les personnes qui ont quitté le Canada ne sont pas retranchées.
table-exposure-made = Les demandes et les décisions de première instance, par pays d'origine et par année, sont additionnées pour les années où la règle pouvait commencer à jouer pour une personne.
column-exposure = Règle
column-reading = Lecture du texte
column-exposure-low = Au moins
column-exposure-high = Le plus qui soit compté
column-exposure-upper_end = Borne supérieure
value-exposure-upper_end = { $code ->
    [known] connue
   *[unknown] inconnue : plus de personnes que celles comptées ici
    }
column-exposure-low_first = Borne basse, première année
column-exposure-low_last = Borne basse, dernière année
column-exposure-high_first = Borne haute, première année
column-exposure-high_last = Borne haute, dernière année
column-exposure-low_counts = Compté pour la borne basse
column-exposure-high_counts = Compté pour la borne haute
column-exposure-low_none = Pourquoi la borne basse est nulle
column-exposure-origins = Origines
column-exposure-text_kind = Nature du texte
column-exposure-leaves_out = Non compté
column-exposure_checks-compared_with = Comparé avec
column-exposure_checks-follows = Nombre qui en découle
column-exposure_checks-is_inside = Dans la fourchette?
value-exposure-reading = { $code ->
    [main] le texte tel quel
    [claim_day] l'attente a continué après le retrait de tous les pays de la liste
    [exceptions] chaque personne peut relever d'une exception
    [no_exception] personne ne relève d'une exception
   *[pending_spared] les demandes faites avant le 15 décembre 2012 sont épargnées
    }
value-exposure-number_status = { $code ->
    [counted] compté
    [data_missing] une source manque
   *[no_instruction_found] un pouvoir seulement : aucune instruction prise en ce sens n'a été trouvée
    }
value-exposure-low_none = { $code ->
    [exceptions_not_counted] aucune source ne compte les personnes visées par une exception
    [legacy_not_counted] aucune source ne répartit les refus selon le jour de la demande
   *[no_instruction_found] aucune instruction n'a été trouvée
    }
value-exposure-origins = { $code ->
    [all] toutes
   *[designated] pays désignés
    }
value-exposure-text_kind = { $code ->
    [act] loi
    [regulation] règlement
    [order] décret
    [instruction] instructions du ministre
   *[policy] politique
    }
value-exposure-low_counts = { $code ->
    [claims] demandes d'asile faites
    [rejected] demandes rejetées en première instance
    [closed] demandes retirées, abandonnées ou closes autrement
    [legacy_rejected] anciennes demandes rejetées en 2018
    [legacy_pending] anciennes demandes en instance à la fin de 2018
    [designated_sent] personnes désignées, selon l'organisme qui en tient le compte
    [new_system_rejected] demandes déférées depuis le 15 décembre 2012 et refusées en première instance
    [older_rejected] demandes plus anciennes refusées en première instance
    [refused_sent] permis de travail refusés selon une instruction, d'après l'organisme qui en tient le compte
   *[designated_2012] personnes désignées le 5 décembre 2012, dont 35 enfants
    }
value-exposure-high_counts = { value-exposure-low_counts }
value-exposure_checks-compared_with = { $code ->
   *[share_designated] 12 % des demandes, de janvier 2013 à mars 2019 (IRCC)
    }
value-exposure-leaves_out = { $code ->
    [exceeded_limits] audiences tenues après le délai, ce que le règlement permettait
    [appeals_allowed] refus annulés en appel
    [sent_back] demandes renvoyées par un tribunal
    [later_decisions] refus en appel et décisions ultérieures
    [pending_before] demandes déjà en instance le premier jour de la règle
    [never_asked] le souhait de faire une demande
    [since_counts] demandes faites après le dernier chiffre publié
    [spread_evenly] les jours d'une même année : les décisions y sont supposées réparties également
    [december_2012] demandes du 15 au 31 décembre 2012
    [not_split] les refus ne sont pas répartis selon le jour de la demande
   *[orders_unknown] désignations qui n'ont pas été trouvées
    }
column-exposure-brought_by = Adoptée par
column-exposure-starts = En vigueur depuis
column-exposure-ends = En vigueur jusqu'au
column-impact_estimates-outcomes_seen = Prévue après la lecture des résultats?
table-reachable_verdicts-title = Ce que les estimations prévues auraient pu dire
table-reachable_verdicts-what = Pour la comparaison prévue, la fréquence de chaque verdict quand la vérité est connue : des demandes sont tirées selon { SPELL($origins_claiming-processes) } processus avec un rapport vrai et soumises à la même règle. La simulation est conservée avec le code; aucun résultat n'est lu.
table-reachable_verdicts-is_not = Ce n'est pas un résultat : il ne dit rien de ce qui s'est passé après 2012. Il montre ce qu'un verdict aurait signifié.
table-reachable_verdicts-made = Les demandes d'environ 130 pays sont tirées pour quinze années, vingt d'entre eux étant désignés à la manière du processus; les nombres sont supprimés comme le fait l'éditeur, et chaque modèle déclaré est ajusté à chaque tirage. Un processus reprend des changements réels dans d'autres pays d'asile.
table-reachable_verdicts-note_draws = Probabilité : part des tirages, avec son intervalle de Monte-Carlo à { PERCENT($thresholds-confidence) }. Rapport : ce par quoi les résultats des pays désignés sont multipliés; 1 correspond à aucun effet, { $origins_claiming-simulation-against } à une baisse à { PERCENT($origins_claiming-simulation-against) }.
table-reachable_verdicts-note_informative = Informatif : les verdicts sans effet et au rapport de { $origins_claiming-simulation-against } diffèrent d'au moins { PERCENT($origins_claiming-simulation-informative) } (variation totale), dans ce processus.
column-reachable_verdicts-ratio = Rapport vrai
column-reachable_verdicts-probability = Probabilité
column-reachable_verdicts-range = Intervalle de Monte-Carlo
column-reachable_verdicts-interval_low = Intervalle de Monte-Carlo, borne inférieure
column-reachable_verdicts-interval_high = Intervalle de Monte-Carlo, borne supérieure
column-reachable_verdicts-informative = Informative?
column-reachable_verdicts-distance = Distance entre l'absence d'effet et la baisse comparée
column-reachable_verdicts-effect_on = Effet sur
column-reachable_verdicts-draws = Tirages
column-reachable_verdicts-no_number_because = Pourquoi aucun verdict n'est tiré
column-reachable_verdicts-needs = Données qui aideraient
value-reachable_verdicts-number_status = { $code ->
    [computed] Calculée
    [data_missing] Les données manquent : voir les lacunes
   *[not_simulated] Une autre règle a été simulée
    }
value-reachable_verdicts-effect_on = { $code ->
    [all] Tous les pays désignés
   *[two_largest] Les { SPELL($comparison-largest) } plus grands seulement
    }
value-reachable_verdicts-no_number_because = { $code ->
    [data_missing] les données manquent : voir les lacunes
   *[rule_not_simulated] la simulation conservée est celle d'une autre règle : lancez make validate
    }
column-impact_estimates-question = Question, en deux phrases
plan-question = Question
estimand-question = { $code ->
    [reform_on_others] On cherche à savoir si les demandes d'asile présentées au Canada par des personnes venues de pays jamais désignés ont baissé au début du nouveau système, en décembre { $reform_on_others-event-year }, chaque pays comptant une fois. On les compare aux demandes de personnes venues des mêmes pays dans d'autres pays d'asile, et à tous les mois antérieurs depuis { $reform_on_others-placebos-year }.
   *[origins_claiming] On cherche à savoir de combien ont varié, de { $origins_claiming-base-first }-{ $origins_claiming-base-last } à { $origins_claiming-after-first }-{ $origins_claiming-after-last }, les demandes d'asile présentées au Canada par des personnes venues d'un pays désigné typique, chaque pays comptant une fois. On les compare aux demandes de personnes venues de tous les autres pays dont les chiffres de { $origins_claiming-base-first } et de { $origins_claiming-base-last } sont publiés et dont l'obligation de visa n'a pas changé.
    }
variant = { $code ->
    [primary_alone] le modèle principal seul
    [visa_countries_in] les pays dont l'obligation de visa a changé réintégrés
    [all_destinations] tous les pays d'asile du fichier
    [second_list] la seconde liste de pays d'asile
    [without_roma_origins] sans la Croatie, la Hongrie, la Slovaquie ni la Tchéquie
   *[without_exempt_again] sans la Lituanie ni la Pologne
    }
table-impact_estimates-note_drift = Dérive : sans cette loi, la même liste de pays s'est écartée des autres dans d'autres pays d'asile. La largeur de chaque intervalle contient cette dérive, pour les baisses comme pour les hausses.
table-impact_estimates-note_designs = Les { $origins_claiming-designs } modèles partagent un seul jeu de données : leur accord ne vaut pas { $origins_claiming-designs } preuves. Les demandes sont comptées et ne sont pas jugées, car { SPELL($comparison-largest) } pays en regroupent la plupart.
column-impact_estimates-error = Erreur type, si les pays variaient indépendamment
column-impact_estimates-drift = Dérive dans la largeur
column-impact_estimates-designs = Modèles déclarés
column-impact_estimates-designs_fell = Modèles qui disent : baisse
column-impact_estimates-designs_rose = Modèles qui disent : hausse
column-impact_estimates-designs_no_large_change = Modèles qui disent : aucun grand changement
column-impact_estimates-designs_cannot_tell = Modèles qui ne peuvent conclure
column-impact_estimates-estimates = Estimations des modèles
column-impact_estimates-least_estimate = Plus petite estimation d'un modèle
column-impact_estimates-middle_estimate = Estimation médiane des modèles
column-impact_estimates-greatest_estimate = Plus grande estimation d'un modèle
column-impact_estimates-fell_more = Pays désignés ayant baissé plus que ne le prédisent les autres
column-impact_estimates-pairs = Part des paires où le pays désigné a baissé davantage
column-impact_estimates-claims_before = Demandes des pays désignés avant
column-impact_estimates-claims_after = Demandes des pays désignés après
column-impact_estimates-claims_after_low = Demandes des pays désignés après, au moins
column-impact_estimates-claims_after_high = Demandes des pays désignés après, au plus
column-impact_estimates-others_before = Demandes des autres pays avant
column-impact_estimates-others_after = Demandes des autres pays après
column-impact_estimates-others_after_low = Demandes des autres pays après, au moins
column-impact_estimates-others_after_high = Demandes des autres pays après, au plus
column-impact_estimates-contrast = Contraste des demandes, chacune comptant une fois (non jugé)
column-impact_estimates-contrast_without_two = Le même sans les { SPELL($comparison-largest) } plus grands pays
column-impact_estimates-windows = Autres pays d'asile et années avec la même liste
column-impact_estimates-windows_fell = Parmi eux, ceux où la règle dirait : baisse
column-impact_estimates-windows_mean = Estimation moyenne dans ces cas
column-impact_estimates-windows_rms = Moyenne quadratique dans ces cas
column-impact_estimates-reversal = Changement à la fin de la liste en 2019
column-impact_estimates-reversal_interval = Son intervalle
column-impact_estimates-reversal_low = Son intervalle, borne inférieure
column-impact_estimates-reversal_high = Son intervalle, borne supérieure
column-impact_estimates-reversal_verdict = Ce que les modèles en disent
column-impact_estimates-false_claims = Fausses annonces d'un changement, selon le processus
column-impact_estimates-false_low = Fausses annonces d'un changement, au moins
column-impact_estimates-false_high = Fausses annonces d'un changement, au plus
column-impact_estimates-power = Une baisse à { PERCENT($origins_claiming-simulation-against) } est décelée, selon le processus
column-impact_estimates-power_low = Une baisse à { PERCENT($origins_claiming-simulation-against) } est décelée, au moins
column-impact_estimates-power_high = Une baisse à { PERCENT($origins_claiming-simulation-against) } est décelée, au plus
value-impact_estimates-reversal_verdict = { value-verdict }
table-robustness-note_designs = Modèles : { SPELL($origins_claiming-covariates) } ensembles de covariables, tous les pays ou ceux qui comptent au moins { $origins_claiming-least_claims } demandes, les chiffres masqués à l'extrémité basse ou haute, avec et sans les { SPELL($origins_claiming-without_largest) } pays désignés d'où venaient le plus de demandes auparavant.
table-robustness-note_alternatives = Autres choix : d'autres dérives dans la largeur, un vote plus exigeant, le modèle principal seul, les pays dont l'obligation de visa a changé réintégrés, la Lituanie et la Pologne exclues (de nouveau exemptées, à un jour qu'aucun texte lu ne donne), chaque année ultérieure seule.
column-robustness-estimate = Estimation
column-robustness-interval_low = Intervalle, borne inférieure
column-robustness-interval_high = Intervalle, borne supérieure
column-robustness-fell = Modèles qui disent : baisse
variant-design = { $covariates ->
    [linear] sommet, croissance et taille
    [squares] les mêmes et leurs carrés
   *[elsewhere] les mêmes et le changement dans d'autres pays d'asile
    }; { $claims ->
    [0] tous les pays
   *[other] pays dont les demandes atteignent { $claims }
    }; { $hidden ->
    [least] chiffres masqués à leur minimum
   *[greatest] chiffres masqués à leur maximum
    }; { $largest ->
    [0] tous les pays désignés
   *[other] sans les { $largest } d'où venaient le plus de demandes
    }
variant-numbered = { $code ->
    [drift] une dérive de { $text } dans la largeur
    [gate] modèles exigés pour un mot : { $text }
   *[after] { $text } seule après
    }
table-reachable_verdicts-note_processes = Les processus diffèrent par la façon dont les pays désignés sont choisis et par ce qu'ils partagent : au hasard; pour leur croissance; à un sommet; avec un choc commun; par région; avec un retour rapide; avec une dérive propre; d'après des changements réels ailleurs; parce qu'une baisse était prévue. Les lignes au rapport de 1 montrent à quelle fréquence la règle annonce un changement là où il n'y en a pas.
column-reachable_verdicts-process = Processus
value-reachable_verdicts-process = { $code ->
    [random] Choisis au hasard
    [growth] Choisis pour leur croissance
    [peak] Choisis à un sommet
    [peak_shock] Choisis à un sommet, choc commun
    [high_peak_shock] Choisis à un haut sommet, choc commun
    [regions] Choisis à un sommet et par région
    [reversion] Choisis à un sommet, retour rapide
    [drift] Choisis à un sommet, dérive de la liste
    [strong_drift] Choisis à un sommet, forte dérive de la liste
    [elsewhere] Changements réels ailleurs, choisis à un sommet
    [planted] Placée dans le passé du Canada (la réforme)
   *[foreseen] Choisis parce qu'une baisse était prévue
    }
plan-rule = La règle
table-exposure-note_waiting = Personnes devant la porte : les chiffres publiés sont répartis également sur chaque année, aussi longtemps que la règle fermait la porte après l'événement. Des taux de départ du Canada sont montrés : aucun départ, { PERCENT($leaving-low) } et { PERCENT($leaving-high) } par mois. Ce sont des hypothèses. Le taux que nous avons trouvé publié, la part des demandeurs refusés renvoyés dans l'année (tableau des indicateurs), se situe entre les deux derniers pour son exercice. Là où l'agence frontalière a communiqué les délais de départ après un rejet, les colonnes sur les départs consignés s'en servent : une personne dont le départ n'est pas consigné peut être partie aussitôt, ou jamais. Aucune source ne compte les exceptions. Les appels et les demandes retirées n'y figurent pas.
column-waiting_totals-average = Personnes devant la porte, jour moyen
column-waiting_totals-average_low = Personnes devant la porte, jour moyen, au moins
column-waiting_totals-average_high = Personnes devant la porte, jour moyen, au plus
column-waiting_totals-largest = Personnes devant la porte, jour le plus chargé
column-waiting_totals-largest_low = Personnes devant la porte, jour le plus chargé, au moins
column-waiting_totals-largest_high = Personnes devant la porte, jour le plus chargé, au plus
column-waiting_totals-years = Années-personnes devant la porte
column-waiting_totals-years_low = Années-personnes devant la porte, au moins
column-waiting_totals-years_high = Années-personnes devant la porte, au plus
table-people_waiting-title = Personnes devant une porte fermée, mois par mois
table-people_waiting-what = Pour chaque règle qui a fermé une porte pour un temps, le nombre de demandeurs d'asile qui s'y trouvaient le premier jour de chaque mois, le premier et le dernier jour de la règle et le jour le plus chargé, d'après les chiffres les plus faibles et les plus élevés, à trois taux de départ du Canada.
table-people_waiting-is_not = Il ne compte ni les personnes ayant subi la traite ni les refus. Il ne dit pas combien de ces personnes ont demandé ce que la règle refusait.
table-people_waiting-made = Les demandes ou les refus de chaque année sont répartis sur ses jours. Chaque jour réunit les personnes dont l'événement ne remonte pas plus loin que la durée de la fermeture, moins celles qui sont parties au taux indiqué.
column-people_waiting-rate = Part qui quitte chaque mois (hypothèse)
column-people_waiting-counted_on = Jour
column-people_waiting-low = Au moins
column-people_waiting-high = Au plus
value-people_waiting-reading = { value-exposure-reading }
table-compared-title = Pays comparés, et la même liste dans d'autres lieux
table-compared-what = Pour chaque pays d'origine comparé au Canada, le changement des demandes et celui que les autres pays laissent attendre. Puis, par lieu et par période, l'écart entre la liste des pays désignés et les autres là où cette loi ne s'appliquait pas.
table-compared-is_not = Ce n'est pas une liste d'effets. Un pays seul ne dit rien de la loi, et les autres lieux ont leurs propres mesures.
table-compared-made = Les changements sont ceux du modèle principal; ce qui est attendu de chaque pays est ajusté sur les pays jamais désignés. La liste est comparée ailleurs selon le même modèle.
table-compared-note_expected = Attendu : selon le sommet, la croissance et la taille auparavant, comme dans les pays jamais désignés.
table-compared-note_elsewhere = Ailleurs : l'Australie, la Norvège, la Suisse et les États-Unis, et le Canada en 2004-2005. Les intervalles supposent que les pays varient indépendamment, ce qui n'est pas le cas.
column-compared-row_kind = Ce qui est comparé
column-compared-destination = Pays d'asile
column-compared-base = Période de base, de
column-compared-origin_or_list = Pays d'origine, ou la liste
column-compared-designated = Désigné?
column-compared-claims_before = Demandes avant
column-compared-change = Changement après
column-compared-expected = Changement attendu
column-compared-range = Intervalle
column-compared-interval_low = Intervalle, borne inférieure
column-compared-interval_high = Intervalle, borne supérieure
value-compared-row_kind = { $code ->
    [origin] Un pays au Canada
   *[list] La liste des pays désignés
    }
table-waiting_totals-title = Personnes devant une porte fermée, sur la durée de chaque règle
table-waiting_totals-what = Pour chaque règle qui a fermé une porte pour un temps : les personnes qui se trouvaient devant elle un jour moyen et le jour où elles étaient le plus nombreuses, et les années-personnes d'attente, selon la part qui quitte le Canada chaque mois.
table-waiting_totals-is_not = Il ne compte ni les personnes ayant subi la traite ni les refus, et ne dit pas combien de ces personnes voulaient demander quelque chose. Les taux de départ sont des hypothèses.
table-waiting_totals-made = On réunit les jours du tableau des personnes en attente; tous les jours comptent, et non seulement le premier du mois.
column-waiting_totals-leaving = Départs du Canada
value-waiting_totals-leaving = { $code ->
    [rate_0] personne ne part
    [rate_5] { PERCENT($leaving-low) } partent chaque mois
    [rate_10] { PERCENT($leaving-high) } partent chaque mois
   *[recorded] départs enregistrés
    }
value-waiting_totals-reading = { value-exposure-reading }
table-exposure_checks-title = Les fourchettes d'exposition et ce que d'autres ont publié
table-exposure_checks-what = Lorsque quelqu'un d'autre a publié une part des demandes d'asile, le nombre qui en découle, et si notre fourchette le contient.
table-exposure_checks-is_not = Il ne prouve aucune fourchette. Il montre seulement si les deux se contredisent.
table-exposure_checks-made = La part est appliquée à des nombres publiés, puis le résultat est arrondi.
value-exposure_checks-reading = { value-exposure-reading }
finding-waiting-average = Personnes devant la porte, jour moyen (personne ne part)
finding-waiting-largest = Personnes devant la porte, jour le plus chargé (personne ne part)
finding-waiting-years = Années-personnes devant la porte (personne ne part)
finding-waiting-average_leaving = Personnes devant la porte, jour moyen ({ PERCENT($leaving-high) } partent chaque mois)
finding-waiting-years_leaving = Années-personnes devant la porte ({ PERCENT($leaving-high) } partent chaque mois)
