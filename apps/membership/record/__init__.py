"""The whole record: coded lists, dated entries, requests to change it, the self-check sheet."""
