"""Looking at cases: before and after beside each other."""
