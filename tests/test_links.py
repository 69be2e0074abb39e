"""Links are web addresses: no other scheme gets into a register that becomes a web page."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from egov_hub import Guide, Organization, Source, ValidationError, json_schema
from egov_hub.strategies import urls
from egov_hub.values.sources import URL, USUAL_URL
from tests.support.refusals import refusal

LINKS: Any = Draft202012Validator({"$ref": "#/$defs/Source", "$defs": json_schema(Source)["$defs"]})


def is_link(text: str) -> bool:
    """Return whether a link may be this text; the schema must say the same."""
    try:
        Source("s", "S", url=text)
    except ValidationError:
        sound = False
    else:
        sound = True
    assert LINKS.is_valid({"id": "s", "title": {"en": "S"}, "url": text}) == sound
    return sound


@pytest.mark.parametrize(
    "odd",
    [
        "http://old.example.org/en/news/38338?hkey={d0d2}#x",
        "HTTP://EXAMPLE.ORG",
        "https://example.org.",
        "https://localhost:8443/a|b^c`d",
        "https://example.org?a=b@c:d//e",
        "ftp://example.org/pub/charter.pdf",
        "https://пример.example/хаб",
        "https://[2001:db8::1]:80/",
        "https://192.0.2.1/",
    ],
)
def test_links_are_web_addresses_and_otherwise_as_printed(odd: str) -> None:
    assert is_link(odd)
    assert Source("s", "S", url=odd).url == odd


@pytest.mark.parametrize(
    "wrong",
    [
        "example.org",
        "www.example.org",
        "//example.org",
        "/news",
        "http:",
        "http:/example.org",
        "http://",
        "https:///news",
        "https://?a",
        "https://#a",
        "https://:80",
        "https://.",
        "https://a..b",
        "https://.example.org",
        "https://example.org:port",
        "https://[2001:db8::1",
        "https://user:secret@example.org/",
        "https://example.org@example.com/",
        "https://example.org\\@example.com/",
        "https://example%2Eorg/",
        "http://a b",
        " https://example.org",
        "https://example.org\n",
        "https://example.org/\t",
        "https://example.org/\x00",
        "https://example.org/\x7f",
        "https://example.org/\x85",
        "https://example.org/\ufeff",
        "https://example.org/\u2028",
        'https://example.org/"onclick="alert(1)',
        "https://example.org/<script>",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "javascript://example.org/%0Aalert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "file://example.org/etc/passwd",
        "blob:https://example.org/1",
        "mailto:hub@example.org",
        "doi:10.1787/1",
        "urn:isbn:9789264000000",
    ],
)
def test_what_is_not_a_link(wrong: str) -> None:
    assert not is_link(wrong)
    assert refusal(lambda: Source("s", "S", url=wrong)) == [("invalid-url", "/url")]
    assert refusal(lambda: Organization("o", "O", links=[wrong])) == [("invalid-url", "/links/0")]
    assert refusal(lambda: Guide("G", url=wrong)) == [("invalid-url", "/url")]


@given(urls())
def test_strategies_draw_only_links(url: str) -> None:
    assert is_link(url)


@given(
    st.text("htpsfjav:/.@#?[]\\ \t\ufeff%0aЖ<", max_size=12).map("https://".__add__)
    | st.from_regex(r"(https?|ftp|javascript)://[a.:@\[\]/]*", fullmatch=True)
)
def test_schema_and_records_agree_on_links(text: str) -> None:
    is_link(text)


@given(st.from_regex(USUAL_URL, fullmatch=True))
def test_the_usual_links_are_links(text: str) -> None:
    assert re.fullmatch(URL, text)
    assert text.isprintable()
    assert is_link(text)


@pytest.mark.parametrize("character", [chr(code) for code in range(256)])
def test_the_usual_links_have_all_visible_characters_of_ascii_that_links_have(
    character: str,
) -> None:
    text = f"https://example.org/{character}"
    usual = character.isascii() and character.isprintable() and re.fullmatch(URL, text) is not None
    assert (USUAL_URL.fullmatch(text) is not None) == usual
