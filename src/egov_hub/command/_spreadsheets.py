"""A table of memberships as a register, for editors who do not have a register yet."""

from argparse import Namespace
from pathlib import PurePath
from typing import Final

from egov_hub import _files
from egov_hub._advice.ids import slug_of
from egov_hub.alliances import Alliance
from egov_hub.command._registers import UnusableError
from egov_hub.formats import Loss, LossCode, Losses, Read, tables
from egov_hub.membership.history import MembershipHistory
from egov_hub.register.bare import missing
from egov_hub.register.hub import Hub

_COLUMNS: Final = {"member": "member", "since": "since", "until": "until"}
"""The columns that are read if the caller does not name any."""

_NAMED_BY_ID: Final = "The table has no names, so the id is the name. Write the name."


def read(file: str, options: Namespace) -> Read[Hub]:
    """Return the register of the alliances in a table, and of the bodies that they name.

    Raises:
        ValidationError: A row is wrong.
        OSError: The file cannot be read.
        UnusableError: An option is missing.
    """
    columns = _COLUMNS | dict(options.column)
    if options.end is None:
        raise UnusableError(
            'Is "until" the last day, or the first day without membership? '
            "Add --end inclusive or --end exclusive."
        )
    if len(options.alliance) != 1 and "alliance" not in columns:
        raise UnusableError(
            "To which alliance do the rows belong? Add one --alliance ID, or --column "
            "alliance=HEADING."
        )
    found = tables.loads(
        _files.read(file),
        columns,
        parties=dict(options.parties),
        no_since=options.no_since,
        end=options.end,
        dates=options.dates,
        dialect=options.dialect,
    )
    alliances = tuple(
        _alliance(str(id or options.alliance[0]), history) for id, history in found.value.items()
    )
    name = slug_of(PurePath(file).stem) or "hub"
    hub = Hub(name, name).put(*alliances, *missing(alliances))
    return Read(hub, [*found.losses, *_names(hub)])


def _alliance(id: str, history: MembershipHistory) -> Alliance:
    return Alliance(id, id, history=history)


def _names(hub: Hub) -> Losses:
    """Return the assumptions: the names of all records that have one."""
    places = [
        "",
        *(f"/organizations/{index}" for index in range(len(hub.organizations))),
        *(f"/alliances/{index}" for index in range(len(hub.alliances))),
    ]
    return Losses([Loss(LossCode.ASSUMED, f"{place}/name", _NAMED_BY_ID) for place in places])
