"""What a notebook shows of answers and pictures, without any magic."""

from pathlib import Path
from typing import Any, cast

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent


def test_a_notebook_shows_registers_answers_and_pictures() -> None:
    # The library has no types.
    read: Any = cast("Any", nbformat).read
    book = read(ROOT / "examples" / "notebook.ipynb", as_version=4)
    NotebookClient(book, resources={"metadata": {"path": str(ROOT)}}).execute()
    cells = [cell for cell in book.cells if cell.cell_type == "code"]
    shown: dict[str, Any] = {cell.id: cell.outputs[0]["data"] for cell in cells}
    assert [len(cell.outputs) for cell in cells] == [1] * len(cells)
    assert "<th>Hub</th><th>astana-civil-service-hub</th>" in shown["register"]["text/html"]
    assert "<td>Asian Association for Public Administration</td>" in shown["rows"]["text/html"]
    assert shown["nothing"]["text/html"] == "<p>(none)</p>"
    assert "<svg" in shown["picture"]["image/svg+xml"]
    assert shown["picture"]["image/png"].startswith("iVBORw0KGgo")
    assert "<td>Uzbekistan</td>" in shown["frame"]["text/html"]
