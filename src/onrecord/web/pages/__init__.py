"""One module a page: what it shows, taken from the views, in the order of its template."""
