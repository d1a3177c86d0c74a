"""How the documentation is built: `sphinx-build -n -W --keep-going docs docs/_build`."""

from __future__ import annotations

from importlib.metadata import version as installed_version

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import belarus_stic

project = "belarus_stic"
author = "The belarus_stic authors"
project_copyright = "The belarus_stic authors; code MIT, data CC BY 4.0"
release = version = installed_version("belarus-stic")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "belarus_stic"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False

# Names outside the project. Their own pages are not asked, so that the build needs no network.
nitpick_ignore_regex = [
    # The standard library, as autodoc writes it in signatures.
    (
        r"py:.*",
        r"(abc|collections|datetime|decimal|enum|fractions|os|pathlib|typing|types)(\..+)?",
    ),
    (r"py:.*", r"(bool|bytes|dict|float|frozenset|int|list|object|set|str|tuple|type|None)"),
    (r"py:(class|exc)", r"[A-Z]\w*(Error|Exception)"),
    # Libraries a signature names.
    (r"py:.*", r"(networkx|nx|pandas|pd|polars|pl)\..+"),
]


def point_to_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.reference | None:
    """Resolve `belarus_stic.room.Name`, where it is defined, to the public `belarus_stic.Name`.

    Public names are documented where a user imports them from; type hints carry the module that
    defines them, or no module at all.
    """
    name = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in belarus_stic.__all__:
        return None
    target = f"belarus_stic.{name}"
    domain = env.domains.python_domain
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", target, node, contnode)


def setup(app: Sphinx) -> None:
    """Register what this configuration adds."""
    app.connect("missing-reference", point_to_public_name)
