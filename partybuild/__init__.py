"""The project: settings, URLs, the scoped database backend and the embedded servers."""
