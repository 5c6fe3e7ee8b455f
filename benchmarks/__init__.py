"""Measurements beside other tools, and the generator of the sample county they run on."""
