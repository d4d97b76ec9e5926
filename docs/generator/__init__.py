"""The parts of `docs/generate.py`: one module a page."""
