"""The pages: a local web application to see a record, check it and correct it. Reads through `views`, writes through `review`."""
