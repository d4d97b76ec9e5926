"""Excel files: which sheets a page becomes, and how their cells look."""
