"""Language tags (BCP 47), the names of languages, and what follows from a tag."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc"})
"""Their scripts, by the codes of ISO 15924: ``und-Arab`` is a text in an unknown language of Arabic script."""

UNKNOWN = "und"
"""The tag of a language that is not known (ISO 639-2)."""

THREE_LETTERS = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}
"""Codes of the UN languages after ISO 639-2, which Akoma Ntoso wants."""

TWO_LETTERS = {three: two for two, three in THREE_LETTERS.items()} | {"fre": "fr", "chi": "zh"}
"""The way back; French and Chinese have a second code, after their English names."""

ENGLISH_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin",
    "lb": "Luxembourgish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy", "mi": "Maori",
    "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese",
    "my": "Burmese", "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch", "ny": "Chichewa", "pa": "Punjabi",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sd": "Sindhi",
    "si": "Sinhala", "sk": "Slovak", "sl": "Slovene", "sm": "Samoan", "sn": "Shona", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "st": "Sesotho", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik",
    "th": "Thai", "tl": "Filipino", "tr": "Turkish", "ug": "Uighur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "xh": "Xhosa", "yi": "Yiddish", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
"""English names of the languages that a text can be found to be in, by their tags; reports in them are in English."""

_OWN_NAMES = {
    "ar": "العربية", "cs": "čeština", "de": "deutsch", "el": "ελληνικά", "es": "español", "fa": "فارسی",
    "fr": "français", "he": "עברית", "it": "italiano", "ja": "日本語", "ko": "한국어", "nl": "nederlands",
    "pl": "polski", "pt": "português", "ro": "română", "ru": "русский", "sv": "svenska", "tr": "türkçe",
    "uk": "українська", "ur": "اردو", "vi": "tiếng việt", "zh": "中文",
}  # fmt: skip
_OTHER_NAMES = {
    "castilian": "es", "castellano": "es", "espagnol": "es", "francais": "fr", "espanol": "es", "anglais": "en",
    "inglés": "en", "английский": "en", "英文": "en", "arabe": "ar", "árabe": "ar", "арабский": "ar", "russe": "ru",
    "ruso": "ru", "俄文": "ru", "chinois": "zh", "chino": "zh", "китайский": "zh", "法文": "fr", "farsi": "fa",
    "mandarin": "zh", "portugues": "pt", "汉语": "zh",
}  # fmt: skip
_BY_NAME = (
    {name.lower(): tag for names in (ENGLISH_NAMES, _OWN_NAMES) for tag, name in names.items()}
    | _OTHER_NAMES
    | TWO_LETTERS
)


def tag_of(typed: str) -> str:
    """Return the tag of a language as people type it: by its tag, its name, or its code of three letters.

    Args:
        typed: As typed.

    Returns:
        The tag; what was typed where no name is known.

    >>> tag_of("French"), tag_of("français"), tag_of("eng"), tag_of("fr-CH")
    ('fr', 'fr', 'en', 'fr-CH')
    """
    return _BY_NAME.get(typed.strip().lower(), typed.strip().replace("_", "-"))


def language_name(tag: str) -> str:
    """Return the English name of a language with its tag; the tag alone where it has no name here.

    >>> language_name("fr"), language_name("pt-BR"), language_name("tlh")
    ('French (fr)', 'Portuguese (pt-BR)', 'tlh')
    """
    name = ENGLISH_NAMES.get(primary_subtag(tag), "")
    return f"{name} ({tag})" if name else tag


def primary_subtag(language: str) -> str:
    """Return the language of a tag without region and script.

    >>> primary_subtag("fr-CH"), primary_subtag("")
    ('fr', '')
    """
    return language.split("-", maxsplit=1)[0].lower()


def direction(language: str) -> str:
    """Return the direction of writing, ``rtl`` or ``ltr``; a script in the tag goes before the language.

    >>> direction("ar-EG"), direction("und-Arab"), direction("az-Latn"), direction("ku-Arab-IQ")
    ('rtl', 'rtl', 'ltr', 'rtl')
    """
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in _RIGHT_TO_LEFT_SCRIPTS if script else first in RIGHT_TO_LEFT) else "ltr"
