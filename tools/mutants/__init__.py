"""A mutation run: small faults are put into the SQL and the Python of the product, and the tests must notice them."""
