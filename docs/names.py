"""A Sphinx extension: a name of the library in the prose of a page is a link to the reference.

In Markdown, `Workshop.start` is only code. If the reference documents something with this name,
the extension makes a link of it.
"""

from collections.abc import Iterator
from typing import Any, Final

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

# A page can name these by their last part; fields and methods need the name of their class.
_CALLED_ALONE: Final = {"class", "data", "exception", "function"}


class LinkNames(SphinxPostTransform):
    """Makes links of the names of public things."""

    # Before the references are resolved, which has the priority 10.
    default_priority = 5

    def run(self, **_: Any) -> None:
        """Replace each name that is alone in its code by a reference to what it names."""
        known = self._known()
        for literal in list(self.document.findall(nodes.literal)):
            target = known.get(literal.astext().removesuffix("()"))
            if target and not _is_within(literal, (pending_xref, nodes.reference, nodes.title)):
                link = pending_xref(
                    "", refdomain="py", reftype="obj", reftarget=target, refdoc=self.env.docname
                )
                literal.replace_self(link)
                link += literal

    def _known(self) -> dict[str, str]:
        """Return the full names of all documented things, by the names that a page may use."""
        found: dict[str, str] = {}
        documented = self.env.get_domain("py").objects.items()
        # If two things have the same last part, the name means the thing nearer to the top.
        for full, entry in sorted(documented, key=lambda item: (item[0].count("."), item[0])):
            for name in _names(full, entry.objtype):
                found.setdefault(name, full)
        return found


def _names(full: str, kind: str) -> Iterator[str]:
    parts = full.split(".")
    first = len(parts) - (1 if kind in _CALLED_ALONE else 2)
    for start in range(first + 1):
        yield ".".join(parts[start:])


def _is_within(node: nodes.Node, kinds: tuple[type[nodes.Node], ...]) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kinds):
            return True
    return False


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the extension to Sphinx."""
    app.add_post_transform(LinkNames)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
