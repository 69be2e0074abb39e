"""A class of your own that contains records, read and written by your own cattrs converter.

Run it to see a yearbook written as JSON and read back, and the errors of a bad yearbook.
"""

import json

from attrs import frozen
from cattrs import ClassValidationError, Converter
from cattrs.v import format_exception, transform_error

from egov_hub import Hub, ValidationError, Workshop, configure_converter, load
from egov_hub.examples import TASHKENT_2019

CONVERTER = Converter()
configure_converter(CONVERTER)

# What a person might type: three mistakes in one workshop, and a year that is not a number.
BAD_WORKSHOP = {"id": "Tashkent 2019", "start": 2019, "titel": {"en": "E-government"}}
BAD_YEAR = "last year"


@frozen
class Yearbook:
    """A selection of the workshops of one year, and their hub."""

    year: int
    hub: Hub
    workshops: tuple[Workshop, ...]


def write(yearbook: Yearbook) -> str:
    """Return a yearbook as JSON text."""
    return json.dumps(CONVERTER.unstructure(yearbook), ensure_ascii=False)


def read(text: str) -> Yearbook:
    """Return the yearbook in a JSON text."""
    return CONVERTER.structure(json.loads(text), Yearbook)


def complaints(error: ClassValidationError) -> list[str]:
    """Return the errors of egov_hub and of cattrs itself, each with its place."""

    def message(one: BaseException, kind: type | None) -> str:
        return str(one) if isinstance(one, ValidationError) else format_exception(one, kind)

    return transform_error(error, format_exception=message)


def main() -> None:
    """Write a yearbook and read it back, then read a bad yearbook."""
    hub = load(TASHKENT_2019)
    yearbook = Yearbook(2019, hub, (hub.workshop("tashkent-2019"),))
    text = write(yearbook)
    same = read(text) == yearbook
    print(f"Written as JSON and read back, the yearbook is {'' if same else 'NOT '}equal.")

    data = json.loads(text)
    data["year"] = BAD_YEAR
    data["workshops"].append(BAD_WORKSHOP)
    try:
        read(json.dumps(data))
    except ClassValidationError as error:
        print("\nA bad one is refused:")
        print(*complaints(error), sep="\n")


if __name__ == "__main__":
    main()
