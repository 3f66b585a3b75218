## Le cadre du site
site-questions = Questions
site-crumbs = Vous êtes ici
site-leave = Quitter cette page
site-leave-address = https://meteo.gc.ca/
site-about = Ce site ne conserve rien sur vous et ne charge rien d'ailleurs. Il compte des dossiers; les personnes de ses exemples sont inventées.

## La bande de prudence, sur la page de la réponse et sur chaque situation
care-label = Avant d'agir
care-law = Droit au { $day }.
care-read = La Loi sur l'immigration et la protection des réfugiés est connue ici jusqu'au { $day }.
care-aged = Ce droit a été lu il y a plus de { $days } jours : vérifier avant usage ce qui a changé depuis.
care-old = Ce droit a été lu il y a plus de { $days } jours. Plus rien n'y est donné comme possible maintenant : lire « peut-être » à chaque réponse de ce genre, et consulter une avocate ou un avocat.
care-unread = { $count ->
    [one] Un fichier de lois ou de règlements manquait : ce qui en dépend n'a pas été comparé à son libellé.
   *[other] { $count } fichiers de lois et de règlements manquaient : ce qui en dépend n'a pas été comparé à leur libellé.
}
care-advice = Ceci n'est pas un avis juridique.
care-risk = Une démarche au mauvais moment peut déclencher un renvoi : voyez d'abord une avocate, un avocat ou un organisme reconnu.
care-hotline = Ligne d'urgence canadienne contre la traite des personnes, jour et nuit :

## La page de la réponse : l'ouverture
answer-title = Ce que C-31 et C-10 ont changé pour les personnes ayant subi la traite
# a length in a sentence
answer-years = { $years ->
    [one] { TRAIL($years) } an
    [5] { TRAIL("cinq ans") }
    [10] { TRAIL("dix ans") }
   *[other] { TRAIL($years) } ans
    }
answer-acts = Deux lois de { TRAIL($year) } ont imposé des années d'attente, sans exception prévue pour la traite.
answer-designation = Une seule désignation connue : { TRAIL($counted_persons) } personnes, dont { TRAIL($counted_children) } enfants ({ $publisher }, de seconde main).
answer-designated = Dans un groupe dont le ministre désigne l'arrivée : { answer-years } pour un permis ou la résidence.
answer-year = Asile refusé : { $months ->
    [12] { TRAIL("un an") }
   *[other] { TRAIL($months) } mois
    } avant une demande humanitaire, sauf si un enfant ou des soins sont en jeu.
answer-record = Infraction poursuivie par mise en accusation : { answer-years }, et non { $before ->
    [5] { TRAIL("cinq") }
   *[other] { TRAIL($before) }
    }, pour suspendre le casier.
answer-nobody = Combien de personnes touchées? Nous avons cherché; aucun chiffre trouvé.
answer-sources = Sources

## La page de la réponse : ses parties
answer-part = { $code ->
    [child] Un enfant
    [detected] Qui
    [months] Demandes d'asile
   *[day] Un jour
    }
answer-who-worker = Aucune des deux lois n'a ajouté d'attente pour qui a quitté l'employeur inscrit à son permis.
answer-who-open_permit = Depuis { TRAIL($day) }, on peut demander un permis de travail ouvert tant que le permis lié est valide.
answer-who-gap = Aucun parcours n'est celui d'une personne autochtone, car aucune organisation autochtone n'a participé.
answer-many-counted = Ce sont des demandes d'asile. Nous avons cherché, sans trouver combien venaient de personnes ayant subi la traite. Les lignes se recoupent et ne s'additionnent pas.
answer-claims-years = Les pays inscrits plus tard sur la liste étaient à l'origine de { TRAIL($y1) } demandes en { $year1 }, { TRAIL($y2) } en { $year2 }, { TRAIL($y3) } en { $year3 }, { TRAIL($y4) } en { $year4 } et { TRAIL($y5) } en { $year5 }.
answer-claims-visas = Des visas ont aussi changé : depuis { TRAIL($day) } (Mexique, Tchéquie), depuis le { TRAIL($later) } ({ $count } pays jamais désignés).
answer-claims-first = La première désignation, le { TRAIL($day) }, suit une partie de la baisse.
answer-verdict-change = { $code ->
    [supported] les chiffres appuient un changement après la loi
    [suggestive] les chiffres vont dans ce sens sans le prouver
    [no_large_change] il n'y a pas eu de grand changement
    [cannot_tell] les chiffres ne permettent pas de trancher
   *[contradicted] les chiffres vont dans l'autre sens
    }
answer-permits-differ = Ces nombres, de personnes, permis, renouvellements ou familles, ne se comparent ni ne s'additionnent.
answer-permits-first = De { $period }, { TRAIL($counted_permits) } permis pour { TRAIL($counted_persons) } personnes : les renouvellements semblent comptés.
answer-permits-later = En { $year }, { TRAIL($counted_permits) } permis; { $years }, { TRAIL($counted_later) }, familles comprises.
answer-permits-requests = Une demande prenait { TRAIL($before) } jours en { $year } et { TRAIL($after) } en { $later }. En { $month }, le ministère donnait un taux d'acceptation de { TRAIL($approved) } %, sans période précise.
answer-permits-holders = Environ { TRAIL($male) } % des permis allaient à des hommes ou garçons, et en { $later } environ { TRAIL($mexico) } % à des ressortissants du Mexique.

## La page de la réponse : les vies
answer-life-page = Ce que cette personne peut demander aujourd'hui
## La page de la réponse : ce qui est encore en vigueur
answer-law-still = Encore en vigueur
answer-law-ended = Ne s'appliquent plus
answer-law-arrival = Attentes de { YEARS($law-trp_dfn-years) } après une arrivée désignée, depuis le { TRAIL($day) }
answer-law-detention = Détention obligatoire des personnes désignées de 16 ans ou plus, depuis le { TRAIL($day) }
answer-law-pending = Aucune demande humanitaire pendant l'étude d'une demande d'asile, depuis le { TRAIL($day) }
answer-law-year = Aucune demande humanitaire pendant { YEARS($law-hc_12m_2019-years) } après un refus : règle de C-31, adoptée de nouveau le { TRAIL($day) }
answer-law-cessation = Résidence perdue avec la protection, depuis le { TRAIL($day) }
answer-law-no_appeal = Aucun appel si le refus énonce l'absence de minimum de fondement ou le caractère manifestement infondé, ni pour les personnes admises par exception à la frontière américaine, depuis le { TRAIL($day) }
answer-law-list = Le pouvoir de désigner des pays, depuis le { TRAIL($day) }
answer-law-record = Une attente de { YEARS($law-record_indictable_2012-years) } avant la suspension du casier pour une infraction grave commise depuis le { TRAIL($day) } (C-10)
answer-law-work = Le pouvoir de refuser un permis de travail pour prévenir l'exploitation, depuis le { TRAIL($day) } (C-10)
answer-law-appeal = Aucun appel pour les pays désignés : la Cour fédérale l'a ouvert le { TRAIL($day) }
answer-law-risk = Une attente de { YEARS($law-prra_36m-years) } avant l'examen des risques pour les pays désignés : invalidée le { TRAIL($day) } ou, selon une autre lecture, terminée avec la liste de pays
answer-law-empty = La liste de pays : vidée le { TRAIL($day) }

## La page de la réponse : ce qu'on ignore
answer-gap = { $code ->
    [removals_of_trafficked_persons] Combien renvoyées avant d'être reconnues?
    [vtip_trp_yearly] Combien demandent le permis chaque année?
   *[detections_by_immigration_status] Combien étaient sans statut?
    }
requests-title = Les demandes à envoyer
requests-lead = Chaque texte est prêt à copier. Envoyez-le à l'organisme nommé, en vertu de la Loi sur l'accès à l'information. La réponse se dépose dans le dossier indiqué dessous, et le prochain calcul la lit.
requests-contact = Pour nous envoyer ce que vous recevez :
requests-file = Le fichier à renvoyer, et où le déposer

## Le glossaire
answer-words-open = Des mots, en langage clair
answer-word = { $code ->
    [trafficked] personne ayant subi la traite
    [claim] demande d'asile
    [arrival] arrivée désignée
    [country] pays désigné
    [permit] permis de séjour temporaire
    [hc] demande humanitaire
    [appeal] appel
    [court] contrôle judiciaire
    [prra] examen des risques avant renvoi (ERAR)
    [removal] mesure de renvoi
    [tied] permis de travail lié à un employeur
    [open] permis de travail ouvert
    [record] suspension du casier
   *[readings] deux lectures
    }
answer-word-means = { $code ->
    [trafficked] Personne recrutée, déplacée ou contrôlée par d'autres pour être exploitée.
    [claim] Demander au Canada sa protection parce que le retour est dangereux.
    [arrival] Arrivée d'un groupe que le ministre a déclarée irrégulière par arrêté.
    [country] Pays inscrit sur une liste qui donnait à ses ressortissants des droits moindres ou plus lents. La liste est vide depuis mai 2019.
    [permit] Autorisation limitée, délivrée par un agent à qui ne remplit pas les règles. Il en existe un pour les personnes ayant subi la traite.
    [hc] Demander la résidence permanente ou une dispense en raison de difficultés ou de l'intérêt d'un enfant.
    [appeal] Réexamen d'un refus par la Section d'appel des réfugiés, ouverte en décembre 2012.
    [court] Un juge vérifie si la décision est conforme au droit. Il faut son autorisation.
    [prra] Examen du danger dans le pays d'origine, pour une personne visée par une mesure de renvoi.
    [removal] Ordre de quitter le Canada.
    [tied] Autorisation de travailler pour le seul employeur nommé.
    [open] Autorisation de travailler pour presque tout employeur.
    [record] Casier judiciaire mis à part, que la plupart des vérifications ne montrent plus.
   *[readings] La règle peut se lire de deux façons. Nous nommons qui a tranché; si personne ne l'a fait, nous le disons.
    }

## Les questions
questions-lead = Des réponses courtes à ce qu'on nous demande. Chacune dit sur quelle disposition ou sur quelles données elle repose, et ce qu'une démarche peut déclencher.
questions-today = Questions sur aujourd'hui
questions-numbers = Que s'est-il passé, et pour combien de personnes?
questions-law = Les points de droit
questions-method = Comment nous le savons
questions-proof = Où c'est écrit :
questions-law_page = Le droit, avant et après
questions-recommendation = Recommandation { $number }
questions-coding = Comment le codage a été vérifié
questions-gaps = Ce qui manque, et la demande à envoyer
question-tied = Une personne qui a quitté l'employeur inscrit à son permis peut-elle en avoir un autre?
question-tied-answer = Elle peut en demander deux. Le premier, depuis le { TRAIL($day) }, est un permis de travail ouvert. Son permis lié doit être valide, ou son renouvellement à l'étude, et il faut des motifs raisonnables de croire qu'elle subit de la violence ou risque d'en subir (RIPR 207.1). Le second est un permis de séjour temporaire. Celui des personnes ayant subi la traite vise-t-il aussi qui a encore un permis de travail valide? Il y a deux lectures. Mieux vaut demander avant la fin du permis lié.
question-police = Faut-il témoigner, ou d'abord porter plainte?
question-police-answer = Non. Les instructions d'IRCC n'exigent ni rapport de police ni témoignage, et leur absence n'est pas un motif de refus. Un agent peut consulter l'agence des services frontaliers ou la GRC. Le guide ne parle de l'accord de la personne que si un organisme la dirige vers IRCC : réglez cette question avec elle d'abord.
question-refused = Demande d'asile refusée il y a cinq mois : que peut-on demander?
question-refused-answer = Une demande humanitaire dès maintenant, dans deux cas : le renvoi nuirait à l'intérêt d'un enfant directement touché, ou le manque de soins menacerait la vie de la personne. Sinon, pas avant { $months ->
    [12] { TRAIL("douze mois") }
   *[other] { TRAIL($months) } mois
    } après la dernière décision, y compris le refus de la Cour. Durant ce temps, elle ne peut pas non plus demander de permis de séjour; un agent peut toutefois en délivrer un d'office. Elle peut être renvoyée avant : voyez une avocate ou un avocat cette semaine.
question-three_years = Ici depuis trois ans, sans demande d'asile : est-ce trop tard?
question-three_years-answer = Pour une audience devant la Commission, oui, si la personne est entrée pour la première fois après le 24 juin 2020 et depuis plus { $years ->
    [1] { TRAIL("d'un an") }
    [one] de { TRAIL($years) } an
   *[other] de { TRAIL($years) } ans
    }. Le permis de séjour et la demande humanitaire sont ouverts. Une demande d'asile tardive ferme les deux pendant l'examen des risques qui remplace l'audience, et peut déclencher un renvoi. L'ordre des démarches compte : consultez d'abord une avocate ou un avocat.
question-children = Ses enfants peuvent-ils venir?
question-children-answer = Pas grâce au permis, s'ils sont à l'étranger : il ne vise que les personnes à charge déjà au Canada. Ils viennent par sa résidence permanente, si elle les a nommés dans sa demande.
question-cost = Combien ça coûte?
question-cost-answer = Rien aujourd'hui pour le permis, ses renouvellements, le permis de travail ouvert, le permis d'études et la biométrie, selon une politique à laquelle IRCC peut mettre fin. Nous l'avons lue au { $day }. Le règlement fixe toujours des frais, sans dispense pour les personnes ayant subi la traite. La demande humanitaire a ses propres frais, dont la politique ne parle pas.
question-no_claim = C-31 a-t-il changé quelque chose pour qui n'a jamais fait de demande d'asile?
question-no_claim-answer = Peu, pour la plupart. Une demande humanitaire doit maintenant accompagner une demande de résidence permanente, et une mesure de renvoi doit être exécutée dès que possible. Mais après une arrivée désignée, l'attente est de { answer-years }, avec ou sans demande d'asile.
question-quit = Permis fermé, emploi quitté : qu'est-ce qu'on risque?
question-quit-answer = Travailler ailleurs sans nouveau permis enfreint une condition et peut entraîner une interdiction de territoire. Si seul l'employeur inscrit n'a pas été respecté, aucun délai de { MONTHS($law-work_condition_failed-months) } n'empêche un autre permis (RIPR, sous-al. 200(3)e)(ii)); si une autre condition a été enfreinte, les heures par exemple, ce délai s'applique. Tant que le permis lié est valide, la personne peut demander un permis de travail ouvert si elle subit de la violence ou risque d'en subir. Si elle a perdu son statut, elle a { DAYS($law-restore_right-days) } pour en demander le rétablissement (RIPR, art. 182).
question-passport = La personne n'a plus son passeport
question-passport-answer = Garder ou détruire le passeport de quelqu'un pour l'exploiter est un crime (Code criminel, art. 279.03). Elle peut voir une avocate ou un avocat, ou un organisme, sans passeport. En demander un autre à son consulat peut nuire à une demande d'asile, puis à sa protection. Ce que chaque formulaire exige sans passeport, les textes que nous avons ne le disent pas.
question-call = Est-ce qu'on va la renvoyer si on appelle?
question-call-answer = Un appel à la ligne d'urgence ne demande rien au ministère de l'Immigration. Ce qui peut déclencher un renvoi, c'est une démarche auprès du ministère, ou un contact avec des agents qui la savent sans statut : l'agence des services frontaliers, ou la police, qui peut l'en informer. Avant de donner un nom, demandez qui sera informé. Une avocate ou un avocat doit garder le secret.
question-how_long = PST, c'est combien de temps?
question-how_long-answer = Selon les instructions d'IRCC : un premier permis de douze mois ou plus, ou d'au plus douze mois après une évaluation préliminaire, puis jusqu'à trois ans. Après { YEARS($law-pr_permit_holder-years) } sans interruption, on peut demander la résidence permanente.
question-fall = Est-ce à cause de C-31 que les demandes ont baissé?
question-fall-answer = Elles ont baissé, et la cause n'est pas établie. Les demandes venues des pays inscrits plus tard sur la liste sont passées de { TRAIL($before) } en { $year_before } à { TRAIL($after) } en { $year_after }. Une partie de la baisse précède la première désignation, l'obligation de visa a changé elle aussi, et les mêmes pays se sont écartés des autres ailleurs. Moins de demandes ne veut pas dire moins de personnes à protéger.
question-how_many = Combien de victimes?
question-how_many-answer = Nous avons cherché, sans trouver de chiffre. Nous pouvons dire combien de demandes d'asile une règle pouvait viser, et à qui poser la question. Ce n'est pas un nombre de personnes ayant subi la traite.
question-in_force = Qu'est-ce qui est encore en vigueur?
question-in_force-answer = L'essentiel : les attentes de { YEARS($law-trp_dfn-years) }, la détention obligatoire des personnes désignées de 16 ans ou plus, aucune demande humanitaire pendant la demande d'asile ni pendant { YEARS($law-hc_12m_2019-years) } après un refus, la résidence perdue avec la protection, et { YEARS($law-record_indictable_2012-years) } pour un casier. Le pouvoir de désigner des pays demeure, avec une liste vide. L'appel est ouvert aux ressortissants des pays désignés depuis le { TRAIL($day) }.
question-refused_permit = Est-ce C-31 qui prive de permis pendant { YEARS($law-trp_12m_2010-years) } après un refus?
question-refused_permit-answer = Non. C'est la Loi sur des mesures de réforme équitables concernant les réfugiés, de { TRAIL($year) }. C-31 a gardé cette attente, et une loi de 2019 l'a allongée : elle court maintenant aussi à partir du refus de la Cour.
question-dancers = C-10, c'est quoi le rapport avec les danseuses?
question-dancers-answer = Aucun qui soit connu. Leurs permis de travail ont été arrêtés par des instructions ministérielles du { TRAIL($day) }, en vertu d'un autre pouvoir, puis par le règlement du { TRAIL($later) }. Nous n'avons trouvé aucune instruction fondée sur C-10.
question-designated = Quelqu'un a-t-il été désigné depuis 2012?
question-designated-answer = Nous avons trouvé une seule désignation, le { TRAIL($day) } : { TRAIL($counted_groups) } groupes et { TRAIL($counted_persons) } personnes, dont { TRAIL($counted_children) } enfants ({ $publisher }, de seconde main). C'est le ministre qui désigne, par arrêté. Sécurité publique Canada ou l'agence des services frontaliers pourrait confirmer qu'il n'y en a pas d'autre.
question-readings = Qui dit que le permis vise aussi une personne en règle, et qui dit le contraire?
question-readings-answer = Le guide destiné aux agents parle de personnes sans statut. Les instructions du ministre n'exigent rien de tel, et la loi vise quiconque est interdit de territoire ou ne se conforme pas à ses exigences. Les deux lectures sont données avec leur source et leur date.
question-leave = Peut-on demander un permis pendant que la Cour étudie l'autorisation?
question-leave-answer = Deux réponses sont possibles. Ou bien la demande est permise { MONTHS($law-trp_12m_2019-months) } après la décision de la Commission, ou bien rien ne s'ouvre avant { MONTHS($law-trp_12m_2019-months) } après celle de la Cour. Nous n'avons trouvé aucune décision sur ce point.
question-november = Demande déférée en novembre 2012 : y a-t-il déjà eu un appel?
question-november-answer = Aucun appel : les demandes déférées avant le { TRAIL($day) } sont exclues (2012, ch. 17, art. 68). On pouvait demander à la Cour fédérale de contrôler le refus. Une demande renvoyée à la Commission est décidée de nouveau, toujours sans appel.
question-from = À partir de quel jour une personne désignée peut-elle demander?
question-from-answer = Le lendemain des { answer-years }. Ils courent à partir de la décision définitive sur la demande d'asile; ou sur la demande de protection, s'il y en a eu une; ou de la désignation, à défaut des deux. C'est donc un minimum, { YEARS($law-trp_dfn-years) } : un examen des risques les fait recommencer. Un deuxième le fait-il aussi, et la réponse de la Cour compte-t-elle? Aucun jugement ne le dit.
question-tell = Pourquoi dire que les chiffres ne permettent pas de trancher?
question-tell-answer = Parce que les mêmes pays se sont aussi écartés des autres ailleurs, sans cette loi. Les demandes par mois et par pays ne tranchent pas non plus : le nouveau système a commencé le même jour pour tous les pays.
question-add = Peut-on additionner les permis de 2006-2012 et ceux de 2015-2023?
question-add-answer = Non. Les premiers comptent des permis, où les renouvellements semblent comptés, et des personnes : { TRAIL($counted_permits) } et { TRAIL($counted_persons) }. Les seconds, { TRAIL($counted_later) }, comprennent les familles, sans que l'on sache s'ils comprennent les renouvellements.
question-share = À quelle fréquence les rapports parlent-ils du permis pour personnes ayant subi la traite, et avec quelle certitude?
question-share-answer = Sur les { TRAIL($read) } phrases d'organismes réunies ici, toutes lues, { TRAIL($ngo) } en parlent; sur { $of } phrases d'instructions aux agents en anglais, { TRAIL($range) } selon une estimation. Ailleurs, ce n'est pas mesuré.
answer-claims-fell_more = Les demandes de { TRAIL("la plupart des pays désignés") } ont baissé plus que celles de pays comparables ({ $fell } sur { $treated }).
answer-claims-verdict = { $code ->
    [supported] Cette baisse { TRAIL("dépasse") } ce que les mêmes pays ont connu ailleurs.
    [suggestive] Cette baisse { TRAIL("dépasse") } ce que les mêmes pays ont connu ailleurs, ce qui ne dit pas pourquoi.
    [no_large_change] { TRAIL("Aucun grand changement") } : le nombre d'un pays typique n'est ni tombé à { PERCENT($origins_claiming-vote-large_fall) } ni passé à { $origins_claiming-vote-large } fois sa valeur.
    [contradicted] Au-delà de ce que les mêmes pays ont connu ailleurs, { TRAIL("ils ont augmenté") }.
   *[cannot_tell] Les mêmes pays se sont aussi écartés des autres ailleurs : ces chiffres { TRAIL("ne permettent pas de conclure") }.
    }
answer-claims-designs = Nous avions retenu { $designs } façons de comparer : { TRAIL($fell) } montrent une baisse, et nous en exigions { $origins_claiming-vote-needed }. Une baisse inexistante serait annoncée dans { $low } à { $high } essais sur 100. { $code ->
    [rose] À la fin de la liste, en { $ended }, les demandes ont remonté.
   *[unsettled] À la fin de la liste, en { $ended }, rien ne dit si elles sont revenues.
    }

# La première page
answer-unasked = Un agent peut encore accorder un { TRAIL("permis d'office") }.
answer-call = On peut appeler dès aujourd'hui une ligne d'écoute, un hébergement, une avocate ou un avocat.
answer-start = Une décision dans les 60 derniers jours? Commencez ici
answer-hotline = Ligne d'urgence :
answer-no_contact = aucun contact fourni
answer-cite = Citer
answer-brief = Dossier :
answer-files = Cette figure en fichier :
answer-described = Description de la figure
answer-asked-head = Ce qui a été demandé
answer-asked-then = Demandé en 2012
answer-asked-now = Aujourd'hui
answer-asked = { $code ->
    [R11] Critères clairs pour les permis
    [R12] Protection sans condition; toute coercition comptée
    [R14] Famille, ici ou à l'étranger
    [R15] Aucuns frais
   *[R17] Permis de travail par secteur; employeurs surveillés
    }
answer-asked-today = { $code ->
    [R11] Publiés en { TRAIL($year) }
    [R12] Sans rapport de police, coercition comptée; attentes maintenues
    [R14] Au Canada; l'étranger non mentionné
    [R15] Supprimés pour les permis seulement
    [R17] Aucun par secteur; permis ouvert en cas de risque; inspections
   *[moved] { $statuses }
    }
answer-asked-none = Aucune recommandation ne visait ces attentes, toujours en vigueur : { $places }; Loi sur le casier judiciaire { $record }.
answer-asked-source = Conseil canadien pour les réfugiés, forum du 28 novembre 2012 : recommandations 11; 12 et 13; 14; 15; 17.
answer-reading = Notre lecture; aucune avocate ni aucun avocat ne l'a revue.
answer-who-detected = Canada, { $first } à { $last } : { TRAIL($canadian) } consignées comme canadiennes, { TRAIL($other) } comme d'un autre pays; citoyenneté non consignée : { TRAIL($not_recorded) }.
answer-who-status = Aucun chiffre trouvé ne parle du statut.
answer-fewer = Moins de demandes, ce n'est pas moins de besoins.
answer-unknown = Ce que nous ignorons : demandes à envoyer
answer-down = Suite
answer-down-lives = Vies
answer-down-exposure = Portée
answer-down-permits = Permis
answer-down-reform = Demandes d'asile
answer-down-story = Le récit
answer-cite-line = { $authors } ({ $year }), « { $site } », { $edition }, version { $version }, { $address }.
answer-strip-on = Refus le { $day }
answer-strip = { $code ->
    [never] jamais
    [later] après { $count ->
        [one] { $count } jour
       *[other] { $count } jours
        }
    [year] { YEARS($law-hc_12m_2019-years) } ou plus, par C-31
    [same] aucune attente due à C-31
    [same_year] { YEARS($law-hc_12m_2019-years) }, par une autre loi
    [none] aucun n'existait encore
   *[two] selon les faits ou une lecture
    }
answer-reform = { $code ->
    [suggestive] De { $percent } (de { $low } à { $high }), comme dans aucun mois antérieur; cause non établie.
   *[suggestive_near] De { $percent } (de { $low } à { $high }), à un mois près, comme dans aucun mois antérieur; cause non établie.
    }
answer-gap-request = Le demander
