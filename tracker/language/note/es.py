"""Spanish: the nouns and sentences of notes of changes, in the register of secretariats."""

from __future__ import annotations

from tracker.language.note.grammar import Grammar, Noun

_ARTICLES = {
    "m": {"nom": ("el ", "los "), "gen": ("del ", "de los "), "in": ("en el ", "en los ")},
    "f": {"nom": ("la ", "las "), "gen": ("de la ", "de las "), "in": ("en la ", "en las ")},
}


def _noun(gender: str, one: str, many: str, rest: str = "") -> Noun:
    """Return a noun with its article.

    Args:
        gender: ``m`` or ``f``.
        one: The noun.
        many: Its plural.
        rest: Words behind the number.
    """
    former = ("antiguo ", "antiguos ") if gender == "m" else ("antigua ", "antiguas ")

    def cases(prefixes: tuple[str, str]) -> dict[str, tuple[str, ...]]:
        result: dict[str, tuple[str, ...]] = {}
        for case, (article, articles) in _ARTICLES[gender].items():
            plural = f"{articles}{prefixes[1]}{many} {{n}}{rest}"
            result[case] = f"{article}{prefixes[0]}{one} {{n}}{rest}", plural, plural
        return result

    alone = {case: f"{article}{one} {{n}}" for case, (article, _) in _ARTICLES[gender].items()}
    return Noun(gender=gender, forms=cases(("", "")), former=cases(former), alone=alone)


GRAMMAR = Grammar(
    language="es",
    quotes=("“", "”"),
    comma=", ",
    last=" y ",
    between_clauses=(", ", " y "),
    span="{first} a {last}",
    point="{n})",
    agreement="mfMF",
    ordinals=(
        "primero",
        "segundo",
        "tercero",
        "cuarto",
        "quinto",
        "sexto",
        "séptimo",
        "octavo",
        "noveno",
        "décimo",
        "undécimo",
        "duodécimo",
        "decimotercero",
        "decimocuarto",
        "decimoquinto",
        "decimosexto",
        "decimoséptimo",
        "decimoctavo",
        "decimonoveno",
        "vigésimo",
    ),
    counted=frozenset({"line", "indent", "recital"}),
    nouns={
        "article": _noun("m", "artículo", "artículos"),
        "section": _noun("f", "sección", "secciones"),
        "paragraph": _noun("m", "párrafo", "párrafos"),
        "point": _noun("m", "apartado", "apartados"),
        "annex": _noun("m", "anexo", "anexos"),
        "book": _noun("m", "libro", "libros"),
        "part": _noun("f", "parte", "partes"),
        "title": _noun("m", "título", "títulos"),
        "chapter": _noun("m", "capítulo", "capítulos"),
        "subsection": _noun("f", "subsección", "subsecciones"),
        "rule": _noun("f", "regla", "reglas"),
        "regulation": _noun("f", "regla", "reglas"),
        "principle": _noun("m", "principio", "principios"),
        "guideline": _noun("f", "directriz", "directrices"),
        "standard": _noun("f", "norma", "normas"),
        "clause": _noun("f", "cláusula", "cláusulas"),
        "recommendation": _noun("f", "recomendación", "recomendaciones"),
        "objective": _noun("m", "objetivo", "objetivos"),
        "action": _noun("f", "acción", "acciones"),
        "provision": _noun("f", "disposición", "disposiciones"),
        "note": _noun("f", "nota", "notas"),
        "operative": _noun("m", "párrafo", "párrafos", " de la parte dispositiva"),
        "whole": _noun("m", "texto", "textos"),
        "recital": _noun("m", "párrafo", "párrafos", " del preámbulo"),
        "line": _noun("m", "párrafo", "párrafos"),
        "sole": _noun("m", "párrafo único", "párrafos únicos"),
        "indent": _noun("m", "guion", "guiones"),
        "preamble": _noun("m", "preámbulo", "preámbulos"),
        "chapeau": _noun("m", "encabezamiento", "encabezamientos"),
        "closing": _noun("f", "parte final", "partes finales"),
        "formula": _noun("f", "fórmula introductoria", "fórmulas introductorias"),
        "text_title": _noun("m", "título del texto", "títulos del texto"),
        "opening": _noun("f", "parte inicial", "partes iniciales"),
        "end": _noun("f", "parte final", "partes finales"),
    },
    sentences={
        "note_title": "Nota sobre los cambios",
        "note_intro": "En la presente nota se exponen los cambios introducidos en {after} con respecto a {before}.",
        "respectively": ", respectivamente",
        "probably": " probablemente",
        "new": "{what} {what:|es nuevo|es nueva|son nuevos|son nuevas}.",
        "new_headed": "{what}, {what:|titulado|titulada|titulados|tituladas} {heading}, {what:|es nuevo|es nueva|son "
        "nuevos|son nuevas}.",
        "dropped": "Se {what:|ha suprimido|han suprimido} {what}.",
        "dropped_headed": "Se {what:|ha suprimido|han suprimido} {what}, "
        "{what:|titulado|titulada|titulados|tituladas} {heading}.",
        "part_moved": "Partes {old:gen} figuran ahora {new:in}.",
        "renumbered": "{old}{probably} {old:|pasa a ser|pasan a ser} {new}{respectively}.",
        "renumbered_same": "{old}{probably} {old:|pasa a ser|pasan a ser} {new}{respectively}, sin cambios de "
        "redacción.",
        "renumbered_references": "{old}{probably} {old:|pasa a ser|pasan a ser} {new}{respectively}, sin más cambios "
        "que la adaptación de las remisiones.",
        "became": "{old}{probably} {old:|pasa a ser|pasan a ser} {new}{respectively}.",
        "moved": "{what} se {what:|ha trasladado|han trasladado}{probably} y {what:|figura|figuran} ahora a "
        "continuación {place:gen}.",
        "moved_first": "{what} se {what:|ha trasladado|han trasladado}{probably} al comienzo.",
        "moved_became": "{old} se {old:|ha trasladado|han trasladado}{probably} y {old:|pasa a ser|pasan a ser} "
        "{new}{respectively}.",
        "moved_became_same": "{old} se {old:|ha trasladado|han trasladado}{probably} y {old:|pasa a ser|pasan a ser} "
        "{new}{respectively}, sin cambios de redacción.",
        "split": "{old} se {old:|ha dividido|han dividido}{probably} en {new}.",
        "merged": "{old} se {old:|ha fusionado|han fusionado}{probably} en {new}.",
        "combined": "{new}{probably} {new:|reúne|reúnen} elementos {old:gen}.",
        "number_kept": "Se {what:|ha suprimido|han suprimido} {what}; se mantiene la numeración.",
        "number_filled": "{what} {what:|es nuevo y ocupa|es nueva y ocupa|son nuevos y ocupan|son nuevas y ocupan} un "
        "número que había quedado libre.",
        "number_dropped": "{what}, de {what:|cuyo texto|cuyos textos} solo se había mantenido el número, ya no "
        "{what:|figura|figuran}.",
        "option_chosen": "Entre las opciones se {what:|ha|han} mantenido {what}.",
        "option_fell": "Entre las opciones no se {what:|ha|han} mantenido {what}.",
        "option_offered": "{what} {what:|constituye|constituyen} ahora una de varias opciones.",
        "option_added": "{what} {what:|se ha añadido|se han añadido} como opción adicional.",
        "changes": "{where}, {changes}.",
        "added_figure": "se ha añadido la cifra {words}{at}",
        "added_one": "se ha añadido la palabra {words}{at}",
        "added": "se han añadido las palabras {words}{at}",
        "added_long": "se ha añadido un pasaje que comienza con {words}{at}",
        "added_sentence": "se ha añadido una oración que comienza con {words}{at}",
        "added_sentences": "se han añadido oraciones que comienzan con {words}{at}",
        "after": " después de {words}",
        "at_start": " al comienzo",
        "at_end": " al final",
        "deleted_figure": "se ha suprimido la cifra {words}",
        "deleted_one": "se ha suprimido la palabra {words}",
        "deleted": "se han suprimido las palabras {words}",
        "deleted_long": "se ha suprimido el pasaje que comienza con {words}",
        "deleted_sentence": "se ha suprimido la oración que comienza con {words}",
        "deleted_sentences": "se han suprimido las oraciones que comienzan con {words}",
        "replaced_figure": "se ha sustituido la cifra {old} por {by}",
        "replaced_one": "se ha sustituido la palabra {old} por {by}",
        "replaced": "se han sustituido las palabras {old} por {by}",
        "replaced_long": "se ha sustituido el pasaje que comienza con {old} por {by}",
        "by": "{new}",
        "by_figure": "{new}",
        "by_long": "un pasaje que comienza con {new}",
        "bracket_lifted": "se han eliminado los corchetes de {words}",
        "bracket_lifted_long": "se han eliminado los corchetes del pasaje que comienza con {words}",
        "brackets_lifted": "se han eliminado corchetes",
        "bracket_set": "se ha puesto entre corchetes {words}",
        "bracket_set_long": "se ha puesto entre corchetes el pasaje que comienza con {words}",
        "brackets_set": "se han añadido corchetes",
        "chosen_option": "de las opciones {all} se ha mantenido {words}",
        "chosen": "de las variantes {all} se ha mantenido {words}",
        "brackets_of": "Se han eliminado los corchetes que encerraban la designación {what:gen}.",
        "brackets": "Se han modificado los corchetes {what:gen}.",
        "reworded": "Se {what:|ha reformulado|han reformulado} {what}.",
        "largely": "Se {what:|ha reformulado|han reformulado} en gran parte {what}.",
        "reworded_changes": "Se {what:|ha reformulado|han reformulado} {what}; {changes}.",
        "largely_changes": "Se {what:|ha reformulado|han reformulado} en gran parte {what}; {changes}.",
        "amended": "{what} se {what:|ha modificado|han modificado} como sigue:",
        "heading_reworded": "Se ha reformulado el título {what:gen}.",
        "heading_replaced": "El título {what:gen}, {old_words}, se ha sustituido por {new_words}.",
        "heading_added": "Se ha añadido el título {new_words} {what:in}.",
        "heading_deleted": "Se ha suprimido el título {what:gen}, {old_words}.",
        "punctuation": "Se ha modificado la puntuación {what:gen}.",
        "print": "Se han introducido cambios tipográficos {what:in}.",
        "references": "Las remisiones que figuran {what:in} se han adaptado a la nueva numeración.",
        "footnotes": "Se han modificado las notas {what:gen}.",
        "relabelled": "La designación {what:gen} se presenta de otro modo.",
        "numbering": "Se ha modificado la numeración interna {what:gen}.",
        "breaks": "Se ha modificado la división {what:gen} en párrafos.",
        "order": "Se ha reordenado el texto {what:gen}.",
        "structure": "Se ha modificado el nivel {what:gen} en la estructura del texto.",
        "previously": " (antes {old})",
        "corrected": " (según una corrección: {name}, {reason})",
        "corrected_plain": " (según una corrección: {name})",
    },
)
