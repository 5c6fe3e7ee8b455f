"""What exists and what is allowed. Standard library only: no QGIS, no Qt, no numpy."""
