"""Footprint: one person, their organisation's social media policy, and what follows from it."""

__version__ = "0.1.0"
