"""One module a check, found by being there."""
