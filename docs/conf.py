"""How the documentation is built: `sphinx-build -n -W --keep-going docs docs/_build`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version as installed_version

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import belarus_stic
from belarus_stic.model import RECORD_TYPES, field_specs

project = "belarus_stic"
author = "The belarus_stic authors"
project_copyright = "The belarus_stic authors; code MIT, data CC BY 4.0"
release = version = installed_version("belarus-stic")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
# Docstrings mark code as Markdown does, with single backticks.
default_role = "code"
html_theme = "furo"
html_title = "belarus_stic"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
autodoc_member_order = "bysource"
# What a subclass of Table or Row says of itself; users have no need to call it.
autodoc_default_options = {
    "exclude-members": "card, columns, data_columns, displayed, footnotes, row_type, keys, title",
}
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
    # The table that `codebook()` returns, which has nothing of its own.
    (r"py:class", r"belarus_stic\.tables\.table\.Codebook"),
    # Libraries a signature names.
    (r"py:class", r"Axes"),
    (r"py:.*", r"(matplotlib|networkx|nx|pandas|pd|polars|pl)\..+"),
]


# Where the API reference documents names, from the most public on.
DOCUMENTED_IN = (
    "belarus_stic",
    "belarus_stic.model",
    "belarus_stic.values",
    "belarus_stic.reference",
    "belarus_stic.errors",
    "belarus_stic.tables",
    "belarus_stic.facts",
    "belarus_stic.graph",
    "belarus_stic.ranking",
    "belarus_stic.ranking.acceptability",
    "belarus_stic.ranking.against_source",
    "belarus_stic.coverage",
    "belarus_stic.funding",
    "belarus_stic.auditing",
)


def point_to_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.reference | None:
    """Resolve a name by the module that defines it, or by no module, to where it is documented.

    Type hints carry the defining module; the reference documents names where users import them.
    """
    if node.get("refdomain") != "py":
        return None
    name = node.get("reftarget", "").rpartition(".")[2]
    domain = env.domains.python_domain
    for module in DOCUMENTED_IN:
        target = f"{module}.{name}"
        if target in domain.objects:
            return domain.resolve_xref(
                env, node["refdoc"], app.builder, "obj", target, node, contnode
            )
    return None


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _records() -> Iterator[str]:
    """Yield the collections of a profile with the fields of their records."""
    yield "\n## Records\n"
    for record_type in RECORD_TYPES:
        yield f"### {record_type.collection}\n"
        yield f"{(record_type.__doc__ or '').splitlines()[0]}\n"
        yield from (_row("Field", "Holds", "Words or targets"), _row("---", "---", "---"))
        for spec in field_specs(record_type):
            several = "several" * spec.many
            holds = ", ".join(filter(None, (spec.kind, several, "required" * spec.required)))
            yield _row(f"`{spec.name}`", holds, ", ".join((*spec.words, *spec.targets)))
        yield ""


def _answers() -> Iterator[str]:
    """Yield the columns of the data of each answer."""
    yield "\n## Columns of the answers\n"
    profile = belarus_stic.load_profile()
    asked = (
        "rank_partners",
        "regional_coverage",
        "funding_breakdown",
        "audit",
        "ties",
        "timeline",
        "indicators",
    )
    for name in asked:
        yield f"### {name}\n"
        yield from (_row("Column", "Meaning", "Unit"), _row("---", "---", "---"))
        for row in getattr(belarus_stic, name)(profile).codebook():
            yield _row(f"`{row.column}`", row.meaning, row.unit)
        yield ""


def write_dictionary(_: Sphinx, docname: str, source: list[str]) -> None:
    """Add to the data dictionary what the classes say."""
    if docname == "data-dictionary":
        source[0] += "\n".join([*_records(), *_answers()])


def setup(app: Sphinx) -> None:
    """Register what this configuration adds."""
    app.connect("source-read", write_dictionary)
    app.connect("missing-reference", point_to_public_name)
