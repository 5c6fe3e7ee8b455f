"""One algorithm per file, each a thin door to a function of casework or exchange."""
