"""The record for other programs: JSON lines, tables."""
