"""What all records have in common: fields are parsed, rules checked, all problems reported.

A record is a frozen attrs class that derives from `Record`. Its fields have converters that parse
what a person would type; its `rules` check several fields together. Normally only attrs' own
`__init__` runs, which stops at the first problem. Only then is the same input checked once more,
field by field and rule by rule, to report every problem.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, wraps
from itertools import chain
from operator import attrgetter
from typing import Any, ClassVar, Final, NamedTuple, Self, TypeAlias, TypeVar, cast

import attrs

from egov_hub._calls import WIDTH, Printing, call, printing
from egov_hub._wording import expected
from egov_hub.problems import Code, Problem, ValidationError, refuse

__all__ = ["Record"]


T = TypeVar("T")

Check: TypeAlias = Callable[..., Iterable[Problem]]


class Rule(NamedTuple):
    """A check of several fields: a plain function whose parameters have the names of the fields.

    Its problems have paths from the record.

    Attributes:
        check: The function.
        fields: The names of its parameters.
        only_with: Fields of which at least one must be given before the rule can find a problem,
            so that it is skipped for most records; empty: it is always checked.
        only_without: Fields of which none can be given if the rule finds a problem, so that it is
            skipped for most records, too.
    """

    check: Check
    fields: tuple[str, ...]
    only_with: tuple[str, ...] = ()
    only_without: tuple[str, ...] = ()


Rules: TypeAlias = tuple[Rule, ...]
SortKeys: TypeAlias = Mapping[str, Callable[[Any], str]]


def rules(*checks: Check | Rule) -> Rules:
    """Return plain check functions as rules."""
    return tuple(check if isinstance(check, Rule) else _rule(check) for check in checks)


def only_with(*fields: str) -> Callable[[Check], Rule]:
    """Return a decorator: it makes a check a rule that is skipped unless one field is given."""
    return lambda check: _rule(check)._replace(only_with=fields)


def only_without(*fields: str) -> Callable[[Check], Rule]:
    """Return a decorator: it makes a check a rule that is skipped if one field is given."""
    return lambda check: _rule(check)._replace(only_without=fields)


def _rule(check: Check) -> Rule:
    return Rule(check, tuple(inspect.signature(check).parameters))


class Record:
    """The base of all records: always valid, immutable, equal by value.

    Records are frozen, slotted attrs classes: `attrs.fields` lists their fields, and
    `attrs.evolve` makes a changed one, which is checked like any other.

    `repr` shows the call that makes a record again, without the defaults. This is also so for a
    class of your own that is decorated with `frozen(repr=False)`; else attrs gives it a `repr`.

    Example:
        >>> from attrs import evolve
        >>> isinstance(Place("UZ"), Record)
        True
        >>> evolve(Place("UZ"), city="Tashkent")
        Place('UZ', city='Tashkent')
    """

    __slots__ = ()

    # Every subclass is an attrs class.
    __attrs_attrs__: "ClassVar[tuple[attrs.Attribute[Any], ...]]"
    __rules__: ClassVar[Rules] = ()
    # What checks the rules when a record is made.
    __checks__: ClassVar[tuple[Callable[[Any], None], ...]] = ()
    # Fields whose order has no meaning, with the key that puts them into canonical order.
    __sorted_by__: ClassVar[SortKeys] = {}
    # Properties that tables show after the fields.
    __shows__: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        """Return the call that makes this record again."""
        return call(self)

    @property
    def _repr_pretty_(self) -> Printing:
        return printing(call(self, WIDTH))

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        init = cls.__init__

        @wraps(init)
        def __init__(self: Any, *args: object, **kwargs: object) -> None:
            try:
                init(self, *args, **kwargs)
            except ValidationError:
                __tracebackhide__ = True  # pytest shows where the record was made instead
                given = inspect.signature(init).bind(self, *args, **kwargs).arguments
                raise ValidationError(problems_of(cls, given)) from None
            except TypeError:
                unknown = [name for name in kwargs if name not in fields_of(cls)]
                if not unknown:
                    raise
                from egov_hub._advice.fields import no_field

                raise TypeError(no_field(unknown[0], cls.__name__, fields_of(cls))) from None

        type.__setattr__(cls, "__init__", __init__)
        type.__setattr__(cls, "__checks__", tuple(map(_check_of, cls.__rules__)))

    def __attrs_post_init__(self) -> None:
        for run in self.__checks__:
            run(self)
        for name, key in self.__sorted_by__.items():
            object.__setattr__(self, name, in_order(getattr(self, name), key))

    # Nothing in a record can change, so a copy would only use memory.
    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


def _check_of(rule: Rule) -> Callable[[Any], None]:
    """Return the function that checks a rule for a record, and raises the first problem.

    It is made once for each rule of a class: every record that is made calls it.
    """
    check, only_with, only_without = rule.check, rule.only_with, rule.only_without
    # For several names, `attrgetter` returns a tuple.
    values = attrgetter(*rule.fields, *rule.fields[:1])

    def run(record: object) -> None:
        if only_with and not _has_one(record, only_with):
            return
        if only_without and _has_one(record, only_without):
            return
        for problem in check(*values(record)[:-1]):
            raise ValidationError([problem])

    return run


def _has_one(record: object, names: tuple[str, ...]) -> bool:
    """Return whether one of some fields is given."""
    for name in names:
        value = getattr(record, name)
        if value is not None and value is not _NO_ITEMS:
            return True
    return False


R = TypeVar("R", bound=Record)


def remade(record: R, fields: Mapping[str, object]) -> R:
    """Return a record with other values of some attributes, which are known to be valid.

    Nothing is parsed or checked: this is for values that are worked out from valid records.
    """
    made = object.__new__(type(record))
    for each in record.__attrs_attrs__:
        value = fields[each.name] if each.name in fields else getattr(record, each.name)
        object.__setattr__(made, each.name, value)
    return made


def fields_of(kind: "type[Record]") -> "Mapping[str, attrs.Attribute[Any]]":
    """Return the fields of a class by what arguments and JSON call them.

    An attribute may have another name: that of a field from which a property is worked out that
    has the field's name.

    Example:
        >>> from egov_hub.records import fields_of
        >>> list(fields_of(Place)), fields_of(Alliance)["history"].name
        (['country', 'city', 'venue'], '_history')
    """
    return _fields_of(cast("Any", kind))


@cache
def _fields_of(kind: Any) -> "Mapping[str, attrs.Attribute[Any]]":
    return {each.alias: each for each in kind.__attrs_attrs__}


def parts(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Return a value and all its parts, each with the JSON Pointer to it.

    The parts of a record are its fields, except those that are None or empty; the parts of a tuple
    are its items. The items of a set have no paths of their own: they have the path of the set.

    Args:
        value: A record, or the value of a field of one.
        path: The JSON Pointer to the value.

    Example:
        >>> from egov_hub.records import parts
        >>> posts = [Post("Rector", since="2018")]
        >>> [path for path, _ in parts(Appearance("larbi-djacta", posts=posts))]
        ['', '/person', '/posts', '/posts/0', '/posts/0/title', '/posts/0/since']
    """
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        waiting += reversed(list(_inside(path, value)))


def _inside(path: str, value: object) -> Iterator[tuple[str, object]]:
    """Return the parts of a value that are directly in it."""
    if isinstance(value, Record):
        for below, name in _paths_of(cast("Any", type(value))):
            each = getattr(value, name)
            if each is not None and each is not _NO_ITEMS:
                yield path + below, each
    elif isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield f"{path}/{index}", item
    elif isinstance(value, frozenset):
        yield from ((path, item) for item in sorted(cast("frozenset[str]", value)))


# There is only one empty tuple. To compare with it would call the `__eq__` of each value.
_NO_ITEMS: Final[tuple[()]] = ()


@cache
def _paths_of(kind: Any) -> tuple[tuple[str, str], ...]:
    """Return the JSON Pointers to the fields of a class, with the names of the attributes."""
    return tuple((f"/{name}", each.name) for name, each in fields_of(kind).items())


def in_order(items: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    """Return items in the order of their keys, those with the same key in the order given.

    Only the keys are sorted: a history has few members and many changes of each.
    """
    by_key: dict[str, list[T]] = {}
    for item in items:
        by_key.setdefault(key(item), []).append(item)
    return tuple(chain.from_iterable(by_key[each] for each in sorted(by_key)))


def as_record(value: R) -> R:
    """Return a record of any class."""
    if not isinstance(value, Record):
        raise refuse(Code.WRONG_TYPE, expected("a record", value, 'one like Place("UZ")'))
    return value


def as_record_class(value: type[R]) -> type[R]:
    """Return a class of records."""
    if not (isinstance(value, type) and issubclass(value, Record) and value is not Record):
        raise refuse(Code.WRONG_TYPE, expected("a class of records", value, "one like Workshop"))
    return value


def problems_of(
    cls: type[Record], given: Mapping[str, object], unreadable: frozenset[str] = frozenset()
) -> list[Problem]:
    """Return every problem of the arguments for a record.

    A rule is checked only if all its fields are valid, so that what merely follows from another
    problem is not reported, too.

    Args:
        cls: The class of the record.
        given: The arguments by their names.
        unreadable: Fields that are known to be wrong; their problems are reported elsewhere.
    """
    problems: list[Problem] = []
    sound: dict[str, object] = {}
    for argument, attribute in cast("Mapping[str, Any]", fields_of(cls)).items():
        name = attribute.name
        if argument in unreadable:
            continue
        value = given.get(argument, attribute.default)
        try:
            # All our own fields have a converter; a field of a caller's subclass may have none.
            sound[name] = attribute.converter(value) if attribute.converter else value
        except ValidationError as error:
            problems += [problem.under(argument) for problem in error.problems]
    for rule in cls.__rules__:
        if sound.keys() >= set(rule.fields):
            problems += rule.check(*(sound[name] for name in rule.fields))
    return problems
