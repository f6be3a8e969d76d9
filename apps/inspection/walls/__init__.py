"""Who must not know of a case, and who should not take part in one."""
