"""From office files to one immutable build: read, judge, derive, publish."""
