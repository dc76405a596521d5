"""The words of the reports, by language; a language without words of its own gets English."""

from __future__ import annotations

from tracker.model.change import Ground, Reason

_EN = {
    "lang": "en",
    "dir": "ltr",
    "semicolon": "; ",
    "redline": "Redline",
    "before": "Before",
    "after": "After",
    "symbol": "Symbol",
    "date": "Date",
    "language": "Language",
    "text": "Text",
    "source": "Source",
    "digest": "Digest (sha256)",
    "official": "official text",
    "translation": "unofficial translation",
    "reconstruction": "reconstruction, not the issued text",
    "unverified": "unverified text",
    "concordance": "Table of concordance",
    "basis": "Basis",
    "change": "Change",
    "summary": "Summary",
    "articles": "articles",
    "recitals": "recitals",
    "unchanged": "unchanged",
    "reworded": "reworded",
    "renumbered": "renumbered",
    "moved": "moved",
    "split": "split",
    "merged": "merged",
    "inserted": "new",
    "deleted": "dropped",
    "unchanged_n": "unchanged",
    "reworded_n": "reworded",
    "renumbered_n": "renumbered",
    "moved_n": "moved",
    "split_n": "split",
    "merged_n": "merged",
    "inserted_n": "new",
    "deleted_n": "dropped",
    "colon": ": ",
    "probably": "probably",
    "preamble": "Preamble",
    "recital": "Recital",
    "chapeau": "chapeau",
    "line": "line",
    "closing": "closing words",
    "notes": "Notes",
    "note": "note",
    "dash": "—",
    "ex": "ex-",
    "moved_badge": "Moved: formerly behind {place}",
    "moved_from": "From {place}",
    "stub": "{what} now stands in {place}",
    "stub_article": "{what} moved: now {place}",
    "also_from": "Parts of it come from {places}",
    "also_to": "Parts of it are now in {places}",
    "went_to": "Merged or divided: parts of it are now in {places}",
    "start": "the opening",
    "show_unchanged": "{what}: unchanged",
    "key": "Key",
    "key_words": "Inserted words are underlined twice, deleted words struck through.",
    "kept_by": "Made by treaty-tracker {version}. Both texts can be rebuilt from this page, letter for letter.",
    "ins_start": "[insertion: ",
    "ins_end": "] ",
    "del_start": "[deletion: ",
    "del_end": "] ",
    "to_text": "to the text",
    "none": "The two texts are the same.",
    "skip": "Skip to the text",
    "key_markdown": "{++Words like these++} are new, {--words like these--} are gone; {>>what stands like this<<}, "
    "and each [^number] of a note, is no treaty text.",
    "summary_whole": "Summary of the whole texts",
    "extract": "Extract: {what} only, with what came from it or went there; not the whole text.",
    "kept_by_extract": "Made by treaty-tracker {version}. An extract: the rest of both texts is not in it.",
}
_FR = {
    "lang": "fr",
    "dir": "ltr",
    "semicolon": "\u00a0; ",
    "redline": "Texte comparé",
    "before": "Avant",
    "after": "Après",
    "symbol": "Cote",
    "date": "Date",
    "language": "Langue",
    "text": "Texte",
    "source": "Source",
    "digest": "Empreinte (sha256)",
    "official": "texte officiel",
    "translation": "traduction non officielle",
    "reconstruction": "reconstitution, non le texte publié",
    "unverified": "texte non vérifié",
    "concordance": "Table de concordance",
    "basis": "Fondement",
    "change": "Modification",
    "summary": "Résumé",
    "articles": "articles",
    "recitals": "alinéas du préambule",
    "unchanged": "inchangé",
    "reworded": "reformulé",
    "renumbered": "renuméroté",
    "moved": "déplacé",
    "split": "scindé",
    "merged": "fusionné",
    "inserted": "nouveau",
    "deleted": "supprimé",
    "unchanged_n": "inchangés",
    "reworded_n": "reformulés",
    "renumbered_n": "renumérotés",
    "moved_n": "déplacés",
    "split_n": "scindés",
    "merged_n": "fusionnés",
    "inserted_n": "nouveaux",
    "deleted_n": "supprimés",
    "colon": "\u00a0: ",
    "probably": "probablement",
    "preamble": "Préambule",
    "recital": "Alinéa du préambule",
    "chapeau": "chapeau",
    "line": "alinéa",
    "closing": "membre de phrase final",
    "notes": "Notes",
    "note": "note",
    "dash": "—",
    "ex": "ex-",
    "moved_badge": "Déplacé : précédemment après {place}",
    "moved_from": "Provient de : {place}",
    "stub": "{what} : figure désormais dans {place}",
    "stub_article": "{what} : déplacé, désormais {place}",
    "also_from": "Des parties proviennent de : {places}",
    "also_to": "Des parties figurent désormais dans : {places}",
    "went_to": "Fusionné ou réparti : des parties figurent désormais dans : {places}",
    "start": "l’ouverture",
    "show_unchanged": "{what} : inchangé",
    "key": "Légende",
    "key_words": "Les mots ajoutés sont soulignés deux fois, les mots supprimés sont barrés.",
    "kept_by": "Établi par treaty-tracker {version}. Les deux textes peuvent être reconstitués à partir de cette "
    "page, à la lettre près.",
    "ins_start": "[ajout : ",
    "ins_end": "] ",
    "del_start": "[suppression : ",
    "del_end": "] ",
    "to_text": "vers le texte",
    "none": "Les deux textes sont identiques.",
    "skip": "Aller au texte",
    "key_markdown": "Les {++mots comme ceux-ci++} sont nouveaux, les {--mots comme ceux-ci--} supprimés ; "
    "{>>ce qui figure ainsi<<} et les appels de note [^numéro] ne font pas partie du texte.",
    "summary_whole": "Résumé des textes entiers",
    "extract": "Extrait : seulement {what}, avec ce qui en provient ou y est allé ; non le texte entier.",
    "kept_by_extract": "Établi par treaty-tracker {version}. Un extrait : le reste des deux textes n’y figure pas.",
}
WORDS = {"en": _EN, "fr": _FR}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def words_of(language: str) -> dict[str, str]:
    """The words of the reports in a language (a BCP 47 tag), else in English."""
    return WORDS.get(language.split("-", maxsplit=1)[0].lower(), _EN)


def direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


_REASONS = {
    "en": {
        Ground.STATED: "stated by a person",
        "statement": ": {statement}",
        "author": " ({author})",
        Ground.IDENTICAL: "identical text",
        Ground.WORDING: "{before} % of its words before, {after} % of its words after are the same",
        Ground.PASSAGE: "passages in common: {before} % of the words before, {after} % of the words after",
        Ground.CONTENT: "{before} % of its articles went there, {after} % of those there came from it",
        Ground.POSITION: "same place in the text",
        Ground.NEAREST: "nothing corresponds; nearest: {nearest}, with {before} % of the words before, "
        "{after} % of the words after",
        "heading": "same heading; ",
    },
    "fr": {
        Ground.STATED: "indiqué par une personne",
        "statement": "\u00a0: {statement}",
        "author": " ({author})",
        Ground.IDENTICAL: "texte identique",
        Ground.WORDING: "{before}\u00a0% des mots d’avant et {after}\u00a0% des mots d’après sont les mêmes",
        Ground.PASSAGE: "passages communs : {before}\u00a0% des mots d’avant, {after}\u00a0% des mots d’après",
        Ground.CONTENT: "{before}\u00a0% de ses articles y figurent, {after}\u00a0% de ceux d’après en proviennent",
        Ground.POSITION: "même place dans le texte",
        Ground.NEAREST: "pas de correspondance\u00a0; le plus proche\u00a0: {nearest}, avec {before}\u00a0% des mots "
        "d’avant, {after}\u00a0% des mots d’après",
        "heading": "même intitulé ; ",
    },
}


def reason_in_words(reason: Reason | None, language: str = "en", nearest: str = "") -> str:
    """Why two provisions are linked, in words that a lawyer can check; empty for none.

    Args:
        reason: The reason.
        language: Language of the words.
        nearest: Name of the provision that comes nearest, where nothing is linked.
    """
    if reason is None:
        return ""
    forms = _REASONS.get(language.split("-", maxsplit=1)[0].lower(), _REASONS["en"])
    if reason.ground is Ground.STATED:
        name = reason.author.partition(" <")[0]
        said = forms["statement"].format(statement=reason.statement) if reason.statement else ""
        return forms[reason.ground] + said + (forms["author"].format(author=name) if name else "")
    shares = {"before": round(100 * reason.share_before), "after": round(100 * reason.share_after)}
    heading = forms["heading"] if reason.same_heading and reason.ground is not Ground.IDENTICAL else ""
    return heading + forms[reason.ground].format(**shares, nearest=nearest)
