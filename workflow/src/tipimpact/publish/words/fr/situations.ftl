# Mots des pages de situations, en français.

situations-numbered = Situation { $place }
situations-describes = Des règles d'un jour donné, racontées pour une personne inventée.
situations-lead = Des personnes inventées, avec des jours réels : ce que les lois de 2012 ont changé pour elles, et ce qui reste ouvert.
situations-not = Elles montrent l'effet des règles. Nul n'a compté combien de personnes elles représentent.
situations-band = { $code ->
    [closed] Quelque chose leur a été fermé
    [delayed] Leur attente s'est allongée
   *[same] Même premier jour, avec ou sans ces lois
    }
situations-checked = Le numéro de la ligne d'urgence a été vérifié le { $day }. L'appel est gratuit.
situations-made_up = Une personne inventée, tirée d'aucun dossier; les jours suivent le droit réel.
situations-changed = Ce que les lois ont changé
situations-open = Ce qui reste ouvert, au { $day }
situations-two = Deux lectures
situations-clock = Jour après jour
situations-rest = Chaque recours, à trois dates
situations-moved = Ce qui est venu plus tôt, et ce qu'on ne peut dire

situations-said = Pour cette personne, { $act } { $did }.
situations-said-also = { $act } { $did }.
situations-said-further = En outre, ce texte { $did }.
situations-said-many = { $first }, { $then } et { $count ->
    [one] un autre recours
   *[other] { $count } autres recours
 }
situations-did = { $code ->
    [closed] a fermé { $remedies }
    [delayed] a fait attendre { $length } de plus pour { $remedies }
    [opened] a ouvert { $remedies }
   *[limited_first] a limité pour la première fois { $remedies }
    }
situations-did-closed-pr_kept = a retiré la résidence permanente en même temps que la protection
situations-did-narrowed = { $code ->
    [with_residence_application] a restreint la demande humanitaire, qui doit désormais accompagner une demande de résidence permanente
   *[stay_only] a restreint l'examen des risques, qui ne pouvait donner qu'un sursis au renvoi
    }
situations-did-narrowed-review = a espacé le contrôle de la détention, de tous les { $other } à tous les { $value }
situations-said-none = Ni C-31 ni C-10 n'a changé le premier jour où cette personne pouvait demander quoi que ce soit.
situations-same_day = Aucun premier jour n'a bougé.
situations-said-more = { $count ->
    [one] Il y a un autre changement.
   *[other] Il y a { $count } autres changements.
 }
situations-open-now = Au { $day }, voici ce qui reste ouvert à une personne dans cette situation : { $remedies }.
situations-open-none = Au { $day }, une personne dans cette situation ne peut rien demander tout de suite.
situations-open-waits = { $count ->
    [one] Pour un autre recours, il faut attendre.
   *[other] Pour { $count } autres recours, il faut attendre.
 }
situations-open-closed = { $count ->
    [one] Un autre recours est fermé.
   *[other] { $count } autres recours sont fermés.
 }
situations-open-unless = L'attente pour { $remedies } comporte des exceptions qui peuvent s'appliquer.
situations-look = Chaque recours est décrit plus bas, avec sa règle et le risque de demander.

situations-label = { $code ->
    [closed] fermeture par { $act }
    [delayed] retard par { $act }
    [opened] ouverture par { $act }
    [narrowed] restriction par { $act }
   *[limited_first] première limite, par { $act }
    }
situations-closed = { $code ->
    [withheld] { $count ->
        [one] Le recours était nouveau et cette personne n'y a jamais eu droit.
       *[other] Ces recours étaient nouveaux et cette personne n'y a jamais eu droit.
     }
    [bar] Il n'y a eu aucun jour où cette personne pouvait demander.
    [time] L'attente a pris fin trop tard pour demander.
   *[pr_kept] La résidence a été perdue en même temps que l'asile.
    }
situations-closed-removed = L'attente a pris fin trop tard : la personne avait été renvoyée le { $day }.
situations-delayed = La demande était possible à partir du { $day } et non du { $other } : { $length } de plus.
situations-narrowed = { $code ->
    [with_residence_application] Le premier jour est le même, mais la demande doit désormais accompagner une demande de résidence permanente.
   *[stay_only] Elle ne pouvait donner, au mieux, qu'un sursis au renvoi.
    }
situations-narrowed-review = La détention était contrôlée tous les { $value } au lieu de tous les { $other }.
situations-limited = { $code ->
    [hearing] Elle devait avoir lieu dans un délai de { $value }. Aucun texte antérieur que nous ayons n'en fixait.
   *[appeal] La personne avait { $value } pour faire appel. Aucun texte antérieur que nous ayons n'en fixait.
    }
situations-opened = La demande était possible à partir du { $day }, seulement grâce à cette loi.
situations-through = Cela découle d'une autre perte : { $remedy }.
situations-how = { $code ->
    [regulation] C'est un règlement appuyé sur la loi qui le dit, non la loi elle-même.
   *[postponed] La loi a reporté une loi antérieure qui l'aurait ouvert.
    }
situations-ended = La règle a pris fin le { $day } : { $by }.
situations-taken = La règle a été édictée de nouveau par { $by }, à qui elle revient à partir du { $day }.
situations-still = La règle figurait toujours dans le texte au { $day }.
situations-again = S'est refermé plus tard, pour { $length }.
situations-sooner = { $remedies } : { $length } plus tôt, parce qu'une étape antérieure avait disparu. Ce n'est pas un gain.
situations-untold = { $remedies } : on ne peut le dire, car nous n'avons pas le texte qui le dirait.

situations-now = { $code ->
    [open] La demande est possible maintenant.
    [need_not_be_considered] La demande est possible, mais l'autorité peut refuser de l'étudier.
   *[not_yet] Pas encore : une étape ou un acte doit venir d'abord.
    }
situations-now-follows = La loi le donne maintenant, sans décision sur une demande.
situations-now-from = Aucune demande possible avant le { $day }.
situations-now-pending = Aucune demande possible maintenant. L'attente prend fin avec une étape encore à venir : aucun jour ne peut être donné.
situations-now-closed = Fermé à cette personne selon le droit de ce jour.
situations-came-open = Si c'était aujourd'hui, la demande serait possible.
situations-came-shut = Si c'était aujourd'hui, la demande resterait impossible.
situations-rule = Règle
situations-risk = Risque de demander
situations-whom = Pour qui
situations-stands = Comme si tout venait d'avoir lieu. À ce jour : { $events }.
situations-also = Autre interdiction : { $rules }.
situations-unless = Autres issues
situations-then = Alors :
situations-contested = Contesté signifie qu'une personne ou un organisme ayant autorité a lu le texte en faveur de la personne. Ici : { $holder }.
situations-read_on = Lecture du { $day }.

situations-day-without = Sans { $act }, possible dès ce jour : { $remedies }
situations-day-with = Avec { $act }, possible seulement à partir de ce jour : { $remedies }

situations-event = { $code ->
    [entered] entre au Canada
    [arrival] arrive dans un groupe
    [designated] est désignée, avec tout le groupe
    [detained_since] est détenue
    [recognised] est reconnue comme ayant subi la traite
    [claim_made] demande l'asile
    [claim_ineligible] la demande d'asile est jugée irrecevable
    [rpd_refused] la demande d'asile est refusée
    [rpd_reasons] reçoit les motifs écrits
    [protected] obtient l'asile
    [appeal_made] fait appel
    [rad_refused] l'appel est rejeté
    [jr_sought] demande un contrôle à la Cour fédérale
    [court_refused] la Cour refuse
    [prra_notified] apprend qu'un examen des risques peut être demandé
    [prra_made] demande l'examen des risques
    [prra_refused] l'examen des risques est refusé
    [pr_applied] demande la résidence permanente
    [pr_since] devient résidente permanente
    [ceased] l'asile prend fin
    [trp_since] reçoit un permis pour personnes ayant subi la traite
    [unauthorised_work_ended] cesse de travailler sans permis
    [offence_day] fait ce qu'exige le trafiquant, qui est une infraction
    [sentence_ended] la peine prend fin
   *[removed] est renvoyée du Canada
    }

situations-remedy = { $code ->
    [trp] le permis de séjour temporaire
    [vtip_trp] le permis pour personnes ayant subi la traite
    [hc] la demande humanitaire
    [claim] la demande d'asile
    [hearing] l'audience sur la demande d'asile
    [appeal] l'appel devant la Section d'appel des réfugiés
    [prra] l'examen des risques avant renvoi
    [stay] le sursis au renvoi pendant le contrôle judiciaire
    [stay_prra] le sursis au renvoi pendant l'examen des risques
    [work_claimant] le permis de travail des demandeurs d'asile
    [work_trp] le permis de travail des titulaires de permis de séjour
    [work_vulnerable] le permis de travail ouvert en cas de violence
    [work_other] le permis de travail auprès d'un autre employeur
    [pr] la résidence permanente
    [pr_kept] le maintien de la résidence permanente
    [family] la réunification familiale
    [health] la couverture fédérale des soins
    [release] la mise en liberté
   *[record] la suspension du casier
    }
