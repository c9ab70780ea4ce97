"""The interface for scripts, /api/v1: everything that the pages show, as JSON. `table` lists every address."""
