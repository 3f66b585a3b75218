## Le cadre du site

site-questions = Questions

site-numbers = Tous les nombres

site-crumbs = Vous êtes ici

site-leave = Quitter cette page

site-leave-address = https://meteo.gc.ca/

site-about = Le site ne garde rien sur vous et ne demande rien au réseau. Il compte des dossiers; les personnes de ses exemples sont inventées.

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
