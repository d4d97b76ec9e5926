"""Common transfer files: what follows a pupil to the next school, read tolerantly and written in part."""
