# Mots de la réforme par mois (étape impact), en français.

table-reform_months-title = La règle de la réforme, mois par mois et pays par pays
table-reform_months-what = Pour le Canada et d'autres pays d'asile, le changement des demandes de personnes venues de pays jamais désignés, comme si le nouveau système avait débuté chaque mois depuis { $reform_on_others-placebos-year }, et le mot de la règle. La plupart des lignes sont des placebos : rien de cette loi ne s'y est produit.
table-reform_months-is_not = Ce n'est pas une liste d'effets. Ce que la règle dit d'autres mois et d'autres pays montre combien de fois elle se trompe, non ce que ces pays ont fait. Aucune personne ayant subi la traite n'y est comptée.
table-reform_months-made = Dans chaque fenêtre, le changement de chaque pays d'origine dans chaque pays d'asile est ajusté par moindres carrés sur les deux. Ce qui reste d'un pays d'asile, moins la médiane de tous, est son changement.
table-reform_months-note_word = Mot : baisse ou hausse si les mois voisins du jour (x) et les fenêtres plus longues (y) ont tous deux changé d'au moins le seuil, aucun grand changement si tous deux restent à l'intérieur; sinon, indéterminé.
table-reform_months-note_placebos = Placebos : les mois jusqu'en { $reform_on_others-placebos-until } comptent, car personne ne les avait lus quand la règle a été écrite. Ceux qui avaient été vus sont imprimés et ne comptent pas. Une mesure connue est nommée et n'excuse rien.
column-reform_months-destination = Pays d'asile
column-reform_months-first_month = Premier mois après
column-reform_months-month_role = À quoi sert la ligne
column-reform_months-x = Changement des mois voisins (x)
column-reform_months-y = Changement sur de plus longues fenêtres (y)
column-reform_months-reform_word = Mot de la règle
column-reform_months-origins_x = Pays d'origine dans x
column-reform_months-origins_y = Pays d'origine dans y
column-reform_months-claims_before = Demandes avant (y)
column-reform_months-cause = Mesure connue d'avance
value-reform_months-month_role = { $code ->
    [event] Le nouveau système
    [out_of_sample] Placebo qui compte
    [quiet] Canada, peu avant
    [near] Canada, le nouveau système dans une fenêtre
   *[seen] Placebo vu, qui ne compte pas
    }
value-reform_months-reform_word = { $code ->
    [fell] Baisse
    [rose] Hausse
    [no_large_change] Aucun grand changement
   *[cannot_tell] Indéterminé
    }
table-reform_evidence-title = Sur quoi repose le verdict sur la réforme
table-reform_evidence-what = Chaque condition du verdict avec sa valeur et sa limite; puis combien de fois la règle se trompe, l'ampleur et la durée du changement, les mesures connues que la règle voit ou manque, l'autre source par année, et la liste des pays désignés par mois.
table-reform_evidence-is_not = Ce qui accompagne les conditions ne décide jamais. Aucun nombre ici n'est un nombre de personnes ayant subi la traite, et aucun ne peut être multiplié par une part de celles-ci.
table-reform_evidence-made = Les conditions sont celles du plan. Les intervalles sont le changement plus ou moins { $reform_on_others-z } fois la moyenne quadratique du même changement dans les mois du Canada antérieurs à { $reform_on_others-quiet-year }. Les changements sont en points logarithmiques.
table-reform_evidence-note_conditions = Conditions : toutes sont exigées pour le verdict indicatif, sauf la puissance, dont « aucun grand changement » a besoin. Sans objet ici : les lignes qu'il faudrait ne sont pas dans cette édition.
table-reform_evidence-note_controls = Mesures connues : l'Entente sur les tiers pays sûrs avec les États-Unis a touché peu de pays ayant beaucoup de demandes; la règle compte des pays et ne la voit pas. Elle voit peu de mesures connues. « Aucun grand changement » ne prouve donc pas qu'une loi n'a rien fait.
table-reform_evidence-note_past = Demandes manquantes : les demandes que ces pays auraient eues la première année si elles avaient évolué comme dans d'autres pays d'asile, moins celles qu'ils ont eues. Les années suivantes ne peuvent être séparées de ce qui a aussi changé; elles ne sont pas imprimées.
column-reform_evidence-row_kind = Sujet
column-reform_evidence-item = Lequel
column-reform_evidence-item_value = Valeur
column-reform_evidence-interval_low = Intervalle, borne inférieure
column-reform_evidence-interval_high = Intervalle, borne supérieure
column-reform_evidence-interval = Intervalle
column-reform_evidence-limit = Limite
column-reform_evidence-outcome = Issue
column-reform_evidence-count = Baisses, ou demandes après
column-reform_evidence-n = Nombre à l'appui, ou demandes avant
value-reform_evidence-row_kind = { $code ->
    [condition] Condition du verdict
    [false_in] Fausses baisses, par pays d'asile
    [false_by_claims] Fausses baisses, selon les demandes avant
    [false_by_origins] Fausses baisses, selon les pays d'origine
    [false_seen] Baisses parmi les placebos vus
    [p_same_month] p parmi les seuls mois de janvier
    [change] Changement des demandes
    [half_year] Changement par la suite
    [claims] Demandes présentées
    [missing] Demandes manquantes
    [return] Mois écoulés jusqu'à ce que
    [control] Mesure connue, en comptant les pays
    [control_claims] Mesure connue, en comptant les demandes
    [by_year] L'autre source, par année
    [own_past] Liste des pays désignés dans le passé du Canada
    [contrast] Demandes autour d'un jour
    [a_month] Demandes par mois, pays jamais désignés
   *[tipping_drift] Dérive à laquelle le mot basculerait
    }
value-reform_evidence-outcome = { $code ->
    [met] Remplie
    [not_met] Non remplie
    [not_applicable] Sans objet ici
    [found] Vue par la règle
    [found_near] Vue le mois voisin
    [missed] Non vue
   *[not_covered] Trop peu de demandes
    }
reform-half = { $code ->
    [h1] janvier à juin { $year }
   *[h2] juillet à décembre { $year }
    }
reform-item = { $code ->
    [safe_third_country] Entente sur les tiers pays sûrs avec les États-Unis
    [word] Les deux changements (le plus faible des deux)
    [false_by_month] Fausses baisses, chaque placebo comptant une fois
    [false_by_destination] Fausses baisses, chaque pays d'asile comptant une fois
    [p_time] p parmi les mois du Canada
    [p_joint] p parmi tous les pays d'asile et toutes les années
    [same_day] Autres pays d'asile en baisse le même jour
    [second_list] La seconde liste de pays d'asile
    [quiet_before] Mois du Canada en baisse peu avant
    [power] Une baisse de { PERCENT($reform_on_others-large_fall) } serait vue
    [x] Mois voisins du jour (x)
    [y] Fenêtres plus longues (y)
    [smaller] le changement soit inférieur au seuil
    [none] il ne reste aucun changement
    [own] Canada
    [all] Tous
    [drift] Dérive dans la largeur
    [root_mean_square] Moyenne quadratique
    [few_claims] Moins de { $reform-claims-few } demandes
    [some_claims] { $reform-claims-few } demandes ou plus
    [many_claims] { $reform-claims-many } demandes ou plus
    [few_origins] Moins de { $reform-origins-few } pays
    [some_origins] { $reform-origins-few } pays ou plus
    [many_origins] { $reform-origins-many } pays ou plus
    [listed_assent] Pays désignés, sanction de juin 2012
    [others_assent] Pays jamais désignés, sanction de juin 2012
    [listed_day] Pays désignés, 15 décembre 2012
    [others_day] Pays jamais désignés, 15 décembre 2012
    [wave_1_day] Première vague, 15 décembre 2012
    [wave_2_day] Deuxième vague, 15 décembre 2012 (pas encore désignée)
   *[wave_2_second_day] Deuxième vague, le jour de sa désignation
    }
table-robustness-note_reform = Pour la réforme : d'autres seuils, des mois voisins du jour, d'autres nombres de demandes et de pays qu'il faut à une cellule, d'autres pays d'asile, chacun avec la fréquence à laquelle cette règle se trompe.
column-robustness-near = Changement des mois voisins du jour (x)
column-robustness-false_by_month = Fausses baisses, chaque placebo comptant une fois
column-robustness-false_by_destination = Fausses baisses, chaque pays d'asile comptant une fois
variant-reform = { $code ->
    [threshold] un changement d'un facteur de { $text } ou plus
    [month_before] mois avant le jour : { $text }
    [month_after] mois après le jour : { $text }
    [base_claims] demandes exigées avant dans une cellule : { $text }
    [origins] pays d'origine exigés dans un pays d'asile : { $text }
    [destinations_per_origin] pays d'asile exigés pour un pays d'origine : { $text }
    [biometrics] sans les pays dont les citoyens ont dû fournir des données biométriques à partir de { $text }
   *[without] sans { $text }
    }

# La réponse et le constat.
reform-answer = { $code ->
    [suggestive] Les demandes présentées au Canada par des personnes venues de pays jamais désignés ont baissé de { $percent } ({ $low } à { $high }) au début du nouveau système, et dans aucun des mois antérieurs; on ne peut dire ce qui, dans ce système, les a fait baisser.
    [suggestive_near] Les demandes présentées au Canada par des personnes venues de pays jamais désignés ont baissé de { $percent } ({ $low } à { $high }) au début du nouveau système, à un mois près, et dans aucun des mois antérieurs; on ne peut dire ce qui, dans ce système, les a fait baisser.
    [no_large_change] Les demandes présentées au Canada par des personnes venues de pays jamais désignés n'ont ni beaucoup baissé ni beaucoup augmenté au début du nouveau système.
   *[cannot_tell] On ne peut dire si les demandes de personnes venues de pays jamais désignés ont changé au début du nouveau système.
    }
reform-missing = En { $year }, le Canada a reçu environ { $missing } demandes de moins venant de ces pays ({ $low } à { $high }) que si elles avaient évolué comme dans d'autres pays d'asile. Les personnes qui manquent, qu'elles aient subi la traite ou non, n'ont pas demandé l'asile, l'avaient demandé avant ou sont allées ailleurs; les chiffres ne disent pas combien avaient subi la traite.
reform-false = Essayée sur { $n } mois antérieurs du Canada et d'autres pays, où rien de cette loi ne s'est produit, la règle dit « baisse » dans { $percent } d'entre eux.
reform-controls = Les demandes de pays jamais désignés ont diminué de { $percent } entre les mois qui précèdent ce jour et ceux qui le suivent : la comparaison des pays désignés demande donc seulement ce que la liste a ajouté.
reform-fades = La baisse n'est sûre qu'au début : à partir du semestre de { $half }, aucun semestre ne se distingue d'une absence de changement.
finding-reform-title = { $code ->
    [suggestive] Les demandes de pays jamais désignés ont baissé de { $percent } au début du nouveau système
    [no_large_change] Les demandes de pays jamais désignés n'ont pas beaucoup changé au début du nouveau système
   *[cannot_tell] On ne peut dire si les demandes de pays jamais désignés ont alors changé
    }
finding-reform-what = Ce qui est demandé
finding-reform-value = Valeur
finding-reform-limit = Limite
finding-reform-outcome = Remplie?
finding-reform-note = Deux lois ont pris effet ce jour-là : on ne peut dire ce qui, dans le nouveau système, a fait baisser ces demandes. La règle compte des pays et non des demandes; les chiffres mensuels s'arrêtent en mai { $reform_on_others-last-year }. Les demandes manquantes ne sont pas un nombre de personnes ayant subi la traite et ne peuvent être multipliées par aucune part : les personnes qui manquent, qu'elles aient subi la traite ou non, n'ont pas demandé l'asile, l'avaient demandé avant ou sont allées ailleurs.
finding-reform-row = { $kind } : { $item }
finding-reform-published = Une étude publiée sur de telles listes en Europe (Guichard et Machado, Journal of Economic Geography, { $study }) estime une baisse de { $percent }. Elle se situe à l'intérieur de chaque intervalle de la comparaison des pays désignés, qui n'aurait pu la voir.

# Les demandes par mois : la figure.
figure-months-title = Demandes par mois, venant de pays jamais désignés et de pays désignés
figure-months-subtitle = Personnes ayant demandé l'asile au Canada, par mois. Chaque volet a son axe. Pâle : chiffres dont seul un intervalle est connu. Trait fin : avec les pays dont le Canada a modifié l'obligation de visa. Fond gris : depuis le début du nouveau système.
figure-months-note = Moins de demandes ne veut pas dire moins de personnes dans le besoin. Deux lois ont pris effet le 15 décembre 2012 et on ne peut dire ce qui, dans le nouveau système, a joué. Pays désignés : tous ceux que le Canada a un jour désignés. Par mois, on compte selon la citoyenneté ou la naissance : ne pas réunir ces chiffres avec ceux par année.
figure-months-finding = { $code ->
    [half] Au début du nouveau système, les demandes de pays jamais désignés ont baissé de moitié environ
   *[fell] Au début du nouveau système, les demandes de pays jamais désignés ont baissé
    }
figure-months-group = { $code ->
    [never_listed] De pays jamais désignés
    [listed] De pays désignés, sans la Hongrie ni le Mexique
   *[hungary] De la Hongrie, pays désigné
    }
figure-months-day = { $code ->
    [c31_assent] Le projet de loi C-31 devient loi; la couverture de santé est réduite le { $cut }
   *[new_asylum_system] Début du nouveau système, avec la première liste
    }
figure-months-visa = { $day } : visa exigé des citoyens tchèques (trait fin)
figure-months-strike = grève dans les bureaux de visas, avril à septembre
figure-months-strike_is = Barre grise : { $text }
figure-months-half = { $count } par mois, janvier à juin { $year }
figure-months-strokes = Traits épais : demandes par mois, janvier à juin { $first } et { $second }
figure-months-short = Demandes au Canada par mois, de { $start } à { $end }, un volet par groupe : pays jamais désignés, pays désignés, Hongrie. Jamais désignés : { $before } demandes par mois de janvier à juin { $first }, { $after } de janvier à juin { $second }.
figure-months-halves = De pays jamais désignés, le Canada a compté { $before } demandes par mois de janvier à juin { $first }, et { $after } par mois de janvier à juin { $second }.
figure-months-one = { $count } en { $month }
figure-months-counts = { $label } : { $counts }.
figure-months-not = Moins de demandes ne veut pas dire moins de personnes dans le besoin, et les chiffres ne disent pas pourquoi elles ont baissé.

# Les mois du Canada et les placebos : figures.
figure-canada-title = Les changements des demandes au Canada, mois par mois
figure-canada-subtitle = Changement des demandes de personnes venues de pays jamais désignés, au Canada moins la médiane des autres pays d'asile, comme si le nouveau système avait débuté chaque mois. Tirets : la règle dit « baisse » à partir d'ici, si les deux volets le disent. Fond gris : mois qui comptent, que personne n'avait lus quand la règle a été fermée. Anneaux : mois qui ne comptent pas.
figure-canada-note = Chaque pays d'origine compte une fois. Chaque mois entre deux fois, par ses mois voisins et par des fenêtres plus longues, et des mois voisins partagent des demandes. Une baisse dit quand, non pourquoi.
figure-canada-finding = { $count ->
    [0] Dans aucun des { $n } mois antérieurs les demandes de pays jamais désignés n'ont autant baissé
   *[other] Dans { $count } des { $n } mois antérieurs, les demandes de pays jamais désignés ont autant baissé
    }
figure-canada-panel = { $code ->
    [x] Par rapport aux mois d'avant (x)
   *[y] Par rapport aux mêmes mois de l'année précédente (y)
    }
figure-canada-name = { $month } : { $change }
figure-canada-short = Changement des demandes au Canada pour chaque mois depuis { $start }, un point par mois, en deux volets avec la limite de la règle. { $Month } : { $x } et { $y }. Mois antérieurs aussi bas dans les deux : { $count } sur { $n }.
figure-canada-event = En { $month }, les demandes présentées au Canada par des personnes venues de pays jamais désignés ont changé de { $x } par rapport aux mois d'avant et de { $y } par rapport aux mêmes mois de l'année précédente, comparées à celles des mêmes pays d'origine ailleurs.
figure-canada-past = Des { $n } mois de { $start } à { $end }, { $count ->
    [0] aucun n'est aussi bas
    [one] { $count } est aussi bas
   *[other] { $count } sont aussi bas
    } dans les deux. Le plus proche est { $nearest }, dont la plus petite baisse est de { $low }.
figure-canada-not = Une baisse dit quand, non pourquoi.
figure-placebos-title = Combien de fois la règle dit « baisse » là où rien de cette loi ne s'est produit
figure-placebos-subtitle = Mois de pays d'asile, selon le plus petit de leurs deux changements. Noir : les deux dépassent la limite, et la règle dit « baisse ». Chaque volet a son axe.
figure-placebos-note = Aucun mois n'est excusé, quoi que l'on sache de ce qui y a fait varier les demandes. Les mois d'un pays ne sont pas indépendants. La règle compte des pays d'origine et ne voit pas une mesure qui en touche peu : un changement plus petit que la limite ne prouve pas que rien ne s'est produit.
figure-placebos-finding = La règle dit « baisse » dans { $fell } des { $n } mois sans cette loi
figure-placebos-panel = { $code ->
    [all] Tous les mois
   *[fell] Ceux qui ont baissé, agrandis
    }
figure-placebos-limit = d'ici vers la gauche : « baisse »
figure-placebos-own = Canada, { $month }
figure-placebos-short = Barres : { $n } mois de { $destinations } pays d'asile selon le plus petit de deux changements des demandes. La règle dit « baisse » à partir de { $limit }, dans { $fell } d'entre eux. Canada, { $month } : { $change }.
figure-placebos-fell = Dans { $n } mois de { $destinations } pays d'asile, rien de cette loi ne s'est produit. La règle dit « baisse » où les deux changements sont de { $limit } ou plus bas : dans { $fell } mois.
figure-placebos-low = Dans { $low } mois, la plus petite des deux baisses était aussi forte que celle du Canada en { $month }, { $change }.
figure-placebos-not = Un changement plus petit que la limite ne prouve pas que rien ne s'y est produit.
