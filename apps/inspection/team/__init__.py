"""The team of a case: who works on it, in which part, and until when."""
