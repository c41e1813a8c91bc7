"""Reads region folders: YAML and CSV in, errors with file, line and remedy out, or everything loaded at once."""
