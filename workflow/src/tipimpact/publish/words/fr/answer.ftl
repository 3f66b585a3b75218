## Le cadre du site

site-questions = Questions

site-numbers = Tous les nombres

site-crumbs = Vous êtes ici

site-leave = Quitter cette page

site-leave-address = https://meteo.gc.ca/

site-about = Ce site ne conserve rien sur vous et ne charge rien d'ailleurs. Il compte des dossiers; les personnes de ses exemples sont inventées.

## La bande de prudence, sur la page de la réponse et sur chaque situation

care-label = Avant d'agir

care-law = Droit au { $day }.

care-advice = Ceci n'est pas un avis juridique.

care-risk = Une démarche au mauvais moment peut déclencher un renvoi : consultez d'abord une ou un juriste ou un organisme reconnu.

care-hotline = Ligne d'urgence canadienne contre la traite des personnes, jour et nuit :

care-number = 1 833 900-1010

care-today = Que peut-elle demander aujourd'hui?

## La page de tous les nombres

numbers-lead = Chaque phrase est lue dans un tableau; chaque nombre ouvre les lignes d'où il vient.

## La page de la réponse : l'ouverture

answer-title = Ce que C-31 et C-10 ont changé pour les personnes ayant subi la traite

answer-acts = Deux lois de { TRAIL($year) } ont retardé le moment où des personnes ayant subi la traite pouvaient demander de l'aide.

answer-remain = C-31 impose encore des attentes.

answer-designated = Dans un groupe dont le ministre a « désigné » l'arrivée, adultes et enfants attendent { $years ->
    [5] { TRAIL("cinq ans") }
   *[other] { TRAIL($years) } ans
    } après la décision définitive sur leur demande.

answer-year = Après un refus de l'asile, une demande humanitaire doit attendre { $months ->
    [12] { TRAIL("un an") }
   *[other] { TRAIL($months) } mois
    }.

answer-exceptions = Exceptions : le renvoi nuirait à un enfant; faute de soins, une vie serait menacée.

answer-appeal = Le nouvel appel excluait les demandes d'avant le { TRAIL($day) } et, jusqu'en { TRAIL($until) }, les pays « désignés ».

answer-record = C-10 porte à { $years ->
    [10] { TRAIL("dix ans") }
   *[other] { TRAIL($years) } ans
    } l'attente avant de suspendre un casier pour infraction grave.

answer-no_exception = Aucune exception pour la traite.

answer-nobody = Combien de personnes touchées? Aucun chiffre public ne le dit.

answer-describes = Deux lois de 2012 ont retardé le moment où des personnes ayant subi la traite pouvaient demander de l'aide. Combien de personnes touchées? Aucun chiffre public ne le dit.

answer-on_page = Sur cette page

## La page de la réponse : ses parties

answer-part-who = Qui a dû attendre, qui n'a jamais pu demander

answer-part-many = À combien de personnes ces règles pouvaient-elles s'appliquer?

answer-part-claims = Les demandes, avant et après

answer-part-permits = Les permis accordés aux personnes ayant subi la traite

answer-part-recommendations = Les 17 recommandations de 2012

answer-part-law = Ce qui est encore en vigueur, ce qui a pris fin

answer-part-unknown = Ce qu'on ignore

answer-part-words = Les mots employés ici

answer-who-worker = Pour une personne qui a quitté l'employeur inscrit à son permis, aucune des deux lois n'a reculé le premier jour.

answer-who-open_permit = Depuis { TRAIL($day) }, elle peut aussi demander un permis de travail ouvert, si le permis lié est encore valide.

answer-who-readings = Quand des personnes faisant autorité lisent la loi autrement, les deux lectures sont données.

answer-many-counted = Ces nombres comptent des demandes d'asile. Nul ne sait combien venaient de personnes ayant subi la traite. Les lignes se recoupent : on ne peut pas les additionner.

answer-many-arrivals = On sait que l'attente de cinq ans vise { TRAIL($count) } personnes, dans la seule désignation que nous ayons trouvée.

answer-many-2010 = L'attente d'un an avant de demander un permis de séjour, après un refus, vient d'une loi de { TRAIL($year) } et non de C-31.

answer-many-c10 = Nous n'avons trouvé { TRAIL("aucune instruction") } fondée sur le pouvoir de refuser un permis de travail, créé par C-10.

answer-claims-years = Ces pays comptaient { TRAIL($y1) } demandes en { $year1 }, { TRAIL($y2) } en { $year2 }, { TRAIL($y3) } en { $year3 }, { TRAIL($y4) } en { $year4 } et { TRAIL($y5) } en { $year5 }.

answer-claims-visas = En { TRAIL($day) }, le Canada avait imposé un visa aux Mexicains et aux Tchèques.

answer-claims-first = La première désignation, le { TRAIL($day) }, est venue après une partie de la baisse.

answer-claims-persons-fall = En comptant les personnes, les demandes de 2013 et de 2014 étaient d'environ { TRAIL($share) } % inférieures à ce que laissait attendre l'évolution des autres pays (fourchette : { $span } %) : { $verdict }.

answer-claims-persons = En comptant les personnes, par rapport aux autres pays : { TRAIL($verdict) }.

answer-claims-origins-fall = En comptant chaque pays une fois, elles étaient d'environ { TRAIL($share) } % inférieures (fourchette : { $span } %) : { $verdict }.

answer-claims-origins = En comptant chaque pays une fois : { TRAIL($verdict) }.

answer-claims-false = Si rien n'avait changé, la méthode aurait tout de même indiqué une baisse dans { TRAIL($rate) } essais sur 100.

answer-claims-caution = Moins de demandes ne veut pas dire moins de personnes ayant besoin de protection.

answer-verdict-supported = les chiffres appuient un changement après la loi

answer-verdict-suggestive = les chiffres vont dans ce sens sans le prouver

answer-verdict-no_detectable_effect = tout changement serait trop petit pour compter

answer-verdict-cannot_tell = les chiffres ne permettent pas de trancher

answer-verdict-contradicted = les chiffres vont dans l'autre sens

answer-permits-differ = Ces nombres ne comptent pas la même chose (personnes, permis, renouvellements, familles) : on ne peut ni les comparer ni les additionner.

answer-permits-first = De { $period }, { TRAIL($persons) } personnes ont reçu { TRAIL($permits) } permis, renouvellements compris.

answer-permits-later = En { $year }, { TRAIL($one) } permis ont été délivrés; { $years }, { TRAIL($permits) }, familles comprises.

answer-permits-none = Aucun décompte annuel n'est publié : aucun changement ne peut être estimé.

answer-recommendations-met = { $count ->
    [6] { TRAIL("Six") } sont suivies en partie.
   *[other] { TRAIL($count) } sont suivies en partie.
    }

answer-recommendations-silent = Pour les { $count ->
    [11] { TRAIL("onze") }
   *[other] { TRAIL($count) }
    } autres, les sources publiques ne disent rien.

## La page de la réponse : les vies

answer-lives = { $count ->
    [one] { $count } vie
   *[other] Les { $count } vies
    } : la disposition, les deux jours, les autres lectures et le risque de demander

answer-life-page = Ce que cette personne peut demander aujourd'hui

answer-lane = { $remedies } : { $what }

answer-lane-never = jamais

answer-lane-not_in_time = pas à temps

answer-lane-later = { $wait } plus tard

answer-lane-sooner = { $wait } plus tôt

answer-lane-narrower = même jour, conditions plus strictes

answer-lane-limited = même jour, premier délai fixé

answer-lane-unknown = on l'ignore

answer-lane-contested = lectures divergentes

answer-lane-same = aucun premier jour reculé

answer-lane-from = Compté depuis : { $event }, { $day }.

answer-lane-days = Compté depuis : { $event }, { $day }. Sans { $act } : { $without }. Avec : { $since }.

answer-lane-ended = Cette règle a pris fin le { $day }.

answer-lane-still = Cette règle est encore en vigueur.

answer-lane-readings = Deux lectures : { $answers }.

answer-lane-risk = Risque de demander : { $risk }

answer-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
    }

answer-months = { $count } mois

answer-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
    }

## La page de la réponse : ce qui est encore en vigueur

answer-law-still = Encore en vigueur

answer-law-ended = Fini

answer-law-arrival = Attentes de cinq ans après une arrivée désignée, depuis le { TRAIL($day) }

answer-law-detention = Détention obligatoire des personnes désignées de 16 ans ou plus, depuis le { TRAIL($day) }

answer-law-pending = Aucune demande humanitaire pendant l'étude d'une demande d'asile, depuis le { TRAIL($day) }

answer-law-year = Un an avant une demande humanitaire après un refus : règle de C-31, adoptée de nouveau le { TRAIL($day) }

answer-law-cessation = Résidence perdue avec la protection, depuis le { TRAIL($day) }

answer-law-list = Le pouvoir de désigner des pays, depuis le { TRAIL($day) }

answer-law-record = Dix ans avant la suspension du casier pour une infraction grave commise depuis le { TRAIL($day) } (C-10)

answer-law-work = Le pouvoir de refuser un permis de travail pour prévenir l'exploitation, depuis le { TRAIL($day) } (C-10)

answer-law-appeal = Aucun appel pour les pays désignés : la Cour fédérale l'a ouvert le { TRAIL($day) }

answer-law-risk = Trois ans avant l'examen des risques pour les pays désignés : invalidé le { TRAIL($day) }

answer-law-empty = La liste de pays : vidée le { TRAIL($day) }

## La page de la réponse : ce qu'on ignore

answer-gap-removals_of_trafficked_persons = Combien de personnes ont été renvoyées avant que la traite ne soit reconnue?

answer-gap-humanitarian_requests_returned = Combien de demandes humanitaires ont été retournées sans examen?

answer-gap-vtip_trp_yearly = Combien de personnes, chaque année, ont demandé le permis réservé à la traite, et combien l'ont reçu?

answer-gap-designated_foreign_nationals = Quelqu'un a-t-il été désigné après décembre 2012, et qu'a-t-il demandé ensuite?

answer-gap-work_permit_refusals_public_policy = Le pouvoir de refuser un permis de travail, créé par C-10, a-t-il déjà été exercé?

answer-gap-claims_by_month_and_designation = En quel mois les demandes ont-elles baissé, pays par pays?

answer-gap-holder = Qui détient la réponse : { $holder }.

answer-gap-request = La demande à envoyer

answer-help = Une situation manque? Signalez-la, sans récit ni renseignement personnel.

answer-numbers = Tous les nombres, phrase par phrase

answer-data = Les données

answer-table = Tableau { $number }

## Le glossaire

answer-words-open = Quatorze mots, en langage clair

answer-word-trafficked = personne ayant subi la traite

answer-word-trafficked-means = Personne recrutée, déplacée ou contrôlée par d'autres pour être exploitée.

answer-word-claim = demande d'asile

answer-word-claim-means = Demander au Canada sa protection parce que le retour est dangereux.

answer-word-arrival = arrivée désignée

answer-word-arrival-means = Arrivée d'un groupe que le ministre a déclarée irrégulière par arrêté.

answer-word-country = pays désigné

answer-word-country-means = Pays inscrit sur une liste qui donnait à ses ressortissants des droits moindres ou plus lents. La liste est vide depuis mai 2019.

answer-word-permit = permis de séjour temporaire

answer-word-permit-means = Autorisation limitée, délivrée par un agent à qui ne remplit pas les règles. Il en existe un pour les personnes ayant subi la traite.

answer-word-hc = demande humanitaire

answer-word-hc-means = Demander la résidence permanente ou une dispense en raison de difficultés ou de l'intérêt d'un enfant.

answer-word-appeal = appel

answer-word-appeal-means = Réexamen d'un refus par la Section d'appel des réfugiés, ouverte en décembre 2012.

answer-word-court = contrôle judiciaire

answer-word-court-means = Un juge vérifie si la décision est conforme au droit. Il faut son autorisation.

answer-word-prra = examen des risques avant renvoi (ERAR)

answer-word-prra-means = Examen du danger dans le pays d'origine, pour une personne visée par une mesure de renvoi.

answer-word-removal = mesure de renvoi

answer-word-removal-means = Ordre de quitter le Canada.

answer-word-tied = permis de travail lié à un employeur

answer-word-tied-means = Autorisation de travailler pour le seul employeur nommé.

answer-word-open = permis de travail ouvert

answer-word-open-means = Autorisation de travailler pour presque tout employeur.

answer-word-record = suspension du casier

answer-word-record-means = Casier judiciaire mis à part, que la plupart des vérifications ne montrent plus.

answer-word-readings = deux lectures

answer-word-readings-means = Des personnes faisant autorité lisent la règle autrement, l'une au moins en faveur de la personne.
