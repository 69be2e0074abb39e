"""What all rows must be true of."""

import re
from typing import Any, Final

from egov_hub._wording import printable
from egov_hub.rows import Row, Rows

# What lines say in all rows of a class, around what is in the fields of the row.
AROUND: Final = """
    a according advance an and another as at attendance be became began belonged body by changed
    confirmed contradicted counted day event exactly expected followed for from got held hold
    host if in inferred is it joined known label left longer may maybe more named no nobody none
    not notice of on one or outside part post printed recorded role since take that the then
    through to undecided unknown up with witness witnesses workshop year
"""


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", printable(text)))


def check_tables(rows: Rows[Any]) -> None:
    """Check that tables say all that lines say, with names and with ids."""
    # A workshop is summarized in its line.
    for names in (None, vars(rows)["_names"]) if rows and isinstance(rows[0], Row) else ():
        some = Rows(rows, names=names)
        columns = [map(str, column) for column in some.columns(names=names).values()]
        flat = [" ".join(row) for row in zip(*columns, strict=True)]
        shown = [" ".join(row) for row in vars(Rows)["_table"](some).lines]
        said = str(some).splitlines()
        for line, *tables in zip(said, flat, shown, strict=True):
            for table in tables:
                assert words(line) <= words(table) | words(AROUND)
