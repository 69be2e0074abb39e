"""Records as code that creates them."""

from egov_hub import _parse
from egov_hub._calls import WIDTH, call
from egov_hub.records import Record, as_record


def as_code(record: Record) -> str:
    """Return an expression that creates a record, after `from egov_hub import *`.

    It is the same as `repr`, but in short lines. For a hub, `repr` shows only a summary, but this
    is complete.

    Args:
        record: The record.

    Example:
        >>> print(as_code(MembershipChange("AM", "2018?", "member", through="ekeng")))
        MembershipChange('AM', '2018?', 'member', through='ekeng')
        >>> print(as_code(Hub("hub", Text(en="Hub"), sources=[Source("notice", "A notice")])))
        Hub('hub', {'en': 'Hub'}, sources=[Source('notice', 'A notice')])
    """
    return call(_parse.argument("record", as_record, record), WIDTH)
