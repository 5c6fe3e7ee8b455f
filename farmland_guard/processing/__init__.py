"""The toolbox door: provider and one thin algorithm per file."""
