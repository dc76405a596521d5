"""Spanish words of the reports on language versions."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "versions": "Versiones lingüísticas",
    "versions_agree": "Las versiones coinciden en todo lo que se compara: {names}.",
    "versions_alone": "Versiones que coinciden entre sí: {agreeing} de {count}. Sola: {names}.",
    "versions_differ": "Diferencias: {count}. Disposiciones con alguna diferencia: {places} de {all}.",
    "versions_facts": "Se trata de hechos relativos a los números, la estructura y los signos. Corresponde a los "
    "lectores juzgar si las versiones tienen el mismo sentido.",
    "versions_lacking": "falta en: {names}",
    "versions_only": "solo en: {names}",
    "versions_none": "ninguno",
    "differences": "Diferencias",
    "difference": "Diferencia",
    "kind_lacking": "parte que falta",
    "kind_not-aligned": "sin alinear",
    "kind_place": "otro lugar",
    "kind_label": "número de la disposición",
    "kind_heading": "título",
    "kind_divided": "división en partes",
    "kind_number": "número",
    "kind_amount": "cantidad",
    "kind_period": "plazo",
    "kind_date": "fecha",
    "kind_reference": "remisión",
    "kind_brackets": "corchetes",
    "kind_options": "opciones",
    "kind_notes": "llamadas de nota",
    "kind_length": "extensión",
    "kind_lineage": "correspondencia en {since}",
    "versions_parts": "partes: {count}",
    "versions_usual": "{percent}\u00a0% de la extensión habitual",
    "versions_side_by_side": "Texto completo, en columnas paralelas",
    "versions_agreed": "Acordado",
    "versions_structure": "Estructura: {places}.",
    "versions_unlike": "Pocas partes tienen equivalente en todas las versiones: {shared} de {all}. Quizá no sean "
    "versiones de un mismo texto.",
}
