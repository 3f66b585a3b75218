# La page des questions
ask-title = Que peut-on demander maintenant?
ask-describes = Des questions sur les papiers et les jours, et ce que disent les règles.
ask-lead = À remplir avec la personne. « Je ne sais pas » est une bonne réponse : ce qu'on ignore élargit la feuille, et rien n'est deviné. N'écrivez aucun nom.
ask-form = Questions
ask-unknown = Je ne sais pas
ask-preset = Ou partir d'une situation inventée
ask-preset-none = Aucune
ask-preset-facts = Ce qui n'est pas demandé est tiré de la situation.
ask-clear = Effacer toutes les réponses
ask-print = Imprimer la feuille (une page)
ask-see = Voir la feuille
ask-kept = Rien de ce qui est choisi ici n'est gardé ni envoyé. Quitter la page n'efface pas l'historique du navigateur.
ask-situations = Sans les questions : les situations
ask-no_script = Les questions exigent les scripts et un navigateur récent. Voici des situations étudiées d'avance.
ask-file = Les règles de ce fichier sont d'une autre version que la page. Procurez-vous la page de nouveau.
ask-unreviewed = Non révisé : aucune avocate ni aucun avocat n'a vérifié ces réponses. Ceci n'est pas un avis juridique.
ask-none = Répondez à une question, ou choisissez une situation.
ask-count = Réponses : { $count } sur { $all }.
ask-asked = Demandé le { $day }. Droit lu le { $law }.
ask-clock = L'horloge de l'appareil retarde sur le jour du droit, qui est retenu.
ask-aid = À appeler aujourd'hui : { $name }.
ask-aid_where = Appelez l'aide juridique aujourd'hui; choisissez la province ci-dessus pour voir son nom.
ask-more = Plus
ask-group = { $code ->
    [deadlines] Jours qui courent, le premier d'abord
    [may] Possible maintenant
    [perhaps] Peut-être : voir une avocate ou un avocat
    [two] Deux réponses sont possibles
    [closed] Fermé ou trop tôt
    [first] Avant d'agir
    [papers] Papiers à apporter
    [call] Qui appeler
   *[change] Ce qu'un fait de plus changerait
    }
ask-closed = { $code ->
    [barred] Une règle l'interdit
   *[early] Trop tôt
    }
ask-empty = { $code ->
    [may] Rien de certain d'après ces réponses.
    [deadlines] Aucun jour n'est connu d'après ces réponses. Une décision des soixante derniers jours en a un : cherchez quand la personne l'a apprise.
   *[change] Une nouvelle décision, une nouvelle mesure ou un changement du droit.
    }
ask-between = Pas avant un jour compris entre le { $from } et le { $until } : trouvez les jours exacts.
ask-earliest = Pas avant le { $day }, au plus tôt.
ask-step = Pas avant une étape sans date : { $facts }.
ask-unasked = Un octroi d'office reste possible : une avocate, un avocat ou un organisme reconnu peut saisir le ministère.
ask-depends = Selon : { $facts }.
ask-missing = C'est peut-être ouvert : { $text }.
ask-unread = Une règle qui pourrait l'interdire n'a pas été lue : { $text }.
ask-lawyer = À vérifier avec une avocate ou un avocat.
ask-shuts = Cela ferme, sans fin connue : { $remedies }.
ask-shuts_until = Cela ferme jusqu'au { $day } : { $remedies }.
ask-shuts_after = Si ensuite { $event }, cela ferme, sans fin connue : { $remedies }.
ask-shuts_after_until = Si ensuite { $event }, cela ferme jusqu'au { $day } : { $remedies }.
ask-event = Si { $event } :
ask-counts = Il court à partir de : { $from }.
ask-extended = Peut être prorogé par { $by }.
ask-act = Agissez comme s'il prenait fin le { $day }.
ask-if = Si { $reading } :
ask-was = Le { $day } : { $answer }
ask-then = Si cette étape venait aujourd'hui : { $answer }.
ask-by = Au plus tard le { $day }.
ask-find = Un délai court : trouvez-en le jour.
ask-later = Pas maintenant, quelle que soit la réponse aux questions restantes : { $remedies }.
ask-out = Hors de portée d'après ces réponses : { $remedies }.
ask-over = N'est plus possible : { $remedies }.
ask-safe = Lisez-la ensemble. La personne ne l'emporte que si elle dit que c'est sans danger. La feuille ne nomme personne : n'y ajoutez aucun nom.
ask-shown = { $may } semblent permises, { $wait } pas avant un jour ou une étape, { $unknown } selon ce qu'on ignore.
ask-date = ce jour n'existe pas au calendrier.
ask-late = ce jour est encore à venir.
ask-early = la feuille n'a pas de réponse pour un jour antérieur au { $day }. Voyez une avocate ou un avocat.

# La page où l'on essaie une vie
try-title = Tout peut tenir à un jour
try-lead = Changez un fait et voyez l'attente changer. La personne et les jours sont inventés; les règles sont celles de la loi. Pouvoir demander n'est pas obtenir.
try-how = Comment la personne est venue
try-came = { $code ->
    [alone] Seule
    [group] Avec un groupe désigné
   *[us] Des États-Unis, par une exception
    }
try-who = { $code ->
    [alone] Une personne venue seule
    [group] Une personne d'un groupe désigné
   *[us] Une personne admise des États-Unis par une exception
    }
try-asylum = Asile
try-claim = { $code ->
    [refused] Demandé, refusé
    [pending] Demandé, en attente
   *[none] Jamais demandé
    }
try-event = { $code ->
    [refused] se voit refuser l'asile le { $day }.
    [pending] demande l'asile le { $day }.
   *[none] est reconnue comme ayant subi la traite le { $day }.
    }
try-group = Le groupe a été désigné le { $day } : aucun jour antérieur ne peut être choisi.
try-year = Année
try-list = Son pays était
try-country = { $code ->
    [listed] Sur la liste de 2012
    [other] Hors de la liste
   *[unknown] Inconnu
    }
try-strip = Jour après jour, ce que le projet de loi C-31 a fait à l'attente
try-day = Jour de l'événement
try-back = Au changement précédent
try-on = Au changement suivant
try-bars = L'attente, comptée de ce jour
try-key = { $code ->
    [never] jamais
    [later] plus tard
    [sooner] plus tôt
    [opened] ouvert
    [same] pareil
    [none] hors de portée
   *[two] deux lectures, ou selon le cas
    }
try-wait = { $code ->
    [never] jamais
    [later] { $length } plus tard
    [sooner] { $length } plus tôt
    [opened] ouvert
    [same] pareil
    [none] hors de portée
    [two] selon le cas
    [once] aussitôt
    [without] sans C-31
    [with] avec C-31
   *[today] aujourd'hui
    }
try-tell = { $code ->
    [never] Avec C-31, plus jamais : { $remedies }.
    [later] Il retarde : { $remedies }.
    [two] Selon la lecture de la loi, ou selon des faits inconnus, C-31 change ou non : { $remedies }.
    [same] Le projet de loi C-31 ne déplace aucun de ces jours.
   *[sooner] Ceci vient plus tôt, parce qu'une étape antérieure a disparu : { $remedies }. Ce n'est pas un gain.
    }
try-assumed = Tenu pour acquis : la demande d'asile précède le refus de { SPELL($refusal_days-claim_before) } semaines; l'appel, s'il existe, est rejeté après { MONTHS($refusal_days-appeal_months) }; personne ne va devant la Cour; le formulaire d'examen des risques vient aussitôt; personne n'est renvoyé. Beaucoup le sont, et plus tard veut alors dire jamais.

# Le tableau des jours de refus, que dessine la figure des vies
table-refusal_days-title = Ce que C-31 a fait à chaque attente, selon le jour du refus
table-refusal_days-what = Pour une personne refusée chaque jour de 2012 à 2019, et pour chaque recours : le projet de loi fait-il venir le premier jour jamais, plus tard ou plus tôt? Une ligne par suite de jours. Depuis le 21 juin 2019, l'attente de { YEARS($law-hc_12m_2019-years) } avant une demande humanitaire est pareille avec et sans C-31, parce qu'une loi l'a édictée de nouveau ce jour-là.
table-refusal_days-is_not = Ce n'est ni un compte de personnes ni un avis. Un renvoi peut survenir avant la fin d'une attente.
table-refusal_days-made = Les règles en vigueur sont interrogées avec et sans le projet de loi, toutes les { SPELL($refusal_days-step) } semaines, chaque jour où une règle commence ou prend fin, et assez d'autres jours pour que chaque limite soit trouvée au jour près.
column-refusal_days-origin_group = Pour qui
column-refusal_days-effect = Effet du projet de loi
column-refusal_days-least = D'au moins
column-refusal_days-most = D'au plus
value-refusal_days-origin_group = { $code ->
    [listed] d'un pays de la liste de 2012
    [other] d'un autre pays
   *[designated] du groupe désigné
    }
value-refusal_days-effect = { try-key }

# Le récit : un enfant inventé, d'une arrivée désignée
story-title = Combien de temps un enfant a dû attendre pour demander un permis
story-lead = Le projet de loi C-31 permet au ministre de désigner un groupe arrivé ensemble. Ses membres attendent { $years } ans avant de pouvoir demander un permis. Voici comment cela se compte pour un enfant.
story-event = { $code ->
    [entered] Arrivée
    [claim_made] Demande d'asile
    [designated] Désignation
    [recognised] Reconnaissance
    [rpd_refused] Refus
   *[can_ask] Peut demander un permis
    }
story-step = { $code ->
    [entered] Un enfant de { $age } ans arrive au Canada avec un groupe. Le { $claim }, la famille demande l'asile. L'enfant et les jours sont inventés; les { YEARS($law-trp_dfn-years) } viennent de la loi.
    [designated] Le ministre désigne l'arrivée comme irrégulière. Dès lors, pour la loi, chaque membre du groupe, adulte ou enfant, est un « étranger désigné ».
    [recognised] Quelqu'un constate que l'enfant a subi la traite, ou a pu la subir. Sans C-31, un permis pouvait être demandé le jour même. Avec C-31, il faut attendre { $years } ans après une décision que personne n'a encore prise. Une demande humanitaire doit attendre autant. Un agent peut encore agir d'office.
    [rpd_refused] La Commission refuse la demande d'asile et les { $years } ans commencent. Les demandes faites depuis le { $appeals } peuvent donner droit à un appel. Celle-ci est plus ancienne; et les personnes désignées n'en ont aucun.
   *[can_ask] Un permis peut enfin être demandé, { $length } après la reconnaissance. L'enfant a maintenant { $age } ans. C'est un minimum : le rejet d'un examen des risques fait repartir les { $years } ans, et un renvoi peut survenir avant. La loi ne prévoit d'exception ni pour un enfant ni pour la traite.
    }
story-age = âge de l'enfant
story-bar = ne peut pas demander
story-ruler = Règle du temps. { $events }. Âge de l'enfant : { $age } ans. { $code ->
    [waits] Dès la reconnaissance, une barre montre qu'aucun permis ne peut être demandé.
   *[free] Pas encore de barre.
    }
story-counted = { $people } personnes, dont { $children } enfants. La source ne dit pas combien avaient subi la traite.
story-only = Ces personnes étaient visées par la désignation du { $day }. La source ne dit ni s'il y en a eu d'autres, ni combien de personnes ont subi cette attente. L'enfant de ce récit n'en fait pas partie.
story-source = Source
story-row = Ligne du tableau
story-dots = { $people } points, dont { $children } pleins : les enfants.
