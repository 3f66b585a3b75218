# Les mots des figures, en français du Canada : titre, sous-titre (ce qui est dessiné), note (la réserve), étiquettes, équivalents textuels.

figure-empty = Rien n'est dessiné, parce qu'il manque à cette édition des lignes dont cette figure a besoin. Cela ne veut dire ni zéro ni « non ».
figure-missing = Rien ne peut être dessiné, parce que des fichiers dont cette figure a besoin n'ont pu être obtenus. Le tableau { $gaps } les nomme. Cela ne veut dire ni zéro ni « non ».
figure-sources = Sources : { $text }.
figure-source = { $name } (lu en { $year })
figure-source-dated = { $name } ({ $year })
figure-source-document = { $code ->
    [first_hand] { $name } (lu en { $year })
   *[second_hand] { $name } (de seconde main, lu en { $year })
    }
figure-foot = Données : tableau { $number }, { $title }. { $edition }, tipimpact { $version }.
figure-licensed = { $authors }. Licence : { $code ->
    [cc_by] CC BY 4.0
   *[cc_by_nc] CC BY-NC 4.0, car une source interdit l'usage commercial
    }. Publié à : { $address }.
figure-theme_map-title = Phrases qui abordent chaque thème, par type de texte et langue
figure-theme_map-subtitle = Phrases qui abordent un thème : comptées là où toutes ont été lues, sinon milieu de l'estimation; – : non mesuré; n : phrases au total. Chaque barre se mesure au maximum de sa colonne. Les débats des législatures antérieures sont exclus.
figure-theme_map-finding = { $count ->
    [one] Un seul thème vient
   *[other] { $count } thèmes viennent
    } en tête dans { $kinds ->
    [one] un seul groupe
   *[other] { $kinds } groupes
    } de textes, selon leurs auteurs
figure-theme_map-note = Le tableau donne l'intervalle de chaque estimation, tirée de phrases codées par des personnes du projet. Les deux langues sont des documents différents : un écart entre colonnes n'est pas un écart d'opinion.
figure-theme_map-n = n = { $n }
figure-theme_map-most = { $source }, { $language } ({ $sentences ->
    [one] { $sentences } phrase
   *[other] { $sentences } phrases
    }), parmi les thèmes mesurés : { $themes }.
figure-mobility-title = Autres employeurs permis par la loi, selon le type de permis de travail et la province
figure-mobility-subtitle = Autres employeurs chez qui la loi permettrait de travailler à partir du poste médian; la barre s'allonge d'autant chaque fois que leur nombre est multiplié par dix. Deux bouts : seul un intervalle est connu. Point d'interrogation : chiffre non montré ou inconnu.
figure-mobility-finding = Permis sectoriels en { $year }, autres employeurs : au plus { $low_count } ({ $low_place }), { $high_count } ({ $high_place })
figure-mobility-note = Aujourd'hui, seul le permis lié à un employeur est la règle; les autres panneaux montrent ce que des permis plus larges ouvriraient. Pouvoir changer d'employeur n'est pas encore avoir une offre d'emploi.
figure-mobility-year = En { $year }, pour { $positions ->
    [one] { $positions } poste approuvé
   *[other] { $positions } postes approuvés
    } dans l'ensemble des listes, autres employeurs permis au poste médian selon le type de permis : { $counts }.
figure-mobility-spread = Avec un permis pour un secteur dans une province, le poste médian donne accès à au plus { $low_count ->
    [one] { $low_count } autre employeur
   *[other] { $low_count } autres employeurs
    } ({ $low_place }) et { $high_count } ({ $high_place }).
figure-mobility-withheld = Les chiffres ne sont pas montrés ou sont inconnus pour { $count ->
    [one] { $count } lieu.
   *[other] { $count } lieux.
    }
figure-timeline-title = Les projets de loi parmi les événements qui ont pu modifier les mêmes chiffres
figure-timeline-subtitle = Marque : le jour; barre : la période où il se situe ou a duré. En bleu : les projets de loi. La forme dit dans quelle mesure la date a été lue dans un texte. Entre parenthèses : ce que l'événement touche.
figure-timeline-finding = Pas seulement deux lois : événements datés qui ont pu modifier les mêmes chiffres, { $count }
figure-timeline-note = Un événement proche d'un projet de loi ne prouve pas qu'il a modifié un chiffre; il montre que le projet de loi n'était pas seul.
figure-timeline-events = { $count ->
    [one] { $count } événement
   *[other] { $count } événements
    } de { $first } à { $last }; { $verified ->
    [0] aucune date n'a été lue dans un texte.
    [one] la date de { $verified } d'entre eux a été lue dans un texte.
   *[other] les dates de { $verified } d'entre eux ont été lues dans un texte.
    }
figure-timeline-domains = Événements touchant : { $counts }.

figure-exposure-title = À combien de personnes ces règles pouvaient-elles s'appliquer?
figure-exposure-subtitle = Demandes d'asile pour lesquelles l'attente a commencé selon chaque règle : le moins et le plus que permettent les chiffres publiés. Rayures : par règlement. Deux barres obliques : hors échelle. Point d'interrogation en tirets : inconnu.
figure-exposure-note = Il ne s'agit ni de personnes ayant subi la traite ni de refus. Les lignes se recoupent : ne les additionnez pas. Nous avons cherché, sans trouver combien avaient subi la traite; ces nombres ne disent pas combien ont demandé ce qu'une règle refuse.
figure-exposure-finding = Attendre { DAYS($law-work_dco_wait-days) } pour travailler : au moins { $low } demandes; { YEARS($law-trp_dfn-years) } : { $known } personnes connues
figure-exposure-band = { $code ->
    [c31] Règles du projet de loi C-31
    [c10] Règle du projet de loi C-10
   *[other] Règle d'une loi de 2010, sans lien avec ces deux projets de loi
    }
figure-exposure-by_act = { $group }; { $source }
figure-exposure-by_rule = { $group }; { $source }, un règlement
figure-exposure-group = { $code ->
    [all] demandes d'asile de tous les pays
    [designated] demandes d'asile de pays désignés
    [designated_arrivals] personnes désignées après une arrivée de groupe
   *[work_permit_instruction] personnes qui demandent un permis de travail
    }
figure-exposure-known = { $value } personnes connues
figure-exposure-none = aucun chiffre, aucun recours à ce pouvoir trouvé
figure-exposure-row = { $what }, { $value }
figure-exposure-rules = { $group } : { $rules }.
figure-exposure-not = Demandes d'asile visées par chaque règle, et non personnes ayant subi la traite ni refus. Les lignes se recoupent et ne s'additionnent pas.

figure-claims-title = Les demandes d'asile, avant et après
figure-claims-subtitle = Personnes qui ont demandé l'asile au Canada, par année. Chaque échelon vaut dix fois le précédent : une même baisse en pourcentage a la même hauteur, que le groupe soit grand ou petit.
figure-claims-note = Moins de demandes n'est pas un succès : cela ne veut pas dire moins de personnes en danger. Les mêmes pays se sont aussi écartés des autres ailleurs. Les nombres sont placés au milieu de l'année, les événements à leur date. Les pays ajoutés à la liste en 2014 comptent parmi les autres, faute de texte qui les nomme.
figure-claims-finding = Pays inscrits plus tard : les demandes ont baissé après 2009, puis après 2011, sans cause établie
figure-claims-line = { $code ->
    [other] Tous les autres pays
    [designated] Pays désignés
    [mexico] Mexique, désigné
   *[hungary] Hongrie, désignée
    }
figure-claims-band = Pays désignés
figure-claims-thousands = { $number } k
figure-claims-last = { $label } : { $value } en { $year }
figure-claims-event = { $code ->
    [visa_imposed_mex_2009] Visas pour le Mexique et la Tchéquie, { $day }
    [visa_imposed_lca_2012] Visas pour cinq autres pays, { $day }
    [c31_assent] Sanction royale de C-31, { $day }
    [new_asylum_system] Premiers pays désignés, { $day }
    [appeal_bar_struck] La Cour fédérale ouvre l'appel, { $day }
   *[designations_end] Liste vidée, { $day }
    }
figure-claims-year = { $value } en { $year }
figure-claims-years = { $label } : { $counts }.
figure-claims-origin = { $label } : { $low } en 2009 et { $high } en 2013.
figure-claims-not = L'obligation de visa a changé pour de nombreux pays, d'autres mesures ont été prises ces années-là, et les données n'établissent pas ce qui a joué. Moins de demandes n'est pas un succès et ne veut pas dire moins de personnes en danger.

figure-permits-title = Les permis pour les personnes ayant subi la traite
figure-permits-subtitle = Tous les chiffres trouvés, chacun sur les jours qu'il couvre. La hauteur ne veut rien dire. Chaque bande compte autre chose.
figure-permits-note = Ces nombres ne comptent pas la même chose (personnes, permis, renouvellements, familles) : on ne peut ni les comparer ni les additionner. Ils comptent les personnes qui ont eu un permis, non toutes celles qui en avaient besoin. Nous avons cherché une série annuelle, ainsi que les demandes et les refus, sans en trouver d'entière.
figure-permits-finding = Quatre sortes de totaux, aucune série annuelle trouvée; ils ne montrent pas ce qui a changé
figure-permits-lane_name = { $code ->
    [persons] Personnes
    [permits] Permis
    [permits_with_dependants] Permis, personnes à charge comprises
   *[undated] Permis, sans dates
    }
figure-permits-lane_means = { $code ->
    [persons] qui ont reçu un permis
    [permits] personnes à charge non mentionnées; une personne peut en avoir plusieurs
   *[permits_with_dependants] renouvellements non mentionnés
    }
figure-permits-count = { $code ->
    [vtip_flagged_granted] { $count } parmi celles signalées
    [vtip_recipients] { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
        }
    [renewals_counted] { $count } permis, renouvellements comptés, semble-t-il
   *[renewals_not_said] { $count } permis
    }
figure-permits-no_number = { $year } : aucun chiffre
figure-permits-bill = C-31, le { $day }
figure-permits-one = { $what } ({ $period })
figure-permits-lane = { $group } : { $counts }.
figure-permits-not = Nombres de permis que l'on ne peut ni comparer ni additionner : ils comptent des personnes, des permis, des renouvellements ou des familles.

figure-recommendations-title = Les 17 recommandations de 2012
figure-recommendations-subtitle = Ce que les sources publiques disent aujourd'hui de chaque demande du forum de novembre 2012.
figure-recommendations-note = Notre propre lecture, selon une règle écrite, qu'aucune avocate ni aucun avocat n'a revue. « Aucune trace publique » ne veut pas dire que rien n'a été fait.
figure-recommendations-finding = Sur 17 recommandations : aucune suivie en entier, { $partly } en partie, { $rest } sans trace publique
figure-recommendations-status = { $code ->
    [met] Suivies : { $count }
    [partly] Suivies en partie : { $count }
    [not_met] Non suivies : { $count }
   *[cannot_tell] Aucune trace publique : { $count }
    }
figure-recommendations-one = { $number } ({ $what })
figure-recommendations-list = { $status } : { $what }.
figure-recommendations-not = Lecture selon une règle écrite. L'absence de trace publique ne veut pas dire que rien n'a été fait.
figure-recommendations-name = { $code ->
    [R01] Faits vécus
    [R02] Projets de quartier
    [R03] Outils pour chaque public
    [R04] Formation en droit
    [R05] Jeunes
    [R06] Coordination provinciale
    [R07] Protocoles locaux
    [R08] Financement selon les besoins
    [R09] Formation par les services
    [R10] Agents frontaliers
    [R11] Critères des permis
    [R12] Protection sans condition
    [R13] Coercition sans violence
    [R14] Famille
    [R15] Frais
    [R16] Effets des deux projets de loi
   *[R17] Permis sectoriels
    }
figure-waiting-title = Personnes devant une porte fermée
figure-waiting-subtitle = Demandeurs d'asile devant chaque porte qu'une règle a fermée pour un temps, mois par mois : à une seule échelle. Tirets : ce qu'une hypothèse fait des nombres. Chaque bande s'arrête le jour où la porte s'est rouverte.
figure-waiting-note = Ce ne sont ni des personnes ayant subi la traite ni des refus. L'Agence des services frontaliers du Canada détient le nombre de départs mensuels; sans son fichier, les taux sont des hypothèses. Les portes se recoupent : ne les additionnez pas.
figure-waiting-rate = { $percent ->
    [0] personne ne quitte le Canada
   *[other] { $percent } % partent chaque mois
    }
figure-waiting-peak = Au plus { $count } : { $rate }
figure-waiting-not = Personnes devant chaque porte un jour moyen, qui ne sont ni des personnes ayant subi la traite ni des refus. Les portes se recoupent et ne s'additionnent pas.
figure-waiting-door = { $what } : { $average } un jour moyen et { $largest } le jour le plus chargé, si personne ne part; { $leaving } un jour moyen si { PERCENT($leaving-high) } partent chaque mois. { $still ->
    [no] La porte s'est rouverte le { $day }.
   *[yes] La ligne de droit ne donne aucun jour de fin.
    }
figure-comparison-title = Tous les pays au Canada, et la même liste dans d'autres lieux
figure-comparison-subtitle = En haut : les demandes de chaque pays désigné en { $origins_claiming-after-first }-{ $origins_claiming-after-last }, en multiple de celles de { $origins_claiming-base-first }-{ $origins_claiming-base-last }, et ce que les autres pays laissent attendre. En bas : la liste des pays désignés par rapport aux autres, selon le lieu et la première année de base, avec l'intervalle de chaque estimation.
figure-comparison-note = Moins de demandes n'est pas un succès : cela ne veut pas dire moins de personnes en danger. La liste s'est aussi écartée des autres ailleurs, sans cette loi. Les pays dont le Canada a modifié l'obligation de visa sont exclus.
figure-comparison-finding = Demandes de { $fell } des { $treated } pays désignés : baisse plus forte que prévu, ailleurs aussi
figure-comparison-group = { $code ->
    [designated] Sur { $count } pays désignés, { $fell } ont baissé plus que les autres ne le laissent attendre.
   *[other] Autres pays : c'est le cas de { $fell } sur { $count }.
    }
figure-comparison-elsewhere = Dans d'autres lieux et années, où cette loi ne s'appliquait pas, la même liste a baissé par rapport aux autres dans { $below } comparaisons sur { $count }.
figure-comparison-key = { $code ->
    [expected] attendu
    [listed] Canada, la liste ou un pays de la liste
    [other] un pays jamais désigné
   *[elsewhere] la liste dans d'autres lieux et années
    }
figure-comparison-panel = { $code ->
    [origins] Chaque pays au Canada
   *[places] La même liste selon le lieu
    }

## figure `child`
figure-child-title = Quand un enfant peut demander un permis, avec le projet de loi C-31 et sans lui
figure-child-subtitle = Un enfant, une règle. En bleu : les années de la loi. Hachuré : les jours de ce récit.
figure-child-note = Enfant inventé. En bleu, la loi; hachurés, les jours du récit.
figure-child-finding = Arrivée à { TRAIL($age) } ans. Droit de demander un permis à { TRAIL($later) } ans.
figure-child-short = Ligne du temps d'un enfant d'un groupe désigné. Sans C-31, un permis se demande à { $age } ans, le jour où quelqu'un constate la traite. Avec C-31, à { $later } ans : { $story } jours inventés jusqu'au refus, puis { $law } ans de loi.
figure-child-event = { $code ->
    [entered] Un enfant de { $age } ans arrive avec un groupe.
    [designated] Le ministre désigne le groupe.
    [recognised] Quelqu'un constate que l'enfant a subi la traite, ou a pu la subir.
   *[rpd_refused] L'asile est refusé.
    }
figure-child-on = Le { $day }, à { $age } ans : { figure-child-event }
figure-child-wait = Sans C-31, un permis pouvait être demandé dès ce constat. Avec C-31, l'enfant attend { $story } jours inventés jusqu'à la fin de la demande d'asile, puis les { $law } ans de la loi, jusqu'au { $day }, à { $age } ans : { $length } depuis le constat. Une demande humanitaire attend autant.
figure-child-not = C'est un minimum : le rejet d'un examen des risques fait repartir les années, et un renvoi peut survenir avant. Un agent peut accorder un permis d'office à tout moment.
figure-child-part = { $code ->
    [without] Sans C-31 : peut demander un permis le jour même, à { $age } ans
    [with] Avec C-31 : aucun permis ne se demande avant { $law } ans après le refus. C'est la loi.
    [wait] { $length } à partir de ce jour
   *[story] { $story } jours inventés, jusqu'au refus
    }
figure-child-last = Premier jour pour demander un permis, au plus tôt : { $day }, à { $age } ans

## figure `day`
figure-day-title = Ce qu'un jour a changé après un refus de l'asile
figure-day-subtitle = Une personne d'un pays de la liste, selon le jour du refus. Tirets : pas encore d'appel, ou tout dépend des faits ou d'une lecture.
figure-day-note = C-31 privait d'appel les gens des pays listés, jusqu'à un jugement de juillet 2015.
figure-day-finding = Refus le { TRAIL($last) } : jamais d'appel. Le { TRAIL($next) } : après { $days ->
    [one] { TRAIL($days) } jour
   *[other] { TRAIL($days) } jours
    }.
figure-day-short = Deux bandes selon le jour du refus, pour une personne d'un pays de la liste. Refus le { $last } : jamais d'appel; le { $next } : { $days ->
    [one] { $days } jour
   *[other] { $days } jours
    } plus tard. Dessous, la demande humanitaire : { YEARS($law-hc_12m_2019-years) } par C-31, puis par une autre loi.
figure-day-lane = { $code ->
    [appeal] appel, pays de la liste
   *[hc] demande humanitaire
    }
figure-day-effect = { $code ->
    [never] jamais
    [later] après quelques jours
    [year] C-31 : { YEARS($law-hc_12m_2019-years) } ou plus
    [same] aucune attente due à C-31
    [same_year] { YEARS($law-hc_12m_2019-years) }
    [none] aucun
   *[two] ?
    }
figure-day-month = { $month }, jour par jour : jours avant un appel
figure-day-refused = { $code ->
    [never] Refus le { $day } : jamais d'appel.
    [later] Le { $day } : après { $count ->
        [one] { $count } jour
       *[other] { $count } jours
        }.
   *[same] Le { $day } : aucune attente due à C-31.
    }
figure-day-stretches = { $what } : { $stretches }.
figure-day-stretch = { $code ->
    [never] jamais, pour un refus du { $first_day } au { $last_day }
    [later] de { $least } à { $most } jours plus tard, du { $first_day } au { $last_day }
    [year] de { $least } à { $most } jours plus tard par C-31, du { $first_day } au { $last_day }
    [same] aucune attente due à C-31, du { $first_day } au { $last_day }
    [same_year] la même attente par une autre loi, du { $first_day } au { $last_day }
    [none] pas encore d'appel, du { $first_day } au { $last_day }
   *[two] tout dépend des faits ou d'une lecture, du { $first_day } au { $last_day }
    }
figure-day-not = Les prolongations de délai ne sont pas comptées. Les demandes d'asile sont présumées faites quelques semaines avant le refus.
figure-day-slide = Glissez jusqu'au jour du refus
figure-day-earlier = Un jour plus tôt
figure-day-later = Un jour plus tard

## figure `detected`
figure-detected-title = De qui le fichier des Nations Unies consigne la citoyenneté
figure-detected-subtitle = Personnes que le Canada a déclarées comme ayant subi la traite, une barre par année. Un nombre que le fichier masque est dessiné comme un intervalle.
figure-detected-note = Ce sont les personnes que les autorités ont détectées, et non toutes celles qui ont subi la traite. Les années dont les parties dépassent le total sont laissées de côté.
figure-detected-finding = Pour plus de la moitié des { TRAIL($total) } personnes, le fichier ne donne aucune citoyenneté
figure-detected-short = Barres de { $total } personnes que le Canada a déclarées comme ayant subi la traite, { $first } à { $last } : citoyenneté canadienne { $canadian }, d'un autre pays { $other }, non consignée { $not_recorded }.
figure-detected-year = { $year } : { $total } personnes; citoyenneté canadienne { $canadian }, d'un autre pays { $other }, non consignée { $not_recorded }.
figure-detected-not = Certaines années, le nombre de personnes de citoyenneté canadienne égale celui d'une forme d'exploitation : la citoyenneté n'est peut-être consignée que pour une partie. Le fichier ne dit rien du statut d'immigration ni de l'identité autochtone.
figure-detected-part = { $code ->
    [canadian] citoyenneté canadienne
    [other] autre pays
    [range] autre pays ou non consignée (masqué)
   *[not_recorded] citoyenneté non consignée
    }
