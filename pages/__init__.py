"""One file per page: which figures it shows, in which order. May know every room."""
