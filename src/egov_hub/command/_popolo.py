"""A Popolo document as a register."""

from argparse import Namespace
from pathlib import PurePath

from attrs import evolve

from egov_hub._advice.ids import slug_of
from egov_hub.formats import Loss, LossCode, Read, popolo
from egov_hub.register.hub import Hub


def read(file: str, options: Namespace) -> Read[Hub]:
    """Return the register that a Popolo document describes; its name is from the file.

    Raises:
        ValidationError: Something in the document is wrong.
        OSError: The file cannot be read.
    """
    name = slug_of(PurePath(file).stem) or "hub"
    found = popolo.load(file, name, name, end=options.end, alliances=options.alliance)
    message = "The document has no name for the register, so the name of the file is used."
    return evolve(found, losses=[Loss(LossCode.ASSUMED, "", message), *found.losses])
