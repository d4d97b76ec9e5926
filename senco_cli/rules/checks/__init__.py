"""One module a check, found by being there: `INFO`, and `check_pupil`, `check_school` or both."""
