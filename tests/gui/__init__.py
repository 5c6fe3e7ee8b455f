"""Panels, clicked with the mouse."""
