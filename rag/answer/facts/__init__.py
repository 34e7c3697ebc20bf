"""Facts of one entry: what a question wants of it, what its record holds, and which sentences of its document say it."""
