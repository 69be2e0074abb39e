"""Records as code that makes them again."""

from typing import Final

from egov_hub import _parse
from egov_hub._calls import call
from egov_hub.records import Record, as_record

WIDTH: Final = 88


def as_code(record: Record) -> str:
    """Return an expression that makes a record again, with `from egov_hub import *`.

    It is what `repr` shows, in lines that are not too long; and of a hub, of which `repr` shows
    only a summary, it is the whole.

    Args:
        record: The record.

    Example:
        >>> print(as_code(MembershipChange("AM", "2018?", "member", through="ekeng")))
        MembershipChange('AM', '2018?', 'member', through='ekeng')
        >>> print(as_code(Hub("hub", Text(en="Hub"), sources=[Source("notice", "A notice")])))
        Hub('hub', {'en': 'Hub'}, sources=[Source('notice', 'A notice')])
    """
    return call(_parse.argument("record", as_record, record), WIDTH)
