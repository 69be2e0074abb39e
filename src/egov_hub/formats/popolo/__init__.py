"""Reading Popolo as a register.

[Popolo](https://www.popoloproject.com) describes people, organizations, and who is a member of
what. Memberships of people become their posts; memberships of organizations in an alliance become
its history. What the document says but the register has no place for is listed.
"""

import os
from collections.abc import Collection, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from egov_hub import _files, _parse
from egov_hub.documents import json_text
from egov_hub.documents.placing import placed_in_json, places
from egov_hub.formats import Read
from egov_hub.formats.popolo._documents import Document, walked
from egov_hub.formats.popolo._reading import check_alliances, read
from egov_hub.formats.popolo._settings import End, Missing, parsed
from egov_hub.problems import ValidationError
from egov_hub.register.hub import Hub
from egov_hub.values.ids import HubId
from egov_hub.values.text import TextLike

if TYPE_CHECKING:
    from egov_hub._files import FilePath

__all__ = ["load", "loads"]


def loads(
    data: str | bytes,
    id: HubId | str,
    name: TextLike,
    *,
    end: End | None = None,
    missing: Missing = "leave-out",
    alliances: Collection[str] = (),
    scheme: str = "popolo",
    complete: bool = True,
    aside: bool = False,
) -> Read[Hub]:
    """Return the register that a Popolo document describes.

    The memberships of people become their posts. The memberships of organizations in an alliance
    become its history; an alliance is an organization, too. A membership without its own dates has
    the dates of its term, as in files of EveryPolitician (`legislative_period_id`).

    Ids in the document can have any form. The id of each record is made from the id in the
    document, which the record also has as an `Identifier`. Everything that has no place in a
    register is a loss.

    Args:
        data: The JSON text; bytes are read as UTF-8.
        id: The id of the register. A Popolo document does not have it.
        name: Its name.
        end: What the end of a membership, a name or an organization means: the last day
            (`inclusive`), or the first day after it (`exclusive`). Popolo does not define this.
            None: it is read as the last day, and this is reported as a loss (`assumed`).
        missing: What to do if the document refers to a person or an organization that it does not
            include: `leave-out` the membership, or `create` a record whose name is the id.
        alliances: The ids, in the document, of organizations that are alliances. An organization
            with the classification `alliance` does not have to be listed here.
        scheme: The scheme of the identifiers that contain the ids of the document.
        complete: Whether nobody belonged to an alliance except the members that the document names.
        aside: Whether parts that are wrong are put aside, and the rest is read. If the memberships
            of an organization in an alliance contradict each other, all of them are put aside.

    Raises:
        ValidationError: An argument is wrong; or the text is not a Popolo document; or something in
            it is wrong and `aside` is false. All problems are reported.

    Example:
        >>> from egov_hub.formats import popolo
        >>> text = '''{
        ...     "persons": [{"id": "p/1", "name": "Rustam Kasimov", "image": "rustam.jpg"}],
        ...     "organizations": [{"id": "o/1", "name": "Academy"}],
        ...     "memberships": [{"person_id": "p/1", "organization_id": "o/1", "role": "Rector",
        ...                      "start_date": "2018", "end_date": "2021-08-26"}]}'''
        >>> read = popolo.loads(text, "academy", "Academy", end="inclusive")
        >>> read.value.people[0].posts
        (Post('Rector', 'o-1', since='2018', until='2021-08-27'),)
        >>> print(read.losses)
        person p-1 /persons/0/image: There is no field for "image". [no-such-field]
    """
    settings = parsed(id, name, end, missing, alliances, scheme, complete, aside)
    document = _walked(data)
    check_alliances(document, settings)
    return read(document, settings)


def load(
    path: "FilePath",
    id: HubId | str,
    name: TextLike,
    *,
    end: End | None = None,
    missing: Missing = "leave-out",
    alliances: Collection[str] = (),
    scheme: str = "popolo",
    complete: bool = True,
    aside: bool = False,
) -> Read[Hub]:
    """Return the register that a Popolo file in UTF-8 describes. Problems and losses have lines.

    Args:
        path: The file, as text, bytes or a path object.
        id: As for `loads`, like all other arguments.
        name: See there.
        end: See there.
        missing: See there.
        alliances: See there.
        scheme: See there.
        complete: See there.
        aside: See there.

    Raises:
        OSError: The file cannot be read. `filename` is the path as it was given.
        ValidationError: As for `loads`.

    Example:
        >>> from egov_hub.formats import popolo
        >>> popolo.load("no-such-file.json", "hub", "Hub")
        Traceback (most recent call last):
            ...
        FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.json'
    """
    file = _parse.argument("path", _parse.file_path, path)
    settings = parsed(id, name, end, missing, alliances, scheme, complete, aside)
    data = _files.read(file)
    with _in_file(file, data):
        document = _walked(data)
    check_alliances(document, settings)
    with _in_file(file, data):
        return read(document, settings, places(data.decode()))


def _walked(data: str | bytes) -> Document:
    return walked(*json_text.read(data))


@contextmanager
def _in_file(file: str | bytes, data: bytes) -> Generator[None]:
    """Add the places in the file to the problems that are found."""
    try:
        yield
    except ValidationError as error:
        text = data.decode(errors="replace")
        problems = placed_in_json(error.problems, text)
        raise ValidationError(problems, file=os.fsdecode(file), text=text) from None
