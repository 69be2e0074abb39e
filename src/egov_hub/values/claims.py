"""Claims: the value that a source has for one field of the record that cites the source.

A citation is for the whole record, or for the field that `about` leads to. The class of the record
alone decides which fields there are: a pointer leads through single records, as in `/place/city`,
but not into a list, because the items of a list may change places. If sources differ about an item,
the item has its own citations.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final, TypeVar, cast

from attrs import evolve

from egov_hub._types import fields_with, given_kind, is_record, item_of
from egov_hub._wording import a, shown
from egov_hub.problems import Code, Problem, ValidationError, refuse
from egov_hub.records import Record, Rule, Rules, fields_of
from egov_hub.values.sources import Citation, Said

R = TypeVar("R", bound=Record)

# Fields that no source says anything about: the id in the register, and the citations themselves.
NOT_SAID: Final = ("id", "cited", "until_cited")


class Citing(Record):
    """The base of records that cite sources, for the whole record or for single fields.

    Each citation with `about` is checked: the record must have that field, and what the source
    `says` must be a valid value of the field.
    """

    __slots__ = ()

    __rules__: ClassVar[Rules] = ()
    # The fields that contain citations, and the fields that these citations are never about.
    __cites__: ClassVar[Mapping[str, Collection[str]]] = {"cited": ()}

    cited: tuple[Citation, ...]

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        own = [_claims_fit(cls, *each) for each in cls.__cites__.items()]
        # A subclass has its own rules, not the rules of its base.
        names = {rule.check.__name__ for rule in own}
        rules = (rule for rule in cls.__rules__ if rule.check.__name__ not in names)
        cls.__rules__ = (*rules, *own)
        super().__attrs_init_subclass__()


def _claims_fit(kind: type[Record], name: str, never: Collection[str]) -> Rule:
    """Return the rule that the citations in a field of a record are about its other fields."""

    def check(cited: tuple[Citation, ...]) -> Iterable[Problem]:
        return problems(cited) if has_claims(cited) else ()

    def problems(cited: tuple[Citation, ...]) -> Iterator[Problem]:
        for index, citation in enumerate(cited):
            if citation.about is not None:
                for problem in _problems_of(kind, citation, never):
                    yield problem.under(name, index)

    check.__name__ = f"{name}_fits"
    return Rule(check, (name,), only_with=(name,))


def _problems_of(
    kind: type[Record], citation: Citation, never: Collection[str]
) -> Iterator[Problem]:
    about = cast("str", citation.about)
    at = "about"
    try:
        if about.split("/")[1] in never:
            message = f"{shown(about)} cannot be the subject of these citations."
            raise refuse(Code.UNKNOWN_FIELD, message)
        of = parser_at(kind, about)
        at = "says"
        if citation.says is not None:
            of(citation.says)
    except ValidationError as error:
        yield from (problem.under(at) for problem in error.problems)


def of_the_record(cited: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Return the citations for a whole record, without the citations for single fields."""
    return tuple([each for each in cited if each.about is None]) if has_claims(cited) else cited


def of_single_fields(cited: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Return the citations for single fields."""
    return tuple([each for each in cited if each.about is not None]) if cited else cited


def citing_parts(record: Record, path: str = "") -> Iterator[tuple[str, Citing]]:
    """Return the record and its parts that can have citations, with their JSON Pointers.

    Args:
        record: The record.
        path: The JSON Pointer to the record.

    Example:
        >>> from egov_hub.values.claims import citing_parts
        >>> workshop = Workshop("w", place=Place("UZ"), attendance=[Attendance("AM")])
        >>> [path for path, _ in citing_parts(workshop)]
        ['', '/attendance/0']
    """
    if isinstance(record, Citing):
        yield path, record
    for below, name, is_list in _fields_that_cite(type(record)):
        value = getattr(record, name)
        if is_list:
            for index, item in enumerate(value):
                yield from citing_parts(item, f"{path}{below}/{index}")
        elif value is not None:
            yield from citing_parts(value, path + below)


_fields_that_cite: Final = fields_with(lambda kind: is_record(kind) and issubclass(kind, Citing))


def has_claims(cited: Collection[Citation]) -> bool:
    """Return whether any citation is for a single field."""
    # A loop, because this is asked of every record that is read.
    for citation in cited:  # noqa: SIM110
        if citation.about is not None:
            return True
    return False


def parser_at(kind: type[Record], about: str) -> Callable[[Said], object]:
    """Return the function that parses a source's value for the field that a pointer leads to.

    Raises:
        ValidationError: There is no such field.

    Example:
        >>> from egov_hub.values.claims import parser_at
        >>> parser_at(Workshop, "/place/country")("uz")
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. (the value itself): "uz" is not a country code of ISO 3166-1 alpha-2. \
Did you mean "UZ"? [unknown-country]
    """
    steps = about.split("/")[1:]
    inside: Any = kind
    converter: Callable[[Said], object] | None = None
    for place, step in enumerate(steps):
        above = steps[place - 1]
        if item_of(inside):
            whole = f"/{'/'.join(steps[:place])}"
            message = f'{shown(above)} is a list. Write "{whole}", or cite the source in the item.'
            raise refuse(Code.UNKNOWN_FIELD, message)
        if not is_record(inside):
            message = f'{shown(above)} has no fields. Write "/{"/".join(steps[:place])}".'
            raise refuse(Code.UNKNOWN_FIELD, message)
        fields = {name: each for name, each in fields_of(inside).items() if name not in NOT_SAID}
        if step not in fields:
            from egov_hub._advice.fields import on_field

            hint = on_field(step, inside.__name__, fields)
            message = f"A source cannot be about {shown(step)} of {a(inside.__name__)}.{hint}"
            raise refuse(Code.UNKNOWN_FIELD, message)
        converter = cast("Any", fields[step]).converter
        inside = given_kind(fields[step].type)
    if item_of(inside) or is_record(inside):
        return _refuses_all(steps[-1], many=item_of(inside) is not None)
    return converter or (lambda said: said)


def _refuses_all(name: str, *, many: bool) -> Callable[[Said], object]:
    """Return the parser for a field that has more than one value."""

    def parse(_: Said) -> object:
        advice = "Write it as an item, with a citation of its own" if many else "Write one citation"
        advice += "." if many else f' for each of its fields, such as "/{name}/...".'
        raise refuse(Code.WRONG_TYPE, f"{shown(name)} has more than one value. {advice}")

    return parse


def claimed(record: Record, citation: Citation) -> object:
    """Return the value of a source for the field that it is cited for; None: it has no value.

    Example:
        >>> from egov_hub.values.claims import claimed
        >>> claimed(Workshop("w", start="2019"), Citation("agenda", about="/start", says="2019-05"))
        PartialDate('2019-05')
        >>> claimed(Workshop("w", start="2019"), Citation("agenda", about="/start"))
        PartialDate('2019')
    """
    about = cast("str", citation.about)
    if citation.says is None:
        return value_at(record, about)
    return parser_at(type(record), about)(citation.says)


def value_at(record: Record, about: str) -> object:
    """Return the value of the field that a pointer leads to; if it is empty, the record itself.

    Example:
        >>> from egov_hub.values.claims import value_at
        >>> value_at(Workshop("w", place=Place("UZ")), "/place/country")
        'UZ'
        >>> value_at(Workshop("w"), "/place/country") is None
        True
    """
    value: object = record
    for step in about.split("/")[1:]:
        if not isinstance(value, Record):
            return None
        value = getattr(value, fields_of(type(value))[step].name)
    return value


def replaced(record: R, values: Mapping[str, object]) -> R:
    """Return a record with other values in the fields that pointers lead to.

    Raises:
        ValidationError: There is no such record.

    Example:
        >>> from egov_hub.values.claims import replaced
        >>> replaced(Workshop("w", place=Place("UZ")), {"/place/country": "KZ"}).place
        Place('KZ')
    """
    own: dict[str, object] = {}
    inner: dict[str, dict[str, object]] = {}
    for about, value in values.items():
        _, name, *rest = about.split("/")
        if rest:
            inner.setdefault(name, {})["/".join(("", *rest))] = value
        else:
            own[name] = value
    for name, changed in inner.items():
        own[name] = _replaced_in(record, name, changed)
    return cast("R", evolve(cast("Any", record), **own))


def _replaced_in(record: Record, name: str, values: Mapping[str, object]) -> object:
    """Return the record in a field with changed values. A new record has only these values."""
    attribute = fields_of(type(record))[name]
    there = getattr(record, attribute.name)
    if there is not None:
        return replaced(there, values)
    known = {about[1:]: value for about, value in values.items() if value is not None}
    return given_kind(attribute.type)(**known) if known else None


def nearest(cited: Collection[Citation], about: str) -> tuple[Citation, ...]:
    """Return the citations for a field: of each source, the citations nearest to the field.

    A citation for the whole record is a citation for each field, unless the same source is cited
    for that field, or for the record that contains it.

    Example:
        >>> from egov_hub.values.claims import nearest
        >>> page = Citation("page"), Citation("page", about="/start", inferred=True)
        >>> nearest([*page, Citation("notice")], "/start")
        (Citation('page', about='/start', inferred=True), Citation('notice'))
    """
    of_it = [each for each in cited if f"{about}/".startswith(f"{each.about or ''}/")]
    lengths = sorted((len(each.about or ""), each.source) for each in of_it)
    closest = {source: length for length, source in lengths}
    return tuple(each for each in of_it if len(each.about or "") == closest[each.source])


def within(cited: tuple[Citation, ...], about: str) -> tuple[Citation, ...]:
    """Return citations for a record as citations for the record that a pointer leads to.

    Example:
        >>> from egov_hub.values.claims import within
        >>> cited = Citation("notice"), Citation("agenda", about="/headcount/value", says=70)
        >>> within(cited, "/headcount")
        (Citation('notice'), Citation('agenda', about='/value', says=70))
    """
    if not has_claims(cited):
        return cited
    outer = (evolve(each, about=None, says=None) for each in nearest(cited, about))
    inner = (
        evolve(each, about=each.about.removeprefix(about))
        for each in cited
        if each.about and each.about.startswith(f"{about}/")
    )
    return tuple(dict.fromkeys((*outer, *inner)))
