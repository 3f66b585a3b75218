# Mots des pages de situations, en français.

situations-numbered = Situation { $place }
situations-describes = Des règles d'un jour donné, racontées pour une personne inventée.
situations-lead = Des personnes inventées, avec des jours réels : ce que les lois de 2012 ont changé pour elles, et ce qui reste ouvert.
situations-not = Elles montrent l'effet des règles. Nul n'a compté combien de personnes elles représentent.
situations-band-closed = Quelque chose leur a été fermé
situations-band-delayed = Leur attente s'est allongée
situations-band-same = Même premier jour, avec ou sans ces lois
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
situations-did-closed = a fermé { $remedies }
situations-did-closed-pr_kept = a retiré la résidence permanente en même temps que la protection
situations-did-delayed = a fait attendre { $length } de plus pour { $remedies }
situations-did-narrowed-with_application = a restreint la demande humanitaire, qui doit désormais accompagner une demande de résidence permanente
situations-did-narrowed-review = a espacé le contrôle de la détention, de tous les { $other } à tous les { $value }
situations-did-narrowed-stay_only = a restreint l'examen des risques, qui ne pouvait donner qu'un sursis au renvoi
situations-did-limited_first = a limité pour la première fois { $remedies }
situations-did-opened = a ouvert { $remedies }
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

situations-label-closed = fermeture par { $act }
situations-label-delayed = retard par { $act }
situations-label-narrowed = restriction par { $act }
situations-label-limited_first = première limite, par { $act }
situations-label-opened = ouverture par { $act }
situations-closed-withheld = { $count ->
    [one] Le recours était nouveau et cette personne n'y a jamais eu droit.
   *[other] Ces recours étaient nouveaux et cette personne n'y a jamais eu droit.
 }
situations-closed-bar = Il n'y a eu aucun jour où cette personne pouvait demander.
situations-closed-pr_kept = La résidence a été perdue en même temps que l'asile.
situations-closed-removed = L'attente a pris fin trop tard : la personne avait été renvoyée le { $day }.
situations-closed-time = L'attente a pris fin trop tard pour demander.
situations-delayed = La demande était possible à partir du { $day } et non du { $other } : { $length } de plus.
situations-narrowed-with_application = Le premier jour est le même, mais la demande doit désormais accompagner une demande de résidence permanente.
situations-narrowed-review = La détention était contrôlée tous les { $value } au lieu de tous les { $other }.
situations-narrowed-stay_only = Elle ne pouvait donner, au mieux, qu'un sursis au renvoi.
situations-limited-hearing = Elle devait avoir lieu dans un délai de { $value }. Aucun texte antérieur que nous ayons n'en fixait.
situations-limited-appeal = La personne avait { $value } pour faire appel. Aucun texte antérieur que nous ayons n'en fixait.
situations-opened = La demande était possible à partir du { $day }, seulement grâce à cette loi.
situations-through = Cela découle d'une autre perte : { $remedy }.
situations-how-regulation = C'est un règlement appuyé sur la loi qui le dit, non la loi elle-même.
situations-how-postponed = La loi a reporté une loi antérieure qui l'aurait ouvert.
situations-ended = La règle a pris fin le { $day } : { $by }.
situations-taken = La règle a été édictée de nouveau par { $by }, à qui elle revient à partir du { $day }.
situations-still = La règle figurait toujours dans le texte au { $day }.
situations-again = S'est refermé plus tard, pour { $length }.
situations-sooner = { $remedies } : { $length } plus tôt, parce qu'une étape antérieure avait disparu. Ce n'est pas un gain.
situations-untold = { $remedies } : on ne peut le dire, car nous n'avons pas le texte qui le dirait.


situations-now-open = La demande est possible maintenant.
situations-now-follows = La loi le donne maintenant, sans décision sur une demande.
situations-now-need_not_be_considered = La demande est possible, mais l'autorité peut refuser de l'étudier.
situations-now-from = Aucune demande possible avant le { $day }.
situations-now-pending = Aucune demande possible maintenant. L'attente prend fin avec une étape encore à venir : aucun jour ne peut être donné.
situations-now-closed = Fermé à cette personne selon le droit de ce jour.
situations-now-not_yet = Pas encore : une étape ou un acte doit venir d'abord.
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

situations-event-entered = entre au Canada
situations-event-arrival = arrive dans un groupe
situations-event-designated = est désignée, avec tout le groupe
situations-event-detained_since = est détenue
situations-event-recognised = est reconnue comme ayant subi la traite
situations-event-claim_made = demande l'asile
situations-event-claim_ineligible = la demande d'asile est jugée irrecevable
situations-event-rpd_refused = la demande d'asile est refusée
situations-event-rpd_reasons = reçoit les motifs écrits
situations-event-protected = obtient l'asile
situations-event-appeal_made = fait appel
situations-event-rad_refused = l'appel est rejeté
situations-event-jr_sought = demande un contrôle à la Cour fédérale
situations-event-court_refused = la Cour refuse
situations-event-prra_notified = apprend qu'un examen des risques peut être demandé
situations-event-prra_made = demande l'examen des risques
situations-event-prra_refused = l'examen des risques est refusé
situations-event-pr_applied = demande la résidence permanente
situations-event-pr_since = devient résidente permanente
situations-event-ceased = l'asile prend fin
situations-event-trp_since = reçoit un permis pour personnes ayant subi la traite
situations-event-unauthorised_work_ended = cesse de travailler sans permis
situations-event-offence_day = fait ce qu'exige le trafiquant, qui est une infraction
situations-event-sentence_ended = la peine prend fin
situations-event-removed = est renvoyée du Canada

situations-remedy-trp = le permis de séjour temporaire
situations-remedy-vtip_trp = le permis pour personnes ayant subi la traite
situations-remedy-hc = la demande humanitaire
situations-remedy-claim = la demande d'asile
situations-remedy-hearing = l'audience sur la demande d'asile
situations-remedy-appeal = l'appel devant la Section d'appel des réfugiés
situations-remedy-prra = l'examen des risques avant renvoi
situations-remedy-stay = le sursis au renvoi pendant le contrôle judiciaire
situations-remedy-stay_prra = le sursis au renvoi pendant l'examen des risques
situations-remedy-work_claimant = le permis de travail des demandeurs d'asile
situations-remedy-work_trp = le permis de travail des titulaires de permis de séjour
situations-remedy-work_vulnerable = le permis de travail ouvert en cas de violence
situations-remedy-work_other = le permis de travail auprès d'un autre employeur
situations-remedy-pr = la résidence permanente
situations-remedy-pr_kept = le maintien de la résidence permanente
situations-remedy-family = la réunification familiale
situations-remedy-health = la couverture fédérale des soins
situations-remedy-release = la mise en liberté
situations-remedy-record = la suspension du casier
