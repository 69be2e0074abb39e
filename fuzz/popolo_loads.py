"""Popolo documents, whose parts are combined in other ways, and texts that are not JSON."""

from egov_hub import ValidationError, dumps, loads, locate
from egov_hub.formats import popolo
from fuzz.checks import check_problems
from fuzz.from_dict import mutated as mutated_json

mutated = mutated_json


def attempt(data: bytes) -> None:
    """Read bytes, and put aside what is wrong: the rest is a register, and each path is there."""
    try:
        found = popolo.loads(data, "hub", "Hub", missing="create", aside=True)
    except ValidationError as error:
        check_problems(error)
        return
    places = locate(data)
    assert all(each.path in places for each in (*found.losses, *found.problems))
    assert loads(dumps(found.value)) == found.value
