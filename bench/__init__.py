"""The measures: how well the reports are read, and how fast. `python -m bench`, `python -m bench gate`."""
