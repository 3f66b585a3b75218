# Les mots de l'étape impact, en français du Canada.

gaps-not_retrieved-why = La source est publiée, mais n'a pas pu être obtenue lors de cette exécution; rien de ce qui en dépend n'est donc présenté.
gaps-not_retrieved-drop_in = Déposez le fichier de l'éditeur, tel quel, au chemin indiqué. Où il est publié : { $place }
table-minimum_detectable_effects-title = Ce que les estimations prévues pourraient déceler
table-minimum_detectable_effects-what = Pour chaque estimation prévue, le plus petit changement réel qu'elle décèlerait au seuil et à la puissance prévus, calculé à partir des seules années antérieures à l'annonce et écrit avant toute estimation.
table-minimum_detectable_effects-is_not = Ce n'est pas un résultat : il ne dit rien de ce qui s'est passé après 2012.
table-minimum_detectable_effects-note_order = Ordre : le plan est vérifié et son empreinte calculée, puis ce tableau est établi sans lire aucune ligne postérieure à la période de base, puis les estimations sont faites à partir de ce tableau.
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
column-status = État
value-design = { $code ->
    [interrupted_time_series] Série chronologique interrompue
   *[contrast] Contraste de totaux ou de moyennes
    }
value-minimum_detectable_effects-status = { $code ->
    [computed] Calculé
    [data_missing] Les données manquent : voir les lacunes
   *[refused] Le devis refuse les données
    }
table-impact_estimates-title = Estimations prévues et verdicts
table-impact_estimates-what = Chaque comparaison prévue : sa question, le changement qui a suivi, son intervalle, ses vérifications et le verdict. Une seule règle, écrite en code, fixe tous les verdicts. Les estimations impossibles y figurent aussi.
table-impact_estimates-is_not = Les données publiques ne permettent pas de déterminer l'effet des projets de loi sur les personnes ayant subi la traite : aucune série publique ne compte ces personnes avant et après 2012. Ce qui peut être estimé concerne les demandes d'asile, et seulement la différence entre pays désignés et autres pays.
table-impact_estimates-note_verdict = Une seule règle, écrite dans le code, établit tous les verdicts. Contredit : même élargi des écarts antérieurs, l'intervalle se situe en entier du côté qui n'était pas prédit. Aucun effet décelable : élargi de même, il se situe à moins du plus petit changement d'intérêt de part et d'autre de zéro. Indicatif : l'intervalle se situe en entier du côté prédit. Appuyé : aussi une fois élargi, parmi les épisodes de référence, dans chaque partie publiée, et prévu avant la lecture des résultats. Sinon : indéterminé. Pour une ligne indicative, écrivez changement ultérieur, non effet.
table-impact_estimates-note_bounds = Bornes : la plus petite et la plus grande estimation lorsque chaque cellule non montrée par l'éditeur vaut de 0 à 4, et chaque 5 de 1 à 5.
impact-note_selection = Des pays ont été désignés en raison du sort de leurs demandes, donc à un sommet : une partie de toute baisse ultérieure serait survenue sans la loi.
impact-note_differential = Seule la différence entre pays désignés et autres pays est estimée; ce que la réforme a fait à tous les demandeurs n'y figure pas.
impact-note_persons = Les demandes ne sont pas des personnes ayant subi la traite : aucune estimation ne dit ici combien de ces personnes ont trouvé ou non une protection.
column-impact_estimates-claim = Affirmation confrontée aux données
column-scale = Échelle
column-impact_estimates-estimate = Changement après
column-impact_estimates-interval = Intervalle (95 %, ou au seuil indiqué)
column-impact_estimates-low = Intervalle, borne inférieure
column-impact_estimates-high = Intervalle, borne supérieure
column-impact_estimates-percent = Changement après, en pourcentage
column-impact_estimates-p_permutation = p, permutation
column-impact_estimates-p_adjusted = p, ajusté pour la famille
column-impact_estimates-n = Cellules
column-impact_estimates-bounds = Bornes dues aux cellules non publiées
column-impact_estimates-bound_low = Borne inférieure due aux cellules non publiées
column-impact_estimates-bound_high = Borne supérieure due aux cellules non publiées
column-impact_estimates-pre_trend = Inflexion de la tendance avant
column-impact_estimates-pre_trend_p = p de cette inflexion
column-impact_estimates-placebo_p = p du changement à la date placebo
column-verdict = Verdict
column-impact_estimates-reasons = Sur quoi il repose
column-impact_estimates-rivals = Ce qui pourrait aussi expliquer un changement
column-impact_estimates-refuted_by = Ce qui réfuterait l'affirmation
value-scale = { $code ->
   *[log] points logarithmiques
    }
value-reasons = { $code ->
    [too_few_pre_periods] trop peu de périodes avant l'événement
    [too_few_treated] moins de deux unités touchées
    [too_few_controls] moins de deux unités de comparaison
    [all_hidden] chaque chiffre antérieur à l'événement est masqué
    [no_variation] le résultat ne varie jamais
    [periods_missing] des années manquent dans la série
    [not_calendar] la série ne porte pas sur des années civiles
    [nothing_detectable] même un très grand changement ne serait pas décelé
    [too_few_post_periods] trop peu de périodes après l'événement
    [no_reference] aucun autre pays d'asile n'est disponible pour la comparaison
   *[not_judged] c'est une série unique, qui est estimée et n'est pas jugée
    }
value-impact_estimates-reasons = { $code ->
    [data_missing] les données manquent : voir les lacunes
    [interval_excludes_zero] l'intervalle exclut l'absence de changement
    [interval_includes_zero] l'intervalle comprend l'absence de changement
    [opposite_direction] le changement va dans le sens contraire
    [not_informative] les lignes de base montrent que les données n'auraient guère pu dire autre chose
    [widened_excludes_zero] l'intervalle élargi des écarts antérieurs l'exclut aussi
    [widened_includes_zero] élargi des écarts antérieurs, l'intervalle comprend l'absence de changement
    [reference_episodes_failed] ailleurs, ce qui avait autant bondi a changé d'autant
    [published_splits_failed] une des parties publiées ne le montre pas
    [outcomes_seen] les résultats avaient été lus quand elle a été prévue
   *[beyond_reach] l'estimation se situe hors des rapports vrais simulés; le tableau des verdicts atteignables n'en dit donc rien
    }
table-evidence_gaps-title = Ce qui ne peut être tranché, et ce qui permettrait de le faire
table-evidence_gaps-what = Les séries dont la question a besoin et que cette édition n'a pas : l'affirmation qui reste ouverte, le détenteur de la série, le devis qu'elle permettrait, une demande prête à envoyer et l'endroit où déposer la réponse.
table-evidence_gaps-is_not = Une lacune n'est pas un zéro : qu'aucune série n'ait été trouvée ne veut pas dire que rien ne s'est passé.
table-evidence_gaps-note_request = Les demandes portent sur des nombres, jamais sur des dossiers de personnes, et demandent que les petits nombres soient donnés sous la forme « <5 » plutôt que laissés en blanc.
table-evidence_gaps-note_close = Une lacune se comble dès qu'un fichier ayant les colonnes demandées se trouve au chemin indiqué; ce qui en dépend est alors exécuté de nouveau.
table-evidence_gaps-note_confirmed = Une lacune est comblée en partie lorsque deux personnes ont confirmé un nombre dans un rapport : le tableau indicators le contient, avec l'organisme qui a compté.
column-evidence_gaps-gap = Identifiant
column-evidence_gaps-kind = Type
column-evidence_gaps-title = Série manquante
column-evidence_gaps-claim = Affirmation qui reste ouverte
column-evidence_gaps-holder = Qui la détient
column-evidence_gaps-design = Ce qu'elle permettrait
column-evidence_gaps-confirmed = Périodes confirmées dans des rapports
column-evidence_gaps-request = Demande d'accès à l'information
column-evidence_gaps-drop_in = Fichier à déposer
column-evidence_gaps-path = Où
value-evidence_gaps-kind = { $code ->
    [not_published] Personne ne la publie
    [not_retrieved] Publiée, mais non obtenue lors de cette exécution
    [not_read] Obtenue, mais illisible
   *[other_release] Obtenue, mais dans une autre version
    }
gaps-not_read-why = Le fichier est là, mais il ne peut être lu; rien de ce qui en dépend n'est donc présenté. Ce que le lecteur a constaté : { $reason }.
gaps-not_read-drop_in = Déposez au chemin indiqué une version lisible, sans mot de passe : PDF avec couche de texte, HTML, Word (.docx), Markdown ou texte. Où le document est publié : { $place }
gaps-other_release-why = Le fichier obtenu n'est pas la version sur laquelle reposent nos résultats publiés. Nombre de lignes : { $rows } (version connue : { $known_rows }). Somme des nombres : { $total } (version connue : { $known_total }). Les résultats qui s'en servent peuvent différer des nôtres.
gaps-other_release-why_not_sized = Le fichier obtenu n'est pas la version sur laquelle reposent nos résultats publiés. Les résultats qui s'en servent peuvent différer des nôtres.
gaps-other_release-drop_in = Pour reproduire nos résultats, déposez la version connue au chemin indiqué. Pour passer à la nouvelle version, lancez make refresh et vérifiez la ligne proposée.
table-robustness-title = Robustesse des estimations prévues
table-robustness-what = Chaque vérification de chaque estimation prévue, avec toutes les estimations faites pour elle : autres dates, parties, années de base et strates, autres estimateurs, et ce qu'ont fait les demandes ailleurs.
table-robustness-is_not = Une vérification réussie ne rend pas une estimation causale. Toutes les lignes d'une vérification sont montrées; aucune n'a été choisie. Celles qui abordent autrement les demandes et les pays avaient été vues avant la rédaction de la version 7 du plan, et ne font qu'informer.
table-robustness-note_curve = Courbe de spécifications d'une série unique : première et dernière période, avec un changement de niveau ou de niveau et de pente; et la série sans les périodes voisines de l'événement.
column-robustness-check = Vérification
column-robustness-variant = Ce qui a été changé
column-robustness-outcome = Résultat
column-robustness-planned = Le verdict en dépend-il?
column-robustness-range = Estimation ou étendue
column-robustness-p = p, permutation
column-robustness-sentence = En mots
value-robustness-check = { $code ->
    [pre_trend] Pente avant l'événement
    [placebo_date] Date placebo prévue
    [leave_one_out] Une unité exclue
    [censored_cells] Cellules non publiées
    [specification_curve] Courbe de spécifications
    [placebo_magnitudes] Plus grand changement à une date placebo
    [reference_episodes] Épisodes de référence
    [published_splits] Parties publiées
    [part_intervals] Parties publiées, avec intervalles
    [base_periods] Autres périodes de base
    [other_strata] Autres strates des permutations
    [announcement] Ce qui a précédé la première désignation
    [reference_at_peak] Épisodes de référence à un sommet
    [three_way_gravity] Modèle de gravité à trois effets
    [synthetic_did] Doubles différences synthétiques
   *[period_means] Logarithmes des moyennes de période
    }
value-robustness-outcome = { $code ->
    [passed] Réussie
    [failed] Échouée
   *[informational] À titre indicatif
    }
column-impact_estimates-plan_amended = Plan modifié après la lecture des résultats?
plan-thresholds = Seuils
plan-threshold = { $code ->
    [alpha] Seuil des tests
    [least_named] Nombre minimal de phrases qui nomment un problème
    [min_pre_periods] Nombre minimal de périodes antérieures
    [placebo_alpha] Seuil à la date placebo
    [power] Puissance
   *[repeat_alpha] Seuil auquel un changement est retrouvé sans les périodes voisines de l'événement
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
plan-checks = Vérifications
plan-provisions = Dispositions
plan-rivals = Autres explications
value-verdict = { $code ->
    [none_planned] Aucune estimation prévue
    [established_by_rule] Établi par les textes
    [supported] Appuyé
    [suggestive] Indicatif
    [no_detectable_effect] Aucun effet décelable
    [cannot_tell] Indéterminé
    [contradicted] Contredit
   *[description] Description
    }
verdict-means = { $code ->
    [established_by_rule] découle du texte de la loi, sans chiffres
    [supported] l'intervalle exclut une absence de changement dans le sens prévu, même élargi du plus grand écart d'avant 2009; ailleurs, de telles hausses retombent rarement autant; chaque partie publiée dit la même chose; et les résultats n'avaient pas été vus quand la comparaison a été prévue
    [suggestive] l'intervalle exclut une absence de changement dans le sens prévu, mais une condition du verdict « appuyé » manque; une comparaison prévue après la lecture de ses résultats ne va jamais plus haut
    [no_detectable_effect] l'intervalle élargi tient dans le plus petit changement qui compte
    [cannot_tell] l'intervalle comprend une absence de changement, ou la comparaison n'aurait pas distingué un grand changement d'aucun, ou les données manquent
    [contradicted] l'intervalle élargi exclut une absence de changement dans le sens contraire à l'affirmation
   *[description] Le tableau décrit. À lui seul, il n'appuie aucun énoncé d'effet; ce qui a bougé après les projets de loi est un changement ultérieur.
    }
table-minimum_detectable_effects-made = Pour un contraste, des résultats sans aucun effet sont tirés à partir de la période de base; la dispersion de ses estimations donne le plus petit changement réel décelé au seuil et à la puissance prévus. Pour une série, des nombres semblables à ceux de sa période de base sont tirés. Aucune année ultérieure n'est lue.
table-impact_estimates-made = Comparaisons : le logarithme du rapport des totaux (demandes) ou la différence moyenne des logarithmes (pays), avec les changements que 9 999 permutations dans des strates de croissance et de volume ne rejettent pas, au niveau que laisse Holm. Les bornes viennent des plus petites et plus grandes valeurs que permettent les cellules masquées et arrondies.
table-evidence_gaps-made = Une source répertoriée qui n'est pas ici donne une ligne, avec ce qu'en dit son entrée dans la liste des sources.
table-robustness-made = Chaque vérification que nomme le plan, et celles qui abordent autrement la comparaison, est refaite en changeant une seule chose : une date, une partie ou une année exclue, des strates, un estimateur, une spécification d'une série.
value-impact_estimates-estimator = { $code ->
    [ar1_interval_likelihood] Vraisemblance par intervalles avec autocorrélation
    [persons] Personnes : logarithme du rapport des totaux
   *[origins] Pays : moyenne des logarithmes
    }
column-impact_estimates-family = Famille
column-estimator = Estimateur
column-impact_estimates-p_value = p qui décide
value-family = { $code ->
   *[permits] permis
    }
column-treated = Unités touchées
column-controls = Unités de comparaison
column-minimum_detectable_effects-reasons = Motifs du refus
table-impact_estimates-note_families = Familles : les valeurs p des comparaisons sont ajustées selon Holm sur celles de la famille qui sont informatives. Une série unique n'a pas de permutation; son p est le double de la queue a posteriori au-delà d'une absence de changement.
table-impact_estimates-note_checks = Une série unique est estimée si elle peut informer, et elle n'est pas jugée. Ses vérifications : l'inflexion de la tendance avant l'événement, le changement à une date placebo, et l'étendue lorsque chaque période est exclue à tour de rôle.
column-impact_estimates-leave_one_out = Étendue lorsqu'une unité est exclue
column-impact_estimates-leave_one_out_low = Minimum lorsqu'une unité est exclue
column-impact_estimates-leave_one_out_high = Maximum lorsqu'une unité est exclue
table-minimum_detectable_effects-note_method = Méthode : les résultats d'un contraste sont tirés 1 000 fois sans aucun effet, comme pour le tableau des verdicts atteignables; la dispersion de l'estimation tient lieu d'erreur type. Une série unique est simulée avec le niveau, la tendance et le bruit de sa période de base.

impact-check-range = { $code ->
    [pre_trend] Avant l'événement, la tendance s'infléchit, en points logarithmiques entre le milieu de cette période et ses extrémités, de { $low } à { $high }.
    [placebo_date] À la date placebo, l'intervalle de l'estimation va de { $low } à { $high }.
    [placebo_magnitudes] Élargi du plus grand changement à une date antérieure, l'intervalle va de { $low } à { $high }.
   *[published_splits] Dans les parties publiées, l'estimation va de { $low } à { $high }.
    }
impact-check = { $code ->
    [pre_trend] Avant l'événement, la tendance s'infléchit de { $low } point logarithmique.
    [placebo_date] À la date placebo prévue, l'estimation est de { $low }.
    [leave_one_out] Lorsque chaque période est exclue à tour de rôle, l'estimation se situe entre { $low } et { $high }.
    [censored_cells] Quel que soit le contenu des cellules non publiées, l'estimation se situe entre { $low } et { $high }.
    [specification_curve] Pour toutes les spécifications, l'estimation se situe entre { $low } et { $high }.
    [placebo_magnitudes] Élargi du plus grand changement à une date antérieure, l'intervalle est { $low }.
    [reference_episodes] Là où les demandes avaient autant bondi, à taille égale, dans d'autres pays d'asile, le changement typique était de { $low }.
    [published_splits] Dans les parties publiées, l'estimation est de { $low }.
    [part_intervals] Dans les parties publiées, chacune avec son intervalle, l'estimation se situe entre { $low } et { $high }.
    [base_periods] Avec d'autres périodes de base, avec et sans les deux pays qui comptent le plus de demandes, l'estimation se situe entre { $low } et { $high }.
    [other_strata] L'estimation est de { $low }; les intervalles ci-dessous montrent ce qu'en font d'autres strates des permutations.
    [announcement] De la baisse entre la dernière année de base et la première année suivant l'événement, { $low } (en fraction de 1) était déjà survenue l'année de l'annonce, avant toute désignation.
    [period_means] Avec le logarithme du nombre moyen de chaque pays par période, au lieu de la moyenne de ses logarithmes annuels, l'intervalle va de { $low } à { $high }.
    [reference_at_peak] Là où les demandes dépassaient d'autant celles des années antérieures, avec le même volume, dans d'autres pays d'asile, le changement typique a été de { $low }.
    [three_way_gravity] Une régression qui retire aussi ce qui est arrivé à chaque pays d'origine partout et à chaque pays d'asile donne un intervalle de { $low } à { $high }.
   *[synthetic_did] Par rapport à une moyenne pondérée d'autres pays, ajustée aux années antérieures, l'intervalle va de { $low } à { $high }.
    }
table-triangulation-title = Règles, chiffres et documents côte à côte
table-triangulation-what = Pour chaque question, ce que les projets de loi ont fait aux recours énumérés dans les vies énumérées, ce que trouvent les estimations prévues et ce que disent les rapports des organismes, chacun noté séparément; puis le verdict qui en découle.
table-triangulation-is_not = Établi par la règle dit qu'un projet de loi a fermé, retardé ou restreint quelque chose, non combien de personnes s'y sont heurtées. Les documents ne tranchent jamais : nommer un problème ne le compte ni ne l'explique.
table-triangulation-note_rules = Règles : vies et recours énumérés dans le plan, tirés du tableau des vies. Ce qu'une autre loi a fait n'est pas compté. Une limite posée pour la première fois est comptée à part, car le droit antérieur n'en donnait aucune.
table-triangulation-note_documents = Documents : phrases des rapports d'organismes depuis juin 2012 que les règles de codage rattachent aux thèmes; un problème est signalé lorsque trois ou plus critiquent, signalent un manque ou réclament. Le codage se trompe parfois, et une phrase portant deux thèmes compte deux fois.
table-triangulation-note_agreement = Concordance : une source qui ne peut rien dire, ou qui se tait, ne compte pas. Concordent : celles qui se prononcent signalent toutes une restriction ou un changement, ou aucune ne le fait.
column-triangulation-title = Question
column-triangulation-question = Question dans le plan
column-triangulation-agreement = Concordent-ils?
column-triangulation-rules = Règles
column-triangulation-lives = Recours examinés, vie par vie
column-triangulation-closed = Fermés par un projet de loi
column-triangulation-delayed = Retardés par un projet de loi
column-triangulation-narrowed = Restreints par un projet de loi
column-triangulation-limited_first = Limités pour la première fois
column-triangulation-deciding = Dispositions en cause
column-triangulation-numbers = Chiffres
column-triangulation-estimands = Estimations prévues
column-triangulation-estimand_verdicts = Leurs verdicts
column-triangulation-documents = Documents
column-themes = Thèmes
column-triangulation-coded = Phrases sur les thèmes
column-triangulation-criticisms = qui critiquent
column-triangulation-denials = qui signalent un manque
column-triangulation-demands = qui réclament
value-numbers = { value-verdict }
value-triangulation-estimand_verdicts = { value-verdict }
value-triangulation-agreement = { $code ->
    [agree] Ils concordent
    [disagree] Ils divergent
    [one_source] Une seule source se prononce
   *[no_source] Aucune ne se prononce
    }
value-triangulation-rules = { $code ->
    [narrowed] Fermé, retardé ou restreint par un projet de loi
    [unchanged] Rien de pire à cause d'un projet de loi
    [unknown] Inconnu
   *[none_listed] Aucune règle énumérée
    }
value-triangulation-documents = { $code ->
    [problem_named] Un problème est signalé
    [mentioned] Seulement mentionné
    [silent] Muets
   *[not_held] Aucun rapport
    }
table-triangulation-made = Pour chaque question du plan, ce que les projets de loi ont fait dans les vies qu'elle énumère est compté, les verdicts de ses estimations prévues sont réunis, et les phrases des rapports d'organismes sur ses thèmes comptées; une règle écrite cote chaque source et l'ensemble.
table-exposure-title = À combien de personnes chaque règle pouvait s'appliquer
table-exposure-what = Pour chaque règle, le nombre de demandeurs d'asile qui ont pu s'y heurter : ceux qui ont fait une demande, ou dont la demande a été rejetée ou a pris fin, dans les années où la règle s'appliquait à eux.
table-exposure-is_not = Il ne compte pas les personnes ayant subi la traite et ne dit pas qu'une personne s'est fait refuser quoi que ce soit. La plupart de ces personnes n'ont jamais demandé ce que la règle refuse.
table-exposure-note_range = Chaque nombre est une fourchette. La borne basse ne retient que les années civiles comprises en entier dans la durée de la règle. La borne haute retient chaque année touchée, avec la valeur la plus élevée de chaque chiffre supprimé.
table-exposure-note_never = Les lignes se recoupent, car une même personne peut se heurter à plusieurs règles. Ne les additionnez pas. Ne les multipliez pas par une part de personnes ayant subi la traite : aucune source n'en donne.
table-exposure-note_before = On compte des demandeurs, non des personnes distinctes : une personne peut faire plus d'une demande ou essuyer plus d'un refus. Les personnes qui ont quitté le Canada ne sont pas retranchées.
table-exposure-made = Les demandes et les décisions de première instance, par pays d'origine et par année, sont additionnées pour les années où la règle pouvait commencer à jouer pour une personne.
column-exposure-exposure = Règle
column-exposure-reading = Lecture du texte
column-exposure-low = Au moins
column-exposure-high = Au plus
column-exposure-low_first = Borne basse, première année
column-exposure-low_last = Borne basse, dernière année
column-exposure-high_first = Borne haute, première année
column-exposure-high_last = Borne haute, dernière année
column-exposure-low_counts = Compté pour la borne basse
column-exposure-high_counts = Compté pour la borne haute
column-exposure-low_none = Pourquoi la borne basse est nulle
column-exposure-origins = Origines
column-exposure-kind = Nature du texte
column-exposure-leaves_out = Non compté
column-exposure-check = Comparé avec
column-exposure-check_value = Nombre qui en découle
column-exposure-check_inside = Dans la fourchette?
value-exposure-reading = { $code ->
    [main] le texte tel quel
    [exceptions] chaque personne peut relever d'une exception
    [no_exception] personne ne relève d'une exception
   *[pending_spared] les demandes faites avant le 15 décembre 2012 sont épargnées
    }
value-exposure-status = { $code ->
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
value-exposure-kind = { $code ->
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
   *[designated_2012] personnes désignées le 5 décembre 2012, dont 35 enfants
    }
value-exposure-high_counts = { value-exposure-low_counts }
value-exposure-check = { $code ->
   *[share_designated] 12 % des demandes, de janvier 2013 à mars 2019 (IRCC)
    }
value-exposure-leaves_out = { $code ->
    [exceeded_limits] audiences tenues après le délai, ce que le règlement permettait
    [appeals_allowed] refus annulés en appel
    [sent_back] demandes renvoyées par un tribunal
    [later_decisions] refus en appel et décisions ultérieures
    [pending_before] demandes déjà en instance le premier jour de la règle
    [never_asked] le souhait de faire une demande; la plupart n'en ont jamais eu
    [december_2012] demandes du 15 au 31 décembre 2012
    [not_split] les refus ne sont pas répartis selon le jour de la demande
   *[orders_unknown] désignations autres que celles du 5 décembre 2012, dont aucune n'est connue
    }
column-exposure-brought_by = Adoptée par
column-exposure-starts = En vigueur depuis
column-exposure-ends = En vigueur jusqu'au
column-impact_estimates-level = Seuil de l'intervalle
column-impact_estimates-widened = Intervalle élargi des écarts antérieurs
column-impact_estimates-widened_low = Intervalle élargi des écarts antérieurs, borne inférieure
column-impact_estimates-widened_high = Intervalle élargi des écarts antérieurs, borne supérieure
column-impact_estimates-reversion = Ce que prédit le seul retour à la moyenne
column-impact_estimates-p_reference = p, parmi les épisodes de référence
column-impact_estimates-reference_support = Part des unités traitées ayant des épisodes de référence
column-impact_estimates-reference_sets = Ensembles d'épisodes de référence
column-impact_estimates-reference_measured = Épisodes de référence où le pays d'asile a pris sa propre mesure
column-impact_estimates-false_suggestive = À quelle fréquence « indicatif » survient sans aucun effet
column-impact_estimates-false_suggestive_range = À quelle fréquence « indicatif » survient sans aucun effet, fourchette
column-impact_estimates-false_suggestive_low = À quelle fréquence « indicatif » survient sans aucun effet, au moins
column-impact_estimates-false_suggestive_high = À quelle fréquence « indicatif » survient sans aucun effet, au plus
column-impact_estimates-outcomes_seen = Prévue après la lecture des résultats?
table-impact_estimates-note_reach = Portée : avant que le calcul ne lise un résultat, des résultats complets dont la vérité est connue sont tirés et soumis à la même règle (tableau des verdicts atteignables). Une quantité visée dont les verdicts ne dépendent guère de la vérité est une lacune et n'est pas estimée. À côté d'un verdict figure la fréquence à laquelle « indicatif » surviendrait sans aucun effet.
column-robustness-role = Rôle dans le verdict
value-robustness-role = { $code ->
    [widens] Élargit l'intervalle
    [grades] Décide entre appuyé et indicatif
   *[informs] À titre indicatif
    }
impact-check-none = { $code ->
    [placebo_magnitudes] Aucune date antérieure n'a les années de l'estimation; aucun écart ne peut donc être exclu.
    [reference_episodes] Aucun autre pays d'asile à aucune date ne correspond à la moitié des pays désignés.
   *[reference_at_peak] Aucun autre pays d'asile à aucune date ne correspond à la moitié des pays désignés à un sommet.
    }
table-reachable_verdicts-title = Ce que les estimations prévues auraient pu dire
table-reachable_verdicts-what = Pour chaque contraste du plan, la fréquence de chaque verdict quand la vérité est connue : des résultats complets sont tirés avec un rapport vrai et soumis aux mêmes vérifications et à la même règle. Calculé à partir des seules lignes antérieures à l'événement.
table-reachable_verdicts-is_not = Ce n'est pas un résultat : il ne dit rien de ce qui s'est passé après 2012. Il montre ce qu'un verdict aurait signifié.
table-reachable_verdicts-made = Chaque pays change comme un épisode d'un autre pays d'asile qui avait autant bondi à taille égale; tous partagent le changement d'un pays d'asile et d'une année; les pays désignés partagent un choc; les nombres sont tirés et supprimés comme le fait l'éditeur.
table-reachable_verdicts-note_draws = Probabilité : part des tirages, avec son intervalle de Monte-Carlo à 95 %. Rapport : ce par quoi les résultats des pays désignés sont multipliés; 1 correspond à aucun effet, 0,4 à une baisse aux deux cinquièmes.
table-reachable_verdicts-note_informative = Informative : les verdicts sans effet et au rapport de 0,4 diffèrent d'au moins la moitié (variation totale). Sinon, la quantité visée est une lacune, et le tableau nomme les données qui aideraient.
table-reachable_verdicts-note_situations = Les lignes sans effet et avec d'autres pays traités (tirés au hasard, selon le volume ou pour leur essor) montrent à quelle fréquence la règle suggérerait un changement là où il n'y en a pas.
column-reachable_verdicts-ratio = Rapport vrai
column-reachable_verdicts-probability = Probabilité
column-reachable_verdicts-range = Intervalle de Monte-Carlo
column-reachable_verdicts-low = Intervalle de Monte-Carlo, borne inférieure
column-reachable_verdicts-high = Intervalle de Monte-Carlo, borne supérieure
column-reachable_verdicts-reachable = Atteignable?
column-reachable_verdicts-informative = Informative?
column-reachable_verdicts-distance = Distance entre l'absence d'effet et la baisse comparée
column-reachable_verdicts-treated_drawn = Pays traités
column-reachable_verdicts-shared_shock = Choc commun
column-reachable_verdicts-effect_on = Effet sur
column-reachable_verdicts-base_rows = Période de base
column-reachable_verdicts-draws = Tirages
column-reachable_verdicts-reasons = Pourquoi aucun verdict n'est tiré
column-reachable_verdicts-needs = Données qui aideraient
value-reachable_verdicts-status = { $code ->
    [computed] Calculée
    [refused] Non calculée
   *[not_judged] Non jugée
    }
value-reachable_verdicts-treated_drawn = { $code ->
    [as_designated] Ceux qui ont été désignés
    [at_random] Tirés au hasard
    [by_volume] Tirés selon le volume
   *[by_surge] Tirés pour leur essor
    }
value-reachable_verdicts-effect_on = { $code ->
    [all] Tous les pays traités
   *[two_largest] Les deux plus grands seulement
    }
value-reachable_verdicts-base_rows = { $code ->
    [observed] Telle qu'observée
   *[redrawn] Tirée de nouveau
    }
value-reachable_verdicts-reasons = { $code ->
    [data_missing] les données manquent : voir les lacunes
    [too_few_treated] moins de deux unités traitées
    [not_informative] elle ne pourrait guère distinguer l'absence de changement d'une baisse aux deux cinquièmes
   *[no_variation] chaque chiffre antérieur à l'événement est nul
    }
column-impact_estimates-question = Question, en deux phrases
plan-question = Question
estimand-question = { $code ->
    [vtip_permits] On cherche à savoir de combien a varié, de 2006-2011 à 2013-2018, le nombre de premiers permis de séjour temporaire délivrés à des personnes ayant subi la traite. On ne le compare qu'à sa propre tendance antérieure, car aucun autre permis ne lui ressemble.
    [persons_claiming] On cherche à savoir de combien ont varié, de 2010-2011 à 2013-2014, les demandes d'asile présentées au Canada par des personnes venues des pays désignés, chaque demande comptant une fois. On les compare aux demandes de personnes venues de tous les autres pays dont les chiffres de 2010 et de 2011 sont publiés.
    [origins_claiming] On cherche à savoir de combien ont varié, de 2010-2011 à 2013-2014, les demandes d'asile présentées au Canada par des personnes venues d'un pays désigné typique, chaque pays comptant une fois. On les compare aux demandes de personnes venues de tous les autres pays dont les chiffres de 2010 et de 2011 sont publiés.
    [persons_claiming_since_2005] On cherche à savoir de combien ont varié, de 2005-2011 à 2013-2014, les demandes d'asile présentées au Canada par des personnes venues des pays désignés, chaque demande comptant une fois. On les compare aux demandes de personnes venues de tous les autres pays dont les chiffres sont publiés pour chaque année de 2005 à 2011.
   *[origins_claiming_since_2005] On cherche à savoir de combien ont varié, de 2005-2011 à 2013-2014, les demandes d'asile présentées au Canada par des personnes venues d'un pays désigné typique, chaque pays comptant une fois. On les compare aux demandes de personnes venues de tous les autres pays dont les chiffres sont publiés pour chaque année de 2005 à 2011.
    }
table-reachable_verdicts-note_series = Non jugée : aucun verdict n'est tiré pour une série unique. Le tableau dit si son modèle pourrait distinguer l'absence de changement d'une baisse aux deux cinquièmes. Sinon, la série est une lacune et n'est pas estimée.
column-impact_estimates-reference_episodes = Épisodes de référence
column-impact_estimates-reference_measures = Mesures des autres pays d'asile consignées?
value-impact_estimates-reference_measures = { $code ->
    [recorded] Consignées
   *[not_recorded] Non consignées
    }
table-impact_estimates-note_reference = Épisodes de référence : des pays d'origine dont les demandes avaient autant bondi, pour un volume semblable, dans d'autres pays d'asile. Ceux-ci répondent aussi aux hausses par leurs propres mesures, comme des visas et des listes. Ce projet ne possède aucune liste de ces mesures; le nombre d'épisodes qui en ont connu une n'est donc pas consigné. Elles rendent la comparaison plus prudente, car elles font elles aussi baisser les demandes.
impact-check-open = Si peu de pays peuvent être comparés que l'intervalle n'a pas de fin d'un côté au moins.
table-robustness-note_ends = Chiffres masqués : là où les demandes et les pays sont abordés autrement, un chiffre non publié est pris au milieu de ce qu'il peut être. L'intervalle qui décide du verdict couvre les deux extrémités; il est donc plus large, surtout lorsque chaque pays compte une fois.
variant-window = années { $first } à { $last }
variant-apart = périodes voisines exclues
variant = { $code ->
    [all] le contrôle entier
    [estimate] estimation
    [greatest] chaque nombre masqué à son maximum
    [growth_by_volume] strates de croissance et de volume
    [interval] intervalle
    [least] chaque nombre masqué à son minimum
    [level] changement de niveau
    [level_and_slope] changement de niveau et de pente
    [none] sans strates
    [peak_by_volume] strates de sommet et de volume
    [planned] les années de base prévues
    [volume] strates de volume
   *[without_two_largest] sans les deux pays désignés d'où venaient le plus de demandes auparavant
    }
variant-tranche = { $place ->
    [1] seulement le premier groupe de pays désignés
    [2] seulement le deuxième groupe de pays désignés
    [3] seulement le troisième groupe de pays désignés
   *[other] seulement le groupe { $place } de pays désignés
}
