"""What people write for languages."""

from typing import Final

from egov_hub._advice.spelling import folded

# The languages of the countries that learn from each other, and the languages of their meetings.
CALLED: Final = {
    "English": "en",
    "английский": "en",
    "Russian": "ru",
    "русский": "ru",
    "Kazakh": "kk",
    "қазақша": "kk",
    "kz": "kk",
    "Kyrgyz": "ky",
    "Kirghiz": "ky",
    "Uzbek": "uz",
    "oʻzbekcha": "uz",
    "Tajik": "tg",
    "tj": "tg",
    "Turkmen": "tk",
    "Azerbaijani": "az",
    "Azeri": "az",
    "Armenian": "hy",
    "Georgian": "ka",
    "Ukrainian": "uk",
    "ua": "uk",
    "Belarusian": "be",
    "Moldovan": "ro",
    "Romanian": "ro",
    "Turkish": "tr",
    "Türkçe": "tr",
    "Mongolian": "mn",
    "Korean": "ko",
    "한국어": "ko",
    "Japanese": "ja",
    "jp": "ja",
    "Chinese": "zh",
    "cn": "zh",
    "中文": "zh",
    "Arabic": "ar",
    "French": "fr",
    "français": "fr",
    "Spanish": "es",
    "español": "es",
    "German": "de",
    "Deutsch": "de",
    "Portuguese": "pt",
    "Italian": "it",
    "Polish": "pl",
    "Persian": "fa",
    "Farsi": "fa",
    "Hindi": "hi",
    "Estonian": "et",
    "Latvian": "lv",
    "Lithuanian": "lt",
    "unknown": "und",
    "undetermined": "und",
}
_TAGS: Final = {folded(name): tag for name, tag in CALLED.items()}


def tag_of(name: str) -> str | None:
    """Return the tag of the language with a name, if it is known.

    Example:
        >>> tag_of("English"), tag_of("русский"), tag_of("klingon")
        ('en', 'ru', None)
    """
    return _TAGS.get(folded(name))
