"""交付: validating, exceptions, packages and their journal."""
