"""Pages in the form that the public gets."""
