"""What is seen: the window; the only Qt."""
