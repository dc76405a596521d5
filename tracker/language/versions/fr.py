"""French words of the reports on language versions."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "versions": "Versions linguistiques",
    "versions_agree": "Les versions concordent sur tout ce qui est comparé\u00a0: {names}.",
    "versions_alone": "Versions qui concordent entre elles\u00a0: {agreeing} sur {count}. Seule\u00a0: {names}.",
    "versions_differ": "Différences\u00a0: {count}. Dispositions avec une différence\u00a0: {places} sur {all}.",
    "versions_facts": "Ce sont des faits relatifs aux nombres, à la structure et aux signes. Il appartient aux "
    "lecteurs de juger si les versions ont le même sens.",
    "versions_lacking": "absent de\u00a0: {names}",
    "versions_only": "seulement dans\u00a0: {names}",
    "versions_none": "aucun",
    "differences": "Différences",
    "difference": "Différence",
    "kind_lacking": "élément absent",
    "kind_not-aligned": "non aligné",
    "kind_place": "autre emplacement",
    "kind_label": "numéro de la disposition",
    "kind_heading": "intitulé",
    "kind_divided": "division en parties",
    "kind_number": "nombre",
    "kind_amount": "quantité",
    "kind_period": "délai",
    "kind_date": "date",
    "kind_reference": "renvoi",
    "kind_brackets": "crochets",
    "kind_options": "options",
    "kind_notes": "appels de note",
    "kind_length": "longueur",
    "kind_lineage": "correspondance dans {since}",
    "versions_parts": "parties\u00a0: {count}",
    "versions_usual": "{percent}\u00a0% de la longueur habituelle",
    "versions_side_by_side": "Texte intégral, côte à côte",
    "versions_agreed": "Convenu",
    "versions_structure": "Structure\u00a0: {places}.",
    "versions_unlike": "Peu d’éléments ont un équivalent dans chaque version\u00a0: {shared} sur {all}. Il ne "
    "s’agit peut-être pas de versions d’un même texte.",
}
