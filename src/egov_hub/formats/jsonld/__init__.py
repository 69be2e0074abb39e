"""Registers as linked data: JSON-LD, in vocabularies that other programs know.

Bodies, memberships and successions use the Organization Ontology of the W3C (ORG) and the Core
Public Organisation Vocabulary of the European Union (CPOV). Events use its Core Public Event
Vocabulary (CPEV) and schema.org. A date is written exactly as it is, in EDTF. If it is a plain day,
month or year, it is also written in XML Schema. Every text has its language (`und` if it is not
stated).

Nothing is loaded from a network, neither here nor by readers, because the context is in the
document.
"""

import json
from collections.abc import Collection
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from egov_hub import _files, _parse
from egov_hub._wording import shown
from egov_hub.documents import JsonValue
from egov_hub.formats import Written
from egov_hub.formats.jsonld._graph import nodes
from egov_hub.formats.jsonld._losses import losses
from egov_hub.formats.jsonld._page import script_of
from egov_hub.formats.jsonld._values import iri_of
from egov_hub.problems import Code, refuse
from egov_hub.register.hub import Hub, as_hub
from egov_hub.values.ids import WorkshopId, as_workshop_id
from egov_hub.values.sources import as_optional_url, as_url
from egov_hub.values.text import as_languages

if TYPE_CHECKING:
    from egov_hub._files import FilePath

__all__ = ["context", "dump", "dumps", "script", "to_jsonld"]


def to_jsonld(hub: Hub, *, base: str) -> dict[str, JsonValue]:
    """Return a register as a JSON-LD document: a dict of lists, dicts, texts and numbers.

    The address of a record is the base, its field in the register, and its id. The address of a
    part of a record ends with `#` and the JSON Pointer to the part. `dumps` reports what is not
    written.

    Args:
        hub: The register.
        base: The address under which its records are found, such as
            `https://example.org/register/`. It ends with a slash.

    Raises:
        ValidationError: An argument has an invalid value.

    Example:
        >>> from egov_hub.formats import jsonld
        >>> hub = Hub("hub", "Hub", organizations=[Organization("oecd", "OECD", founded="1961")])
        >>> _, oecd = jsonld.to_jsonld(hub, base="https://example.org/")["@graph"]
        >>> oecd["@id"], oecd["skos:prefLabel"]
        ('organizations/oecd', {'und': 'OECD'})
        >>> [each["@value"] for each in oecd["schema:foundingDate"]]
        ['1961', '1961']
    """
    known, address = _parse.arguments(("hub", as_hub, hub), ("base", _as_base, base))
    graph = cast("list[JsonValue]", nodes(known))
    return {"@context": {**context(), "@base": address}, "@graph": graph}


def dumps(hub: Hub, *, base: str) -> Written:
    """Return a register as the text of a JSON-LD document, and what was lost.

    Args:
        hub: The register.
        base: As for `to_jsonld`.

    Raises:
        ValidationError: An argument has an invalid value.

    Example:
        >>> from egov_hub.formats import jsonld
        >>> record = Alliance("a", "A", history=MembershipHistory().join("AZ", on="2016"))
        >>> written = jsonld.dumps(
        ...     Hub("hub", "Hub", alliances=[record]), base="https://example.org/"
        ... )
        >>> print(written.losses)
        alliance a /history/complete: Linked data cannot say that nobody else belonged. [left-out]
    """
    document = to_jsonld(hub, base=base)
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return Written(f"{text}\n", list(losses(hub)))


def dump(hub: Hub, path: "FilePath", *, base: str) -> Written:
    """Write a register to a file as JSON-LD in UTF-8, and return what was written.

    Args:
        hub: The register.
        path: The file, as for `egov_hub.dump`.
        base: As for `to_jsonld`.

    Raises:
        OSError: The file cannot be written. `filename` is the path as it was given.
        ValidationError: An argument has an invalid value.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from egov_hub.formats import jsonld
        >>> with TemporaryDirectory() as folder:
        ...     jsonld.dump(Hub("h", "H"), f"{folder}/h.jsonld", base="https://example.org/").losses
        Losses([])
    """
    file = _parse.argument("path", _parse.file_path, path)
    written = dumps(hub, base=base)
    _files.write(file, [written.text.encode()])
    return written


def context() -> dict[str, JsonValue]:
    """Return the context of the documents: what their prefixes and properties mean.

    It is a file in the package. Each document contains it.

    Example:
        >>> from egov_hub.formats import jsonld
        >>> jsonld.context()["org"]
        'http://www.w3.org/ns/org#'
    """
    file = files("egov_hub.formats.jsonld").joinpath("context.json")
    return cast("dict[str, JsonValue]", json.loads(file.read_text("utf-8")))


def script(
    workshop: WorkshopId | str,
    hub: Hub,
    *,
    url: str | None = None,
    languages: Collection[str] = (),
) -> str:
    r"""Return the element of a web page that describes its workshop to search engines.

    It is a `<script type="application/ld+json">` in the words of schema.org: a summary, not an
    export. It contains a date only if the date is a plain day, month or year. No text of the
    register can end the element early, or run as a script.

    Args:
        workshop: The id of the workshop.
        hub: The register.
        url: The address of the page.
        languages: The languages of the page, best first.

    Raises:
        UnknownIdError: The hub has no such workshop.
        ValidationError: An argument has an invalid value.

    Example:
        >>> from egov_hub.formats import jsonld
        >>> hub = Hub("hub", "Hub").put(Workshop("w", "Data & <b>you</b>", start="2019-05-30"))
        >>> print(jsonld.script("w", hub))
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "Data \u0026 \u003cb\u003eyou\u003c/b\u003e", "startDate": "2019-05-30"}</script>
    """  # noqa: E501 - the example shows the element as it is printed
    id, known, address, wanted = _parse.arguments(
        ("workshop", as_workshop_id, workshop),
        ("hub", as_hub, hub),
        ("url", as_optional_url, url),
        ("languages", as_languages, languages),
    )
    return script_of(known.workshop(id), known, address, wanted)


def _as_base(value: str) -> str:
    url = as_url(value)
    if not url.endswith("/") or "?" in url or "#" in url or iri_of(url) != url:
        message = f"{shown(url)} cannot be the start of addresses. "
        message += 'Write a web address that ends with "/", without ? and #.'
        raise refuse(Code.INVALID_URL, message)
    return url
