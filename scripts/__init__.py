"""Tools of the repository. Run from its root: `.venv/bin/python -m scripts.<name>` (the Makefile does)."""
