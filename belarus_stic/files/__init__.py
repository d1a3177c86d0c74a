"""One profile in one JSON file: read, write, and proof against a source's own text.

- `profiles.py`: `load_profile` and `save_profile`; the packaged profile's short way in.
- `json_file.py`: one file as bytes and strict JSON, its layout, and its replacement in one step.
- `structuring.py`: from the JSON of a user's file to a profile, with everything wrong in it.
- `statements.py`: a source's own text, read and proved by its digests.
- `schema.py`: the format as a JSON Schema; run it after a change of the model.

What a field may hold is said by the model alone (`field_specs`): a new kind of record or a new
field needs no change here, only a new `profile.schema.json`.
"""

from belarus_stic.files.profiles import load_profile, save_profile
from belarus_stic.files.statements import verify_source

__all__ = ["load_profile", "save_profile", "verify_source"]
