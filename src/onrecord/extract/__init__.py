"""The records of one text: pure functions of its analysis."""
