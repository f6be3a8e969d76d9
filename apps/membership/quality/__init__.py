"""Clean data: rules, scores, the next records to mend, duplicates."""
