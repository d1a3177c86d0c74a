"""Profiles in folders of JSON files: read, write, and proof against a source's own text."""

from belarus_stic.files.profiles import load_profile, save_profile, verify_source

__all__ = ["load_profile", "save_profile", "verify_source"]
