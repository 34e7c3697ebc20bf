"""The bundled encoder: its training, its files and its scores; `python -m evals.encoder train` makes it again."""
