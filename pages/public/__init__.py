"""The pages in the form that the public gets: the same addresses, controlled figures."""
