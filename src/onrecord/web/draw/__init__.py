"""Drawings as geometry: pure functions from records to marks and lines; the templates turn them into SVG, escaped like all text."""
