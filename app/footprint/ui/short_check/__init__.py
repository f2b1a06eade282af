"""Short checks in the window: a few questions at any time, without a vault, and nothing of it kept."""
