"""French: the nouns and sentences of notes of changes, in the register of secretariats."""

from __future__ import annotations

from dataclasses import replace

from tracker.language.note.grammar import Grammar, Noun

_VOWELS = "aeéèêiou"


def _articles(gender: str, first: str) -> dict[str, tuple[str, str]]:
    """Return for each case the article before one and before several, with its blank."""
    if first in _VOWELS:
        one = {"nom": "l’", "gen": "de l’", "in": "à l’"}
    elif gender == "m":
        one = {"nom": "le ", "gen": "du ", "in": "au "}
    else:
        one = {"nom": "la ", "gen": "de la ", "in": "à la "}
    many = {"nom": "les ", "gen": "des ", "in": "aux "}
    return {case: (one[case], many[case]) for case in one}


def _noun(gender: str, one: str, many: str, *, before: str = "", behind: str = " {n}") -> Noun:
    """Return a noun with its article.

    Args:
        gender: ``m`` or ``f``.
        one: The noun.
        many: Its plural.
        before: A gap for the number before it, for ordinals.
        behind: A gap for the number behind it.
    """
    former = ("ancien ", "anciens ") if gender == "m" else ("ancienne ", "anciennes ")

    def cases(first: str, prefixes: tuple[str, str]) -> dict[str, tuple[str, ...]]:
        result: dict[str, tuple[str, ...]] = {}
        for case, (article, articles) in _articles(gender, first).items():
            plural = f"{articles}{prefixes[1]}{before}{many}{behind}"
            result[case] = f"{article}{prefixes[0]}{before}{one}{behind}", plural, plural
        return result

    alone = {case: f"{article}{one} {{n}}" for case, (article, _) in _articles(gender, one[0]).items()}
    return Noun(gender=gender, forms=cases("d" if before else one[0], ("", "")), former=cases("a", former), alone=alone)


def _single(gender: str, name: str) -> Noun:
    noun = _noun(gender, name, name, behind="")
    forms = (f"dans {noun.forms['nom'][0]}",) * 3
    return replace(noun, forms={**noun.forms, "in": forms}, alone={**noun.alone, "in": f"dans {noun.alone['nom']}"})


GRAMMAR = Grammar(
    language="fr",
    quotes=("«\u00a0", "\u00a0»"),
    comma=", ",
    last=" et ",
    between_clauses=(", ", " et "),
    span="{first} à {last}",
    point="{n})",
    agreement="mfMF",
    ordinals=(
        "premier",
        "deuxième",
        "troisième",
        "quatrième",
        "cinquième",
        "sixième",
        "septième",
        "huitième",
        "neuvième",
        "dixième",
        "onzième",
        "douzième",
        "treizième",
        "quatorzième",
        "quinzième",
        "seizième",
        "dix-septième",
        "dix-huitième",
        "dix-neuvième",
        "vingtième",
        "vingt et unième",
        "vingt-deuxième",
        "vingt-troisième",
        "vingt-quatrième",
        "vingt-cinquième",
        "vingt-sixième",
        "vingt-septième",
        "vingt-huitième",
        "vingt-neuvième",
        "trentième",
    ),
    beyond="{n}e",
    counted=frozenset({"line", "indent", "recital"}),
    nouns={
        "article": _noun("m", "article", "articles"),
        "section": _noun("f", "section", "sections"),
        "paragraph": _noun("m", "paragraphe", "paragraphes"),
        "point": _noun("m", "alinéa", "alinéas"),
        "annex": _noun("f", "annexe", "annexes"),
        "book": _noun("m", "livre", "livres"),
        "part": _noun("f", "partie", "parties"),
        "title": _noun("m", "titre", "titres"),
        "chapter": _noun("m", "chapitre", "chapitres"),
        "subsection": _noun("f", "sous-section", "sous-sections"),
        "rule": _noun("f", "règle", "règles"),
        "regulation": _noun("f", "règle", "règles"),
        "principle": _noun("m", "principe", "principes"),
        "guideline": _noun("f", "directive", "directives"),
        "standard": _noun("f", "norme", "normes"),
        "clause": _noun("f", "clause", "clauses"),
        "recommendation": _noun("f", "recommandation", "recommandations"),
        "objective": _noun("m", "objectif", "objectifs"),
        "action": _noun("f", "action", "actions"),
        "provision": _noun("f", "disposition", "dispositions"),
        "note": _noun("f", "note", "notes"),
        "operative": _noun("m", "paragraphe", "paragraphes", behind=" {n} du dispositif"),
        "whole": _single("m", "texte"),
        "recital": _noun("m", "alinéa du préambule", "alinéas du préambule", before="{n} ", behind=""),
        "line": _noun("m", "alinéa", "alinéas", before="{n} ", behind=""),
        "sole": _single("m", "seul alinéa"),
        "indent": _noun("m", "tiret", "tirets", before="{n} ", behind=""),
        "preamble": _single("m", "préambule"),
        "chapeau": _single("m", "chapeau"),
        "closing": _single("m", "membre de phrase final"),
        "formula": _single("f", "formule introductive"),
        "text_title": _single("m", "titre du texte"),
        "opening": _single("f", "partie introductive"),
        "end": _single("f", "partie finale"),
    },
    sentences={
        "note_title": "Note sur les modifications",
        "note_intro": "La présente note expose les modifications apportées dans {after} par rapport à {before}.",
        "respectively": " respectivement",
        "probably": " probablement",
        "new": "{what} {what:|est nouveau|est nouvelle|sont nouveaux|sont nouvelles}.",
        "new_headed": "{what}, {what:|intitulé|intitulée|intitulés|intitulées} {heading}, {what:|est nouveau|est "
        "nouvelle|sont nouveaux|sont nouvelles}.",
        "dropped": "{what} {what:|a été supprimé|a été supprimée|ont été supprimés|ont été supprimées}.",
        "dropped_headed": "{what}, {what:|intitulé|intitulée|intitulés|intitulées} {heading}, {what:|a été supprimé|a "
        "été supprimée|ont été supprimés|ont été supprimées}.",
        "part_moved": "Des parties {old:gen} figurent désormais {new:in}.",
        "renumbered": "{old} {old:|devient|deviennent}{probably}{respectively} {new}.",
        "renumbered_same": "{old} {old:|devient|deviennent}{probably}{respectively} {new}, sans changement de libellé.",
        "renumbered_references": "{old} {old:|devient|deviennent}{probably}{respectively} {new}, sans autre "
        "changement que l’adaptation des renvois.",
        "became": "{old} {old:|devient|deviennent}{probably}{respectively} {new}.",
        "moved": "{what} {what:|a|ont}{probably} été {what:|déplacé|déplacée|déplacés|déplacées} et "
        "{what:|suit|suivent} désormais {place}.",
        "moved_first": "{what} {what:|a|ont}{probably} été {what:|déplacé|déplacée|déplacés|déplacées} au début.",
        "moved_became": "{old} {old:|a|ont}{probably} été {old:|déplacé|déplacée|déplacés|déplacées} et "
        "{old:|devient|deviennent}{respectively} {new}.",
        "moved_became_same": "{old} {old:|a|ont}{probably} été {old:|déplacé|déplacée|déplacés|déplacées} et "
        "{old:|devient|deviennent}{respectively} {new}, sans changement de libellé.",
        "split": "{old} {old:|a|ont}{probably} été {old:|scindé|scindée|scindés|scindées} pour former {new}.",
        "merged": "{old} {old:|a|ont}{probably} été {old:|fusionné|fusionnée|fusionnés|fusionnées} pour former {new}.",
        "combined": "{new} {new:|réunit|réunissent}{probably} des éléments {old:gen}.",
        "number_kept": "{what} {what:|a été supprimé|a été supprimée|ont été supprimés|ont été supprimées}\u00a0; la "
        "numérotation est maintenue.",
        "number_filled": "{what} {what:|est nouveau et occupe|est nouvelle et occupe|sont nouveaux et occupent|sont "
        "nouvelles et occupent} un numéro laissé libre.",
        "number_dropped": "{what}, dont seul le numéro avait été maintenu, {what:|a disparu|ont disparu}.",
        "option_chosen": "Parmi les options, {what} {what:|a été retenu|a été retenue|ont été retenus|ont été "
        "retenues}.",
        "option_fell": "Parmi les options, {what} {what:|n’a pas été retenu|n’a pas été retenue|n’ont pas été "
        "retenus|n’ont pas été retenues}.",
        "option_offered": "{what} {what:|constitue|constituent} désormais une option parmi d’autres.",
        "option_added": "{what} {what:|a été ajouté|a été ajoutée|ont été ajoutés|ont été ajoutées} comme option "
        "supplémentaire.",
        "changes": "{where}, {changes}.",
        "added_figure": "le chiffre {words} a été ajouté{at}",
        "added_one": "le mot {words} a été ajouté{at}",
        "added": "les mots {words} ont été ajoutés{at}",
        "added_long": "un passage commençant par {words} a été ajouté{at}",
        "added_sentence": "une phrase commençant par {words} a été ajoutée{at}",
        "added_sentences": "des phrases commençant par {words} ont été ajoutées{at}",
        "after": " après {words}",
        "at_start": " au début",
        "at_end": " à la fin",
        "deleted_figure": "le chiffre {words} a été supprimé",
        "deleted_one": "le mot {words} a été supprimé",
        "deleted": "les mots {words} ont été supprimés",
        "deleted_long": "le passage commençant par {words} a été supprimé",
        "deleted_sentence": "la phrase commençant par {words} a été supprimée",
        "deleted_sentences": "les phrases commençant par {words} ont été supprimées",
        "replaced_figure": "le chiffre {old} a été remplacé par {by}",
        "replaced_one": "le mot {old} a été remplacé par {by}",
        "replaced": "les mots {old} ont été remplacés par {by}",
        "replaced_long": "le passage commençant par {old} a été remplacé par {by}",
        "by": "{new}",
        "by_figure": "{new}",
        "by_long": "un passage commençant par {new}",
        "bracket_lifted": "les crochets qui entouraient {words} ont été levés",
        "bracket_lifted_long": "les crochets qui entouraient le passage commençant par {words} ont été levés",
        "brackets_lifted": "des crochets ont été levés",
        "bracket_set": "{words} a été placé entre crochets",
        "bracket_set_long": "le passage commençant par {words} a été placé entre crochets",
        "brackets_set": "des crochets ont été ajoutés",
        "chosen_option": "des options {all}, c’est {words} qui a été retenue",
        "chosen": "des variantes {all}, c’est {words} qui a été retenu",
        "brackets_of": "Les crochets qui entouraient la désignation {what:gen} ont été levés.",
        "brackets": "Les crochets {what:gen} ont été modifiés.",
        "reworded": "{what} {what:|a été reformulé|a été reformulée|ont été reformulés|ont été reformulées}.",
        "largely": "{what} {what:|a été largement reformulé|a été largement reformulée|ont été largement "
        "reformulés|ont été largement reformulées}.",
        "reworded_changes": "{what} {what:|a été reformulé|a été reformulée|ont été reformulés|ont été "
        "reformulées}\u00a0; {changes}.",
        "largely_changes": "{what} {what:|a été largement reformulé|a été largement reformulée|ont été largement "
        "reformulés|ont été largement reformulées}\u00a0; {changes}.",
        "amended": "{what} {what:|a été modifié|a été modifiée|ont été modifiés|ont été modifiées} comme suit\u00a0:",
        "heading_reworded": "L’intitulé {what:gen} a été reformulé.",
        "heading_replaced": "L’intitulé {what:gen}, {old_words}, a été remplacé par {new_words}.",
        "heading_added": "L’intitulé {new_words} a été donné {what:in}.",
        "heading_deleted": "L’intitulé {what:gen}, {old_words}, a été supprimé.",
        "punctuation": "La ponctuation {what:gen} a été modifiée.",
        "print": "Des modifications typographiques ont été apportées {what:in}.",
        "references": "Les renvois figurant {what:in} ont été adaptés à la nouvelle numérotation.",
        "footnotes": "Les notes se rapportant {what:in} ont été modifiées.",
        "relabelled": "La désignation {what:gen} est présentée différemment.",
        "numbering": "La numérotation interne {what:gen} a été modifiée.",
        "breaks": "La division {what:gen} en alinéas a été modifiée.",
        "order": "Le texte {what:gen} a été réagencé.",
        "structure": "Le niveau {what:gen} dans la structure du texte a été modifié.",
        "previously": " (auparavant {old})",
        "corrected": " (selon une correction\u00a0: {name}, {reason})",
        "corrected_plain": " (selon une correction\u00a0: {name})",
    },
)
