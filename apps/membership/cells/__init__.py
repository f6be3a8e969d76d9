"""The life of a cell: meetings, attendance, officials assigned to attend."""
