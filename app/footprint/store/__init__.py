"""Where it is kept: one person's encrypted vault; the only SQL."""
