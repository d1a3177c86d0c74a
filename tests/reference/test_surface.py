"""What the room offers, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

from belarus_stic import reference


def test_public_names_are_there() -> None:
    """Each name of `__all__` exists and stands there once."""
    assert len(set(reference.__all__)) == len(reference.__all__)
    assert [name for name in reference.__all__ if not hasattr(reference, name)] == []


def test_little_is_read_for_a_code() -> None:
    """Importing opens no file; a code is answered from two, without the table of all names."""
    program = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "from belarus_stic.reference import CURRENCIES, country, country_codes, name_of\n"
        "from belarus_stic.reference.countries import _names\n"
        "before = sum(name.endswith('.json') for name in opened)\n"
        "country_codes(), name_of('BLR'), country('BLR')\n"
        "print(before, sum(name.endswith('.json') for name in opened))\n"
        "print(_names.cache_info().currsize)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["0", "2", "0"]
