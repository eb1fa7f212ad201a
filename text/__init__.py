"""How anything is written: Indonesian numbers and days, escaping, headings, tables. May know nobody."""
