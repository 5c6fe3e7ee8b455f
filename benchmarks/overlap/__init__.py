"""The side-by-side timing of the overlap check: `make bench`."""
