"""An authority's own Word form: looked over, tagged from a list of labels, and filled from the records."""
