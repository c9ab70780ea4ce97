"""The order of the work and the engine that does it."""
