"""When summaries are made: cut-off days, what is made by itself, and what waits for its units."""
