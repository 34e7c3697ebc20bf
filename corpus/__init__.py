"""Knowledge that ships: the schema of entries, and the entries."""
