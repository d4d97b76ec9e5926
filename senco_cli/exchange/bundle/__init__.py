"""One file about one pupil for the next school: what goes into it, how it is packed, and how it is taken in."""
