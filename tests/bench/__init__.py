"""The benchmark: a national register, a restricted reader, and the floor beside every number."""
