"""Where the record is kept: one SQLite file."""
