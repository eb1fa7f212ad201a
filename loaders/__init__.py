"""Office files and other sources to one immutable build: `python -m loaders`. May know storage, access and text."""
