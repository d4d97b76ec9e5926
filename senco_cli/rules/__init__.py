"""Deadlines, checks, costs and school days: pure functions over dated data."""
