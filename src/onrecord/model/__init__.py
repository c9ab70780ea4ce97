"""What there is: frozen records, their ids and their evidence. Standard library and msgspec only."""
