"""Files that people upload: the store, the check of their content, versions, sending them."""
