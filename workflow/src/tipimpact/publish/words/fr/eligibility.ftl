# Les mots de l'étape eligibility, en français du Canada.

table-recommendations-title = Ce que sont devenues les 17 recommandations de novembre 2012
table-recommendations-what = Les recommandations du forum sur la traite tenu à Toronto le 28 novembre 2012, chacune avec ses thèmes, les acteurs visés, le droit en cause, l'état du droit, des politiques et de la pratique avant les projets de loi, depuis et aujourd'hui, et un statut établi selon une règle écrite.
table-recommendations-is_not = Il ne dit pas qu'une recommandation a produit un changement, et il ne constitue pas un avis juridique. « Aucune trace publique » veut dire que rien n'a été trouvé qui tranche la question, non que rien n'a été fait.
table-recommendations-note_status = Statut selon la règle, d'après les énoncés de la colonne « aujourd'hui » : satisfaite, si le droit et les politiques donnent ce qui est demandé et que la pratique suit; en partie, si une partie seulement est donnée ou si le texte le donne sans que l'on sache si la pratique suit; non satisfaite, si rien ne le donne; aucune trace publique, si rien n'est connu.
table-recommendations-note_today = Aujourd'hui : le droit codifié au 26 mars 2026 (loi) et au 12 juin 2026 (règlement); chaque autre énoncé porte sa propre date.
table-recommendations-note_r16 = La recommandation 16 demande une étude des effets des projets de loi C-31 et C-10 sur les personnes ayant subi la traite. Le présent projet n'en tient pas lieu : ses propres résultats ne servent jamais de preuve ici.
table-recommendations-note_r17 = La recommandation 17 demande deux choses, une surveillance et d'autres règles pour les permis; son statut porte sur les deux.
table-recommendations-note_themes = Les thèmes ont été codés à la main à partir du rapport; à côté figurent ceux que les règles trouvent dans le texte de cette édition.
table-recommendations-note_place = Endroit : caractères à partir du début du fichier, le dernier étant exclu. Les mots du rapport lui-même ne sont pas reproduits.
column-recommendations-id = Nº
column-recommendations-summary = Ce qu'elle demande
column-recommendations-how_far_met = Statut
column-recommendations-rule = Règle appliquée
column-recommendations-themes = Thèmes (à la main)
column-recommendations-themes_found = Thèmes (par les règles)
column-recommendations-actors = Acteurs visés
column-recommendations-levels = Ordres de gouvernement
column-recommendations-legal_hook = Droit en cause
column-recommendations-before = Avant les projets de loi
column-recommendations-after = Depuis
column-recommendations-today = Aujourd'hui
column-recommendations-indicators = Ce qui le montrerait
column-recommendations-found_in = Trouvée dans
column-recommendations-start = Premier caractère
column-recommendations-end = Fin
column-recommendations-measured = Ce qui est mesuré
column-reviewed_by = Révisé par
value-recommendations-how_far_met = { $code ->
    [met] Suivie
    [partly] Suivie en partie
    [not_met] Non suivie
   *[cannot_tell] Aucune trace publique
    }
value-recommendations-rule = { $code ->
    [text_and_practice] le droit ou les politiques le donnent, et la pratique suit
    [text_without_practice] le droit ou les politiques le donnent; on ne sait pas si la pratique suit
    [some_of_it] une partie en est donnée
    [nothing_gives_it] rien ne le donne
   *[nothing_known] rien de connu ne tranche la question
    }
value-recommendations-levels = { $code ->
    [federal] fédéral
    [provincial] provincial
   *[local] local
    }
value-side = { $code ->
    [law] Droit
    [policy] Politique
   *[practice] Pratique
    }
recommendations-measured-value = { $series }, { $period } : { $value } { $unit }
recommendations-measured-missing = Non trouvé, ou en partie seulement : { $title }
recommendations-measured-sentences = Phrases sur ses thèmes dans les textes conservés : { $before } avant les projets de loi, { $after } après
recommendations-measured-no_texts = Phrases sur ses thèmes : nombre inconnu, faute de texte
recommendations-statement = { $side } ({ $date }) : { $text } [{ $source }]
table-eligibility-title = Qui pouvait demander quoi, avant, après et aujourd'hui
table-eligibility-what = Pour chaque recours et chaque archétype de personne ayant subi la traite : ce que le droit permettait de demander la veille des deux projets de loi, en juin 2014 et selon le droit le plus récent conservé, avec la disposition qui tranche.
table-eligibility-is_not = C'est une lecture de textes et non un avis juridique, et elle ne dénombre personne : on ignore combien de personnes ayant subi la traite correspondent à un archétype. Elle ne dit pas ce que les agents et les tribunaux ont fait.
table-eligibility-note_request = Une demande interdite n'est pas un permis interdit : un autre texte en vigueur permet à une autorité d'accorder la même chose d'office.
table-eligibility-note_none = « Ne s'applique pas » : la personne est hors de la catégorie ou de la procédure que visent les mots, ou a déjà ce qu'ils donnent. « Recours inexistant » : rien en vigueur ne le donnait à quiconque ce jour-là. Ni l'un ni l'autre n'est une interdiction.
table-eligibility-note_profiles = Chaque archétype est raconté à partir du jour de la question, pour que la même vie rencontre chaque état du droit. Les citoyens, que ces lois ne touchent pas, sont exclus.
table-eligibility-note_resolved = Les renvois se vérifient dans la loi reconstituée à ce jour, dans un texte d'une autre époque s'il n'y en a pas d'autre ou, dans une édition d'extraits, dans aucun.
table-remedy_exceptions-title = Quelle interdiction connaît quelle issue
table-remedy_exceptions-what = Chaque interdiction visant un recours depuis 2002, avec les dispositions qui la lèvent et les statuts d'immigration que le recours peut atteindre.
table-remedy_exceptions-is_not = C'est une lecture de textes et non un avis juridique. Une issue prévue par le texte peut être hors d'atteinte.
table-remedy_exceptions-note_trafficking = Aucune issue ne demande si la personne a subi la traite.
table-remedy_exceptions-note_covered = Statuts atteints : ceux que le statut à lui seul n'exclut pas du recours, selon le droit le plus récent conservé.
column-moment = Moment
column-day = Jour
column-life = Parcours
column-remedy = Recours
column-row = Ligne déterminante
column-citation = Disposition
column-brought_by = Apporté par
column-eligibility-unknown_because = Faits manquants
column-eligibility-note = Ce que dit la ligne
column-eligibility-resolved = Vérification du renvoi
column-remedy_exceptions-bar = Interdiction
column-remedy_exceptions-way_out = Issue
column-remedy_exceptions-row_effect = Portée
column-remedy_exceptions-act = Texte
column-remedy_exceptions-starts = Du
column-remedy_exceptions-until = Au, exclu
column-remedy_exceptions-length = Durée
column-remedy_exceptions-length_unit = Unité
column-remedy_exceptions-own_initiative = Octroi d'office possible
column-remedy_exceptions-trafficking_named = Tient compte de la traite
column-remedy_exceptions-way_out_citation = Disposition de l'issue
column-remedy_exceptions-covered = Statuts atteints
column-remedy_exceptions-taken_over_by = Remplacé ou terminé par
column-remedy_exceptions-note = Ce que dit l'interdiction
column-remedy_exceptions-way_out_note = Ce que dit l'issue
value-remedy = { $remedy-name }
value-moment = { $code ->
    [before] avant
    [after] après
   *[today] aujourd'hui
    }
value-eligibility-resolved = { $code ->
    [exact] texte de l'époque
    [another_day] texte d'une autre époque
   *[not_held] absent de cette édition
    }
value-remedy_exceptions-row_effect = { $code ->
    [bars_request] interdit la demande
    [bars_grant] interdit l'octroi
    [may_refuse] étude pouvant être refusée
   *[entitles] donne le recours, que rien n'interdit
    }
value-length_unit = { $code ->
    [days] jours
    [months] mois
   *[years] années
    }
value-remedy_exceptions-way_out = { $code ->
   *[none] aucune
    }
explain-question = Le { $day }, { $remedy } :
explain-effect = { $code ->
    [entitles] Donne
    [requires] Exige
    [lifts] Sauf
    [unasked] Sans demande
    [may_refuse] Refus possible
    [bars_request] Interdit la demande
   *[bars_grant] Interdit l'octroi
    }
explain-rule = { $effect } : { $note }
explain-reform = Selon une réforme qui n'est pas la loi : { $reform }. { $question }
explain-reform_rule = { $effect }, avec { $changes }, ce qui n'est pas la loi. La loi : { $note }
explain-joint = { $code ->
    [and] tous ces faits :
    [or] un de ces faits :
    [not] non :
   *[used] épuisé :
    }
explain-runs = { $code ->
    [within] de l'événement au dernier jour des { $length } { $unit } qui suivent
    [until] jusqu'au dernier jour des { $length } { $unit } qui suivent l'événement
    [after] à compter du lendemain de { $length } { $unit }
    [reached] une fois { $length } { $unit } accomplis
   *[deadline] dans les { $length } { $unit } de l'événement
    }
explain-outcome = { $code ->
    [yes] oui
    [no] non
   *[unknown] inconnu
    }
explain-gap = { $code ->
    [bar] une règle qui pourrait l'interdire n'a pas été lue : { $text }
    [deadline] le délai va peut-être plus loin : { $text }
    [exception] une exception n'a pas été lue : { $text }
   *[gate] c'est peut-être accordé : { $text }
    }
explain-cause = si { $event } : { $answer }
explain-limit = { $what } : au plus tard le { $day } ({ $clause })
explain-never = jamais
column-recommendations-would_change = Ce qui changerait le statut
table-process_clock-title = L'horloge de la procédure : jour par jour, selon trois états du droit
table-process_clock-what = La vie de chaque archétype dès le jour de l'entrée, jour par jour : ce qui pouvait être demandé chaque jour selon le droit de la veille des deux projets de loi, celui de juin 2014 et le texte le plus récent conservé.
table-process_clock-is_not = Ce n'est ni l'histoire d'une personne ni une prévision : le tableau ne dit pas combien de temps prennent les étapes, et aucune loi ne change en chemin.
table-process_clock-note_still = Le droit de chaque moment est tenu fixe pendant que la vie se déroule; ce qui diffère entre les trois est donc le droit seul.
table-process_clock-note_life = Le jour 0 est celui de l'entrée ou, si elle n'est pas connue, celui où l'archétype est raconté; la vie est suivie pendant { YEARS($lives-afterwards) } après ce récit. Les jours des étapes sont des hypothèses, consignées dans config/profiles.yaml.
column-process_clock-life = Parcours
column-process_clock-moment = Droit de
column-process_clock-first_life_day = Premier jour dans la vie
column-process_clock-last_life_day = Dernier jour dans la vie
column-process_clock-life_events = Ce qui arrive le premier jour
recommendations-found = Ce que le présent projet a trouvé :
recommendations-lead = Ce que le forum de novembre 2012 a recommandé, et ce qu'il en est advenu selon une règle écrite.
recommendations-one = Recommandation { $id }
recommendations-rest = Ce sur quoi elle porte
table-recommendations-made = Les recommandations figurent dans un fichier tenu à la main, avec des énoncés datés et leurs sources; une règle écrite tire un statut des énoncés d'aujourd'hui. Les emplacements sont des caractères du rapport tel que lu.
table-eligibility-made = Les interdictions, issues et droits de chaque jour, tenus en lignes avec leurs renvois, sont évalués pour chaque situation; un fait inconnu demeure inconnu.
table-remedy_exceptions-made = Chaque interdiction tenue en ligne est jointe aux lignes qui la lèvent, pour les jours où les deux étaient en vigueur.
table-process_clock-made = Les lignes de droit en vigueur à chaque moment, tenues fixes, sont évaluées pour l'archétype chaque jour de sa vie; les jours où la réponse est la même forment une seule période.
table-lives-title = Ce que chaque loi a changé dans chaque parcours
table-lives-what = Pour chaque vie, racontée avant et après la loi qui la concerne, et chaque recours que la personne pouvait demander avec la loi ou sans elle : le premier jour où elle le pouvait, avec et sans, et ce que la loi a fait.
table-lives-is_not = Ce n'est ni l'histoire d'une personne ni un conseil. Pouvoir demander n'est pas obtenir. Combien de personnes ces vies représentent, nous l'avons cherché sans le trouver.
table-lives-note_counted = Les jours se comptent à partir de la reconnaissance ou, s'il est plus tardif, de l'événement qui donne le recours. On les cherche pendant { YEARS($lives-horizon) }, jamais après le renvoi.
table-lives-note_paths = Les deux mondes partagent les événements extérieurs : l'entrée, la traite, la reconnaissance, le premier refus. Les étapes suivantes obéissent au droit de chaque monde; nul n'atteint donc la Cour fédérale sans l'appel, là où il existe.
table-lives-note_words = Fermé : aucun jour avec la loi. Retardé : un jour plus tardif. Restreint : le même jour, mais le recours vaut moins. Limité pour la première fois : seul le droit ultérieur fixe une limite. L'attente déjà fixée par une autre loi est indiquée à part.
table-lives-note_citizens = La plupart des personnes que le Canada a déclarées en 2014 comme ayant subi la traite avaient la citoyenneté canadienne; le fichier ne dit pas combien étaient autochtones. La plupart de ces règles ne les visent pas, et un seul parcours concerne une citoyenne. Aucun parcours n'est celui d'une personne autochtone, car aucune organisation autochtone n'a participé.
table-lives-made = Chaque vie est suivie jour par jour à travers les lignes de droit en vigueur, avec toutes les lois, puis sans l'une d'elles. On compare le premier jour où la personne pouvait demander.
column-lives-life = Parcours
column-lives-number = Numéro
column-lives-telling = Racontée
column-lives-act_compared = Loi
column-lives-word = Ce qu'elle a fait
column-lives-mode = Manière de fermer
column-lives-counted_from = Compté depuis
column-lives-counted_day = Jour de départ
column-lives-can_ask = Premier jour avec la loi
column-lives-can_ask_without = Premier jour sans elle
column-lives-days = Écart
column-lives-law_months = Dont la loi, en mois
column-lives-law_days = Dont la loi, en jours
column-lives-story_days = Dont les jours inventés
column-lives-wait = Attente due à un autre texte
column-lives-wait_row = Ligne de cette attente
column-lives-wait_citation = Disposition de cette attente
column-lives-closed_after = Fermé de nouveau ensuite
column-lives-through = Par la perte de
column-lives-how = Par quoi
column-lives-attribute = Ce qui est moins bon
column-lives-value_with = Avec la loi
column-lives-value_without = Sans elle
column-lives-taken_over_by = Repris par
column-lives-until = Jusqu'au, exclu
column-lives-ended_by = Terminé par
column-lives-also_closed_by = Serait aussi fermé par
column-lives-removed = Renvoi
column-lives-readings = Réponse selon la lecture
column-lives-says = En une phrase
value-lives-telling = { $code ->
    [before] avant sa loi
   *[after] après sa loi
    }
value-lives-word = { $code ->
    [closed] fermé
    [delayed] retardé
    [sooner] plus tôt, une étape ayant disparu
    [narrowed] restreint
    [limited_first] limité pour la première fois
    [opened] ouvert
    [none] sans changement
    [unknown] indéterminé
   *[contested] contesté
    }
value-lives-mode = { $code ->
    [bar] par une interdiction
    [withheld] jamais ouvert
   *[time] par le temps
    }
value-lives-how = { $code ->
    [own_words] ses propres mots
    [regulation] un règlement ou décret qui s'appuie sur elle
   *[postponed] le report d'une loi antérieure
    }
value-lives-counted_from = { $code ->
   *[recognised] reconnaissance de la traite
    }
value-lives-attribute = { $code ->
    [days_to_act] délai pour agir
    [length] durée
    [content] contenu
    [grounds] motifs
    [who_decides] qui décide
   *[review_interval] temps entre les contrôles
    }
value-lives-value_with = { $code ->
    [with_residence_application] seulement avec une demande de résidence permanente
   *[stay_only] un sursis au renvoi seulement
    }
value-lives-value_without = { $code ->
    [alone] seule
   *[protected_person] le statut de personne protégée
    }
lives-citizens = La plupart des personnes que le Canada a déclarées en 2014 comme ayant subi la traite avaient la citoyenneté canadienne; le fichier ne dit pas combien étaient autochtones. La plupart de ces règles ne les visent pas, et un seul parcours concerne une citoyenne.
lives-gap = Aucun parcours n'est celui d'une personne autochtone : il y faudrait une organisation autochtone, et aucune n'a participé.
value-answer = { $code ->
    [applies] s'applique
    [open] demande possible
    [need_not_be_considered] demande possible, mais l'étude peut être refusée
    [request_barred] demande interdite, mais octroi d'office possible
    [barred] interdit
    [contested] contesté
    [unknown] indéterminé
    [no_such_remedy] recours inexistant ce jour-là
    [not_applicable] ne s'applique pas
    [no_longer] n'est plus possible
   *[not_yet] pas encore
    }
value-gate = { value-answer }
value-text_kind = { $code ->
    [act] loi
    [regulation] règlement
    [order] décret
    [instruction] instructions du ministre, moins contraignantes que la loi
   *[policy] politique publiée, moins contraignante que la loi
    }
value-because = { $code ->
    [time] le délai est écoulé
   *[used] le recours a été épuisé
    }
value-if_it_came = { value-answer }
column-gate = Existence du recours
column-eligibility-because = Pourquoi plus possible
column-answer = Réponse
column-eligibility-if_it_came = Si l'événement survenait ce jour-là
column-eligibility-causes = Ce qui peut survenir, et la réponse qui en découle
column-eligibility-until = Premier jour après l'interdiction ou l'attente
column-eligibility-readings = Réponse selon chaque lecture
column-ruling = Jugement connu
column-text_kind = Nature du texte
table-eligibility-note_contested = Contesté signifie qu'une autorité l'a interprété en faveur de la personne; les lectures et leurs auteurs sont nommés. Si personne ne s'est prononcé, la colonne des jugements indique « aucun » : le texte admet deux interprétations, et les deux réponses sont données.
table-eligibility-note_until = Une interdiction de plusieurs mois ou années vaut encore le jour anniversaire et prend fin le lendemain (Loi d'interprétation, articles 27 et 28).
explain-event = est survenu
explain-not_held = un texte non conservé
explain-answer = { $question } { $answer }
explain-until = { $answer }; premier jour après : { $day }
explain-because = parce que : { $facts }
explain-missing = il manque : { $facts }
explain-fact = { $fact } : { $value }
explain-more = et { $count ->
    [one] { $count } autre règle
   *[other] { $count } autres règles
    }
column-eligibility-request_status = Statut de la réponse
column-process_clock-request_status = Statut de la réponse
column-eligibility-held_by = Qui l'interprète comment
eligibility-held_by = { $holder } ({ $date }) : { $text } Alors : { $answer }.
eligibility-construction = { $text } ({ $source }) Alors : { $answer }.

column-act = Loi de la disposition
column-unit = Unité de la disposition
column-clause = Article qui l'a apportée
column-lives-cited_act = Loi de la disposition
value-lives-ruling = { $code ->
    [held] une autorité répond de chaque lecture
   *[none] aucun : deux interprétations
    }
value-eligibility-ruling = { value-lives-ruling }
table-completeness-title = Ce que disent les articles et ce que les règles omettent
table-completeness-what = Une ligne par disposition de chaque article de loi que cite une règle ou une notion de ce projet, dans tous ses textes depuis 2002 : chacune est modélisée, sans objet ou manquante.
table-completeness-is_not = Le tableau ne dit pas si une règle lit bien sa disposition et n'énumère pas les articles qu'aucune règle ne cite.
table-completeness-made = La liste des dispositions est celle des textes. Une lectrice a jugé chacune, et l'exécution s'arrête à une disposition que personne n'a jugée.
table-completeness-note_one = Une seule lectrice du projet a jugé les dispositions; ni avocate ni seconde lectrice ne l'ont fait.
table-completeness-note_older = Les textes anciens qui ne sont pas conservés ne figurent pas dans la liste : le Règlement avant le 30 avril 2020, la Loi sur le casier judiciaire avant 2012, les décrets sur la couverture des soins après 2014.
column-completeness-unit = Disposition
column-completeness-judged = Jugement
column-completeness-names = Règles, notions et faits
column-completeness-silence = Motif, code
column-completeness-says = Motif, ou ce qui manque
column-completeness-judged_on = Jugée le
value-completeness-judged = { $code ->
    [modelled] modélisée
    [irrelevant] sans objet
   *[missing] manquante
}

table-instruments-title = Les textes d'application, et ce qui en a été lu
table-instruments-what = Une ligne par instruction, politique d'intérêt public, dispense, accord, décret ou jugement qui dit, ou pourrait dire, qui peut demander quoi : ses jours et leur source, ce qui en a été lu, et si les règles le disent.
table-instruments-is_not = La liste n'est pas complète : elle contient ce qui a été repéré. Une politique qui n'y figure pas peut exister.
table-instruments-made = Liste établie à partir des pages indiquées. Si un texte n'a pas été lu en entier, rien n'est ouvert à cause de lui, et chaque réponse qu'il pourrait changer est inconnue.
table-instruments-note_read = Début : seule la première partie de la page a pu être lue. Seconde main : le jour a été lu sur une page qui parle du texte.
column-instruments-instrument = Texte, code
column-instruments-title = Texte
column-instruments-instrument_kind = Nature
column-instruments-starts = Du
column-instruments-from_known = Source du premier jour
column-instruments-ended_on = Au
column-instruments-until_known = Source de la fin
column-instruments-read = Lu
column-instruments-read_on = Lu le
column-instruments-url = Adresse
column-instruments-judged = Dans les règles
column-instruments-names = Règles, ou fait demandé
column-instruments-says = Ce qu'on en sait
value-instruments-instrument_kind = { $code ->
    [instruction] instruction
    [public_policy] politique d'intérêt public
    [exemption] dispense
    [health_policy] politique sur la couverture de santé
    [practice_notice] avis de pratique de la Commission
    [agreement] accord fédéral-provincial
    [order] décret
    [court_order] jugement
   *[draft] projet
    }
value-instruments-from_known = { $code ->
    [official] texte ou page officielle
    [second_hand] page qui en parle
   *[not_seen] non vu
    }
value-instruments-until_known = { value-instruments-from_known }
value-instruments-read = { $code ->
    [whole] en entier
    [beginning] début
   *[not] non lu
    }
value-instruments-judged = { $code ->
    [modelled] modélisé
    [missing] manquant
   *[irrelevant] sans objet
    }

table-deadlines-title = Les délais qui lient la personne, et le jour d'où chacun court
table-deadlines-what = Une ligne par délai : ce qu'il faut faire, le temps accordé, le jour d'où il court selon sa propre disposition, ce que celle-ci dit d'une lettre, et qui peut le proroger.
table-deadlines-is_not = Les délais qui lient la Commission ou le ministère n'y sont pas. Ce n'est pas un avis juridique : voyez tout de suite une avocate ou un avocat quand un délai court.
table-deadlines-made = Établi à partir de la loi et du règlement. Le dernier jour qui tombe un dimanche ou un jour férié est reporté au jour ouvrable suivant (Loi d'interprétation, art. 26).
table-deadlines-note_earliest = Si aucun texte ne dit quand une lettre est réputée reçue, agissez comme si le délai courait du premier jour possible.
column-deadlines-deadline = Délai, code
column-deadlines-what = Ce qui doit être fait
column-deadlines-remedy = Recours
column-deadlines-starting_events = Court de, code
column-deadlines-length = Durée
column-deadlines-length_unit = Unité
column-deadlines-provision = Disposition
column-deadlines-counts_from = Court à partir de
column-deadlines-service_rule = S'il s'agit d'une lettre
column-deadlines-service_provision = Disposition sur les lettres
column-deadlines-extended_by = Peut être prorogé par
column-deadlines-extension_provision = Disposition sur la prorogation
column-deadlines-note = Note
value-deadlines-counts_from = { $code ->
    [notice_or_knowledge] l'avis de la décision ou sa connaissance, selon la première date
    [receipt_of_reasons] la réception des motifs écrits
    [referral] le déféré de la demande d'asile
    [eligibility_decision] la décision sur la recevabilité : au plus tard ce jour-là
    [notification] l'avis accompagné du formulaire
    [filing] le dépôt de la demande d'autorisation
    [loss_of_status] la perte du statut
    [declaration_sent] le jour de l'envoi ou de la remise de l'avis
    [entry] l'entrée au Canada
    [end_of_stay] la fin du séjour autorisé : au plus tard ce jour-là
    [end_of_permit] la fin du permis : au plus tard ce jour-là
   *[landing] l'obtention de la résidence permanente
    }
value-deadlines-service_rule = { $code ->
    [seventh_day_after_mailing] par courrier, le septième jour après l'envoi
   *[four_ways] par courrier, par courriel, en main propre ou autrement : le jour de l'envoi ou de la remise
    }
value-deadlines-extended_by = { $code ->
    [judge] une ou un juge de la Cour fédérale
    [protection_division] la Section de la protection des réfugiés, pour des raisons d'équité
    [appeal_division] la Section d'appel des réfugiés, pour des raisons d'équité
   *[late_without_stay] personne; la demande reste possible plus tard, sans sursis au renvoi
    }
