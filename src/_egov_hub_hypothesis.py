"""What Hypothesis loads where egov_hub is installed: it names this module as its entry point.

It stands outside the package, because whatever is in the package loads the package.
"""

import sys


def register() -> None:
    """Tell Hypothesis of egov_hub's types, if they are loaded; if not, egov_hub does when it is."""
    if package := sys.modules.get("egov_hub"):
        from egov_hub._hypothesis import register

        register(package)
