"""OnRecord keeps a record that can be checked of what is said to have happened in an armed conflict."""

__version__ = "0.1.0"
