"""Evidence of cases: documents with their files, as secret as the case or more."""
