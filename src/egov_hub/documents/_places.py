"""Places in a JSON value, whose pointers are made only when the places are reported.

Otherwise a long key of a long list would be copied for each item of the list.
"""

from typing import NamedTuple, Optional

from egov_hub._wording import pointer


class Place(NamedTuple):
    """A place in a value.

    Attributes:
        part: The key or index of the place.
        above: The place of the object or list that contains it; None if that is the whole value.
    """

    part: str | int
    above: Optional["Place"]

    def pointer(self) -> str:
        """Return the JSON Pointer to the place."""
        parts = [self.part]
        place = self.above
        while place:
            parts.append(place.part)
            place = place.above
        return pointer(*reversed(parts))
