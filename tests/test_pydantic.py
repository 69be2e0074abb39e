"""Our types are fields of pydantic's models, and bodies and parameters of FastAPI, as they are."""

import json
import re
import socket
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import httpx2
import pydantic
import pytest
import uvicorn
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter
from pydantic_core import PydanticSerializationError

from egov_hub import (
    AllianceId,
    Answer,
    CountryCode,
    Hub,
    PartialDate,
    PartyId,
    Place,
    Problem,
    Record,
    Roster,
    Standing,
    Text,
    ValidationError,
    Workshop,
    WorkshopId,
    from_dict,
    json_schema,
    load,
    to_dict,
)
from egov_hub.documents import make_converter
from egov_hub.examples import TASHKENT_2019
from egov_hub.strategies import broken_documents, of_type
from tests.support.classes import ENUMS, RECORDS, STRINGS
from tests.support.effort import times
from tests.support.mutations import mutated, real_documents

HUB = load(TASHKENT_2019)
WORKSHOP = HUB.workshop("tashkent-2019")
# The types with a JSON form.
VALUES: list[type[Any]] = [*ENUMS, *STRINGS, Text, PartialDate]
TYPES: list[type[Any]] = [*RECORDS, *VALUES]


class Report(BaseModel):
    """A downstream model that has our types beside its own."""

    title: str
    workshops: list[Workshop] = []
    on: PartialDate = PartialDate("2019")
    place: Place | None = None
    party: PartyId = CountryCode("UZ")
    standing: Standing = Standing.MEMBER
    known: Answer = Answer.MAYBE
    names: dict[WorkshopId, Text] = {}


REPORT = Report(
    title="Peer learning",
    workshops=[WORKSHOP],
    place=Place("UZ", city="Tashkent"),
    names={WORKSHOP.id: Text(en="Workshop")},
)


def pointer(loc: tuple[int | str, ...]) -> str:
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in loc)


def message(problem: Problem) -> str:
    return f"{problem.message} See {problem.other}." if problem.other else problem.message


def problems(value: object, kind: Any) -> list[tuple[str, str, str]]:
    """Return what the library finds wrong: code, path and message of each problem."""
    try:
        make_converter().structure(value, kind)
    except ValidationError as error:
        return [(each.code, each.path, message(each)) for each in error.problems]
    return []


def errors(value: object, kind: Any) -> list[tuple[str, str, str]]:
    """Return what pydantic finds wrong."""
    try:
        TypeAdapter(kind).validate_python(value)
    except pydantic.ValidationError as error:
        found = error.errors(include_url=False)
        return [(each["type"], pointer(each["loc"]), each["msg"]) for each in found]
    return []


# Reading and writing


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_what_is_written_is_our_json_and_is_read_back(kind: type[Any]) -> None:
    adapter = TypeAdapter(kind)
    converter = make_converter()

    @times(0.4)
    @given(of_type(kind) if kind not in ENUMS else st.from_type(kind))
    def check(value: Any) -> None:
        assert adapter.validate_python(value) is value
        written = adapter.dump_python(value)
        assert written == converter.unstructure(value)
        assert json.loads(adapter.dump_json(value)) == written
        assert adapter.validate_python(written) == adapter.validate_json(json.dumps(written))
        assert adapter.validate_python(written) == value

    check()


def test_a_model_is_written_and_read_back() -> None:
    written = REPORT.model_dump()
    assert written["workshops"] == [to_dict(WORKSHOP)]
    assert written["names"] == {"tashkent-2019": {"en": "Workshop"}}
    assert (written["on"], written["standing"], written["known"]) == ("2019", "member", "maybe")
    assert json.loads(REPORT.model_dump_json()) == written
    assert Report.model_validate(written) == REPORT
    assert Report.model_validate_json(REPORT.model_dump_json()) == REPORT


def test_what_could_not_be_read_back_is_not_written() -> None:
    class Venue(Place):
        """A caller's class."""

    with pytest.raises(PydanticSerializationError, match="Expected a Place, got a Venue"):
        TypeAdapter(Place).dump_python(Venue("UZ"))


def test_a_field_is_of_a_class_of_records() -> None:
    with pytest.raises(ValidationError, match="Expected a class of records"):
        TypeAdapter(Record)


# Errors


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_each_problem_is_one_error_at_its_place(kind: type[Record]) -> None:
    @times(0.4)
    @given(mutated(st.from_type(kind).map(to_dict), most=2))
    def check(document: Any) -> None:
        assert errors(document, kind) == problems(document, kind)

    check()


@given(mutated(real_documents()))
def test_each_problem_of_a_register_is_one_error(document: Any) -> None:
    assert errors(document, Hub) == problems(document, Hub)


@given(broken_documents())
def test_json_is_checked_as_a_dict_is(broken: Any) -> None:
    try:
        document = json.loads(broken.text)
    except ValueError:
        return
    try:
        TypeAdapter(Hub).validate_json(broken.text)
    except pydantic.ValidationError as error:
        found = [(each["type"], pointer(each["loc"]), each["msg"]) for each in error.errors()]
        assert found == problems(document, Hub)
    else:
        assert not problems(document, Hub)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("wrong", [None, 5, "A b", {"EN": "Words", "ru": ""}, []], ids=repr)
def test_a_value_is_refused_with_our_code_and_message(kind: type[Any], wrong: object) -> None:
    assert errors(wrong, kind) == problems(wrong, kind) != []


def test_an_error_has_its_place_in_the_model_and_the_value_there() -> None:
    wrong = {
        "title": 5,
        "workshops": [
            {"id": "w"},
            {
                "id": "Tashkent 2019",
                "titel": {"en": "Workshop"},
                "co_organizers": [{"organization": "oecd"}, {"organization": "oecd"}, {}],
                "a/b~c": [1],
                "\ud800": 5,
            },
        ],
        "names": {"w": {"en": ""}},
    }
    with pytest.raises(pydantic.ValidationError) as refused:
        Report.model_validate(wrong)
    found = [(each["loc"], each["type"], each["input"]) for each in refused.value.errors()]
    at = ("workshops", 1)
    assert found == [
        (("title",), "string_type", 5),
        ((*at, "titel"), "unknown-key", {"en": "Workshop"}),
        ((*at, "a/b~c"), "unknown-key", [1]),
        # A key that is not text to UTF-8 has another spelling in messages and places.
        ((*at, "\\ud800"), "unknown-key", None),
        ((*at, "id"), "invalid-id", "Tashkent 2019"),
        ((*at, "co_organizers", 2), "missing-key", {}),
        ((*at, "co_organizers", 1), "duplicate-item", {"organization": "oecd"}),
        (("names", "w", "en"), "blank-text", ""),
    ]
    doubled = refused.value.errors()[6]
    assert doubled["msg"].endswith("Keep one of the two. See /co_organizers/0.")


def test_each_type_of_a_union_says_why_it_refuses() -> None:
    with pytest.raises(pydantic.ValidationError) as refused:
        Report.model_validate({"title": "Peer learning", "party": "Oecd"})
    assert [each["loc"] for each in refused.value.errors()] == [
        ("party", "function-plain[CountryCode()]"),
        ("party", "function-plain[OrganizationId()]"),
    ]


# JSON Schema


def references(schema: object) -> Iterator[str]:
    return (each[1] for each in re.finditer(r'"\$ref": "([^"]+)"', json.dumps(schema)))


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_types_are_components_and_no_reference_dangles(mode: Any) -> None:
    schema = Report.model_json_schema(mode=mode)
    assert set(references(schema)) == {f"#/$defs/{name}" for name in schema["$defs"]}
    assert schema["properties"]["workshops"]["items"] == {"$ref": "#/$defs/Workshop"}
    assert schema["properties"]["on"] == {"$ref": "#/$defs/PartialDate", "default": "2019"}
    assert schema["$defs"].keys() >= {"Workshop", "Place", "CountryCode", "Standing", "Answer"}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_the_schema_is_that_of_our_documents(kind: type[Record]) -> None:
    model = pydantic.create_model("Model", field=(kind, ...))
    schema: Any = model.model_json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$defs"] == json_schema(kind)["$defs"]
    assert schema["properties"] == {"field": {"$ref": f"#/$defs/{kind.__name__}"}}


# FastAPI


app = FastAPI()


@app.post("/reports")
async def publish(report: Report) -> Report:
    return report


@app.post("/workshops")
async def hold(workshop: Annotated[Workshop, Body()]) -> Workshop:
    return workshop


@app.get("/alliances/{alliance}/roster")
async def roster(
    alliance: AllianceId, on: PartialDate, standing: Standing = Standing.MEMBER
) -> Roster:
    return HUB.alliance(alliance).roster(on, [standing])


ROSTER = "/alliances/e-government/roster"


def check_service(client: "TestClient | httpx2.Client") -> None:
    """Check that a service takes our types, answers with them, and says what is wrong."""
    answer = client.post("/reports", json=REPORT.model_dump())
    assert Report.model_validate_json(answer.content) == REPORT
    answer = client.post("/workshops", json=to_dict(WORKSHOP))
    assert (answer.status_code, answer.json()) == (200, to_dict(WORKSHOP))
    answer = client.get(ROSTER, params={"on": "2019-05"})
    assert from_dict(answer.json(), Roster) == HUB.alliance("e-government").roster("2019-05")
    answer = client.get(ROSTER, params={"on": "2019-13", "standing": "guest"})
    assert answer.status_code == 422
    assert [(each["loc"], each["type"]) for each in answer.json()["detail"]] == [
        (["query", "on"], "invalid-date"),
        (["query", "standing"], "unknown-word"),
    ]
    answer = client.post("/workshops", json={"id": "w", "start": "2019-13", "titel": {"en": "Day"}})
    assert answer.status_code == 422
    assert [(each["loc"], each["type"]) for each in answer.json()["detail"]] == [
        (["body", "titel"], "unknown-key"),
        (["body", "start"], "invalid-date"),
    ]
    described = client.get("/openapi.json").json()
    components = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    # Some releases of pydantic describe what is taken and what is returned under two names.
    named = {name.removesuffix("-Input").removesuffix("-Output") for name in components}
    assert {"#/components/schemas/Workshop", "#/components/schemas/PartialDate"} <= named
    assert set(references(described)) <= components


@contextmanager
def served() -> Generator[str]:
    """Serve the application on a free port of the loopback interface, and return its address."""
    # The socket listens before the server starts: who connects early waits in its queue.
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def test_a_service_in_process() -> None:
    with TestClient(app) as client:
        check_service(client)


def test_a_service_over_http() -> None:
    with served() as address, httpx2.Client(base_url=address) as client:
        check_service(client)
