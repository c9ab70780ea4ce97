"""Bytes from outside become captures, texts, reports and failures."""
