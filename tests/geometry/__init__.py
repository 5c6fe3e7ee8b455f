"""Tests of the geometry layer."""
