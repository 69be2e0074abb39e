"""The methods with which pydantic reads, writes and describes our types as fields of its models.

`add_hooks` adds them to the classes, because only this package knows the JSON form. Nothing here
imports pydantic before pydantic calls one of them.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from egov_hub.documents._field_types import BASES
from egov_hub.documents._values import JsonValue
from egov_hub.problems import Problem, ValidationError
from egov_hub.records import Record, as_record_class

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema, InitErrorDetails


def add_hooks() -> None:
    """Add the methods to our types, so that pydantic's models can have them as fields directly."""
    hooks: list[Any] = [__get_pydantic_core_schema__, __get_pydantic_json_schema__]
    for base in (Record, *BASES):
        for hook in hooks:
            setattr(base, hook.__name__, classmethod(hook))


def __get_pydantic_core_schema__(
    kind: type[Any], _source: object, _handler: "GetCoreSchemaHandler"
) -> "CoreSchema":
    """Return how pydantic reads and writes a type: it accepts instances, and reads JSON values."""
    from pydantic_core import core_schema

    from egov_hub.documents import _cattrs_hooks

    if issubclass(kind, Record):
        as_record_class(kind)
    ours = _cattrs_hooks.make_converter()
    read, write = ours.get_structure_hook(kind), ours.get_unstructure_hook(kind)

    def read_or_take(value: object) -> object:
        try:
            return value if isinstance(value, kind) else read(value, kind)
        except ValidationError as error:
            raise _as_pydantic(error, value) from None

    # If a field accepts several types, this names the type in the places of errors.
    read_or_take.__name__ = kind.__name__
    return core_schema.no_info_plain_validator_function(
        read_or_take,
        ref=_ref(kind),
        serialization=core_schema.plain_serializer_function_ser_schema(write),
    )


def __get_pydantic_json_schema__(
    kind: type[Any], _schema: "CoreSchema", handler: "GetJsonSchemaHandler"
) -> dict[str, Any]:
    """Return a reference to the schema of a type; it and the types in it become components."""
    from pydantic_core import core_schema

    from egov_hub.documents import _json_schema

    definitions = _json_schema.definitions(kind)
    # Pydantic makes a component for a schema that has a `ref` and is inside another schema.
    named = core_schema.tuple_schema(
        [core_schema.any_schema(ref=_ref(each)) for each in definitions]
    )
    components: dict[type[Any], dict[str, Any]]
    components = dict(zip(definitions, handler(named)["prefixItems"], strict=True))
    refs = {_json_schema.ref(each): component["$ref"] for each, component in components.items()}
    for each, definition in definitions.items():
        handler.resolve_ref_schema(components[each]).update(_with_refs(definition, refs))
    return components[kind]


def _ref(kind: type[Any]) -> str:
    """Return the reference to a type, spelled like pydantic's own."""
    return f"{kind.__module__}.{kind.__qualname__}:{id(kind)}"


def _with_refs(value: JsonValue, refs: Mapping[str, str]) -> Any:
    """Return a schema with its references changed."""
    if isinstance(value, list):
        return [_with_refs(each, refs) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: refs[str(each)] if key == "$ref" else _with_refs(each, refs)
        for key, each in value.items()
    }


def _as_pydantic(error: ValidationError, value: object) -> Exception:
    """Return an error of pydantic with one of its errors for each problem."""
    from pydantic_core import ValidationError as PydanticError

    return PydanticError.from_exception_data("", [_line(each, value) for each in error.problems])


def _line(problem: Problem, value: object) -> "InitErrorDetails":
    """Return the error of pydantic for a problem of a value."""
    from pydantic_core import PydanticCustomError

    loc: list[int | str] = []
    for part in problem.path.split("/")[1:]:
        key, value = _inside(value, part)
        loc.append(key)
    see = f" See {problem.other}." if problem.other else ""
    code, message = cast("Any", (problem.code.value, f"{problem.message}{see}"))
    return {"type": PydanticCustomError(code, message), "loc": tuple(loc), "input": value}


def _inside(value: object, part: str) -> tuple[int | str, object]:
    """Return the key or index in a value that a part of a JSON Pointer means, and what is there."""
    key = part.replace("~1", "/").replace("~0", "~")
    if isinstance(value, (list, tuple)):
        return int(key), cast("Sequence[object]", value)[int(key)]
    return key, cast("dict[object, object]", value).get(key) if isinstance(value, dict) else None
