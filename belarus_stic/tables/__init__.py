"""Tables: what every answer returns, how it is shown, and how it is worded.

- `table.py` `Table`, what every answer is: its rows by position, key and value, its words, its
  forms. `parts.py` what stands beside the rows: `Column`, `LeftOut`, `Origin`.
- `frames.py` columns of data from the fields of a row class (`described`); types and cells of them.
- `rendering.py` pages and cards as text, Markdown and HTML; a `Row` is read as a card, `Displayed`
  is a table for people.
- `wording.py` pieces of sentences: quantities, dates, names, statements.
- `by_country.py` values by country in any form; exact numbers. `options.py` what a caller chose.
- `output.py` the name of a file, and its new content, all of it or none.

A new answer is a row class (`Row`), its table (`Table`) and its sentences. A new kind of value is
worded by a function in `wording.py` and a line in `_WORDED`.
"""

from belarus_stic.tables.by_country import by_country, exact_number, is_missing, maybe_number
from belarus_stic.tables.frames import DataColumn, declared_columns, described, package
from belarus_stic.tables.options import choice, choices, one_or_more, whole_number
from belarus_stic.tables.output import StrPath, as_path, replace_file
from belarus_stic.tables.parts import Column, LeftOut, Origin, Style
from belarus_stic.tables.pictures import bare_headline, drawn
from belarus_stic.tables.rendering import Card, Displayed, Row, wrapped
from belarus_stic.tables.table import Table
from belarus_stic.tables.wording import (
    by_alphabet,
    counted,
    denominator_words,
    in_threes,
    interval_words,
    listed,
    locators_words,
    names_words,
    number_words,
    per_words,
    percent_words,
    period_words,
    plural,
    quantity_words,
    rank_words,
    sentence,
    share_words,
    with_article,
)

__all__ = [
    "Card",
    "Column",
    "DataColumn",
    "Displayed",
    "LeftOut",
    "Origin",
    "Row",
    "StrPath",
    "Style",
    "Table",
    "as_path",
    "bare_headline",
    "by_alphabet",
    "by_country",
    "choice",
    "choices",
    "counted",
    "declared_columns",
    "denominator_words",
    "described",
    "drawn",
    "exact_number",
    "in_threes",
    "interval_words",
    "is_missing",
    "listed",
    "locators_words",
    "maybe_number",
    "names_words",
    "number_words",
    "one_or_more",
    "package",
    "per_words",
    "percent_words",
    "period_words",
    "plural",
    "quantity_words",
    "rank_words",
    "replace_file",
    "sentence",
    "share_words",
    "whole_number",
    "with_article",
    "wrapped",
]
