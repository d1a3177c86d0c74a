"""Pictures: plain data becomes a sheet of texts and shapes, and a sheet is painted.

- `sheet`: texts, shapes and lines with their places; `lettering`: how wide words are, and lines;
- `page`: title and footer around a sheet, and how matplotlib paints it; `svg`: for a web page;
- `key`: what signs mean;
- `ranks`, `matrix`, `heat`, `nets`, `strips`, `bands`, `times`: one kind of picture each.

Nothing here knows an answer. matplotlib is loaded where it is used.
"""

from belarus_stic.charts.bands import Band, Sum, draw_bands
from belarus_stic.charts.heat import HeatRow, draw_heat
from belarus_stic.charts.matrix import Cell, Matrix, MatrixRow, draw_matrix, fold
from belarus_stic.charts.nets import Circle, Order, draw_circle, draw_order
from belarus_stic.charts.page import page, painted
from belarus_stic.charts.ranks import RankRow, Ranks, draw_groups
from belarus_stic.charts.sheet import Sheet
from belarus_stic.charts.strips import REMARKED, Strip, Strips, draw_strips
from belarus_stic.charts.svg import svg
from belarus_stic.charts.times import Section, Span, Times, draw_times

__all__ = [
    "REMARKED",
    "Band",
    "Cell",
    "Circle",
    "HeatRow",
    "Matrix",
    "MatrixRow",
    "Order",
    "RankRow",
    "Ranks",
    "Section",
    "Sheet",
    "Span",
    "Strip",
    "Strips",
    "Sum",
    "Times",
    "draw_bands",
    "draw_circle",
    "draw_groups",
    "draw_heat",
    "draw_matrix",
    "draw_order",
    "draw_strips",
    "draw_times",
    "fold",
    "page",
    "painted",
    "svg",
]
