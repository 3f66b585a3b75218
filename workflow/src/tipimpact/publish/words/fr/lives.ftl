# Ce que les lois ont fait aux vies : toutes les formulations, par page. Un code est l'effet d'une ligne (statements/lives.py),
# un recours, une loi ou l'état d'une règle (statements/law.py). day, former_day : avec et sans la loi.

## Lois et recours
lives-act = { $code ->
    [c31] C-31
    [c10] C-10
    [act_2019] la loi de 2019 (2019, ch. 29)
   *[act_2026] la loi de 2026 (2026, ch. 4)
    }
lives-cause = { $code ->
    [own_words] à cause de { $act }
    [regulation] à cause d'un règlement qui s'appuie sur { $act }
   *[postponed] parce que { $act } a reporté une loi antérieure
    }
lives-remedy = { $remedy-asked }

## L'image
figure-lives-title = Qui a dû attendre, qui n'a jamais pu demander
figure-lives-subtitle = Premier jour pour demander chaque chose, compté depuis l'événement de la ligne. Pouvoir demander n'est pas obtenir.
figure-lives-note = Les personnes et leurs jours sont inventés. Le tableau donne chaque retard en deux parts : ce que fixe la loi et ce qu'ajoutent les jours inventés. « Plus tôt » : une étape antérieure a disparu. Le renvoi peut venir avant. Exceptions, contrôle de la Cour, autres lectures : voir le tableau. Nous avons cherché, sans trouver combien de personnes ayant subi la traite ces règles ont visées.
figure-lives-finding = Deux lois de 2012 ont ajouté des mois ou des années d'attente et fermé un appel
figure-lives-strip = Asile refusé : ce que C-31 a fait à chaque attente, selon le jour du refus
figure-lives-most = jusqu'à { $what }
figure-lives-alt_strip = Demande d'asile refusée, { $origin }, selon le jour du refus : { $what }.
figure-lives-who = Qui
figure-lives-what = Ce qui est demandé, compté depuis
figure-lives-today = Et aujourd'hui?
figure-lives-band = { $code ->
    [never] N'ont jamais pu demander, ou ont perdu
    [longer] Ont dû attendre plus longtemps
    [same] Même jour, avec ou sans ces lois
   *[cannot_say] On ne peut le dire
    }
figure-lives-all = Toutes ces personnes
figure-lives-remedy = { $remedy-short }
figure-lives-from = { $code ->
    [recognised] dès la reconnaissance
    [rpd_reasons] dès le refus écrit
    [rpd_refused] dès le refus
    [protected] dès la protection
    [ceased] dès la perte de la protection
    [pr_since] dès la résidence
   *[trp_since] dès le permis
    }
figure-lives-others = { $count ->
    [one] { $count } autre chose : même jour
   *[other] { $count } autres choses : même jour
    }
figure-lives-unasked = Une autorité peut l'accorder d'office.
figure-lives-new = Peut aussi demander : { $what }.
figure-lives-later = Fermé depuis par { $source } : { $what }.
figure-lives-now = Aujourd'hui : { $text }
figure-lives-sentence = { $what } : { $text }
figure-lives-alt = { $count ->
    [one] { $count } personne inventée :
   *[other] { $count } personnes inventées :
    } premier jour où chaque personne pouvait demander, avec et sans une loi de 2012.
figure-lives-alt_one = { $what } ({ $text })
figure-lives-alt_counted = Nous avons cherché, sans trouver combien de personnes ayant subi la traite ces règles ont visées.
figure-lives-effect = { $code ->
    [closed_withheld] Jamais
    [closed_bar] Perdu
    [closed_residence] Perdu
    [closed_time] Jamais : l'attente finissait trop tard
    [contested] Deux lectures
    [two_waits] Attend { $shortest } ou { $longest } de plus : deux interprétations, aucun jugement
    [two_constructions] Deux interprétations, aucun jugement
    [delayed] Attend { $length } de plus
    [unknown] Inconnu : un texte manque
    [narrowed_with_residence_application] Même jour, mais avec une demande de résidence
    [narrowed_stay_only] Même jour, mais rien de plus qu'un sursis au renvoi
    [narrowed_review] Même jour, mais tous les { $value } et non tous les { $former }
    [limited_first] Même jour; un délai pour la première fois : { $value }
    [opened] Ouvert
    [none_twice] Aucun changement; deux lectures de la date
    [none_other] Aucun changement : l'attente vient d'une autre loi
   *[none] Aucun changement
    }
figure-lives-state = { $code ->
    [in_force] Toujours en vigueur.
    [emptied] Toujours écrite, mais aucun pays n'est désigné depuis le { $day }.
    [reenacted] Toujours en vigueur : édictée de nouveau par { $by }.
    [ended_by_court] Fin le { $day }, par la Cour fédérale.
    [not_held] Toujours en vigueur? Non vérifié : nous n'avons pas ici le texte de la loi.
    [undated] N'est plus la loi dans ces termes; depuis quand, nous l'ignorons ici.
   *[ended] Fin le { $day }.
    }
figure-lives-alt_group = { $code ->
    [never] Jamais : { $what }.
    [c31] Plus tard, à cause de C-31 : { $what }.
    [c10] Plus tard, à cause de C-10 : { $what }.
    [contested] Deux lectures : { $what }.
    [same] Même jour : { $what }.
   *[unknown] Inconnu : { $what }.
    }
figure-lives-key = { $code ->
    [without] premier jour sans la loi
    [c31] premier jour avec C-31
    [c10] premier jour avec C-10
    [added] attente ajoutée par la loi
    [regulation] ajoutée par règlement
    [other] attente d'une autre loi
   *[unknown] inconnu
    }

## La liste sous l'image
answer-lane = { $remedies } : { $what }
answer-lane-by = { $what }, à cause de { $act }
answer-lane-same = aucune attente ajoutée
answer-lane-risk = Risque de demander : { $risk }
answer-lane-what = { $code ->
    [closed] jamais
    [closed_time] pas à temps
    [contested] lectures divergentes
    [two_waits] { $shortest } ou { $longest } plus tard, selon l'interprétation
    [two_constructions] deux interprétations, aucun jugement
    [delayed] { $length } plus tard
    [unknown] on l'ignore
    [narrowed] même jour, conditions plus strictes
    [limited_first] même jour, mais un délai pour la première fois
    [opened] ouvert
   *[sooner] { $length } plus tôt
    }

## La page d'une vie
situations-summary = Pour cette personne, { $act } { $did }.
situations-summary-also = { $act } { $did }.
situations-summary-further = En outre, ce texte { $did }.
situations-summary-many = { $first }, { $then } et { $count ->
    [one] un autre recours
   *[other] { $count } autres recours
 }
situations-summary-none = Ni C-31 ni C-10 n'a changé le premier jour où cette personne pouvait demander quoi que ce soit.
situations-same_day = Aucun premier jour n'a bougé.
situations-summary-more = { $count ->
    [one] Il y a un autre changement.
   *[other] Il y a { $count } autres changements.
 }
situations-label = { $code ->
    [closed] fermeture par { $act }
    [delayed] retard par { $act }
    [opened] ouverture par { $act }
    [narrowed] restriction par { $act }
   *[limited_first] première limite, par { $act }
    }
situations-through = Cela découle d'une autre perte : { $remedy }.
situations-how = { $code ->
    [regulation] C'est un règlement appuyé sur la loi qui le dit, non la loi elle-même.
   *[postponed] La loi a reporté une loi antérieure qui l'aurait ouvert.
    }
situations-again = S'est refermé plus tard, pour { $length }.
situations-remedy = { $remedy-closed }
# dans une phrase qui commence par la loi
situations-did = { $code ->
    [closed] a fermé { $remedies }
    [closed_residence] a retiré la résidence permanente en même temps que la protection
    [delayed] a fait attendre { $about } de plus pour { $remedies }
    [delayed_law] a fait attendre { $about } de plus pour { $remedies } (loi seule, { $law })
    [delayed_story] a fait attendre { $about } de plus pour { $remedies } (jours du récit)
    [narrowed_with_residence_application] a restreint la demande humanitaire, qui doit désormais accompagner une demande de résidence permanente
    [narrowed_stay_only] a restreint l'examen des risques, qui ne pouvait donner qu'un sursis au renvoi
    [narrowed_review] a espacé le contrôle de la détention, de tous les { $former } à tous les { $value }
    [limited_first] a limité pour la première fois { $remedies }
   *[opened] a ouvert { $remedies }
    }
# dans la liste des changements
situations-change = { $code ->
    [closed_withheld] { $count ->
        [one] Le recours était nouveau et cette personne n'y a jamais eu droit.
       *[other] Ces recours étaient nouveaux et cette personne n'y a jamais eu droit.
        }
    [closed_bar] Il n'y a eu aucun jour où cette personne pouvait demander.
    [closed_residence] La résidence a été perdue en même temps que l'asile.
    [closed_time] Quand l'attente a pris fin, cette personne ne pouvait plus faire la demande.
    [delayed] La demande était possible à partir du { $day } et non du { $former_day } : { $about } de plus.
    [narrowed_with_residence_application] Le premier jour est le même, mais la demande doit désormais accompagner une demande de résidence permanente.
    [narrowed_stay_only] Elle ne pouvait donner, au mieux, qu'un sursis au renvoi.
    [narrowed_review] La détention était contrôlée tous les { $value } au lieu de tous les { $former }.
    [limited_hearing] Elle devait avoir lieu dans un délai de { $value }. Aucun texte antérieur que nous ayons n'en fixait.
    [limited_appeal] La personne avait { $value } pour faire appel. Aucun texte antérieur que nous ayons n'en fixait.
   *[opened] La demande était possible à partir du { $day }, seulement grâce à cette loi.
    }
# today : la date du texte le plus récent de sa loi
situations-state = { $code ->
    [in_force] La règle figurait toujours dans le texte du { $today }.
    [emptied] La règle figurait toujours dans le texte du { $today }, mais aucun pays n'est désigné depuis le { $day }.
    [reenacted] La règle a été édictée de nouveau par { $by }, à qui elle revient à partir du { $day }.
    [ended_by_court] La règle a pris fin le { $day } : { $by }.
    [not_held] Nous n'avons pas vérifié si la règle figure toujours dans le texte, car nous ne l'avons pas ici.
    [undated] La règle n'est plus la loi dans ces termes. Depuis quand, nous l'ignorons ici.
   *[ended] La règle a pris fin le { $day } : { $by }.
    }
# un jour venu plus tôt, ou une réponse qui repose sur un texte que nous n'avons pas
situations-moved_day = { $code ->
    [sooner] { $remedies } : { $about } plus tôt, parce qu'une étape antérieure avait disparu. Ce n'est pas un gain.
    [two_waits] { $remedies } : { $shortest } ou { $longest } plus tard. Le texte admet deux interprétations, et nous ne connaissons aucun jugement.
    [two_constructions] { $remedies } : le texte admet deux interprétations, et nous ne connaissons aucun jugement.
    [contested] { $remedies } : des personnes ayant autorité lisent le texte de deux façons.
   *[unknown] { $remedies } : on ne peut le dire, car nous n'avons pas le texte qui le dirait.
    }

## Le tableau
lives-sentence = { $who } { $clauses }.
# cause : comme lives-cause
lives-clause = { $code ->
    [closed_bar] n'a pu demander { $remedies } aucun jour après la reconnaissance de la traite, { $cause }
    [closed_residence] a perdu la résidence permanente en même temps que l'asile, { $cause }
    [closed_withheld] n'a jamais pu demander { $remedies }, que { $act } gardait hors de portée
    [closed_time] n'a pas pu demander à temps { $remedies }, { $cause }
    [two_waits] n'a pu demander { $remedies } que { $shortest } ou { $longest } plus tard à cause de { $act } : deux interprétations, aucun jugement ({ $answers })
    [two_constructions] a peut-être perdu { $remedies } à cause de { $act } : deux interprétations, aucun jugement ({ $answers })
    [contested] a peut-être perdu { $remedies } à cause de { $act } : les lectures divergent ({ $answers })
    [delayed] n'a pu demander { $remedies } qu'à partir du { $day }, après { $days ->
        [one] un jour de plus
       *[other] { $days } jours de plus
    }, { $cause }
    [unknown] a peut-être perdu { $remedies } à cause de { $act }, mais un texte qui le dirait n'est pas conservé ici
    [narrowed_with_residence_application] a dû joindre une demande de résidence permanente à toute demande pour motifs humanitaires, { $cause }
    [narrowed_stay_only] ne pouvait tirer qu'un sursis de l'examen des risques, { $cause }
    [narrowed_review] a vu sa détention contrôlée tous les { $value } et non tous les { $former }, { $cause }
    [limited_hearing] devait avoir son audience dans un délai de { $value }, alors qu'aucun texte antérieur que nous ayons n'en fixait, { $cause }
    [limited_appeal] avait { $value } pour faire appel, alors qu'aucun texte antérieur que nous ayons ne fixait de délai, { $cause }
   *[opened] n'a pu demander { $remedies } que { $cause }
    }
# qui lit le droit de quelle manière
lives-reading = { $code ->
    [delayed] { $holder } : { $days ->
        [one] un jour
       *[other] { $days } jours
        } plus tard{ $again }
    [day] { $holder } : à partir du { $day }{ $again }
    [never] { $holder } : jamais
   *[other] { $holder } : { $word }
    }
lives-reading-again = , puis plus pendant { $length }

# une interprétation dont personne ne répond; reading : une proposition
lives-construction = si { $reading }

## Le constat
finding-lives-title = C-31 a fermé un appel et fixé des attentes allant jusqu'à { $longest }
finding-lives-life = Personne
finding-lives-closed = Fermé
finding-lives-delayed = Retardé de
finding-lives-narrowed = Restreint à
finding-lives-clauses = Disposition (projet de loi)
finding-lives-note = Nous avons cherché, sans trouver combien de personnes ayant subi la traite ont connu un tel parcours. Pouvoir demander n'est pas obtenir. D'autres parcours figurent dans le tableau de données.
# après des recours : le retard, ce qui en reste, ou jusqu'à quand ils étaient fermés
finding-lives-loss = { $code ->
    [delayed] { $length }
    [delayed_law] { $length } (loi seule, { $law })
    [delayed_story] { $length } (récit)
    [narrowed] { $what }
    [narrowed_review] contrôle tous les { $value }
    [limited_first] dans les { $value }
   *[ended] jusqu'au { $day }
    }

lives-split = { $code ->
    [law] C'est en entier le délai de la loi, { $law }.
    [story] Aucune règle n'en fixe la durée : elle sépare des jours inventés du récit.
    [more] La loi fixe { $law }; le reste, { $rest }, sépare des jours inventés du récit.
   *[less] La loi fixe { $law }; des jours inventés du récit en retranchent { $rest }.
    }
