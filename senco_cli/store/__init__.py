"""The record folder and its git history: the only package that touches records."""
