"""Sphinx configuration: MyST pages, and a reference made from the docstrings."""

import sys
from importlib.metadata import version as distribution_version
from pathlib import Path

project = "egov-hub"
author = "The egov-hub authors"
project_copyright = "The egov-hub authors"
release = distribution_version("egov-hub")
version = release

sys.path.insert(0, str(Path(__file__).parent))
extensions = [
    "myst_parser",
    "names",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
    "sphinx_design",
]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"egov-hub {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]

# The copy button leaves out prompts and output.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_typehints = "signature"
python_maximum_signature_line_length = 80

napoleon_numpy_docstring = False
# An "Attributes:" section is a list of fields, so it cannot describe one attribute twice.
napoleon_use_ivar = True

# In docstrings, `name` is code, and a link if it names something of the same class or module.
default_role = "py:obj"

# Every reference and every type in a signature must have a target, except:
nitpicky = True
nitpick_ignore_regex = [
    # `name` in a docstring, which may be any code.
    ("py:obj", ".*"),
    # Names that Sphinx sees as they are written in an annotation, not as what they mean.
    ("py:exc", "InvalidArgument"),
    (
        "py:class",
        r"Converter|FilePath|JsonValue|ActKind|MembershipAct|Seat|Rows|pd\.DataFrame|rich\..*",
    ),
    # Type variables, and a base class that is not public.
    (
        "py:class",
        r"egov_hub\.(documents\.R|formats\.yaml\.R|formats\.T_co|rows\.Row_co|strategies\._records\.[RT]|strategies\._values\.Id|testing\.serializers\.Document|values\.ids\.Slug)",
    ),
    # What is documented elsewhere, because the build does not read anything from the network.
    ("py:.*", r"(attrs?|cattrs|collections|csv|datetime|enum|hypothesis|os|pathlib|types)\..+"),
    ("py:.*", r"matplotlib\..+"),
]


def keep_first_sentence(app, what, name, obj, options, lines) -> None:
    """Prevent Napoleon from reading "Whether it is old: nobody knows." as a type and a text.

    In the docstring of an attribute or property, the text before a colon in the first line would
    become the type. An empty comment as the first line prevents this; types are annotations.
    """
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def find_text_of_data(app, what, name, obj, options, lines) -> None:
    """Give a constant or a type alias the text below its definition in any module.

    Sphinx looks for the text only in the module from which users import the name, and otherwise
    uses the docstring of the class of the value.
    """
    if what != "data":
        return
    # Loaded here, because pytest loads this file, too, and Sphinx may not be installed then.
    from sphinx.pycode import ModuleAnalyzer

    package, _, short = name.rpartition(".")
    for module in [each for each in sys.modules if each.startswith(package)]:
        if found := ModuleAnalyzer.for_module(module).find_attr_docs().get(("", short)):
            lines[:] = found
            return
    raise ValueError(f"{name} has no text below its definition")


def write_example_site(app, error) -> None:
    """Write the site of the example register next to the pages, which link to it."""
    if error is None and app.builder.name == "html":
        from egov_hub import load, site
        from egov_hub.examples import ASTANA_HUB

        site.save(load(ASTANA_HUB), Path(app.outdir, "example-site"), findings=True)


def setup(app) -> None:
    # Lower than the 500 of Napoleon, so these run first.
    app.connect("autodoc-process-docstring", find_text_of_data, priority=300)
    app.connect("autodoc-process-docstring", keep_first_sentence, priority=400)
    app.connect("build-finished", write_example_site)
