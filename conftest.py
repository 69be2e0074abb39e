"""Shared by all test runs: Hypothesis profiles, and examples in documents that run as tests.

Examples run from the folder pytest was started in, so those that read a file from
``examples/`` expect that to be the root of the repository.
"""

import gc
import os

import pytest
from hypothesis import Phase, settings
from sybil import Sybil
from sybil.parsers.myst import ClearNamespaceParser, PythonCodeBlockParser, SkipParser
from sybil.sybil import SybilCollection
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

import egov_hub
from egov_hub import questions

# To explain a failure, Hypothesis traces every line of many more runs: most of the time of `find`.
PHASES = [phase for phase in Phase if phase is not Phase.explain]
# There is no deadline, because it would depend on the speed of the machine.
settings.register_profile("default", deadline=None, phases=PHASES, max_examples=30)
# Hypothesis's own "ci" profile tries the same examples on every run; this one searches.
settings.register_profile("ci", settings.get_profile("default"), derandomize=False, print_blob=True)
# A longer search: `nox -s tests -- --hypothesis-profile thorough`.
settings.register_profile("thorough", settings.get_profile("default"), max_examples=500)
# To see which lines and branches are run, few examples are enough, the same in every run.
settings.register_profile(
    "brief", settings.get_profile("default"), max_examples=10, derandomize=True, database=None
)
# A mutant is killed by the first failure, whatever its shortest form.
settings.register_profile(
    "mutants", settings.get_profile("brief"), phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_collection_finish() -> None:
    """Let the garbage collector ignore the thousands of test objects that stay until the end."""
    gc.collect()
    gc.freeze()


class OneByOne(LoadScopeScheduling):
    """Give each worker the next test, and all examples of a document to one worker.

    They share a namespace.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        return file if file.endswith(".md") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneByOne:
    """Use this scheduler for any value of `--dist`."""
    return OneByOne(config, log)


@pytest.fixture(autouse=True)
def _public_names(doctest_namespace: dict[str, object]) -> None:
    """Let the examples in docstrings see every public name of the library."""
    doctest_namespace.update({name: getattr(egov_hub, name) for name in egov_hub.__all__})
    doctest_namespace["questions"] = questions


# It is part of Sphinx, which the tests do not need.
collect_ignore = ["docs/names.py"]

# In Markdown, every ```python fence is run: as doctests if it starts with `>>>`, else as code.
# All the fences of one document share one namespace.
MARKDOWN_PARSERS = [PythonCodeBlockParser(), ClearNamespaceParser(), SkipParser()]

pytest_collect_file = SybilCollection(
    [
        Sybil(name="docs", path="docs", patterns=["*.md"], parsers=MARKDOWN_PARSERS),
        Sybil(name="readme", path=".", filenames=["README.md"], parsers=MARKDOWN_PARSERS),
    ]
).pytest()
