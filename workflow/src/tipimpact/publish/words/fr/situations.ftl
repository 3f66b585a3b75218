# Mots des pages de situations, en français.

situations-numbered = Situation { $place }
situations-describes = Des règles d'un jour donné, racontées pour une personne inventée.
situations-lead = Des personnes inventées, avec des jours réels : ce que les lois de 2012 ont changé pour elles, et ce qui reste ouvert.
situations-not = Elles montrent l'effet des règles. Combien de personnes elles représentent, nous l'avons cherché sans le trouver.
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

situations-open-now = Au { $day }, voici ce qui reste ouvert à une personne dans cette situation : { $remedies }.
situations-open-none = Au { $day }, une personne dans cette situation ne peut rien demander tout de suite.
situations-open-perhaps = Peut-être, voir une avocate ou un avocat : { $remedies }.
situations-open-closed = Fermé ou trop tôt : { $remedies }.
situations-open-unless = L'attente pour { $remedies } comporte des exceptions qui peuvent s'appliquer.
situations-look = Chaque recours est décrit plus bas, avec sa règle et le risque de demander.

situations-now = { $code ->
    [open] Possible maintenant.
    [need_not_be_considered] La demande est possible, mais l'autorité peut refuser de l'étudier.
   *[not_yet] Pas encore : une étape ou un acte doit venir d'abord.
    }
situations-now-perhaps = Peut-être : voir une avocate ou un avocat.
situations-now-follows = La loi le donne, sans demande.
situations-now-from = Pas avant le { $day }.
situations-now-pending = Aucune demande possible maintenant. L'attente prend fin avec une étape encore à venir : aucun jour ne peut être donné.
situations-now-closed = Fermé par la loi.
situations-came-open = Si c'était aujourd'hui, la demande serait possible.
situations-came-shut = Si c'était aujourd'hui, la demande resterait impossible.
situations-came-depends = La possibilité de demander dépendra de ce qui survient.
situations-rule = Règle
situations-risk = Risque de demander
situations-whom = Pour qui
situations-stands = Comme si tout venait d'avoir lieu. À ce jour : { $events }.
situations-also = Autre interdiction : { $rules }.
situations-unless = Autres issues
situations-then = Alors :
situations-contested = Contesté signifie qu'une personne ou un organisme ayant autorité a lu le texte en faveur de la personne. Ici : { $holder }.
# si personne ne s'est prononcé
situations-two_constructions = Deux interprétations, aucun jugement : le texte peut se lire de deux façons, et nous ne connaissons aucune autorité qui ait tranché. Voyez une avocate ou un avocat avant de demander.
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
    [claim_abandoned] le désistement de la demande d'asile est prononcé
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
    [status_lost] le séjour prend fin : le statut est perdu
    [offence_day] fait ce qu'exige le trafiquant, qui est une infraction
    [sentence_ended] la peine prend fin
   *[removed] est renvoyée du Canada
    }
