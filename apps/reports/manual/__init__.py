"""Manual figures: what no app holds records of, with author, basis and approval."""
