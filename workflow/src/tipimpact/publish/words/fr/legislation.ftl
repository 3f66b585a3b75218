# Les mots de l'étape legislation, en français du Canada.

table-law_changes-title = Dispositions modifiées par les projets de loi C-31 et C-10
table-law_changes-what = Une ligne par projet de loi, loi, unité et article du projet de loi : chaque article, paragraphe, alinéa ou définition que touche le projet de loi, dans toute loi, avec son texte la veille et le jour de l'entrée en vigueur, la façon dont ce jour est connu, l'état actuel et les lois qui l'ont modifié par la suite, et les lectures qu'on en fait.
table-law_changes-is_not = Il ne dit pas si une modification a aidé ou desservi qui que ce soit : chaque lecture a son auteur, et les lectures opposées figurent côte à côte. Une demande interdite n'est pas un permis interdit. Ce n'est pas un avis juridique, et les textes présentés ne sont pas une version officielle.
table-law_changes-note_later = Ce qu'un projet de loi a fait s'arrête là où une loi postérieure prend le relais. Les lois nommées sont celles qui ont modifié l'unité elle-même quand la reconstitution les connaît, sinon celles de la note officielle de l'article.
column-law_changes-bill = Projet de loi
column-law_changes-act = Loi modifiée
column-law_changes-unit = Unité
column-law_changes-subject = Objet (note marginale)
column-law_changes-scope = Versions linguistiques modifiées
column-law_changes-state = État actuel
value-law_changes-state = { $code ->
    [in_force] en vigueur
    [repealed] abrogée
    [absent] n'existe plus sous cette désignation
    [unchanged] en vigueur, dans les mots du projet de loi
    [reworded] en vigueur, reformulée
    [never] jamais entrée en vigueur
   *[not_held] texte non obtenu
    }
table-law_changes-note_text = Les textes avant et après viennent de la Loi reconstituée à partir de son texte de 2001 et de toutes les lois modificatives obtenues, vérifiée contre les codifications officielles. Là où ce texte manque (édition d'essai et lois autres que la LIPR), seuls les mots édictés par le projet de loi figurent, et la colonne sur les textes l'indique.
table-law_changes-note_difference = Dans la différence, [-mots-] sont sortis et {"{"}+mots+{"}"} sont entrés; … remplace les mots inchangés. Les nombres portent sur le texte anglais, ou sur le français si lui seul a changé.
table-law_changes-note_day = Les jours d'entrée en vigueur viennent du Tableau des lois d'intérêt public du ministère de la Justice, qui nomme le décret dont chacun découle. Ce que ce tableau ne donne pas vient du projet de loi lui-même (sanction royale ou jour qu'il fixe); un article qui dépend d'autres articles prend effet le dernier de leurs jours. Une note qui ne vise que le texte français ou anglais n'établit jamais une date. L'article 110 est entré en vigueur le 15 décembre 2012, bien que ses textes de 2010 et de juin 2012 aient été édictés auparavant.
table-law_changes-note_via = Le projet de loi C-31 a aussi modifié des articles de 2010, ch. 8 avant leur entrée en vigueur : la modification a pris effet avec l'article modifié.
table-law_changes-note_relevance = La pertinence et les lectures viennent de config/law/provisions.csv, dans nos propres mots; une unité qui n'y figure pas est présentée sans elles, ce qui ne veut pas dire qu'elle est sans effet.
table-law_changes-note_control = L'interdiction de { MONTHS($law-trp_12m_2010-months) } de 24(4) vient de 2010, ch. 8, et les articles 37 et 118, sur le trafic de personnes, n'ont été modifiés par aucun des deux projets de loi : ils ne figurent pas ici.
column-law_changes-operation = Ce que fait l'article
column-part = Mots visés
column-law_changes-clause = Article du projet de loi
column-via = Par l'entremise de
column-law_changes-before = Texte de la veille
column-law_changes-after = Texte de ce jour
column-law_changes-difference = Différence
column-law_changes-words_removed = Mots retirés
column-law_changes-words_added = Mots ajoutés
column-law_changes-text_basis = Provenance des textes
column-in_force = Entrée en vigueur
column-act_words = Mots qui désignent une loi non identifiée
column-known_by = Comment le jour est connu
column-day_unknown_because = Pourquoi le jour est inconnu
column-applied = A pris effet?
column-not_applied_because = Pourquoi non
column-law_changes-superseded_by = Modifiée par la suite par
column-law_changes-superseded_basis = Ces lois sont connues pour
column-law_changes-relevance = Pertinence pour les personnes ayant subi la traite
column-law_changes-pathways = Voies
column-law_changes-provision_readings = Lectures (avis; auteur; source)
column-law_changes-note = Dans nos mots
table-law_effects-title = Effets des lois modificatives, article par article
table-law_effects-what = Une ligne par effet d'un article d'une loi modificative sur une unité d'une loi : ce qu'il fait, à quoi, depuis quand, et s'il a eu lieu. Y figurent tous les effets sur la Loi sur l'immigration et la protection des réfugiés, et tous ceux des projets de loi C-31 et C-10, quelle que soit la loi visée.
table-law_effects-is_not = Il ne donne pas le texte et ne dit si un effet s'est produit que pour la LIPR, parce que le texte des autres lois n'est pas reconstitué. Ce n'est pas un avis juridique.
table-law_effects-note_languages = L'anglais et le français sont lus séparément. Un effet trouvé dans une seule version est signalé avec sa raison : le plus souvent l'autre version dit la même chose d'une unité plus large ou plus étroite.
table-law_effects-note_day = Le jour est celui de l'article ou, s'il est postérieur, celui de l'article d'une autre loi modificative qu'il a modifié. Il vient du Tableau des lois d'intérêt public, sinon de la loi modificative elle-même, sinon de la codification actuelle; quand il est inconnu, le tableau dit pourquoi.
table-law_effects-note_applied = On sait si un effet a eu lieu pour la LIPR, qui est reconstituée; une instruction non comprise fait l'objet d'une ligne.
column-law_effects-amending_act = Loi modificative
column-law_effects-clause = Article modificateur
column-law_effects-act = Loi visée
column-law_effects-unit = Unité visée
column-law_effects-operation = Genre d'effet
column-law_effects-scope = Versions linguistiques
column-law_effects-one_version_because = Pourquoi dans une seule version
value-operation = { $code ->
    [add] ajoute
    [replace] remplace
    [repeal] abroge
    [replace_words] remplace des mots
    [add_words] ajoute des mots
    [strike_words] supprime des mots
    [strike] supprime
    [renumber] renumérote
    [read_as] se lit comme
    [deem] répute
    [amend] modifie
    [enact] édicte une loi
   *[unparsed] non comprise
    }
value-scope = { $code ->
    [both] les deux
    [en] anglaise seulement
   *[fr] française seulement
    }
value-known_by = { $code ->
    [assent] sanction royale
    [order] décret
    [rule] règle de la loi
    [coordinating] disposition de coordination
    [table] Tableau des lois d'intérêt public
    [from_consolidation] d'après un texte codifié
   *[unknown] inconnu
    }
value-day_unknown_because = { $code ->
    [never] n'est jamais entré en vigueur
    [awaiting] pas en vigueur : un décret ou une date ultérieure est attendu
    [order_not_held] un décret le fixe et nous n'avons pas ce décret
    [event] dépend d'une autre disposition ou d'un autre événement
    [condition] l'article ne s'applique qu'à une condition
    [not_read] la règle de la loi elle-même n'a pas été comprise
   *[not_held] nous n'avons pas la loi dont il modifie un article
    }
value-act = { $code ->
   *[unresolved] Loi non identifiée
    }
value-act_compared = { $code ->
    [c31] projet de loi C-31
    [c10] projet de loi C-10
    [act_2019] 2019, ch. 29
   *[act_2026] 2026, ch. 4
    }
value-not_applied_because = { $code ->
    [never_in_force] jamais entrée en vigueur
    [awaiting] pas encore en vigueur
    [replaced] remplacée avant son entrée en vigueur
    [day_unknown] le jour est inconnu
    [not_possible] n'a pu être exécuté sur le texte
   *[unparsed] l'instruction n'a pas été comprise
    }
value-one_version_because = { $code ->
    [said] l'article ne modifie qu'une version
    [joining_word] « et » ou « ou » dans une énumération
    [other_clauses] pas d'article modificatif correspondant dans l'autre version
    [other_act] les versions nomment des lois différentes
    [other_units] les versions nomment des unités différentes
    [other_text] les versions édictent des unités différentes
   *[not_explained] non expliqué
    }
value-law_changes-text_basis = { $code ->
    [replay] la Loi reconstituée
    [amending_act] seulement les mots que le projet de loi édicte
   *[none] aucun texte
    }
value-law_changes-superseded_basis = { $code ->
    [unit] l'unité
   *[section] son article
    }
value-law_changes-relevance = { $code ->
    [direct] directe : parle de traite ou d'un traitement semblable
    [pathway] une voie
    [context] contexte
   *[other] non répertoriée
    }
value-pathways = { $code ->
    [claim_eligibility] recevabilité de la demande d'asile
    [deadlines] délais
    [credibility] crédibilité
    [no_second_look] appel et réexamen
    [stay] sursis au renvoi
    [trp] permis de séjour temporaire
    [hc] considérations d'ordre humanitaire; intérêt public
    [pr] résidence permanente
    [family] famille
    [minors] mineurs
    [detention] détention
    [criminality] criminalité
    [work] travail
    [cessation] perte de l'asile et annulation
    [biometrics] données biométriques
    [health] santé
    [criminal_law] droit pénal
    [designation] désignation
    [employer] employeurs
   *[instructions] instructions
    }
value-view = { $code ->
    [adverse] défavorable
    [protective] protectrice
    [mixed] mitigée
    [neutral] neutre
    [exclusion] protège en excluant
    [gap] ne nomme pas les personnes ayant subi la traite
    [against_traffickers] vise les trafiquants
   *[contrary_to_charter] contraire à la Charte
    }
value-holder = { $code ->
    [project] ce projet
    [parliament] le Parlement
    [ccr] Conseil canadien pour les réfugiés
   *[federal_court] Cour fédérale
    }
table-law_changes-made = Chaque article du projet de loi édicté est lu comme des directives visant des unités d'une loi. Les textes d'avant et d'après viennent de la loi reconstituée à partir de son texte de 2001, la veille et le jour de l'entrée en vigueur; l'état actuel, de la codification la plus récente. Les mots retirés et ajoutés sont comptés entre les deux.
table-commencement-title = Jours d'entrée en vigueur, article par article
table-commencement-what = Une ligne par article : les articles de la Loi sur l'immigration et la protection des réfugiés telle qu'édictée, ceux des lois qui la modifient, et tous les articles des projets de loi C-31 et C-10, quelle que soit la loi visée. Pour chacun, s'il est entré en vigueur et quand, en vertu de quel texte, et quelles sources donnent ce jour.
table-commencement-is_not = Il ne dit pas ce qu'un article a changé (voir le tableau des modifications). Un article en vigueur peut ne s'appliquer qu'à certains cas; les dispositions transitoires ne sont pas énumérées. Ce n'est pas un avis juridique.
table-commencement-made = Les jours viennent du Tableau des lois d'intérêt public et des ministres responsables du ministère de la Justice, lu séparément en anglais et en français, puis comparé avec la règle d'entrée en vigueur de la loi elle-même et avec les notes de la codification la plus récente. Un article qui dépend d'autres articles prend effet le dernier de leurs jours.
table-commencement-note_sources = Trois sources sont consultées séparément : le Tableau des lois d'intérêt public, la règle de la loi elle-même et les notes de la codification la plus récente. Quand un décret fixe le jour, la loi n'en nomme aucun. Les notes donnent le jour exact des articles depuis 2018 environ; pour les plus anciens, elles donnent au mieux un jour où l'article se lisait déjà ainsi. Une source n'est comptée que si elle donne le jour même.
table-commencement-note_one = « Une seule source » veut dire que rien d'autre parmi nos documents n'indique ce jour; « sources contradictoires », que l'une d'elles donne un autre jour : le jour retenu est celui de la loi pour la sanction royale, et celui du Tableau autrement.
table-commencement-note_table = L'entrée désigne le fichier du Tableau par le numéro de sa loi, et la place de l'entrée dans ce fichier. Les faits sont réunis dans data/raw/compiled/law/commencement.csv.
column-commencement-amending_act = Loi
column-commencement-clause = Article
column-commencement-act = Loi modifiée
column-commencement-clause_outcome = Sort
column-commencement-fixed_by = Texte
column-commencement-depends_on = Ce dont il dépend
column-commencement-table_day = Jour selon le Tableau
column-commencement-rule_day = Jour selon sa propre règle
column-commencement-note_day = Jour selon la note de la codification
column-commencement-note_kind = Ce que donne la note
column-commencement-agreement = Concordance des sources
column-commencement-table_entry = Entrée du Tableau
value-commencement-clause_outcome = { $code ->
    [in_force] entré en vigueur
    [replaced] entré en vigueur dans une autre version
    [never] jamais entré en vigueur
    [awaiting] pas encore en vigueur
   *[unknown] inconnu
    }
value-commencement-note_kind = { $code ->
    [exact] le jour
    [of_section] le jour de cette disposition ou de son article
   *[at_the_latest] en vigueur à ce jour
    }
value-commencement-agreement = { $code ->
    [several] plusieurs sources concordent
    [one] une seule source
    [none] aucune source ne donne ce jour
    [contradicted] sources contradictoires
    [other_clauses] dépend d'autres articles
   *[not_dated] aucun jour
    }
table-law_effects-made = Chaque article de chaque loi est lu comme des directives; chaque directive visant chaque unité est une ligne, dans les deux versions linguistiques, avec le jour d'entrée en vigueur que donne le Tableau des lois d'intérêt public ou la loi elle-même.
law-asked = { $unit }, le { $day }
law-made = En vigueur depuis le { $since }, par { $citation }
# une codification montre qu'il se lisait déjà ainsi ce jour-là; citation : la dernière disposition possible, ou aucune
law-read = Se lisait déjà ainsi le { $since }, peut-être avant
law-read_by = Se lisait déjà ainsi le { $since }, peut-être avant; dernière modification : { $citation }
law-enacted = En vigueur depuis le { $since }, dans son texte d'origine
law-none = { $unit } n'était pas en vigueur le { $day }.
# édicté, sans que rien ici ne donne le jour de l'entrée en vigueur
law-undated = { $unit } a été édicté. Aucune de nos sources ne donne le jour de son entrée en vigueur : nous ne pouvons pas dire si cette disposition était en vigueur le { $day }.
law-repealed = { $unit } n'était pas en vigueur le { $day } : l'abrogation date du { $since } ({ $citation }).
law-same = { $unit } se lit de la même façon le { $first } et le { $last }.
# how: comment le jour est connu; instrument: le décret ou l'article qui l'a fixé
law-day_known = { $how }, { $instrument }
law-known_until = La loi est connue ici jusqu'au { $day }.
# le jour demandé est postérieur au dernier jour connu
law-no-act = Aucune loi ne s'appelle « { $about } ». Écrivez son titre, son chapitre ou sa référence.
law-no-files = Le dossier { $where } ne contient aucun texte de « { $about } ». Pour la Loi sur l'immigration et la protection des réfugiés et ses règlements, lancez make official; pour un autre texte, indiquez un dossier qui le contient : LAWS=dossier, ou --statutes dossier.
law-no-unit = La loi n'a jamais eu de disposition { $about }. Citez-la comme le texte, par exemple 25(1.2)c).
law-no-unit_printed = La codification à jour au { $where } n'a pas de disposition { $about }. Il se peut que des codifications antérieures, que nous n'avons pas, en aient eu une.
law-no-unit_read = Nous ne pouvons pas dire si la loi a déjà eu une disposition { $about } : aucun des textes que nous avons ne la contient, et il nous manque { $where }.
law-citation-unread = La référence n'a pas été lue en entier : « { $about } » n'est pas compris. Écrivez une disposition et son texte, par exemple LIPR 25(1.2)c).
law-citation-empty = Écrivez une disposition et son texte, par exemple LIPR 25(1.2)c).
law-citation-acts = La référence nomme deux textes, { $about } : demandez-les séparément.
law-citation-act = « { $about } » ne nomme aucun texte. Ajoutez la loi ou le règlement, par exemple LIPR 25(1.2)c).
law-citation-unit = « { $about } » ne nomme aucune disposition. Ajoutez l'article, par exemple LIPR 25(1.2)c).
law-no-bill = Nous ne savons pas quelle loi est issue du projet de loi { $about }. Écrivez la référence de la loi, par exemple L.C. 2012, ch. 17; la législature et la session peuvent être précisées : C-31 (41-1).
law-no-clause = { $where } n'a pas d'article { $about }. Pour la loi qu'il modifie, demandez LIPR { $about }.
law-one_unit = Nommez une seule disposition : une liste ne peut pas être comparée.
law-no-day = « { $text } » n'est pas une date : écrivez-la ainsi : 2012-06-27
law-nearest = Vouliez-vous dire { $name }?
law-days-order = Le { $last } précède le { $first } : donnez d'abord le jour le plus ancien.
law-known_until_only = Le dernier jour pour lequel nous avons la loi est le { $day }; rien de plus récent n'est connu ici.
law-from_consolidation = { $basis ->
    [consolidation_alone] Le texte vient des codifications officielles que nous avons, la dernière à jour au { $day }. Nous n'avons pas un à un les textes qui l'ont établi et ne pouvons pas dire comment il se lisait avant cette version.
   *[consolidation] Le texte vient d'une codification, la dernière à jour au { $day }, parce que nous n'avons pas la loi qui l'a édicté.
    }
law-known_from = Nous ne connaissons le texte de { $unit } qu'à partir du { $day }.
# l'article existait le jour demandé, dans un texte que nous n'avons pas
law-known_from_there = Son article était en vigueur le { $day }, peut-être dans un autre texte.
# clauses : ce qui a modifié l'article entre le jour demandé et le premier jour connu
law-changed_since = L'article a été modifié après ce jour par { $clauses }.
# clauses : ce qui l'a modifié l'année du jour demandé, à un jour qu'aucune note ne donne
law-changed_in_year = En { $year }, l'article a été modifié par { $clauses }, avant ou après ce jour.
law-doubt = { $code ->
    [not_read] Doute : { $clauses } a pu modifier cet article; nous n'avons pas ce texte.
    [step_failed] Doute : { $clauses } n'a pas pu être appliqué à cet article.
    [deletes_more] Doute : { $clauses } a supprimé des dispositions qu'il ne nomme pas.
    [not_unique] Doute : l'endroit que vise { $clauses } existe en plusieurs exemplaires.
    [condition] Doute : rien ne dit ici si la condition de { $clauses } a été remplie.
    [no_step] Doute : selon le Tableau des lois d'intérêt public, { $clauses } touche cet article, mais nous n'y avons pas lu de tel changement.
    [no_order] Doute : { $clauses } ajoute des définitions dans l'ordre alphabétique, et celles de l'article en suivent un autre.
   *[day_not_in_table] Doute : ni le Tableau des lois d'intérêt public ni la loi elle-même ne donnent le jour de { $clauses }.
    }
law-awaiting = Dispositions édictées pour cet article, mais pas en vigueur : { $clauses }.
law-page = Page de l'éditeur : { $address }
law-title_others = Ce que les projets de loi ont changé dans d'autres lois
law-index = Les lois que les projets de loi ont modifiées
law-index_count = { $count ->
    [one] une disposition
   *[other] { $count } dispositions
 }
law-index_listed = { $listed ->
    [one] dont une touche les personnes ayant subi la traite
   *[other] dont { $listed } touchent les personnes ayant subi la traite
 }
law-lacking-before = Nous n'avons pas, dans cette édition, le texte d'avant le changement.
law-lacking-after = Nous n'avons pas, dans cette édition, le texte d'après le changement.
law-lacking_both = Nous n'avons pas, dans cette édition, le texte de ce changement.
law-both_languages = Le français et l'anglais, côte à côte
law-never_changed = Aucune loi ultérieure n'a modifié ce texte.
law-unit_defined = { $unit } « { $term } »
law-unit_heading = { $unit }, intertitre
law-see_words = Le texte
law-unsaid = Absent de nos règles : { $words }.
law-more = Lectures, et comment citer
