"""The arguments of a picture."""

from collections.abc import Collection, Mapping
from typing import Final

from egov_hub import _parse
from egov_hub._wording import as_key, shown
from egov_hub.problems import Code, refuse
from egov_hub.register.hub import Hub, as_hub, as_workshops
from egov_hub.values.ids import as_party_id
from egov_hub.workshops import Workshop

# The number of letters of a name that are shown.
MOST_LETTERS: Final = 40


def as_optional_hub(value: Hub | None) -> Hub | None:
    """Return None for None, otherwise a hub."""
    return None if value is None else as_hub(value)


def as_optional_workshops(value: Collection[Workshop] | None) -> tuple[Workshop, ...] | None:
    """Return None for None, otherwise workshops."""
    return None if value is None else as_workshops(value)


def as_names(value: Mapping[str, str]) -> dict[str, str]:
    """Return the names of parties, by their ids."""
    if not isinstance(value, Mapping):
        message = f'Expected names by ids, got {shown(value)}. Write them like {{"oecd": "OECD"}}.'
        raise refuse(Code.WRONG_TYPE, message)
    names = _parse.read(value, dict[str, str]).items()
    return {
        _parse.argument(as_key(id), as_party_id, id): _parse.argument(
            as_key(id), _parse.string, name
        )
        for id, name in names
    }


def shortened(name: str) -> str:
    """Return as many whole words of a name as there is space for."""
    if len(name) <= MOST_LETTERS:
        return name
    whole_words, *_ = name[:MOST_LETTERS].rsplit(" ", 1)
    return f"{whole_words[: MOST_LETTERS - 1]}…"
