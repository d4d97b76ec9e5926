"""Word files: the empty one that each begins as, and what blocks become in it."""
