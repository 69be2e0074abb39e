"""Words as printed in notices, reports and registers, the simplest first."""

from typing import Final

from egov_hub.values.text import Text

LANGUAGES: Final = (
    "en", "ru", "kk", "uz", "uz-Cyrl", "ky", "tg", "az", "ka", "hy", "ko", "zh-Hans", "ar",
    "sr-Latn", "pt-BR", "fr", "no", "und", "tr", "de", "es", "mn", "uk", "be", "lt", "et",
)  # fmt: skip

ORGANIZATIONS: Final = (
    Text("A"),
    Text(
        en="Astana Civil Service Hub",
        ru="Астанинский хаб государственной службы",
        kk="Астанадағы мемлекеттік қызмет хабы",
    ),
    Text("OECD"),
    Text({"en": "United Nations Development Programme", "fr": "Programme des Nations Unies"}),
    Text(
        {
            "en": "Academy of Public Administration under the President of Uzbekistan",
            "uz": "Oʻzbekiston Respublikasi Prezidenti huzuridagi Davlat boshqaruvi akademiyasi",
            "uz-Cyrl": "Давлат бошқаруви академияси",
        }
    ),
    Text(en="Civil Service Bureau of Georgia", ka="საჯარო სამსახურის ბიურო"),
    Text(en="EKENG", hy="ԷԿԵՆԳ ՓԲԸ"),
    Text(en="Ministry of the Interior and Safety", ko="행정안전부"),
    Text({"zh-Hans": "国家行政学院", "en": "National Academy of Governance"}),
    Text({"en": "National School of Public Administration", "pt-BR": "Enap"}),
    Text(en="League of Arab States", ar="جامعة الدول العربية"),
    Text({"und": "e-Governance Academy*"}),
)
PEOPLE: Final = (
    Text("A"),
    Text(en="Alikhan Baimenov", kk="Әлихан Бәйменов", ru="Алихан Байменов"),
    Text(en="Rustam Kasimov", uz="Rustam Qosimov"),
    Text("Katarzyna Wawiernia"),
    Text(en="Larbi Djacta", ar="العربي جاكتا"),
    Text(en="Ekaterine Kardava", ka="ეკატერინე ქარდავა"),
    Text(en="Kim Pan Suk", ko="김판석"),
    Text({"en": "Li Na", "zh-Hans": "李娜"}),
    Text("João d’Ávila-Çelik"),
)
POSTS: Final = (
    Text("A"),
    Text(en="Chairman of the Steering Committee", ru="Председатель Управляющего комитета"),
    Text("State Advisor"),
    Text(en="Rector", uz="Rektor"),
    Text(en="Deputy Minister", ka="მინისტრის მოადგილე"),
    Text(en="Head of the e-Government Department", hy="Վարչության պետ"),
    Text("Policy Analyst, Public Governance Directorate"),
)
ALLIANCES: Final = (
    Text("A"),
    Text("P2P Learning Alliance on E-Government"),
    Text(
        en="Peer-to-Peer Learning Alliance for Innovative Solutions in Public Service Delivery",
        ru="Альянс взаимного обучения",
    ),
    Text(en="Open Government Partnership", ka="ღია მმართველობის პარტნიორობა"),
    Text(en="Participating countries of the Hub", ru="Страны — участницы Хаба"),
)
TITLES: Final = (
    Text("A"),
    Text(
        en="Innovations in Public Service Delivery: The Role of E-Government",
        ru="Инновации в оказании государственных услуг",
        uz="Davlat xizmatlarini koʻrsatishda innovatsiyalar",
    ),
    Text("“One-stop shops”: lessons learned"),
    Text(en="Webinar on digital skills", ko="디지털 역량 웨비나"),
    Text(en="Study visit to Tallinn", ru="Ознакомительная поездка в Таллин"),
)
SERIES: Final = (Text("A"), Text("Astana Economic Forum"), Text(en="P2P round", ru="Раунд"))
TOPICS: Final = (
    Text("A"),
    Text(en="open data", ru="открытые данные", kk="ашық деректер"),
    Text("one-stop shops"),
    Text(en="digital signature", hy="թվային ստորագրություն"),
    Text(en="civil service reform"),
)
CITIES: Final = (
    Text("A"),
    Text(en="Tashkent", ru="Ташкент", uz="Toshkent"),
    Text(en="Astana", kk="Астана"),
    Text("Nur-Sultan"),
    Text(en="Tbilisi", ka="თბილისი"),
    Text(en="Yerevan", hy="Երևան"),
    Text(en="Seoul", ko="서울"),
    Text("Prishtinë/Pristina*"),
)
COUNTRIES: Final = (Text("A"), Text("Kosovo*"), Text(en="Türkiye", fr="Turquie"))
NOTES: Final = (Text("A"), Text("This designation is without prejudice to positions on status."))
VENUES: Final = (Text("A"), Text("Hotel “Uzbekistan”, hall 2"), Text(en="Academy", ru="Академия"))
AUDIENCES: Final = (
    Text("A"),
    Text("researchers and students"),
    Text(en="heads of civil service agencies", ru="главы ведомств"),
)
REMARKS: Final = (
    Text("A"),
    Text("Technology helps the state to keep up a dialogue with citizens."),
    Text(ru="«Мы учимся друг у друга»", en="“We learn from each other”"),
)
LABELS: Final = (
    Text("A"),
    Text(en="participating country", ru="страна-участница"),
    Text("contributor"),
    Text("Signatory*"),
)
NOTICES: Final = (
    Text("A"),
    Text("A workshop was held in Tashkent on 30-31 May 2019"),
    Text(en="Annual report", ru="Годовой отчёт"),
    Text(ka="განცხადება"),
)
PUBLISHERS: Final = (Text("A"), Text(en="Hub", ru="Хаб"), Text("infotimes"))
GUIDES: Final = (Text("A"), Text("P2P Learning Guide"), Text(en="Charter", ru="Хартия"))

PRINTED: Final = ("A", "Last year", "since its launch in 2018", "в прошлом году", "30–31 мая")
UNQUOTED: Final = (
    "NO", "on", "yes", "null", "~", "007", "1e3", "1.0", "-5", "2019-05-30", "12:30:45", "# A",
    "A: B",
)  # fmt: skip
"""Words that mean something else in YAML, in a spreadsheet or in a column of numbers."""
ALTERED: Final = (
    " A",
    "A ",
    "A  B",
    "%41",
    r"A\nB",
    "A\tB",
    "A\nB",
    "A\r\nB",
    "A\rB",
    "A\u2028B",
    "A\x85B",
    "Cafe\u0301",
    "A\u200bB",
    "\ufeffA",
    "\u0130\u0131",
    "\N{LATIN SMALL LIGATURE FI}",
    "\N{GRINNING FACE}",
    "'A' \"B\" <b>&amp;</b>",
    "A" * 256,
)
"""Words that a program alters if it trims, folds, unescapes, normalizes or shortens text."""
TANGLED: Final = f" {' / '.join(reversed(ALTERED))} "
"""All of these together, so that each field is soon drawn with each of them."""
LOCATORS: Final = ("A", "p. 7", "§ 3", "paragraph 2", "с. 12")
IDS: Final = (
    "a",
    "b",
    "c",
    "astana-civil-service-hub",
    "oecd",
    "undp",
    "academy-of-public-administration",
    "e-government",
    "tashkent-2019",
    "rustam-kasimov",
    "hub-news-38338",
    "2018-06",
    "007",
    "no",
    "null",
    "1e3",
    "9",
    "10",
)
SCHEMES: Final = ("wikidata", "ror", "DUNS", "everypolitician_legacy", "org-id")
OUTSIDE_IDS: Final = ("A", "Q41550", "https://ror.org/0132cvm64", "0000 0001 2294 8154")
URLS: Final = (
    "https://example.org",
    "https://example.org/news/38338",
    "http://example.org/a%20b?lang=ru#top",
    "https://пример.example/хаб",
    "HTTPS://Example.org:8443",
    "ftp://[2001:db8::1]/pub/charter.pdf",
)

# Norway is among them, because YAML 1.1 reads its code as false.
REGION: Final = (
    "AM", "AZ", "BY", "CN", "EE", "GE", "IN", "KG", "KR", "KZ", "MD", "MN", "RU", "TJ", "TM", "UA",
    "UZ", "XK", "NO",
)  # fmt: skip
WORLD: Final = (
    "AF", "AU", "BR", "CA", "CH", "DE", "EG", "FR", "GB", "GR", "ID", "IE", "JP", "KE", "MX", "MY",
    "NA", "NZ", "PL", "PT", "QA", "SA", "SE", "SG", "TH", "TR", "US", "VN", "ZA",
)  # fmt: skip
WITHDRAWN: Final = ("SU", "YU", "CS", "DD", "TP", "ZR")
