"""Where the page of a record is: a file name that is valid on every file system."""

from hashlib import sha256
from typing import Final

from egov_hub.register.outlines import FIELDS_OF_IDS, RecordId

# Names that Windows reads as a device, also with an ending; and the one servers show for a folder.
RESERVED: Final = {
    *("con", "prn", "aux", "nul", "index"),
    *(f"{device}{number}" for device in ("com", "lpt") for number in range(10)),
}
# Names of files have at most 255 bytes, and an ending.
LONGEST: Final = 200


def address(id: RecordId) -> str:
    """Return the address of the page of a record, from the home page.

    Example:
        >>> from egov_hub.site._addresses import address
        >>> address(WorkshopId("tashkent-2019")), address(CountryCode("UZ"))
        ('workshops/tashkent-2019.html', 'countries/uz.html')
    """
    return f"{FIELDS_OF_IDS[type(id)]}/{file_name(id)}.html"


def file_name(id: str) -> str:
    """Return the name of a file, without its ending, which is different for each id of a kind.

    Ids are in lower case, and country codes in upper case, so letter case can be ignored. An id
    never ends with a hyphen, and never has two hyphens next to each other.

    Example:
        >>> from egov_hub.site._addresses import file_name
        >>> file_name("oecd"), file_name("UZ"), file_name("con")
        ('oecd', 'uz', 'con-')
        >>> len(file_name("a" * 999))
        217
    """
    name = id.lower()
    if name in RESERVED:
        return f"{name}-"
    if len(name) > LONGEST:
        return f"{name[:LONGEST]}--{sha256(name.encode()).hexdigest()[:15]}"
    return name
