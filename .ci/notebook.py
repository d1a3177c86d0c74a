"""Execute a notebook, warnings as errors, and compare what it prints with what is stored in it.

python .ci/notebook.py NOTEBOOK
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbclient
import nbformat


def outputs_of(notebook: Any) -> list[str]:
    """Return what each code cell shows as text; a picture counts as one, whatever it looks like."""
    return [
        "".join(
            "(picture)"
            if "image/png" in output.get("data", {})
            else output.get("text") or output.get("data", {}).get("text/plain", "")
            for output in cell.outputs
        )
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def main() -> int:
    """Return the exit status: 1 where the notebook no longer prints what it stores."""
    path = Path(sys.argv[1])
    notebook = nbformat.read(path, as_version=4)
    stored = outputs_of(notebook)
    # Only the notebook's own cells are held to it: a kernel may warn while it shuts down.
    notebook.cells.insert(
        0, nbformat.v4.new_code_cell("import warnings as w; w.simplefilter('error')")
    )
    notebook.cells.append(nbformat.v4.new_code_cell("w.simplefilter('ignore')"))
    nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    fresh = outputs_of(notebook)[1:-1]
    for number, (before, now) in enumerate(zip(stored, fresh, strict=True), start=1):
        if before != now:
            print(f"{path}: code cell {number} stores\n{before}\nbut prints\n{now}")
    return int(stored != fresh)


if __name__ == "__main__":
    sys.exit(main())
