"""Other systems' bytes in, proposed records out."""
