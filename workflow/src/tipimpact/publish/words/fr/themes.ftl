# Les mots de l'étape themes, en français du Canada.

table-theme_prevalence-title = Thèmes des rapports, par type de source, année et langue
table-theme_prevalence-what = Pour chaque thème du livre de codes, le nombre de phrases des rapports qui en parlent, sur l'ensemble des phrases, avec un intervalle à 95 %, la position de ces phrases et un passage à consulter.
table-theme_prevalence-is_not = Il indique de quoi les rapports parlent, et non à quelle fréquence une chose arrive à des personnes ni quelle en est la cause. Ce n'est pas une tendance : chaque ligne porte sur les textes d'un même type pour une année, et le type diffère d'une année à l'autre; bien des textes ont été écrits avant les projets de loi. Dans l'édition échantillon, les phrases sont celles de nos propres résumés.
table-theme_prevalence-note_unit = Une phrase, ou un élément de liste entier, compte une fois par thème; elle peut aborder plusieurs thèmes ou aucun.
table-theme_prevalence-note_interval = L'intervalle est celui de Wilson. Il traite les phrases comme un échantillon de ce que disent de tels rapports; pour le rapport lui-même, la part est exacte, aux erreurs de codage près.
table-theme_prevalence-note_measured = Le codage est fait par des règles et se trompe parfois; la documentation (themes) indique à quelle fréquence, par rapport à des phrases codées à la main.
table-theme_prevalence-note_stance = La position est celle de la phrase entière : demande, critique, dénégation ou, à défaut, énoncé. Elle n'a pas été mesurée par rapport à un codage à la main.
table-theme_prevalence-note_example = L'exemple donne la source et l'endroit de la phrase dans son fichier, en caractères à partir du début.
table-theme_prevalence-note_zero = Un zéro veut dire que les règles n'ont trouvé aucune phrase sur le thème; le rapport du forum, par exemple, ne nomme jamais la détention, les restrictions à l'appel ni les pays désignés.
column-theme_prevalence-theme = Thème
column-theme_prevalence-source_type = Type de source
column-theme_prevalence-year = Année
column-theme_prevalence-period = Rédaction
column-theme_prevalence-language = Langue
column-theme_prevalence-coded = Phrases sur le thème
column-theme_prevalence-sentences = Phrases au total
column-theme_prevalence-share = Part
column-theme_prevalence-interval = Intervalle à 95 %
column-theme_prevalence-share_low = Borne inférieure
column-theme_prevalence-share_high = Borne supérieure
column-theme_prevalence-demands = Demandes
column-theme_prevalence-criticisms = Critiques
column-theme_prevalence-denials = Dénégations
column-theme_prevalence-statements = Autres énoncés
column-theme_prevalence-example = Exemple (source et caractères)
value-theme_prevalence-source_type-government = Gouvernement
value-theme_prevalence-source_type-parliament = Parlement (débats)
value-theme_prevalence-source_type-research = Recherche
value-theme_prevalence-source_type-un = Nations Unies
value-theme_prevalence-source_type-statute = Lois et règlements
value-theme_prevalence-source_type-other = Autre
# no place was found; text: the word or theme asked for
kwic-none = Aucun résultat pour « { $text } ».
# last line of a list of places; count: how many there are
kwic-found = { $count ->
    [one] { $count } occurrence trouvée.
   *[other] { $count } occurrences trouvées.
 }
# after kwic-found, where there are more than are shown; count: how many are shown
kwic-shown = { $count ->
    [one] Seule la première est affichée. L'option --limit en montre davantage.
   *[other] Seules les { $count } premières sont affichées. L'option --limit en montre davantage.
 }
table-asks-title = Ce qui est demandé dans les rapports, et à qui
table-asks-what = Chaque phrase des rapports, débats, instructions et recommandations qui demande à quelqu'un de faire quelque chose et aborde un thème du livre de codes, ainsi que toutes les demandes des rapports d'organismes : à qui on demande, quoi, le droit cité et l'endroit où cela se trouve.
table-asks-is_not = Ce n'est pas une liste de ce qu'il faudrait faire ni de qui l'a demandé en premier : les demandes sont trouvées par des règles appliquées à l'analyse de chaque phrase; certaines échappent aux règles ou sont erronées. Dans l'édition échantillon, les phrases sont celles de nos propres résumés.
table-asks-note_which = Les lois ordonnent et ne demandent pas : elles sont exclues. Les demandes sans thème le sont aussi, sauf celles des rapports d'organismes; le fichier asks_found des données traitées les contient toutes.
table-asks-note_split = Une phrase qui demande deux choses, chacune avec son propre objet, donne deux lignes.
table-asks-note_addressee = La personne ou l'organisme à qui l'on demande figure tel qu'écrit; pour une recommandation de l'Examen périodique universel, c'est l'État examiné. Si personne n'est nommé, la cellule est vide.
table-asks-note_citations = Le droit est indiqué tel que cité. Le numéro d'un projet de loi est réutilisé à chaque session : C-31 seul ne dit pas lequel.
table-asks-note_names = Les citations ont été examinées pour y repérer les noms de personnes; […] les remplace. Il arrive qu'un mot qui n'est pas un nom soit masqué.
table-asks-note_answer = La réponse est celle de l'État examiné : acceptée ou notée.
table-asks-note_measured = Les 17 recommandations du rapport du forum sont toutes trouvées, celle qui demande deux choses comptant pour deux; ailleurs, la part trouvée n'a pas été mesurée.
column-asks-source_type = Type de source
column-asks-year = Année
column-asks-period = Rédaction
column-asks-language = Langue
column-asks-addressee = À qui
column-asks-negated = Ne pas faire
column-asks-action = Action
column-asks-object = Objet
column-asks-themes = Thèmes
column-asks-citations = Droit cité
column-asks-answer = Réponse
column-asks-quote = Texte
column-asks-place = Endroit (source et caractères)
column-asks-part = Demande
column-asks-parts = Demandes dans la phrase
column-asks-form = Forme
column-asks-addressee_from = Destinataire nommé dans
column-asks-sentence_id = Phrase
value-asks-form-bare = verbe seul
value-asks-form-duty = doit, devrait
value-asks-form-request = demande expresse
value-asks-form-impersonal = il faut, il est nécessaire
value-asks-form-recommendation = recommandation, verbe non repéré
value-asks-addressee_from-sentence = la phrase
value-asks-addressee_from-lead_in = les mots qui précèdent la liste
value-asks-addressee_from-section = le titre
value-asks-answer-accepted = acceptée
value-asks-answer-noted = notée
table-theme_co_occurrence-title = Thèmes qui se rencontrent dans une même phrase
table-theme_co_occurrence-what = Pour chaque paire de thèmes, le nombre de phrases qui abordent les deux, à côté du nombre attendu si les deux étaient sans rapport.
table-theme_co_occurrence-is_not = Deux thèmes dans une phrase ne sont ni une cause et son effet ni un cas où les deux se sont produits. Les textes de périodes différentes sont de types différents : ce n'est pas une tendance.
table-theme_co_occurrence-note_pairs = Une paire a une ligne là où les deux thèmes sont présents, même s'ils ne se rencontrent jamais.
table-theme_co_occurrence-note_expected = Attendu : phrases sur l'un, multipliées par phrases sur l'autre, divisées par toutes les phrases. La plupart des phrases n'abordent aucun thème; les thèmes d'un même domaine se rencontrent donc plus souvent. La part est celle des phrases sur les deux parmi celles sur l'un ou l'autre, avec l'intervalle de Wilson.
column-theme_co_occurrence-theme = Thème
column-theme_co_occurrence-other = Autre thème
column-theme_co_occurrence-source_type = Type de source
column-theme_co_occurrence-period = Rédaction
column-theme_co_occurrence-language = Langue
column-theme_co_occurrence-both = Phrases sur les deux
column-theme_co_occurrence-on_theme = Sur le thème
column-theme_co_occurrence-on_other = Sur l'autre
column-theme_co_occurrence-sentences = Phrases au total
column-theme_co_occurrence-expected = Attendu
column-theme_co_occurrence-share = Part
column-theme_co_occurrence-interval = Intervalle à 95 %
column-theme_co_occurrence-share_low = Borne inférieure
column-theme_co_occurrence-share_high = Borne supérieure
column-theme_co_occurrence-example = Exemple (source et caractères)
table-theme_prevalence-made = Chaque phrase des rapports est codée selon les mots et les règles du livre de codes. Une part est le nombre de phrases codées sur toutes les phrases du même type de source, de la même année et de la même langue, avec un intervalle de Wilson. La position est lue dans les indices de la phrase.
table-asks-made = Les phrases qui demandent sont repérées par leur grammaire; le destinataire et l'objet sont lus dans leurs parties, le droit cité dans leurs renvois. Les noms de personnes sont masqués.
table-theme_co_occurrence-made = Les phrases portant les deux codes sont comptées à côté de ce que donneraient par hasard les parts des deux thèmes; la part est celle des phrases sur l'un ou l'autre thème, avec un intervalle de Wilson.
